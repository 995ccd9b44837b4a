"""Rolls that running text announces: 省民政厅公布“…”名单, 我市5个社区榜上有名。5个社区分别是甲社区、乙社区.

What says that names follow (分别是, 他们是, 入选的有:) stands in the sentence of the title or shortly behind it; the names
follow at once, or on the lines below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communities.extraction.award_givers import level_of_announcement
from communities.extraction.award_levels import levels_of
from communities.extraction.award_read import Award
from communities.extraction.award_words import LEVELLED, STATUS, TITLE_LIKE
from communities.extraction.choices import choice_of
from communities.extraction.commendations import honour_at
from communities.extraction.context import Context
from communities.extraction.honour_items import items_between
from communities.extraction.list_heads import Honoured, honoured_by
from communities.extraction.people import Person
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence
from portal.text.numbers import read_number

_LISTED = "上榜 入选 获评 获奖 当选 榜上有名 获此殊荣 获得者 入围 在列 受表彰 获表彰 得主 名单".split()
_FOLLOW = re.compile(
    choice_of(
        (
            *(f"{word}(?:[是为]:?|:)" for word in ("分别", "依次")),
            "[他她它]们(?:分别)?(?:[是为]:?|:)",
            *(f"{word}(?:者|的)?[^,。;:“”]{{0,12}}?(?:[是为有]:?|包括:?|:)" for word in _LISTED),
            "”(?:荣誉)?(?:称号)?的[^,。;:“”]{0,8}?(?:分别)?[是为]:?",
        )
    )
)
_MARKS = (
    "分别",
    "依次",
    "们是",
    "上榜",
    "入选",
    "获",
    "当选",
    "榜上有名",
    "入围",
    "在列",
    "名单",
    "”的",
    "表彰",
    "得主",
    "称号",
)
_OF_ALL_ENTRIES = re.compile(r"候选|评选|投票|当选|获评|荣获|授予|入选|表彰|寻找")
_VOTED = re.compile(r"候选|投票|评选|寻找|call")
_SO_MANY_LISTED = re.compile(
    r"([\d一二两三四五六七八九十]{1,3})个(?:社区|村)(?:成功|均|全部|榜上)?(?:上榜|入选|在列|有名)"
)
_HOLDS = re.compile(
    r"公布|发布|揭晓|评选|评出|名单|授予|表彰|命名|入选|获评|荣获|通报|上榜|认定|当选|获|榜上有名|评为|入围|候选|出炉"
)
_QUOTED = re.compile(r"“([^“”]{3,30})”")
_PLAIN = re.compile(
    r"(?:公布|发布|揭晓|评选出|评出|印发|表彰|命名|通报|公示)(?:了|的)?(?:首批|新一批|最新一批|第[一二三四五六七八九十]+[批届]|\d+[个名户位家支]|[一二两三四五六七八九十]+[个名户位家支])*"
    r"((?:(?:19|20)\d\d年?度?)?[\u3400-\u9fff]{4,24}?)(?:认定|入选|评选|命名|获奖)?(?:结果|名单|榜单|[,。;:]|$)"
)
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+([个名位户家支人对条处])")
_ENDS = re.compile(r"[。;!]|,(?=其中|均|都|全部|[他她它]们|这|占|成为|展示|标志|以|涵盖|为|目前|今后|近年|据)|——")
_PRAISES = re.compile(
    r"优秀|先进|示范|文明|模范|最[美佳]|[十百]|标兵|之星|好|星级|[一二三四五]星|和谐|平安|幸福|美丽|书香|绿色|宜居|卫生|健康|达标|红旗|道德|诚信|人物|楷模|友好|工匠|榜样|先锋"
)
_JUDGED = re.compile(r"(全[国省市区县]|[省市区县]|街道|镇)里?(?:初审|评审|审定|复审|组织评选)")  # 各社区推荐和街道初审
_THEY = re.compile(r"[他她它]们(?:分别)?[是为]")
_SHORT = 30  # signs of a line that is a piece of a sentence, as messages print them
_MOST_BACK = 3  # sentences


def rolls_in(sentences: Sequence[Sentence], context: Context) -> Iterator[tuple[Award, list[Person]]]:
    """Return an honour for each of those whom a sentence lists behind 分别是 and the like."""
    for place, sentence in enumerate(sentences):
        if not _FOLLOW.search(sentence.paragraph.text, sentence.start, sentence.end):
            continue  # most of them
        found = _roll(sentences, place, context)
        if found is None:
            continue
        award, honoured, begin = found
        words = sentence.paragraph.text
        ends = _ENDS.search(words, begin, sentence.end)
        end = ends.start() if ends else sentence.end
        if end - begin < 2:
            continue
        for item in items_between(sentence, begin, end, honoured, context):
            named = item.person.name if item.person and item.person.name == item.holder else None
            yield (
                replace(award, holders=((item.holder, named),), topic=item.place or award.topic),
                [item.person] if item.person else [],
            )


def entries_honoured(sentences: Sequence[Sentence], context: Context) -> Iterator[tuple[Award, list[Person]]]:
    """共有6位候选人进入“…”评选, and an entry for each: what is said of all of them at the beginning."""
    first = next((place for place, one in enumerate(sentences) if one.paragraph.opens_entry), None)
    titled, said = None, ""
    for one in sentences[:first] if first else ():
        if (
            "“" in one.words
            and _OF_ALL_ENTRIES.search(one.words)
            and (titled := _title(one, one.end, context, is_own=True))
        ):
            said = one.words
            break
    if titled is None:
        return
    award = titled[0]
    if not award.levels:
        judges = [found[1] for one in sentences[:first] for found in _JUDGED.finditer(one.words)]
        award = replace(award, levels=levels_of(judges[-1] + "的", context, at_end=True) if judges else ())
    status = "候选" if _VOTED.search(said) and award.status == "获得" else award.status
    for sentence in sentences:
        about = sentence.paragraph.is_about
        if sentence.start == 0 and sentence.paragraph.opens_entry and about:
            yield replace(award, status=status, holders=(about,)), []


def sections_honoured(sentences: Sequence[Sentence], context: Context) -> Iterator[tuple[Award, list[Person]]]:
    """公布“…”名单,全区有四个社区上榜, and a section for each of four communities."""
    said = next((one for one in sentences[:12] if _SO_MANY_LISTED.search(one.words)), None)
    if said is None:
        return
    counted = _SO_MANY_LISTED.search(said.words)
    headed: dict[str, Place] = {}
    for sentence in sentences:
        if sentence.start == 0 and sentence.paragraph.is_heading:
            for _start, _end, place in context.places.mentions(sentence.paragraph.text):
                if place.level in ("community", "village"):
                    headed[place.name] = place
    titled = _title(said, said.end, context, is_own=True)
    if titled and counted and len(headed) == read_number(counted[1]):
        for place in headed.values():
            yield replace(titled[0], holders=((place.name, None),), topic=place), []


def roll_below(sentences: Sequence[Sentence], place: int, context: Context) -> tuple[Award, Honoured] | None:
    """The honour whose holders stand on the lines below a paragraph that ends with 分别是: or 如下:."""
    words = sentences[place].paragraph.text
    last = place
    while last + 1 < len(sentences) and sentences[last + 1].paragraph is sentences[place].paragraph:
        last += 1
    found = _roll(sentences, last, context)
    return (found[0], found[1]) if found and found[2] >= len(words.rstrip(":。")) else None


def _roll(sentences: Sequence[Sentence], place: int, context: Context) -> tuple[Award, Honoured, int] | None:
    """The honour of a roll, whom it honours, and where its names begin."""
    sentence = sentences[place]
    words = sentence.paragraph.text
    follow = None
    for found in _FOLLOW.finditer(words, sentence.start, sentence.end):
        follow = found  # the last is meant
    if follow is None or (sentence.paragraph.is_heading and follow.end() < len(words)):
        return None
    if not any(mark in words for mark in _MARKS):
        return None
    said = words[sentence.start : follow.end()]
    counted = _COUNTED.search(said)
    if not counted and not _HOLDS.search(said) and not _THEY.match(said):
        return None
    for back in range(min(_MOST_BACK, place) + 1):
        other = sentences[place - back]
        end = follow.end() if not back else other.end
        titled = _title(other, end, context, is_own=not back)
        if titled:
            award, honoured = titled
            if counted and honoured == "others" and counted[1] in "名位人":
                honoured = "people"
            if counted and honoured != "families" and counted[1] == "户":
                honoured = "families"
            return replace(award, verb=award.start), honoured, follow.end()
        if back and other.paragraph is not sentence.paragraph and len(other.paragraph.text) > _SHORT:
            return None
    return None


def _title(sentence: Sentence, end: int, context: Context, *, is_own: bool) -> tuple[Award, Honoured] | None:
    words = sentence.paragraph.text
    if not _HOLDS.search(words, sentence.start, end):
        return None
    titles = [
        found
        for found in _QUOTED.finditer(words, sentence.start, end)
        if TITLE_LIKE.search(found[1]) and (_PRAISES.search(found[1]) or levels_of(found[1], context))
    ]
    if titles:
        title, start, stop = titles[-1][1], titles[-1].start(1), titles[-1].end(1)
    else:
        plain = next(
            (
                found
                for found in _PLAIN.finditer(words, sentence.start, end)
                if TITLE_LIKE.search(found[1])
                and _PRAISES.search(found[1])
                and (is_own or LEVELLED.match(found[1]) or "名单" in found[0])
            ),
            None,
        )
        if plain is None:
            return None
        title, start, stop = plain[1], plain.start(1), plain.end(1)
    award = honour_at(title, start, stop, sentence, context)
    levels = levels_of(title, context) or levels_of(
        re.sub(r"[“(]|^.*[,。]|第.{1,3}[届批]$", "", words[max(0, start - 12) : start]), context, at_end=True
    )
    levels = levels or level_of_announcement(words, sentence.start, start, context) or award.levels
    around = words[max(sentence.start, start - 12) : start] + words[stop : min(end, stop + 24)]
    status = next((one for one, pattern in STATUS[1:5] if pattern.search(around)), "获得")
    return replace(award, levels=levels, status=status), honoured_by(title)
