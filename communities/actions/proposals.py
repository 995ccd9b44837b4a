"""What becomes of a proposal: accepted as the reader gave it or corrected, merged, rejected, and reopened.

Accepting records through the same actions as everywhere, so a statement waits for somebody else to confirm it. Each
decision is one transaction with one line in the record book, of the proposal and of what came of it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.access import refusal_to_decide, refusal_to_enter_place, refusal_to_reopen
from communities.actions.entries import save_entry
from communities.actions.statements import record_statement, replace_statement, retire_statement
from communities.enums import ProposalKind, ProposalState
from communities.homes import street_told
from communities.intakes import tied_to_places
from communities.models import Community, Proposal, Street
from communities.models.proposals import PLACE_LINES
from communities.models.statements import SourcedStatement
from portal.access.decisions import insist, refusal
from portal.access.scopes import scope_of
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history import book
from portal.history.actions.rows import remove_row
from portal.history.contents import lock
from portal.history.models import Verb
from portal.text.normalise import place_form

HOME_COLUMNS = {str(ProposalKind.STREET.value): "home_street", str(ProposalKind.COMMUNITY.value): "home_name"}


@transaction.atomic
def accept_proposal(
    proposal: Proposal,
    *,
    draft: SourcedStatement,
    by: User,
    first: Mapping[str, models.Model] | None = None,
    replaces: SourcedStatement | None = None,
    corrected: Sequence[str] = (),
    parts: Callable[[], None] | None = None,
) -> SourcedStatement:
    """Record what the proposal says; it waits to be confirmed like any other statement.

    `first` are entries that it speaks of and that are not stored yet, by the field of `draft` that leads to them: an
    award, a person. `replaces` is the public statement whose place it is to take. `corrected` names what somebody
    changed. `parts` saves relations of the draft. Raises PermissionDenied with the reason, ValidationError by field.
    """
    proposal = _held(proposal)
    insist(refusal_to_decide(by, proposal))
    for name, entry in (first or {}).items():
        insist(refusal(by, scope_of(type(entry)).add, entry))
        entry.full_clean()
        setattr(draft, name, save_entry(entry, by=by))
    made = replace_statement(replaces, draft=draft, by=by) if replaces else record_statement(draft, by=by)
    if parts is not None:
        parts()
    _decide(proposal, ProposalState.CORRECTED if corrected else ProposalState.ACCEPTED, by, made, corrected)
    book.record(Verb.CHANGED, proposal, by=by, note=proposal.get_state_display(), details=_told(proposal))
    return made


@transaction.atomic
def accept_place(proposal: Proposal, *, entry: Any, by: User, corrected: Sequence[str] = ()) -> Any:
    """Enter a new street, community or estate; what the story says of it can be recorded from now on.

    Raises PermissionDenied with the reason, ValidationError by field.
    """
    proposal = _held(proposal)
    insist(refusal_to_decide(by, proposal))
    insist(refusal_to_enter_place(by, entry))
    entry.full_clean()
    entry = save_entry(entry, by=by)
    _decide(proposal, ProposalState.CORRECTED if corrected else ProposalState.ACCEPTED, by, entry, corrected)
    book.record(Verb.CHANGED, proposal, by=by, note=proposal.get_state_display(), details=_told(proposal))
    with everywhere():
        _tie_to(proposal, entry)
    return entry


@transaction.atomic
def merge_proposal(proposal: Proposal, *, into: models.Model, by: User) -> Proposal:
    """The record says it already: nothing is recorded, and the proposal points at the row that does."""
    proposal = _held(proposal)
    insist(refusal_to_decide(by, proposal))
    _decide(proposal, ProposalState.MERGED, by, into)
    book.record(Verb.CHANGED, proposal, by=by, note=proposal.get_state_display(), details=_told(proposal))
    if proposal.kind in (ProposalKind.STREET, ProposalKind.COMMUNITY):
        with everywhere():
            _tie_to(proposal, into)
    return proposal


@transaction.atomic
def reject_proposal(proposal: Proposal, *, by: User) -> Proposal:
    """Nothing comes of it."""
    proposal = _held(proposal)
    insist(refusal_to_decide(by, proposal))
    _decide(proposal, ProposalState.REJECTED, by)
    book.record(Verb.CHANGED, proposal, by=by, note=proposal.get_state_display(), details=_told(proposal))
    return proposal


@transaction.atomic
def reopen_proposal(proposal: Proposal, *, by: User) -> Proposal:
    """Take a decision back; a statement that was recorded is retired, a place that was entered is removed.

    Raises PermissionDenied with the reason: once somebody confirmed the statement, it is public and must be retired or
    replaced where it stands; and a place stays once something hangs on it.
    """
    if proposal.kind in PLACE_LINES:  # whoever decides right now on what lies there is waited for
        with everywhere():
            list(proposal.intake.proposals.select_for_update().order_by("pk").values_list("pk"))
    proposal = _held(proposal)
    insist(refusal_to_reopen(by, proposal))
    if proposal.state == ProposalState.MERGED:
        _untie_merged(proposal)
    made = proposal.made() if proposal.has_made else None
    if isinstance(made, SourcedStatement):
        lock(made)
        insist(refusal_to_reopen(by, proposal))  # a colleague may have confirmed it while we waited
        if not made.is_retired:
            retire_statement(made, reason=_("撤销采用"), by=by)
    elif made is not None:
        lock(made)
        insist(refusal_to_reopen(by, proposal))  # what came to hang on it while we waited
        _untie_from(made, proposal)
        remove_row(made, reason=_("撤销采用"), by=by)
    proposal.state, proposal.decided_by, proposal.decided_at = ProposalState.OPEN, None, None
    proposal.corrected, proposal.made_type, proposal.made_id = [], "", None
    proposal.save(update_fields=["state", "decided_by", "decided_at", "corrected", "made_type", "made_id"])
    book.record(Verb.CHANGED, proposal, by=by, note=_("撤销决定"))
    with everywhere():  # the place that it speaks of may have come or gone since it was decided
        Proposal.objects.bulk_update(tied_to_places(proposal.intake), ["community", "street"])
    return proposal


def _held(proposal: Proposal) -> Proposal:
    """The row as it stands now, held until the transaction ends: of two who decide at once, one waits and then sees."""
    found = Proposal.objects.select_for_update().filter(pk=proposal.pk).first()
    if found is None:
        raise PermissionDenied(_("这条采录建议已经不在了。"))
    return found


def _decide(
    proposal: Proposal, state: str, by: User, made: models.Model | None = None, corrected: Sequence[str] = ()
) -> None:
    proposal.state, proposal.decided_by, proposal.decided_at = state, by, timezone.now()
    proposal.corrected = sorted(corrected)
    proposal.made_type = made._meta.label_lower if made is not None else ""
    proposal.made_id = made.pk if made is not None else None
    proposal.save(update_fields=["state", "decided_by", "decided_at", "corrected", "made_type", "made_id"])


def _told(proposal: Proposal) -> dict[str, Any]:
    """What the book says of a decision: what came of it, by number."""
    return {"made": f"{proposal.made_type}:{proposal.made_id}"} if proposal.made_type else {}


def _untie_from(entry: Any, proposal: Proposal) -> None:
    """What stories say of a place that is taken back belongs to no place again, until one of that name is entered.

    Where its name was corrected, the name that the story gave it counts again.
    """
    column = {Street: "street", Community: "community"}.get(type(entry))
    if column is None:
        return
    home, told = HOME_COLUMNS[proposal.kind], str(proposal.content.get("value") or "")
    with everywhere():
        Proposal.objects.filter(**{column: entry.pk}).update(**{column: None})
        if told:
            proposal.intake.proposals.filter(**{home: entry.name}).update(**{home: told})
    proposal.refresh_from_db()


def _untie_merged(proposal: Proposal) -> None:
    """What the story says of a place that was taken for one on record belongs to none again, and has its name back."""
    told = str(proposal.content.get("value") or "")
    if proposal.kind not in HOME_COLUMNS or not told:
        return
    with everywhere():
        rows = proposal.intake.proposals.open().filter(**{proposal.kind: proposal.made_id})
        if proposal.kind == ProposalKind.COMMUNITY:
            rows.filter(pk__in=_told_of(proposal)).update(community=None, street=None)
            return
        ours = [row.pk for row in rows if place_form(street_told(row.content)) == place_form(told)]
        rows.filter(pk__in=ours).update(street=None, home_street=told)


def _told_of(proposal: Proposal) -> list[int]:
    """The open proposals of the same story that are of the street or community of this one, by the names told there."""
    column, told = HOME_COLUMNS[proposal.kind], place_form(str(proposal.content.get("value") or ""))
    if not told:
        return []
    street = place_form(proposal.home_street)
    return [
        row.pk
        for row in proposal.intake.proposals.open()
        if place_form(getattr(row, column)) == told
        and (column == "home_street" or place_form(row.home_street) == street)
    ]


def _tie_to(proposal: Proposal, entry: Any) -> None:
    """What the story says of a place belongs to the place on record, whatever that is called and wherever it lies."""
    column = HOME_COLUMNS.get(proposal.kind)
    if column is not None:
        ours = proposal.intake.proposals.filter(pk__in=_told_of(proposal))
        if isinstance(entry, Community):
            ours.update(community=entry, street=entry.street)
        if isinstance(entry, Street) or proposal.has_made:
            ours.update(**{column: entry.name})
    Proposal.objects.bulk_update(tied_to_places(proposal.intake), ["community", "street"])
