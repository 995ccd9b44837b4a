"""The two steps of a log-in, and what a request says of where it comes from."""

from django.conf import settings
from django.contrib import auth
from django.utils import timezone

from portal.accounts.models import User
from portal.client_address import client_address
from portal.sign_in import sessions
from portal.sign_in.actions.sessions import open_session

PENDING = "log_in_pending"  # in Django's session: whose password was right, and who still owes a code
PENDING_SECONDS = 600


def address_of(request) -> str:
    return client_address(request.META, settings.TRUSTED_PROXIES)


def agent_of(request) -> str:
    return request.headers.get("User-Agent", "")


def come_in(request, user, *, with_second_factor=False):
    """Log somebody in on this device. What an anonymous session held is left behind."""
    request.session.flush()
    backend = getattr(user, "backend", settings.AUTHENTICATION_BACKENDS[0])
    auth.login(request, user, backend=backend)
    session = open_session(
        user, address=address_of(request), agent=agent_of(request), with_second_factor=with_second_factor, by=user
    )
    request.session[sessions.NUMBER] = session.pk
    request.desk_session = session


def wait_for_code(request, user):
    """Remember that the password was right, for ten minutes, in a session that opens nothing."""
    request.session.flush()
    request.session[PENDING] = {
        "user": user.pk,
        "at": timezone.now().timestamp(),
        "password": user.get_session_auth_hash(),
    }


def who_owes_a_code(request) -> User | None:
    """The account whose password was right within ten minutes and has not been changed since; None otherwise."""
    pending = request.session.get(PENDING)
    if not pending or not 0 <= timezone.now().timestamp() - pending["at"] <= PENDING_SECONDS:
        return None
    user = User.objects.filter(pk=pending["user"], is_active=True, is_staff=True).first()
    return user if user and user.get_session_auth_hash() == pending["password"] else None


def forget_who_owes(request):
    request.session.flush()
