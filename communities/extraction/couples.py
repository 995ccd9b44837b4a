"""Couples: 羊惠兰、阳德坤夫妇 are two names that need no role."""

import re
from collections.abc import Sequence

from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES, RARER_SURNAMES, SURNAMES
from communities.extraction.likely_names import weight_of

_FIRST = SURNAMES | RARER_SURNAMES | {name[0] for name in DOUBLE_SURNAMES}
_COUPLE = re.compile(r"夫妇|夫妻|老两口|小两口|一家三口|父女|父子|母女|母子|姐妹|兄弟|(?:[两二俩2])[名位人]")
JOINED = re.compile(rf"[、和与][{''.join(sorted(_FIRST))}]..?(?:{_COUPLE.pattern})")
_LIKELY_PAIR = 4


def couple_names(words: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the first two such names stand in ``words[start:end]``, which holds ``JOINED``; ``taken`` are other names."""
    for found in _COUPLE.finditer(words, start, end):
        for first in (3, 2):
            for second in (3, 2):
                middle = found.start() - second - 1
                begin = middle - first
                if begin < start or words[middle] not in "、和与":
                    continue
                names = words[begin:middle], words[middle + 1 : found.start()]
                if found[0][-1] in "名位人" and any(weight_of(name, 0, len(name)) < _LIKELY_PAIR for name in names):
                    continue
                if all(name[0] in _FIRST and name[:2] not in NOT_NAMES for name in names) and not any(
                    a < found.start() and begin < b for a, b in taken
                ):
                    return [(begin, middle), (middle + 1, found.start())]
    return []
