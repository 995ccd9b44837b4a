"""The words in which an honour's title is looked for: in quotation marks or plain, behind a verb or a few words further."""

import re

from communities.extraction.award_words import (
    GOAL,
    ITEM,
    LEAD_BEGINS,
    LEVEL_HEAD,
    NESTED,
    NO_AWARD,
    PLAIN,
    QUALIFIED,
    STRONG,
    UNLEVELLED,
    WEAK,
)
from communities.extraction.sentences import Sentence

_WINS = frozenset(("获得", "获", "夺得", "捧回", "捧得", "摘得", "赢得"))
_PRIZE = re.compile(r"[\u3400-\u9fff]{4,}(?<![抽大有头])奖$")  # 获得住宅小区综合金牌奖
GIVES = re.compile(r"授予|表彰(?!为)|追授|颁|确定(?!为)|命名(?!为)|认定(?!为)")
_GIVE_BEGINS = frozenset("授表追颁确命认")
_SITE = re.compile(r"试点|示范|样板|培育点|[实试]验[区点]|观察点|先行")  # 列为加装电梯试点
_MERITS = re.compile(r"(?P<head>)(?P<body>(?:个人|集体)?(?:嘉奖|[特一二三]等功))(?P<more>)(?=[\d一二两三]|[,。;、]|$)")
_IS_GIVEN = re.compile(r"(?:荣誉)?(?:称号|表彰)")  # 获得了文明志愿者表彰
_AMONG_HONOURS = re.compile(r"(?:、[^,。;:]{2,80})?等[^,。;:]{0,8}?(?:荣誉|称号|殊荣)")  # 获得示范村居、星级街道等荣誉
_MERIT_VERBS = frozenset(("荣立", "荣记", "立", "记"))
# Behind these a title has its level or its quotation marks, and they give it to nobody who would stand in front of it.
NEED_A_TITLE = frozenset(verb for verb in WEAK - STRONG - _WINS - _MERIT_VERBS if not GIVES.match(verb))
_QUOTED_HOLDER = re.compile(r"“[^“”]{2,14}”(?![和及与等])[\u3400-\u9fff]{1,10}“")
CONTEST_NAME = r"(?:大赛|比赛|汇演|调演|歌咏大会|诗词大会|[\u3400-\u9fff]节|挑战赛|擂台赛|展评|运动会|竞赛|展演|比武|联赛|赛|锦标赛|花会|会演|评选|评比|擂台|征文|征集|文化[周季月])"
# 拿了全省网格员技能大赛的一等奖
_PRIZE_OF = re.compile(
    rf"(?P<head>{LEVEL_HEAD})(?P<body>(?:[\u3400-\u9fff]|“[^“”]{{2,10}}”){{2,20}}?{CONTEST_NAME})的(?P<more>[特一二三]等奖|[金银铜]奖|[冠亚季]军|第[一二三]名|优秀奖|优胜奖|优秀组织奖)"
)


def gives(verb: str) -> bool:
    """Whether a verb gives an honour to somebody, who stands between it and the title."""
    return verb[:1] in _GIVE_BEGINS and GIVES.match(verb) is not None


def next_item(words: str, start: int, sentence: Sentence, verb: str, count: int) -> re.Match[str] | None:
    """The title that begins at ``start``, or a few words behind it where the verb gives it to somebody."""
    is_giving = gives(verb) and "被" not in words[max(sentence.start, start - 16) : start]
    item = _behind_holder(words, start, sentence, verb, count) if is_giving else None
    item = item or (
        _MERITS.match(words, start, sentence.end) if count or verb in _WINS or verb in _MERIT_VERBS else None
    )
    item = item or quoted_at(words, start, sentence.end)
    if words.find("的", start, sentence.end) >= 0 and not _LEVEL_SIGNS.isdisjoint(words[start : start + _LEVEL_WITHIN]):
        item = _PRIZE_OF.match(words, start, sentence.end) or item
    if item is None or _WHOSE_NAME.search(item["body"]):
        item = plain_at(words, start, sentence.end) or item  # 曾获北桥区先进集体的“红马甲”志愿队
    if item is None and not count and verb in _WINS:
        item = UNLEVELLED.match(words, start, sentence.end)
        return (
            item
            if item
            and (
                _PRIZE.search(item["body"])
                or _IS_GIVEN.match(words, item.end())
                or (QUALIFIED.search(item["body"]) and _AMONG_HONOURS.match(words, item.end(), sentence.end))
            )
            else _behind_holder(words, start, sentence, verb, count)
        )
    if item is None and verb == "列为":
        item = UNLEVELLED.match(words, start, sentence.end)
        return item if item and _SITE.search(item["body"]) else None
    if item is None and (verb in STRONG or count):
        item = UNLEVELLED.match(words, start, sentence.end)
        if item and verb not in STRONG and not QUALIFIED.search(item["body"]):
            item = None
    return item or _behind_holder(words, start, sentence, verb, count)


