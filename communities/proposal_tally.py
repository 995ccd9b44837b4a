"""How good the reader is: what people accepted, corrected and rejected of each finder, month by month."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.db.models.functions import TruncMonth

from communities.enums import ProposalKind, ProposalState
from communities.models import Proposal

MONTHS = 12
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
    """The decisions of one month: all, and by kind."""

    day: object
    whole: Score
    kinds: list[Score]


def tally() -> list[Month]:
    """The last twelve months in which somebody decided, the newest first, from one question."""
    found = (
        Proposal.objects.decided()
        .order_by()
        .annotate(month=TruncMonth("decided_at"))
        .values("month", "kind", "state")
        .annotate(rows=Count("pk"))
    )
    months: dict[object, dict[str, Score]] = defaultdict(dict)
    for row in found:
        label = str(ProposalKind(row["kind"]).label)
        score = months[row["month"]].setdefault(row["kind"], Score(label))
        score.counts[row["state"]] += row["rows"]
    return [_month(day, months[day]) for day in sorted(months, reverse=True)[:MONTHS]]  # type: ignore[type-var]


def _month(day: object, kinds: dict[str, Score]) -> Month:
    whole = Score("")
    for score in kinds.values():
        for state, count in score.counts.items():
            whole.counts[state] += count
    order = [kind for kind in ProposalKind.values if kind in kinds]
    return Month(day, whole, [kinds[kind] for kind in order])
