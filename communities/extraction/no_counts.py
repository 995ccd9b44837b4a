"""Figures that count nothing of the place: ratios, routines, addresses, losses, what some people do at one moment."""

import re

from communities.extraction.figures import Figure
from communities.extraction.gazetteer import SURNAMES
from communities.extraction.phrases import COMES
from communities.extraction.sentences import Sentence
from communities.extraction.things import ahead_of

_CHAT = re.compile(r"的?(?:大|微信|QQ)?群(?!众)|/")
_THAN_BEFORE = re.compile(
    r"(?:比|较|同比|环比)(?:[^,。;\d]{1,8}?)?(?:少|多|增加|减少|增长|下降|上升|降低|新增|净增|多出|增|减)(?:了|出|出来)?$"
    r"|(?:比|较)(?:上年|去年|前年|年初|上季度|往年)(?:同期)?(?:又)?(?:多|少|增加|减少|新增)(?!到|至)[^,。;\d]{0,8}$"
)
_EACH_ONE = re.compile(
    r"每(?:一)?(?:[层间块栋户亩处座套位家片]|个[\u3400-\u9fff]{0,4})[\u3400-\u9fff]{0,6}?(?:面积|都|均|各|大约|仅|有|约|为|达)*$"
)
_IN_CHAT = re.compile(
    r"(?<![人社楼族种])(?:[入进]群|群(?:里|内|聊里?))(?:的|居民|业主|住户|成员|街坊|已|就|共|有|达|约|超过?)*$"
)
_ROUTINE = re.compile(
    r"每(?:次活动|场活动|晚|夜|天|日|班|次|周|栋|梯|部|组|队|户|桌)(?:都|各|均)?(?:出动|有|由|请|安排|派出|不超过|限)?$|每[次场期](?:都|会)?(?:邀请?|安排|限|请)$"
)
_OF_EACH = re.compile(
    r"密度(?:为|约|达|是)*$|每平方(?:公里|千米|米)[\u3400-\u9fff]{0,4}$|每(?:[百千万]|\d+)?[名个户人位][\u3400-\u9fff]{0,12}(?:仅有?|就有?|有|拥有)[\u3400-\u9fff]{0,6}$|(?:居民|群众|人)(?:里|中)就有$"
)
_SHARED_OUT = frozenset(("people", "pieces", "m2", "machines", "households", "sheets", "sets", "other"))
_FOR_EACH = re.compile(
    r"每[名位](?!老人|居民|群众)[\u3400-\u9fff]{2,4}?(?:联系|帮扶?|包保?|结对|负责|走访|服务|管)|每[户家人](?:家庭|居民)?(?:都|均|各)?(?:免费)?(?:发|送|配|赠|领|装)(?:了|放|送)?|每(?:百|千|万|\d+)[户人名]|每(?:个|一)?(?:栋|幢|院|巷|网格|小区|社区|村|单元|楼栋|站点|支部|楼道|点|班|队|站|小组)"
)
_OF_A_WORKS = re.compile(
    r"[\u3400-\u9fff]{0,6}的(?:[\u3400-\u9fff]{0,4})?(?:大厂|工厂|老厂|厂子|企业|公司|国企|煤矿|矿山)(?![\u3400-\u9fff]*社区)"
)
_SOME_OF_THEM = re.compile(r"(?:部分|个别|有的|少数|一些|多数|有些)(?:老旧)?社区")
_AT_HOME = re.compile(r"(?:住在?|家住|居住在|位于|在)$")
_SPREAD_OVER = re.compile(r"(?:分布|分散|散居|居住)在$")
_MANY_HOMES_OF = re.compile(r"(?:居民|住宅|[老旧新高])楼[房栋]?[里内中](?![的一])")
_ADDRESS = re.compile(
    r"\d+(?:楼|单元|室|号|0\d)|[一二三四五六七八九](?:楼(?!房)|单元)|底商|楼?(?:栋长|楼长|楼道长|单元长|层长|居民(?!楼)[\u3400-\u9fff]{2,3}[,、(])"
)
_SOMEBODY_OF_IT = re.compile(
    r"楼[下上前后](?![的共还])|门[口前]|(?:的?(?:住户|居民|业主|街坊|邻居)|的[\u3400-\u9fff]{0,6}?)(?:老[\u3400-\u9fff](?![\u3400-\u9fff])|[\u3400-\u9fff]{1,4}?(?:师傅|大爷|大妈|大娘|奶奶|爷爷|阿姨|大叔|[叔伯婶嫂婆姐哥]))"
    r"|(?:住户|居民(?!楼)|业主)[\u3400-\u9fff]{2,3}(?=[,。、;:和与说]|$)"
)
_LOST = re.compile(r"(?:倒塌|受损|冲毁|损毁|烧毁)[\u3400-\u9fff]{0,4}$")
_RESCUED = re.compile(r"(?:救起|救出|救上|救下|营救|解救|转运|抓获|扭送|劝返|涉及|牵涉)(?:了)?[\u3400-\u9fff]{0,6}$")
_MOVED_TO_SAFETY = re.compile(r"(?:转移|疏散|撤离)(?:安置)?(?:了)?[\u3400-\u9fff]{2,14}(?:人员|住户|工人|渔民)$")
_TO_SAFETY = re.compile(r"[\u3400-\u9fff]{1,8}?(?:上岸避|避风|避险|撤离|安全转移|获救|脱险)")
_AT_THAT_MOMENT = re.compile(
    r"(?!的|学员)[\u3400-\u9fff]{0,8}?(?:正在|还在|正(?=[忙围坐站排弯埋低手跟学练听聚])|忙着|轮轴转|连轴转)"
)
_CHILDREN = re.compile(r"[\u3400-\u9fff]{0,3}(?:孩子|小朋友|娃娃?|老人|学生|年轻人|街坊)")
_VOTES = re.compile(
    r"[\u3400-\u9fff]{0,4}(?:代表|业主)(?:都|全部|一致)?(?:投[了下](?:赞成|反对|同意)?票|投(?:赞成|反对)|举手|签了字)"
)
_ONE_FOR_SO_MANY = re.compile(r"[一1][名位][\u3400-\u9fff]{2,5}?(?:联系|带教?|负责|包保?|管|服务|结对)(?:了|着)?$")
_PER_HEAD = re.compile(r"[人户]均[\u3400-\u9fff]{0,8}$")
_OF_OTHERS = re.compile(
    r"[,、]?(?:而|但)?(?:其[他它]|别的|兄弟|相邻|邻近|个别|某个?)(?:的)?(?:社区|小区|街道|村)|[,、]?有的(?:社区|街道)"
)
_COMMUNITIES_WITH = re.compile(r"社区(?:的)?老旧小区")  # 三个社区老旧小区改造见闻
_BREAKS_RULES = re.compile(r"[\u3400-\u9fff]{2,5}?(?:占道|违规|违法|无证|超范围|乱排|乱堆)")
# What somebody does at one moment of a story.
_ON_THE_SPOT = re.compile(
    r"[\u3400-\u9fff“”]{1,12}?(?:赶[到来去往过]|闻讯|随即|立即|立刻|马上|当即|连忙|赶忙|急忙|二话不说|扶[着起上下]|把(?!关|脉)|搀|抬[着起]|背[着起]|冲[进上到出]|跑[来去]|敲[开响]|推[开着]|带着|围[着住]|合力|正好|恰好|路过|一边|拎|扛|递|蹲|站[在着起])"
)
_THERE_IS = re.compile(r"[有共配设由聘派]|安排|组织")
_CARING = frozenset("管理责包联系务对接承着了约近")
_ONE_OF_THEM = re.compile(
    rf"(?:每[一]?[名位个人][\u3400-\u9fff]{{0,6}}?|(?:员|长|社工|民警)(?:[小老][\u3400-\u9fff]|[{''.join(sorted(SURNAMES))}][\u3400-\u9fff]{{1,2}})(?:一个?人)?)"
    r"(?:管理?|负责|包联?|联系|服务|结对|对接|承包)(?:着|了|管理|联系|服务)?(?:约|近)?$"
)
_NAMED_FOLK = re.compile(r"(?:热心)?(?:居民|街坊|邻居|群众|老人|业主|村民|孩子)")
_AT_MOST = re.compile(r"最[多忙高](?:的)?(?:一天|一回|一次|那天|时候?|时)[^,。]{0,4}$")
_THEIR_SERVICE = re.compile(r"(?:居民|住户|群众)的(?:日常)?(?:服务|管理)")
_BEGAN = re.compile(r"的[\u3400-\u9fff]{1,6}(?:起步|起家|开始)")
_WHO_OR_WHERE = frozenset(("people", "households", "buildings", "pieces"))
_IN_CHARGE = re.compile(r"(?:[管包守]|联系|照看|分管|负责)着[^,。;]{0,8}[\d一二两三四五六七八九十]")
_SOMEBODY = re.compile(
    r"他|她|网格员|网格长|楼长|片长|^(?![\u3400-\u9fff]{0,2}(?:社区|街道|居委|党委|支部))[\u3400-\u9fff]{0,3}(?:如今|现在|一人|一个人|每天)?[管包守]着"
)
_A_PLACE_AHEAD = re.compile(
    r"(?<!在)(?<!是)[\u3400-\u9fff]{2}(?:社区|街道)(?:(?!书记|主任|网格|工作|党委|居委)[^,。;])*,$"
)
_MERGED = re.compile(r"(?!城中村)[^,。;\d]{0,16}?(?<!村)(?:合并|撤并|整合|拆分)(?:而成|组建|组成|成立|设立)")
_NAMED_FOR_HONOUR = re.compile(r"(?:拟|待|受)表[彰扬]|(?:同志|居民|家庭)?为“")
_TO_BE_HONOURED = re.compile(r"(?:予以|给予|进行)(?:了)?(?:通报|隆重)?(?:表彰|表扬|命名|奖励|考评|评比|验收|复评)")
_PEOPLE_OR_HOMES = frozenset(("people", "households"))
_PER_HEAD_OR_HOME = frozenset(("户均", "人均"))
# Signs without which no words before a figure make it a comparison, a part of others, a share of each or a loss.
_OF_SUCH_WORDS = re.compile(r"[比较社期其别某有兄相邻塌损毁每用挤密就名位群均救转抓扭劝涉牵疏撤]")