_WHOSE_NAME = re.compile(r"[\u3400-\u9fff]{3}的$")
# One of the first signs of a title in plain words is of its level; where it has none, the very first is of its praise.
_LEVEL_SIGNS = frozenset("国级区省市县央街镇好")
_LEVEL_WITHIN = 8  # 新疆维吾尔自治区
_PRAISE_BEGINS = frozenset("优先文模十最一二三四五六金银铜冠亚季第")


def may_begin(words: str, start: int, end: int) -> bool:
    """Whether a title may stand at a place, right behind a verb that says nothing of an honour by itself."""
    near = words[start : start + _LEVEL_WITHIN]
    first = near[:1]
    if first in LEAD_BEGINS or first.isdecimal() or first in _PRAISE_BEGINS or not _LEVEL_SIGNS.isdisjoint(near):
        return True
    comma = words.find(",", start, end)
    stop = end if comma < 0 else comma
    return words.find("“", start, stop) >= 0 or words.find("‘", start, stop) >= 0


def quoted_at(words: str, start: int, end: int) -> re.Match[str] | None:
    """The title in quotation marks at a place, with a level and a few words in front of it."""
    mark = words.find("“", start, end)
    if mark == start and (nested := NESTED.match(words, start, end)):
        return nested
    single = words.find("‘", start, end if mark < 0 else mark)
    mark = mark if single < 0 else single
    # no comma stands in front of a title: most marks are of something that follows later
    return ITEM.match(words, start, end) if mark >= 0 and words.find(",", start, mark) < 0 else None


def plain_at(words: str, start: int, end: int) -> re.Match[str] | None:
    """The title in plain words at a place: with its level, or with a praise that can be nothing else."""
    near = words[start : start + _LEVEL_WITHIN]
    if _LEVEL_SIGNS.isdisjoint(near) and near[:1] not in _PRAISE_BEGINS:
        return None
    return PLAIN.match(words, start, end)


_CLAUSE_ENDS = re.compile(r"[,;。]")


def _behind_holder(words: str, start: int, sentence: Sentence, verb: str, count: int) -> re.Match[str] | None:
    """评出首批“…”样本, 入选第三季度“…”: a few words may stand before the first quotation mark."""
    if count or verb in ("是", "成为", "通过", "保持"):
        return None
    is_giving = gives(verb)
    mark = words.find("“", start, min(sentence.end, start + (72 if is_giving else 22)))
    named = _QUOTED_HOLDER.match(words, mark, sentence.end) if is_giving and mark >= 0 else None
    mark = named.end() - 1 if named else mark  # 授予朝霞社区“红马甲”志愿队“先进志愿组织”称号
    if (
        mark < 0
        or _CLAUSE_ENDS.search(words, start, mark)
        or NO_AWARD.search(words, start, mark)
        or GOAL.search(words, start, mark)
    ):
        return None
    for begin in range(max(start, mark - 8), mark + 1):
        item = ITEM.match(words, begin, sentence.end)
        if item and item.start("quoted") == mark + 1 and not (is_giving and item["body"]):
            return item
    return None


def is_quoted(item: re.Match[str]) -> bool:
    """Whether an item is a title in quotation marks."""
    return "quoted" in item.re.groupindex
