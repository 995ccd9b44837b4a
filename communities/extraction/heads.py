"""Things by the last word of their name: whatever it lights, a …灯 is a lamp, and whoever meets in it, a …室 is a room.

The unit says as much as the word: what comes by the 台 or 盏 is equipment, what comes by the 处 or 间 a facility.
"""

import re

from communities.extraction.figures import Figure

_LEADS = (
    r"现有|现存|新装|新添|加装|保存有|保存着?|保留着?|遗存|留存|存有|尚存|分布着|散落着|坐落着|拥有|设有|配备|配有|培养|培育|聘请|聘任|招募|组建|共有|发展|吸纳|选聘|选派|安排|派驻|建有|建成|设立|设置|组织|动员|发动|带动|吸引|包括|其中|有|和|及|与|、|的|由|了|名|"
    r"安装|打造|新增|增设|新建|改造|更换|整治|清理|铲除|成立|开设|投入|引进|引入|调解|化解|协调|调处|处理|解决|开展|举办|举行|提供|接待|收到|为|对|向"
)
# 完成老旧小区改造的: up to the last of these words. Their first signs are looked at first, or each word is tried at each place.
LEAD = re.compile(rf"^.*(?=[{''.join(sorted({word[0] for word in _LEADS.split('|')}))}])(?:{_LEADS})(?=.)")
_MACHINES = (
    r"(?:灯|(?<![手飞司危])机|泵|仪|器(?!材|械)|器材|器械|摄像头|探头|灶头|龙头|喷头|屏|桶|箱|柜|炉|灶|灶台|(?<!病)床|椅|凳|[^方图个]桌|[^部专入出楼热校]门|杆|架|伞|风扇|系统|设备|装置|终端|"
    r"锁|栓|桩|插座|插口|端口|接口|琴|沙发|扶手|门铃|(?:巡逻|消防|保洁|清运|垃圾|电动|电瓶|三轮|洒水|观光)车|监控|空调|电脑|音响|音箱|(?:指示|标识|提示|警示|标志|导视|宣传|公示)牌|展板)"
)
_PLACES = (
    r"(?:[^热亮难重要焦特优缺弱观景地起终看卖支痛堵]点|站|(?<![客大])厅|会客厅|[^科办暗]室|馆|[^校田]园|[^市现立]场|市场|廊|长廊|[^橱]窗|亭|棚|(?<![新老旧租房])屋|吧|(?<!一)角|路径|(?<![平一])台|栏|墙|库|(?:分类|书|门|机|厨|泵|车|库|病|教|客|药|电|垃圾|健身)房|"
    r"[^天礼]堂|[^医法小大剧家本全住庭]院|医院|祠|塔|桥|[花祭]坛|课堂|之家|学校|学院|党校|步道|跑道|景观|空间|车位|泊位|床位|中心|基地|超市|厨房|[^酒]店|(?<!床)铺|(?<![社城辖小片街园景市地校山厂灾老特学郊院住居生属全])区|公交站台|站台)"
)
_NAME = r"(?:[\u3400-\u9fff“”A-Z]{0,9}?)"
# What may follow a whole name: a mark, another name, or what is told of the things.
_BEHIND = r"(?=$|[,。;:、!?()]|[和与及等都全均已也还就正供让挨亮换]|相继|陆续|先后|同时|投入|投用|建成|建好|启用|落成|分布|遍布|散布|免费|对外|向|开放|由|成[了为]|随时|在|可|能|为|[里内]|中(?!心)|上线|上岗|更新|映入|散落|点缀|整齐|错落|拔地|满足|方便|惠及|运行|一[字应溜排])"
_MACHINE = re.compile(rf"({_NAME}{_MACHINES}){_BEHIND}")
_PLACE = re.compile(rf"({_NAME}{_PLACES}){_BEHIND}")
_ANY = re.compile(rf"({_NAME}(?:{_MACHINES}|{_PLACES})){_BEHIND}")
_NAME_AHEAD = re.compile(rf"[\u3400-\u9fff“”A-Z]{{0,12}}(?:{_MACHINES}|{_PLACES}|位)$")
_QUOTED_AHEAD = re.compile(rf"[\u3400-\u9fff“”A-Z]{{0,12}}(?:{_MACHINES}|{_PLACES}|位|家)?”$")
# The last signs of these names: hardly another word is asked whether it is one.
_ENDS_NAME = frozenset(
    "灯机泵仪器材械头屏桶箱柜炉灶台床椅凳桌门杆架伞扇统备置端锁栓桩座口琴发手铃车控调脑响牌板"
    "点站厅室馆园场市廊窗亭棚屋吧角径栏墙库房堂院祠塔桥坛家校道观间位心地店铺区”"
)
_NEAR = 8
_SHORTEST = 2
_BRANCH = re.compile(r"(?:[点站室店铺所院堂馆]|中心|之家|学校|超市|机构)$")
_LAID = re.compile(r"(?:步道|跑道|廊|墙|屏|栏|牌|板|窗)$")
_ENDS_AS_MACHINE = re.compile(rf"{_MACHINES}$")
BY_PLACE = frozenset("处 座 间 片 所".split())
BY_MACHINE = frozenset("台 部 架 盏 把 张 套 扇 组 根".split())
_EITHER = frozenset("个 家 条 块 面".split())
_COUNTED_SO = BY_PLACE | BY_MACHINE | _EITHER
_NO_NAME = re.compile(
    r"参加|参与|慰问|开展|进行|深入|走进|前往|来到|成为|成立|提供|解决|设立|打造|建成|完成|实现|清理|整治|^[建设装完实开的在与和]|的[\u3400-\u9fff]*的|安装|加装|增设|新增|配备|设置|拥有|[只已都全]|建[起有了]|新建|配有|设有|装[上有了]|问题|隐患|现象|奖牌|金牌|铜牌"
)
# Who only goes there, looks at it, mends it or takes it away does not say what there is.
_NOT_PUT_THERE = re.compile(
    r"(?:(?<!明)清(?![代末朝初])|[用穿磨]坏|用旧|报废|整治|排查|发现|消除|拆|规范|劝|整改|处置|维修|检修|修复|修[好了]|检查|巡查|收集|征集|认领|点亮|[跑走逛转]了?|去过|参观|走访|看过?了?|偷走了?|丢了?|借[了出]?|租[了用]|搬[来走]了?|途经|路过|经过|[从由到])[\u3400-\u9fff]{0,3}$"
)
_THERE = re.compile(
    r"^[,、 ]?$|(?:有|建|设|装|配|添|增|购|换|改|辟|造|摆|放|挂|投|新|共|捐|赠|了|着|出|成|起|就|达|立)[\u3400-\u9fff]{0,2}$|[和与及]$|(?:社区|小区|辖区|街道|村|院)(?:的|[里内]的?)?$|[、,]$"
)
_ONLY = frozenset(("只有", "仅有", "仅", "共", "一共"))
_JOINS = re.compile(
    r"(?:[从由:|]|数量|数目|(?<=.)(?:建设|安装|加装|更换|更新)|共计|共有|共|有|达|已完工|完工|建成|合计|现在?|目前|如今|已经?|就|也|还|仅|总数)+$"
)


