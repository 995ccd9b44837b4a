"""One story as a page reads it: its words with links and figures laid over them, and what stands around them."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from articles.body import pictures_in
from articles.enums import Part, Verdict
from articles.models import Citation, Revision, Signature, Story
from articles.prose import Run, place_of, runs_of, show_body
from communities.models import Community, Portrait
from portal.images.models import Picture
from portal.together import fetch_together

OWNERS_OF_FACTS = ("fact__community", "fact__estate__community", "fact__facility__community", "fact__street")

REVIEWERS = {
    Part.FIRST: _("一审"),
    Part.FIRST_AND_SECOND: _("一审、二审"),
    Part.SECOND: _("二审"),
    Part.FINAL: _("三审"),
}


class Reading:
    """A published story that was fetched with its source, bylines and tags; everything else is one more question."""

    def __init__(self, story: Story):
        self.story = story
        published, communities = Story.objects.published(), story.communities.published()
        citations = Citation.objects.filter(story=story, fact__state="published").order_by("pk")
        portraits = Portrait.objects.published().filter(community__in=communities)
        self.communities: list[Community]
        self.citations: list[Citation]
        self.corrections: list[Revision]
        found = fetch_together(
            communities.with_place().order_by("pinyin", "slug"),
            citations.select_related("fact__indicator", *OWNERS_OF_FACTS),
            portraits.select_related("person").order_by("pk"),
            published.newer_than(story)[:1],
            published.older_than(story)[:1],
            Picture.objects.filter(pk__in=pictures_in(story.body), is_public=True),
            Revision.objects.filter(story=story).corrections().defer("content"),
        )
        self.communities, self.citations, self._portraits, newer, older, self._pictures, self.corrections = found
        self.newer: Story | None = next(iter(newer), None)
        self.older: Story | None = next(iter(older), None)

    @cached_property
    def runs(self) -> list[Run]:
        return list(runs_of(show_body(self.story, self.communities, self.citations, self._pictures)))

    @cached_property
    def reviewers(self) -> list[str]:
        """一审：…, 二审：…, 三审：…: who signed the text that residents read. Asked for where the office shows it."""
        approved = Signature.objects.filter(revision=self.story.revision_id, verdict=Verdict.APPROVED)
        names = {row.part: row.person.name for row in approved.select_related("person")}
        return [f"{label}：{names[part]}" for part, label in REVIEWERS.items() if names.get(part)]

    @cached_property
    def figures(self) -> list[tuple[Citation, str]]:
        """The figures that the story states, each with the address of its place among its community's facts."""
        return [(citation, place_of(citation.fact)) for citation in self.citations if citation.fact.is_figure]

    @cached_property
    def people(self) -> list[Portrait]:
        """Who is named in the story, of the people whom its communities introduce: each once."""
        named = [portrait for portrait in self._portraits if portrait.person.name in self.story.text]
        return list({portrait.person_id: portrait for portrait in reversed(named)}.values())[::-1]
