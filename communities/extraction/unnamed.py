"""Figures whose noun the lexicon does not know: what their unit, their verb or their sentence says they count.

Each function returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re
from collections.abc import Callable

from communities.extraction.figures import Figure
from communities.extraction.groups import BECAME, WHO_LEFT, WHO_RIGHT, by_trade, group_of, is_kind_of_home
from communities.extraction.heads import LEAD
from communities.extraction.held import sessions_alone
from communities.extraction.measured_alone import floor_alone, ground_alone, hours_alone, money_alone, tonnes_alone
from communities.extraction.members import (
    counted_by_themselves,
    made_up_of,
    members_of,
    tells_of_members,
)
from communities.extraction.sentences import Sentence
from communities.extraction.things import (
    Named,
    ahead_of,
    buildings_alone,
    places_alone,
    sets_alone,
    sheets_alone,
    things_alone,
)

EVENT = re.compile(
    r"参加|参与|参演|吸引|到场|请来|同坐|围坐|欢聚|同乐|济济一堂|观看|前来|聆听|听取|听讲|听课|报名|出席|现场|举办|举行|开展|组织(?<![会治愿务体党自]组织)(?!生活|关系|部|委员|架构|体系)|讲座|活动|培训|发动|动员|出动|带领|参观|受教育|齐聚|走进|学习|客流|进场|上线|迎来|来了|共有.{0,4}参"
)
SERVICE = re.compile(  # each choice begins with its own words: re finds those fast
    r"服务(?<!志愿服务)(?!队|站|点|中心|所|岗|品牌|项目|团|站|员)|惠及|辐射|受益|受惠|慰问|帮助|走访|接待|救助|义诊|免费|送去|送上|送餐|发放|上门|探访|覆盖|看望|家庭医生签约|签约(?:居民|群众|老人|人数)|照顾|照看|照料|搀扶|照护|陪伴|资助|帮扶|体检|看诊|接诊|问诊|诊治|测血压|理发|供餐|送餐|为(?<![数量率]为)$|就餐|用餐|收托|托管|为(?<![成册作称分评设改变视列认因]为)(?=[^了民]).{0,12}$|"
    + "|".join(
        rf"{way}[\u3400-\u9fff]{{0,8}}?再?就业" for way in "推荐 安置 促进 实现 帮带 带动 吸纳 解决 介绍".split()
    )
)
AGE_BEFORE = re.compile(
    r"(?:(?P<young>\d{1,2}(?:周?岁)?[至到~—-]\d{1,2}(?:周)?岁|\d{1,2}(?:周)?岁以下|1[468](?:周)?岁以上)|(?:\d{2}|[六七八九]十)(?:周)?岁(?:及)?以上)的?(?:人口|人员|孩子|儿童|婴幼儿|少年儿童|青少年|未成年人)?,?(?:就|还|也|已|占|共|有|共有|约|近|达|的)*$"
)
_QUOTED_ROLE = re.compile(r"“([^“”]{2,8})”$")
_QUOTED_ROLE_BEHIND = re.compile(r"(?:由[^,。]{2,16}组成的)?“([^“”]{2,8})”(?!活动|讲座|志愿|的)")
_SERVED_LEFT = re.compile(
    r"(?:服务|惠及|走访|慰问|看望|探访|帮扶|资助|救助|接待|照料|照顾|托管|关爱|帮助)(?!对象|人员)"
)
_GATHERS = re.compile(
    r"[\u3400-\u9fff]{0,2}(?:一同|一起|一道|同桌|同台|围坐|围着|齐聚|欢聚|汇聚|相聚|共聚|共度|共庆|同乐|登台|品尝|观看|聆听)(?!养老|居住)"
)
_ROLE_LEFT = re.compile(
    r"([“\u3400-\u9fff”]{0,8}(?:[员师友手者医工娘嫂匠]|(?<![增生延成])长|[^国大专人]家|工人|[法警察教军村]官|教授|民兵|经理|模范|战士|艺人|分子|片警|监事|主持人|劳模|好人|(?:名誉)?主任|教练|管家|专家|大使|推广人|使者|领袖|主播|师傅|娘舅|和事佬|裁缝|大厨|宿管|传承人|带头人|明白人|合伙人|主任|妈妈|奶奶|大姐|代表|骨干|先锋|专员|助理|交警|老兵|小哥|花匠|工匠)”?)(?:总?人?数量?)?(?:现|也|还|就|已经?|目前|如今|共|约|[:|]|有|为|达到?|增至|增加到|发展到)*$"
)
_ROLE_RIGHT = re.compile(
    r"(?![是为的来参在和满有])([\u3400-\u9fff“”]{0,6}?(?:[员师]|手(?![机术里续])|工(?![作程地会期厂业])|[绣渔厨织茶]娘|[村乡校中]医|裁缝|大厨|宿管|使者|领袖|主播|师傅|娘舅|和事佬|[^部成首班增生延]长|[^国大专人百]家|工人|[法警察教军村]官|教授|民兵|经理|模范|战士|艺人|分子|片警|监事|主持人|教练|管家|专家|大使|骨干|代表))(?![\u3400-\u9fff]{0,4}(?:参加|参与|到场))"
)
_ENJOY = re.compile(r"享受([\u3400-\u9fff“”]{2,10}?)(?:待遇|补助|补贴|政策)?的(?:居民|人员|家庭)?(?:共?有|达)?$")
_PEOPLE_OF = re.compile(
    r"([\u3400-\u9fff]{1,5}[^民汉家宗贵]族|疍家人|客家人|回民|藏民|苗民|[^民家宗贵]族人)(?:共|有|达|为)*$"
)
_OF_WHICH = re.compile(
    r"(独居|空巢|失能|孤寡|残疾|高龄|患病|低保|失业|下岗|退休|外出务工|外出打工|留守|在读|吃低保)的(?:就|还|也|老人)*(?:有|达)?$"
)
_GROWN = re.compile(
    r"^,?(?:而)?(?:现在|如今|目前|现|眼下)(?:已经?)?(?:有了?|达|是)?$|^,?(?:起初|最初|当初|一开始|刚开始)(?:只|才|仅)?(?:有)?$|(?:发展|壮大|扩大|扩充|增加|增长|扩展|扩编|增|变)[到至成为](?:了|如今的|现在的|目前的)*$|[\u3400-\u9fff]到(?:了)?(?:如今|现在|今天|眼下|目前)的$"
)
_SUCH_A_PLACE = re.compile(r"(?:社区|街道|小区|镇|村),(?:现|共|一共|总共)?有?$")
_CERTIFIED = re.compile(r"(?:持有?|取得|获得|拿到|考取|考到)(?:了)?[^,。;、]{0,14}证书?的(?:就|也|共)*(?:有|达)?$")
_DESK = re.compile(r"[,、;]?((?:[\u3400-\u9fff]{1,7})(?:办|厅|科|室|部|窗口|站|组|岗))(?:有|共)?")
_CARED_FOR = re.compile(r"(?:照看|看护|托管|照料)(?:了|过)?[\u3400-\u9fff]{2,8}$")
_TEAM_LEFT = re.compile(
    r"([“\u3400-\u9fff”]{0,10}(?:[\u3400-\u9fff]队|队伍|宣讲团|讲师团|合唱团|艺术团|[书画京剧诗摄文]社|社团|读书社|[会治愿体自]组织|顾问团|理事会|小组)”?)(?:现有|共有|也|已|已经|就|里|有|共|达)*(?:从[^,。;]{1,10})?(?:(?:发展|壮大|增加|扩大|扩充)[到至])?$"
)


# 护学员由最初的6人发展到31人: what is counted stands before 由.
_FROM_AT_FIRST = re.compile(
    r"(?<![自来])(?:由|从)(?:成立|组建)?(?:最初|起初|最早|当初|原来|原先|刚开始|一开始|年初|时)?的?(?:只有|仅有|仅)?$"
)
_COMMITTEE_HAS = re.compile(r"(?:居委会|居委|班子)(?:现有|共有|有|共|由)?$")
_GROWS = re.compile(
    r"(?:,?(?:逐步|逐渐|已|一步步|慢慢|迅速|不断)*)(?:增|发展|壮大|扩|提升|上升|变)[\u3400-\u9fff]{0,2}[到至为成]"
)
_TAKE_PART = re.compile(r"[\u3400-\u9fff]{0,6}?(?:参加|参与|听讲|到场|报名|出席|齐聚|投入)")
_LIVE_IN = re.compile(
    r"(?:有着|[挤住聚居活养容]着了?|全街道?|全镇|全乡|辖区|辖内|全村|社区|村|小区|新村|花园|家园)(?:现有|共有|有|共)?$|(?:居住|入住|住着|住了|居住着|生活着|聚集了?|聚居着|容纳着?)$"
)
_IS_SOMETHING_ELSE = re.compile(r"(?![居住生在])[\u3400-\u9fff]")
_CHOSEN_FOR_HONOUR = re.compile(r"评出|评选|选树|表彰|推荐(?!就业)|推选")


def _people_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    left = _FROM_AT_FIRST.sub("", left) if _GROWS.match(sentence.paragraph.text, figure.end) else left
    role = _QUOTED_ROLE.search(left)
    behind = _QUOTED_ROLE_BEHIND.match(right) if "“" in right else None
    if figure.unit_class == "people" and (role or behind) and _CHOSEN_FOR_HONOUR.search(ahead_of(sentence, figure)):
        return None
    if figure.unit_class == "people" and (role or behind):
        return "role_count", (role or behind)[1], behind.end() if behind else 0  # type: ignore[index]
    if figure.unit_class == "people" and _COMMITTEE_HAS.search(left):
        return "staff_count", None, 0
    if figure.unit == "人" and (not left or left.endswith("等")) and _GATHERS.match(right):
        return "activity_participants", None, 0  # 480余人一同品尝特色小吃
    made_up = made_up_of(figure, left, right, sentence) if figure.unit_class == "people" else None
    if made_up:
        return made_up, None, 0  # 18位妈妈组成的…
    if counted_by_themselves(figure, left, right, sentence):
        return members_of(sentence, figure), None, 0
    aged = AGE_BEFORE.search(left)
    if aged and not aged["young"] and aged[0][0] in "123450" and not re.search(r"居民|人口|户籍", clause):
        return None  # 55岁以上的有9人: of some group
    if (
        aged
        and figure.unit_class == "people"
        and isinstance(before, tuple)
        and before[0] in ("staff_count", "role_count", "party_members")
    ):
        return None  # how old the staff are
    if aged and figure.unit_class == "people":
        return ("population_subgroup" if aged["young"] else "population_elderly"), aged[0].strip("的共有约近"), 0
    if figure.unit_class == "people" and _CERTIFIED.search(left):
        return "role_count", "持证", 0  # 持有社会工作者职业资格证书的11人
    desk = _DESK.fullmatch(left) if isinstance(before, tuple) and before[0] in ("staff_count", "role_count") else None
    if desk and figure.unit_class == "people":
        return "staff_count", desk[1], 0  # 综合办3人,便民服务大厅3人
    if left.endswith(("户籍", "外来", "常住", "流动", "暂住")):
        is_passing = left.endswith(("外来", "流动", "暂住"))
        return ("population_floating", None, 0) if is_passing else ("population", left[-2:], 0)
    if (became := BECAME.match(right)) and figure.unit_class == "people":
        return ("volunteers" if became[1] else "role_count"), None, 0
    enjoy = _ENJOY.search(left)
    if enjoy and figure.unit_class == "people":
        return "population_subgroup", enjoy[1], 0
    if sentence.paragraph.text[figure.unit_start : figure.unit_end] in ("人口", "口人", "口子人", "口子"):
        if figure.value is not None and figure.value < 20:
            return None  # 3 人口: a heading
        return ("population_floating" if re.search(r"流动|外来|暂住", left[-6:]) else "population"), None, 0
    if figure.unit in ("名", "位", "人", "个人") and not EVENT.search(left[-8:]) and not _CARED_FOR.search(left):
        known = WHO_LEFT.search(left)
        if known and _SERVED_LEFT.match(known[1]):
            return "service_recipients", None, 0  # 服务双职工家庭子女76名
        if known:
            lead = LEAD.match(known[1][:-1] + "\0")
            who = (known[1][lead.end() :] if lead else known[1]).strip("“”")
            return group_of(known[1]), who if who != "人员" else None, 0
        known = WHO_RIGHT.match(right)
        if known:
            return group_of(known[1]), known[1].strip("“”"), known.end()
        of_which = _OF_WHICH.search(left)
        if of_which:
            counted = isinstance(before, tuple) and before[0] == "population_elderly"
            return ("population_elderly" if counted else "population_subgroup"), of_which[1], 0
        if (trade := by_trade(left, right)) and not SERVICE.search(left[-10:]):
            return ("population_floating" if "外来" in trade[0] else "population_subgroup"), *trade
        folk = _PEOPLE_OF.search(left)
        if folk:
            return "population_subgroup", folk[1], 0
        if _GROWN.search(left) and isinstance(before, tuple) and before[0] in ("role_count", "volunteers"):
            return before[0], None, 0  # 32名嫂子组成“平安哨”,…,如今已发展到75人
        if _GROWN.search(left) and tells_of_members(sentence, figure):
            return members_of(sentence, figure), None, 0  # 这支队伍…壮大到73人
        team = _TEAM_LEFT.search(left)
        if team:
            return members_of(sentence, figure), team[1].strip("“”的"), 0
        known = _ROLE_LEFT.search(left)
        if (
            known
            and re.search(r"(?:培养|发展|吸收|确定).{0,6}$", left[: known.end(1)])
            and re.search(r"党|积极分子", known[1])
        ):
            return None  # 培养入党积极分子6名
        if known:
            lead = LEAD.match(known[1][:-1] + "\0")
            return "role_count", (known[1][lead.end() :] if lead else known[1]).strip("“”"), 0
        known = _ROLE_RIGHT.match(right)
        if known:
            return "role_count", known[1].strip("“”"), known.end()
    near = left[-26:] or clause
    if SERVICE.search(near) and not re.search(r"志愿服务活动|服务活动", near):
        return "service_recipients", None, 0
    if figure.unit_class == "visits" and re.search(
        r"劝导|测温|扫码|登记|点击|浏览|阅读量|播放|访问量|转发|点赞|人流|客流量?最", near[-10:]
    ):
        return None
    after_sessions = isinstance(before, tuple) and before[0] == "activity_sessions" and len(left) < 8
    if figure.unit_class == "visits" or after_sessions or EVENT.search(near) or _TAKE_PART.match(right):
        return "activity_participants", None, 0
    if (
        (figure.value or 0) >= _MANY_HOMES
        and not right.strip("、")
        and _SUCH_A_PLACE.search(ahead_of(sentence, figure))
    ):
        return "population", None, 0  # 我们社区是个大社区,有3.2万人
    if (figure.value or 0) >= _A_WHOLE_PLACE and not right.strip("、") and _MUST_SERVE.search(left):
        return "population", None, 0  # 7名工作人员,要管8600多人
    if _LIVE_IN.search(left) and not _IS_SOMETHING_ELSE.match(right):
        return "population", None, 0
    return None


def _is_behind_place(sentence: Sentence, figure: Figure) -> bool:
    """翠竹苑1800户: the name of a place stands right before the figure."""
    words = sentence.paragraph.text
    return any(
        start < figure.start and start + len(place.name) == figure.start and words.startswith(place.name, start)
        for start, place in sentence.topics
    )


_HOMES_LEFT = re.compile(r"([\u3400-\u9fff]{1,10}(?:户|家庭))(?:总?数量?)?(?:就|也|还|共|有|为|达到?|约|[:|])*$")
_SUCH_HOMES = re.compile(r"([\u3400-\u9fff]{2,10})的(?:人家|家庭)?(?:就|还|也|共|只|仅)*(?:有|达|剩)$")
_STATE_OF_HOMES = re.compile(
    r"一个人|独居|单过|单亲|低保|困难|没有?|租[房住]|在外|空[着置]|出租|无人照|生病|大病|残|老人|双职工|失业|下岗|留守|孤"
)
_A_WHOLE_PLACE = 1000
_MUST_SERVE = re.compile(r"(?:[要得](?:服务|管理?|面对)|面对)着?(?:全社区|辖区)?的?$")
_MANY_HOMES, _SOME_HOMES = 100, 50
_LEFT_HOME = re.compile(r"人家(?:早就|早已|已经?|陆续|先后|都|全)*(?:搬[走离出]|迁[走出])")
_HOMES_AS_SUCH = re.compile(r"人家(?:共|有|为|达到?|约|[:|])*$")
_TO_HOMES = re.compile(r"(?:走访|慰问|看望|探访|探望|帮扶|救助|资助|关爱|惠及|服务|帮助)(?:了|过|约|近)*$")
_HOUSES_BETWEEN = re.compile(r"[、,和]?(?:居民|住宅|老)?(?:楼房?)?[、,和共]?")
_VISITED = re.compile(r"(?:入户|上门)(?:走访|宣传|探访|慰问)?$|走访(?:入户|慰问|摸排)?$")
_HOMES_RIGHT = re.compile(r"[\u3400-\u9fff]{1,8}?(?:户|家庭)(?=[,。;、和及与]|$)")
_DO_SOMETHING = re.compile(
    r"(?:参与|参加|受益|报名|完成|签|都?同意|愿意|赞成|反对|投票|投了|交了|缴|装上|用上|主动|响应|表示|没|还没|拿到|领到|告别)"
)
_OF_A_PLACE = re.compile(
    r"(?:[\u3400-\u9fff]着|全(?:街道?|镇|乡|区|县|村|社区|小区)|住进去?了?|搬进了?|聚集了?|生活着|聚居着|居住着|安置了?|住着|住有|住了|入住|共有|现有|常住|户籍|总户数|辖区内?|辖内|全村|社区|村|小区|新村|花园|家园|拢共|统共|[一二三四五]期|共|有|计|,|、|^)(?:了)?$"
)


def _households_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    if _is_behind_place(sentence, figure):
        return "households", None, 0
    if enjoy := _ENJOY.search(left):
        return "households_subgroup", enjoy[1], 0
    if (
        isinstance(before, tuple)
        and before[0] == "buildings"
        and (figure.value or 0) >= 50
        and _HOUSES_BETWEEN.fullmatch(left)
        and not right.strip("、,")
    ):
        return "households", None, 0  # 有36栋楼1680户
    home = _HOMES_LEFT.search(left)
    if home and is_kind_of_home(home[1]):
        return "households_subgroup", home[1], 0
    if left.endswith(("惠及", "受益")) and not right.strip("、"):
        return "service_recipients", None, 0  # 发放补贴36万元,惠及360户
    if (
        sentence.paragraph.text.startswith("户家庭", figure.unit_start) or right.startswith("家庭")
    ) and _TO_HOMES.search(left):
        return "service_recipients", None, 0  # 慰问186户家庭
    if (figure.value or 0) >= _SOME_HOMES and not SERVICE.search(left):
        if right.startswith("人家") and not _LEFT_HOME.match(right):
            return "households", None, 2
        if _HOMES_AS_SUCH.search(left):
            return "households", None, 0  # 社区里人家共360户
    home = _HOMES_RIGHT.match(right)
    if home and is_kind_of_home(home[0]):
        return "households_subgroup", home[0], home.end()
    if (figure.value or 0) >= _MANY_HOMES and _VISITED.search(left) and "每" not in left and not right:
        return "service_recipients", None, 0  # 累计入户走访9.2万户
    if EVENT.search(left) or SERVICE.search(left) or _DO_SOMETHING.match(right):
        return None
    if (figure.value or 0) >= 10 and (trade := by_trade(left, right)):
        return "households_subgroup", *trade
    such = _SUCH_HOMES.search(left)
    if such and _STATE_OF_HOMES.search(such[1]):
        return "households_subgroup", such[1], 0  # 一个人过的就有97户
    if not _OF_A_PLACE.search(left):
        return None
    if figure.value is not None and figure.value < 50 and not re.search(r"住|户籍", left):
        return None
    return "households", next((kind for kind in ("常住", "户籍") if kind in left[-6:]), None), 0


def _visits_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """入户测温6200多户次: whatever was done at people's homes was done for them."""
    return (
        ("service_recipients", None, 0)
        if re.search(r"[入上]门|入户|走访|排查|慰问|送|帮|服务|探访|巡|查|看望", clause)
        else None
    )


