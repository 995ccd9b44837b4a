"""Digests under the portal's key: what is counted is told apart, and a stolen database does not say what it was."""

from django.conf import settings
from django.utils.crypto import salted_hmac


def keys() -> list[str]:
    """The portal's key, and those that it had before."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def digest(purpose: str, *values: object, key: str = "") -> str:
    """64 hex digits for these values; another purpose or another key gives others."""
    words = "\x1f".join(str(value) for value in values)
    secret = key or settings.SECRET_KEY
    return salted_hmac(f"portal.sign_in.{purpose}", words, secret=secret, algorithm="sha256").hexdigest()
