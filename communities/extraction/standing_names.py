"""Names without a role that stand where names stand: before 家庭 or 等五人, at the head of a sentence, alone in a line.

What stands there need not be sure by its signs alone; it must only not speak against a name.
"""

import re
from collections.abc import Iterator

from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES
from communities.extraction.given_names import SURNAME_WEIGHT
from communities.extraction.likely_names import fitting_length, weight_of
from communities.extraction.person_names import SPEAKS
from communities.extraction.story_words import StoryWords

_HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_OFFICE = r"院长|校长|教授|主任|书记|所长|局长|会长|站长|队长"
# 郭庆云家庭, 周卫华等10人, 苏湧等50户
_BEHIND = re.compile(
    rf"(?:家庭|夫妇|夫妻|同志|烈士|老人|本人|副(?:{_OFFICE})|{_OFFICE}|等(?:\d{{1,4}}|[一二两三四五六七八九十百]{{1,3}})(?:余|多)?(?:名|位|人|户|个家庭|同志))(?![们组])"
)
_BEFORE = re.compile(
    rf"(?:^|[^{_HAN}]|社区|小区|街道|[村镇乡组号栋室院苑区里街校局会社司厂所站队部心学馆行和与及对为给由请向被将把是到])$"
)
_FIRST = "".join(SURNAME_WEIGHT) + "".join(sorted({name[0] for name in DOUBLE_SURNAMES}))
_ACTING = re.compile(
    rf"(?:{SPEAKS}|竖起|第一个|当选|总是|每[天年月周次]|主动|带[着领头]|一[边直把]|就(?=[是会在])|也(?=[是会在])|又|把|给|从|在(?![社小家])|连忙|赶[来到紧]|拉着|拿[出着]|指着|站|坐|举|拍|挥|笑|成了|成为|曾|被|获|自(?=[己费掏\d])|说起|有[个点些]|是(?=[社个一这]))"
)
_MARKS = "。!?;:,”"
_HEAD = re.compile(rf"(?:(?:^|(?<=[{_MARKS}]))[ “]?|[{_MARKS}])(?=[{_FIRST}])")
_AFTER_MARK = re.compile(rf"[{_MARKS}][ “]?[{_FIRST}]")
_CLAUSE = re.compile(rf"[{_MARKS}][ “]?(?=[{_FIRST}].{{1,3}}(?:{_ACTING.pattern}))")
_LONGEST_ACT = 7  # signs of a name and of what somebody does, which may stand behind the end of the sentence
_MAY_BEGIN = frozenset(_FIRST) - {"向"}
_MEETS = "|".join("谢进开访问帮找送陪跟随夸聘邀叫喊扶搀")
# 走进边玉兰家, 佩服卞国强: whom somebody visits, asks, thanks.
_MET = re.compile(
    rf"(?:{_MEETS}|请(?<!申请)|佩服|服气|看望|慰问|称赞|推荐|推选|认识|遇[见到]|碰到|找到|来到|跟着|陪着|拉着|扶着|搀着|帮助|多亏)(?=[{_FIRST}])"
)
# 联系人:区委组织部 唐芳;电话…: behind the office, apart from it
_TO_ASK = re.compile(rf"联系人:[{_HAN}()、]{{2,16}} (?P<name>[{_HAN}]{{2,3}})(?=[ ,;)、(。]|$)")
_ASKED = re.compile("联系人:")
_ALONE = re.compile(
    rf"(?:[^{_HAN}]{{0,4}}\d{{1,3}}号? ?|[^{_HAN}\d]{{0,4}})(?P<name>[{_HAN}](?: ?[{_HAN}]){{1,3}})[ :]?"
)


def standing_names(story: StoryWords) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where such names stand, each with the number of its sentence; those of a sentence by what they stand with."""
    for number in story.holding(_BEHIND):
        words, start, end = story.bounds(number)
        for found in _BEHIND.finditer(words, start, end):
            for length in (4, 3, 2):
                place = found.start() - length
                if (
                    place >= start
                    and words[place] in _MAY_BEGIN
                    and _BEFORE.search(words, max(0, place - 2), place)
                    and fitting_length(words, place, 5 if length == 2 else 3) == length
                ):
                    yield number, (place, place + length)
                    break
    for number, sentence in enumerate(story.sentences):
        words = sentence.paragraph.text
        if head := _HEAD.match(words, sentence.start, sentence.end):
            place = head.end()
            length = fitting_length(words, place, 8, alone=True)
            if length > 2 or (length == 2 and fitting_length(words, place, 12, alone=True) == 2):
                yield number, (place, place + length)
    for number, mark in story.places(_AFTER_MARK):
        words, start, end = story.bounds(number)
        clause = _CLAUSE.match(words, mark, end + _LONGEST_ACT)
        if clause is None or (place := clause.end()) == start + 1:
            continue
        length = fitting_length(words, place, 7, alone=True)
        if not _ACTING.match(words, place + length):
            continue
        if length > 2 or (length == 2 and fitting_length(words, place, 12, alone=True) == 2):
            yield number, (place, place + length)
    for number in story.holding(_ASKED):
        for asked in _TO_ASK.finditer(*story.bounds(number)):
            length = len(asked["name"])
            if fitting_length(asked.string, asked.start("name"), 2 if length == 2 else 1, alone=True) == length:
                yield number, asked.span("name")
    for number in story.holding(_MET):
        for met in _MET.finditer(*story.bounds(number)):
            length = fitting_length(met.string, met.end(), 8, alone=True)
            if length > 2:
                yield number, (met.end(), met.end() + length)


def names_of_lines(story: StoryWords) -> Iterator[tuple[int, tuple[int, int]]]:
    """The name of each line that holds nothing else: a card, a list, whoever signs below the title."""
    for number, sentence in enumerate(story.sentences):
        if len(words := sentence.paragraph.text) <= _LONGEST_LINE and (span := _name_of_line(words)):
            yield number, span


_LONGEST_LINE = 14


def _name_of_line(words: str) -> tuple[int, int] | None:
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
