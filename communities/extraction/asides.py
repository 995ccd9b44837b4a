"""Places that are named without being spoken of: neighbours, parts of other names, one of many."""

import re

from communities.extraction.places import Place

# 位于石涌街道北部, 是青禾区最老的社区: said of somebody else. 渡口区图书馆: part of a name.
_WHERE = re.compile(
    r"(?:位于|地处|隶属于?|属于?|坐落于?|坐落在|毗邻|相邻|[东西南北](?:面|部|侧|边)?(?:与|邻|接|靠|临|至|连|隔|濒|依|抵|望|起)[^,。;]{0,8}|紧邻|靠近|临近|邻近|接壤|来自|家住|住在)$|[位坐]于[^,。]{0,8}$"
)
_OF_MANY = re.compile(
    r"(?:的|下辖|辖内|所辖|辖区|管辖|[东南西北中]部|较|少数|第一|首|唯一|最|仅有|少有|面积最|人口最|规模)"
)
_BIG_PLACE_ACTS = re.compile(
    r"[,。、;:]|$|共|现|下辖|辖|有|在|以|通过|深入|积极|坚持|近年|着|将|已|全面|持续|把|按照|从|今年|去年|各|推|开展|面积|总|常住|户籍|人口|位于|大力|不断|正|聚焦|围绕|新|建|率|依|设|累计|还|也|首"
)


_ESTATE_ACTS = re.compile(
    r"[,。;:(]|$|建|占|始|位|共|现|有|总|由|是|于|(?:19|20)\d\d|[内里的则也还]|该|小区|改造|安置|辖"
)


def is_aside(words: str, start: int, end: int, place: Place, floor: int) -> bool:
    """Whether a place is only named in passing, so that what follows is not about it; its sentence begins at ``floor``."""
    before = words[max(floor, start - 12) : start]
    if before.endswith("(") and words[end : end + 1] in (")", ","):
        return True  # 听涛社区(望潮街道)
    if place.level in ("street", "district", "estate") and _WHERE.search(before):
        return True
    if words[end : end + 1] in ("、", "等") and (
        words[start - 1 : start] in ("、", "辖", "有") or place.level == "estate"
    ):
        return True
    if place.level == "estate" and words[start - 1 : start] in ("、", "和", "与", "及"):
        return True
    if place.level == "estate" and not _ESTATE_ACTS.match(words, end, end + 4):
        return True
    if words[end : end + 2] in (
        "接壤",
        "相邻",
        "毗邻",
        "交界",
        "为邻",
        "为界",
        "相望",
        "相接",
        "相连",
        "隔路",
        "隔河",
        "隔江",
    ):
        return True
    if before.endswith(("是", "为", "成为")) and _OF_MANY.match(words, end, end + 6):
        return True
    return (
        place.level == "district"
        and not words.startswith(("全", "我", "本", "该"), start)
        and not _BIG_PLACE_ACTS.match(words, end)
    )
