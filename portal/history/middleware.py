"""One line in the book for everything that somebody at the desk tried to send and was refused.

The line is written after the request's own transactions are over, so that it stays when they are rolled back. It names
the address and the line of the matrix, the kind and the number of the row, and the reason: no title, no name. Reading
what one may not read leaves no line; who is not logged in is counted at the log-in.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from portal.access.middleware import is_desk
from portal.access.refused import note_refusal, refused_by
from portal.access.routes import route_of
from portal.history.book import record_refusal
from portal.text.keys import is_key

READS = ("GET", "HEAD", "OPTIONS", "TRACE")
NUMBERS = ("object_id", "pk", "id", "number")


class RefusalMiddleware:
    """Stands behind the one that ends sessions: who was logged out is nobody, and leaves no line."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        reason = refused_by(request)
        if reason is not None and request.method not in READS and is_desk(request) and request.user.is_authenticated:
            keep(request, reason)
        return response

    def process_exception(self, request, exception):
        if isinstance(exception, PermissionDenied | Http404) and is_desk(request):
            note_refusal(request, str(exception) if isinstance(exception, PermissionDenied) else "")


def keep(request, reason):
    """Write the line of one refused request."""
    match = request.resolver_match
    route = route_of(match)
    number = next((str(match.kwargs[name]) for name in NUMBERS if name in match.kwargs), "")
    lines = route.lines.sends or route.lines.opens if route and route.lines else ()
    record_refusal(
        route.model if route else None,
        number if is_key(number) else "",
        by=request.user,
        reason=reason,
        details={"route": match.view_name or "", "lines": list(lines)},
    )
