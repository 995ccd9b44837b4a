"""Figures → facts: which indicator a figure is, of which kind, whose, and when.

A figure's noun stands right behind its unit (28起民事纠纷) or right before its first qualifier (民事纠纷28起). What has
neither is no fact here: nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from communities.extraction.context import Context
from communities.extraction.figures import Figure
from communities.extraction.held import about_one_thing, heard_by_somebody, is_announced
from communities.extraction.lexicon import BARE_UNITS
from communities.extraction.naming import name_of
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence
from communities.extraction.times import Time

# To plan, not the plan that has a name: 推出“合伙人”计划,招募…; 计划生育.
_TO_PLAN = r"(?<!造)计划(?!生育|以来|落地|[,、。;)”的]|(?<=”计划)(?:[已今去现]|招募|发展|吸纳|吸引|培育|孵化|结对|服务|推出))|(?<=[按照])计划"
_PLAN = re.compile(
    r"再(?=[添建增装]|新增|培育|打造|创建|招募|组建|实施|引进|开设|改造|评选)(?![^,。;]{0,12}了)|拟建|原定|原计划|(?<![需主重必想只就])要(?=再?新?[办建开装增添]|把[^,。;]{1,12}[从发增扩提])|(?<![到从])(?:明|来)年(?=[^,。;]{0,4}(?:要|将|还|再|计划|准备|打算|争取|力争|拟|建|新))|(?<![模虚比草])拟(?=[新改增投设招表命授推评开举办组引邀购添接走培清在]|服务(?=居民|老人|群众))|"
    + _TO_PLAN
    + r"|规划(?:建|新|设|总)|确保(?=[^,。;]{0,8}(?:底|前)(?:完成|建成|实现|达|新增)|(?:年内|今年|明年|全年|20\d\d年|到|在)[^,。;]{0,14}(?:新增|实现|完成|达|建|突破|培育|发展|不少于)|新增|不少于)|预计|(?:任务|指标)(?:是|为)|力争|争取(?!到|了|[\u3400-\u9fff]{0,9}(?:资金|经费|补助|补贴|拨款|投资)|各|上级|项目|专项|财政|补助)|想要|将获|可获|承诺(?!书|制)|须|应当|必须|届时|将于|诚邀|敬请|无\(|尚未|即将|将(?=[建新打投开举改增设完于在陆继持再为组推安添配购招聘]|培[养育]|选[聘派出]|会|面向|发放|惠及|覆盖|吸纳|提供|带动|解决|实现|达|走访|慰问|接待|培训(?!班)|招募|邀请|分批|逐步|全面|重点|集中|免费|每[年月周季]|清[运理](?!出)|化解|召开|规范(?!化)|引[进入]|服务(?=居民|老人|群众))|有望|目标(?:是|为)|未来|(?<![列纳]入)预算(?![收内外])|准备(?=[建开投新增扩再把将举办召引]|接待|走访|培训|组织|慰问|安装|购置|服务(?=居民|老人|群众))|(?:琢磨|盘算|寻思|盼|惦记)着|想(?:再|着|把(?!.{0,12}了)|在[^,。;]{2,12}(?:之前|以前|前))|(?:[一二两三四五]|\d)年内(?:把|将|要|再|建|实现|完成)(?!.{0,14}了)|"
    r"对标(?=全年|年度|今年|明年)|下一步|筹建|在建|待建|没有(?![\u3400-\u9fff]{1,6}的[\u3400-\u9fff]{1,8}(?:就|还|共|达)?有)|未(?:能|有|发生|出现)|不再|到20\d\d年底?,?(?:将|力争|实现)|打算|力求|下半年(?=[将计拟])|(?:年底|年终|届时|将)评选|申请(?!到)|每(?:人|户)限|(?<![有期权局年时界无])限(?:定|额|招|收|报)?(?:[\u3400-\u9fff]{0,6}(?:居民|群众|家庭|儿童|市民|老人|亲子|学生|青少年|妇女|党员|者|孩子|小朋友|员|职工|青年|街坊|家长|观众|游客|村民|人))?$|面向[^,。;]{1,12}招(?:募|收|聘)[^,。;了]{0,8}$|(?:拟|计划|正在|现)招募|名额|奖励|处以|罚款|可容纳|能容纳|最多容纳|[可能](?:同时|临时|紧急|一次性?|就地)?(?:容纳|供(?![选大居群])|满足|安置|收容|收托|收住|接纳|停放|停下|坐下|承载|接待)|同时容纳"
)
_MAKING = frozenset("增添装建设开配")
_WISHED = re.compile(
    r"(?:希望|建议|盼望|呼吁|期盼|提议|恳请|要求)(?:社区|街道|物业|能|再|在[^,。;]{1,8}|尽快|给|为[^,。;]{1,6})*(?:新?增[设加添]|新建|添置|添|加装|安装|装|配备|设置|设立|建设?|开[设通办])(?!了)|可(?:以|再)?(?:新增|增加|增设)"
)
# What there is, not what happens: no rhythm counts it.
_STOCK = frozenset(
    "estates buildings community_count households population population_floating population_elderly area_km2 building_area_m2 green_area_m2 land_area_m2 office_area_m2 "
    "facility_area_m2 party_members party_branches resident_groups shops units_in_area housing_units staff_count volunteers team_count".split()
)
# Between plans: what the year before had.
_BEFORE_NOW = re.compile(r"去年|上年|上届|往届|历届|已有|已经|截至|此前|以往")
_OF_ONE_CLAUSE = frozenset(
    "可容纳 能容纳 最多容纳 同时容纳 可同时容纳 能同时容纳 可供 能供 可满足 能满足 可 申请 没有 尚未 不再 须 应当 必须 名额 奖励 处以 罚款".split()
)
_PLANNED_LIST = re.compile(r"(?:计划(?!生育)|打算|目标|愿望|任务清单|小目标)[^,。;:]{0,6}:")  # 我们计划:新建…,再装…
_NEXT = re.compile(
    r"[^。,]{0,4}【[^】]{0,10}(?:思路|计划|打算|安排|展望|目标)】|(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\))(?:下一?步|下一?阶段|明年|来年|今后)[^。:,]{0,8}。|[^。,]{0,6}(?:下一步|下阶段|下一阶段)[^。:,]{0,8}[:,]"
)  # 下一步打算:…;…
# 起初只有8人,如今队员增至35名: what the first figure counts is said with the second.
_AT_FIRST = re.compile(
    r"的时候|(?<![当同及随按])时$|起初|最初|当初|(?:当时|那时)(?:才|只|仅)?(?:有)?$|刚开始|一开始|成立之初|起步时|从(?!业)[^,。]{0,8}$"
)
_SINCE_THEN = re.compile(r"变成|成了|(?:增[加长]?|发展|壮大|扩[大展充]?|上升|提高)[到至为]|如今|现在|现已|目前")
_MISSES = re.compile(r"[缺口差需]")
_LACKING = re.compile(r"(?:缺口|短缺|空缺|缺少|(?:[尚还仍]|只)(?:缺|差|需)[\u3400-\u9fff]{0,8})(?:了|约|近|达|有|为)*$")
_LACKING_BEHIND = re.compile(
    r"(?:即止|为限|封顶|为上限|额满)|[\u3400-\u9fff]{0,6}?(?:没有(?!发生|出现|一|任何)|尚未|还没|未能|没能|缺少|空缺|仍未|还未)"
)
_FIRST_COME = re.compile(r"[\u3400-\u9fff]{0,6},?先(?:到|报)先得")  # 摊位50个,先到先得
_CUMULATIVE = re.compile(
    r"约(?=有|住|占)|累计|累积|先后|总共|共计|总计|合计|(?<![公中])共(?!建(?![成有起了立设]))(?!筹(?![得到集措款资了]))(?![读学绘谋话庆赏议同享治商产青和融驻筑赏度襄识生鸣进谋])|月均|平均(?!年龄)|年均|日均|每周|每月|每年|每天|每日|每季度|人均|户均|今年以来(?=$)"
)


_WEEKDAY = re.compile(r"每周[一二三四五六日天]")
_ONLY_HAS = re.compile(r"(?:社区|全村|街道|小区|辖区|这里|目前|现在|如今|还|就|已|里|现|共|计|约|含|有)*")
# What the clause before is about: 像她家这样的困难家庭,社区共有58户; 志愿者比去年增加了35名,达到210名.
_SUCH_AS = re.compile(
    r"(?:(?:这样|这种|类似|一样|那样)的(?P<such>[\u3400-\u9fff\d“”]{2,12})|(?P<more>[\u3400-\u9fff]{2,12}?)(?:比|较)(?:上年|去年|前年|年初|以往|同期|过去)[^,。;]{2,16}"
    r"|(?P<many>[\u3400-\u9fff\d“”]{2,12}?)(?:比较|较|特别|确实|也|很|最|真)?(?:不少|众多|多)),$"
)
_WE_HAVE = re.compile(rf"(?:[\u3400-\u9fff]{{2,6}}(?:社区|街道|小区|村|镇))?{_ONLY_HAS.pattern}")
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
_THINGS = frozenset(("pieces", "machines", "buildings", "sets"))
_STOPS = frozenset((",", "、", ";", "。", ")", ""))
_MARKS = (",", "、", ";", "。", "(", ":")
_SQUARE_METRES = {"公顷": Decimal(10_000), "亩": Decimal(2_000) / 3}


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
    at_first: tuple[Figure, int, int] | None = None
    second = ""
    figures = [
        figure
        for figure in figures
        if not (figure.unit_class == "years" and words.startswith("级", figure.unit_end))  # 小学一至四年级学生
        and not _is_no_count(
            figure, words[max(sentence.start, figure.start - 8) : figure.start], words[figure.end : figure.end + 1]
        )
    ]
    for place, figure in enumerate(figures):
        of_plans = sentence.paragraph.is_of_plans or _NEXT.match(words)
        if of_plans and not _BEFORE_NOW.search(words, sentence.start, figure.start):
            yield Skipped(figure, sentence, "计划")
            continue
        if (
            sentence.paragraph.is_heading
            and words[figure.start - 1 : figure.start] in ("(", "共")
            and words[figure.end : figure.end + 1] == ")"
        ):
            continue  # 一、文明家庭(3户): how many are listed below
        if sentence.paragraph.is_heading and _ASKS.search(words):
            continue  # 26部电梯怎样装进老楼?
        clause = sentence.clause_at(figure.number_start)
        floor = max(clause.start, figures[place - 1].end if place else 0)
        following = figures[place + 1] if place + 1 < len(figures) else None
        ceiling = min(clause.end, following.start if following else clause.end)
        left, right = words[floor : figure.start], words[figure.unit_end : max(ceiling, figure.unit_end)]
        if floor and words[floor - 1] == "(" and _ONLY_HAS.fullmatch(left):
            left = words[
                max(sentence.start, floor - 20) : floor - 1
            ]  # 网格长(共12名): the noun stands before the bracket
            left = left[max(left.rfind(mark) for mark in ",。;、(") + 1 :]
        elif floor and words[floor - 1] == ")" and left in ("", ":", "|"):
            opened = words.rfind("(", max(sentence.start, floor - 30), floor)
            left = words[max(sentence.start, opened - 20) : opened] if opened > 0 else left  # 流动人口(已登记)2827人
            left = left[max(left.rfind(mark) for mark in ",。;、(") + 1 :]
        if (
            len(left) < _NEAR_BY
            and words[floor - 1 : floor] == ","
            and _WE_HAVE.fullmatch(left)
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
        right = right.removeprefix(words[figure.unit_end : figure.end])
        before = (previous.field, previous.subtype, previous.figure) if previous else None
        if previous is not None and previous.field == "party_member_ratio" and figure.value == 1:
            continue
        if figure.value == 0 and figure.unit_class not in ("cases", "share", "points"):
            continue  # 0余个, 0人参与: lost digits, or a button of the page
        if not right and following is not None and following.start == figure.end and figure.unit_class == "batches":
            right = words[following.unit_end : clause.end]  # 20批465人次群体上访: one noun for both
        named = name_of(figure, left, right, words[clause.start : clause.end], sentence, before)
        if named is None:
            grows = figure.unit_class != "m2" and _AT_FIRST.search(words, clause.start, figure.start)
            at_first = (figure, clause.start, floor) if grows else at_first
            continue
        field, subtype, noun_in_right = named
        if field in _MEETINGS and (
            (figure.unit == "次" and _RHYTHM.search(left))
            or about_one_thing(figure, sentence)
            or heard_by_somebody(left)
            or is_announced(figure, sentence)
            or (
                "每" in words[clause.start : figure.start + 2]
                and _A_RULE.search(words, clause.start, figure.number_start)
            )
            or (_SO_OFTEN.search(words, floor, figure.number_start) and (figure.value or 9) < 4)
        ):
            continue
        plan = (
            None
            if _grows_from(words, figure)
            else _PLAN.search(words, clause.start, figure.start)
            or _wished_for(words, clause.start, figure.start)
            or _planned_before(words, sentence.start, clause.start, figure.start)
        )
        if (
            words.startswith("名额:", clause.start - 3)
            or (_LACKING_BEHIND.match(words, figure.end, clause.end) and field != "estates")
            or _FIRST_COME.match(words, figure.end)
            or (
                _MISSES.search(words, clause.start, figure.start) and _LACKING.search(words, clause.start, figure.start)
            )
        ):
            yield Skipped(figure, sentence, "没有")
            continue
        if field == "community_count" and _ALL_OF_THEM.search(left):
            pass  # 将在全区28个社区推开: how many there are is no plan
        elif plan and plan[0] == "争取" and field == "funding_yuan" and plan.end() == figure.start:
            pass  # 向企业争取6万元: got, not hoped for
        elif plan or (
            (
                (ahead := _PLAN.search(words[max(sentence.start, clause.start - 14) : clause.start]))
                and ahead[0] not in _OF_ONE_CLAUSE
                and _governs(words, clause.start)
            )
            or (
                ":" in words[sentence.start : clause.start]
                and _PLANNED_LIST.search(words, sentence.start, clause.start)
            )
        ):
            yield Skipped(figure, sentence, plan[0] if plan else "计划")
            continue
        quote_end = max(figure.end + noun_in_right, figure.end)
        fact = Fact(
            field=field,
            subtype=subtype,
            figure=_in_unit_of(field, figure),
            quote_start=_quote_start(words, clause.start, floor, figure.start),
            quote_end=quote_end if following and following.start < clause.end else clause.end,
            qualifier=_qualifier(
                words,
                clause.start,
                max(clause.start, previous.figure.end if previous else 0) if _OF_ORIGIN.search(left) else floor,
                figure,
                field,
            ),
            topic=context.counting(
                field, left, words[figure.unit_end : quote_end], sentence.topic_at(figure.start) or context.main
            ),
            time=sentence.time_at(figure.start),
            sentence=sentence,
        )
        yield fact
        previous = fact
        if at_first is not None:
            earlier, begin, bottom = at_first
            at_first = None
            if earlier.unit_class == figure.unit_class and _SINCE_THEN.search(words, earlier.end, figure.start):
                yield replace(
                    fact,
                    figure=earlier,
                    quote_start=_quote_start(words, begin, bottom, earlier.start),
                    quote_end=earlier.end,
                    qualifier=_qualifier(words, begin, bottom, earlier, field),
                )


def _grows_from(words: str, figure: Figure) -> bool:
    """将把志愿者从640人发展到1000人: what is grown from is there already."""
    begins = words[max(0, figure.start - 3) : figure.start]
    return _FROM.search(begins) is not None and _GROWS_TO.match(words, figure.end) is not None


_FROM = re.compile(r"[从由](?:现[有在]的?)?$")
_GROWS_TO = re.compile(r"(?:[\u3400-\u9fff]{0,6})?(?:[发扩增壮提]|上升)[\u3400-\u9fff]{0,2}[到至为]")
_INTENDS = re.compile(
    r"(?<![即必终])将(?=[在于再新会继进把对以陆建打投改开增安])|"
    + _TO_PLAN
    + r"|打算|准备(?=[在再把新建])|力争|争取(?=[在年明今把使让实])|拟(?=[新改增投建])|明年|来年|下一步|今后|未来"
)
_INTENDING = frozenset("将划算备争拟明来步后未")
_DONE = re.compile(r"已|现有|现在|目前|截至|累计|去年|上年|今年以来|过去|共有|先后|近年|了(?=[\d约近]|$)|;")


def _wished_for(words: str, clause_start: int, figure_start: int) -> re.Match[str] | None:
    """居民希望增设3处凉亭, 可新增车位86个: what is asked for, or could be made."""
    if _MAKING.isdisjoint(words[clause_start:figure_start]):
        return None
    return _WISHED.search(words, clause_start, figure_start)


def _planned_before(words: str, sentence_start: int, clause_start: int, figure_start: int) -> re.Match[str] | None:
    """还将再建两个安置小区,安置居民3600户: what was intended clauses ago goes on until something is said to be done."""
    if not any(sign in words[sentence_start:clause_start] for sign in _INTENDING):
        return None
    intended = list(_INTENDS.finditer(words, sentence_start, clause_start))
    return intended[-1] if intended and not _DONE.search(words, intended[-1].end(), figure_start) else None


def _is_no_count(figure: Figure, before: str, behind: str) -> bool:
    """An age is no count, unless an average; 一个 and 一名 are rather articles, but behind their noun they count."""
    if figure.unit_class == "age":
        return "平均年龄" not in before and not before.endswith("平均")
    if before.endswith("头") and figure.is_one and figure.unit_class not in ("days", "share"):
        return True  # 全区头一个: which, not how many
    if figure.is_one and figure.unit_class in _THINGS and behind in _STOPS and not before.endswith(_MARKS):
        return False  # 触摸屏一台
    return figure.is_one and figure.unit_class not in ("share", "days")


def _governs(words: str, clause_start: int) -> bool:
    """Whether a plan in the clause before reaches into this one: 计划投入50万元,改造…."""
    return not re.match(r"[^,]{0,4}(?:已|共有|现有)", words[clause_start : clause_start + 8])


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


def _qualifier(words: str, clause_start: int, floor: int, figure: Figure, field: str) -> str | None:
    """All qualifiers in order: those of the clause before the figure (累计开展活动18场次), then its own."""
    own = list(figure.qualifiers)
    if field == "staff_average_age":
        return "/".join(dict.fromkeys(["平均", *own]))
    if field in _STOCK:
        own = [word for word in own if not word.startswith("每")]
        clause_start = (
            figure.start
            if "每" in words[clause_start : figure.start]
            and re.search(r"每[天日周月年季]", words[clause_start : figure.start])
            else clause_start
        )
    ahead = [found[0] for found in _CUMULATIVE.finditer(words, max(clause_start, floor), figure.start)]
    if "每周" in ahead and field != "duty_days_per_week" and _WEEKDAY.search(words, clause_start, figure.start):
        ahead = [word for word in ahead if word != "每周"]  # 每周二给37户老人送餐
    if field == "honours_count" and _AFTER_LIST.search(words, clause_start, figure.start):
        ahead = []  # 先后获“甲”、“乙”等荣誉32项: the word is of the titles
    if figure.unit == "届":
        ahead = []  # 每年举行的邻居节已办八届
    if not ahead and max(clause_start, floor) == clause_start and words[:clause_start].endswith(_SUMMING):
        ahead = ["共"]  # 共分为:东寺、回民、文慧三个小区
    if not any(word in own for word in ahead):
        own = [*dict.fromkeys(ahead), *own]
    return "/".join(own) or None


def _quote_start(words: str, clause_start: int, floor: int, start: int) -> int:
    """The clause, or what is left of it behind an earlier figure; at most forty characters."""
    begin = max(clause_start, floor)
    while begin < start and words[begin] in "、,;() ":
        begin += 1
    return max(begin, start - 34)
