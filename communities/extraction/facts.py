"""Figures → facts: which indicator a figure is, of which kind, whose, and when.

A figure's noun stands right behind its unit (28起民事纠纷) or right before its first qualifier (民事纠纷28起). What has
neither is no fact here: nothing is guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from communities.extraction.context import Context
from communities.extraction.figures import Figure
from communities.extraction.held import about_one_thing, heard_by_somebody, is_announced
from communities.extraction.honoured import TELLS_OF_HONOURS, counts_honoured
from communities.extraction.lexicon import BARE_UNITS
from communities.extraction.naming import name_of
from communities.extraction.places import Place
from communities.extraction.plans import NOT_YET, is_lacking, is_reached_by_plan, looks_back, opens_plans, plan_before
from communities.extraction.sentences import Sentence
from communities.extraction.times import Time

# What there is, not what happens: no rhythm counts it.
_STOCK = frozenset(
    "estates buildings community_count households population population_floating population_elderly area_km2 building_area_m2 green_area_m2 land_area_m2 office_area_m2 "
    "facility_area_m2 party_members party_branches resident_groups shops units_in_area housing_units staff_count volunteers team_count".split()
)
# 起初只有8人,如今队员增至35名: what the first figure counts is said with the second.
_AT_FIRST = re.compile(
    r"的时候|时(?<![当同及随按]时)$|起初|最初|当初|当时(?:才|只|仅)?(?:有)?$|那时(?:才|只|仅)?(?:有)?$|刚开始|一开始|成立之初|起步时|从(?!业)[^,。]{0,8}$"
)
_SINCE_THEN = re.compile(r"变成|成了|(?:增[加长]?|发展|壮大|扩[大展充]?|上升|提高)[到至为]|如今|现在|现已|目前")
_FIRST_COME = re.compile(r"[\u3400-\u9fff]{0,6},?先(?:到|报)先得")  # 摊位50个,先到先得
_FAR_BEHIND = 11  # signs that such words may have; those of a sentence cut for its length go on behind it
_CUMULATIVE = re.compile(
    r"约(?=有|住|占)|累计|累积|先后|总共|共计|总计|合计|共(?<![公中]共)(?!建(?![成有起了立设]))(?!筹(?![得到集措款资了]))(?![读学绘谋话庆赏议同享治商产青和融驻筑赏度襄识生鸣进谋])|月均|平均(?!年龄)|年均|日均|每周|每月|每年|每天|每日|每季度|人均|户均|今年以来(?=$)"
)
_OF_CUMULATIVE = re.compile(r"[约累先总共计均每今]")  # signs of which each of them has one
_EACH_TIME = re.compile(r"每[天日周月年季]")
_WEEKDAY = re.compile(r"每周[一二三四五六日天]")
_ONLY_HAS = re.compile(r"(?:社区|全村|街道|小区|辖区|这里|目前|现在|如今|还|就|已|里|现|共|计|约|含|有)*")
# What the clause before is about: 像她家这样的困难家庭,社区共有58户; 志愿者比去年增加了35名,达到210名.
_SUCH_AS = re.compile(
    r"(?:(?:这样|这种|类似|一样|那样)的(?P<such>[\u3400-\u9fff\d“”]{2,12})|(?P<more>[\u3400-\u9fff]{2,12}?)(?:比|较)(?:上年|去年|前年|年初|以往|同期|过去)[^,。;]{2,16}"
    r"|(?P<many>[\u3400-\u9fff\d“”]{2,12}?)(?:比较|较|特别|确实|也|很|最|真)?(?:不少|众多|多)),$"
)
_MAY_BE_SUCH = re.compile(r"[样种似]的|[比较]|[少多],$")  # quickly told: what any of them has
_WE_HAVE = re.compile(rf"(?:[\u3400-\u9fff]{{2,6}}(?:社区|街道|小区|村|镇))?{_ONLY_HAS.pattern}")
_ENDS_WE_HAVE = frozenset("区村道里前在今还就已现共计约含有镇")
_RESPECTIVELY = re.compile(r"([^,。;]{2,16}?)[、和与及]([^,。;、和与及]{2,10})分别(?:为|有|达到?|是|共|约)*")
_NEAR_BY = 14
_AFTER_LIST = re.compile(r"[”、]")
_ALL_OF_THEM = re.compile(r"全(?:街道?|镇|乡|区|县|市)$")
_ASKS = re.compile(r"怎样|怎么|如何|为何|为什么|凭什么|靠什么")
# 共安置来自5个乡镇的搬迁群众1132户: the figure between only says where they are from.
_OF_ORIGIN = re.compile(r"^[\u3400-\u9fff]{0,6}的[\u3400-\u9fff]{2,8}$")
_SUMMING = ("共分为:", "共有:", "共包括:", "共辖:", "共设:")
_RHYTHM = re.compile(
    r"每[周天日月]|一周|每个月|每半年|每季度?|每学期|每逢|每隔"
)  # 每周开办两次: how often, not how many
_A_RULE = re.compile(r"每[^,。;]{0,12}(?:至少|不少于|不低于|不得少于|最少)")  # 每年不少于4场
_MEETINGS = frozenset(("activity_sessions", "council_meetings"))
_SO_OFTEN = re.compile(r"每(?:个)?[周月季年天日](?:度)?$")  # 每月一期环保宣传
_RARELY_COUNTS = frozenset(("age", "years"))
_THINGS = frozenset(("pieces", "machines", "buildings", "sets"))
_STOPS = frozenset((",", "、", ";", "。", ")", ""))
_MARKS = (",", "、", ";", "。", "(", ":")
_SQUARE_METRES = {"公顷": Decimal(10_000), "亩": Decimal(2_000) / 3}


@dataclass(slots=True)
class Fact:
    """One indicator with its figure, in the coordinates of its paragraph."""

    field: str
    subtype: str | None
    figure: Figure
    quote_start: int
    quote_end: int
    qualifier: str | None
    topic: Place | None
    time: Time | None
    sentence: Sentence
    from_value: Figure | None = None


@dataclass(slots=True)
class Skipped:
    """A figure that is no fact: a plan, a negation."""

    figure: Figure
    sentence: Sentence
    reason: str


def find_facts(sentence: Sentence, figures: list[Figure], context: Context) -> list[Fact | Skipped]:
    """Return the facts that the figures of one sentence state."""
    if not figures:  # as in half of all sentences
        return []
    words = sentence.paragraph.text
    figures = [
        figure
        for figure in figures
        if not ((figure.is_one or figure.unit_class in _RARELY_COUNTS) and _is_no_count(figure, words, sentence.start))
    ]
    if not figures:
        return []
    facts: list[Fact | Skipped] = []
    is_heading = sentence.paragraph.is_heading
    is_question = is_heading and _ASKS.search(words) is not None  # 26部电梯怎样装进老楼?
    is_of_plans = sentence.paragraph.is_of_plans or opens_plans(words)
    may_not_be: bool | None = None
    tells_of_honours = TELLS_OF_HONOURS.search(sentence.words) is not None
    before: tuple[str, str | None, Figure] | None = None  # indicator, sub-type and figure of the fact before
    at_first: tuple[Figure, int, int] | None = None
    second = ""
    clauses, at, last = sentence.clauses, 0, len(sentence.clauses) - 1
    for place, figure in enumerate(figures):
        if is_of_plans and not looks_back(words, sentence.start, figure.start):
            facts.append(Skipped(figure, sentence, "计划"))
            continue
        if is_heading and (
            is_question
            or (words[figure.start - 1 : figure.start] in ("(", "共") and words[figure.end : figure.end + 1] == ")")
        ):
            continue  # 一、文明家庭(3户): how many are listed below
        while at < last and clauses[at].end <= figure.number_start:
            at += 1
        begin, end = floor, ceiling = clauses[at]
        if place and figures[place - 1].end > floor:
            floor = figures[place - 1].end
        following = figures[place + 1] if place + 1 < len(figures) else None
        if following and following.start < ceiling:
            ceiling = following.start
        left, right = words[floor : figure.start], words[figure.unit_end : ceiling]
        sign = words[floor - 1] if floor else ""
        if sign == "(" and _ONLY_HAS.fullmatch(left):
            left = words[
                max(sentence.start, floor - 20) : floor - 1
            ]  # 网格长(共12名): the noun stands before the bracket
            left = left[max(left.rfind(mark) for mark in ",。;、(") + 1 :]
        elif sign == ")" and left in ("", ":", "|"):
            opened = words.rfind("(", max(sentence.start, floor - 30), floor)
            left = words[max(sentence.start, opened - 20) : opened] if opened > 0 else left  # 流动人口(已登记)2827人
            left = left[max(left.rfind(mark) for mark in ",。;、(") + 1 :]
        elif (
            sign == ","
            and (not left or left[-1] in _ENDS_WE_HAVE)
            and len(left) < _NEAR_BY
            and _WE_HAVE.fullmatch(left)
            and _MAY_BE_SUCH.search(words, max(sentence.start, floor - 30), floor)
            and (such := _SUCH_AS.search(words, max(sentence.start, floor - 30), floor))
        ):
            left = (
                such["such"] or such["more"] or (such["many"] if left or "共" in figure.qualifiers else left)
            )  # 像她家这样的困难家庭,社区共有58户
        left = left.rstrip(" ")  # AED 1台
        if "分别" in left and (apart := _RESPECTIVELY.fullmatch(left)):
            left, second = apart[1], apart[2]  # 户籍人口与流动人口分别为5100人、7200人
        elif second and left in ("", "、", "和", "与", ","):
            left, second = second, ""
        if figure.end > figure.unit_end:
            right = right.removeprefix(words[figure.unit_end : figure.end])
        if before is not None and before[0] == "party_member_ratio" and figure.value == 1:
            continue
        if words[figure.number_start] == "0" and words[figure.number_start : figure.number_start + 2].isdigit():
            continue  # 01 家门口的会客厅: a number of a heading
        if not figure.value and figure.value is not None and figure.unit_class not in ("cases", "share", "points"):
            continue  # 0余个, 0人参与: lost digits, or a button of the page
        if figure.unit_class == "batches" and not right and following is not None and following.start == figure.end:
            right = words[following.unit_end : end]  # 20批465人次群体上访: one noun for both
        named = name_of(figure, left, right, words[begin:end], sentence, before)
        if named is None or (tells_of_honours and counts_honoured(named, figure, left, right, sentence)):
            grows = following is not None and figure.unit_class != "m2" and _AT_FIRST.search(words, begin, figure.start)
            at_first = (figure, begin, floor) if grows else at_first
            continue
        field, subtype, noun_in_right = named
        if field in _MEETINGS and (
            (figure.unit == "次" and _RHYTHM.search(left))
            or about_one_thing(figure, sentence)
            or heard_by_somebody(left)
            or is_announced(figure, sentence)
            or ("每" in words[begin : figure.start + 2] and _A_RULE.search(words, begin, figure.number_start))
            or (_SO_OFTEN.search(words, floor, figure.number_start) and (figure.value or 9) < 4)
        ):
            continue
        if may_not_be is None:
            may_not_be = NOT_YET.search(sentence.words) is not None
        reason: str | None = None
        if words.startswith("名额:", begin - 3) or (
            words.find("先得", figure.end, figure.end + _FAR_BEHIND) >= 0 and _FIRST_COME.match(words, figure.end)
        ):
            reason = "没有"
        elif may_not_be:
            reason = _why_not(field, figure, left, words, sentence.start, begin, end)
        if reason is not None:
            facts.append(Skipped(figure, sentence, reason))
            continue
        quote_end = figure.end + noun_in_right
        topic = sentence.topic_at(figure.start) or context.main
        fact = Fact(
            field=field,
            subtype=subtype,
            figure=_in_unit_of(field, figure),
            quote_start=_quote_start(words, floor, figure.start),
            quote_end=quote_end if following and following.start < end else end,
            qualifier=_qualifier(
                words,
                begin,
                max(begin, before[2].end if before else 0) if "的" in left and _OF_ORIGIN.search(left) else floor,
                figure,
                field,
            ),
            topic=context.counting(field, left, words[figure.unit_end : quote_end], topic)
            if field == "community_count"
            else topic,
            time=sentence.time_at(figure.start),
            sentence=sentence,
        )
        facts.append(fact)
        before = field, subtype, fact.figure
        if at_first is not None:
            earlier, start, bottom = at_first
            at_first = None
            if earlier.unit_class == figure.unit_class and _SINCE_THEN.search(words, earlier.end, figure.start):
                grown = replace(
                    fact,
                    figure=earlier,
                    quote_start=_quote_start(words, bottom, earlier.start),
                    quote_end=earlier.end,
                    qualifier=_qualifier(words, start, bottom, earlier, field),
                )
                facts.append(grown)
    return facts


def _why_not(
    field: str, figure: Figure, left: str, words: str, sentence_start: int, begin: int, end: int
) -> str | None:
    """The word that makes what a figure counts a plan, or that it is lacking; its clause runs from ``begin`` to ``end``."""
    if is_lacking(words, begin, end, figure, field):
        return "没有"
    if field == "community_count" and _ALL_OF_THEM.search(left):
        return None  # 将在全区28个社区推开: how many there are is no plan
    plan = plan_before(words, sentence_start, begin, figure.start)
    if plan and not _grows_from(words, figure):
        is_got = plan[0] == "争取" and field == "funding_yuan" and plan.end() == figure.start
        return None if is_got else plan[0]  # 向企业争取6万元: got, not hoped for
    return "计划" if is_reached_by_plan(words, sentence_start, begin) else None


def _grows_from(words: str, figure: Figure) -> bool:
    """将把志愿者从640人发展到1000人: what is grown from is there already."""
    begins = words[max(0, figure.start - 3) : figure.start]
    if "从" not in begins and "由" not in begins:
        return False
    return _FROM.search(begins) is not None and _GROWS_TO.match(words, figure.end) is not None


_FROM = re.compile(r"[从由](?:现[有在]的?)?$")
_GROWS_TO = re.compile(r"(?:[\u3400-\u9fff]{0,6})?(?:[发扩增壮提]|上升)[\u3400-\u9fff]{0,2}[到至为]")


def _is_no_count(figure: Figure, words: str, sentence_start: int) -> bool:
    """An age is no count, unless an average; 一个 and 一名 are rather articles, but behind their noun they count."""
    kind = figure.unit_class
    if kind != "age" and not figure.is_one:
        return kind == "years" and words.startswith("级", figure.unit_end)  # 小学一至四年级学生
    before = words[max(sentence_start, figure.start - 8) : figure.start]
    if kind == "age":
        return "平均年龄" not in before and not before.endswith("平均")
    if kind in ("share", "days"):
        return False
    if before.endswith("头") or kind not in _THINGS:
        return True  # 全区头一个: which, not how many
    return words[figure.end : figure.end + 1] not in _STOPS or before.endswith(_MARKS)  # 触摸屏一台


def _in_unit_of(field: str, figure: Figure) -> Figure:
    """公顷 and 亩 in the unit of their indicator; the words stay. 1公顷 is 10,000 平方米, 1亩 is 2,000/3."""
    if figure.unit_class == "bare":
        return replace(figure, unit=BARE_UNITS.get(field, ""))
    if figure.unit not in _SQUARE_METRES:
        return figure
    scale = _SQUARE_METRES[figure.unit] * (Decimal("0.000001") if field == "area_km2" else 1)
    places = Decimal("0.0000001") if field == "area_km2" else Decimal("0.1")
    value, high = (None if part is None else _tidied(part * scale, places) for part in (figure.value, figure.high))
    return replace(figure, value=value, high=high, unit="平方公里" if field == "area_km2" else "平方米")


def _tidied(amount: Decimal, places: Decimal) -> Decimal:
    rounded = amount.quantize(places)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()


_EMPHASIS = frozenset(("只有", "仅"))  # 面积只有0.3平方公里: how few that is, not how exact


def _qualifier(words: str, clause_start: int, floor: int, figure: Figure, field: str) -> str | None:
    """All qualifiers in order: those of the clause before the figure (累计开展活动18场次), then its own."""
    own: Sequence[str] = figure.qualifiers
    if field == "staff_average_age":
        return "/".join(dict.fromkeys(["平均", *(word for word in own if word not in _EMPHASIS)]))
    begin = floor
    if field in _STOCK:
        own = [word for word in own if not word.startswith("每")] if own else own
        if "每" in words[clause_start : figure.start] and _EACH_TIME.search(words, clause_start, figure.start):
            clause_start, begin = figure.start, max(figure.start, floor)
    ahead: list[str] = []
    if _OF_CUMULATIVE.search(words, begin, figure.start):
        ahead = [found[0] for found in _CUMULATIVE.finditer(words, begin, figure.start)]
        if "每周" in ahead and field != "duty_days_per_week" and _WEEKDAY.search(words, clause_start, figure.start):
            ahead = [word for word in ahead if word != "每周"]  # 每周二给37户老人送餐
        if field == "honours_count" and _AFTER_LIST.search(words, clause_start, figure.start):
            ahead = []  # 先后获“甲”、“乙”等荣誉32项: the word is of the titles
        if figure.unit == "届":
            ahead = []  # 每年举行的邻居节已办八届
    if not ahead and begin == clause_start and words[begin - 1 : begin] == ":" and words.endswith(_SUMMING, 0, begin):
        ahead = ["共"]  # 共分为:东寺、回民、文慧三个小区
    if ahead and not any(word in own for word in ahead):
        own = [*dict.fromkeys(ahead), *own]
    if own and not _EMPHASIS.isdisjoint(own):
        own = [word for word in own if word not in _EMPHASIS]
    return "/".join(own) if own else None


_LABEL_WITH_UNIT = re.compile(r"[\u3400-\u9fff]{2,10}\([^()]{1,6}\)$")


def _quote_start(words: str, floor: int, start: int) -> int:
    """The clause, or what is left of it behind an earlier figure; at most forty characters."""
    label = _LABEL_WITH_UNIT.search(words, max(0, floor - 20), floor) if words[floor] == ":" else None
    if label:
        return label.start()  # 人口(万人):1.2
    while floor < start and words[floor] in "、,;() ":
        floor += 1
    return floor if floor > start - 34 else start - 34