def counts_nothing(figure: Figure, left: str, right: str, clause: str, sentence: Sentence) -> bool:
    """Whether a figure is a ratio, a routine, an address, a loss, or a number of those honoured."""
    kind = figure.unit_class
    if left and _is_nothing_by_words_before(figure, left, right):
        return True
    if right and _is_nothing_by_words_behind(figure, left, right, sentence):
        return True
    if "每" in clause and kind in _SHARED_OUT and _FOR_EACH.search(clause):
        return True
    if kind not in _WHO_OR_WHERE:
        return False
    if kind == "people" and figure.qualifiers and not _PER_HEAD_OR_HOME.isdisjoint(figure.qualifiers):
        return True  # 户均2.7人
    return (
        "着" in clause
        and _IN_CHARGE.search(clause) is not None
        and _SOMEBODY.search(clause + left) is not None
        and not _a_place_is_in_charge(figure, clause, sentence)
    )  # 他管着9栋楼、512户、1400多口人: one grid, not the place


def _is_nothing_by_words_before(figure: Figure, left: str, right: str) -> bool:
    unit, kind = figure.unit, figure.unit_class
    if kind in _WHO_OR_WHERE and left[-1] in _CARING and _ONE_OF_THEM.search(left):
        return True  # 每名网格员管350户
    if unit in ("栋", "幢") and (
        _AT_HOME.search(left) and not (_SPREAD_OVER.search(left) or _MANY_HOMES_OF.match(right))
    ):
        return True  # 住在3栋的: where somebody lives
    if not _OF_SUCH_WORDS.search(left):
        return False
    if kind not in ("share", "points") and ("比" in left or "较" in left) and _THAN_BEFORE.search(left):
        return True  # 比前年少了31件
    if "社区" in left and _SOME_OF_THEM.search(left):
        return True  # 部分社区阵地面积不足500平方米
    if "期" in left and left.rstrip("为是仅只有的").endswith("同期"):
        return True  # 去年同期为46场
    if _OF_OTHERS.match(left) or _LOST.search(left):
        return True  # 其他社区也办了46场, 倒塌房屋63间
    if kind in ("m2", "land"):
        return "每" in left and _EACH_ONE.search(left) is not None  # 上下三层,每层400平方米
    if kind == "pieces":
        return left.endswith(("合用", "共用", "挤在"))  # 36户合用两间厕所
    if kind in ("people", "visits") and (_ROUTINE.search(left) or _OF_EACH.search(left)):
        return True
    if kind in _PEOPLE_OR_HOMES and _ONE_FOR_SO_MANY.search(left):
        return True  # 一名网格员联系300户居民
    return kind == "people" and (
        ("群" in left and _IN_CHAT.search(left) is not None)
        or ("均" in left and _PER_HEAD.search(left) is not None)  # 人均服务居民700人
        or _RESCUED.search(left) is not None
        or _MOVED_TO_SAFETY.search(left) is not None  # 转移危房人员512人, 救起落水儿童3人, 涉及38名工人
    )


