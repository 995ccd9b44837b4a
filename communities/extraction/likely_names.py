"""Names that stand without a role, by the signs that they are made of and the signs beside them.

A name of three signs that no word of every day cuts in two is one wherever it stands, unless a place is named after it.
"""

import re
from collections.abc import Iterator

from communities.extraction.common_words import WORD_WEIGHT
from communities.extraction.gazetteer import DOUBLE_SURNAMES, NOT_NAMES
from communities.extraction.given_names import GIVEN_WEIGHT, SURNAME_WEIGHT, WORDS_GIVEN
from communities.extraction.person_names import ABSTRACT, CALLED_BEHIND, NAME_ENDS, TOWARDS, goes_on_behind_two
from communities.extraction.predicates import BEGINS_PREDICATE
from communities.extraction.story_words import StoryWords

_UNKNOWN = -4  # a sign that hardly stands in names
_SURE = 6
_LIKELY = _SURE - 1  # what stands on both sides adds no more than one
_LEADS = frozenset(" ,。;:!?、()|/—>】]”·.由请为对让叫像与和跟向给被把是的因岁名家帮约陪")
_NEVER = -5
_MOST_BEHIND = 4
_GIVEN_SIGNS = re.compile(
    r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]{1,2}(?<![获被则已还也曾说告的了们等个次户这那哪吗呢吧么让把被给她他我你您着得])"
)
_CLOSED = re.compile(r"[ ,。;:!?、()“”《|]|$")
_OPENS = ("“", "《", "·")
_BY_SOUND = re.compile(r".?(?:乌鲁木|柯尔克|伊斯兰|哈尔滨|古丽|呼和|额尔|锡林|鄂尔|塔吉克|哈萨克|维吾尔)")
_MAY_BEGIN = "".join(sign for sign, weight in SURNAME_WEIGHT.items() if weight > 0)
_MAY_FOLLOW = "".join(sign for sign, weight in GIVEN_WEIGHT.items() if weight >= -1)
_CANDIDATE = re.compile(f"[{_MAY_BEGIN}](?=[{_MAY_FOLLOW}]{{2}})")
_OF_PLACES = frozenset("路街巷村苑园楼桥镇乡县市省区河湖山庄城公大广社里湾岛江寺庙庵塔站港弄坊家小花酒集商学医医中办族")
# 华伞业、金鹭晴雨具等企业: the name of a firm goes on
_OF_FIRMS = re.compile(
    r"[\u3400-\u9fff]{1,4}(?<!等)等(?:\d+|[一二两三四五六七八九十几多]+)?家?(?:[\u3400-\u9fff]{0,4})(?:企业|公司|工厂|单位|商家|商户|门店|店铺|品牌)"
)
_PLACES = frozenset("路街巷村苑园楼桥镇乡县市省区庄城寺庙庵塔站港坊厦")


def weight_of(words: str, place: int, length: int) -> int:
    """How much the signs speak for a name of ``length`` signs at ``place``; more than 6 is sure, less than 0 is none."""
    weight = SURNAME_WEIGHT.get(words[place], _UNKNOWN)
    for sign in words[place + 1 : place + length]:
        weight += GIVEN_WEIGHT.get(sign, _UNKNOWN)
    for start in range(max(place - 1, 0), place + length):
        weight -= WORD_WEIGHT.get(words[start : start + 2], 0)
    return weight


def is_doubtful(words: str, place: int, length: int) -> bool:
    """Whether what looks like a name is rather made of words: 曾因, 连轴转; a mark or a title behind it saves it."""
    if "·" in words[place : place + length] or length > 4:
        return False
    weight = weight_of(words, place, length)
    if words[place : place + 2] in DOUBLE_SURNAMES:
        weight += 5
    if weight >= (-1 if length == 2 else -2):
        return False
    cut = sum(WORD_WEIGHT.get(words[at : at + 2], 0) for at in range(max(place - 1, 0), place + length))
    closed = _CLOSED.match(words, place + length) or CALLED_BEHIND.match(words, place + length)
    return weight < _NEVER or cut > 2 or closed is None


