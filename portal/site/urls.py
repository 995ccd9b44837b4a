from django.urls import path

from portal.access.routes import declare
from portal.site import api
from portal.site.views import about, api_docs, health, home, machines, search, security, tags

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("tags/", tags.tag_list, name="tag_list"),
    path("tags/<pinyin:slug>/", tags.tag_detail, name="tag_detail"),
    path("tags/<name:name>/", tags.tag_by_name, name="tag_by_name"),
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("contact/", about.contact, name="contact"),
    path("privacy/", about.privacy, name="privacy"),
    path(".well-known/security.txt", security.security_txt, name="security_txt"),
    *[endpoint.pattern for endpoint in [*api.ENDPOINTS, api.DESCRIPTION]],
    path("api/docs/", api_docs.api_docs, name="api_docs"),
    path("feeds/stories.atom", machines.story_feed, name="story_feed"),
    path("communities/<pinyin:slug>/feed.atom", machines.community_feed, name="community_feed"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap_section, name="sitemap_section"),
    path("robots.txt", machines.robots, name="robots"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
]

declare(
    *("home", "search", "tag_list", "tag_detail", "tag_by_name", "story_feed", "community_feed"),
    *("sitemap", "sitemap_section", "api_communities", "api_streets", "api_street", "api_community", "api_facts"),
    *("api_indicators", "api_awards", "api_levels", "api_people", "api_person", "api_activities", "api_activity"),
    *("api_series", "api_council", "api_stories", "api_story", "api_tags"),
    opens="page.view_public",
)
# Open to anybody, and without a row that could be unpublished.
declare("about", "accessibility", "contact", "privacy", "security_txt", "robots", "health_live", "health_ready")
declare("api_index", "api_description", "api_docs")
