"""Figures whose phrase says at once what they are, before their noun is asked; or that they are some of those before.

A function of ``BY_PHRASE`` returns (indicator, sub-type, how many signs behind the figure belong to its noun), or None.
"""

import re

from communities.extraction.figures import Figure
from communities.extraction.sentences import Sentence
from communities.extraction.served import done_for
from communities.extraction.things import Named, ahead_of

_A_MEMBER = re.compile(r"(?:居民|群众|人)?[中里]?就?有[一1][个名位]党员")
_BEGINS_A_MEMBER = frozenset("居群人中里就有")
COMES = re.compile(
    r"(?:[\u3400-\u9fff]{1,8})?(?:前来|来|到(?=[店站这此里]))[\u3400-\u9fff]{0,6}?(?:吃饭|就餐|用餐|吃|看病|就诊|锻炼|休息|活动|看书|阅读|学习|办事|咨询|喝茶|理发|下棋|跳舞|唱歌)|(?:在[\u3400-\u9fff]{1,6})?(?:就餐|用餐)|[\u3400-\u9fff]{0,4}在(?:这里|这儿|此|里面|站里|中心|社区|食堂|书[屋房吧]|活动室|课堂)[\u3400-\u9fff]{1,6}"
)
# 每天来吃饭的老人有120位, 登记用餐的老人已有900人: those who use what there is.
_WHO_COME = re.compile(
    r"(?:吃饭|就餐|用餐|订餐|搭伙|打饭|取餐|堂食|理发|剪发|看病|就诊|问诊|体检|咨询|办事|取药|洗澡|泡脚|借书|歇脚|避暑|纳凉|取暖|按摩|康复|买菜)的"
    r"(?:老人|老年人|长者|居民|街坊|群众|村民|独居老人|高龄老人|残疾人|上班族|小哥|骑手)(?:就|已|也|还|平均|每天|大约|一天|经?常)*(?:有|达|达到|增至|超过)?$"
)
_EACH_DAY = re.compile(r"(?:每[天日周晚]|平均|日均)(?:都|大约|约|差不多|至少|总|会|就|能)*(?:有|来)?$")
_DAILY = frozenset(("每天", "每日", "日均", "平均"))
_CO_BUILDS = re.compile(
    r"[^,。;]{0,8}?(?:成为|结成|结为|加入|签约为?|建起|组成|组建|成立|[与同和](?:社区|街道|村里?|居委会|我们))[^,。;]{0,8}?(?:共建单位|共建伙伴|联盟|结对|共建|对子|协议|联建|签约)"
)
_CAN_BE_DONE = re.compile(r"(?:办理|代办|通办|帮办|可办|能办|受理|经办)(?:的|到|各类|事项|事情?|业务|有|达|共)*$")
_ASKED_FOR = re.compile(r"[\u3400-\u9fff]{0,6}(?:议题|提案|诉求|投诉|建议|意见|心愿|求助|线索)")
_DONE_AT_ONCE = re.compile(
    r"[\u3400-\u9fff]{0,6}(?:事情?|事务|事项|业务|服务),?“?(?:全|都|可|能|实现|做到)*(?:一窗|一站式?|就近|马上|一次性?|网上|掌上|家门口|足不出户|不出[\u3400-\u9fff]{1,3})[\u3400-\u9fff]{0,3}办"
)
_COLLECTIVE = re.compile(
    r"((?:村级?|社区|街道)?集体[\u3400-\u9fff]{0,8}?(?:收入|资产|收益|积累))(?:(?![^,。;]*[增减比首])[^,。;\d]{0,8}|(?:首次)?[首突]?[破超]过?[\d.]{1,6}[万亿]元,)$"
)
_DONE_SO_FAR = frozenset(("累计", "先后", "每天", "每月", "每日", "日均"))
_MANY_HOUSES = 10
_AMONG_HOUSES = re.compile(r"(?:居民|住宅|[老新旧高])?楼(?:里|中|当中)")
_WELL = re.compile(r"((?:[古老水清][代时]?)*[井塘窑])(?:共|有|的)*(?:$|(?=[,。;、和及]))")
_SELLS = re.compile(
    r"[卖做经专开][^,。;]{1,24}?的[\u3400-\u9fff]{0,3}(?:铺子?|店|档口|摊|馆子)(?![\u3400-\u9fff]{0,2}(?:主|员|长))"
)
_MOVED_IN = re.compile(r"[搬迁](?:来|入|进来|迁来)的$")
_SET_UP = re.compile(r"(?:设|建|开|办|打造|成立|组建|建成)(?:了|起|立|出|有|成)*$")
_CALLED = re.compile(
    r"“([^“”]{1,9}(?:歇脚点|服务点|[^重要热亮看难]点|站|角|屋|客厅|会客厅|小?院|室|吧|亭|坊|铺|委会|理事会|议事会|队|团|小组))”"
)
_CART = r"((?:巡逻|洒水|消防|清运|保洁|环卫|转运|送餐|观光|应急|宣传|爱心)[\u3400-\u9fff]{0,4}车)"
_CART_AHEAD = re.compile(rf"(?:配备|配置|购置|购买|添置|添|有|、)(?:了)?{_CART}$")
_CART_BEHIND = re.compile(_CART)
_RENEWED = re.compile(r"小区(?:综合|整体|提升)?(?:改造|整治|提升)(?:提升|工程|项目)?(?:共|了|已)*$")
_SORTS_OF_UNITS = re.compile(
    r"(?:[\u3400-\u9fff]{0,6}(?:机关|学校|医院|企业|商铺|银行|单位|公司|商户|院校|部队|门店)[、和及]){2,}[\u3400-\u9fff]{0,6}(?:机关|学校|医院|企业|商铺|银行|单位|公司|商户|院校|部队|门店)等?$"
)
_HIRED = re.compile(r"(?:请出|请来|聘请|聘任|聘用|聘)(?:了|到)?$")
_HIRED_FIRST = re.compile(
    r"(?:请出|请来|聘请|聘任|聘用|邀请|请)(?:了|到)?[\u3400-\u9fff、]{2,24}等$"
)  # 请出老支书张三等7位
_SOME_WHO = re.compile(
    r"(?!社区|居民|街坊|邻居|群众|老人|孩子)[\u3400-\u9fff]{2,5}?(?=[,。;、]|$|组[建成]|担任|当|做|加入|一起|共同|坐)"
)
_RETIRED = re.compile(r"(?:退休|离休|老)[\u3400-\u9fff]{2,5}?(?=[,。;、和与及]|当|做|任|担任|组成|$)")
_BY_TURNS = re.compile(
    r"((?:退休|离休|老)(?!党员|年志愿)[\u3400-\u9fff]{1,6}?)(?:轮流|轮班)(?:坐班|值守|值班|授课|坐诊|执教|当班|坐镇)"
)
_SORT_OF_PEOPLE = r"(?:[\u3400-\u9fff]{0,4}(?:干部|党员|志愿者|网格员|社工|民警|医护人员|工作人员|楼长|居民|骨干|队员|代表|教师|律师|医生|物业人员|保安|乡贤|群众))"
_ALL_TOGETHER = re.compile(rf"(?:{_SORT_OF_PEOPLE}、)*{_SORT_OF_PEOPLE}[和与及、]{_SORT_OF_PEOPLE}(?:等)?$")
_ROLE_WORD = r"[\u3400-\u9fff“”]{0,7}(?:[员师手匠工]|[楼栋巷街网格组道元院]长|顾问|专家|使者|主任|保安|(?:明白|带头|传承|热心)人|辅警|老娘舅|和事佬|医生|律师|护士|干部|志愿者|党员|骨干|代表|民警|管家|能人|乡贤)”?"
_ALL_SORTS = re.compile(
    rf"(?:有|配备|聘请|吸纳|招募|发展|培养|选出|组建)了?(?:{_ROLE_WORD}[、和]){{1,6}}{_ROLE_WORD}等(?:各类|共)?$"
)
_PLAYS = re.compile(r"[\u3400-\u9fff]{0,10}?(?:当起?|担任|做起?|化身|变身)(?:了)?“")
_OF_HONOURS = re.compile(
    r"(?!社区|组织|集体|单位|个人|家庭|小区|[被获站人楼])[^,。;\d“获被授]{0,24}(?:荣誉称号|先进称号|荣誉|称号|奖项)(?![\u3400-\u9fff]{0,2}(?:墙|室|感|证))"
)
_A_PLACE_OF = re.compile(
    r"的(?:[大小老新]|超大|超级|大型|特大|老旧|城市|城乡|商住|混合|纯|居住|型|村改居|农村)*(?:社区|小区|街道|村子?|镇|居民区)(?![内里中]的|[\u3400-\u9fff]{0,6}(?:队|团|小组)|[民医能管干党]|工作)"
)
# 一个3200多户、1万多人的社区
_WITH_ITS_PEOPLE = re.compile(
    rf"[、,]?(?:近|约|超过?|将近|共)?[\d.一二三四五六七八九十百千]+万?[多余]?(?:口|名居民|位居民)?人?{_A_PLACE_OF.pattern}"
)
_ALL_THERE_ARE = frozenset(("只有", "仅有", "共", "一共"))


