"""What machines read beside the pages: feeds, sitemaps, robots.txt."""

from django.conf import settings
from django.contrib.sitemaps.views import SitemapIndexItem, sitemap
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.feeds import StoryFeed
from articles.models import Story
from communities.models import Community
from communities.views.moved import follow_community
from portal.addresses import absolute
from portal.site.models import SiteSettings
from portal.site.sitemaps import SITEMAPS

KEPT_OUT = ["admin/", "mode/", "search/"]  # the desk, the choice of how to read, and whatever somebody searched for


@require_safe
def story_feed(request):
    site = SiteSettings.load()
    title = _("%(site)s：新闻报道") % {"site": site.name}
    feed = StoryFeed(
        Story.objects.published(), title=title, author=site.name, page=reverse("story_list"), path=reverse("story_feed")
    )
    return feed(request)


@require_safe
def community_feed(request, slug):
    community = Community.objects.published().filter(slug=slug).first()
    if community is None:
        return follow_community(slug, "community_feed")
    site = SiteSettings.load()
    title = _("%(community)s的报道 — %(site)s") % {"community": community.name, "site": site.name}
    path = reverse("community_feed", kwargs={"slug": slug})
    stories = Story.objects.published().about(community)
    return StoryFeed(stories, title=title, author=site.name, page=community.get_absolute_url(), path=path)(request)


@require_safe
def sitemap_index(request):
    """Every file of addresses; a section without one is left out, since an empty file is no sitemap."""
    files = []
    for section, kind in SITEMAPS.items():
        pages = kind().paginator
        here = absolute(reverse("sitemap_section", kwargs={"section": section}))
        for number in pages.page_range if pages.count else ():
            files.append(SitemapIndexItem(here if number == 1 else f"{here}?p={number}"))
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


@require_safe
def sitemap_section(request, section):
    return sitemap(request, SITEMAPS, section=section)


@require_safe
def robots(request):
    """Where machines are welcome. Under a sub-path nobody reads it; the handbook says what the main site then adds."""
    home = reverse("home")
    kept_out = [home + path for path in KEPT_OUT] if settings.SEARCH_INDEXING else [home]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept_out)]
    if settings.SEARCH_INDEXING:
        lines += ["", f"Sitemap: {absolute(reverse('sitemap'))}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
