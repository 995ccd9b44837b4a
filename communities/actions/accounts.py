"""Accounts are made and changed here, with a line in the record book that names nobody."""

from collections.abc import Iterable

from django.db import transaction

from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb


@transaction.atomic
def save_account(account: User, *, changed: Iterable[str], by: User | None) -> User:
    """Save an account as its form left it; whoever has an account works at the desk, since residents need none."""
    is_new = account.pk is None
    if is_new:
        account.is_staff = True
    account.save()
    book.record(Verb.CREATED if is_new else Verb.CHANGED, account, by=by, details={"fields": sorted(changed)})
    return account
