"""What a mention of a place is in its line: a landmark, an item of a roll, something in brackets or quotation marks."""

import re

from communities.extraction.places import Place
from communities.extraction.sentences import Sentence

_IN_SHORT = re.compile(r"[的人则也社——:,]|$")
_EDGES = frozenset("邻抵至到接临靠连望濒傍隔")  # 南到粮道巷: where something ends
_OTHER_THING = re.compile(
    r"(?:古|横|老)?[路街巷槐树桥](?!坊)|遗址|以[东西南北]|而?得名|站[下)]|生产大队|[东西南北]?二期"
)
_AT_NUMBER = re.compile(r"\d{1,4}号(?!楼|院|小区|大院)")
_AT_FLOOR = re.compile(
    r"\d{1,3}(?:号楼|[栋幢座])(?:\d单元)?(?:底商|底层|架空层|首层|负?[一二三四五六1-6][层楼](?!有|住|共|都))"
)
_OF_OLD = re.compile(
    r"(?:[始修重]建于|始建|为|是|系|现存|现为)[^,。;]{0,12}(?:[唐宋元明清]|年间|民国|文物|古[建塔桥庙寺井树]|遗[址存])"
)
_HONOURED = re.compile(r"[\u3400-\u9fff·]{2,4}(?:[(][^()]{1,12}[)])?[ (:,]")  # a person's name before a place


def closing(words: str, place: int, sentence: Sentence) -> int | None:
    """Where the brackets close in which ``place`` stands; None where it stands in none, or they hold all there is."""
    opened = words.rfind("(", max(sentence.start, place - 120), place)
    if opened < 0 or words.find(")", opened, place) >= 0 or opened <= sentence.start + 1:
        return None
    closed = words.find(")", place, min(sentence.end, place + 120))
    return closed if closed >= 0 else None


def is_landmark(words: str, start: int, end: int, place: Place) -> bool:
    """Whether a community's name without 社区 is no subject: 在书楼门口合影, 南到粮道巷, 书院坡古槐."""
    if place.level == "estate":
        if end - start < len(place.name) and _AT_NUMBER.match(words, end):
            return True  # 车站路58号, where 车站路小区 is known
        return _AT_FLOOR.match(words, end) is not None  # 设在龙开河小区6栋一楼的调解室
    if place.level != "community" or words.endswith(("社区", "居委会", "村"), start, end):
        return False
    if end - start == 2 < len(place.name) and not _IN_SHORT.match(words, end):
        return True
    if end - start < len(place.name) and _OF_OLD.match(words, end):
        return True  # 文昌阁始建于明代: what a community is called after
    return words[start - 1 : start] in _EDGES or _OTHER_THING.match(words, end) is not None


def is_roll(words: str, named: list[tuple[int, int, Place]]) -> bool:
    """Whether a line only lists who was honoured: 青杠林社区、双堰社区第三网格党支部, 苟明辉(双堰社区), 于海波 粮库社区委员."""
    communities = {place for _start, _end, place in named if place.level in ("community", "village")}
    listed = len(communities) > 1 and any(words[start - 1] == "、" for start, _end, _place in named if start)
    return listed or (bool(named) and _HONOURED.fullmatch(words, 0, named[0][0]) is not None)


def is_within(place: int, spans: list[tuple[int, int]]) -> bool:
    """Whether ``place`` stands in one of some quotations, each by where it begins and ends."""
    return any(start <= place < end for start, end in spans)
