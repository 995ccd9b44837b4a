"""Entries of a page that introduces several people or teams, one behind the other: 01号 楚某某, 第二位:罗某某, 【3】“夜莺”护学队.

What an entry says without a subject is about whoever stands at its head.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from communities.extraction.layout import Paragraph
from communities.extraction.person_names import name_length

_NUMBER = re.compile(
    r"[^\u3400-\u9fff\w“]*(?:(?:N[oO]\.?)?(?P<number>\d{1,2})(?:号(?!院|楼)|[.、:)])?|第(?P<ordinal>[一二三四五六七八九十]{1,2})[位名个组]|(?P<plain>[一二三四五六七八九十]{1,2})、)[】)]?[: ]*"
)
_TEAM = re.compile(r"“[^“”]{1,14}”[\u3400-\u9fff]{0,10}?(?:队|团|社|室|站|家庭|组|联盟|协会)")
_PAIR = re.compile(r"[\u3400-\u9fff]{2,4}、[\u3400-\u9fff]{2,4}(?:夫妇|夫妻)")
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}(?=$|[ ,:(|·—])")
_ENDS = re.compile(r"[^\u3400-\u9fff\w]*(?:附|投票|规则|编辑|来源|文字|图片|审核|制图|好消息|惊喜|彩蛋|咨询|温馨提示)")
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)}
_LONGEST_HEAD, _LONGEST_ENTRY = 30, 10


_BULLET = re.compile(r"[▪•·■◆○●▶✨⭐🏅🏆🎖-]|(?:19|20)\d\d年?[ ,:]|\d{1,2}月[,: ]")
# “邻里红”志愿服务队 alone on a line, and lines below it that each begin with a label: 成立时间:2015年
_ALONE = re.compile(
    r"[^\u3400-\u9fff\w“]*(?P<team>“[^“”]{1,14}”[\u3400-\u9fff]{0,8}(?:队|团|社|室|站|协会)|[\u3400-\u9fff]{2,12}(?:队|合唱团|艺术团|宣讲团|协会))"
)
_LABELLED = re.compile(r"[\u3400-\u9fff]{2,8}:(?=.)")
_HEADED = re.compile(
    r"[^\u3400-\u9fff\w“]*(?P<team>“[^“”]{1,14}”[\u3400-\u9fff]{0,6}?(?:队|团|社|室|站)|“[^“”]{1,12}(?:队|团|社|室|站)”|[\u3400-\u9fff]{2,8}?(?:队|团|社|室)(?=今|去|拿|先|曾|荣|的|还|本|:))[^,。]{0,20}:$"
)


def _mark_headed(paragraphs: Sequence[Paragraph]) -> None:
    """“…”帮帮团今年拿奖拿到手软: and the lines below it, each with a date or a dot, are about the same team."""
    about: tuple[str, str | None] | None = None
    for place, paragraph in enumerate(paragraphs):
        words = paragraph.text
        headed = _HEADED.match(words) if len(words) <= _LONGEST_HEAD and words.endswith(":") else None
        if len(words) <= _LONGEST_HEAD and place + 1 < len(paragraphs) and _LABELLED.match(paragraphs[place + 1].text):
            headed = headed or _ALONE.fullmatch(words)
        if headed:
            about = (headed["team"], None)
        elif about and (_BULLET.match(words) or _LABELLED.match(words)):
            paragraph.is_about = paragraph.is_about or about
        else:
            about = None


def _mark_barred(paragraphs: Sequence[Paragraph]) -> None:
    """夏夏|网格员,刚拿到…: lines that begin with a name and a bar, two at least."""
    barred = [(one, found[1]) for one in paragraphs if (found := _BARRED.match(one.text))]
    for paragraph, name in barred if len(barred) > 1 else ():
        paragraph.is_about = paragraph.is_about or (name, name)


_BARRED = re.compile(r"[^\u3400-\u9fff\w“]*([\u3400-\u9fff]{2,4})[|丨](?=[\u3400-\u9fff]{2})")


def mark_entries(paragraphs: Sequence[Paragraph]) -> None:
    """Tell the paragraphs of each entry who it is about; a single numbered line is no entry."""
    _mark_headed(paragraphs)
    _mark_barred(paragraphs)
    heads: list[tuple[int, int, tuple[str, str | None]]] = []
    for place, paragraph in enumerate(paragraphs):
        words = paragraph.text
        if len(words) > _LONGEST_HEAD or not (found := _NUMBER.match(words)):
            continue
        about = _about(words, found.end())
        if about:
            number = int(found["number"]) if found["number"] else _DIGITS.get(found["ordinal"] or found["plain"], 0)
            heads.append((place, number, about))
    if len(heads) < 2 or sum(b[1] == a[1] + 1 for a, b in pairwise(heads)) * 2 < len(heads):
        return
    starts = {place: about for place, _number, about in heads}
    current: tuple[str, str | None] | None = None
    count = 0
    for place, paragraph in enumerate(paragraphs):
        if place in starts:
            current, count = starts[place], 0
            paragraph.opens_entry, paragraph.is_about = True, paragraph.is_about or current
            continue
        count += 1
        if count > _LONGEST_ENTRY or _ENDS.match(paragraph.text):
            current = None
        if current and paragraph.is_about is None:
            paragraph.is_about = current


def _about(words: str, start: int) -> tuple[str, str | None] | None:
    whole = _TEAM.match(words, start) or _PAIR.match(words, start)
    if whole:
        return (whole[0], None)
    name = _NAME.match(words, start)
    if name and name_length(f"{name[0]}。", 0, strict=True) == len(name[0]):
        return (name[0], name[0])
    return None
