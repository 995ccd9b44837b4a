"""Two to four communities side by side: the same figure of the same time in one row, and nothing that is not the same.

Pure but for `choose` and `compare`, which ask the database once each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from django.db.models import Q
from django.utils.translation import gettext as _

from communities.footnotes import Footnotes
from communities.models import Community, Fact, Indicator
from communities.profiles import SheetLine
from portal.text.normalise import clean_line

FEWEST, MOST = 2, 4
MOST_READ = 20  # of what an address names
LONGEST_NAME = 64
POPULATION = "population"
PER_RESIDENT = (  # what is meaningful for each thousand residents: people and things that happen
    *("volunteers", "volunteer_hours", "party_members", "service_recipients"),
    *("activity_sessions", "activity_participants", "mediation_cases", "mediation_receptions", "council_meetings"),
)

Kind = tuple[object, ...]


@dataclass(frozen=True)
class Chosen:
    """The communities that an address names, in its order, and what to say of the rest."""

    communities: list[Community]
    sentences: list[str]

    @property
    def is_enough(self) -> bool:
        return len(self.communities) >= FEWEST


def amount(line: SheetLine) -> Decimal:
    return line.fact.value or Decimal(0)


@dataclass(frozen=True)
class Ratio:
    """Our own calculation: a figure for each thousand residents, and the two figures that it was made of."""

    figure: SheetLine
    residents: SheetLine

    @property
    def value(self) -> Decimal:
        exact = amount(self.figure) * 1000 / amount(self.residents)
        return exact.quantize(Decimal("0.1") if exact >= 1 else Decimal("0.01"), ROUND_HALF_UP)

    @property
    def is_approximate(self) -> bool:
        """Made of 约 or 多, or rounded."""
        rounded = self.value * amount(self.residents) != amount(self.figure) * 1000
        return rounded or not (self.figure.fact.is_exact and self.residents.fact.is_exact)

    @property
    def code(self) -> str:
        return f"{self.figure.fact.indicator.code}_per_1000_residents"


@dataclass(frozen=True)
class Row:
    """One figure of one time: for each community what its sources say, which may be nothing or two things."""

    label: str
    cells: list[list[SheetLine]]
    ratios: list[Ratio | None] = field(default_factory=list)

    @property
    def sample(self) -> Fact:
        return next(line.fact for cell in self.cells for line in cell)

    @property
    def residents(self) -> Fact:
        return next(ratio.residents.fact for ratio in self.ratios if ratio)


@dataclass(frozen=True)
class Block:
    """All rows of one indicator, and the sentence on why they are not one row."""

    indicator: Indicator
    rows: list[Row]
    note: str


class Comparison:
    """The figures of some communities. Facts of estates and facilities are not the communities' and stay away."""

    def __init__(self, communities: Sequence[Community], facts: Iterable[Fact]):
        self.communities, self.footnotes = communities, Footnotes()
        self.place: dict[int | None, int] = {community.pk: number for number, community in enumerate(communities)}
        figures = [fact for fact in facts if fact.is_figure and fact.community_id in self.place]
        by_indicator: dict[Indicator, list[Fact]] = {}
        for fact in figures:
            by_indicator.setdefault(fact.indicator, []).append(fact)
        rows = {indicator: self.rows_of(found) for indicator, found in by_indicator.items()}
        bases = next((found for indicator, found in rows.items() if indicator.code == POPULATION), [])
        self.blocks = [
            Block(indicator, [with_ratios(row, bases) for row in found], difference_of(found))
            for indicator, found in rows.items()
        ]

    def rows_of(self, facts: Iterable[Fact]) -> list[Row]:
        rows: dict[Kind, list[list[SheetLine]]] = {}
        for fact in facts:
            cells = rows.setdefault(kind_of(fact), [[] for _community in self.communities])
            cells[self.place[fact.community_id]].append(SheetLine(fact, self.footnotes.cite(fact.source, fact.quote)))
        return [Row(next(line.fact.label for cell in cells for line in cell), cells) for cells in rows.values()]

    @property
    def groups(self) -> list[tuple[str, list[Block]]]:
        """The blocks under the names of their indicator groups."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(block.indicator.group.name, []).append(block)
        return list(found.items())

    @property
    def has_ratios(self) -> bool:
        return any(row.ratios for block in self.blocks for row in block.rows)

    @property
    def sources(self):
        return self.footnotes.by_source()


def kind_of(fact: Fact) -> Kind:
    """What two figures must have in common to stand in one row: 总人口 is not 常住人口, 2018 is not 2019."""
    time = (fact.as_of, fact.period_text, fact.period_start, fact.period_end)
    return (fact.indicator_id, fact.subtype, fact.unit, *time)


def difference_of(rows: Sequence[Row]) -> str:
    """Why the rows of an indicator must not be read against each other.

    "" where nobody would: two communities meet in some row, or only one of them has figures here at all.
    """
    stated = [{number for number, row in enumerate(rows) if row.cells[place]} for place in range(len(rows[0].cells))]
    if not any(one and other and not one & other for one, other in combinations(stated, 2)):
        return ""
    facts = [row.sample for row in rows]
    labels = list(dict.fromkeys(row.label for row in rows))
    if len(labels) > 1:
        return _("%(labels)s口径不同，不是同一个数，不能互相比。") % {
            "labels": _("、").join(f"“{name}”" for name in labels)
        }
    if len({fact.unit for fact in facts}) > 1:
        return _("单位不同，本站不换算，不能互相比。")
    return _("统计时间不同，不能互相比。")


def with_ratios(row: Row, bases: Iterable[Row]) -> Row:
    """The row with its figures for each thousand residents, where two communities or more have both numbers."""
    if row.sample.indicator.code not in PER_RESIDENT:
        return row
    tried = [[ratio_of(*pair) for pair in zip(row.cells, base.cells, strict=True)] for base in bases]
    best = max(tried, key=lambda ratios: sum(ratio is not None for ratio in ratios), default=[])
    enough = sum(ratio is not None for ratio in best) >= FEWEST
    return Row(row.label, row.cells, best if enough else [])


def ratio_of(figures: Sequence[SheetLine], residents: Sequence[SheetLine]) -> Ratio | None:
    """None where a number is unknown, disputed or a range, or where the two are of different years."""
    if len(figures) != 1 or len(residents) != 1:
        return None
    figure, base = figures[0].fact, residents[0].fact
    if figure.high is not None or base.high is not None or not base.value:
        return None
    years = {fact.iso_time[:4] for fact in (figure, base)} - {""}
    return Ratio(figures[0], residents[0]) if len(years) < 2 else None


def choose(words: Sequence[str]) -> Chosen:
    """The published communities of these slugs, old slugs, names or aliases; at most four."""
    wanted = list(dict.fromkeys(word for word in map(clean_line, words[:MOST_READ]) if 0 < len(word) <= LONGEST_NAME))
    slugs = [word.lower() for word in wanted]
    published = Community.objects.published()
    named = published.filter(Q(pk__in=published.called(*wanted).values("pk")) | Q(former_slugs__slug__in=slugs))
    found = list(Community.objects.filter(pk__in=named.values("pk")).with_place().in_pinyin_order()) if wanted else []

    def position(community: Community) -> int:
        own = [number for number, word in enumerate(wanted) if {word, word.lower()} & {community.slug, community.name}]
        return own[0] if own else len(wanted)

    found.sort(key=position)
    sentences = []
    if len(found) < len([word for word in words if word]):
        sentences.append(_("有社区在这里找不到，或者写了两次，已略过。"))
    if len(found) > MOST:
        sentences.append(_("一次最多比%(most)d个社区，只列了前%(most)d个。") % {"most": MOST})
    return Chosen(found[:MOST], sentences)


def compare(communities: Sequence[Community]) -> Comparison:
    facts = Fact.objects.published().filter(community__in=[community.pk for community in communities])
    return Comparison(communities, facts.with_everything().in_sheet_order())
