"""The engine that asks the tables themselves: two questions a search, enough for hundreds of pages (ADR 0019)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from portal.search.engine import Facet, Hit, Results
from portal.search.marks import excerpt, mark
from portal.search.query import Query
from portal.together import fetch_together

PAGE_SIZE = 20
MOST = 60  # of each kind: who finds more adds a word


@dataclass(frozen=True)
class Shown:
    """What a found row says of itself: its address, its title, small notes, and texts to quote from."""

    url: str
    title: str
    notes: list[str]
    texts: list[str]


@dataclass(frozen=True)
class Beside:
    """Rows that a thing is also found by, such as its aliases: their words, and the column that names the thing."""

    rows: Callable[[], QuerySet[Any]]
    column: str
    owner: str


@dataclass(frozen=True)
class Searchable:
    """A kind of thing that can be found, declared by its app in <app>/search.py."""

    kind: str
    label: Any
    rows: Callable[[], QuerySet[Any]]  # what readers may see, with the relations that `show` looks at
    show: Callable[[Any, Query], Shown]
    title: str
    columns: Sequence[str] = ()
    beside: Sequence[Beside] = ()
    latin: Sequence[str] = ()  # columns that begin with pinyin or initials
    street: str = ""  # the way to the street, such as community__street
    street_when: Q = Q()  # noqa: RUF009 - a condition is never changed; which of several ways count
    order: Sequence[Any] = ("pk",)

    def matching(self, query: Query) -> QuerySet[Any]:
        every = Q()
        for word in query.words:
            every &= self.holds(word)
        if query.latin:
            every |= self.reads_as(query.latin)
        return self.rows().filter(every)

    def holds(self, word: Sequence[str]) -> Q:
        """One of the spellings stands in the title, a column, or beside."""
        condition = self.reads_as(word[0]) if word[0].isascii() else Q()
        for spelt in word:
            for column in (self.title, *self.columns):
                condition |= Q(**{f"{column}__icontains": spelt})
            for other in self.beside:
                found = other.rows().filter(**{f"{other.column}__icontains": spelt})
                condition |= Q(pk__in=found.order_by().values(other.owner))
        return condition

    def reads_as(self, letters: str) -> Q:
        condition = Q()
        for column in self.latin:
            condition |= Q(**{f"{column}__startswith": letters})
        return condition or Q(pk=None)

    def title_first(self, query: Query) -> Case:
        in_title = Q()
        for word in query.words:
            spelt_so = Q()
            for spelt in word:
                spelt_so |= Q(**{f"{self.title}__icontains": spelt})
            in_title &= spelt_so
        return Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())


class SimpleEngine:
    """Asks each kind for its rows. Those with the words in their titles come first, kinds in the order given."""

    def __init__(self, searchables: Sequence[Searchable]):
        self.searchables = searchables

    def find(self, query: Query, *, kinds: Sequence[str] = (), street: str = "", after: str = "") -> Results:
        if not query.words:
            return Results([], 0, [], [], "", True, False)
        tally = Tally(self.searchables, query)
        kinds = [kind for kind in kinds if kind in tally.kinds]
        street = street if street in tally.streets else ""
        wanted = [each for each in self.searchables if each.kind in (kinds or tally.kinds)]
        asked = [each for each in wanted if tally.count_of(each.kind, street)]
        count = sum(tally.count_of(each.kind, street) for each in asked)
        rows = fetch_together(*(self.first_rows(each, query, street) for each in asked))
        found = [(each, row) for each, several in zip(asked, rows, strict=True) for row in several]
        tokens = [f"{each.kind}-{row.pk}" for each, row in found]
        start = tokens.index(after) + 1 if after in tokens else 0
        end = start + PAGE_SIZE
        return Results(
            hits=[hit_of(each, row, query) for each, row in found[start:end]],
            count=count,
            kinds=tally.kind_facets(self.searchables, street),
            streets=tally.street_facets(kinds),
            after=tokens[end - 1] if end < len(found) else "",
            is_first=start == 0,
            is_capped=len(found) < count,
        )

    def first_rows(self, each: Searchable, query: Query, street: str) -> QuerySet[Any]:
        rows = each.matching(query)
        if street:
            inside = each.rows().filter(each.street_when, **{f"{each.street}__slug": street})
            rows = rows.filter(pk__in=inside.order_by().values("pk"))
        return rows.order_by(each.title_first(query), *each.order)[:MOST]


def hit_of(each: Searchable, row: Any, query: Query) -> Hit:
    shown = each.show(row, query)
    spellings = query.spellings
    quoted = excerpt(shown.texts, spellings)
    return Hit(each.kind, str(each.label), shown.url, mark(shown.title, spellings), shown.notes, quoted)


class Tally:
    """How many of each kind were found, in all and in each street: one question, exact, whatever the page shows."""

    def __init__(self, searchables: Sequence[Searchable], query: Query):
        arms = [arm for each in searchables for arm in self.arms(each, query)]
        self.totals: dict[str, int] = {}
        self.in_street: dict[tuple[str, str], int] = {}
        self.streets: dict[str, str] = {}
        for kind, slug, name, number in arms[0].union(*arms[1:], all=True):
            if slug:
                self.in_street[kind, slug] = number
                self.streets[slug] = name
            elif number:
                self.totals[kind] = number

    @staticmethod
    def arms(each: Searchable, query: Query) -> list[QuerySet[Any, Any]]:
        def counted(rows: QuerySet[Any], slug: Any, name: Any) -> QuerySet[Any, Any]:
            words = (Value(each.kind), Cast(slug, CharField()), Cast(name, CharField()))
            return rows.order_by().values_list(*words).annotate(number=Count("pk", distinct=True))

        found = each.matching(query)
        whole = counted(found, Value(""), Value(""))
        if not each.street:
            return [whole]
        inside = found.filter(each.street_when, **{f"{each.street}__isnull": False})
        return [whole, counted(inside, F(f"{each.street}__slug"), F(f"{each.street}__name"))]

    @property
    def kinds(self) -> list[str]:
        return list(self.totals)

    def count_of(self, kind: str, street: str) -> int:
        return self.in_street.get((kind, street), 0) if street else self.totals.get(kind, 0)

    def kind_facets(self, searchables: Sequence[Searchable], street: str) -> list[Facet]:
        counted = [Facet(each.kind, str(each.label), self.count_of(each.kind, street)) for each in searchables]
        return [facet for facet in counted if facet.count]

    def street_facets(self, kinds: Sequence[str]) -> list[Facet]:
        counts = dict.fromkeys(self.streets, 0)
        for (kind, slug), number in self.in_street.items():
            counts[slug] += number if not kinds or kind in kinds else 0
        return [Facet(slug, self.streets[slug], number) for slug, number in sorted(counts.items()) if number]
