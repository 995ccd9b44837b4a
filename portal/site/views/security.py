"""/.well-known/security.txt (RFC 9116): where somebody who found a weakness can write."""

from datetime import datetime, timedelta

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.addresses import absolute
from portal.site.models import SiteSettings

GOOD_FOR = timedelta(days=180)  # RFC 9116 asks for less than a year; reckoned from today, it never runs out


@require_safe
def security_txt(request):
    """404 while nobody has said where to write: without a contact nobody would stand behind the file."""
    contact = SiteSettings.load().security_contact
    if not contact:
        raise Http404
    return HttpResponse(security_lines(contact, timezone.now()), content_type="text/plain; charset=utf-8")


def security_lines(contact: str, now: datetime) -> str:
    expires = (now + GOOD_FOR).astimezone(timezone.get_fixed_timezone(0)).strftime("%Y-%m-%dT00:00:00Z")
    lines = {
        "Contact": f"mailto:{contact}",
        "Expires": expires,
        "Preferred-Languages": "zh, en",
        "Canonical": absolute(reverse("security_txt")),
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())
