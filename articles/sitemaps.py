"""The stories that search engines are shown."""

from articles.models import Story
from portal.sitemaps import PortalSitemap


class StorySitemap(PortalSitemap):
    def items(self):
        return Story.objects.published().newest_first().with_last_change().defer("body", "anchors_used")

    def lastmod(self, item):
        return item.updated_at
