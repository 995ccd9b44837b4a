"""Honours: titles verbatim, their level by name, who has them, and whether they are won or only hoped for.

A verb (荣获, 被评为, 入围 …) or the label of a list (所获荣誉:) opens a run of items. An item is a title in quotation marks
or in plain words, with a level, a year and a status around it; what stands before one title holds for those behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from communities.extraction.award_counts import names_nobody, says_how_many
from communities.extraction.award_givers import (
    level_of_short_name,
    named_before,
    names_begin,
)
from communities.extraction.award_items import GIVES, NEED_A_TITLE, gives, may_begin, next_item
from communities.extraction.award_levels import TWO, TWO_BEGINS, level_of_body, levels_of
from communities.extraction.award_read import Award, award_of
from communities.extraction.award_status import status_of
from communities.extraction.award_titles import (
    OF_COMMUNITY,
    among_titles,
    behind_names,
    contest_at,
    given_names,
    is_next_clause,
    is_part_of_word,
    past,
    says_title,
    title_of,
    with_contest,
)
from communities.extraction.award_words import (
    AT_EVENT,
    BEHIND,
    BULLETS,
    BY_OFFICE,
    CALLED_SO,
    GIVEN,
    GIVEN_BEFORE,
    LABEL,
    LABEL_BEGINS,
    LABEL_INSIDE,
    LEAD,
    LEAD_BEGINS,
    LEVELLED,
    MAY,
    MEDAL,
    MEDALS,
    NO_AWARD,
    OWN_VERB,
    PAPER,
    RENEWED,
    RUN,
    SAID_OF,
    SAYS_LABEL,
    STRONG,
    VERB,
    WEAK,
)
from communities.extraction.context import Context
from communities.extraction.sentences import Sentence

_GIVEN_TO = frozenset(("授予", "命名", "认定", "确定", "表彰", "挂牌"))
_BY_SOMEBODY = re.compile(r"被[\u3400-\u9fff、]{1,24}$")  # 被省公安厅授予模范小区: no level, but somebody who gives it


def find_awards(sentence: Sentence, context: Context, *, in_list: bool = False) -> list[Award]:
    """Return the honours that one sentence says somebody has, or hopes for. ``in_list``: it stands under 荣誉."""
    words = sentence.paragraph.text
    if sentence.paragraph.is_heading and PAPER.search(words):
        return []  # 关于表彰…的决定: what the paper is about; who is honoured stands below
    label = LABEL.match(words, sentence.start, sentence.end) if words[sentence.start] in LABEL_BEGINS else None
    medal = MEDAL.match(words) if sentence.start == 0 and words[:1] in MEDALS else None
    if medal and LEVELLED.match(words, medal.end(), sentence.end):
        return list(run_of(words, medal.end(), sentence, context, verb="", verb_at=medal.end()))
    if (label or in_list) and not OWN_VERB.search(words, label.end() if label else sentence.start, sentence.end):
        bullets = BULLETS.match(words, sentence.start, sentence.end) if not label and sentence.start == 0 else None
        place = label.end() if label else bullets.end() if bullets else sentence.start
        awards = list(run_of(words, place, sentence, context, verb="", verb_at=place))
        if awards or label:
            return awards
    awards = []
    done = sentence.start
    labelled = sentence.start
    inside = None
    if SAYS_LABEL.search(words, sentence.start, sentence.end):
        inside = LABEL_INSIDE.search(words, sentence.start, sentence.end)
    if inside and not OWN_VERB.match(words, inside.end()):
        for award in run_of(words, inside.end(), sentence, context, verb="", verb_at=inside.end()):
            labelled = award.end
            best = _BEST_OF.search(words[max(sentence.start, inside.start() - 14) : inside.end()])
            awards.append(replace(award, levels=levels_of(best[1], context)) if best and not award.levels else award)
    if sentence.start and words[sentence.start - 1] == ";" and _goes_on(sentence):
        for award in run_of(words, sentence.start, sentence, context, verb="", verb_at=sentence.start):
            done = award.end
            awards.append(award)
    for verb in VERB.finditer(words, sentence.start, sentence.end):
        said, (verb_at, behind) = verb[0], verb.span()
        if inside and inside.start() - 3 <= verb_at < labelled:
            continue
        given = _given_to(words, sentence, verb_at) if said == "为" and verb_at >= done else None
        if given and says_how_many(given["who"]):
            continue
        if given:
            plan = given.start() if given["plan"] else None
            for award in run_of(
                words, behind, sentence, context, verb="评为", verb_at=given.start("giver"), begin=plan
            ):
                done = award.end
                begin = names_begin(words, given, sentence, verb_at)
                awards.append(replace(award, given=begin, given_end=verb_at))
            continue
        if said in _LINKS and VERB.match(words, behind, sentence.end):
            continue  # 目标是创成…: the second verb says it
        if said == "推荐" and _PUT_FORWARD_TO.match(words, behind, sentence.end):
            continue  # 推荐她参评…: the second verb says it
        if said in _ENTERS and not _SHORTLIST.search(words, behind, min(sentence.end, behind + 48)):
            continue
        if said == "拥有" and not _SIGNS.search(words, behind, sentence.end):
            continue
        if (
            said == "为"
            and not _LEVEL_AT.match(words, behind)
            and words[verb_at - 1 : verb_at] != "现"
            and not CALLED_SO.search(words[max(sentence.start, verb_at - 40) : verb_at])
        ):
            continue
        if verb_at < done or NO_AWARD.match(words[behind : behind + 8].lstrip("了过")):
            continue
        if said in NEED_A_TITLE and not may_begin(words, behind, sentence.end):
            continue
        found = list(run_of(words, behind, sentence, context, verb=said, verb_at=verb_at))
        # Half of the verbs lead to no title: whether the others are verbs of somebody's honour is asked last.
        if not found or is_part_of_word(words, sentence, verb) or names_nobody(words, sentence, verb):
            continue
        done = found[-1].end
        awards += found
    return awards


_LEVEL_AT = re.compile(r"(?:国家级|省级|市级|区级|县级)(?=[\u3400-\u9fff“])")
_ENTERS = frozenset(("进入", "跨入", "跨进", "迈入", "迈进", "步入", "挤进", "挤入", "闯进", "闯入"))
_PUT_FORWARD_TO = re.compile(
    r"(?:[^,。;:“”]{1,14}?|“[^“”]{2,10}”[^,。;:“”]{1,8}?)(?:参评|参选|参加|申报|竞逐|角逐|争创)(?=“|[\u3400-\u9fff])"
)
_LINKS = frozenset(("是", "为", "成为", "作为"))
_SHORTLIST = re.compile(
    r"[”\u3400-\u9fff](?:候选|提名|入围|公示|推荐|拟)[\u3400-\u9fff]{0,4}(?:名单|人|对象|阶段|环节)|[”\u3400-\u9fff](?:行列|之列|方阵|阵营)"
)
_SIGNS = re.compile(r"等[^,。;]{0,12}(?:招牌|牌子|荣誉|称号|奖牌|名片)")  # 拥有全国…等多块招牌
_BEST_OF = re.compile(
    r"((?:中国|全国|国家|[全]?[省市区县])[\u3400-\u9fff]{1,12}?)(?:荣誉|奖项)(?:——|:)$"
)  # 中国建筑行业最高奖项——


def is_list_of_honours(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the list that the label of its paragraph opened: 【荣誉】2013年…;2016年…."""
    words = sentence.paragraph.text
    return sentence.start > 0 and words[0] in LABEL_BEGINS and LABEL.match(words) is not None