def _is_nothing_by_words_behind(figure: Figure, left: str, right: str, sentence: Sentence) -> bool:
    unit, kind = figure.unit, figure.unit_class
    if _NAMED_FOR_HONOUR.match(right) or (unit in ("个", "名", "位") and right.startswith("地名")):
        return True  # 3个拟表彰对象, 8人为“…好人”
    if unit == "种" and left.endswith("小区"):
        return True  # 三个小区三种脾气
    if unit == "个" and right.startswith("社区") and _COMMUNITIES_WITH.match(right):
        return True
    if left.endswith(("由", "将", "把", "原")) and _MERGED.match(right):
        return True  # 由三个企业家属区合并而成: what the place was before
    if kind in _WHO_OR_WHERE and _TO_BE_HONOURED.search(right):
        return True  # 对4户“…家庭”予以表彰
    if (
        kind in ("people", "pieces", "households")
        and left.endswith(("每", "每约"))
        and re.match(r"(?:人|居民|市民|家庭|住户)?(?:里|中)?,?就?有", right)
    ):
        return True  # 大约每10个人就有一位志愿者
    if kind in _PEOPLE_OR_HOMES and _THEIR_SERVICE.match(right) and "负责" in ahead_of(sentence, figure):
        return True  # 负责3个小区共412户居民的日常服务
    if kind == "people":
        return _is_scene_of_people(figure, left, right, sentence)
    if kind == "pieces":
        return (
            _BREAKS_RULES.match(right) is not None  # 6家店铺占道经营
            or (unit == "项" and right.startswith("工作"))
            or (unit == "个" and _CHILDREN.match(right) is not None and _AT_THAT_MOMENT.match(right) is not None)
        )
    if unit in ("栋", "幢"):  # 7栋6楼, 11至14栋的楼道, 8栋楼下, 12栋住户赵云: a number of a house
        return (
            _ADDRESS.match(right) is not None
            or (figure.high is not None and right.startswith("的"))
            or _SOMEBODY_OF_IT.match(right) is not None
        )
    return kind == "m2" and _BEGAN.match(right) is not None  # 从一间15平方米的车棚起步


