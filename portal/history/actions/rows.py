"""Saving a row that no app has an action of its own for: accounts, tags, contributors."""

from collections.abc import Callable
from typing import TypeVar

from django.db import models, transaction

from portal.accounts.models import User
from portal.history import changes
from portal.history.contents import Contents

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
def note_change(row: Row, *, before: Contents, by: User | None, reason: str = "") -> Row:
    """Write the line on a row that a library has saved already; `before` is what it said until then."""
    changes.record(row, before, by=by, reason=reason)
    return row
