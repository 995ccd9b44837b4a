"""Honours told by the form of a line: who holds it, a dash, an arrow or a colon, and the title; or a title and its year."""

import re
from collections.abc import Iterator
from dataclasses import replace

from communities.extraction.award_items import next_item
from communities.extraction.award_levels import levels_of
from communities.extraction.award_read import Award
from communities.extraction.award_words import BULLETS, LEAD, PRAISES, TITLE_LIKE
from communities.extraction.awards import run_of
from communities.extraction.commendations import honour_at
from communities.extraction.context import Context
from communities.extraction.holder_lists import Holder, holders_listed
from communities.extraction.holder_names import plain_name
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence
from communities.extraction.spoken_of import kind_of_name

_LONGEST_LINE, _LONGEST_HOLDER = 80, 26
_PARTED = re.compile(r" *(?:——|—|:|👉|➡️?|→|⇒|=>|[|｜丨]|--?) *(?=[“\u3400-\u9fff\d])")
_NO_LIST = re.compile(r"[。;!?](?=.)")
_PLACED = re.compile(r"\([\u3400-\u9fff]{2,14}\)$")
_COUPLE = re.compile(r"[\u3400-\u9fff]{2,4}、[\u3400-\u9fff]{2,4}(?:夫妇|夫妻|家庭|一家)$")
_FAMILY = re.compile(r"([\u3400-\u9fff]{2,4}?)(?:夫妇|夫妻|家庭|一家)$")
_NAME_BEGINS = re.compile(r"^.*?(?:居民|村民|社区|街道|业主|党员|志愿者|医生|民警|老人|退休[\u3400-\u9fff]{2})(?=.{2})")
_TEAM = re.compile(r"(?:“[^“”]{2,14}”[\u3400-\u9fff]{0,10}|[\u3400-\u9fff]{2,14})$")
_DATED = re.compile(r"“(?P<title>[^“”]{4,30})”(?:称号|荣誉)?[ ,—(]{0,3}(?P<year>(?:19|20)\d\d)年?(?:度)?\)?[。;,]?$")
_WHEN = re.compile(
    r"(?:(?:19|20)?\d\d年度?|\d{1,2}月|第[一二三四五\d]+[季届批]度?|[上下]半年)*(?:全?[省市区县]|[\u3400-\u9fff]{2,5}[省市区县])?"
)
_LEFT_OVER = 12


def find_lined(sentence: Sentence, context: Context) -> Iterator[Award]:
    """Return the honours of a line that is made of a holder and titles, or of a title and its year."""
    words = sentence.paragraph.text
    if (
        sentence.start
        or sentence.paragraph is context.paragraphs[0]
        or len(words) > _LONGEST_LINE
        or _NO_LIST.search(words)
    ):
        return
    bullets = BULLETS.match(words)
    begin = bullets.end() if bullets else 0
    dated = _DATED.fullmatch(words, begin)
    if (
        dated
        and TITLE_LIKE.search(dated["title"])
        and (PRAISES.search(dated["title"]) or levels_of(dated["title"], context))
    ):
        award = honour_at(dated["title"], dated.start("title"), dated.end("title"), sentence, context)
        yield replace(award, year=int(dated["year"]))
        return
    parted = _PARTED.search(words, begin)
    if parted is None or not 1 < parted.start() - begin <= _LONGEST_HOLDER:
        return
    lead = LEAD.match(words, parted.end(), sentence.end)
    if next_item(words, lead.end() if lead else parted.end(), sentence, "", 0) is None:
        return  # 电话:…, most labels: no title stands behind the mark
    held = _holders(words[begin : parted.start()], context)
    if held is None:
        return
    found = list(run_of(words, parted.end(), sentence, context, verb="", verb_at=parted.end()))
    if not found or not _WHEN.fullmatch(words, parted.end(), found[0].start) or len(words) - found[-1].end > _LEFT_OVER:
        return
    if not all(PRAISES.search(award.title) or award.levels for award in found):
        return
    holders, topic = held
    for award in found:
        for holder in holders:
            yield replace(award, holders=(holder,), topic=topic or award.topic)


def _holders(said: str, context: Context) -> tuple[list[Holder], Place | None] | None:
    """Who stands before the dash: communities, people, a couple, a team; None for a label."""
    said = _PLACED.sub("", said).strip(" ")
    last, place = 0, None
    for _start, end, mentioned in context.places.mentions(said):
        last, place = end, mentioned
    if place and last == len(said) and "、" not in said:
        return ([(place.name, None)], place) if place.level in ("community", "village", "street") else None
    cut = _NAME_BEGINS.match(said)
    couple = _COUPLE.search(said, cut.end() if cut else 0)
    if couple:
        return [(couple[0], None)], None
    listed = holders_listed(said, [], 0, context.places) if "、" in said else []
    if len(listed) > 1:
        return [(name, None) for name, _person in listed], None
    tail = said[last:]
    if (family := _FAMILY.search(tail)) and plain_name(family[1]):
        return [(family[0], None)], None
    for length in (3, 2, 4):
        name = plain_name(tail[-length:]) if len(tail) >= length else None
        if name and (len(tail) == length or len(tail) >= length + 2) and not kind_of_name(tail):
            return [(name, name)], None
    team = _TEAM.search(tail) if kind_of_name(tail) else None
    return ([(team[0], None)], None) if team else None
