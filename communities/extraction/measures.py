"""Figures whose unit says what they measure: ages, years, quarters, days of duty, shares.

Each function returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re

from communities.extraction.figures import Figure
from communities.extraction.kinds import AGE
from communities.extraction.things import Named

MEASURING = frozenset("age years quarters days share points".split())  # classes of units
_NEAR = 26  # signs before a percentage
_OTHER_RATE = re.compile(
    r"(?:覆盖|收缴|完成|满意|成功|入住|持证|办结|化解|出勤|安装|注册|绿化|签约|使用|知晓|达标)率(?:仅|只有|达到?|为|约|已|超过?|近)*$"
)
# 老年人健康管理率82%, 占老年人口的33%: a rate among the old, not how many are old.
_SOME_RATE = re.compile(r"[\u3400-\u9fff]{2,6}率(?:已|均|达到?|为|约|近|超过?|至|到)*$")
_KNOWN_RATE = re.compile(r"老龄化率|参与率|发动率|动员率|报到率|报警率|发案率|占比率|比率")
_OF_THE_OLD = re.compile(r"占(?:全?(?:社区|村|镇|街道?|小区)|辖区)?(?:老年|老龄|老人|60岁)[^,。;]{0,6}$")
# 老楼改造进行到一半; 加装电梯经三分之二以上业主同意: how far something is, how many did something.
_HALFWAY = re.compile(r"(?:走|爬|进行|推进|完成|改造|修|干|做|装|改|忙|拆|铺|建|剩)[到了过]*$")
_OF_OTHERS = re.compile(r"的?(?:业主|居民|住户|户主|村民|群众|家庭|票)(?!都?[是为]|多[是为]|属于|中)")
_SHARE_OF = re.compile(r"[,、(]?(?:占|比例)")
_SHARES = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("alarm_rate_drop", r"(?:报警|警情|发案)[^,。]{0,12}(?:少了|降了|下降|减少|降低|降幅|回落)"),
        ("share_minority", r"少数民族|[^汉民家宗]族(?:居民|群众|人口|同胞)?占"),
        (
            "share_old_buildings",
            r"(?:旧楼|老楼|老旧(?:楼|房|住宅|小区|建筑)|[旧老]式(?:民居|楼|房|住宅|建筑)|老屋|老房|旧房|危旧房|楼龄)",
        ),
        (
            "share_elderly",
            r"(?:老年|老龄|老人|长者|(?:[六七八九]十岁|[5-9][05](?:周)?岁)(?!(?:及)?以下)(?!(?:及)?以[上下]的?(?:党员|志愿者|干部|职工|队员|成员|女性|妇女|业主)))",
        ),
        ("mobilisation_rate", r"(?:参与率|发动率|动员率|参与度|报到率)"),
    )
)


# 八成以上的楼房建于上世纪, 1990年以前建成的楼房占八成: how many houses are old, without the word.
_BUILT_LONG_AGO = re.compile(
    r"(?:以上|左右)?的?(?:楼[房栋宇]?|住宅|房屋|房子|居民楼|小区|建筑|民居)?(?:都|均|全)?是?(?:[修兴始]?建[成造]?于|盖于)(?:上个?世纪|20世纪|19[4-9]\d|[七八九]十年代|20[01]\d年(?:以|之)?前)"
)
_BUILT_BEFORE = re.compile(
    r"的?(?:楼[房栋宇]?|住宅|房屋|房子|居民楼|小区|建筑)(?:都|均|全)?是(?:(?:19|20)\d\d年|(?:上个?|20)世纪[^,。;]{0,6}?年代)(?:以|之)?前?[^,。;]{0,4}[建盖修造]"
)
_HOUSES_OF_OLD = re.compile(
    r"(?:上个?世纪|20世纪|19[4-9]\d|[七八九]十年代)[^,。;]{0,12}?(?:建成?|修建?|盖|建造|竣工)的(?:老|旧)?(?:楼[房栋宇]?|住宅|房屋|房子|居民楼|小区|建筑)(?:就|要|约|共)*占(?:了|到)?$"
)


def _share_of(left: str, right: str, before: tuple[str, str | None, Figure] | None) -> Named | None:
    """The share that a percentage is, by the words on either side and by the fact before it; None for other rates."""
    near = left[-_NEAR:]
    rate = _SOME_RATE.search(near)
    if _OTHER_RATE.search(near) or (rate and not _KNOWN_RATE.search(rate[0])) or _OF_THE_OLD.search(near):
        return None
    if _ARE_OLD.match(right):
        return "share_elderly", None, 0  # 六成以上居民年过六旬
    if _HALFWAY.search(near) or _OF_OTHERS.match(right):
        return None
    if _BUILT_LONG_AGO.match(right) or _BUILT_BEFORE.match(right) or _HOUSES_OF_OLD.search(near):
        return "share_old_buildings", None, 0
    goes_on = right.startswith(("的", "是", "为"))
    for field, pattern in _SHARES:
        found = pattern.search(near) or (goes_on and field != "alarm_rate_drop" and pattern.search(right[:12]))
        if found:
            age = AGE.search(left) if field == "share_elderly" else None
            return field, age[0] if age else None, 0
    of_minority = (
        before and before[0] == "population_subgroup" and re.search(r"少数民族|族|[回藏苗]民", before[1] or "")
    )
    if of_minority and _SHARE_OF.match(left):
        return "share_minority", None, 0
    if before and before[0] == "population_elderly" and _SHARE_OF.match(left):
        return "share_elderly", before[1], 0
    return None


_ARE_OLD = re.compile(
    r"(?:以上|左右)?的?(?:常住|户籍|社区)?(?:居民|住户|业主|村民|人口|人)?(?:都|多|均|已经?|也)*"
    r"(?:[是为](?:[6-9]\d(?:周)?岁(?:及)?以上|[六七八]旬以上)?的?(?:老年人|老人|老年|长者)|(?:年过|年逾|年龄超过|超过|已过|年满)(?:[6-9]\d(?:周)?岁|[六七八]旬|花甲|古稀))"
)
_WON_SO_LONG = re.compile(r"(?:的)?(?:上榜|[获评]|荣|入选|位[列居]|排名|排在|蝉联|被|零|无|没有|保持|[名居]|优秀|第)")
_ONLY_VERB = re.compile(
    r"(?:[降减少占达升增]|提[高升]|下降|减少|降低|上升|增加|同比|超过)+(?:[了到过至]|幅度?)?(?:达|了|约|近)*"
)
_OWN_NOUN = re.compile(r"^(?!.*(?:同比|环比)).|[率比度](?:为|达|约)*$")
# 志愿者年龄偏大,60岁以上占46%: how old some are, not how many of the place are old.
_OLD_OF_A_GROUP = re.compile(
    r"(?:志愿者|党员|队员|成员|工作者|干部|职工|学员|顾客|[^村][队团社班])(?:中|里|的?年龄|年龄结构)[^。;]{0,20}$"
)
_GROUPS = frozenset(("party_members", "staff_count", "role_count", "volunteers"))
_OF_A_PLACE = re.compile(
    r"的(?!工作|班子|社工|干部|“?两委|团队)[\u3400-\u9fff“”]{2,10}(?:社区|小区|村|街道|居民|住户)(?!工作|干部|“?两委|社工)"
)
_OF_MEMBERS = re.compile(r"(?:党员|志愿者|老人|老年人|爷爷奶奶|奶奶|大妈|街坊)们?的?平均年龄")
# 居民多是年轻职工,平均年龄33岁; 志愿者队伍偏老,平均年龄58岁
_OF_THE_CLAUSE_BEFORE = re.compile(
    r"(?:居民(?![区小组委])|业主|住户|志愿者|义工|队员|学员|老人)(?:(?!社工|工作|干部|班子|两委|网格)[^,。;]){0,16},平均年龄[^,。;\d]{0,6}$"
)
_OF_PUPILS = re.compile(r"学员|居民(?![区小组委])|住户|业主|患者|支教队|乐队|合唱团|艺术团|的(?:队伍|团队)")
_OF_HISTORY = re.compile(r"(?:的|多年的?)?[^,。]{0,4}历史")
_HISTORY_OF = re.compile(
    r"(?:历史(?:悠久)?,?(?:已)?(?:有|达|长达)?|距今(?:已|约)*(?:有|达)?|(?:至今|迄今)(?:已有?|有)?)$"
)


def by_measure(
    figure: Figure, left: str, right: str, clause: str, before: tuple[str, str | None, Figure] | None, ahead: str
) -> Named | None:
    """``ahead`` is what the sentence says before the figure, ``left`` what its clause does, behind the figure before it."""
    if figure.unit_class == "age":
        of_others = before is not None and (
            (
                before[0] not in ("staff_count", "role_count", "volunteers")
                and not (before[0] == "party_members" and re.search(r"工作人员|工作者|两委|班子|干部", ahead))
            )
            or (before[0] == "role_count" and _OF_PUPILS.search(before[1] or "") is not None)
        )
        of_others = of_others or _OF_A_PLACE.match(right) is not None
        of_others = of_others or _OF_MEMBERS.search(left) is not None
        of_others = of_others or (before is None and _OF_THE_CLAUSE_BEFORE.search(ahead) is not None)
        return None if of_others or _OF_PUPILS.search(clause) else ("staff_average_age", None, 0)
    if figure.unit_class == "years":
        behind = _OF_HISTORY.match(right)
        told = _HISTORY_OF.search(left)
        return ("history_years", None, len(right)) if behind or told else None
    if figure.unit_class == "quarters":
        is_run = re.search(r"连续|持续|历时|坚持|开展", left) and not _WON_SO_LONG.match(right)
        return ("programme_quarters", None, len(right)) if is_run else None
    if figure.unit_class == "days":
        weekly = (
            figure.unit == "天"
            and ("每周" in figure.qualifiers or "每周" in left)
            and re.search(
                r"坐班|值班|驻点|坐诊|到社区|驻社区|来坐|坐一|来社区|来[一二两三\d]天|接待|接访", clause + ahead
            )
        )
        return ("duty_days_per_week", None, len(right)) if weekly else None
    if figure.unit_class in ("share", "points"):
        own = _OWN_NOUN.search(left) and not left.startswith("的") and not _ONLY_VERB.fullmatch(left)
        share = _share_of(left if own else ahead, right, before)
        if (
            share
            and before
            and share[0] == "share_elderly"
            and before[0] in _GROUPS
            and not re.search(r"居民|人口|社区|老龄", left)
        ):
            return None  # 党员210名,70岁以上的占46%
        of_a_group = share is not None and share[0] == "share_elderly" and _OLD_OF_A_GROUP.search(ahead)
        return None if of_a_group else share  # 志愿者年龄偏大,60岁以上占46%
    return None
