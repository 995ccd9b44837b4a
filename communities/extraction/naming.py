"""Which indicator a figure is: by the noun behind its unit, the noun before it, or what its clause is about.

Each function returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re

from communities.extraction.areas import facility_area
from communities.extraction.context import Sentence
from communities.extraction.figures import Figure
from communities.extraction.kinds import AGE, kind_of
from communities.extraction.lexicon import BREAKS_NOUN_PHRASE, NOUNS, PATTERNS

Named = tuple[str, str | None, int]

_EVENT = re.compile(
    r"参加|参与|吸引|到场|观看|前来|聆听|听取|听讲|听课|报名|出席|现场|举办|举行|开展|组织|讲座|活动|培训|发动|动员|出动|带领|参观|受教育|齐聚|走进|学习|客流|进场|上线|迎来|共有.{0,4}参"
)
_SERVICE = re.compile(
    r"服务|惠及|受益|受惠|慰问|帮助|走访|接待|救助|义诊|免费|送去|送上|送餐|发放|上门|探访|覆盖|看望|资助|帮扶|体检|就业|测血压|理发|就餐|用餐|为(?=[^了民]).{0,12}$"
)
_STATIC = re.compile(
    r"现有|常住|户籍|总人口|居住|住着|入住|在册|辖(?:区|内)?有|现住|总人数|登记|占(?:总)?人口|实有|住有|生活着|其中"
)
_GAP = re.compile(
    r"^(?:[由从](?:最初|原来|成立之初|上年|去年|当初|起初)?的?|(?:19|20)\d\d年的?|总人数|总数量?|人数|户数|数量|数目|面积|总计|队伍|规模|方面|发展到现在|现在|如今|目前|却|也|的|总|数|量|有|为|是|达|共|约|现|已|超|计|拥|合|累|了|就|"
    r"各|各类|大|占|比|率|到|至|增|加|发展|减少|下降|降低|降|高|提|升|上|扩大|突破|保持|在|成功|人|者|仅|只|不足|分别|实际|登记|在册|最终|新增|停放|整理|及家属|队伍|[“”:】])*$"
)
_LEAD = re.compile(
    r"^.*(?:现有|拥有|设有|配备|配有|培养|培育|聘请|聘任|招募|组建|共有|发展|吸纳|选聘|选派|安排|派驻|建有|建成|设立|设置|组织|动员|发动|带动|吸引|包括|其中|有|和|及|与|、|的|由|了|名|安装|打造|新增|增设|新建|改造|更换|整治|清理|铲除|"
    r"成立|开设|投入|引进|引入|调解|化解|协调|调处|处理|解决|开展|举办|举行|提供|接待|收到|为|对|向)(?=.)"
)
_GREW = re.compile(r"(?:增|提|上升|升|扩|发展|降|减|壮大|跃|缩短|攀)[^,。]{0,4}[至到为]|提高|减少|比[^,。]{0,8}的$")
_HELD = re.compile(
    r"办了|开了|讲课|举办|举行|召开|开设|开课|开讲|开展|组织|推出|播出|放映|演出|办起|共办|已办|讲座|活动|课|会|大集|夜话|宣传|集市|”$"
)
_COUNCIL = re.compile(r"议事会|协商会|议事协商|恳谈会|院坝会|坝坝会|圆桌会|板凳会|居民代表会|议事亭|议事厅|听证会")
_QUOTED_ROLE = re.compile(r"“([^“”]{2,8})”$")
_QUOTED_ROLE_BEHIND = re.compile(r"(?:由[^,。]{2,16}组成的)?“([^“”]{2,8})”(?!活动|讲座|志愿|的)")
_PLACE_NOUN = re.compile(
    r"[“\u3400-\u9fff”\"]{1,10}(?:箱|点|站|厅|室|馆|园|场|廊|亭|桩|棚|柜|屋|吧|角|位|池|栏|墙|凳|椅|库|房|景观|空间|共享客厅”|”)$"
)
_MACHINE_NOUN = re.compile(r"[\u3400-\u9fff]{1,8}(?:灯|机|泵|仪|器|头|屏|桶|车|桩|椅|床|架|设备|器材)$")
_RESIDENTS = frozenset("居民 群众 街坊 村民 业主 居民群众".split())
_FIRM = frozenset(
    "总人口 常住人口 户籍人口 人口 实有人口 常住居民 户籍居民 居住人口 在册人口 服务人口 管理人口 人口总数".split()
)
_COMMUNITIES = re.compile(
    r"(?:辖|有|共|全[街区镇市县]道?|覆盖|涉及|[街镇区]道?现|全部|组织|所有)(?:[、\u3400-\u9fff]{0,24}等)?$|(?:社区|村)$"
)
_LOOK_LEFT = 26
_NEAR = 12


def name_of(
    figure: Figure,
    left: str,
    right: str,
    clause: str,
    sentence: Sentence,
    before: tuple[str, str | None, Figure] | None,
) -> Named | None:
    """Name one figure; ``before`` are indicator, sub-type and figure of the fact before it in the sentence."""
    words = sentence.paragraph.text
    if figure.unit_class in ("pieces", "people") and re.match(
        r"(?:居民|群众|人)?中?就?有一[个名位]党员", words[figure.end : figure.end + 10]
    ):
        return "party_member_ratio", None, 0
    special = _special(figure, left, right, clause, before)
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
        field, phrase = nouns[noun], right[:end]
    else:
        hit = _left_noun(figure.unit_class, left)
        if hit is None:
            return _without_noun(figure, left, right, clause, sentence, before)
        noun, start = hit
        field, end = nouns[noun], 0
        phrase = _left_phrase(left, start, start + len(noun))
    if field == "role_count" and noun in ("队员", "成员") and "志愿" in sentence.words:
        field = "volunteers"
    meant = _by_event(field, noun, figure, left, right, clause, end)
    if meant is None:
        return None
    return meant, kind_of(meant, noun, phrase, left, right, sentence, figure), end


def _special(
    figure: Figure, left: str, right: str, clause: str, before: tuple[str, str | None, Figure] | None
) -> Named | None:
    if figure.unit_class == "age":
        return "staff_average_age", None, 0
    if figure.unit_class == "years":
        behind = re.match(r"(?:的|多年的?)?[^,。]{0,4}历史", right)
        ahead = re.search(r"历史(?:悠久)?[,]?(?:已)?(?:有|达|长达)?$", left)
        return ("history_years", None, len(right)) if behind or ahead else None
    if figure.unit_class == "days":
        weekly = (
            figure.unit == "天" and re.search(r"每周", left) and re.search(r"坐班|值班|驻点|坐诊|到社区|驻社区", clause)
        )
        return ("duty_days_per_week", None, len(right)) if weekly else None
    if figure.unit_class in ("share", "points"):
        return _share(left, right, before)
    return None


_SHARES = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("alarm_rate_drop", r"(?:报警|警情|发案|案件|盗窃)[^,。]{0,12}(?:下降|减少|降低)"),
        ("share_minority", r"少数民族"),
        ("share_old_buildings", r"(?:旧楼|老楼|老旧(?:楼|房|住宅|小区|建筑)|旧房|危旧房|楼龄)"),
        ("share_elderly", r"(?:老年|老龄|老人|长者|[六七八九]十岁|\d0(?:周)?岁)"),
        ("mobilisation_rate", r"(?:参与率|发动率|动员率|参与度|报到率)"),
    )
)


def _share(left: str, right: str, before: tuple[str, str | None, Figure] | None) -> Named | None:
    near = left[-_LOOK_LEFT:]
    for field, pattern in _SHARES:
        found = pattern.search(near) or (
            field != "alarm_rate_drop" and re.match(r"的|是|为", right) and pattern.search(right[:12])
        )
        if found:
            age = AGE.search(left) if field == "share_elderly" else None
            return field, age[0] if age else None, 0
    if before and before[0] == "population_elderly" and re.match(r"^[,、(]?(?:占|占比|占总?人口的?|比例)", left):
        return "share_elderly", before[1], 0
    return None


def _right_noun(unit_class: str, right: str) -> tuple[str, int] | None:
    """The head of the noun phrase behind the unit: 志愿者 of 党员志愿者, 党员 of 社区党员和…."""
    breaks = BREAKS_NOUN_PHRASE.search(right)
    phrase = right[: breaks.start()] if breaks else right
    phrase = phrase[:24]
    if phrase.startswith(("、", "和", "与", "及")):
        return None
    pattern = PATTERNS[unit_class]
    found = pattern.search(phrase)
    if found is None or found.start() > 14:
        return None
    while True:
        skip = phrase[found.end() : found.end() + 1] == "的"
        further = pattern.match(phrase, found.end()) or (pattern.match(phrase, found.end() + 1) if skip else None)
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
    figure: Figure,
    left: str,
    right: str,
    clause: str,
    sentence: Sentence,
    before: tuple[str, str | None, Figure] | None,
) -> Named | None:
    """Figures that lean on the one before (2287户7076人), on their verb (吸引600多人) or on their unit (31堂)."""
    words = sentence.paragraph.text
    if before is not None:
        field, subtype, other = before
        between = words[other.end : figure.start]
        if len(between) <= 16 and other.unit_class == figure.unit_class and _GREW.search(between):
            return field, subtype, 0
        joined = re.fullmatch(r"[、,和]?(?:共|计|合计|约|总计)?", between)
        if joined and field == "households" and figure.unit_class == "people":
            return "population", subtype, 0
        if field == "petitions_avoided_batches" and figure.unit_class == "visits":
            return "petitions_avoided_people", None, 0
    find = _BY_UNIT.get(figure.unit_class)
    return find(figure, left, right, clause, sentence, before) if find else None


_ROLE_LEFT = re.compile(r"([“\u3400-\u9fff”]{1,8}(?:[员师长友手者医工]|教练|管家|专家|大使)”?)(?:共|共有|有)?$")
_ROLE_RIGHT = re.compile(
    r"([\u3400-\u9fff“”]{0,6}?(?:[员师手]|教练|管家|专家|大使))(?![\u3400-\u9fff]{0,4}(?:参加|参与|到场))"
)
_TEAM_RIGHT = re.compile(
    r"的[“\u3400-\u9fff”]{0,10}?(?:(队伍|志愿队|服务队|护河队|队)|(小组|团|班子))(?![\u3400-\u9fff])"
)


def _people_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    role = _QUOTED_ROLE.search(left)
    behind = _QUOTED_ROLE_BEHIND.match(right)
    if figure.unit_class == "people" and (role or behind):
        return "role_count", (role or behind)[1], behind.end() if behind else 0  # type: ignore[index]
    team = _TEAM_RIGHT.match(right)
    if team and figure.unit_class == "people":
        return ("volunteers" if team[1] else "role_count"), None, team.end()
    if figure.unit in ("名", "位", "人") and not _EVENT.search(left[-8:]):
        known = _ROLE_LEFT.search(left)
        if known:
            lead = _LEAD.match(known[1][:-1] + "\0")
            return "role_count", (known[1][lead.end() :] if lead else known[1]).strip("“”"), 0
        known = _ROLE_RIGHT.match(right)
        if known:
            return "role_count", known[1].strip("“”"), known.end()
    near = left[-_LOOK_LEFT:] or clause
    if _SERVICE.search(near) and not re.search(r"志愿服务活动|服务活动", near):
        return "service_recipients", None, 0
    after_sessions = isinstance(before, tuple) and before[0] == "activity_sessions"
    if (
        figure.unit_class == "visits"
        or after_sessions
        or _EVENT.search(near)
        or re.match(r"[\u3400-\u9fff]{0,6}?(?:参加|参与|听讲|到场|报名|出席)", right)
    ):
        return "activity_participants", None, 0
    if re.search(r"(?:社区|村|小区|新村|花园|家园)(?:现有|共有|有|共)?$", left):
        return "population", None, 0
    return None


def _households_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    if _EVENT.search(left) or _SERVICE.search(left) or re.match(r"(?:参与|参加|受益|报名|完成|签)", right):
        return None
    if not re.search(
        r"(?:住着|住有|住了|入住|共有|现有|常住|户籍|总户数|社区|村|小区|新村|花园|家园|共|有|,|、|^)(?:了)?$", left
    ):
        return None
    if figure.value is not None and figure.value < 50 and not re.search(r"住|户籍", left):
        return None
    return "households", next((kind for kind in ("常住", "户籍") if kind in left[-6:]), None), 0


def _cases_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    return ("mediation_cases", None, 0) if re.search(r"纠纷|矛盾|调解|化解|调处", sentence.words) else None


def _sessions_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    if re.search(r"每[月周天年日季]", left):
        return None
    if figure.unit in ("次", "回", "节", "轮") and not _COUNCIL.search(left):
        return None
    if _COUNCIL.search(left) or (_COUNCIL.search(sentence.words) and re.search(r"召开|开了|举行|协商", left)):
        return "council_meetings", None, 0
    if figure.unit in ("场次", "堂") or _HELD.search(left):
        return "activity_sessions", None, 0
    return None


def _money_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    if re.search(
        r"每[人户月餐次年位份天份]|单价|售价|票价|餐费|只需|仅需|优惠|工资|月租|元钱|补助[^,。]{0,4}每", left + right
    ):
        return None
    found = re.search(
        r"投入|筹|募|资金|拨付|拨款|资本|捐|争取|投资|耗资|出资|合计|共计|经费|款|花了|花费", left
    ) or re.match(r"(?:资金|经费|善款|专项)", right)
    summed = not left and any(word in figure.qualifiers for word in ("合计", "共计", "总计", "共"))
    return ("funding_yuan", None, 0) if found or summed else None


def _tonnes_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    return ("waste_tonnes", None, 0) if re.search(r"清|垃圾|杂物|废|运走", clause) else None


def _hours_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    if (figure.value is not None and figure.value == 24) or right.startswith("内") or "不少于" in figure.qualifiers:
        return None
    return ("volunteer_hours", None, 0) if re.search(r"志愿|时长|时数|义工", sentence.words) else None


def _vehicles_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    return (
        ("bikes_tidied", None, 0) if figure.unit != "辆" and re.search(r"单车|非机动车|自行车|电动车", clause) else None
    )


def _things_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """Things whose names the lexicon does not know, by their endings: 宠物便便箱38处, 水泵9台."""
    if re.match(r"[\u3400-\u9fff]", right) or re.search(r"(?:岗位|名额|席位|空位|字|地方|方面)$", left):
        return None
    if figure.unit in ("项", "类", "门", "种", "条", "支", "组", "家", "件", "面", "样", "班", "对"):
        return None
    bare = re.sub(r"(?:共计|共有|共|有|达|已完工|完工|建成|合计)$", "", left)
    for field, pattern in (("equipment_count", _MACHINE_NOUN), ("facility_count", _PLACE_NOUN)):
        found = pattern.search(bare[-14:])
        if found:
            lead = _LEAD.match(found[0][:-1] + "\0")
            kind = found[0][lead.end() :] if lead else found[0]
            return field, kind.strip("“”"), 0
    return None


def _buildings_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    if (
        figure.unit != "座"
        and re.search(r"(?:共有?|有|建成|楼栋|,|、|:|^)$", left)
        and not re.match(r"[\u3400-\u9fff\d]", right)
    ):
        return "buildings", None, 0
    return _things_alone(figure, left, right, clause, sentence, before)


def _sets_alone(figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object) -> Named | None:
    if (
        isinstance(before, tuple)
        and before[0] in ("buildings", "households")
        and not re.match(r"[\u3400-\u9fff]", right)
    ):
        return "housing_units", None, 0
    return _things_alone(figure, left, right, clause, sentence, before)


_BY_UNIT = {
    "people": _people_alone,
    "visits": _people_alone,
    "households": _households_alone,
    "cases": _cases_alone,
    "sessions": _sessions_alone,
    "money": _money_alone,
    "tonnes": _tonnes_alone,
    "hours": _hours_alone,
    "vehicles": _vehicles_alone,
    "pieces": _things_alone,
    "machines": _things_alone,
    "buildings": _buildings_alone,
    "sets": _sets_alone,
    "other": _things_alone,
}


def _by_event(field: str, noun: str, figure: Figure, left: str, right: str, clause: str, end: int) -> str | None:
    """The same noun is counted as part of the place or as part of an event: 居民3000人, 吸引居民300人."""
    around = left + right
    if field == "households" and figure.unit_class == "households":
        served = re.search(r"走访|慰问|服务|惠及|受益|帮助|上门|入户|覆盖", around)
        event = served or re.search(r"改造|发放|参与|报名|参加|签约|签订|意见|加装|安装", around)
        if event and not _STATIC.search(around):
            return "service_recipients" if served else None
        return field
    if field == "community_count":
        return (
            field
            if _COMMUNITIES.search(left) or (left == "" and re.match(r"^(?:社区|村)", right) and not left)
            else None
        )
    if field == "units_in_area" and re.match(r"[^,。]{0,10}(?:联合|授予|参加|到场|签约|代表)", right):
        return None
    if field == "volunteers" and (
        figure.unit_class == "visits" or re.search(r"举办|举行", clause) or right[end : end + 2] in ("参加", "参与")
    ):
        joins = re.search(r"参加|参与", left[-8:] + right[end : end + 4])
        return "activity_participants" if joins else field
    if figure.unit_class != "people":
        return field
    return _people_by_event(field, noun, figure, left, right, clause, end)


def _people_by_event(field: str, noun: str, figure: Figure, left: str, right: str, clause: str, end: int) -> str | None:
    around, reason = left + right, right[:14] + left
    if field in ("population", "population_elderly", "population_subgroup"):
        if noun in _FIRM or _STATIC.search(around):
            return field
        if re.search(r"参加|参与|吸引|观看|聆听|报名|到场|前来|出席|参观|现场|领取", reason):
            return "activity_participants"
        if _SERVICE.search(reason):
            return "service_recipients"
        if _EVENT.search(reason):
            return "activity_participants"
        if noun in _RESIDENTS and end and re.match(r"[\u3400-\u9fff]", right[end:]):
            return "activity_participants"  # ３００余名居民同桌过节: somebody does something
        return field
    if field in ("role_count", "staff_count") and re.search(r"^[^,]{0,14}(?:参加|出席|到场|齐聚)", right):
        return "activity_participants"
    if field == "staff_count" and noun in ("干部", "职工") and re.search(r"退休|参加|参与", around):
        return None
    return field
