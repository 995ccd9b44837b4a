"""Figures → facts: which indicator a figure is, of which kind, whose, and when.

A figure's noun stands right behind its unit (28起民事纠纷) or right before its first qualifier (民事纠纷28起). What has
neither is no fact here: nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communities.extraction.areas import facility_area
from communities.extraction.context import Context, Sentence
from communities.extraction.figures import Figure
from communities.extraction.kinds import AGE, kind_of
from communities.extraction.lexicon import BREAKS_NOUN_PHRASE, NOUNS, PATTERNS
from communities.extraction.places import Place
from communities.extraction.times import Time

_PLAN = re.compile(
    r"拟建|拟(?=[新改增投设招])|计划|规划(?:建|新|设|总)|预计|力争|争取(?:在|到|于|实现|年)|尚未|即将|将(?=[建新打投开举改增设完于在陆继持再为组推]|会)|有望|目标(?:是|为)|未来|预算|准备(?=[建开投])|"
    r"下一步|筹建|在建|待建|没有|未(?:能|有|发生|出现)|不再|到20\d\d年底?,?(?:将|力争|实现)|打算|建议|要求|力求|下半年(?=[将计拟])|申请|每(?:人|户)限|限(?=\d)|招募|名额|奖励|处以|罚款|可容纳|能容纳|最多容纳"
)
_EVENT = re.compile(
    r"参加|参与|吸引|到场|观看|前来|聆听|听取|报名|出席|现场|举办|举行|开展|组织|讲座|活动|培训|发动|动员|出动|带领|参观|受教育|到来|齐聚|走进|学习"
)
_SERVICE = re.compile(
    r"服务|惠及|受益|受惠|慰问|帮助|走访|接待|救助|义诊|免费|送去|送上|送餐|发放|上门|解决|探访|覆盖|看望|资助|帮扶|体检|就业|为(?=[^了民]).{0,12}$"
)
_STATIC = re.compile(
    r"现有|常住|户籍|总人口|居住|住着|入住|在册|辖(?:区|内)?有|现住|总人数|登记|占(?:总)?人口|实有|住有|生活着"
)
_GAP = re.compile(
    r"^(?:总人数|总数量?|人数|户数|数量|数目|面积|总计|队伍|规模|方面|的|总|数|量|有|为|是|达|共|约|现|已|超|计|拥|合|累|了|就|各|各类|大|占|比|率|到|至|增|加|发展|减少|下降|降低|降|高|提|升|上|扩大|突破|保持|在|成功|人|者|仅|分别|实际|登记|在册|最终|[“”])*$"
)
_LEAD = re.compile(
    r"^.*(?:现有|拥有|设有|配备|配有|培养|培育|聘请|聘任|招募|组建|共有|发展|吸纳|选聘|选派|安排|派驻|建有|建成|设立|设置|组织|动员|发动|带动|吸引|包括|其中|有|和|及|与|、|的|由|了|名|安装|打造|新增|增设|新建|改造|整治|清理|铲除|成立|开设|投入|引进|引入|调解|化解|协调|调处|处理|解决|开展|举办|举行|提供|接待|收到|为|对|向)(?=.)"
)
_CUMULATIVE = re.compile(
    r"累计|先后|总共|共计|总计|合计|(?<![公])共(?![同建享治商产青和融驻筑赏度襄识生鸣进筹谋])|月均|平均(?!年龄)|年均|日均|每周|每月|每年|每天|每日|每季度|人均|户均|今年以来(?=$)"
)
_GREW = re.compile(r"(?:增|提|上升|升|扩|发展|降|减|壮大|跃|缩短|攀)[^,。]{0,4}[至到为]")
_LOOK_LEFT = 26
_NEAR = 10


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Skipped:
    """A figure that is no fact: a plan, a negation."""

    figure: Figure
    sentence: Sentence
    reason: str


def find_facts(sentence: Sentence, figures: list[Figure], context: Context) -> Iterator[Fact | Skipped]:
    """Return the facts that the figures of one sentence state."""
    words = sentence.paragraph.text
    previous: Fact | None = None
    for place, figure in enumerate(figures):
        if _is_no_count(figure, words[max(sentence.start, figure.start - 8) : figure.start]):
            continue
        clause = sentence.clause_at(figure.number_start)
        floor = max(clause.start, figures[place - 1].end if place else 0)
        following = figures[place + 1] if place + 1 < len(figures) else None
        ceiling = min(clause.end, following.start if following else clause.end)
        left, right = words[floor : figure.start], words[figure.unit_end : max(ceiling, figure.unit_end)]
        right = right.removeprefix(words[figure.unit_end : figure.end])
        named = _name(figure, left, right, words[clause.start : clause.end], sentence, previous, figures, place)
        if named is None:
            continue
        field, subtype, noun_in_right = named
        plan = _PLAN.search(words, clause.start, figure.start)
        if plan or (
            _PLAN.search(words[max(sentence.start, clause.start - 14) : clause.start]) and _governs(words, clause.start)
        ):
            yield Skipped(figure, sentence, plan[0] if plan else "计划")
            continue
        quote_end = max(figure.end + noun_in_right, figure.end)
        fact = Fact(
            field=field,
            subtype=subtype,
            figure=figure,
            quote_start=_quote_start(words, clause.start, floor, figure.start),
            quote_end=quote_end if following and following.start < clause.end else clause.end,
            qualifier=_qualifier(words, clause.start, floor, figure, field),
            topic=sentence.topic_at(figure.start) or context.main,
            time=sentence.time_at(figure.start),
            sentence=sentence,
        )
        yield fact
        previous = fact


def _is_no_count(figure: Figure, before: str) -> bool:
    """An age is no count, unless an average; 一个 and 一名 are rather articles."""
    if figure.unit_class == "age":
        return "平均年龄" not in before
    return figure.is_one and figure.unit_class not in ("share", "days")


def _governs(words: str, clause_start: int) -> bool:
    """Whether a plan in the clause before reaches into this one: 计划投入50万元,改造…."""
    return not re.match(r"[^,]{0,4}(?:已|共有|现有)", words[clause_start : clause_start + 8])


def _goes_on(words: str, previous: Fact, figure: Figure) -> bool:
    """Whether a figure says how the one before it changed: 由642人增至1108人."""
    between = words[previous.figure.end : figure.start]
    return len(between) <= 14 and previous.figure.unit_class == figure.unit_class and bool(_GREW.search(between))


def _name(
    figure: Figure,
    left: str,
    right: str,
    clause: str,
    sentence: Sentence,
    previous: Fact | None,
    figures: list[Figure],
    place: int,
) -> tuple[str, str | None, int] | None:
    """Return (field, subtype, how far the noun reaches behind the figure)."""
    if figure.unit_class == "pieces" and re.match(
        r"(?:居民|群众|人)?就?有一[个名位]党员", sentence.paragraph.text[figure.end : figure.end + 10]
    ):
        return "party_member_ratio", None, 0
    special = _special(figure, left, right, clause)
    if special:
        return special
    if figure.unit_class in ("m2", "land"):
        facility = facility_area(left, right, sentence, figure)
        if facility:
            return facility
    nouns = NOUNS.get(figure.unit_class)
    if nouns is None:
        return None
    found = _right_noun(figure.unit_class, right)
    if found is not None:
        noun, end = found
        field: str | None = nouns[noun]
        phrase = right[:end]
    else:
        hit = _left_noun(figure.unit_class, left)
        if hit is None:
            return _without_noun(figure, left, clause, previous, sentence)
        noun, start = hit
        field, end = nouns[noun], 0
        phrase = _left_phrase(left, start, start + len(noun))
    field = _by_event(field, noun, figure, left, right, clause)
    if field is None:
        return None
    subtype = kind_of(field, noun, phrase, left, right, sentence, figure)
    return field, subtype, end


def _special(figure: Figure, left: str, right: str, clause: str) -> tuple[str, str | None, int] | None:
    if figure.unit_class == "age":
        return "staff_average_age", None, 0
    if figure.unit_class == "years":
        return (
            ("history_years", None, len(right))
            if re.match(r"(?:的|多年的?)?[^,。]{0,4}历史", right)
            or re.search(r"历史(?:悠久)?[,]?(?:已)?(?:有|达|长达)?$", left)
            else None
        )
    if figure.unit_class == "days":
        return (
            ("duty_days_per_week", None, len(right))
            if re.search(r"每周", left) and re.search(r"坐班|值班|驻点|坐诊|到社区|驻社区", clause)
            else None
        )
    if figure.unit_class in ("share", "points"):
        return _share(left, right)
    return None


def _share(left: str, right: str) -> tuple[str, str | None, int] | None:
    for field, pattern in (
        ("alarm_rate_drop", r"(?:报警|警情|发案|案件|盗窃)[^,。]{0,12}下降"),
        ("share_minority", r"少数民族"),
        ("share_old_buildings", r"(?:旧楼|老楼|老旧(?:楼|房|住宅|小区|建筑)|旧房|危旧房|楼龄)"),
        ("share_elderly", r"(?:老年|老龄|老人|长者|[六七八九]十岁|\d0(?:周)?岁)"),
        ("mobilisation_rate", r"(?:参与率|发动率|动员率|参与度|报到率)"),
    ):
        found = re.search(pattern, left[-_LOOK_LEFT:]) or (
            re.match(rf"(?:的|是|为)[^,。]{{0,8}}{pattern}", right) if field != "alarm_rate_drop" else None
        )
        if found:
            age = AGE.search(left) if field == "share_elderly" else None
            return field, age[0] if age else None, 0
    return None


def _right_noun(unit_class: str, right: str) -> tuple[str, int] | None:
    """The head of the noun phrase behind the unit: 志愿者 of 党员志愿者, 党员 of 社区党员和…."""
    breaks = BREAKS_NOUN_PHRASE.search(right)
    phrase = right[: breaks.start()] if breaks else right
    phrase = phrase[:24]
    pattern = PATTERNS[unit_class]
    found = pattern.search(phrase)
    if found is None or found.start() > 14:
        return None
    while True:
        further = (
            pattern.match(phrase, found.end()) or pattern.match(phrase, found.end() + 1)
            if phrase[found.end() : found.end() + 1] == "的"
            else pattern.match(phrase, found.end())
        )
        if further is None:
            break
        found = further
    overlapping = pattern.search(phrase, found.start() + 1, min(len(phrase), found.end() + 6))
    if overlapping and overlapping.start() < found.end() < overlapping.end():
        found = overlapping
    return found[0], found.end()


def _left_noun(unit_class: str, left: str) -> tuple[str, int] | None:
    """The last noun before the figure with nothing but figure-words between."""
    near = left[-_LOOK_LEFT:]
    last = None
    for found in PATTERNS[unit_class].finditer(near):
        last = found
    if last is None:
        return None
    gap = near[last.end() :]
    if len(gap) > _NEAR or not _GAP.match(gap):
        return None
    return last[0], len(left) - len(near) + last.start()


def _left_phrase(left: str, start: int, end: int) -> str:
    phrase = left[:end]
    lead = _LEAD.match(phrase[:start] + "\0")
    return phrase[lead.end() :] if lead else phrase


def _without_noun(
    figure: Figure, left: str, clause: str, previous: Fact | None, sentence: Sentence
) -> tuple[str, str | None, int] | None:
    """Figures that lean on the one before (2287户7076人) or on the verb of their clause (吸引600多人)."""
    if previous is not None and _goes_on(sentence.paragraph.text, previous, figure):
        return previous.field, previous.subtype, 0
    joined = previous is not None and re.fullmatch(
        r"[、,和]?(?:共|计|合计|约|总计)?", sentence.paragraph.text[previous.figure.end : figure.start]
    )
    if joined and previous is not None and previous.field == "households" and figure.unit_class == "people":
        return "population", previous.subtype, 0
    before = left[-_LOOK_LEFT:] or clause
    if figure.unit_class in ("people", "visits"):
        if (
            re.search(r"上访[^,。]*\d*批?次?$", clause[: clause.find(left) + len(left)] if left else clause)
            and previous
            and previous.field == "petitions_avoided_batches"
        ):
            return "petitions_avoided_people", None, 0
        if _SERVICE.search(before) and not re.search(r"志愿服务活动|服务活动", before):
            return "service_recipients", None, 0
        if _EVENT.search(before) or (previous is not None and previous.field == "activity_sessions"):
            return "activity_participants", None, 0
    if (
        figure.unit_class == "households"
        and not _EVENT.search(left + clause[-12:])
        and re.search(r"(?:住着|住有|居住着|住了|共有|现有|常住|户籍|共|有|总户数)$", left)
    ):
        kinds = [kind for kind in ("常住", "户籍") if left.endswith(kind)]
        return "households", kinds[0] if kinds else None, 0
    if figure.unit_class == "cases" and re.search(r"纠纷|矛盾|调解|化解|调处", before):
        return "mediation_cases", None, 0
    if figure.unit == "场次" and _EVENT.search(clause):
        return "activity_sessions", None, 0
    if figure.unit_class == "money" and re.search(r"投入|筹|募|资金|拨付|捐|争取|投资|耗资|总投资", before):
        return "funding_yuan", None, 0
    if figure.unit_class == "tonnes" and re.search(r"清|垃圾|杂物", before):
        return "waste_tonnes", None, 0
    if figure.unit_class == "hours" and re.search(r"志愿|时长|时数|服务", clause):
        return "volunteer_hours", None, 0
    return None


def _by_event(field: str | None, noun: str, figure: Figure, left: str, right: str, clause: str) -> str | None:
    """The same noun is counted as part of the place or as part of an event: 居民3000人, 吸引居民300人."""
    around = left + right
    if field == "households" and figure.unit_class == "households":
        event = re.search(
            r"走访|入户|慰问|服务|惠及|受益|改造|覆盖|帮助|发放|参与|上门|报名|参加|签约|签订|意见", around
        )
        return (
            ("service_recipients" if re.search(r"走访|慰问|服务|惠及|受益|帮助|上门|入户", around) else None)
            if event and not _STATIC.search(around)
            else field
        )
    if figure.unit_class != "people":
        return field
    if field in ("population", "population_elderly", "population_subgroup"):
        if noun in ("总人口", "常住人口", "户籍人口", "人口", "实有人口", "总人口数"):
            return field
        if _STATIC.search(around) or "其中" in left:
            return field
        reason = right[:14] + left
        if re.search(r"参加|参与|吸引|观看|聆听|报名|到场|前来|出席|参观|现场|领取", reason):
            return "activity_participants"
        if _SERVICE.search(reason):
            return "service_recipients"
        if _EVENT.search(reason):
            return "activity_participants"
        if field == "population" and noun in ("群众", "业主", "街坊", "居民群众", "村民"):
            return None if figure.value is not None and figure.value < 100 else field
        return field
    if field == "volunteers" and re.search(r"参加|参与", right[:12]) and re.search(r"举办|举行", clause):
        return "activity_participants"
    if field in ("role_count", "staff_count") and re.search(r"^[^,]{0,14}(?:参加|出席|到场|齐聚)", right):
        return "activity_participants"
    if field == "staff_count" and noun in ("干部", "职工") and re.search(r"退休|参加|参与", around):
        return None
    return field


def _qualifier(words: str, clause_start: int, floor: int, figure: Figure, field: str) -> str | None:
    """All qualifiers in order: those of the clause before the figure (累计开展活动18场次), then its own."""
    own = list(figure.qualifiers)
    ahead = [found[0] for found in _CUMULATIVE.finditer(words, max(clause_start, floor), figure.start)]
    if not any(word in own for word in ahead):
        own = [*dict.fromkeys(ahead), *own]
    return "/".join(own) or None


def _quote_start(words: str, clause_start: int, floor: int, start: int) -> int:
    """The clause, or what is left of it behind an earlier figure; at most forty characters."""
    begin = max(clause_start, floor)
    while begin < start and words[begin] in "、,和及与的以;人户个名位 ":
        begin += 1
    return max(begin, start - 34)
