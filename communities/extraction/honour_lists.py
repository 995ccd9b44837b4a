"""Lists of who was honoured.

A list begins with a line that is a title (一、文明家庭(3户)) or names one (“云岭市文明社区”名单公示如下); its items are the
short lines below. Each item names a place, a team, or a person with or without where they belong.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from communities.extraction.award_levels import levels_of
from communities.extraction.award_words import TITLE_LIKE
from communities.extraction.awards import Award
from communities.extraction.commendations import OF_COMMENDATION, honour_at
from communities.extraction.context import Context
from communities.extraction.holder_lists import holders_listed
from communities.extraction.people import Person
from communities.extraction.person_names import may_begin_name, name_length
from communities.extraction.sentences import Sentence

_CATEGORY = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、])?(?:获|荣获)?“?([\u3400-\u9fff\d]{4,24}?)”?(?:称号)?(?:拟?(?:表彰|推荐|命名))?(?:人选|对象)?(?:名单|获得者)?(?:\((?:共)?[\d一二三四五六七八九十]+[户名人个支篇项家]\))?:?$"
)
_INTRODUCES = re.compile(
    r"“([^“”]{4,30})”[^“”。]{0,12}?(?:名单|结果)[^。]{0,14}(?:如下|公示如下|公布如下|公布)[^。]{0,16}[:。]?$|^[^。]{0,24}“([^“”]{4,30})”(?:获奖|入选|当选|拟?推荐|拟?表彰)?(?:人员|个人|人选|对象)?名单:?$"
)
_ITEM = re.compile(r"^(?:\(?[\d一二三四五六七八九十]{1,3}\)?[.、)]|[●·◆▪◇★☆-])? *")
_WHERE_BEHIND = re.compile(r"\(([^()]{2,20})\)$")
_TEAM = re.compile(r"“[^“”]{2,12}”[\u3400-\u9fff]{0,8}(?:队|社|团|站|室|中心|协会|小组)")
_QUOTED = re.compile(r"“([^“”]{3,30})”")
_LONGEST_ITEM, _MOST_ITEMS = 40, 200


def listed_honours(context: Context) -> Iterator[tuple[Award, list[Person]]]:
    """Return the honours of lists: one for each item below the line that says which honour it is."""
    sentences = context.sentences
    is_commending = bool(OF_COMMENDATION.search(context.title_words))
    place = 0
    while place < len(sentences):
        sentence = sentences[place]
        place += 1
        words = sentence.paragraph.text
        if sentence.start or sentence.end < len(words.rstrip()):
            introduced = _INTRODUCES.search(words) if sentence.end == len(words) else None
        else:
            introduced = _INTRODUCES.search(words) or (_CATEGORY.match(words) if is_commending else None)
        group = introduced.lastindex if introduced else None
        if introduced is None or group is None or not TITLE_LIKE.search(introduced[group]):
            continue
        head = honour_at(introduced[group], *introduced.span(group), sentence, context)
        whole = next((w[1] for w in _QUOTED.finditer(context.title_words) if w[1].endswith(head.title)), None)
        if whole:  # 一、十佳网格员 below “郧岭市十佳网格员”…的公示
            head = replace(head, title=whole, levels=levels_of(whole, context) or head.levels)
        status = "公示" if re.search(r"公示|拟(?:推荐|表彰|命名|认定)", f"{context.title_words}{words}") else "获得"
        for item in sentences[place : place + _MOST_ITEMS]:
            if item.paragraph is sentence.paragraph:
                continue
            entry = _entry(item, context) if not item.start else None
            if entry:
                item.paragraph.is_about = (entry[0], entry[0] if entry[1] else None)
                yield _with(head, status, *entry), [entry[1]] if entry[1] else []
                continue
            if item.start and item.paragraph.is_about:
                continue
            if item.start or len(item.paragraph.text) > _LONGEST_ITEM or item.paragraph.text.endswith("。"):
                break
            named = list(_items(item, context))
            category = _CATEGORY.match(item.paragraph.text)
            if not named or (category and TITLE_LIKE.search(category[1]) and named[0][1]):
                break  # 二、优秀志愿者(4名): the next list
            for holder, person in named:
                yield _with(head, status, holder, person), [person] if person else []


_ENTRY = re.compile(r"(?:\(?\d{1,2}\)?[.、)])?([\u3400-\u9fff·]{2,5})(?=,[男女][,。]|:|\([男女])")
_NUMBERED = re.compile(r"\(?\d{1,2}\)?[.、)]")


def _entry(sentence: Sentence, context: Context) -> tuple[str, Person | None] | None:
    """1.覃芙蓉,女,…; 2.马欣:永昌县…村支部书记; 3.…社区移民新苑6号楼。…: whom a numbered entry is of."""
    words = sentence.paragraph.text
    found = _ENTRY.match(words)
    if found and (
        words.startswith((",男", ",女"), found.end())
        or (may_begin_name(found[1][0]) and 2 <= len(found[1]) <= 4 and len(words) > found.end() + 5)
    ):
        person = Person(found[1], None, found.start(1), found.end(1), found.start(1), False, sentence)
        return found[1], person
    number = _NUMBERED.match(words)
    if number and len(words) > sentence.end and words.startswith("。", sentence.end - 1):
        named = holders_listed(words[number.end() : sentence.end - 1], [], number.end(), context.places)
        return (named[0][0], None) if len(named) == 1 else None
    return None


def _items(sentence: Sentence, context: Context) -> Iterator[tuple[str, Person | None]]:
    words = sentence.paragraph.text
    lead = _ITEM.match(words)
    start = lead.end() if lead else 0
    end = len(words.rstrip(" ;,。"))
    where = _WHERE_BEHIND.search(words[:end])
    body_end = where.start() if where else end
    team = _TEAM.search(words, start, body_end)
    if team:
        yield team[0], None
        return
    rest = start
    last = None
    for first, stop, place in context.places.mentions(words[start:body_end]):
        if start + first <= rest + 1:
            rest, last = start + stop, place
    while rest < body_end and words[rest] in " :、":
        rest += 1
    if rest >= body_end:
        if last and last.level in ("community", "village", "street"):
            yield last.name, None
        return
    behind = next(iter(context.places.mentions(words[rest:body_end])), None)
    if behind and words[rest + behind[0] - 1] == " ":
        body_end = rest + behind[0] - 1  # 方可为 莲湖区北院街道教场门社区: the name stands before its place
    for piece in re.finditer(r"[^、 ]+", words[rest:body_end]):
        name = re.sub(r"家庭$|一家$|夫妇$|同志$", "", piece[0])
        at = rest + piece.start()
        is_placed = bool(where or behind) and 2 <= len(name) <= 4 and may_begin_name(name[0])
        if not (2 <= len(name) <= 6) or not (
            is_placed or len(name) > 4 or name_length(f"{name}。", 0, strict=True) == len(name)
        ):
            return
        person = Person(name, None, at, at + len(name), at, False, sentence)
        yield piece[0] if piece[0].endswith(("家庭", "一家", "夫妇")) else name, person


def _with(head: Award, status: str, holder: str, person: Person | None) -> Award:
    named = person.name if person and person.name == holder else None
    return Award(**{**vars(head), "status": status, "holders": ((holder, named),)})
