"""Choices of many words for ``re``, which finds them fast where each of them begins with a sign of its own."""

import re
from collections.abc import Iterable


def choice_of(words: Iterable[str]) -> str:
    """Return a pattern of ``words``, put together by their first signs: those of one sign stay in their order.

    Each begins with a sign or a set of signs, such as [一二]; what must stand before it is told behind that: 则(?<!规则). ``re`` skips
    the places where none begins, and at the others asks only those that begin with the sign that stands there.
    """
    return "|".join(f"{re.escape(sign)}(?:{'|'.join(rests)})" for sign, rests in _by_first_sign(words).items())


def first_signs(words: Iterable[str]) -> str:
    """Return the set of signs with which such words begin, to look ahead for before a choice is asked."""
    return f"[{re.escape(''.join(_by_first_sign(words)))}]"


def _by_first_sign(words: Iterable[str]) -> dict[str, list[str]]:
    behind: dict[str, list[str]] = {}
    for word in words:
        signs, rest = word[1:].split("]", 1) if word.startswith("[") else (word[0], word[1:])
        for sign in signs:
            behind.setdefault(sign, []).append(rest)
    return behind