def fitting_length(words: str, place: int, need: int, *, alone: bool = False) -> int:
    """How long the name at ``place`` is by its signs and by what follows; 0 when they speak for less than ``need``.

    ``alone`` says that no word before it belongs to it: a role, a mark. What follows need not be known.
    """
    surname = 2 if words[place : place + 2] in DOUBLE_SURNAMES else 1
    if surname == 1 and (words[place : place + 2] in NOT_NAMES or words[place : place + 1] not in SURNAME_WEIGHT):
        return 0
    if words[place] == "向" and TOWARDS.match(words, place):
        return 0
    if surname == 2 and words[place : place + 2] in _ALSO_WORDS and need > 1:
        return 0
    if alone and goes_on_behind_two(words, place, surname):
        return surname + 1
    best, most = 0, need
    first_weight = 4 if surname == 2 else SURNAME_WEIGHT[words[place]]
    for length in (surname + 2, surname + 1):
        given = words[place + surname : place + length]
        weight = first_weight
        for sign in given:
            weight += GIVEN_WEIGHT.get(sign, _UNKNOWN)
        if weight + _MOST_BEHIND < most:
            continue  # whatever stands beside it
        if len(given) < length - surname or not _GIVEN_SIGNS.fullmatch(given):
            continue
        is_verb = words[place + length : place + length + 1] in _OF_VERBS
        if (is_verb and words[place + length : place + length + 2] not in BEGINS_PREDICATE) or (
            given[-1] in _NUMERALS and not _CLOSED.match(words, place + length)
        ):
            continue  # 邱霁领着…, 公羊晴三次…
        if given[-1] in _OF_BODIES or words[place + length : place + length + 1] in ("族", "社"):
            continue  # 陶艺社, 鄂伦春族
        score = weight - _weight_of_words(words, place, surname, length, alone=alone)
        if score + _MOST_BEHIND < most:
            continue  # whatever stands behind
        behind = words[place + length : place + length + 6]
        if _CLOSED.match(behind) or CALLED_BEHIND.match(behind):
            score += _MOST_BEHIND
        elif NAME_ENDS.match(behind) or behind[:2] in BEGINS_PREDICATE:
            score += 3 if length > surname + 1 else 2
        elif length == surname + 1:
            score -= 2
        if score >= most:
            best, most = length, score + 1
    return best


_OF_VERBS = ("着", "了", "过", "完", "起")
_OF_BODIES = ABSTRACT | frozenset("社团馆店厂校院园坊族")
_ALSO_WORDS = frozenset("东门 西门 南门 东宫 第五 百里 东里 太史 微生 公西 子车 段干 叶赫".split())
_NUMERALS = frozenset("一二三四五六七八九十两百千万半")


def _weight_of_words(words: str, place: int, surname: int, length: int, *, alone: bool) -> int:
    """How much the words of every day that run through a name speak against it."""
    given = place + surname if alone and length == surname + 2 else -1  # 建国, 万年: a given name may be a word
    if given >= 0 and WORD_WEIGHT.get(words[given : given + 2], 0) > 2 and words[given : given + 2] not in WORDS_GIVEN:
        given = -1
    weight = 0
    for at in range(place if alone else max(place - 1, 0), place + length):
        if at != given:
            weight += WORD_WEIGHT.get(words[at : at + 2], 0)
    return weight


