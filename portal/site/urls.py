from django.urls import path

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