def _given_to(words: str, sentence: Sentence, end: int) -> re.Match[str] | None:
    """Who gives, and to whom, before 为: in the sentence, or where it goes on with a list, in the one before."""
    found = GIVEN.search(words, sentence.start, end)
    if found and re.search(r"被|由", words[sentence.start : found.start()][-24:]):
        return None
    if found:
        return found
    last = words.rfind("为", sentence.start, end)
    if last >= 0 and "、" in words[last:end] and (earlier := GIVEN_BEFORE.search(words, sentence.start, last + 1)):
        return earlier
    if not sentence.start or words[sentence.start - 1] != ";" or not SAID_OF.search(words[sentence.start : end]):
        return None
    begin = max(words.rfind("。", 0, sentence.start) + 1, sentence.start - 400)
    return GIVEN_BEFORE.search(words, begin, sentence.start)


_GOES_ON = re.compile(r"(?:荣获|获得|获评|评为|授予|命名为|创成|获)[^。]{6,300};$")


_DATED = re.compile(
    r"(?:今年|去年|前年|当年|同年)?(?:\d{1,2}月(?:\d{1,2}日)?)?,?(?:又是|则是|是|有)?(?:[\u3400-\u9fff]{2,6}(?:街道|镇|区|市))?“"
)


def _goes_on(sentence: Sentence) -> bool:
    """荣获全国甲、全国乙;省丙、市丁等荣誉: a run of titles that a semicolon cuts."""
    words = sentence.paragraph.text
    if OWN_VERB.search(words, sentence.start, sentence.end):
        return False
    before = words[max(words.rfind("。", 0, sentence.start) + 1, sentence.start - 360) : sentence.start]
    if _DATED.match(words, sentence.start, sentence.end) and LABEL_INSIDE.search(before):
        return True  # 荣誉证书有三张:…;今年7月,“…”
    return bool(
        LEVELLED.match(words, sentence.start, sentence.end)
        and _GOES_ON.search(words, max(words.rfind("。", 0, sentence.start) + 1, sentence.start - 360), sentence.start)
    )


