"""Terms of the wording list in texts: looked for all at once, and written down where residents read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import CommunityWordingHit, Story, WordingHit, WordingTerm
from communities.models import Activity, Community
from portal.access.viewer import everywhere
from portal.records import PublicationState
from portal.text.finding import Finder

BATCH = 500  # stories or communities that one transaction looks through


@dataclass(frozen=True)
class Use:
    """A term found: ``text[start:end]`` is its words."""

    term: WordingTerm
    start: int
    end: int


class Wording:
    """A set of terms, ready to be looked for. Cost: the letters of all terms once, then the letters of each text."""

    def __init__(self, terms: Iterable[WordingTerm]) -> None:
        self._terms = {term.words: term for term in terms}
        self._finder = Finder(self._terms)
        self._excepted: dict[str, set[str]] = {}
        for term in self._terms.values():
            for words in term.exception_list:
                self._excepted.setdefault(words, set()).add(term.words)
        self._exceptions = Finder(self._excepted)

    def find(self, text: str) -> Iterator[Use]:
        """The uses of terms in a text, in order; where one lies within an exception of its own there is none."""
        excepted = list(self._exceptions.overlapping(text)) if self._excepted else []
        place = 0
        for hit in self._finder.overlapping(text):
            while place < len(excepted) and excepted[place].end < hit.end:
                place += 1
            around = excepted[place] if place < len(excepted) else None
            if around and around.start <= hit.start and hit.word in self._excepted[around.word]:
                continue
            yield Use(self._terms[hit.word], hit.start, hit.end)


def wording_of_today() -> Wording:
    """All terms that hold today, from one question."""
    return Wording(WordingTerm.objects.valid_on(timezone.localdate()))


def look_through_story(story: Story) -> None:
    """Write down which terms of today a story holds that was just published, changed or taken down."""
    with everywhere(), transaction.atomic():
        if not story.is_published:
            WordingHit.objects.filter(story=story).delete()
            return
        _write(WordingHit, [story.pk], _in_stories([story], wording_of_today()))


def look_for_term(term: WordingTerm) -> bool:
    """Look for a term that was just written, in what holds its words; False when the nightly pass has to go on."""
    with everywhere(), transaction.atomic():
        WordingHit.objects.filter(term=term).delete()
        CommunityWordingHit.objects.filter(term=term).delete()
        if not term.is_valid:
            return True
        words, wording = term.words, Wording([term])
        told = Q(title__contains=words) | Q(deck__contains=words) | Q(plain_text__contains=words)
        stories = list(Story.objects.published().filter(told).order_by("-published_at", "-pk")[: BATCH + 1])
        _write(WordingHit, [], _in_stories(stories[:BATCH], wording))
        said = Q(summary__contains=words) | Q(introduction__contains=words) | Q(pk__in=_communities_saying(words))
        places = list(Community.objects.published().filter(said).order_by("pk")[: BATCH + 1])
        _write(CommunityWordingHit, [], _in_communities(places[:BATCH], wording))
        return len(stories) <= BATCH and len(places) <= BATCH


def look_through_everything() -> Iterator[int]:
    """Write down every term of today in everything that residents read, batch by batch; gives how much was read."""
    with everywhere():
        wording = wording_of_today()
        gone = WordingHit.objects.exclude(story__state=PublicationState.PUBLISHED)
        gone.delete()
        CommunityWordingHit.objects.exclude(community__state=PublicationState.PUBLISHED).delete()
        for stories in _batches(Story.objects.published()):
            with transaction.atomic():
                _write(WordingHit, [row.pk for row in stories], _in_stories(stories, wording))
            yield len(stories)
        for places in _batches(Community.objects.published()):
            with transaction.atomic():
                found = _in_communities(places, wording)
                _write(CommunityWordingHit, [row.pk for row in places], found)
            yield len(places)


def _batches(rows: QuerySet) -> Iterator[list]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


Found = dict[tuple[int, int], list[str]]  # (whose, term) → where each use stands


def _in_stories(stories: Iterable[Story], wording: Wording) -> Found:
    found: Found = {}
    for story in stories:
        texts = [("title", story.title), ("deck", story.deck)]
        texts += [(block["anchor"], block["text"]) for block in story.body]
        for anchor, text in texts:
            for use in wording.find(text):
                found.setdefault((story.pk, use.term.pk), []).append(anchor)
    return found


def _in_communities(communities: list[Community], wording: Wording) -> Found:
    texts = [(row.pk, f"{row.summary}\n{row.introduction}") for row in communities]
    activities = Activity.objects.published().filter(community__in=communities)
    texts += [(row, f"{name}\n{note}") for row, name, note in activities.values_list("community_id", "name", "note")]
    found: Found = {}
    for whose, text in texts:
        for use in wording.find(text):
            found.setdefault((whose, use.term.pk), []).append("")
    return found


def _communities_saying(words: str) -> QuerySet:
    said = Q(name__contains=words) | Q(note__contains=words)
    return Activity.objects.published().filter(said).values("community_id")


def _write(model: type[WordingHit] | type[CommunityWordingHit], looked_at: Iterable[int], found: Found) -> None:
    """Make the rows of what was looked at those that were found; what stays keeps the time of its finding."""
    whose = "story_id" if model is WordingHit else "community_id"
    there = {(getattr(row, whose), row.term_id): row for row in model.objects.filter(**{f"{whose}__in": looked_at})}
    model.objects.filter(pk__in=[row.pk for key, row in there.items() if key not in found]).delete()
    fresh: list[Any] = []
    for key, anchors in found.items():
        says = {"uses": len(anchors), **({"anchor": anchors[0]} if model is WordingHit else {})}
        row = there.get(key)
        if row is None:
            fresh.append(model(**{whose: key[0], "term_id": key[1], **says}))
        elif any(getattr(row, name) != value for name, value in says.items()):
            model.objects.filter(pk=row.pk).update(**says)
    model.objects.bulk_create(fresh, ignore_conflicts=True)
