"""Saving and deleting a row that no app has an action of its own for: accounts, tags, contributors."""

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.history import changes
from portal.history.contents import Contents, lock, refusal_while_tied

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def save_row(row: Row, *, by: User | None, reason: str = "", parts: Callable[[], None] | None = None) -> Row:
    """Save a row, and by `parts` what is edited together with it, with one line that names what changed."""
    before = changes.before(row)
    row.save()
    if parts is not None:
        parts()
    changes.record(row, before, by=by, reason=reason)
    return row


@transaction.atomic
def remove_row(row: models.Model, *, reason: str, by: User | None) -> None:
    """Delete a row and its parts for good; its last words stay in history.

    Raises PermissionDenied when others depend on it, ValidationError when nobody says why it goes.
    """
    lock(row)
    row = type(row)._base_manager.get(pk=row.pk)
    if refusal := refusal_while_tied(row):
        raise PermissionDenied(refusal)
    if not reason.strip():
        raise ValidationError({"reason": _("请写明删除的原因。")})
    changes.record_removal(row, by=by, reason=reason.strip())
    changes.let_go(row)
    row.delete()


@transaction.atomic
def note_change(row: Row, *, before: Contents, by: User | None, reason: str = "") -> Row:
    """Write the line on a row that a library has saved already; `before` is what it said until then."""
    changes.record(row, before, by=by, reason=reason)
    return row
