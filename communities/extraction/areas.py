"""Square metres: whose area a figure is, the community's or that of one room in it."""

import re

from communities.extraction.figures import Figure
from communities.extraction.lexicon import NOUNS, PATTERNS
from communities.extraction.sentences import Sentence

_NAMED_BEFORE = (
    "中心|服务站|实践站|文化站|驿站|活动室|图书室|图书馆|阅览室|书屋|书吧|书房|文化室|工作室|功能室|会议室|多功能厅|议事厅|会客厅|展厅|大厅|礼堂|讲堂|学堂|饭堂|食堂|"
    "广场|公园|花园|游园|体育馆|展览馆|纪念馆|博物馆|球场|运动场|停车场|市场|集市|长廊|大楼|办公楼|服务楼|活动楼|文体楼|基地|乐园|之家|养老院|幼儿园|学校|卫生站|祠堂|场馆|空间|综合体|综合楼|书院|剧场|操场|客厅|服务厅|宣教馆|体验馆|老年大学|厅|球馆|锅炉房|调解室|活动场所|大院|厂房|故事屋|用房|屋子|房间|小屋"
)
_NAMED = "车棚|车间|作坊|工坊|画院|院落|杂物间|场地|空地|荒地|菜地|菜园|粮库|粮仓|粮站|天台|会场|门面|小楼|楼房|老宅|老屋|祖屋|民居|平房|仓库|铺面|门店|店面|门房|院子|库房|棚子|超市|健身房|课堂|厨房"
_FIRST_SIGNS = "".join(sorted({word[0] for word in f"{_NAMED_BEFORE}|{_NAMED}".split("|")}))
# The first signs are looked at first, or each word is tried at each place.
_FACILITY_END = (
    rf"(?=[{_FIRST_SIGNS}]|.[室馆屋厂])"
    rf"(?:{_NAMED_BEFORE}|[\u3400-\u9fff](?<![办公])室(?![外内])|[\u3400-\u9fff](?<!宾)馆|[\u3400-\u9fff][屋厂]|{_NAMED})"
)
_FACILITY_BEHIND = re.compile(
    rf"(?:左右)?的?(?:\d{{1,2}}层)?(?:[大小]型|高标准|现代化|多功能)?[“\u3400-\u9fff”]{{0,10}}?{_FACILITY_END}"
    r"|的[“\"][^“”\"]{2,10}[”\"]"
)
_FACILITY_AHEAD = re.compile(rf"[“\u3400-\u9fff”]{{0,14}}?{_FACILITY_END}”?")
_FACILITY_BESIDE = re.compile(
    r"([“\u3400-\u9fff”]{1,14}(?:中心|[厅室馆站所院堂园亭房吧屋廊库仓]|超市|广场|球场|实践站|基地|空间|大楼|综合楼|家|[餐学老养](?:教|服务)?点)”?)的?:?(?:总|建筑|占地|使用|室内|面积|虽然|只有|仅|约|为|有|达|共|近|超)*$"
)
_QUOTED_SUBJECT = re.compile(r"“([^“”]{2,10})”(?=[今去现目于在自由位建开总占面,共有是]|(?:19|20)\d\d)")
_COUNTED = re.compile(r"[共约近有]{0,2}(?!1[栋幢座套间户])\d+[栋幢座套间户]")
_OF_A_HOME = re.compile(r"小区|社区|新村|家园|宿舍|家属[院区]|生活区|片区|[街路巷里弄村]")
_UPSTAIRS = re.compile(
    r"(?:腾出|拿出|挤出|利用|把|将|租下|租用)(?:了)?[\u3400-\u9fff]{0,8}(?:[一二三四五六七八九十\d]{1,2}[楼层])?$"
)
_LIVES = re.compile(r"(?:挤|居?住|蜗居|租住)(?:在|着|的)[^,。;面]{0,8}$")
_RENTED = re.compile(r"(?:租下|租了|租来|盘下|盘了|租住|合租|顶下|买下)[^,。;]{0,8}$")
_PUBLIC = re.compile(r"社区|街道|居委|村|镇|政府|党委|支部|物业|公司|企业|中心|协会|单位|县|区")
_OF_HOUSES = re.compile(r"(?:房屋|住宅|住房|商品房|安置房|小区)(?:总)?建筑(?:总)?面积[约达为共有近超]*$")
_STOREYS = re.compile(r"的?[一二两三四五六七八九十\d]{1,2}层")
_ELSEWHERE = re.compile(r"位于|地处|毗邻|靠近|临近|紧邻|相邻|附近|对面|坐落|市中心|为中心")
_OWN_AREA = re.compile(r"绿化|绿地|办公|阵地|室[内外]|户外|商业|商铺|(?:服务|社区|工作)用房")
_AREA_OF_A_WHOLE = re.compile(
    "(?:"
    + "|".join(
        sorted(
            (
                noun
                for noun, field in NOUNS["m2"].items()
                if field.startswith(("office", "activity")) and noun not in ("办公室", "办公楼", "办公大楼", "阵地")
            ),
            key=len,
            reverse=True,
        )
    )
    + ")$"
)
_ALL_IN_ONE = re.compile(rf"[、,]集[^。;\d]{{2,40}}?(?:于|为)一体的([“”\u3400-\u9fff]{{0,12}}?{_FACILITY_END})")
_OF_A_QUARTER = 80_000
_ONLY_AREA = re.compile(r"(?:现有?|目前)?(?:总|占地|建筑|使用|室内|用地)*(?:面积|占地)?(?:约|为|有|达|共)*")
_THIS_ROOM = re.compile(
    r"这(?:[间座处栋幢家所个](?!社区|小区|村|街道|镇)[\u3400-\u9fff]{0,4}(?:“|叫|屋|室|房|厅|馆|站|中心|院|场)|里(?![的是]?(?:社区|小区|居民)))"
)
_MEASURED = re.compile(r"(?:总|建筑|使用)?面积$")
_IN_OR_OUT = re.compile(r"(室外|户外|室内)[\u3400-\u9fff]{0,6}(?:广场|场地|场所|活动区)(?:总?面积)?$")
_ROW_OF_A_ROOM = re.compile(r"[\u3400-\u9fff]{2,6}?(?:社区|街道|村)([\u3400-\u9fff“”]{2,10}),")
_ONE_ROOM = 5_000
_MADE = re.compile(
    r"^.*(?:建成|打造|新建|建设|改造|设有|建有|拥有|投用|升级|整合|利用|占用|建立|启用|扩建|配建|开辟|的|了|有|在|和|与|将|把)(?=.{2})"
)
_LEADS_TO_NAME = re.compile(r"^(?:左右)?的")
_FIGURE_BETWEEN = re.compile(r"\d[^,。]*[,;]")


