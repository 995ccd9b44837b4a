"""The body, team, house or work that a clause is about, told by its last word or by what it does."""

import re
from collections.abc import Callable

from communities.extraction.holder_names import Named
from communities.extraction.holder_words import (
    KIN,
    MADE,
    NO_HOLDER,
    OF_PLACES,
    OF_THINGS,
    OWN_BODY,
    PERSONAL,
    bare_body,
    group_in,
)
from communities.extraction.subject_clauses import ONCE, WON, Clause

# What names a body whatever its last word, where it is the whole subject of a verb: 物业自管会, 便民服务厅, 夜校旧址陈列馆.
_HEAD = r"(?:[会局厅院坊馆室站所店组班堂屋铺厂宫廊亭营帮盟队团社部校]|中心|课堂|平台|机构|基地|旧址|故居|家园|乐园|托育园|幼儿园|自然村|小院|大院|总支|支部|之家|文物|古[桥塔寺槐树井]|[钟鼓]楼)"
_BODY = re.compile(
    rf"(?:“[^“”]{{1,14}}”)?(?!不|这|那|该|每|一|两|几|多)[\u3400-\u9fff·]{{1,14}}(?<![大晚年聚开机社]会){_HEAD}(?<!大会)(?<!机会)(?<!社会)(?<!部队)"
)
_ACTS = re.compile(
    rf"(?:(?:社区|街道|辖区)(?=“))?(?P<name>(?:“[^“”]{{1,14}}”)?[\u3400-\u9fff]{{2,10}}?{_HEAD})(?=代表(?!队|团)|参加|参与|受邀|应邀|赴|登上|亮相|开展|开办|开设|成立|创办|[始创]?建于|始建|建成|投用|运营|位于|坐落|占地|(?:建筑)?面积|拥有|免费|自|已|举办|组织|坚持|创新|推行|探索|演出|排演|走进|服务(?!队|站|中)|把|将|常年|多次|每|先后|累计|现有|共有|有\d|由|传承|调解|接待|为(?!民)|在)"
)
# 威风锣鼓队有队员36人: a team at the head of a clause, whatever it does.
_TEAM = re.compile(
    r"(?P<name>(?:“[^“”]{1,14}”)?(?![这那该每一两几全各我他她])[\u3400-\u9fff]{1,10}?"
    r"(?:队|(?:艺术|合唱|剧|舞蹈|乐|宣讲|文艺|歌舞|曲艺)团|[画诗棋茶剧艺乐曲]社))(?![员长伍服志友部]|$)"
)
_HOUSE = re.compile(r"(?:(?<=的)|(?<=社区)|^)[\u3400-\u9fff]{0,8}?\d+(?:号?[楼栋幢]|号院|单元)$")  # 其所在的3号楼
_OFFICE = re.compile(r"(?:(?<![支队总])[部局厅委办会院]|政府|妇联|工会|团委|街道)$")
_GIVES = re.compile(r"授予|命名(?!为)|表彰(?!为)|颁|认定(?!为)|确定(?!为)")
_WHERE = re.compile(
    r"^(?:[我本全该][省市区县街镇]的?|(?:辖区|驻区|辖内)内?的?(?:企业|单位|门店)?)(?=.{3})"
)  # 辖区企业光明公司
_WHOSE = re.compile(r"^[^《]*(?:的|社区(?=.{3}))(?=.{2})")
_WHO = re.compile(r"^(?:的|[居村]民|业主|住户|党员|志愿者|楼长|网格员)(?=[\u3400-\u9fff]{2,4}(?:家庭|夫妇|夫妻|一家)$)")
PRIZE = re.compile(r"奖$|[冠亚季]军$|第[一二三]名$")


def body_of(clause: Clause, is_place: Callable[[str], bool]) -> Named | None:
    """The body that the clause is about, where no name that is known already reaches as far as it does.

    A clause in which a body does something is narrowed to that body.
    """
    group = _body_that_ends(clause) or _body_that_acts(clause, is_place)
    return _named(clause, group) if group and not _is_spoken_of(clause, group) else None


