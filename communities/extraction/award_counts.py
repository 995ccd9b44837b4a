"""Honours of which only a number is told: 14人被推荐为…, 授予200个组织“…”称号, 再建成3个示范小区. Nobody is named."""

import re

from communities.extraction.award_items import gives
from communities.extraction.award_titles import given_names, in_title
from communities.extraction.sentences import Sentence

_COUNTED = re.compile(
    r"(?<![等\d])(?:(?:\d+|[两三四五六七八九十]+)(?:多|余)?(?:[人位户]|名(?!单))(?:居民|党员|志愿者|家庭|同志|干部|(?:(?![的在由因凭])[\u3400-\u9fff]){1,4}[员手长师工者哥友生兵警民])?)(?:先后|分别|还|也|均|都)?(?:被|获|荣)?$"
)
_UNITS = frozenset("人位户名")  # one of which is counted there
# 范某某、杨某某、张某某3人被评为: names, and how many they are
_SUMS_NAMES = re.compile(
    r"[、和与][^,。;]{2,40}(?<![有共计中的其,])(?:\d+|[两三四五六七八九十]+)[人名位](?:同志|[\u3400-\u9fff]{2,5})?(?:先后|分别|还|也|均|都)?(?:被|获|荣)?$"
)
# 一半以上的社区跨入…行列, 更多家庭评上…
_SOME_PART = re.compile(
    r"(?:一半以上|过半数?|半数(?:以上)?|[一二三四五六七八九]成(?:以上|多)?|\d+(?:\.\d+)?%(?:以上)?|(?:绝?大)?多数|(?:绝?大)部分|(?:越来越|更)多|不少|许多|一批)的?(?:社区|小区|街道|村|单位|家庭|居民|党员|楼栋|院落)(?:都|均|能|能够|可以|成功|先后|陆续|被)*$"
)
_PART_SIGNS = frozenset("半成%数分多少批")  # one of which each of these words has
_NAMED_BEHIND = re.compile(r"[:(—]|分别[是为]")
_CHOOSES = frozenset(("评选出", "评出"))
_AIMS = frozenset(("建成", "创成", "创建", "争创", "申报"))
_SO_MANY_SHALL = re.compile(r"(?:\d+|[一二两三四五六七八九十几])(?:多|余)?[个家户支条处]")
_TO_SO_MANY = re.compile(
    r"(?:一批|部分|若干|一些|多[个名位家]|数[十百]?[个名位家]|\d+(?:多|余)?(?:个|名|人|家|位|户|支|栋|组))[\u3400-\u9fff]{0,8}“"
)
_HOW_MANY = re.compile(r"\d+(?:多|余)?[个名位家户人支][\u3400-\u9fff]{0,8}")


def says_how_many(words: str) -> bool:
    """10个社区, where names would stand."""
    return _HOW_MANY.fullmatch(words) is not None


def names_nobody(words: str, sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether a verb of honours is told of a number, not of somebody."""
    ahead = words[max(sentence.start, verb.start() - 60) : verb.start()]
    near = ahead[-16:]
    if not _UNITS.isdisjoint(near) and _COUNTED.search(near) and not _SUMS_NAMES.search(ahead):
        return True
    if not _PART_SIGNS.isdisjoint(ahead[-24:]) and _SOME_PART.search(ahead[-24:]):
        return True
    said = verb[0]
    if gives(said) and (
        _TO_SO_MANY.match(words, verb.end())
        or (in_title(words, verb.start()) and not given_names(words, verb.end(), sentence.end))
    ):
        return True  # 《关于表彰…的决定》
    if said in _CHOOSES:
        if words.startswith("的“", verb.end()):
            return True  # 评选出的“最美楼长”每人…
        if _TO_SO_MANY.match(words, verb.end()) and not _NAMED_BEHIND.search(words, verb.end(), sentence.end):
            return True  # 评选出10个年度“…项目”、10个“…组织”
    return said in _AIMS and _SO_MANY_SHALL.match(words, verb.end()) is not None
