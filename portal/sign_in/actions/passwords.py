"""Changing one's own password."""

from django.db import transaction

from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb
from portal.sign_in.actions.sessions import end_sessions
from portal.sign_in.models import DeskSession


@transaction.atomic
def change_own_password(user: User, *, password: str, session: DeskSession, by: User) -> None:
    """Set the new password, which the form has judged; every other session of the account ends."""
    user.set_password(password)
    user.password_is_provisional = False
    user.save(update_fields=["password", "password_set_at", "password_is_provisional"])
    end_sessions(user, but=session, by=by)
    book.record(Verb.PASSWORD_SET, user, by=by)
