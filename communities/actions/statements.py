"""How sourced statements come, stand and go: recorded, confirmed by somebody else, replaced or retired.

The only writers of every SourcedStatement (facts, recognitions, listings, bodies, teams, activities, portraits …),
whoever asks: admin, import, extraction, demonstration. Each change is one transaction with one line in the record book.
"""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from communities.access import (
    refusal_to_confirm,
    refusal_to_record,
    refusal_to_replace,
    refusal_to_retire,
)
from communities.enums import StatementState
from communities.models.statements import SourcedStatement
from portal.access.decisions import insist
from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb

Statement = TypeVar("Statement", bound=SourcedStatement)


@transaction.atomic
def record_statement(draft: Statement, *, by: User) -> Statement:
    """Store an unsaved statement as waiting to be confirmed.

    Raises PermissionDenied with the reason, ValidationError by field when the statement breaks a rule.
    """
    insist(refusal_to_record(by, draft))
    _store(draft, by=by)
    book.record(Verb.RECORDED, draft, by=by, details={"source": draft.source_id})
    return draft


@transaction.atomic
def confirm_statement(statement: Statement, *, by: User) -> Statement:
    """Make a waiting statement public; what it replaces is retired in the same moment."""
    statement = _locked(statement)
    insist(refusal_to_confirm(by, statement))
    if statement.replaces and not (older := _locked(statement.replaces)).is_retired:
        _retire(older, reason=_("由新的一条替换"), by=by)
    statement.state = StatementState.PUBLISHED
    statement.confirmed_by, statement.confirmed_at = by, timezone.now()
    statement.is_self_confirmed = statement.recorded_by_id == by.pk
    _save(statement, update_fields=["state", "confirmed_by", "confirmed_at", "is_self_confirmed"])
    verb = Verb.SELF_CONFIRMED if statement.is_self_confirmed else Verb.CONFIRMED
    book.record(verb, statement, by=by, details={"replaced": statement.replaces and statement.replaces.pk})
    return statement


@transaction.atomic
def replace_statement(statement: Statement, *, draft: Statement, by: User) -> Statement:
    """Record what is to take a public statement's place; the old one stays public until the new one is confirmed."""
    statement = _locked(statement)
    insist(refusal_to_replace(by, statement))
    draft.replaces = statement
    draft.take_over(statement)
    _store(draft, by=by)
    book.record(Verb.REPLACED, draft, by=by, details={"replaces": statement.pk, "source": draft.source_id})
    return draft


@transaction.atomic
def retire_statement(statement: Statement, *, reason: str, by: User) -> Statement:
    """Take a statement off the site, or drop one that waits. It stays in history; the reason is required."""
    statement = _locked(statement)
    insist(refusal_to_retire(by, statement))
    if not reason.strip():
        raise ValidationError({"reason": _("请写明停用的原因。")})
    _retire(statement, reason=reason.strip(), by=by)
    book.record(Verb.RETIRED, statement, by=by, note=reason.strip())
    return statement


def _locked(statement: Statement) -> Statement:
    """The row as it stands now, held until the transaction ends: of two who decide at once, one waits and then sees."""
    return type(statement).objects.select_for_update().get(pk=statement.pk)


def _store(draft: Statement, *, by: User) -> None:
    draft.recorded_by, draft.recorded_at, draft.state = by, timezone.now(), StatementState.WAITING
    draft.full_clean(validate_constraints=False)
    _save(draft, force_insert=True)


def _save(statement: SourcedStatement, **how: Any) -> None:
    """Let the database judge; only when it refuses, ask which rule was broken, for the sentence that says so."""
    try:
        with transaction.atomic():
            statement.save(**how)
    except IntegrityError:
        statement.validate_constraints()
        raise


def _retire(statement: SourcedStatement, *, reason: str, by: User) -> None:
    statement.state = StatementState.RETIRED
    statement.retired_by, statement.retired_at, statement.retirement_reason = by, timezone.now(), reason
    statement.save(update_fields=["state", "retired_by", "retired_at", "retirement_reason"])
