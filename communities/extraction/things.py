"""Rooms, places and machines whose names the lexicon does not know, by their endings and what was done to them.

Each function returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re

from communities.extraction.figures import Figure
from communities.extraction.heads import LEAD, thing_ahead, thing_behind
from communities.extraction.lexicon import NOUNS, PATTERNS
from communities.extraction.sentences import Sentence

Named = tuple[str, str | None, int]

_PLACE_END = (
    r"(?:(?<!平)台|箱|点|站|(?<![客大])厅|会客厅|室|馆|园|(?<![现立])场|市场|早市|夜市|菜市|车间|工坊|厨房|廊|窗|亭|桩|棚|柜|屋|吧|角|池|栏|墙|库|(?:书|门|机|厨|泵|用|库|病|教|客|厂|药|电|垃圾|健身)房|(?<![天礼])堂|院|庙|寺|祠|塔|桥|桥梁|"
    r"课堂|之家|学校|党校|门诊部|邮局|储蓄所|派出所|卫生所|水厂|古井|故居|牌坊|[游娱休活功能健]乐?[^社城辖]?区|步道|景观|空间)"
)
_MACHINES = re.compile(
    r"(?!旧|废|坏|挖|推土|铲|吊|收割|压路|钻|搅拌|大型|抽水)[\u3400-\u9fff]{1,6}?(?:机|仪|器|屏|泵|灶|柜|炉)(?!关|构|会|动|制|官|材)"
)
_MACHINE_RIGHT = re.compile(
    r"([\u3400-\u9fff]{0,6}?(?:灯|机|泵|仪|器|屏|炉|[^油]桶|柜|棚|架|[^卧]床|椅|凳|[^方图个]桌|设备|器材))(?=[,。;、和及!?”)]|$)"
)
_PLACE_RIGHT = re.compile(
    rf"(?=[\u3400-\u9fff“”]{{2}})(?![建设有装完实开])([\u3400-\u9fff“”]{{0,9}}?{_PLACE_END})(?=[,。;、和及与等]|$)"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_NO_THINGS = tuple("测评点位 抽查点 样本 岗位 名额 席位 空位 字 地方 方面 平房 住房 房间".split())
_WITHIN = ("辖区", "内", "里", "")
_HAS = re.compile(r"(?:建|设|有|增|开|打造|共|新)[\u3400-\u9fff]{0,3}$")
_LIFTED = re.compile(r"(?:施工|使用|竣工|开工|安装|加装|更新|更换|交付|完工|建成|运行|投用)$")
_STANDS_THERE = re.compile(r"(?:还有|摆[了着放]|放[了着置])$")
_GOT = re.compile(r"(?:买|购|添|配|装|捐|赠|送|增|换|设|备)[\u3400-\u9fff]{0,4}$")
_DONE_TO_THINGS = re.compile(
    r"借出|外借|(?<!明)清(?![代末朝初])|用坏|用旧|穿坏|磨坏|报废|整治|排查|发现|消除|拆|规范|劝|整改|处置|维修|修复|收集|征集|解决|认领|点亮|品牌"
)
_NAMED_FOR_WORK = re.compile(
    r"(?:收集|征集|解决|维修|清运|整改|消除)(?=[点箱站亭房屋桶室])"
)  # 垃圾收集点: a place, nothing done
_THING = re.compile(rf"({PATTERNS['pieces'].pattern})(?:共计|共有|共|有|达|已|各)*$")
_KNOWN_RIGHT = re.compile(rf"[\u3400-\u9fff]{{0,4}}?({PATTERNS['pieces'].pattern})(?=[,。;、和及与]|$)")
_SUCH_FACILITIES = re.compile(
    r"等(?:各类|公共|便民|文体|健身|休闲|服务|活动|配套){0,2}(?:设施|场所|阵地|场地)(?:共|有|达|累计)*$"
)
_BY_UNIT = re.compile(r"(?:^|[、,和及有了共装配购中])([\u3400-\u9fff]{2,6}(?<![装购买置将换添备发]))(?:共|达|已)*$")
_HOUSES = re.compile(r"(?:房|楼|宅|公寓|别墅)(?:共|有|计|达)*$")
_IN_SETS = re.compile(r"([\u3400-\u9fff]{1,5}(?:箱|桶|柜|桩|椅|凳|架|屏))(?:共|有|达|已)*$")
_SHOWS = re.compile(r"将|戏|晚会|节目|演出|手术|电梯|车$|处置|清理")
_HONOURS = re.compile(r"(?:荣誉|奖项|称号):[^。;:\d]{4,80}等$")
_COURSES = re.compile(
    r"(?:课程?|教学内容|兴趣班)(?:现|共|主要)*(?:有|包括|包含|涵盖|涉及|分(?:为|成)?|设有|:)[^。;:\d]{2,60}等$"
)
_LIST_OF = re.compile(
    r"((?:驻区|辖区|驻街|成员|共建|企事业)单位|企业|小区|学校|社团)(?:主要|现)?(?:有|包括|为|:)[^,。;:\d]{4,80}等$"
)
_COUNTS_THINGS = frozenset(("把", "盏", "根", "扇", "棵", "株", "盆", "只", "片", "个车位", "张床位"))
_STORED = re.compile(
    r"(?:储备|备有|备足|配备|配有|配置|存有|添置|购置|购买)(?:了|有|着)*(?:[^,。;、]{1,9}\d[^,。;、]{0,4}、)*([\u3400-\u9fff]{2,6})$"
)
_NO_STORE = re.compile(
    r"(?:员|师|人|者|书|报|资金|干部|人才|力量|服务|项目|议题|工程|队|班|室|厅|房|课程|菜|餐|岗|点|站|车位)$"
)
_BY_THE_PIECE = frozenset("件 条 把 台 只 个 套 张 根 副 顶 双 盏 组 床 部 辆".split())
_NAMING_UNITS = {"个车位": "车位", "张床位": "床位"}
_ADDED_OR_THERE = re.compile(
    r"(?:新?增[加设添]?|划[出定]|规划|施划|腾出|挤出|建成?|改造[出成]?|开辟|拓展|释放|共享|设[有置]?|(?<!没)有|配[有备建]?|添|多|是|到|成)(?:了|出)*$"
)
# What came down to the place is a landmark, whatever it is: 现存古龙窑2座 has its noun ahead, 现存2座古龙窑 only the verb.
_KEPT_NOUN_AHEAD = re.compile(
    r"(?:现存|保[存留](?:着|有|下来?|完好)?(?:的|了)?|遗存|留存|存有|尚存|分布(?:着|有)|散落着|坐落着|遗留)[\u3400-\u9fff“”]{2,14}$"
)
_KEPT_VERB_AHEAD = re.compile(
    r"(?:现存|保[存留](?:着|有|下来?|了)?|遗存|留存|存有|尚存|分布(?:着|有)|散落着|坐落着)(?:有|着|了)?$"
)
_UNITS_OF_RELICS = frozenset(("处", "座", "间", "株", "棵", "尊"))
_NOUN_ONLY = re.compile(r"[、,]?[\u3400-\u9fff]{2,8}")
_RELICS = re.compile(r"(?:现存|保存|保留|遗存|留存|存有|尚存)[^。;]*$")
_KEPT_RIGHT = re.compile(
    r"(?![\u3400-\u9fff]{0,8}(?:地名|传统|记忆|习俗|风貌|痕迹|风格|特色))[\u3400-\u9fff“”]{2,10}(?=[,。;、]|$)"
)
_FURNITURE_ENDS = ("床", "椅", "凳", "桌", "沙发")
_FURNITURE = re.compile(r"([\u3400-\u9fff]{1,5}(?:[^卧]床|椅|凳|[^方]桌|沙发))(?:共|有)?$")
# 新建公园1处、晾衣区5处: the second of a list.
_BUILT_TOO = re.compile(
    r"(?:建成|新建|改建|打造|建起|开辟|增设|设立|新增)(?:了|出)?(?:[^,。;、\d]{2,10}\d{1,3}[处座个间]、)+[\u3400-\u9fff“”]{2,8}$"
)
_BUILT = re.compile(
    r"(?:建成|新建|修建|改建|改造成?|打造|设有|改成|变成|建起|开辟|增设|配备|建有|设立|增加|拥有|新增)(?:了|出)?[\u3400-\u9fff“”]{2,14}$"
)


def ahead_of(sentence: Sentence, figure: Figure) -> str:
    """What the sentence says before a figure, at most a hundred signs."""
    return sentence.paragraph.text[max(sentence.start, figure.start - 100) : figure.start]


def _has(figure: Figure, left: str) -> bool:
    return bool(_HAS.search(left)) or ("共" in figure.qualifiers and left.endswith(_WITHIN))


_OF_LIFTS = re.compile(r"电梯|加梯")


def things_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """Things whose names the lexicon does not know, by their endings: 宠物便便箱38处, 水泵9台."""
    if (
        figure.unit in ("把", "台", "部", "套", "张", "盏", "辆", "个", "组")
        and _GOT.search(left)
        and (known := _MACHINE_RIGHT.match(right))
    ):
        return "equipment_count", known[1], known.end()
    if figure.unit in ("台", "部") and _LIFTED.search(left) and _OF_LIFTS.search(sentence.paragraph.text):
        return "equipment_count", "电梯", 0
    if figure.unit in ("台", "架", "部") and (known := _MACHINES.match(right)) and not _DONE_TO_THINGS.search(left):
        return "equipment_count", known[0], known.end()  # 三十多台缝纫机嗒嗒响
    if figure.unit in _UNITS_OF_RELICS and _NOUN_ONLY.fullmatch(left) and _RELICS.search(ahead_of(sentence, figure)):
        return "facility_count", left.strip("、,"), 0  # 现存石桥1座、清代民居11处
    kept = _KEPT_RIGHT.match(right) if figure.unit in ("座", "处") and _KEPT_VERB_AHEAD.search(left) else None
    if kept:
        return "facility_count", kept[0], kept.end()  # 现存2座古龙窑
    built = _KNOWN_RIGHT.match(right) if figure.unit in ("座", "台", "部") else None
    if built and NOUNS["pieces"][built[1]] in ("facility_count", "equipment_count"):
        return NOUNS["pieces"][built[1]], built[0], built.end()  # 新建了两座公厕
    if named_behind := thing_behind(figure, left, right):
        return named_behind
    place = _PLACE_RIGHT.match(right) if figure.unit in ("个", "处", "间", "座", "所") and _has(figure, left) else None
    if place:
        return "facility_count", place[1].strip("“”"), place.end()
    if (
        (right and _HAN.match(right) and not left.endswith(("从", "由")))
        or left.endswith(_NO_THINGS)
        or _DONE_TO_THINGS.search(_NAMED_FOR_WORK.sub("", left))
    ):
        return None
    if (
        left.endswith("等")
        and figure.unit in ("家", "个", "所", "处")
        and (head := _LIST_OF.search(ahead_of(sentence, figure)))
    ):
        return NOUNS["pieces"][head[1]], None, 0
    if (
        left.endswith("等")
        and figure.unit in ("类", "门", "种", "大类")
        and _COURSES.search(ahead_of(sentence, figure))
    ):
        return "course_types", None, 0  # 课程有编织、编程、非洲鼓等9类
    if left.endswith("等") and figure.unit in ("项", "个") and _HONOURS.search(ahead_of(sentence, figure)):
        return "honours_count", None, 0
    if figure.unit_class == "other" and figure.unit not in _COUNTS_THINGS:
        return None
    if figure.unit_class != "pieces" and (known := _THING.search(left[-14:])):
        field = NOUNS["pieces"][known[1]]
        if field in ("facility_count", "equipment_count", "shops"):
            return field, known[1], 0  # 公厕6座, 智能门禁48套
    if figure.unit == "台" and (machine := _BY_UNIT.search(left)) and not _SHOWS.search(left):
        return "equipment_count", machine[1], 0  # 电扇12台: whatever comes by the 台
    if figure.unit == "组" and (parts := _IN_SETS.search(left)):
        return "equipment_count", parts[1], 0  # 投放回收箱18组
    if figure.unit in ("项", "类", "门", "种", "支", "件", "样", "班", "对"):
        return None
    if "等" in left and figure.unit in ("处", "个", "项") and _SUCH_FACILITIES.search(left):
        return "facility_count", None, 0  # 凉亭、步道等设施8处
    if named := thing_ahead(figure, left):
        return *named, 0
    if (
        figure.unit in ("处", "座", "间", "片")
        and (_BUILT.search(left) or _BUILT_TOO.search(ahead_of(sentence, figure)) or _KEPT_NOUN_AHEAD.search(left))
        and not re.search(r"户|人|网格", left[-4:])
    ):
        lead = LEAD.match(left[-14:] + "\0")
        kind = left[-14:][lead.end() :] if lead else left[-14:]
        return "facility_count", kind.strip("“”了") or None, 0
    return None


def stored(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    """储备救生衣200件、沙袋3000条: what is kept or bought by the piece is equipment, whatever it is."""
    if figure.unit not in _BY_THE_PIECE or (right and _HAN.match(right)):
        return None
    words = sentence.paragraph.text
    found = _STORED.search(words, max(sentence.start, figure.start - 60), figure.start)
    return ("equipment_count", found[1], 0) if found and not _NO_STORE.search(found[1]) else None


_THERE_ARE = re.compile(r"(?:共有?|有|建成|楼栋|,|、|:|^)$")
_GOES_ON = re.compile(r"[\u3400-\u9fff\d]")


def buildings_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """建成38栋: houses by their unit, or what stands in 座."""
    if (
        figure.unit in ("栋", "幢")
        and right[:1] in ("", "、")
        and (_HOUSES.search(left) or left.endswith(("工程", "期")))
    ):
        return "buildings", None, 0  # 还建房38栋
    if figure.unit in ("栋", "幢") and not right and "共" in figure.qualifiers:
        return "buildings", None, 0  # 社区共有35幢117个楼道
    if figure.unit != "座" and _THERE_ARE.search(left) and not _GOES_ON.match(right):
        return "buildings", None, 0
    return things_alone(figure, left, right, clause, sentence, before)


def sets_alone(figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object) -> Named | None:
    """28栋1200套: the flats of the houses before them, or things in sets."""
    if (
        isinstance(before, tuple)
        and before[0] in ("buildings", "households")
        and not re.match(r"[\u3400-\u9fff]", right)
    ):
        return "housing_units", None, 0
    return things_alone(figure, left, right, clause, sentence, before)


def places_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """新增48个车位, 有12张床位: the unit names what is counted."""
    if figure.unit in _NAMING_UNITS and not re.match(r"[\u3400-\u9fff]", right) and _ADDED_OR_THERE.search(left):
        return "facility_count", _NAMING_UNITS[figure.unit], 0
    return things_alone(figure, left, right, clause, sentence, before)


def sheets_alone(
    figure: Figure, left: str, right: str, clause: str, sentence: Sentence, before: object
) -> Named | None:
    """午休躺椅60张: of what comes in sheets, only furniture counts."""
    if figure.unit != "张":
        return None
    found = _FURNITURE.search(left)
    if found:
        return "equipment_count", found[1], 0
    if (ahead := thing_ahead(figure, left)) and ahead[1].endswith(_FURNITURE_ENDS):
        return *ahead, 0
    known = (_GOT.search(left) or _STANDS_THERE.search(left)) and _MACHINE_RIGHT.match(right)
    return ("equipment_count", known[1], known.end()) if known else None
