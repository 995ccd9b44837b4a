"""Every request of somebody who is logged in belongs to a session of ours, or to nobody."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from portal.access.middleware import is_desk
from portal.sign_in import sessions
from portal.sign_in.entering import address_of, agent_of
from portal.sign_in.second_factor import factor_of
from portal.sign_in.views.duties import give_back, lead_to

# What somebody may still do before they have done what comes first.
ALWAYS_OPEN = {"sign_in:second_factor_set", "sign_in:password", "sign_in:log_out", "admin:logout", "admin:jsi18n"}

READS = ("GET", "HEAD")
DOORS = {"sign_in:log_in", "sign_in:code", "sign_in:log_out", "admin:login"}


class DeskSessionMiddleware:
    """Ends what sat idle or lasted too long, and sends people first to what they must do first.

    Readers without a session cookie are not looked at. For the others the question is put off until somebody asks
    for request.user, so that public pages that do not ask cost nothing more.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.desk_session, request.has_just_ended = None, False
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            found = request.user
            request.user = SimpleLazyObject(lambda: kept_user(request, found))
        return self.get_response(request)

    def process_view(self, request, view, arguments, keywords):
        if not is_desk(request) or request.resolver_match.view_name in DOORS:
            return None
        if not request.user.is_authenticated:
            return give_back(request) if request.has_just_ended and request.method == "POST" else None
        duty = sessions.duty_of(request.user, request.desk_session)
        if duty and request.resolver_match.view_name not in ALWAYS_OPEN:
            return lead_to(request, duty)
        return None


def kept_user(request, found):
    """Who asks: the account that Django found, if its session goes on; otherwise nobody.

    Outside the desk, somebody who has something to do first is nobody either.
    """
    was_in = SESSION_KEY in request.session
    if not was_in or not found.is_authenticated:  # Django ends it when the password or the account has changed
        request.has_just_ended = was_in
        return AnonymousUser()
    number = request.session.get(sessions.NUMBER)
    if number is None and factor_of(found) is None:
        session = sessions.new(found, address=address_of(request), agent=agent_of(request))
        request.session[sessions.NUMBER] = session.pk
    else:
        session = sessions.find(number, found)
    if session is None:
        request.user = found  # logout() asks for it, and this very question is what we are answering
        logout(request)
        request.has_just_ended = True
        if is_desk(request) and request.method in READS:
            messages.info(request, _("您离开超过半小时、登录满十二小时，或在别处结束了这次登录，请重新登录。"))
        return AnonymousUser()
    sessions.touch(session)
    request.desk_session = session
    if not is_desk(request) and sessions.duty_of(found, session):
        return AnonymousUser()
    return found
