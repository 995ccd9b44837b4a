"""A revision as its page will look, from the document that people sign and not from the rows of the story."""

from typing import Any

from taggit.models import Tag

from articles.body import pictures_in
from articles.content import Content, set_columns
from articles.models import Byline, Citation, Contributor, Revision, Story
from articles.reading import OWNERS_OF_FACTS, Reading
from communities.models import Community, Fact, Portrait
from portal.images.models import Picture


class PreviewReading(Reading):
    """The surroundings of a page, for a story that is not on it yet; there is no story before or after it."""

    def __init__(self, story: Story, content: Content):
        self.story = story
        communities = Community.objects.published().filter(pk__in=content["communities"])
        self.communities = list(communities.with_place().order_by("pinyin", "slug"))
        facts = Fact.objects.published().select_related(
            "indicator", *(name.removeprefix("fact__") for name in OWNERS_OF_FACTS)
        )
        stated = facts.in_bulk([row["fact"] for row in content["citations"]])
        self.citations = [
            Citation(story=story, anchor=row["anchor"], caption=row["caption"], fact=stated[row["fact"]])
            for row in content["citations"]
            if row["fact"] in stated
        ]
        portraits = Portrait.objects.published().filter(community__in=communities)
        self._portraits = list(portraits.select_related("person").order_by("pk"))
        self._show_pictures(story)
        self.newer = self.older = None
        self.corrections = []
        self.reviewers = []  # nobody answers to residents for what is not public

    def _show_pictures(self, story: Story) -> None:
        """Only what residents may see already: a picture's address knows nothing of the link that led here."""
        wanted = {*pictures_in(story.body), story.picture_id} - {None}
        served = {picture.pk: picture for picture in Picture.objects.public().filter(pk__in=wanted)}
        self._pictures = list(served.values())
        self.hidden_pictures = len(wanted) - len(served)
        if story.picture_id not in served:
            story.picture = None


def read_revision(revision: Revision) -> PreviewReading:
    """The page of a revision; nothing of it is stored."""
    content: Content = revision.content
    now = revision.story
    story = Story(pk=now.pk, slug=now.slug, state=now.state, published_at=now.published_at)
    set_columns(content, story)
    contributors = Contributor.objects.in_bulk([row["contributor"] for row in content["bylines"]])
    bylines = [
        Byline(story=story, role=row["role"], contributor=contributors[row["contributor"]])
        for row in content["bylines"]
        if row["contributor"] in contributors
    ]
    cache: Any = {"bylines": bylines, "tags": list(Tag.objects.filter(name__in=content["tags"]).order_by("name"))}
    story._prefetched_objects_cache = cache
    return PreviewReading(story, content)