_WITHOUT = re.compile(r"(?:还)?(?:没有|没|无|缺少?)(?:物业|电梯|门卫|围墙|管理)")
_SOME_OF_WHOLE = re.compile(r"其中的?$")
_AMONG_WHOLE = re.compile(r"(?:社区|村|居委会)(?:当?中的?|里),?(?:目前|现在?|已经?|其中)*有?")


_NEAR_WHOLE = 12


def some_of_them(figure: Figure, left: str, whole: Figure, words: str) -> bool:
    """Whether a figure without a noun counts some of those before it: 9个社区,已推广到其中7个; 14个社区中,已有8个完成…."""
    if figure.unit != "个" or words.startswith(("小区", "月", "小时"), figure.unit_end):
        return False
    if figure.value is None or whole.value is None or figure.value > whole.value:
        return False
    if _WITHOUT.match(words, figure.unit_end) and figure.start - whole.end < _NEAR_WHOLE:
        return True  # 28个小区里有19个没有物业
    return bool(_SOME_OF_WHOLE.search(left) or _AMONG_WHOLE.fullmatch(words, whole.unit_end, figure.start))


PARTS = frozenset("units_in_area shops role_count volunteers estates co_building_units".split())
_FAR = 40
_THERE_ARE = re.compile(r"(?:[\u3400-\u9fff]{0,6}[里中])?[,、]?(?:其中|里面|当中|这里面)?,?(?:就|还|已经?|也)*有?")
_SUCH_PARTS = re.compile(r"[,、;]?其中(?!有?(?:[男女党]|[在直自]\w党员))[\u3400-\u9fff]{2,6}")
_IS_SO = re.compile(
    r"(?:就|都|也|均|还)?(?:是(?!党员|男|女|[^,。]{0,6}党员)|为|来自|[住设](?!有|立)|位于|属|落户|由|从)"
)