def gives(clause: Clause, name: str) -> bool:
    """民政部2019年授予的“…”, 县应急管理局为她记功: who gives an honour does not hold it."""
    behind = clause.words[clause.stop : clause.end]
    return (
        _OFFICE.search(name) is not None
        and not re.search(r"[被获荣]", behind)
        and bool(_GIVES.match(clause.words, clause.award.verb) or behind.startswith(("为", "给", "向")))
    )


def _body_that_ends(clause: Clause) -> re.Match[str] | None:
    """A body with whose last word the subject ends; in the clause of the verb, any body that is the whole of it."""
    if clause.is_before:
        return group_in(clause.subject)
    return group_in(clause.subject) or _BODY.fullmatch(clause.subject) or _HOUSE.search(clause.subject)


def _body_that_acts(clause: Clause, is_place: Callable[[str], bool]) -> re.Match[str] | None:
    """A body at the head of the clause before, told by its verb, or a team when a prize was won: the subject is that."""
    if not clause.is_before:
        return None
    title = clause.award.title
    acts = None if OF_PLACES.search(title) else _ACTS.match(clause.words, clause.begin, clause.end)
    if not acts and PRIZE.search(title) and not PERSONAL.search(title):
        acts = _TEAM.match(clause.words, clause.begin, clause.end)
    if not acts or is_place(acts["name"]):
        return None
    clause.begin, clause.stop = acts.span("name")
    clause.run = [one for one in clause.run if one.end <= clause.stop]
    return group_in(clause.subject) or _BODY.fullmatch(clause.subject)


def _is_spoken_of(clause: Clause, group: re.Match[str]) -> bool:
    """Whether a body is only what somebody won, made, was or looks for, or is who gives the honour."""
    words, begin = clause.words, clause.begin
    first, end = begin + group.start(), begin + group.end()
    if clause.is_before and _is_title_only(clause, group[0]):
        return True  # 联系“最美”…: a name in quotation marks that the clause before speaks of
    if clause.is_before and WON.search(words, max(begin, first - 6), first):
        return True  # 先被授予“…”: what somebody won
    if clause.is_before and MADE.search(words, begin, end):
        return True  # 新建一处活动室,…: what somebody makes or has is not who is spoken of
    if ONCE.search(words[begin:first]):
        return True  # 昔日的“上访村”变成了“…”
    return NO_HOLDER.search(group[0]) is not None or gives(clause, group[0])


def _is_title_only(clause: Clause, name: str) -> bool:
    """Whether nothing but quotation marks tells of a name, and the honour is not one of works."""
    is_quoted = name.startswith("“") and name.endswith("”")
    return is_quoted and not OF_THINGS.search(clause.award.title) and not clause.is_fronted


def _named(clause: Clause, group: re.Match[str]) -> Named | None:
    """The body by its own name, without the place before it; by that of its place when it has no other."""
    first, end, name = clause.begin + group.start(), clause.begin + group.end(), group[0]
    last = max((one for one in clause.run if one.end <= end), key=lambda one: one.end, default=None)
    if last and last.end == end:
        return None
    if last and last.person and KIN.fullmatch(clause.words, last.end, end):
        return None  # 退休教师韩志远一家: told by the name
    if last and last.kind == "place" and last.end > first:
        name, first = clause.words[last.end : end], last.end
        if name.startswith(("有", "现有", "共有", "还有")):
            return None  # 茶岭社区有龙舟队6支,其中“…”: what it has is not who is spoken of
        name = f"{last.name}{name}" if len(name) < 3 else name  # 枣林苑支部
    topic = clause.award.topic
    if OWN_BODY.match(name) and topic:
        name = f"{(last.name if last else topic.name)}{bare_body(name)}"
    return Named(first, end, _bare(name), None, "group")


def _bare(name: str) -> str:
    """A body without where it is, whose it is, and what those are whose family it is."""
    name = _WHERE.sub("", name)
    lead = None if "“" in name else _WHOSE.match(name)
    if lead and not OWN_BODY.match(name[lead.end() :]):
        name = name[lead.end() :]
    return _WHO.sub("", name)
