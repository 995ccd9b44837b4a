"""User names: which of them are the same."""

import unicodedata


def fold(name: str | None) -> str:
    """The name as it is compared: ＡＤＭＩＮ, Admin and admin are one, or one account would be mistaken for another."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name or "").casefold()).strip()