def likely_names(story: StoryWords) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where names of three signs that need no role stand, each with the number of its sentence."""
    best: list[tuple[int, int, int]] = []
    for number, place in story.places(_CANDIDATE):
        words, start, _end = story.bounds(number)
        weight = weight_of(words, place, 3)
        if weight < _LIKELY:
            continue
        name = words[place : place + 3]
        if name[:2] in NOT_NAMES or name[2] in _PLACES or _BY_SOUND.match(words, place):
            continue
        behind = words[place + 3 : place + 4]
        if _OF_FIRMS.match(words, place + 3):
            continue
        if words.startswith(("精神", "年间"), place + 3) or (name[0] == "向" and TOWARDS.match(words, place)):
            continue
        if behind in _OF_PLACES and not CALLED_BEHIND.match(words, place + 3):
            continue
        if words[place - 1 : place] in _OPENS and behind != "”" and not CALLED_BEHIND.match(words, place + 3):
            continue  # “凤鸣书院”
        weight += 2 * _apart(words, place, place + 3, start) - 3
        if best and best[-1][0] == number and best[-1][1] > place - 3:
            if best[-1][2] >= weight:
                continue
            best.pop()
        best.append((number, place, weight))
    return ((number, (place, place + 3)) for number, place, weight in best if weight >= _SURE)


def _apart(words: str, start: int, end: int, floor: int) -> int:
    """On how many sides something stands that a name may stand beside: nothing, a mark, a word that leads to people."""
    left = start == floor or words[start - 1] in _LEADS
    right = NAME_ENDS.match(words[end : end + 6])
    return left + (right is not None)


_FIRST = "".join(SURNAME_WEIGHT)
_HAN = "\u3007\u3400-\u9fff"
_NAME = f"[{_FIRST}](?: ?[{_HAN}]){{1,2}}"
_REST = f"(?:(?:(?!等)[{_HAN}]){{1,3}}| [{_HAN}])(?:\\([^()]{{1,10}}\\))?"
_TOKEN = f"[{_FIRST}]{_REST}"
_ROSTER = re.compile(f"[{_FIRST}](?<![{_HAN}].){_REST}(?:[ 、,|]+{_TOKEN})+(?=等|[^{_HAN}]|$)")
_ITEM = re.compile(f"[{_HAN}]{{2,}}|[{_HAN}] [{_HAN}](?![{_HAN}])")
# 孟庆斗,男,汉族 · 3.马欣:永昌县… · |马欣|女| · 詹磊(晒湖社区,分管综治) · 阮四清,个体户;
_WITH_SURNAME = rf"(?:(?:{'|'.join(DOUBLE_SURNAMES)})(?: ?[{_HAN}]){{1,2}}|{_NAME})"
_SOMEBODY = r"[员长师手工匠兵警医户友嫂翁生民者人记任侨]"
_OF_TWO_SIGNS = "|".join(f"(?<={name[0]}){name[1]}" for name in DOUBLE_SURNAMES)
_MAY_START = "".join(sorted(set(_FIRST) | {name[0] for name in DOUBLE_SURNAMES}))
_ENTRY = re.compile(
    rf"(?P<name>[{_MAY_START}](?:(?<![{_HAN}\d].)|(?<=[和与及].)|(?<=^\d.)|(?<=[ ;]\d.)|(?<=^\d\d.)|(?<=[ ;]\d\d.))"
    rf"(?:(?:{_OF_TWO_SIGNS})(?: ?[{_HAN}]){{1,2}}|(?<=[{_FIRST}])(?: ?[{_HAN}]){{1,2}}))(?:"
    rf"(?P<sure> ?(?:[,、(| ] ?(?:男|女)(?![{_HAN}])|,(?:19|20)\d\d年\d*月?(?:出)?生|,(?:现年)?\d\d岁(?!以)|,[{_HAN}]族,))"
    rf"|\((?=(?:[^()]{{0,16}}(?:{_SOMEBODY}|[社村组街区镇]|街道|岁|化名|同志)|[^()]{{1,10}}(?:社区|街道|村)[^()]{{0,10}})\))"
    rf"|,(?=[^,。;:()]{{0,12}}{_SOMEBODY}(?:[;。]|$)))"
)
_COLON = rf" ?(?P<name>{_WITH_SURNAME})[:(](?=[{_HAN}\d])"
_NUMBERED, _AT_HEAD = re.compile(rf"\d[.、]{_COLON}"), re.compile(_COLON)


# What an entry or a list begins with: a surname that no word precedes, and a mark shortly behind it.
_SET_APART = re.compile(rf"[{_MAY_START}](?<![{_HAN}](?<![和与及]).) ?[{_HAN}]{{1,3}}[ ,、(|:]")


def sentences_with_names_apart(story: StoryWords) -> list[int]:
    """The numbers of the sentences that may hold an entry's name or a list of names; few do."""
    return list(story.holding(_SET_APART))


def headed_names(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names at the head of an entry: 孟庆斗,男,汉族… or 2.马 欣:永昌县…."""
    for found in _ENTRY.finditer(words, start, end):
        if _is_entry(found["name"], -4 if found["sure"] else 1):
            yield found.span("name")
    if words.find(":", start, end) >= 0 or words.find("(", start, end) >= 0:
        first = _AT_HEAD.match(words, 0, end) if start == 0 else None
        for found in (*((first,) if first else ()), *_NUMBERED.finditer(words, start, end)):
            if _is_entry(found["name"], 2):
                yield found.span("name")


def _is_entry(written: str, lightest: int) -> bool:
    name = written.replace(" ", "")
    if name[:2] in DOUBLE_SURNAMES and len(name) > 2:
        return True
    if lightest == 1 and len(name) < 3:
        lightest = 4
    return name[:2] not in NOT_NAMES and name not in WORD_WEIGHT and weight_of(name, 0, len(name)) >= lightest


def listed_names(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names in columns and lists without a role: 张驰 张进进 王 芳."""
    if words.find("、", start, end) < 0 and words.find(" ", start, end) < 0 and words.find("|", start, end) < 0:
        return
    for found in _ROSTER.finditer(words, start, end):
        names = [item for item in _ITEM.finditer(words, *found.span()) if words[item.start() - 1] != "("]
        weights = [_alone(item[0].replace(" ", "")) for item in names]
        if weights and min(weights) >= -1 and sum(weights) >= _ROSTER_MEAN * len(weights) and len(weights) > 1:
            yield from (item.span() for item in names)


_ROSTER_MEAN = 4


def _alone(name: str) -> int:
    if len(name) == 2 and name in NOT_NAMES and GIVEN_WEIGHT.get(name[1], _UNKNOWN) > 0:
        return 0  # 安宁 among other names
    if len(name) > 4 or len(name) < 2 or name[:2] in NOT_NAMES:
        return 2 * _UNKNOWN
    if len(name) == 4 and name[:2] not in DOUBLE_SURNAMES:
        return 2 * _UNKNOWN
    return weight_of(name, 0, len(name)) + (3 if name[:2] in DOUBLE_SURNAMES else 0) + (2 if len(name) == 2 else 0)
