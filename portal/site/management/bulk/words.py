"""The words of which bulk data is made. All of it is invented; places and people are nobody's."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from portal.text.pinyin import initials, slug_from, sort_key

# A community's name is one of each; the product is read in an order that keeps neighbours apart.
FIRST = "福安泰康宁和瑞祥永长文德仁义礼信明光金玉石松竹梅桂荔榕兰菊莲云星晓春丰盛庆嘉凤鹤"
SECOND = "安平宁和兴隆华昌乐居景湖溪江洲桥塘岭岗峰"
ENDINGS = ["", "新村", "花园", "新苑", "里", "东", "西", "南", "北", "中"]
NAMES = len(FIRST) * len(SECOND) * len(ENDINGS)

SURNAMES = "陈李张黄梁林刘吴何罗谢邓叶周郑曾苏冯潘杜蔡卢钟谭区霍关莫麦简"
GIVEN = ["志强", "丽华", "建国", "秀英", "俊杰", "淑芬", "伟明", "嘉欣", "永康", "慧敏", "国栋", "雪梅", "子轩", "婉仪"]

PUBLISHERS = ["区文明办", "街道办事处", "区融媒体中心", "社区居委会", "区民政局", "区志愿者协会"]
PLACES = ["社区党群服务中心", "文化广场", "居民议事厅", "新时代文明实践站", "长者饭堂", "小区凉亭", "图书阅览室", ""]

# The festival, the month it falls in, and what is done on it.
FESTIVALS = [
    ("春节", 2, ["写春联送祝福", "迎新春游园会", "慰问困难家庭"]),
    ("元宵", 3, ["猜灯谜闹元宵", "做汤圆话团圆"]),
    ("清明", 4, ["网上祭英烈", "文明祭扫宣传"]),
    ("端午", 6, ["端午包粽子", "粽香送长者", "做香囊学习俗"]),
    ("七夕", 8, ["金婚夫妻讲故事", "七夕手工课堂"]),
    ("中秋", 9, ["邻里中秋晚会", "做月饼送环卫工"]),
    ("重阳", 10, ["重阳敬老宴", "为长者理发量血压"]),
]

# The kind of activity, its series, and how it may be called.
OCCUPATIONS = [
    ("talk", None, ["文明创建宣讲", "反诈宣讲进楼道", "宪法宣讲", "防溺水宣讲"]),
    ("lecture", None, ["垃圾分类讲座", "急救知识讲座", "亲子沟通讲座", "老年人用手机讲座", "海洋科普讲座"]),
    ("service", None, ["周末清洁家园", "文明交通劝导", "为长者维修家电", "整理共享单车", "巡河护河"]),
    ("visit", None, ["走访独居长者", "慰问退役军人", "看望困难儿童"]),
    ("online", None, ["线上家风征集", "线上读书打卡"]),
    ("other", "文明礼仪", ["文明礼仪小课堂", "文明餐桌行动"]),
    ("other", "传承好家训弘扬好家风", ["好家训书写", "最美家庭分享会"]),
    ("other", "全民阅读", ["旧书换绿植", "亲子共读一小时", "读书分享会"]),
]

# The indicator, its subtype, the least and the most, the unit as written, and how a clause says it.
FIGURES = [
    ("population", "常住", 3000, 12000, "人", "常住人口{text}"),
    ("households", "常住", 900, 4200, "户", "常住居民{text}"),
    ("area_km2", "社区", 1, 9, "平方公里", "社区面积{text}"),
    ("party_members", "", 60, 480, "名", "社区党员{text}"),
    ("volunteers", "", 80, 900, "人", "注册志愿者{text}"),
    ("activity_sessions", "", 6, 48, "场次", "开展活动{text}"),
    ("mediation_cases", "民事纠纷", 4, 60, "起", "协调民事纠纷{text}"),
    ("buildings", "", 12, 140, "栋", "辖区楼宇{text}"),
]

TITLES = [
    "{place}：{what}走进家门口",
    "{place}居民齐上阵，{what}办得热热闹闹",
    "小事有人管，{place}{what}受欢迎",
    "{what}，{place}这样做",
]
SENTENCES = [
    "{day}，{place}开展“{what}”，{many}多名居民参加。",
    "活动由社区党委发起，物业公司和辖区单位一道出力，楼长们提前两天挨家挨户通知。",
    "居民{person}说，以前邻居见面不说话，现在大家一起动手，话也多了起来。",
    "社区工作人员介绍，下一步会把居民提的意见带到议事厅，一件一件商量。",
    "志愿者{person}已经连续三年参加，说家门口的事，人人搭把手就不难。",
    "活动结束后，居民自发把场地打扫干净，桌椅归还原处。",
    "街道表示，将继续依托新时代文明实践站，把这类活动办到每一个小区。",
]
HEADINGS = ["## 商量着办", "## 家门口的事", "## 一起动手"]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name with its readings. `number` makes the slug unique: many places sound alike."""

    name: str
    base: str
    slug: str
    pinyin: str
    initials: str


def community_names(start: int) -> Iterator[PlaceName]:
    """Names of communities from the one numbered `start`; no two are the same, however many are asked for."""
    for number in count(start):
        base = base_name(number % NAMES)
        round_of_names = number // NAMES
        ordinal = f"第{round_of_names + 1}" if round_of_names else ""
        slug, pinyin, short = readings(base)
        middle = f" di {round_of_names + 1}" if round_of_names else ""
        yield PlaceName(
            name=f"{base}{ordinal}社区",
            base=base,
            slug=f"{slug}-{number + 1}",
            pinyin=f"{pinyin}{middle} she qu",
            initials=f"{short}{'d' + str(round_of_names + 1) if round_of_names else ''}sq",
        )


def base_name(number: int) -> str:
    rest, first = divmod(number, len(FIRST))
    ending, second = divmod(rest, len(SECOND))
    return FIRST[first] + SECOND[(second + first) % len(SECOND)] + ENDINGS[ending]


@cache
def readings(base: str) -> tuple[str, str, str]:
    return slug_from(base), sort_key(base), initials(base)


@cache
def title_reading(title: str) -> str:
    """The syllables of a part of a title, joined as an address joins them."""
    return slug_from(title, drop=(), joined="-")
