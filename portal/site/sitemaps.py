"""Every address that search engines are shown, by kind: one file a section, listed in /sitemap.xml."""

from django.urls import reverse

from articles.sitemaps import StorySitemap
from communities.sitemaps import ActivitySitemap, AwardSitemap, CommunitySitemap, PersonSitemap, StreetSitemap
from portal.site.models import SiteSettings
from portal.site.navigation import MENU
from portal.site.tags import public_tags
from portal.sitemaps import PortalSitemap

ABOUT_THE_SITE = ["about", "contact", "accessibility", "privacy", "api_docs"]


class PageSitemap(PortalSitemap):
    """The front page, the columns, the pages about the site; a column without content hides as it does in the menu."""

    def items(self):
        columns = {entry.url_name: entry.rows() for entry in MENU} | {"tag_list": public_tags()}
        site = SiteSettings.load(presence=columns)
        return ["home", *(name for name in columns if site.has_content(name)), *ABOUT_THE_SITE]

    def location(self, item):
        return reverse(item)


class TagSitemap(PortalSitemap):
    def items(self):
        return public_tags()

    def location(self, item):
        return reverse("tag_detail", kwargs={"slug": item.slug})


SITEMAPS = {
    "pages": PageSitemap,
    "communities": CommunitySitemap,
    "streets": StreetSitemap,
    "awards": AwardSitemap,
    "activities": ActivitySitemap,
    "people": PersonSitemap,
    "stories": StorySitemap,
    "tags": TagSitemap,
}
