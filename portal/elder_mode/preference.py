"""How the choice of 长者模式 is kept: in one cookie, set by a plain link, good for a year."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "elder"
YEAR = 365 * 24 * 60 * 60


def prefers_elder_mode(request: HttpRequest) -> bool:
    return request.COOKIES.get(COOKIE) == "1"


def remember(response: HttpResponse, *, elder: bool) -> None:
    path = (settings.FORCE_SCRIPT_NAME or "") + "/"
    if elder:
        response.set_cookie(
            COOKIE, "1", max_age=YEAR, path=path, samesite="Lax", httponly=True, secure=settings.OVER_HTTPS
        )
    else:
        response.delete_cookie(COOKIE, path=path, samesite="Lax")
