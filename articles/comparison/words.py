"""A text cut into the words that a comparison never divides: Chinese words, numbers, units, qualifiers, names.

The words, put together, spell the text again, whatever it contains. A number keeps its multiplier (13.8万), a part of a
date its sign (2019年); the qualifier before or behind a number stands alone, since to add or drop one is the change
that matters most: 约|4800|人, 600|多|人次.
"""

import re
from collections.abc import Iterable, Iterator

import rjieba

from communities.extraction.units import UNIT_CLASSES
from communities.quantities import AFTER, BEFORE, TRAILING, UNITS
from portal.text.numbers import HAN_DIGITS, MULTIPLIERS

MOST_NAMES = 200  # given words; each is tried at every place of the text
LONGEST_NAME = 40

_DIGIT = "0-9０-９"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


_UNIT = _any_of([*UNITS, *(unit for units in UNIT_CLASSES.values() for unit in units)])
_BEFORE_A_NUMBER = rf"(?:{_any_of(BEFORE)})(?=[{_DIGIT}])"
_ADDRESS = r"https?://[!-~]{1,300}"
_DATE = rf"[{_DIGIT}]{{1,8}}(?:年代|年度|[年月日号时点秒]|分(?!之))"
_ARABIC = rf"[{_DIGIT}]++(?:[.．,:：/~～–－-][{_DIGIT}]++)*+[{MULTIPLIERS}]*+[%％‰]?"
_HAN = rf"[{HAN_DIGITS}{MULTIPLIERS}]{{2,}}+(?:点[{HAN_DIGITS}]++)?"
_NUMBER = rf"(?:[百千万]分之)?(?:{_ARABIC}|{_HAN})"
_BEHIND_A_NUMBER = (
    rf"(?P<after>(?:{_any_of(AFTER)})(?=[{MULTIPLIERS}]|{_UNIT}))?"
    rf"(?P<unit>[{MULTIPLIERS}]*+(?:{_UNIT}))?(?P<trailing>{_any_of(TRAILING)})?"
)
_LATIN = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9_]*+"
_WHOLE = rf"{_BEFORE_A_NUMBER}|{_ADDRESS}|{_DATE}|(?P<number>{_NUMBER}){_BEHIND_A_NUMBER}|{_LATIN}"
_PARTS = ("number", "after", "unit", "trailing")

# rjieba takes valid Unicode only; a lone surrogate is cut like any other sign that is no word.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SOLID = re.compile(rf"[{_DIGIT}A-Za-zÀ-ɏ]")


def cut(text: str, names: Iterable[str] = ()) -> list[str]:
    """The words of a text in order, which put together are the text. `names` are kept whole wherever they stand."""
    known = [name for name in dict.fromkeys(names) if 1 < len(name) <= LONGEST_NAME][:MOST_NAMES]
    pattern = re.compile(f"(?:{_any_of(known)})|{_WHOLE}" if known else _WHOLE)
    return list(_words(text, pattern))


def _words(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    place = 0
    for match in pattern.finditer(text):
        yield from _chinese_words(text[place : match.start()])
        if match["number"]:
            yield from (match[part] for part in _PARTS if match[part])
        else:
            yield match[0]
        place = match.end()
    yield from _chinese_words(text[place:])


def _chinese_words(text: str) -> Iterator[str]:
    if not text:
        return
    place = 0
    for word in rjieba.cut(_LONE_SURROGATE.sub("\ufffd", text)):
        yield text[place : place + len(word)]
        place += len(word)


def is_solid(word: str) -> bool:
    """Whether a word holds a figure or Latin letters, which are never divided: 4800 and 480 have nothing in common."""
    return _SOLID.search(word) is not None


def has_words(text: str) -> bool:
    """Whether there is more in a text than marks and blanks."""
    return any(sign.isalnum() for sign in text)
