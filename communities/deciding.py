"""The order of deciding: which proposal of a story comes next for somebody, and how far the story has come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from communities.access import refusal_to_decide
from communities.enums import ProposalState, StatementState
from communities.models import Intake, Proposal
from communities.models.statements import SourcedStatement
from portal.access.decisions import rows as rows_for
from portal.accounts.models import User


@dataclass
class Progress:
    """How far one story has come, as far as its proposals are in sight of whoever looks."""

    rows: list[Proposal]
    states: dict[int, str] = field(default_factory=dict)  # number of a proposal → state of the statement that it made

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def decided(self) -> int:
        return sum(not row.is_open for row in self.rows)

    @property
    def waiting(self) -> int:
        return self._in(StatementState.WAITING)

    @property
    def public(self) -> int:
        return self._in(StatementState.PUBLISHED)

    def _in(self, state: str) -> int:
        return sum(found == state for found in self.states.values())

    @property
    def counts(self) -> list[tuple[str, int]]:
        """(decision, how many) in the order of ProposalState, without what did not happen."""
        found = [(str(state.label), sum(row.state == state for row in self.rows)) for state in ProposalState]
        return [(label, count) for label, count in found if count]


def progress_of(intake: Intake) -> Progress:
    """The proposals of one story in their order, with the states of what they made."""
    rows = list(intake.proposals.select_related("community", "street").order_by("order"))
    return Progress(rows, states_of(rows))


def states_of(rows: Iterable[Proposal]) -> dict[int, str]:
    """What became of the statements that these proposals made, from one question for each kind of statement."""
    states: dict[int, str] = {}
    for model, numbers in made_by(rows):
        found = model.objects.filter(pk__in=numbers).values_list("pk", "state")
        states |= {numbers[number]: state for number, state in found}
    return states


def made_by(rows: Iterable[Proposal]) -> Iterator[tuple[Any, dict[int, int]]]:
    """Each kind of statement that came of these proposals, with the numbers of the statements → those of proposals."""
    by_type: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        if row.has_made and row.made_id is not None:
            by_type[row.made_type][row.made_id] = row.pk
    for name, numbers in by_type.items():
        model = apps.get_model(name)
        if issubclass(model, SourcedStatement):
            yield model, numbers


def next_for(user: User, progress: Progress, after: Proposal | None = None) -> Proposal | None:
    """What comes next: the next one to decide; for whoever decides nothing, or when all is decided, to confirm.

    Behind `after` first, then from the start; None when there is nothing left for this person.
    """
    rows = progress.rows
    place = next((n for n, row in enumerate(rows) if after is not None and row.pk == after.pk), -1)
    turn = [*rows[place + 1 :], *rows[: place + 1]]
    for row in turn:
        if row.is_open and not refusal_to_decide(user, row):
            return row
    confirmable = may_confirm(user, rows)
    return next((row for row in turn if row.pk in confirmable), None)


def may_confirm(user: User, rows: Iterable[Proposal]) -> set[int]:
    """The proposals whose statement waits and this person may make public, from one question for each kind of them."""
    found: set[int] = set()
    if user.is_superuser:
        return found
    for model, numbers in made_by(rows):
        waiting = rows_for(user, model.CONFIRM_ACTION, model.objects.awaiting_confirmation().filter(pk__in=numbers))
        found |= {numbers[number] for number in waiting.values_list("pk", flat=True)}
    return found


def neighbours(progress: Progress, current: Proposal) -> tuple[Proposal | None, Proposal | None]:
    """(the one before, the one after) in the order of deciding."""
    place = next(n for n, row in enumerate(progress.rows) if row.pk == current.pk)
    before = progress.rows[place - 1] if place else None
    after = progress.rows[place + 1] if place + 1 < len(progress.rows) else None
    return before, after


def last_decision_of(user: User, progress: Progress) -> Proposal | None:
    """What this person decided last in this story: what a key takes back."""
    own = [row for row in progress.rows if not row.is_open and row.decided_by_id == user.pk and row.decided_at]
    return max(own, key=lambda row: (row.decided_at, row.pk), default=None)
