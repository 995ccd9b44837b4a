"""The residents' councils of all communities: their halls, their topics, and how many disputes they settled.

Page and JSON read from here. Of disputes only counts are public, never a case and never a party to one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, ExtractYear, NullIf, Substr

from communities.directory import Facet
from communities.enums import DeclarationKind
from communities.footnotes import Footnotes
from communities.models import Community, CouncilParty, Declaration, Fact, Institution, Topic
from communities.models.council import NEWEST_FIRST
from communities.profiles import SheetLine
from communities.telling import Council, Told
from portal.paging import Page, page_after
from portal.together import fetch_together

TOPICS, HALLS = 20, 12


def halls() -> QuerySet[Institution]:
    return Institution.objects.published().filter(kind__code="council_hall", community__state="published")


def counts() -> QuerySet[Fact]:
    """Disputes settled, meetings held …: the figures of the council's group, of communities themselves."""
    return Fact.objects.published().filter(
        indicator__group__code="council", value__isnull=False, community__state="published"
    )


def communities() -> QuerySet[Community]:
    """The published communities of whose council something is known."""
    known = Q()
    for rows in (halls(), counts(), Topic.objects.public()):
        known |= Q(Exists(rows.filter(community=OuterRef("pk"))))
    return Community.objects.published().filter(known)


def choices() -> dict[str, list[Facet]]:
    """Communities by pinyin and years, the newest first, each with its topics and counts together; one query."""
    last_step = Coalesce(NullIf("decided_on", Value("")), NullIf("met_on", Value("")), NullIf("proposed_on", Value("")))
    topics, dated = Topic.objects.public(), Topic.objects.public().exclude(decided_on="", met_on="", proposed_on="")
    arms = [
        arm("community", topics, F("community__slug"), F("community__name"), F("community__pinyin")),
        arm("community", counts(), F("community__slug"), F("community__name"), F("community__pinyin")),
        arm("community", communities(), F("slug"), F("name"), F("pinyin"), number=0),
        arm("year", dated, Substr(last_step, 1, 4, output_field=CharField()), Value(""), Value("")),
        arm("year", counts().filter(period_start__isnull=False), ExtractYear("period_start"), Value(""), Value("")),
    ]
    found: dict[str, dict[str, Facet]] = {"community": {}, "year": {}}
    keys: dict[str, str] = {}
    for name, value, label, key, number in arms[0].union(*arms[1:], all=True):
        known = found[name].get(value)
        found[name][value] = Facet(value, label or value, number + (known.count if known else 0))
        keys[value] = key
    return {
        "community": sorted(found["community"].values(), key=lambda facet: keys[facet.value]),
        "year": sorted(found["year"].values(), key=lambda facet: facet.value, reverse=True),
    }


def arm(
    name: str, rows: QuerySet[Any], value: Any, label: Any, key: Any, number: int | None = None
) -> QuerySet[Any, Any]:
    text = [Cast(column, CharField()) for column in (value, label, key)]
    grouped = rows.order_by().values_list(Value(name, output_field=CharField()), *text)
    return grouped.annotate(number=Count("pk") if number is None else Value(number))


@dataclass(frozen=True)
class Hall:
    """The council of one community: hall, parties and mottoes, and its counts, each with its footnote."""

    community: Community
    council: Council
    figures: list[SheetLine]


class CouncilPage:
    """What fits the choice: one page of topics, and the halls. Footnotes are numbered as one reads."""

    def __init__(self, choice: Mapping[str, str], token: str = ""):
        self.choice, self.footnotes = choice, Footnotes()
        self._beside: list[list[Any]] = []
        self.page: Page[Topic] = page_after(
            fitting_topics(choice),
            token=token,
            key=NEWEST_FIRST,
            size=TOPICS,
            cursor_field="pk",
            fetch=self.fetch,
        )
        self.topics = self.told(self.page.rows)
        places, *parts = self._beside
        self.has_more_halls = len(places) > HALLS
        self.halls = [self.hall_of(community, *parts) for community in places[:HALLS]]

    def fetch(self, topics: QuerySet[Any]) -> Iterable[Any]:
        """The topics and everything about the halls beside them, from one question."""
        found, *self._beside = fetch_together(
            topics.select_related("community__street", "source"), *self.questions_about_halls()
        )
        return found

    def questions_about_halls(self) -> list[QuerySet[Any]]:
        chosen = communities()
        if slug := self.choice.get("community"):
            chosen = chosen.filter(slug=slug)
        shown = chosen.order_by("pinyin", "slug")[: HALLS + 1]
        here = Community.objects.filter(pk__in=shown.values("pk"))
        figures = counts().filter(community__in=here)
        if year := self.choice.get("year"):
            figures = figures.filter(period_start__year=year)
        mottoes = Declaration.objects.published().filter(kind=DeclarationKind.MOTTO, community__in=here)
        parties = CouncilParty.objects.published().filter(institution__in=halls(), institution__community__in=here)
        return [
            here.with_place().order_by("pinyin", "slug"),
            halls().filter(community__in=here).select_related("source").order_by("pk"),
            parties.select_related("institution", "source").order_by("order", "pk"),
            mottoes.select_related("source").order_by("order", "pk"),
            figures.select_related("indicator__group", "source", "community").order_by("-period_start", "pk"),
        ]

    def hall_of(self, community: Community, found: Any, parties: Any, mottoes: Any, figures: Any) -> Hall:
        here = self.told(row for row in found if row.community_id == community.pk)
        seated = self.told(row for row in parties if row.institution.community_id == community.pk)
        lines = self.told(row for row in figures if row.community_id == community.pk)
        sayings = self.told(row for row in mottoes if row.community_id == community.pk)
        counted = [SheetLine(line.item, line.footnote) for line in lines]
        return Hall(community, Council(here[0] if here else None, seated, sayings), counted)

    def told(self, statements: Iterable[Any]) -> list[Told]:
        return [Told(item, self.footnotes.cite(item.source, item.quote)) for item in statements]

    def beyond(self, communities: Iterable[Facet]) -> list[Facet]:
        """Those whose hall there was no room for, among all that can be chosen; each is one link away."""
        shown = {hall.community.slug for hall in self.halls}
        return [facet for facet in communities if facet.value not in shown] if self.has_more_halls else []

    @property
    def sources(self) -> list[Any]:
        return self.footnotes.by_source()


def fitting_topics(choice: Mapping[str, str]) -> QuerySet[Any]:
    found = Topic.objects.public()
    if slug := choice.get("community"):
        found = found.filter(community__slug=slug)
    if year := choice.get("year"):
        found = found.of_year(year)
    return found