def part_of_those(figure: Figure, left: str, right: str, whole: Figure, words: str) -> bool:
    """Whether a figure without a noun counts some of ``whole``, one of ``PARTS``: 60家厂,有41家就设在这里; 教师里,有9名是居民; 其中规模以上9家."""
    if figure.unit != whole.unit or not (figure.value and whole.value):
        return False
    if (
        figure.start - whole.end > _FAR
        or figure.value >= whole.value
        or set("。;") & set(words[whole.end : figure.start])
    ):
        return False
    if not right.strip("、,)"):
        return _SUCH_PARTS.fullmatch(left) is not None
    return _THERE_ARE.fullmatch(left) is not None and left not in ("", ",", "、") and bool(_IS_SO.match(right))


def _people_by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    words = sentence.paragraph.text
    if _is_a_member(words, figure):
        return "party_member_ratio", None, 0
    if right and (not _DAILY.isdisjoint(figure.qualifiers) or _EACH_DAY.search(left)) and (comes := COMES.match(right)):
        return "service_recipients", None, comes.end()  # 每天有70人左右来吃饭
    if "的" in left and _WHO_COME.search(left):
        return "service_recipients", None, 0
    if figure.unit == "口" and (well := _WELL.search(left) or _WELL.match(right)):
        return "facility_count", well[1], well.end() if well.string is right else 0  # 老井3口
    if right and (figure.value or 0) > 2:
        if "请" in left or "聘" in left:
            if _HIRED.search(left) and (hired := _RETIRED.match(right)):
                return "role_count", hired[0], hired.end()  # 请出5名退休船老大
            if _HIRED_FIRST.search(left) and (hired := _SOME_WHO.match(right)):
                return "role_count", hired[0], hired.end()
        if serving := _BY_TURNS.match(right):
            return "role_count", serving[1], serving.end(1)  # 和4名退休女干部轮流坐班
    if "共" in figure.qualifiers and _ALL_TOGETHER.search(left) and right[:1] not in ("在", "到", "参"):
        return "role_count", None, 0  # 社区干部、党员和志愿者共183人下沉一线
    if not right:
        is_of_sorts = "等" in left[-3:] and _ALL_SORTS.search(left)
        return ("role_count", None, 0) if is_of_sorts else None  # 有网格员、楼长等36人
    if "“" in right and _PLAYS.match(right):
        return "role_count", None, 0  # 87名学生利用周末当“见习管家”
    if served := done_for(figure, words, sentence.start, right):
        return served
    return ("population", None, 0) if _A_PLACE_OF.match(right) else None  # 近1.3万人的大社区


