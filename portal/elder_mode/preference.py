"""How a reader's choices are kept: 长者模式 and 字号, one cookie each, set by a plain link or form, good for a year."""

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

COOKIE = "elder"
SIZE_COOKIE = "text"
YEAR = 365 * 24 * 60 * 60


class TextSize(models.TextChoices):
    """How large letters are outside 长者模式, which has a size of its own."""

    STANDARD = "standard", _("标准")
    LARGE = "large", _("大")
    LARGEST = "largest", _("特大")


def prefers_elder_mode(request: HttpRequest) -> bool:
    return request.COOKIES.get(COOKIE) == "1"


def preferred_text_size(request: HttpRequest) -> str:
    """One of TextSize; whatever else the cookie holds is the standard."""
    kept = request.COOKIES.get(SIZE_COOKIE)
    return kept if kept in TextSize.values else TextSize.STANDARD.value


def page_classes(*, elder: bool, text_size: str, grey: bool) -> str:
    """The classes of <html>: 长者模式 has a size of its own, 置灰 goes with everything."""
    size = "elder" if elder else f"text-{text_size}" if text_size != TextSize.STANDARD else ""
    return " ".join(filter(None, [size, "mourning" if grey else ""]))


def remember(response: HttpResponse, *, elder: bool) -> None:
    keep(response, COOKIE, "1" if elder else "")


def remember_text_size(response: HttpResponse, size: str) -> None:
    keep(response, SIZE_COOKIE, "" if size == TextSize.STANDARD else size)


def keep(response: HttpResponse, name: str, value: str) -> None:
    """Set a cookie for a year; without a value take it away, so that the standard leaves no trace."""
    path = (settings.FORCE_SCRIPT_NAME or "") + "/"
    if value:
        response.set_cookie(
            name, value, max_age=YEAR, path=path, samesite="Lax", httponly=True, secure=settings.OVER_HTTPS
        )
    else:
        response.delete_cookie(name, path=path, samesite="Lax")
