"""A figure through the years: the facts of one owner, indicator and subtype that a community's sheet has of several.

Pure: works on the lines of a sheet. Half a year is not a year, and a count of a period is not a state on a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from communities.models import Fact
from communities.profiles import SheetLine

MOST_DRAWN = 12  # years; the table beside the drawing has them all


@dataclass(frozen=True)
class YearLine:
    """One year: what the source wrote, with the number of its footnote."""

    year: str
    line: SheetLine

    @property
    def is_firm(self) -> bool:
        """The year is stated, and the period reaches to its end; others are drawn in outline."""
        fact = self.line.fact
        return not fact.is_resolved and (not fact.period_text or bool(fact.as_of) or fact.period_end is not None)


@dataclass(frozen=True)
class Run:
    """The same figure in two years or more, oldest first."""

    lines: list[YearLine]

    @property
    def first(self) -> Fact:
        return self.lines[0].line.fact

    @property
    def label(self) -> str:
        return self.first.label

    @property
    def owner(self) -> str:
        """Named where it is not the community itself."""
        return "" if self.first.owner_level == "community" else str(self.first.owner)

    @property
    def drawn(self) -> list[YearLine]:
        """The latest years with one plain number each; a range, or a year on which sources disagree, has no bar."""
        years = [line.year for line in self.lines]
        plain = [line for line in self.lines if line.line.fact.high is None and years.count(line.year) == 1]
        return plain[-MOST_DRAWN:]

    @property
    def is_drawn(self) -> bool:
        return len(self.drawn) > 1 and all((line.line.fact.value or 0) >= 0 for line in self.drawn)

    @property
    def is_cut(self) -> bool:
        return len(self.drawn) < len(self.lines)

    @property
    def has_outlines(self) -> bool:
        return not all(line.is_firm for line in self.drawn)


def runs_of(sheet: Iterable[SheetLine]) -> list[Run]:
    """Every figure of which the sheet has two years or more, in the order of the sheet."""
    found: dict[tuple[object, ...], list[YearLine]] = {}
    for line in sheet:
        if year := year_of(line.fact):
            found.setdefault(figure_of(line.fact), []).append(YearLine(year, line))
    runs = [Run(sorted(lines, key=lambda line: line.year)) for lines in found.values()]
    return [run for run in runs if len({line.year for line in run.lines}) > 1]


def figure_of(fact: Fact) -> tuple[object, ...]:
    """What the years of one figure have in common; a count of a period and a state on a day are two figures."""
    return (fact.owner_level, fact.owner.pk, fact.indicator_id, fact.subtype, fact.unit, bool(fact.period_text))


def year_of(fact: Fact) -> str:
    """The year that a figure stands for; "" for a description, for no time and for a part of a year."""
    if not fact.is_figure or (fact.period_text and len(fact.iso_time) != 4):
        return ""
    return fact.iso_time[:4]
