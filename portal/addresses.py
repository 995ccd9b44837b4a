"""Absolute addresses: always from BASE_URL, never from the Host header, which anybody may forge."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.encoding import escape_uri_path


def absolute(path: str) -> str:
    """The address under which everybody finds `path`, as reverse() gives it: with the sub-path, where there is one."""
    return settings.BASE_URL + escape_uri_path(path)


def site_host() -> str:
    """The host of BASE_URL, with its port when that is not the usual one."""
    return urlsplit(settings.BASE_URL).netloc


def canonical(path: str, *, after: str = "") -> str:
    """The one address of a page among those that show it: no filter, but where a list begins."""
    return absolute(path) + (f"?{urlencode({'after': after})}" if after else "")