def _households_by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    if left.endswith("的") and (figure.value or 0) >= 50 and _MOVED_IN.search(left):
        return "households", "搬迁", 0  # 从7个乡镇搬来的1056户
    if served := done_for(figure, sentence.paragraph.text, sentence.start, right):
        return served
    if _WITH_ITS_PEOPLE.match(sentence.paragraph.text, figure.end) or (right and _A_PLACE_OF.match(right)):
        return "households", None, 0  # 4100户、近1.3万人的大社区
    return None


def _pieces_by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    words, unit = sentence.paragraph.text, figure.unit
    if _is_a_member(words, figure):
        return "party_member_ratio", None, 0
    if unit in ("项", "类", "种"):
        is_sort = unit == "类" and words[figure.end : figure.end + 1].isdigit()  # 7大类58项业务
        can_be_done = not is_sort and (_CAN_BE_DONE.search(left) or (right and _DONE_AT_ONCE.match(right)))
        if can_be_done and not _ASKED_FOR.match(right) and _DONE_SO_FAR.isdisjoint(figure.qualifiers):
            return "service_items", None, 0  # 可办理89项民生事务
    if unit == "个" and not right and _RENEWED.search(left):
        return "estates", None, 0  # 完成老旧小区改造7个
    if (
        unit in ("个", "处", "间", "家")
        and right.startswith("“")
        and _SET_UP.search(left)
        and (named := _CALLED.match(right))
    ):
        field = "team_count" if named[1][-1] in "会队团组" else "facility_count"
        return field, named[1], named.end()  # 设了21个“爱心歇脚点”
    if right and unit in ("家", "个") and (joins := _CO_BUILDS.match(right)):
        return "co_building_units", None, joins.end()
    if right and unit in ("家", "间", "个") and (sold := _SELLS.match(right)):
        return "shops", None, sold.end()  # 六十多家卖花灯、打铜器的老铺
    if unit in ("家", "个") and "共" in figure.qualifiers and _SORTS_OF_UNITS.search(left):
        return "units_in_area", None, 0  # 机关、学校、商铺共141家
    if right and unit in ("项", "个") and _OF_HONOURS.match(right):
        return "honours_count", None, 0  # 等30多项全国和市级先进称号
    return None


def _buildings_by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    is_among = figure.unit != "座" and right and (figure.value or 0) >= _MANY_HOUSES and _AMONG_HOUSES.fullmatch(right)
    return ("buildings", None, 0) if is_among else None  # 46栋楼里,39栋没有电梯


def _money_by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    common = _COLLECTIVE.search(ahead_of(sentence, figure))
    return ("funding_yuan", common[1], 0) if common else None  # 村集体经济收入386万元


def _vehicles_by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    if figure.unit == "辆" and (cart := _CART_AHEAD.search(ahead_of(sentence, figure)) or _CART_BEHIND.match(right)):
        return "equipment_count", cart[1], cart.end(1) if cart.string is right else 0  # 配备巡逻车4辆
    return None


def _others_by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    is_whole = figure.unit == "个车位" and not _ALL_THERE_ARE.isdisjoint(figure.qualifiers)
    return ("facility_count", "车位", 0) if is_whole else None  # 原来只有86个车位


BY_PHRASE = {
    "people": _people_by_phrase,
    "households": _households_by_phrase,
    "pieces": _pieces_by_phrase,
    "buildings": _buildings_by_phrase,
    "money": _money_by_phrase,
    "vehicles": _vehicles_by_phrase,
    "other": _others_by_phrase,
}


def _is_a_member(words: str, figure: Figure) -> bool:
    """每3户就有一名党员."""
    return words[figure.end : figure.end + 1] in _BEGINS_A_MEMBER and _A_MEMBER.match(words, figure.end) is not None


_STORY_OF = re.compile(r"(?:的)?(?:都|也|各(?!类)|里(?!的|有|都)|之[中间]|上榜|晒|联手|轮流|分别|一起|齐|交出|亮出)")
_GOVERNED = re.compile(r"辖|管|[共含由]|全[市区县街镇]|所有|覆盖|涉及|[0-9]个(?:街道|镇|乡)")


def is_of_story(figure: Figure, left: str, behind: str, sentence: Sentence) -> bool:
    """Whether a few communities are those that a story tells of, not how many there are."""
    is_few = figure.value is not None and figure.value < 10 and not _GOVERNED.search(left)
    return is_few and (sentence.paragraph.is_heading or _STORY_OF.match(behind) is not None)
