"""Stories as an Atom feed (RFC 4287), for readers who follow the site and for sites that list its news."""

import re

from django.contrib.syndication.views import Feed
from django.db.models import Prefetch
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from articles.models import Byline
from portal.addresses import absolute, site_host

NEWEST = 50
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that no XML document may hold


def clean(words):
    return NOT_XML.sub("", str(words))


class BylineFeed(Atom1Feed):
    """Atom with as many authors and helpers as the byline has; Django's own writes one author."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for name in item["contributors"]:
            handler.startElement("contributor", {})
            handler.addQuickElement("name", name)
            handler.endElement("contributor")


class StoryFeed(Feed):
    """The newest of `stories`. Addresses are whole and from BASE_URL, so that Django never adds the Host header's."""

    feed_type = BylineFeed
    language = "zh-Hans"

    def __init__(self, stories, *, title, author, page, path):
        """`page` is the path of the page that the feed goes with, `path` its own; `author` stands for the site."""
        self.stories, self.title, self.author_name = stories, clean(title), clean(author)
        self.link, self.feed_url = absolute(page), absolute(path)
        self.feed_guid = self.feed_url

    def items(self):
        bylines = Prefetch("bylines", Byline.objects.select_related("contributor"))
        found = self.stories.newest_first().with_last_change().defer("anchors_used")
        return found.prefetch_related(bylines, "tags")[:NEWEST]

    def item_title(self, item):
        return clean(item.title)

    def item_description(self, item):
        return escape(clean(item.deck or item.lede))  # Atom calls its summary HTML

    def item_link(self, item):
        return absolute(item.get_absolute_url())

    def item_guid(self, item):
        """Stays when title and address change (RFC 4151)."""
        return f"tag:{site_host().partition(':')[0]},{item.published_on.isoformat()}:stories/{item.pk}"

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.updated_at

    def item_categories(self, item):
        return [clean(tag.name) for tag in item.tags.all()]

    def item_extra_kwargs(self, item):
        return {
            "authors": [clean(name) for name in item.authors],
            "contributors": [clean(name) for name in item.helpers],
        }
