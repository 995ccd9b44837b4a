"""The places and people that search engines are shown: what is public, and nothing else.

No `lastmod`: a profile changes with every figure on it, and a wrong date is worse than none.
"""

from communities.models import Activity, Award, Community, Person, Street
from portal.sitemaps import PortalSitemap


class CommunitySitemap(PortalSitemap):
    def items(self):
        return Community.objects.published().in_pinyin_order()


class StreetSitemap(PortalSitemap):
    def items(self):
        return Street.objects.present().order_by("pk")


class AwardSitemap(PortalSitemap):
    def items(self):
        return Award.objects.public().order_by("pk")


class PersonSitemap(PortalSitemap):
    def items(self):
        return Person.objects.public().order_by("pinyin", "slug")


class ActivitySitemap(PortalSitemap):
    def items(self):
        return Activity.objects.public().order_by("pk")
