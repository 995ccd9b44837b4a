"""Content from the newsroom for pages of the floors below, which must not import it."""

from django import template

from articles.importing import communities_of, draft_of, is_without_story
from articles.models import Citation, Story
from portal.access.viewer import everywhere
from portal.together import fetch_together

register = template.Library()

STORIES_SHOWN = 5


@register.simple_tag
def stories_about(community):
    """{% stories_about community as stories %}: the newest published stories on a community."""
    stories = Story.objects.published().about(community).newest_first().prefetch_related("bylines__contributor")
    return fetch_together(stories[:STORIES_SHOWN])[0]


@register.simple_tag
def paragraphs_stating(sheet):
    """{% paragraphs_stating profile.sheet as places %}: for each clause, the paragraph of ours that states it.

    Keys are (source, quote) as in footnotes, so facts that share a clause share a paragraph.
    """
    clauses = {line.fact.pk: (line.fact.source_id, line.fact.quote) for line in sheet}
    citations = (
        Citation.objects.filter(fact__in=list(clauses), story__state="published").select_related("story").order_by("pk")
    )
    places = {}
    for citation in citations:
        places.setdefault(clauses[citation.fact_id], citation)
    return places


@register.simple_tag
def draft_from(intake):
    """{% draft_from intake as draft %}: the draft that came along with a report, and what it is not said to be about.

    {"story", "missing", "is_open"}: the story is None for who does not see it; `missing` are communities that were
    entered since; `is_open` tells that no story was ever begun from this report.
    """
    story = draft_of(intake)
    if story is None:
        return {"story": None, "missing": "", "is_open": is_without_story(intake)}
    with everywhere():
        told = story.communities.values("pk")
        missing = communities_of(intake).exclude(pk__in=told)
        names = "、".join(community.name for community in missing)
    return {"story": Story.objects.filter(pk=story.pk).first(), "missing": names, "is_open": False}


@register.filter
def for_footnote(places, footnote):
    """{{ places|for_footnote:footnote }}: the citation behind a footnote, or None."""
    return places.get((footnote.source.pk, footnote.quote)) if places else None