def facility_area(left: str, right: str, sentence: Sentence, figure: Figure) -> tuple[str, str | None, int] | None:
    """Return (indicator, name, reach of the noun) of the area of one named room or building: not its community's area."""
    if _RENTED.search(left) and not _PUBLIC.search(sentence.paragraph.text, sentence.start, figure.start):
        return None  # 他在巷口租下一间12平方米的门面
    if any(topic.level == "estate" and topic.name in left for _place, topic in sentence.topics):
        return None  # 最大的西河花园占地6.2万平方米: the estate's own
    if _LIVES.search(left) or (figure.value or 0) >= _OF_A_QUARTER:
        return None  # somebody's home; a whole quarter
    words = sentence.paragraph.text
    behind = _FACILITY_BEHIND.match(right)
    if behind is None and _STOREYS.match(words, figure.unit_end, figure.unit_end + 5):
        behind = _FACILITY_BEHIND.match(words[figure.unit_end : figure.unit_end + 20])
    whole = _AREA_OF_A_WHOLE.search(behind[0]) if behind else None
    if behind and whole:
        return NOUNS["m2"][whole[0]], None, behind.end()  # 300平方米的办公用房
    if behind:
        return "facility_area_m2", _LEADS_TO_NAME.sub("", behind[0]).strip("“”"), behind.end()
    if _ONLY_AREA.fullmatch(left) and (all_in_one := _ALL_IN_ONE.match(words, figure.end, sentence.end)):
        return "facility_area_m2", all_in_one[1], 0  # 占地800平方米、集健身休闲于一体的文化广场
    if _OF_HOUSES.search(left):
        return None
    if sentence.paragraph.is_of_table and left in ("面积", "建筑面积") and (row := _ROW_OF_A_ROOM.match(words)):
        return "facility_area_m2", row[1], 0  # 松林社区邻里家,面积860平方米
    outside = _IN_OR_OUT.search(left)
    if outside:
        field = "activity_indoor_area_m2" if outside[1] == "室内" else "activity_outdoor_area_m2"
        return field, None, 0  # 室外文体广场面积1500平方米
    beside = _FACILITY_BESIDE.search(left[-26:])
    if beside and not _OWN_AREA.search(beside[1]) and not _ELSEWHERE.search(beside[1]):
        made = _MADE.match(beside[1])
        return "facility_area_m2", (beside[1][made.end() :] if made else beside[1]).strip("“”"), 0
    if _OWN_AREA.search(left[-12:]):
        return None
    if _MEASURED.search(left) and (figure.value or 0) < _ONE_ROOM and _THIS_ROOM.match(words, sentence.start):
        return "facility_area_m2", None, 0  # 这间屋子叫“…驿站”,面积180平方米
    is_alone = _ONLY_AREA.fullmatch(left) is not None and (left or not right)
    subject = _FACILITY_AHEAD.match(words, sentence.start) if is_alone else None
    if subject and subject.end() < figure.start and words[subject.end()] in "由是于今去位已刚自有建设开正现":
        return (
            "facility_area_m2",
            subject[0].strip("“”"),
            0,
        )  # 食堂由…合办,使用面积260平方米; 食堂设在楼下,2021年开张,160平方米
    quoted = _QUOTED_SUBJECT.match(words, sentence.start)
    if quoted and quoted.end() <= figure.start and (not left or "面积" in left):
        return "facility_area_m2", quoted[1], 0  # “林家灶”今年6月开张,面积160平方米
    if _UPSTAIRS.search(left) and (right[:1] not in ("", "的") or left.endswith(("层", "楼", "房", "屋"))):
        return "facility_area_m2", None, 0  # 腾出二楼300平方米办暑托班
    start = max(sentence.start, figure.start - 60)
    topic = max((place for place, _topic in sentence.topics if place <= figure.start), default=start)
    facilities = list(_FACILITY_AHEAD.finditer(words, max(start, min(topic, figure.start)), figure.start))
    named = facilities[-1] if facilities else None
    if named is None or _ELSEWHERE.search(words[max(start, named.start() - 4) : named.end()]):
        return None
    if (
        _FIGURE_BETWEEN.search(words[named.end() : figure.start])
        and not re.search(r"面积", left)
        and not re.match(r"(?:这[座个处间所栋]|该|新建的|位于)", words[sentence.start : sentence.start + 4])
    ):
        return None
    if _OF_A_HOME.match(words, named.end()):
        return None  # 糖厂小区占地5.6万平方米: the name of a place to live
    if _COUNTED.match(words, named.end()):
        return None  # 楼房64栋,建筑面积17.2万平方米
    name = words[named.start() : named.end()]
    made = _MADE.match(name)
    name = (name[made.end() :] if made else name).strip("“”")
    own = PATTERNS["m2"].search(name)
    if own and own.end() == len(name):
        return NOUNS["m2"][own[0]], None, 0  # 室外活动广场3处共5600平方米
    return "facility_area_m2", name, 0
