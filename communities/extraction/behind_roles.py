"""Names behind a strong role whatever their surname: 网格员拓小燕, 队长粘秀菊, 业委会主任古建忠.

No list holds every surname. Two signs that given names are made of, right behind a role that somebody has and before a
word that follows names, are a name all the same, when no word of every day runs through them.
"""

import re
from collections.abc import Iterator

from communities.extraction.common_words import WORD_WEIGHT
from communities.extraction.given_names import GIVEN_WEIGHT
from communities.extraction.person_names import ABSTRACT, NAME_ENDS, SPEAKS
from communities.extraction.roles import STRONG_ROLES
from communities.extraction.story_words import StoryWords

_OF_MANY = frozenset("队员 志愿者 职工 党员 业主 村民 居民 人员".split())  # before words of every day as well
_ROLES = sorted({*STRONG_ROLES, *_OF_MANY, "传人", "阿訇", "联系人:"}, key=len, reverse=True)
_ROLE = re.compile(  # no group inside: re looks for the first signs of plain words first
    rf"(?:{'|'.join(_ROLES)})(?=[\u3400-\u9fff]{{3}})"
)
# No surname: what follows a role as a word of its own.
_NO_SURNAME = frozenset(
    "的了着过和与及或等们也还又就都曾已被把将从在是有为对向给让由到来去说每各自该此这那其他她它我你一二两三四五六七八九十百千多几大小老新第不没很更最常并而但则即便先后今去昨当同带领拉请教看做办开上下出入走跑进回主积组坚参负热发介表坦感告指提笑讲获荣入评选认亲随全家亦总共均各只以因所且再才刚正立边"
)
_LIGHTEST, _SUM = 1, 4
# What a role ends in, and signs for a given name behind the surname: few sentences have both.
_MAY_BE_GIVEN = "".join(sign for sign, weight in GIVEN_WEIGHT.items() if weight >= _LIGHTEST)
_MAY_STAND = re.compile(f"[{''.join(sorted({role[-1] for role in _ROLES}))}][\u3400-\u9fff][{_MAY_BE_GIVEN}]{{2}}")


def names_behind_roles(story: StoryWords) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where names of three signs stand behind a strong role, each with the number of its sentence."""
    for number in story.holding(_MAY_STAND):
        words, start, end = story.bounds(number)
        for role in _ROLE.finditer(words, start, end):
            place = role.end()
            lightest = _LIGHTEST + (role[0] in _OF_MANY)
            if place + 3 <= end and _is_name(words, place) and GIVEN_WEIGHT[words[place + 2]] >= lightest:
                yield number, (place, place + 3)


def _is_name(words: str, place: int) -> bool:
    if words[place] in _NO_SURNAME or words[place + 2] in ABSTRACT:
        return False
    given = [GIVEN_WEIGHT.get(sign, -4) for sign in words[place + 1 : place + 3]]
    if min(given) < _LIGHTEST or sum(given) < _SUM:
        return False
    if any(WORD_WEIGHT.get(words[at : at + 2], 0) > 0 for at in range(place - 1, place + 3)):
        return False
    behind = words[place + 3 : place + 9]
    return bool(NAME_ENDS.match(behind) or re.match(SPEAKS, behind) or re.match(r"[前后]后|\d", behind))
