"""Which session of ours a request belongs to, whether it has ended, and what must be done before anything else."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from portal.accounts.models import User
from portal.client_address import coarse
from portal.sign_in.devices import kind_of
from portal.sign_in.models import DeskSession
from portal.sign_in.second_factor import is_required_of

NUMBER = "desk_session"  # where Django's session keeps the number of ours
NOTED_EVERY = timedelta(minutes=1)  # a request within that time is not written down


def new(user: User, *, address: str, agent: str, with_second_factor: bool = False) -> DeskSession:
    """A row for a log-in, or for a session that Django opened without us, such as one from before an upgrade."""
    now = timezone.now()
    return DeskSession.objects.create(
        user=user,
        started_at=now,
        last_seen_at=now,
        device=kind_of(agent),
        place=coarse(address),
        with_second_factor=with_second_factor,
    )


def find(number: object, user: User) -> DeskSession | None:
    """The session of this number, if it is theirs and has not ended; one that is over is taken away."""
    session = DeskSession.objects.filter(pk=number, user=user).first()
    if session and session.is_over(timezone.now()):
        session.delete()
        return None
    return session


def touch(session: DeskSession) -> None:
    """Note that it is in use; at most once a minute, so that reading does not become writing."""
    now = timezone.now()
    if abs(now - session.last_seen_at) >= NOTED_EVERY:
        session.last_seen_at = now
        DeskSession.objects.filter(pk=session.pk).update(last_seen_at=now)


def password_is_too_old(user: User) -> bool:
    """By PASSWORD_MAX_AGE_DAYS; where that is 0, no password is ever too old."""
    if not settings.PASSWORD_MAX_AGE_DAYS:
        return False
    age = timezone.now() - (user.password_set_at or user.date_joined)
    return age > timedelta(days=settings.PASSWORD_MAX_AGE_DAYS)


def duty_of(user: User, session: DeskSession) -> str:
    """The name of the page that they have to deal with before anything else at the desk, "" when there is none."""
    if not session.with_second_factor and is_required_of(user):
        return "sign_in:second_factor_set"
    if user.password_is_provisional or password_is_too_old(user):
        return "sign_in:password"
    return ""


def purge() -> int:
    """Delete the rows of sessions that are over; gives their number."""
    return DeskSession.objects.all().over().delete()[0]