def run_of(
    words: str,
    place: int,
    sentence: Sentence,
    context: Context,
    *,
    verb: str,
    verb_at: int,
    begin: int | None = None,
) -> Iterator[Award]:
    """Return the honours of a run of titles that begins at ``place``, behind ``verb``."""
    inherited: tuple[str, ...] = ()
    ahead, count, skipped = "", 0, 0
    begin = place if begin is None else begin
    is_giving = gives(verb)
    is_given = is_giving and "被" not in words[max(sentence.start, verb_at - 16) : verb_at]
    while place < sentence.end and count < 30:
        lead = LEAD.match(words, place, sentence.end) if _may_lead(words[place]) else None
        start = lead.end() if lead else place
        between = words[place:start]
        if count and not between and words[place] != "“":
            return
        if count and between and GIVES.search(between):
            return  # 授予甲“…”称号,授予乙“…”称号: the next verb has its own holder
        if count and _NEXT_GOAL.match(words, start, sentence.end):
            return
        if count and "," in between and _ANOTHER.match(words, start, sentence.end):
            return  # …,又拿下了…: the next verb says it
        before = named_before(words, start, sentence.end, context) if is_given else None
        named = before or (given_names(words, start, sentence.end) if is_given else None)
        if named:
            start = behind_names(words, named[1])
        elif is_given and not count and (whom := _TO_WHOM.match(words, start, sentence.end)):
            start = whom.end()
        if is_given and count and not named and (another := _ANOTHER_HOLDER.match(words, start, sentence.end)):
            named, start = another.span(), another.end()
        item = next_item(words, start, sentence, verb, count)
        if count and item and is_next_clause(item, words, start):
            return
        found = title_of(item, words, verb, sentence) if item else None
        found = found or (contest_at(words, start, sentence) if verb == "入围" else None)
        if found is None and count:
            found = among_titles(words, start, sentence)
        if found is None:
            if (not count and verb not in STRONG) or is_giving or skipped > 2 or _NEW_CLAUSE.search(between):
                return
            place = words.find("、", start, min(sentence.end, start + _LONGEST_TITLE))
            if place < 0 or _NEW_CLAUSE.search(words, start, place):
                return
            skipped += 1  # one title of a list that is none, or is not understood, does not end the list
            continue
        if MAY.search(words, place, found[1]):
            return  # 评为…的可优先推荐为“…”
        title, first, last = with_contest(words, verb_at, sentence, found)
        if _A_CONDITION.match(words, last):
            return
        if verb and not count:
            inherited = _level_ahead(words, sentence, verb_at, context)
        head_levels = levels_of(words[start:first] or between, context, at_end=True)
        if start < first and words.startswith("“", first) and OF_COMMUNITY.fullmatch(words, start, first):
            head_levels = ("社区",)
        both = TWO.match(title) if title[0] in TWO_BEGINS else None
        if both:  # 市区先进党组织: an honour of each
            head_levels, title, first = levels_of(title, context), title[both.end(1) :], first + both.end(1)
        if title.strip("“”") == "身边好人" and set(head_levels or inherited) <= {"社区"}:
            return
        if not head_levels and words.startswith("“", first) and _BY.match(words[start:first]):
            head_levels = level_of_body(words[start:first], context)  # 获省民政厅“…”
        own_levels = levels_of(title, context)
        inherited = head_levels or own_levels or inherited
        status = status_of(
            verb,
            words[begin if not count else place : first],
            words[last : last + BEHIND],
            title,
            words,
            verb_at,
            sentence,
        )
        if status is None or (
            not count
            and verb in WEAK
            and status in ("获得", "推荐参评")
            and not (
                head_levels
                or own_levels
                or level_of_short_name(title, context)
                or says_title(words, last)
                or title.endswith(("好人榜", "光荣榜"))
                or (verb == "获" and title.endswith("奖") and not title.endswith(("等奖", "金奖", "银奖", "铜奖")))
                or _BY.match(words[start:first])
                or (words.startswith("“", first) and AT_EVENT.search(words, max(sentence.start, verb_at - 20), verb_at))
                or (verb in _GIVEN_TO and BY_OFFICE.search(words[max(sentence.start, verb_at - 16) : verb_at]))
                or (verb in _GIVEN_TO and _BY_SOMEBODY.search(words[max(sentence.start, verb_at - 26) : verb_at]))
                or (verb == "通过" and RENEWED.search(words[last : last + 6]))
            )
        ):
            return
        if between and (RUN.search(between) or _YEAR.search(between)):
            ahead = between
        elif ahead and _YEAR.search(words, first, last):
            ahead = ""
        award = award_of(
            title, first, last, verb_at, status, own_levels, inherited, ahead, count, sentence, context, verb
        )
        yield replace(award, given=named[0], given_end=named[1]) if named else award
        count += 1
        place = past(words, last, sentence.end)
        if words.startswith(("的是", "的正是"), place + words.startswith("”", place)):
            return  # whoever it is, no further title


