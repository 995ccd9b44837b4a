"""Into the bin, out of it again, and gone for good."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.bin.deleted import DAYS, told
from portal.history import book, changes
from portal.history.actions.erasing import erase_contents
from portal.history.contents import lock
from portal.history.models import Verb


@transaction.atomic
def delete_row(row: Any, *, reason: str, by: User | None) -> Any:
    """Put a row into the bin: it is gone from every page and list, and can be brought back for thirty days.

    Raises PermissionDenied with the reason why it must stay, ValidationError when nobody says why it goes.
    """
    row = _held(row)
    if row is None or row.is_deleted:
        raise PermissionDenied(_("它已经在回收站里了。"))
    if refusal := row.refusal_to_delete():
        raise PermissionDenied(refusal)
    if not reason.strip():
        raise ValidationError({"reason": _("请写明删除的原因。")})
    row.save(update_fields=row.mark_deleted())
    changes.give_reason(book.record(Verb.DELETED, row, by=by), reason.strip())
    return row


@transaction.atomic
def restore_row(row: Any, *, by: User | None) -> Any:
    """Take a row out of the bin, as it was and not public. Raises PermissionDenied when it is too late for that."""
    row = _held(row)
    found = told([row]) if row is not None and row.is_deleted else []
    if not found or not found[0].is_restorable:
        raise PermissionDenied(_("它不在回收站里，或者已经超过 %(days)d 天，不能恢复。") % {"days": DAYS})
    row.save(update_fields=row.mark_restored())
    book.record(Verb.RESTORED, row, by=by)
    return row


@transaction.atomic
def purge_row(row: Any, *, by: User | None) -> bool:
    """Delete for good what has been in the bin for thirty days, with its parts, files and the contents of its history.

    False when it is not due, or was brought back meanwhile. Raises ProtectedError when something came to depend on it.
    """
    row = _held(row)
    found = told([row]) if row is not None and row.is_deleted else []
    if not found or found[0].at + timedelta(days=DAYS) > timezone.now():
        return False
    book.record(Verb.PURGED, row, by=by)
    erase_contents(row, by=by)
    changes.let_go(row)
    if hasattr(row, "discard_files"):
        transaction.on_commit(row.discard_files)
    row.delete()
    return True


def _held(row: models.Model) -> Any:
    """The row as it stands now, held until the transaction ends; None when it is gone for good."""
    lock(row)
    return type(row)._base_manager.filter(pk=row.pk).first()