_OTHER_CASES = re.compile(
    r"(?<!调解)量(?:有|为|达|是|就有|还有)*$|上送|送上去|往上送|上交|移送|维修|修理|修好|检修|代办|代购|帮办|办理|办好|申领|送|清[运理扫]|更换|换|安装|捐|赠|发放|物品|家电|业务|心愿|问题|行为|现象|劝阻|制止|线索|工单|事项|实事|隐患|事件|建议|投诉|办结|上报"
)
_OF_QUARRELS = re.compile(r"纠纷|矛盾|调解|化解|调处|调成|劝和|说和|断官司")


def _cases_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    if _OTHER_CASES.search(left) or not _OF_QUARRELS.search(sentence.words):
        return None
    return "mediation_cases", None, 0


def _vehicles_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    return (
        ("bikes_tidied", None, 0) if figure.unit != "辆" and re.search(r"单车|非机动车|自行车|电动车", clause) else None
    )


BY_UNIT: dict[str, Callable[[Figure, str, str, str, Sentence, object], Named | None]] = {
    "people": _people_alone,
    "visits": _people_alone,
    "households": _households_alone,
    "household_visits": _visits_alone,
    "km2": ground_alone,
    "m2": floor_alone,
    "cases": _cases_alone,
    "sessions": sessions_alone,
    "money": money_alone,
    "tonnes": tonnes_alone,
    "hours": hours_alone,
    "vehicles": _vehicles_alone,
    "pieces": things_alone,
    "machines": things_alone,
    "sheets": sheets_alone,
    "buildings": buildings_alone,
    "sets": sets_alone,
    "other": places_alone,
}