def thing_behind(figure: Figure, left: str, right: str) -> tuple[str, str, int] | None:
    """社区有12盏景观灯: the thing named right behind its unit, as (indicator, name, signs of the name)."""
    unit = figure.unit
    if not right or right[0] in "、,。;:)" or unit not in _COUNTED_SO:
        return None
    if unit in _EITHER:
        is_there = _THERE.search(left[-_NEAR:]) or _ONLY.intersection(figure.qualifiers)
        found = _ANY.match(right) if is_there else None
    else:
        found = _MACHINE.match(right) if unit in BY_MACHINE else _PLACE.match(right) if unit in BY_PLACE else None
        if found is None and unit in BY_PLACE:
            found = _MACHINE.match(right)  # 8处充电桩
        elif (
            found is None and unit in BY_MACHINE and (place := _PLACE.match(right)) and place[1].endswith(("台", "位"))
        ):
            found = place  # 6张养老床位
    if found and unit in ("条", "块", "面") and not _LAID.search(found[1]):
        return None
    if found is None or _NO_NAME.search(found[1]) or _NOT_PUT_THERE.search(left[-_NEAR:]):
        return None
    return _field(unit, found[1]), found[1].strip("“”"), found.end(1)


def _field(unit: str, name: str) -> str:
    if unit in BY_PLACE:
        return "facility_count"
    if unit in BY_MACHINE:
        return "equipment_count" if not name.endswith("床位") else "facility_count"
    if name.endswith(("店", "铺")):
        return "shops"
    return "equipment_count" if _ENDS_AS_MACHINE.search(name) else "facility_count"


def thing_ahead(figure: Figure, left: str) -> tuple[str, str] | None:
    """庭院灯26盏, 晾晒区8处: the thing named right before its figure, as (indicator, name)."""
    bare = _JOINS.sub("", left)
    if bare[-1:] not in _ENDS_NAME:
        return None
    found = (_QUOTED_AHEAD if bare.endswith("”") else _NAME_AHEAD).search(bare[-14:])
    if found is None:
        return None
    lead = LEAD.match(found[0][:-1] + "\0")
    name = found[0][lead.end() :] if lead else found[0]
    name = (found[0] if len(name) < _SHORTEST else name).strip("“”")
    if len(name) < _SHORTEST or (figure.unit == "家" and not _BRANCH.search(name)):
        return None
    if figure.unit in ("条", "块", "面") and not _LAID.search(name):
        return None
    return _field(figure.unit, name), name
