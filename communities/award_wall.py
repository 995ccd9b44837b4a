"""The award wall: what hangs on it, how many there are of each level, holder and year; and all who hold one award.

Page and JSON read from here. A candidacy, a goal or an application is never on the wall.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from communities.directory import UNSTATED, Facet
from communities.footnotes import Footnote, Footnotes
from communities.models import Award, AwardLevel, Recognition
from communities.profiles import LevelRow
from portal.paging import Page, page_after

PLAQUES = 60
HOLDERS = 100
HOPEFULS = 100
NO_YEAR = 0  # sorts an award without a year behind all others, and can be compared, as NULL cannot

WALL_KEY = ["award__level__order", "award__level_id", "-wall_year", "award__slug", "pk"]
HOLDER_KEY = ["holder_order", "holder_name", "-wall_year", "pk"]
HOLDER_KINDS = {1: "community", 2: "person", 3: "group"}
HOLDER_ORDER = Case(When(community__isnull=False, then=1), When(person__isnull=False, then=2), default=3)
HOLDER_NAME = Coalesce("community__pinyin", "person__pinyin", "group_name")
LEVEL_COLUMNS = ["pk", "code", "name", "short_name", "order", "tone"]


@dataclass(frozen=True)
class Filters:
    """What a reader wants to see; "" is everything."""

    level: str = ""
    holder: str = ""
    year: str = ""

    def fit(self, level: str, holder: str, year: str) -> bool:
        return self.level in ("", level) and self.holder in ("", holder) and self.year in ("", year)


@dataclass(frozen=True)
class WallRow(LevelRow):
    """One level: how many awards hang there in all, of which `won` may be those of one page."""

    total: int = 0

    @property
    def count(self) -> int:
        return self.total


class Tallies:
    """How many awards hang on the wall, by level, kind of holder and year; one query."""

    def __init__(self) -> None:
        columns = [f"award__level__{name}" for name in LEVEL_COLUMNS]
        found = Recognition.objects.on_the_wall().annotate(holder_order=HOLDER_ORDER).order_by()
        self.levels: dict[str, AwardLevel] = {}
        self.counts: Counter[tuple[str, str, str]] = Counter()
        groups = found.values_list(*columns, "holder_order", "year").annotate(awards=Count("pk"))
        for *level, holder, year, count in groups:
            known = AwardLevel(**dict(zip(LEVEL_COLUMNS, level, strict=True)))
            self.levels.setdefault(known.code, known)
            self.counts[known.code, HOLDER_KINDS[holder], str(year or UNSTATED)] += count

    def count(self, filters: Filters) -> int:
        return sum(count for group, count in self.counts.items() if filters.fit(*group))

    def rows(self, filters: Filters) -> list[WallRow]:
        """One row a level, highest first, with how many fit the filters; levels with none are left out."""
        levels = sorted(self.levels.values(), key=lambda level: (level.order, level.pk))
        counted = [(level, self.count_of_level(level, filters)) for level in levels]
        return [WallRow(level, [], total=count) for level, count in counted if count]

    def count_of_level(self, level: AwardLevel, filters: Filters) -> int:
        return sum(count for group, count in self.counts.items() if group[0] == level.code and filters.fit(*group))

    def facets(self) -> dict[str, list[Facet]]:
        """What can be chosen, each with how many awards it has by itself."""
        kinds: Counter[str] = Counter()
        years: Counter[str] = Counter()
        for (_level, holder, year), count in self.counts.items():
            kinds[holder] += count
            years[year] += count
        labels = holder_labels()
        return {
            "level": [Facet(row.level.code, row.level.name, row.count) for row in self.rows(Filters())],
            "holder": [Facet(kind, labels[kind], kinds[kind]) for kind in labels if kinds[kind]],
            "year": [Facet(year, year_label(year), years[year]) for year in sorted(years, key=newest_first)],
        }


def holder_labels() -> dict[str, str]:
    return {"community": _("社区"), "person": _("个人"), "group": _("集体")}


def year_label(year: str) -> str:
    return _("年份未注明") if year == UNSTATED else _("%(year)s年") % {"year": year}


def newest_first(year: str) -> tuple[bool, int]:
    return (year == UNSTATED, 0 if year == UNSTATED else -int(year))


def wall_page(filters: Filters, token: str = "", size: int = PLAQUES) -> Page[Any]:
    """One page of the wall, highest level first, then the newest year; awards of one title stay together."""
    found = Recognition.objects.on_the_wall().annotate(wall_year=Coalesce("year", NO_YEAR), holder_order=HOLDER_ORDER)
    if filters.level:
        found = found.filter(award__level__code=filters.level)
    if filters.holder:
        wanted = [order for order, kind in HOLDER_KINDS.items() if kind == filters.holder]
        found = found.filter(holder_order__in=wanted)
    if filters.year:
        found = found.filter(year=None if filters.year == UNSTATED else int(filters.year))
    return page_after(found.with_everything(), token=token, key=WALL_KEY, size=size, cursor_field="pk")


def hang(recognitions: Iterable[Recognition], rows: Sequence[WallRow]) -> list[WallRow]:
    """The recognitions of a page under their levels, each level with its count in all."""
    totals = {row.level.pk: row.total for row in rows}
    hung = []
    for level, items in groupby(recognitions, key=lambda item: item.award.level):
        won: list[Any] = [(item, None) for item in items]  # a plaque leads on to its footnote, and bears none
        hung.append(WallRow(level, won, total=totals.get(level.pk, 0)))
    return hung


@dataclass(frozen=True)
class Holder:
    """Somebody with an award, and all that sources say of it: a year each, perhaps, and a footnote each."""

    kind: str
    holder: Any  # a Community, a Person, or the name of a group
    told: list[tuple[Recognition, Footnote]]

    @property
    def is_linked(self) -> bool:
        return self.kind != "group"


class AwardProfile:
    """One award: who holds it, who hopes for it, and where that is said. `build_award` makes it."""

    def __init__(self, award: Award, token: str = "", size: int = HOLDERS):
        self.award, self.footnotes = award, Footnotes()
        found = award.recognitions.public().annotate(
            wall_year=Coalesce("year", NO_YEAR), holder_order=HOLDER_ORDER, holder_name=HOLDER_NAME
        )
        listed = found.with_everything().select_related("community__street")
        self.page = page_after(listed.won(), token=token, key=HOLDER_KEY, size=size, cursor_field="pk")
        self.holders = self.grouped(self.page.rows)
        hopeful = listed.filter(status__is_won=False).order_by("status__order", *HOLDER_KEY)
        self.candidacies = [(item, self.cite(item)) for item in hopeful[:HOPEFULS]]
        self.counts = found.won().aggregate(
            **{
                kind: Count(column, distinct=True)
                for kind, column in (("community", "community"), ("person", "person"), ("group", "group_name"))
            }
        )

    def cite(self, item: Recognition) -> Footnote:
        return self.footnotes.cite(item.source, item.quote)

    def grouped(self, rows: Iterable[Recognition]) -> list[tuple[str, list[Holder]]]:
        """Communities, people, groups: under each label, every holder once."""
        holders = [
            Holder(kind, holder, [(item, self.cite(item)) for item in items])
            for (kind, holder), items in groupby(rows, key=lambda item: (item.holder_kind, item.holder))
        ]
        labels = holder_labels()
        by_kind = groupby(holders, key=lambda holder: holder.kind)
        return [(labels[kind], list(found)) for kind, found in by_kind]

    @property
    def sources(self):
        return self.footnotes.by_source()


def build_award(award: Award, token: str = "") -> AwardProfile:
    """An award that was fetched with its level, in four queries."""
    return AwardProfile(award, token)
