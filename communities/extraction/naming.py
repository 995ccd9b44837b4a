"""Which indicator a figure is: by the noun behind its unit, the noun before it, or what its clause is about.

Each function returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re
from dataclasses import replace

from communities.extraction.anecdotes import is_of_one_person
from communities.extraction.areas import facility_area
from communities.extraction.events import by_event
from communities.extraction.figures import Figure
from communities.extraction.heads import LEAD, thing_behind
from communities.extraction.honoured import counts_honoured
from communities.extraction.kinds import kind_of
from communities.extraction.lexicon import BREAKS_NOUN_PHRASE, NOUNS, PATTERNS
from communities.extraction.measures import by_measure
from communities.extraction.members import OF_A_TEAM, made_up_of, members_of, team_of_so_many
from communities.extraction.no_counts import counts_nothing
from communities.extraction.people_beside import people_beside, said_to_be
from communities.extraction.phrases import by_phrase, is_of_story, part_of_those, some_of_them
from communities.extraction.sentences import Sentence
from communities.extraction.things import Named, stored, things_alone
from communities.extraction.unnamed import BY_UNIT

_GAP = re.compile(
    r"^(?:还|最多(?:的?时候?)|高峰(?:时|期)|加起来|加一块儿|连[^,。;]{1,6}(?:在内|算上|一起)|算上[^,。;]{1,5}|壮大|扩充|攀升|跃升|增长|合起来|拢共|统共|注册|(?:又|还|也|就|共|总共|新)?[开建修换添装设配办增加拿补种铺挂拉搬摆]{1,2}了|少说|起码|大概|得|[由从](?:刚开始|起初|最早|成立时|当年|年初|组建时|最初|原来|成立之初|上年底?|去年[底初末]?|当初|起初|年底|年初)?的?|(?:去年|今年|上年)[底初末]?|(?:19|20)\d\d年的?|总人数|总数量?|人数|户数|数量|数目|面积|总计|队伍|规模|方面|发展到现在|现在|如今|目前|却|也|的|总|数|量|有|为|是|达|共|约|现|已|超|计|拥|合|累|了|就|"
    r"各|各类|大|占|比|率|到|至|增|加|发展|减少|下降|降低|降|高|提|升|上|扩大|突破|保持|在|成功|人|者|仅|报到|报道|刚刚?|已经|只|一共|总共|就|足|多|不下|不足|分别|实际|登记|在册|最终|新增|停放|整理|及家属|队伍|(?:[到回向进]?(?:所在|居住)?(?:社区|居住地))?(?:报到|报道)|[“”:】|])*$"
)
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
_GOES_ON = re.compile(r"[\u3400-\u9fff](?<![和与及等的也都均已])")
_OF_A_THING = re.compile(r"(?:小|微信|楼|工作|议事|业主)?(?:院|群)(?:落|里)?(?![\u3400-\u9fff])")
_IS_NO_NOUN = re.compile(r"人[员士口]|[民童年](?:主任|领袖)")
_A_TEAM = re.compile(r"队(?![员长伍形列里服友旗部名])")
_OF_CRIMES = re.compile(
    r"刑事|治安案|可防性|发案|破案|破获|侦破|盗窃|诈骗|侵财|火灾|事故|投诉|工单|报警|警情|法院|诉讼|立案|执法|违法|违章|法律援助"
)
_A_SUM = 50  # yuan
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
    named = _name_of(figure, left, right, clause, sentence, before)
    if named and named[0] == "funding_yuan" and figure.unit == "元" and (figure.value or _A_SUM) < _A_SUM:
        return None  # 80岁以上补贴5元: a price or a rate
    if named is None or counts_honoured(named, figure, left, right, sentence):
        return None
    return None if is_of_one_person(named, figure, sentence, right) else named


def _name_of(
    figure: Figure,
    left: str,
    right: str,
    clause: str,
    sentence: Sentence,
    before: tuple[str, str | None, Figure] | None,
) -> Named | None:
    words = sentence.paragraph.text
    told = by_phrase(figure, left, right, sentence)
    if told:
        return told
    if before and before[0] in ("community_count", "estates") and some_of_them(figure, left, before[2], words):
        return before[0], None, 0
    if before and part_of_those(figure, left, right, before, words) and not _is_of_a_role(figure, right):
        return before[0], None, 0
    if counts_nothing(figure, left, right, clause, sentence) or (
        figure.unit == "个" and _A_WHILE.match(words, figure.unit_end)
    ):
        return None
    ahead = words[max(sentence.start, figure.start - 40) : figure.start]
    measured = by_measure(figure, left, right, clause, before, ahead)
    if measured:
        return measured
    if figure.unit_class in ("days", "age", "share", "points"):
        return None
    if figure.unit_class in _GROUND and "均" in clause and re.search(r"[人户平]均", left + "".join(figure.qualifiers)):
        return None
    if figure.unit_class == "m2" and _GREEN.match(right):
        return "green_area_m2", None, 2
    if figure.unit_class in _GROUND and re.search(r"(?:辐射|(?<!办公)服务|覆盖)(?:总?面积|范围)?$", left):
        return None
    if figure.unit_class in ("m2", "land"):
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
    nouns = NOUNS.get(figure.unit_class)
    if nouns is None:
        return None
    if figure.unit == "个":
        group = _left_noun("people", left) if not right else None
        if group and NOUNS["people"][group[0]] != "activity_participants":
            field, phrase = NOUNS["people"][group[0]], _left_phrase(left, group[1], group[1] + len(group[0]))
            return field, kind_of(field, group[0], phrase, left, right, sentence, figure), 0  # 老人有1300多个
        person = PATTERNS["people"].match(right)
        if person and _DO.match(right, person.end()):
            return None  # 老周家的两个孩子都上大学了
        if person and NOUNS["people"][person[0]] in _ROLES and not _GOES_ON.match(right, person.end()):
            return NOUNS["people"][person[0]], person[0], person.end()  # 收了6个徒弟
        if (
            person
            and (figure.value or 0) >= _MANY
            and not _BODY_OF_PEOPLE.match(right, person.end())
            and not _right_noun(figure.unit_class, right)
        ):
            return _name_of(replace(figure, unit="名", unit_class="people"), left, right, clause, sentence, before)
    said = said_to_be(figure, right, sentence) if right else 0
    if said and (named := _name_of(figure, "", right[said:], right[said:], sentence, None)):
        return named[0], named[1], named[2] + said  # 其中36人是独居老人
    if team := team_of_so_many(figure, left, right, sentence):
        return team[0], None, team[1]
    found = None if _NO_PLACE.match(right) else _right_noun(figure.unit_class, right)
    if found and figure.unit in _SORTS and "的" in right[: found[1]]:
        found = None  # 两种语言主持的板凳会
    if found is None and (named := thing_behind(figure, left, right)):
        return named  # 社区新增14个灶台
    if found is not None:
        noun, end = found
        field, phrase = nouns[noun], right[:end]
    else:
        is_of_other = (left.endswith("的") and _OTHER_NOUN.match(right) is not None) or (
            left.endswith("有") and _OTHER_THING.match(right) is not None
        )
        hit = None if is_of_other or _NEXT_NOUN.match(right) else _left_noun(figure.unit_class, left)
        if hit is None:
            return _without_noun(figure, left, right, clause, sentence, before)
        noun, start = hit
        field, end = nouns[noun], 0
        if field == "land_area_m2" and noun in ("面积", "总面积") and (other := _OF_WHAT.search(left[:start])):
            return ("facility_area_m2", other[1], 0) if other[1].endswith(("设施", "用房")) else None
        phrase = _left_phrase(left, start, start + len(noun))
    is_longer = 0 < end < len(right) and field in _LOOSE and figure.unit_class == "pieces"
    if is_longer and (named := thing_behind(figure, left, right)) and named[2] > end:
        return named  # 3处邻里议事点: whatever it is for, the last word says what it is
    if field == "lanes" and figure.unit not in ("条", "个", "处", "段"):
        return None  # 分两班上街
    if field == "lanes" and noun == "街" and _BIGGER.match(words, figure.unit_end + end):
        return None  # 全区12条街、1个镇: a street here is an office
    if field == "lanes" and noun == "街道" and figure.unit != "条":
        return ("community_count", None, 0) if before and before[0] == "community_count" else None
    if field == "role_count" and phrase.endswith((f"志愿{noun}", f"志愿服务{noun}")):
        field = "volunteers"  # 志愿教师35名
    if field == "role_count" and noun in _MEMBERS_AS_SUCH:
        field = members_of(sentence, figure)
    if end and figure.unit_class == "people":
        made_up = made_up_of(figure, left, words[figure.unit_end + end : figure.unit_end + end + 40], sentence)
        if made_up:
            # 36名居民组成的…团; 28名志愿者组成的 are volunteers, whatever the team is
            return ("volunteers" if field == "volunteers" else made_up), None, end
        if field not in ("party_members", "volunteers") and OF_A_TEAM.search(left):
            field = members_of(sentence, figure)  # 刺绣班的31名妇女
    meant = by_event(field, noun, figure, left, right, clause, end, before[0] if before else None)
    if meant is None and figure.unit_class == "pieces" and field == "activity_sessions":
        return things_alone(figure, left, right, clause, sentence, before)  # 12个培训室
    if _OF_THEIRS.match(right, end) and end:
        return None  # 存着700多个居民的号码
    if meant == "buildings" and end and (figure.value or 0) < _FEW and _PARTS_OF_HOUSES.match(right, end):
        return None  # 3栋楼的电梯就装好了
    if meant in _PLACES_TO_BE and _BEFORE_IT.match(right, end):
        return None  # 12个摊位前排起长队
    if meant == "facility_count" and noun.endswith(("点", "站")) and _OF_PARCELS.search(left[-14:] + right[:end]):
        meant = "service_points"  # 快递、外卖站点19处
    if meant == "equipment_count" and figure.unit in ("处", "座"):
        meant = "facility_count"  # 充电桩14处
    if right.startswith("之一", end) or (meant != "service_recipients" and right.startswith(("家中", "家里"), end)):
        return None
    if meant == "party_branches" and noun.endswith(("党组织", "党小组")) and "党支部" in sentence.words:
        return None  # 基层党组织58个,其中党支部47个; 5个党支部、18个党小组: branches are told by themselves
    if meant == "team_count" and re.search(
        r"来自|吸引|参赛|角逐|比拼|争夺|(?:比赛|大赛|赛事)[^,。;]{0,6}$",
        left + right[end : end + 24],
    ):
        return None  # 32支队伍参赛
    if meant is None:
        return None
    if meant == "community_count" and is_of_story(figure, left, right[end:], sentence):
        return None  # 石溪街道两个社区晒账单, 三个社区都有…: those that the story is about
    if meant == "ethnic_groups" and re.match(r"团结|进步|工作|政策|特色|文化|风情|宗教|小学|中学", right[end:]):
        return None  # 353个全国民族团结进步模范集体
    if meant == "party_members" and re.search(r"发展(?:了|新|预备|正式)*(?:党员)?$", left):
        return None  # 发展新党员5名: how many joined
    if meant == "mediation_receptions" and not _OF_QUARRELS.search(sentence.words):
        meant = "service_recipients"
    elif meant == "service_recipients" and "接待" in left[-10:] and re.search(r"调解|纠纷|调成", sentence.words):
        meant = "mediation_receptions"
    if meant == "mediation_cases" and _OF_CRIMES.search(left[-16:] + right[: end + 1]):
        return None  # 可防性案件29起: what the police count
    if meant in ("units_in_area", "facility_count") and (
        _SIGNS.match(words, figure.unit_end, sentence.end)
        or (
            left.endswith(("与", "同", "和", "跟"))
            and re.match(r"(?:进行|成功|集中)?(?:签约|牵手|携手|结盟|合作共建)", right[end:])
        )
    ):
        meant = "co_building_units"  # 与8家企业、2所学校签订共建协议
    if meant == "units_in_area" and re.search(r"共建|结对|联建|兼职委员|共驻|签订", right[:14] + left):
        meant = "co_building_units"
    if meant == "volunteer_hours" and (
        figure.value == 24 or left.endswith("满") or re.search(r"每[天日晚周]|延时", left)
    ):
        return None
    if meant == "volunteer_hours" and {"不少于", "至少", "不低于", "最少"} & set(figure.qualifiers):
        return None  # a condition, not hours served
    if meant == "volunteer_hours" and re.match(r",?(?:可|能)?[得计积换兑记]", right[end:]):
        return None  # 志愿服务1小时得1分: a tariff
    return meant, kind_of(meant, noun, phrase, left, right, sentence, figure), end


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
# 小区30个单元: what is counted stands behind the unit, and is no indicator.
_NO_HOUSE = re.compile(r"[道梯顶层委门面宇栋房长组院盘体号]|[上下]的|(?:内|里)的|[内里]$")
_NEXT_NOUN = re.compile(
    r"(?:单元|网格|楼道|片区|岗位|方面|环节|问题|国家|地区|月|季度|小时|工作日|部门|班次|出入口|楼层|点位|乡镇|街道|镇|县|市)"
)
_OTHER_NOUN = re.compile(r"(?![增发减提扩升壮上下降到变改的])[\u3400-\u9fff]")  # 老年大学的16个班: no universities
_OTHER_THING = re.compile(
    r"(?![建装加参报获被住在来到是为已都均有用做当担从因需要属不没未拥分通完投交改正的左以])[\u3400-\u9fff]{2}"
)
_ORGANISED = re.compile(r"起来|了|开展|居民|党员|力量|活动")
_DID = re.compile(
    r"建[起成有了]|装上|设[有立](?!备)|完成|实现|用上|开[起设办](?!展)|办起|成立|拥有|配[有备]|搬|换"
)  # 5个建起了中心
_NO_PLACE = re.compile(
    r"(?:单元(?!门|楼|防盗)|网格|国家|月|小时|楼层|班次|部门|方面)(?![长员党支队])"
)  # 12个网格共调处纠纷
_A_WHILE = re.compile(r"[多半来余几]?(?:小时|月|星期|季度|钟头|年头|日夜|工作日)")  # 4个多小时
_MEASURES = frozenset("面积 总面积 占地 占地面积 建筑面积 使用面积 人数 总数".split())
_MEASURE = re.compile(r"总?(?:占地面积|占地|建筑面积|使用面积|面积|人数|总数)")
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
_GROUND = frozenset(("m2", "land", "km2"))


def _is_of_a_role(figure: Figure, right: str) -> bool:
    """其中7名是律师: what some of them are is told by its own noun."""
    if figure.unit_class != "people":
        return False
    noun = _right_noun(figure.unit_class, re.sub(r"^(?:就|都|也)?[是为]", "", right))
    return noun is not None and NOUNS["people"][noun[0]] in _ROLES


def _right_noun(unit_class: str, right: str) -> tuple[str, int] | None:
    """The head of the noun phrase behind the unit: 志愿者 of 党员志愿者, 党员 of 社区党员和…."""
    breaks = BREAKS_NOUN_PHRASE.search(right)
    phrase = right[: breaks.start()] if breaks else right
    phrase = phrase[:24]
    if phrase.startswith(("、", "和", "与", "及", "单元的")) or _DID.match(phrase):
        return None
    pattern = PATTERNS[unit_class]
    found = pattern.search(phrase)
    if found and found[0] == "楼" and not _NO_HOUSE.match(phrase, found.end()) and found.start() < 8:
        return "楼", found.end()  # 6栋楼加装了电梯, 9栋红砖楼里住着612户
    while found and _IS_NO_NOUN.match(phrase, found.end() - 1):
        found = pattern.search(phrase, found.start() + 1)  # 失能人员: no 能人
    while (
        found
        and len(found[0]) == 1
        and _GOES_ON.match(phrase, found.end())
        and not _A_TEAM.match(phrase, found.start())
    ):
        found = pattern.search(phrase, found.end())  # 五十件书法作品: no books
    if found is None or found.start() > 14 or re.search(r"(?:[内里中]|(?<!以)上)的", phrase[: found.start()]):
        return None
    while True:
        skip = phrase[found.end() : found.end() + 1] == "的"
        further = pattern.match(phrase, found.end()) or (pattern.match(phrase, found.end() + 1) if skip else None)
        if skip and further and _GOES_ON.match(phrase, further.end()):
            break  # 4个社区的老旧小区改造: the head comes later still
        if further is None or (further[0] == "组织" and _ORGANISED.match(phrase, further.end())):
            break  # 38家驻区单位组织起来
        found = further
    if unit_class == "pieces" and _OF_A_THING.match(phrase, found.end()):
        return None  # 23个居民小院, 32个楼栋微信群
    overlapping = pattern.search(phrase, found.start() + 1, min(len(phrase), found.end() + 6))
    if overlapping and overlapping.start() < found.end() < overlapping.end():
        found = overlapping
    return found[0], found.end()


def _left_noun(unit_class: str, left: str) -> tuple[str, int] | None:
    """The last noun before the figure with nothing but figure-words between."""
    near = left[-_LOOK_LEFT:]
    last, pattern = None, PATTERNS[unit_class]
    for found in pattern.finditer(near):
        if last is not None and found.start() == last.end() and found[0] in _MEASURES:
            continue  # 办公用房面积: the area of what stands before it
        last = found
    if last is None:
        return None
    if len(last[0]) > 1 and last.end() < len(near):
        last = _longer(pattern, near, last)
    gap = near[last.end() :]
    measure = _MEASURE.match(gap)
    gap = gap[measure.end() :] if measure else gap
    if len(gap) > _NEAR or not _GAP.match(gap):
        return None
    return last[0], len(left) - len(near) + last.start()


def _longer(pattern: re.Pattern[str], near: str, last: re.Match[str]) -> re.Match[str]:
    """志愿者服务队伍: the noun that was found goes on with one that begins inside it."""
    found = pattern.search(near, last.start() + 1)
    while found and found.start() < last.end():
        if found.end() > last.end() and found[0] not in ("户数", "人数", "总数"):
            return found
        found = pattern.search(near, found.start() + 1)
    return last


def _left_phrase(left: str, start: int, end: int) -> str:
    phrase = left[:end]
    lead = LEAD.match(phrase[:start] + "\0")
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