def _may_lead(sign: str) -> bool:
    return sign in LEAD_BEGINS or sign.isdecimal()


def _level_ahead(words: str, sentence: Sentence, verb_at: int, context: Context) -> tuple[str, ...]:
    """The level that is told right before a verb, and holds for each title of its run."""
    levels = levels_of(words[max(sentence.start, verb_at - 10) : verb_at], context, at_end=True)
    return () if levels == ("社区",) and words[max(0, verb_at - 3) : verb_at] != ",社区" else levels


_YEAR = re.compile(r"\d{4}")
_TO_WHOM = re.compile(
    r"(?:给|了)?(?:[他她]本人|[他她它]们?|其|该[\u3400-\u9fff]{1,4}|[我本]?社区)(?=“|[全国省市区县最优先]|[\u3400-\u9fff]{2,3}[省市区县])"
)
_ANOTHER = re.compile(r"拿[下到过回]|捧|摘|斩获|领[回到]|当[上过]|成为|跻身|登上|入列|挂上")
_ANOTHER_HOLDER = re.compile(r"[\u3400-\u9fff]{2,14}(?:社区|村|街道|小区|队|团|支部|公司)(?=“)")  # 甲社区“…”、乙社区“…”


_BY = re.compile(
    r"[\u3400-\u9fff]{0,4}(?:[省市区县]|全国|国家)[\u3400-\u9fff]{0,10}(?:厅|局|部|委|办|会|联|团|政府|院|妇联|工会)的?$"
)
_A_CONDITION = re.compile(
    r"的(?:重要|基本|必要|先决|前置)?(?:依据|条件|前提|标准|要求|基础)"
)  # 作为申报省级文明社区的依据
_LONGEST_TITLE = 40
_NEW_CLAUSE = re.compile(r"[,;。:!?]")
_NEXT_GOAL = re.compile(
    r"(?:目前|眼下|如今|当前|现|并|还)?(?:正在|正|积极)?(?:积极)?(?:创建|争创|申报|申创|冲刺|迎接|打造|构建|推进)"
)
