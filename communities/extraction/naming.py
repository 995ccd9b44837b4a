"""Which indicator a figure is: by the noun behind its unit, the noun before it, or what its clause is about.

Each function returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re
from dataclasses import replace

from communities.extraction.anecdotes import OWNED, is_of_one_person
from communities.extraction.areas import facility_area
from communities.extraction.events import by_event
from communities.extraction.figures import Figure
from communities.extraction.heads import thing_behind
from communities.extraction.kinds import OF_KINDS, kind_of
from communities.extraction.lexicon import NOUNS, PATTERNS
from communities.extraction.measures import MEASURING, by_measure
from communities.extraction.members import OF_A_TEAM, made_up_of, members_of, team_of_so_many
from communities.extraction.no_counts import counts_nothing
from communities.extraction.nouns import GOES_ON, left_noun, left_phrase, right_noun
from communities.extraction.people_beside import people_beside, said_to_be
from communities.extraction.phrases import BY_PHRASE, PARTS, is_of_story, part_of_those, some_of_them
from communities.extraction.sentences import Sentence
from communities.extraction.things import Named, stored, things_alone
from communities.extraction.unnamed import BY_UNIT

_GREW = re.compile(
    r"变成|变为|成了|(?:现在|如今|今年|目前)(?:已)?(?:有|是)|(?:增|提|上升|升|扩|发展|降|减|壮大|跃|缩短|攀|改|压|砍|精简|合并)[^,。]{0,4}[至到为]|提高|减少|比[^,。]{0,8}的$"
)
_OTHER_GROUND = re.compile(  # no area of a community
    r"耕地|农田|水田|旱地|林地|山林|森林|果园|茶园|流域|水域|水面|草场|草地|湿地|养殖|种植|基地|滩涂|鱼塘|征地"
)
_FIELDS = re.compile(r"(?:的)?(?:土地|耕地|农田|良田|山|水面|果园|鱼塘|养殖|荒|林|茶园|菜地)")
_DONE_TO_GROUND = re.compile(
    r"改造(?:了)?(?:房屋|外墙|屋面|老楼|路面)|清扫|清理|清洗|冲洗|粉刷|清除|整治|拆除|消杀|铺设|修剪|翻新|刷新|补种|种植"
)
_OF_QUARRELS = re.compile(r"调解|来访|来信|上访|信访|接访|纠纷|综治|矛盾")
_OF_CRIMES = re.compile(
    r"刑事|治安案|可防性|发案|破案|破获|侦破|盗窃|诈骗|侵财|火灾|事故|投诉|工单|报警|警情|法院|诉讼|立案|执法|违法|违章|法律援助"
)
_A_SUM = 50  # yuan


def name_of(
    figure: Figure,
    left: str,
    right: str,
    clause: str,
    sentence: Sentence,
    before: tuple[str, str | None, Figure] | None,
) -> Named | None:
    """Name one figure; ``before`` are indicator, sub-type and figure of the fact before it in the sentence."""
    named = _name_of(figure, left, right, clause, sentence, before)
    if named is None:
        return None
    if named[0] == "funding_yuan" and figure.unit == "元" and (figure.value or _A_SUM) < _A_SUM:
        return None  # 80岁以上补贴5元: a price or a rate
    return None if named[0] in OWNED and is_of_one_person(named, figure, sentence, right) else named


def _name_of(
    figure: Figure,
    left: str,
    right: str,
    clause: str,
    sentence: Sentence,
    before: tuple[str, str | None, Figure] | None,
) -> Named | None:
    words = sentence.paragraph.text
    find = BY_PHRASE.get(figure.unit_class)
    if find and (told := find(figure, left, right, sentence)):
        return told
    if before and before[0] in ("community_count", "estates") and some_of_them(figure, left, before[2], words):
        return before[0], None, 0
    if (
        before
        and before[0] in PARTS
        and part_of_those(figure, left, right, before[2], words)
        and not _is_of_a_role(figure, right)
    ):
        return before[0], None, 0
    named = _by_noun_or_unit(figure, left, right, clause, sentence, before)
    return None if named is None or counts_nothing(figure, left, right, clause, sentence) else named


def _by_noun_or_unit(
    figure: Figure,
    left: str,
    right: str,
    clause: str,
    sentence: Sentence,
    before: tuple[str, str | None, Figure] | None,
) -> Named | None:
    """Name one figure by the noun beside it, or by its unit and what its clause says."""
    words, unit, kind = sentence.paragraph.text, figure.unit, figure.unit_class
    if kind in MEASURING:
        ahead = words[max(sentence.start, figure.start - 40) : figure.start]
        measured = by_measure(figure, left, right, clause, before, ahead)
        if measured or kind in ("days", "age", "share", "points"):
            return measured
    elif kind in _GROUND:
        if "均" in clause and _FOR_EACH.search(left + "".join(figure.qualifiers)):
            return None
        if kind == "m2" and _GREEN.match(right):
            return "green_area_m2", None, 2
        if _SERVED_GROUND.search(left):
            return None
        if kind != "km2":
            if before and before[0] == "facility_count" and _ITS_AREA.fullmatch(left):
                # 文化家园1处,面积1500平方米; 两处办公场所,面积共800平方米
                return "office_area_m2" if "办公" in (before[1] or "") else "facility_area_m2", before[1], 0
            if (figure.value or 0) >= _MANY_SQUARE_METRES and _OLD_HOUSES.match(right):
                return "building_area_m2", None, 0
            if _DONE_TO_GROUND.search(left) or _OTHER_GROUND.search(left[-14:]) or _FIELDS.match(right):
                return None
            facility = facility_area(left, right, sentence, figure)
            if facility:
                return facility
    nouns = NOUNS.get(kind)
    if nouns is None:
        return None
    if unit == "个":
        if _A_WHILE.match(words, figure.unit_end):
            return None
        if not right:
            group = left_noun("people", left)
            if group and NOUNS["people"][group[0]] != "activity_participants":
                field, phrase = NOUNS["people"][group[0]], left_phrase(left, group[1], group[1] + len(group[0]))
                return field, kind_of(field, group[0], phrase, left, right, sentence, figure), 0  # 老人有1300多个
        elif person := PATTERNS["people"].match(right):
            if _DO.match(right, person.end()):
                return None  # 老周家的两个孩子都上大学了
            if NOUNS["people"][person[0]] in _ROLES and not GOES_ON.match(right, person.end()):
                return NOUNS["people"][person[0]], person[0], person.end()  # 收了6个徒弟
            if (
                (figure.value or 0) >= _MANY
                and not _BODY_OF_PEOPLE.match(right, person.end())
                and not right_noun(kind, right)
            ):
                return _name_of(replace(figure, unit="名", unit_class="people"), left, right, clause, sentence, before)
    found = None
    if right:
        said = said_to_be(figure, right, sentence)
        if said and (named := _name_of(figure, "", right[said:], right[said:], sentence, None)):
            return named[0], named[1], named[2] + said  # 其中36人是独居老人
        if kind == "people" and (team := team_of_so_many(figure, left, right, sentence)):
            return team[0], None, team[1]
        found = None if _NO_PLACE.match(right) else right_noun(kind, right)
        if found and unit in _SORTS and "的" in right[: found[1]]:
            found = None  # 两种语言主持的板凳会
        if found is None and (named := thing_behind(figure, left, right)):
            return named  # 社区新增14个灶台
    if found is not None:
        (noun, end), start = found, 0
        field = nouns[noun]
    else:
        is_of_other = right and (
            _NEXT_NOUN.match(right)
            or (left.endswith("的") and _OTHER_NOUN.match(right))
            or (left.endswith("有") and _OTHER_THING.match(right))
        )
        hit = None if is_of_other or not left else left_noun(kind, left)
        if hit is None:
            return _without_noun(figure, left, right, clause, sentence, before)
        noun, start = hit
        field, end = nouns[noun], 0
        if field == "land_area_m2" and noun in ("面积", "总面积") and (other := _OF_WHAT.search(left[:start])):
            return ("facility_area_m2", other[1], 0) if other[1].endswith(("设施", "用房")) else None
    if kind == "pieces" and 0 < end < len(right) and field in _LOOSE:
        named = thing_behind(figure, left, right)
        if named and named[2] > end:
            return named  # 3处邻里议事点: whatever it is for, the last word says what it is
    if field == "lanes":
        if unit not in ("条", "个", "处", "段"):
            return None  # 分两班上街
        if noun == "街" and _BIGGER.match(words, figure.unit_end + end):
            return None  # 全区12条街、1个镇: a street here is an office
        if noun == "街道" and unit != "条":
            return ("community_count", None, 0) if before and before[0] == "community_count" else None
    elif field == "role_count":
        phrase = right[:end] if end else left_phrase(left, start, start + len(noun))
        if phrase.endswith((f"志愿{noun}", f"志愿服务{noun}")):
            field = "volunteers"  # 志愿教师35名
        elif noun in _MEMBERS_AS_SUCH:
            field = members_of(sentence, figure)
    if end and kind == "people":
        made_up = made_up_of(figure, left, words[figure.unit_end + end : figure.unit_end + end + 40], sentence)
        if made_up:
            # 36名居民组成的…团; 28名志愿者组成的 are volunteers, whatever the team is
            return ("volunteers" if field == "volunteers" else made_up), None, end
        if field not in ("party_members", "volunteers") and OF_A_TEAM.search(left):
            field = members_of(sentence, figure)  # 刺绣班的31名妇女
    meant = by_event(field, noun, figure, left, right, clause, end, before[0] if before else None)
    if meant is None and kind == "pieces" and field == "activity_sessions":
        return things_alone(figure, left, right, clause, sentence, before)  # 12个培训室
    if meant is None:
        return None
    if end and _OF_THEIRS.match(right, end):
        return None  # 存着700多个居民的号码
    if right and (
        right.startswith("之一", end) or (meant != "service_recipients" and right.startswith(("家中", "家里"), end))
    ):
        return None
    if meant in _ON_CONDITION:
        meant = _on_condition(meant, noun, figure, left, right, end, sentence)
        if meant is None:
            return None
    if meant not in OF_KINDS:
        return meant, None, end
    phrase = right[:end] if end else left_phrase(left, start, start + len(noun))
    return meant, kind_of(meant, noun, phrase, left, right, sentence, figure), end


_JOINED_THE_PARTY = re.compile(r"发展(?:了|新|预备|正式)*(?:党员)?$")
_CO_BUILD = re.compile(r"共建|结对|联建|兼职委员|共驻|签订")
_IN_A_CONTEST = re.compile(r"来自|吸引|参赛|角逐|比拼|争夺|(?:比赛|大赛|赛事)[^,。;]{0,6}$")
_BY_THE_DAY = re.compile(r"每[天日晚周]|延时")
_EARNS = re.compile(r",?(?:可|能)?[得计积换兑记]")
_SIGNED = re.compile(r"(?:进行|成功|集中)?(?:签约|牵手|携手|结盟|合作共建)")
_TO_MEDIATE = re.compile(r"调解|纠纷|调成")


def _on_condition(
    meant: str, noun: str, figure: Figure, left: str, right: str, end: int, sentence: Sentence
) -> str | None:
    """What is counted where the words around ask for more than a noun: 32支队伍参赛 are no teams of the place."""
    words = sentence.paragraph.text
    if meant == "buildings" and end and (figure.value or 0) < _FEW and _PARTS_OF_HOUSES.match(right, end):
        return None  # 3栋楼的电梯就装好了
    if meant in _PLACES_TO_BE and _BEFORE_IT.match(right, end):
        return None  # 12个摊位前排起长队
    if meant == "facility_count" and noun.endswith(("点", "站")) and _OF_PARCELS.search(left[-14:] + right[:end]):
        meant = "service_points"  # 快递、外卖站点19处
    if meant == "equipment_count" and figure.unit in ("处", "座"):
        meant = "facility_count"  # 充电桩14处
    if meant == "party_branches" and noun.endswith(("党组织", "党小组")) and "党支部" in sentence.words:
        return None  # 基层党组织58个,其中党支部47个; 5个党支部、18个党小组: branches are told by themselves
    if meant == "team_count" and _IN_A_CONTEST.search(
        left + right[end : end + 24],
    ):
        return None  # 32支队伍参赛
    if meant == "community_count" and is_of_story(figure, left, right[end:], sentence):
        return None  # 石溪街道两个社区晒账单, 三个社区都有…: those that the story is about
    if meant == "ethnic_groups" and re.match(r"团结|进步|工作|政策|特色|文化|风情|宗教|小学|中学", right[end:]):
        return None  # 353个全国民族团结进步模范集体
    if meant == "party_members" and _JOINED_THE_PARTY.search(left):
        return None  # 发展新党员5名: how many joined
    if meant == "mediation_receptions" and not _OF_QUARRELS.search(sentence.words):
        meant = "service_recipients"
    elif meant == "service_recipients" and "接待" in left[-10:] and _TO_MEDIATE.search(sentence.words):
        meant = "mediation_receptions"
    if meant == "mediation_cases" and _OF_CRIMES.search(left[-16:] + right[: end + 1]):
        return None  # 可防性案件29起: what the police count
    if meant in ("units_in_area", "facility_count") and (
        _SIGNS.match(words, figure.unit_end, sentence.end)
        or (left.endswith(("与", "同", "和", "跟")) and _SIGNED.match(right[end:]))
    ):
        meant = "co_building_units"  # 与8家企业、2所学校签订共建协议
    if meant == "units_in_area" and _CO_BUILD.search(right[:14] + left):
        meant = "co_building_units"
    if meant == "volunteer_hours" and (figure.value == 24 or left.endswith("满") or _BY_THE_DAY.search(left)):
        return None
    if meant == "volunteer_hours" and {"不少于", "至少", "不低于", "最少"} & set(figure.qualifiers):
        return None  # a condition, not hours served
    if meant == "volunteer_hours" and _EARNS.match(right[end:]):
        return None  # 志愿服务1小时得1分: a tariff
    return meant


_LOOSE = frozenset(
    "activity_sessions council_meetings service_items course_types mediation_cases team_count honours_count equipment_count estates community_count units_in_area".split()
)
_OF_THEIRS = re.compile(r"的(?:[\u3400-\u9fff]{0,2}(?:号码|电话|微信|名字|姓名|住址|门牌|照片|签名|手印|笔迹|钥匙))")
_FEW = 10
_PARTS_OF_HOUSES = re.compile(r"的(?:电梯|楼顶|屋顶|外墙|水管|管网|楼道|业主|住户|居民|邻居|灯)")
_PLACES_TO_BE = frozenset(("shops", "facility_count", "service_windows", "buildings"))
_BEFORE_IT = re.compile(r"[跟门]?前(?!后|期|来|身|往)|旁边?|门口|边上")
_OF_PARCELS = re.compile(
    r"(?:快递|外卖|菜鸟|邮政|物流)[、和及\u3400-\u9fff]{0,6}(?:网点|站点|服务站|代收点|代办点|自提点)"
)
_SIGNS = re.compile(
    r"[^,。;\d]{1,10}?(?:[、和及与]\d{1,3}[家所个][^,。;\d]{1,8}?){0,4}(?:签订|签署|结成|建立|达成)(?:了)?[^,。;]{0,6}(?:共建|联建|结对)"
)
_BIGGER = re.compile(r"[、和]\d{1,3}个(?:镇|乡|社区|村)")
_NEXT_NOUN = re.compile(
    r"(?:单元|网格|楼道|片区|岗位|方面|环节|问题|国家|地区|月|季度|小时|工作日|部门|班次|出入口|楼层|点位|乡镇|街道|镇|县|市)"
)
_OTHER_NOUN = re.compile(r"(?![增发减提扩升壮上下降到变改的])[\u3400-\u9fff]")  # 老年大学的16个班: no universities
_OTHER_THING = re.compile(
    r"(?![建装加参报获被住在来到是为已都均有用做当担从因需要属不没未拥分通完投交改正的左以])[\u3400-\u9fff]{2}"
)
_NO_PLACE = re.compile(
    r"(?:单元(?!门|楼|防盗)|网格|国家|月|小时|楼层|班次|部门|方面)(?![长员党支队])"
)  # 12个网格共调处纠纷
_A_WHILE = re.compile(r"[多半来余几]?(?:小时|月|星期|季度|钟头|年头|日夜|工作日)")  # 4个多小时
# 外墙面积, 路面面积: of a thing, not of the place.
_OF_WHAT = re.compile(
    r"([\u3400-\u9fff]{1,8}(?<![辖社小片校园街厂区院村城苑庭府湾里坊巷厦寓地积道共其现有总中达为该])(?<!项目|管理|土地|规划|占地|管辖|区域|区划|家园|花园|行政|国土|地域))$"
)
_ITS_AREA = re.compile(r"[,、(]?(?:总|占地|建筑|使用)?(?:面积|占地)")
_OLD_HOUSES = re.compile(
    r"的(?:老旧?|旧)?(?:楼房?|住宅楼?|居民楼|商品房|安置房)(?![\u3400-\u9fff]*(?:改|加装))"
)  # 3.2万平方米的老楼
_MANY = 20  # 教过210个孩子: from here on people in 个 are counted like others
_MANY_SQUARE_METRES = 10_000
_DO = re.compile(r"(?:[都也全]|正在)(?!有|是)")
_BODY_OF_PEOPLE = re.compile(r"集体|单位|组织|支部|团队|家庭|社团|协会")  # 150个退休干部集体
_GREEN = re.compile(r"(?:公共)?绿[地化]")
_ROLES = frozenset(("role_count", "staff_count", "volunteers"))
_SORTS = frozenset(("种", "类", "样"))
_MEMBERS_AS_SUCH = ("队员", "成员", "组员", "团员", "会员", "社员")
_ON_CONDITION = _PLACES_TO_BE | frozenset(
    "equipment_count party_branches team_count community_count ethnic_groups party_members mediation_receptions "
    "service_recipients mediation_cases units_in_area volunteer_hours".split()
)
_GROUND = frozenset(("m2", "land", "km2"))
_FOR_EACH = re.compile(r"[人户平]均")
_SERVED_GROUND = re.compile(r"(?:辐射|(?<!办公)服务|覆盖)(?:总?面积|范围)?$")


def _is_of_a_role(figure: Figure, right: str) -> bool:
    """其中7名是律师: what some of them are is told by its own noun."""
    if figure.unit_class != "people":
        return False
    noun = right_noun(figure.unit_class, re.sub(r"^(?:就|都|也)?[是为]", "", right))
    return noun is not None and NOUNS["people"][noun[0]] in _ROLES


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
        if field == "petitions_avoided_batches" and figure.unit_class == "visits":
            return "petitions_avoided_people", None, 0
    people = people_beside(figure, left, right, sentence, before) if figure.unit_class == "people" else None
    if people:
        return people
    kept = stored(figure, left, right, sentence)
    if kept:
        return kept
    find = BY_UNIT.get(figure.unit_class)
    return find(figure, left, right, clause, sentence, before) if find else None
