"""The registry: every surface on which published things show, gathered from the list of each app.

A new public address joins the list of its app, or stands in SHOW_NOTHING_PUBLISHED; there is no third way
(tests/portal/site/test_surfaces.py). Pages of the desk are not surfaces: residents do not open them.
"""

from articles.surfaces import SURFACES as OF_STORIES
from communities.surfaces import SURFACES as OF_PLACES
from portal.images.surfaces import SURFACES as OF_PICTURES
from portal.site.sitemaps import SITEMAPS
from portal.surfaces import Surface

OWN = [
    Surface("home"),
    Surface("search", queries={"q": "words"}),
    Surface("tag_list"),
    Surface("tag_detail", of="tag"),
    Surface("tag_by_name", of="tag_name"),
    Surface("sitemap"),
    Surface("sitemap_section", places=tuple({"section": section} for section in SITEMAPS)),
    Surface("api_tags"),
]

SURFACES: list[Surface] = [*OWN, *OF_PLACES, *OF_STORIES, *OF_PICTURES]

# The same for everybody, whatever is published: statements about the site, doors, signs for machines.
SHOW_NOTHING_PUBLISHED = (
    *("about", "accessibility", "contact", "privacy", "security_txt", "robots", "health_live", "health_ready"),
    *("api_index", "api_description", "api_docs", "elder_mode_on", "elder_mode_off", "text_size"),
)
