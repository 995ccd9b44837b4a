"""How good the reader is: what people accepted, corrected and rejected of each finder, month by month.

A finder is a kind, such as 人物, and of figures the indicator: 事实 · 人口.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from communities.enums import ProposalKind, ProposalState
from communities.models import Indicator, Proposal

MONTHS = 12
OF_AN_INDICATOR = (ProposalKind.FACT, ProposalKind.MEDIATION)
RIGHT = (ProposalState.ACCEPTED, ProposalState.MERGED)


@dataclass
class Score:
    """The decisions on one kind of proposal, or on all of them."""

    label: str
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def decided(self) -> int:
        return sum(self.counts.values())

    @property
    def accepted(self) -> int:
        return sum(self.counts[state] for state in RIGHT)

    @property
    def corrected(self) -> int:
        return self.counts[ProposalState.CORRECTED]

    @property
    def rejected(self) -> int:
        return self.counts[ProposalState.REJECTED]

    @property
    def share(self) -> int | None:
        """Of a hundred proposals, how many were right as they stood."""
        return round(100 * self.accepted / self.decided) if self.decided else None


@dataclass
class Month:
    """The decisions of one month: all, and by finder."""

    day: object
    whole: Score
    finders: list[Score]


def tally() -> list[Month]:
    """The last twelve months in which somebody decided, the newest first."""
    found = (
        Proposal.objects.decided()
        .order_by()
        .annotate(month=TruncMonth("decided_at"))
        .values("month", "kind", "field", "state")
        .annotate(rows=Count("pk"))
    )
    names = dict(Indicator.objects.values_list("code", "name"))
    months: dict[Any, dict[tuple[int, str], Score]] = defaultdict(dict)
    for row in found:
        kind = ProposalKind(row["kind"])
        field = row["field"] if kind in OF_AN_INDICATOR else ""
        label = f"{kind.label} · {names.get(field, field)}" if field else str(kind.label)
        score = months[row["month"]].setdefault((ProposalKind.values.index(kind), field), Score(label))
        score.counts[row["state"]] += row["rows"]
    return [_month(day, months[day]) for day in sorted(months, reverse=True)[:MONTHS]]


def _month(day: object, finders: dict[tuple[int, str], Score]) -> Month:
    whole = Score("")
    for score in finders.values():
        for state, count in score.counts.items():
            whole.counts[state] += count
    return Month(day, whole, [finders[key] for key in sorted(finders)])
