"""Coming in and going out. Each leaves a line in the record book; what ends by itself after a while leaves none."""

from django.db import transaction

from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb
from portal.sign_in import known, sessions, throttling
from portal.sign_in.models import DeskSession


@transaction.atomic
def open_session(user: User, *, address: str, agent: str, with_second_factor: bool = False, by: User) -> DeskSession:
    """Note that somebody has come in: a row for their list of sessions, the address as known, a line in the book."""
    session = sessions.new(user, address=address, agent=agent, with_second_factor=with_second_factor)
    known.remember(user, address)
    for what_is_past in (throttling, known, sessions):  # so that an office without a scheduler stays tidy
        what_is_past.purge()
    book.record(Verb.SIGNED_IN, user, by=by, details={"session": session.pk, "second_factor": with_second_factor})
    return session


@transaction.atomic
def end_session(session: DeskSession, *, by: User) -> None:
    """End one session: its device is asked to log in again at its next request."""
    book.record(Verb.SESSION_ENDED, session.user, by=by, details={"session": session.pk})
    session.delete()


@transaction.atomic
def end_sessions(user: User, *, but: DeskSession | None = None, by: User | None) -> int:
    """End all sessions of an account but one; gives their number. Without any, nothing happens."""
    rows = DeskSession.objects.filter(user=user).exclude(pk=but.pk if but else None)
    numbers = sorted(rows.values_list("pk", flat=True))
    if numbers:
        book.record(Verb.SESSION_ENDED, user, by=by, details={"sessions": numbers})
        rows.delete()
    return len(numbers)
