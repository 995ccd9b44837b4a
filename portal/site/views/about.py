"""What every public site owes its readers: who runs it, whom to write to, what it keeps, who can use it."""

from datetime import date

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.elder_mode.preference import COOKIE, SIZE_COOKIE

# When the words of each statement were last held against what the code does and what was tried.
ACCESSIBILITY_CHECKED_ON = date(2026, 11, 25)
PRIVACY_CHECKED_ON = date(2026, 11, 26)


@require_safe
def about(request):
    return render(request, "portal/about.html")


@require_safe
def contact(request):
    return render(request, "portal/contact.html")


@require_safe
def accessibility(request):
    return render(request, "portal/accessibility.html", {"checked_on": ACCESSIBILITY_CHECKED_ON})


@require_safe
def privacy(request):
    cookies = {
        "elder": COOKIE,
        "text": SIZE_COOKIE,
        "session": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
    }
    return render(request, "portal/privacy.html", {"checked_on": PRIVACY_CHECKED_ON, "cookies": cookies})