def _is_scene_of_people(figure: Figure, left: str, right: str, sentence: Sentence) -> bool:
    """有十来位环卫工人正在喝热水, 3名楼长赶到现场: what some do at one moment, or who they are in a chat or a works."""
    if _CHAT.match(right) or ("的" in right and _OF_A_WORKS.match(right)):
        return True  # 有4000名工人的大厂
    if right.startswith(("一组", "一班", "一队", "一桌", "一间", "一屋", "一批")):
        return True  # 三人一组
    if _VOTES.match(right) or _AT_THAT_MOMENT.match(right) or _TO_SAFETY.match(right):
        return True  # 36名居民代表投了赞成票, 386名船工上岸避风
    if COMES.match(right) and _AT_MOST.search(ahead_of(sentence, figure)):
        return True  # 最多的一天有110多位老人来吃饭
    if (figure.value or 0) >= 10:
        return False
    if left.endswith("等") and _NAMED_FOLK.match(right):
        return True  # 林大满等3位居民谈感受
    return _ON_THE_SPOT.match(right) is not None and not _THERE_IS.search(left)


def _a_place_is_in_charge(figure: Figure, clause: str, sentence: Sentence) -> bool:
    """兰亭社区2015年才成立,管着3个小区: the place of the clause before is the one that has them."""
    ahead = ahead_of(sentence, figure)
    return clause.startswith(("管", "守", "辖")) and bool(_A_PLACE_AHEAD.search(ahead[: ahead.rfind(",") + 1]))
