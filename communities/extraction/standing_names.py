"""Names without a role that stand where names stand: before 家庭 or 等五人, at the head of a sentence, alone in a line.

What stands there need not be sure by its signs alone; it must only not speak against a name.
"""

import re
from collections.abc import Iterator

from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES
from communities.extraction.given_names import SURNAME_WEIGHT
from communities.extraction.likely_names import fitting_length, weight_of

_HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"
# 郭庆云家庭, 周卫华等10人, 苏湧等50户
_BEHIND = re.compile(
    r"(?:家庭|夫妇|夫妻|同志|烈士|老人|本人|等(?:\d{1,4}|[一二两三四五六七八九十百]{1,3})(?:余|多)?(?:名|位|人|户|个家庭|同志))(?![们组])"
)
_BEFORE = re.compile(rf"(?:^|[^{_HAN}]|社区|小区|街道|[村镇乡组号栋室院苑区里街和与及对为给由请向被将把是到])$")
_HEAD = re.compile(rf"(?:^|(?<=[。!?;:\n”]))[ “]?(?=[{_HAN}])")
_ALONE = re.compile(
    rf"(?:[^{_HAN}]{{0,4}}\d{{1,3}}号? ?|[^{_HAN}\d]{{0,4}})(?P<name>[{_HAN}](?: ?[{_HAN}]){{1,3}})[ :]?"
)


def standing_names(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where such names stand in the sentence ``words[start:end]``."""
    for found in _BEHIND.finditer(words, start, end):
        for length in (4, 3, 2):
            place = found.start() - length
            if place < start or words[place] == "向" or not _BEFORE.search(words, max(start, place - 2), place):
                continue
            if length - fitting_length(words, place, 5 if length == 2 else 3) == 0:
                yield place, place + length
                break
    head = _HEAD.match(words, start, end)
    if head:
        place = head.end()
        length = fitting_length(words, place, 8, alone=True)
        if length > 2 or (length == 2 and fitting_length(words, place, 12, alone=True) == 2):
            yield place, place + length


def name_of_line(words: str) -> tuple[int, int] | None:
    """The place of the name when a line holds nothing else: a card, a list, whoever signs below the title."""
    if len(words) > 14:
        return None
    found = _ALONE.fullmatch(words)
    if found is None:
        return None
    name = found["name"].replace(" ", "")
    surname = 2 if name[:2] in DOUBLE_SURNAMES else 1
    if name[0] not in SURNAME_WEIGHT and surname == 1:
        return None
    if not surname < len(name) <= surname + 2 or (surname == 1 and name[:2] in NOT_NAMES):
        return None
    weight = weight_of(name, 0, len(name)) + (9 if surname == 2 else 0)
    return found.span("name") if weight >= (3 if len(name) > 2 or " " in found["name"] else 6) else None
