"""Figures whose phrase says at once what they are, or that they count nothing of the place: ratios, routines, addresses."""

import re

from communities.extraction.figures import Figure
from communities.extraction.gazetteer import SURNAMES
from communities.extraction.sentences import Sentence
from communities.extraction.served import done_for
from communities.extraction.things import Named, ahead_of

_A_MEMBER = re.compile(r"(?:居民|群众|人)?[中里]?就?有[一1][个名位]党员")
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
_RATIO = re.compile(r"每(?:约)?$")
_ROUTINE = re.compile(
    r"每(?:次活动|场活动|晚|夜|天|日|班|次|周|栋|梯|部|组|队|户|桌)(?:都|各|均)?(?:出动|有|由|请|安排|派出|不超过|限)?$|每[次场期](?:都|会)?(?:邀请?|安排|限|请)$"
)
_OF_EACH = re.compile(
    r"密度(?:为|约|达|是)*$|每平方(?:公里|千米|米)[\u3400-\u9fff]{0,4}$|每(?:[百千万]|\d+)?[名个户人位][\u3400-\u9fff]{0,12}(?:仅有?|就有?|有|拥有)[\u3400-\u9fff]{0,6}$|(?:居民|群众|人)(?:里|中)就有$"
)
_COMES = re.compile(
    r"(?:[\u3400-\u9fff]{1,8})?(?:前来|来|到(?=[店站这此里]))[\u3400-\u9fff]{0,6}?(?:吃饭|就餐|用餐|吃|看病|就诊|锻炼|休息|活动|看书|阅读|学习|办事|咨询|喝茶|理发|下棋|跳舞|唱歌)|(?:在[\u3400-\u9fff]{1,6})?(?:就餐|用餐)|[\u3400-\u9fff]{0,4}在(?:这里|这儿|此|里面|站里|中心|社区|食堂|书[屋房吧]|活动室|课堂)[\u3400-\u9fff]{1,6}"
)
# 每天来吃饭的老人有120位, 登记用餐的老人已有900人: those who use what there is.
_WHO_COME = re.compile(
    r"(?:吃饭|就餐|用餐|订餐|搭伙|打饭|取餐|堂食|理发|剪发|看病|就诊|问诊|体检|咨询|办事|取药|洗澡|泡脚|借书|歇脚|避暑|纳凉|取暖|按摩|康复|买菜)的"
    r"(?:老人|老年人|长者|居民|街坊|群众|村民|独居老人|高龄老人|残疾人|上班族|小哥|骑手)(?:就|已|也|还|平均|每天|大约|一天|经?常)*(?:有|达|达到|增至|超过)?$"
)
_EACH_DAY = re.compile(r"(?:每[天日周晚]|平均|日均)(?:都|大约|约|差不多|至少|总|会|就|能)*(?:有|来)?$")
_DAILY = frozenset(("每天", "每日", "日均", "平均"))
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
    r"\d+(?:楼|单元|室|号|0\d)|楼?(?:栋长|楼长|楼道长|单元长|层长|居民(?!楼)[\u3400-\u9fff]{2,3}[,、(])"
)
_SOMEBODY_OF_IT = re.compile(
    r"楼[下上前后](?![的共还])|门[口前]|(?:的?(?:住户|居民|业主|街坊|邻居)|的[\u3400-\u9fff]{0,6}?)(?:老[\u3400-\u9fff](?![\u3400-\u9fff])|[\u3400-\u9fff]{1,4}?(?:师傅|大爷|大妈|大娘|奶奶|爷爷|阿姨|大叔|[叔伯婶嫂婆姐哥]))"
    r"|(?:住户|居民(?!楼)|业主)[\u3400-\u9fff]{2,3}(?=[,。、;:和与说]|$)"
)
_LOST = re.compile(r"(?:倒塌|受损|冲毁|损毁|烧毁)[\u3400-\u9fff]{0,4}$")
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
_OF_OTHERS = re.compile(r"[,、]?(?:而|但)?(?:其[他它]|别的|兄弟|相邻|邻近)(?:的)?(?:社区|小区|街道|村)")
_BREAKS_RULES = re.compile(r"[\u3400-\u9fff]{2,5}?(?:占道|违规|违法|无证|超范围|乱排|乱堆)")
# What somebody does at one moment of a story.
_ON_THE_SPOT = re.compile(
    r"[\u3400-\u9fff“”]{1,12}?(?:赶[到来去往过]|闻讯|随即|立即|立刻|马上|当即|连忙|赶忙|急忙|二话不说|扶[着起上下]|把(?!关|脉)|搀|抬[着起]|背[着起]|冲[进上到出]|跑[来去]|敲[开响]|推[开着]|带着|围[着住]|合力|正好|恰好|路过|一边|拎|扛|递|蹲|站[在着起])"
)
_THERE_IS = re.compile(r"[有共配设由聘派]|安排|组织")
_CARES = re.compile(r"[管理责包联系务对接承着了约近]$")
_ONE_OF_THEM = re.compile(
    rf"(?:每[一]?[名位个人][\u3400-\u9fff]{{0,6}}?|(?:员|长|社工|民警)(?:[小老][\u3400-\u9fff]|[{''.join(sorted(SURNAMES))}][\u3400-\u9fff]{{1,2}})(?:一个?人)?)"
    r"(?:管理?|负责|包联?|联系|服务|结对|对接|承包)(?:着|了|管理|联系|服务)?(?:约|近)?$"
)
_NAMED_FOLK = re.compile(r"(?:热心)?(?:居民|街坊|邻居|群众|老人|业主|村民|孩子)")
_AT_MOST = re.compile(r"最[多忙高](?:的)?(?:一天|一回|一次|那天|时候?|时)[^,。]{0,4}$")
_THEIR_SERVICE = re.compile(r"(?:居民|住户|群众)的(?:日常)?(?:服务|管理)")
_BEGAN = re.compile(r"的[\u3400-\u9fff]{1,6}(?:起步|起家|开始)")
_MANY_HOUSES = 10
_AMONG_HOUSES = re.compile(r"(?:居民|住宅|[老新旧高])?楼(?:里|中|当中)")
_SERVED_BY_ONE = frozenset(("people", "households", "buildings", "pieces"))
_IN_CHARGE = re.compile(r"(?:[管包守]|联系|照看|分管|负责)着[^,。;]{0,8}[\d一二两三四五六七八九十]")
_SOMEBODY = re.compile(
    r"他|她|网格员|网格长|楼长|片长|^(?![\u3400-\u9fff]{0,2}(?:社区|街道|居委|党委|支部))[\u3400-\u9fff]{0,3}(?:如今|现在|一人|一个人|每天)?[管包守]着"
)
_A_PLACE_AHEAD = re.compile(
    r"(?<!在)(?<!是)[\u3400-\u9fff]{2}(?:社区|街道)(?:(?!书记|主任|网格|工作|党委|居委)[^,。;])*,$"
)
_WAS = re.compile(r"(?:由|将|把|原)$")
_MERGED = re.compile(r"(?!城中村)[^,。;\d]{0,16}?(?<!村)(?:合并|撤并|整合|拆分)(?:而成|组建|组成|成立|设立)")
_NAMED_FOR_HONOUR = re.compile(r"(?:拟|待|受)表[彰扬]|(?:同志|居民|家庭)?为“")
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
_HONOURED_BY = frozenset(("people", "households", "pieces", "buildings"))
_TO_BE_HONOURED = re.compile(r"(?:予以|给予|进行)(?:了)?(?:通报|隆重)?(?:表彰|表扬|命名|奖励|考评|评比|验收|复评)")
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
_PEOPLE_OR_HOMES = frozenset(("people", "households"))
_A_PLACE_OF = re.compile(
    r"的(?:[大小老新]|超大|超级|大型|特大|老旧|城市|城乡|商住|混合|纯|居住|型|村改居|农村)*(?:社区|小区|街道|村子?|镇|居民区)(?![内里中]的|[\u3400-\u9fff]{0,6}(?:队|团|小组)|[民医能管干党]|工作)"
)
# 一个3200多户、1万多人的社区
_WITH_ITS_PEOPLE = re.compile(
    rf"[、,]?(?:近|约|超过?|将近|共)?[\d.一二三四五六七八九十百千]+万?[多余]?(?:口|名居民|位居民)?人?{_A_PLACE_OF.pattern}"
)
_WHOLE = {"people": "population", "households": "households"}


def counts_nothing(figure: Figure, left: str, right: str, clause: str, sentence: Sentence) -> bool:
    """Whether a figure is a ratio, a routine, an address, a loss, or a number of those honoured."""
    unit, kind = figure.unit, figure.unit_class
    if kind not in ("share", "points") and ("比" in left or "较" in left) and _THAN_BEFORE.search(left):
        return True  # 比前年少了31件
    if kind == "people" and (_CHAT.match(right) or ("群" in left and _IN_CHAT.search(left))):
        return True
    if (
        kind in ("people", "pieces", "households")
        and _RATIO.search(left)
        and re.match(r"(?:人|居民|市民|家庭|住户)?(?:里|中)?,?就?有", right)
    ):
        return True  # 大约每10个人就有一位志愿者
    if kind in ("m2", "land") and "每" in left and _EACH_ONE.search(left):
        return True  # 上下三层,每层400平方米
    if kind in ("people", "visits") and (_ROUTINE.search(left) or _OF_EACH.search(left)):
        return True
    if kind == "pieces" and left.endswith(("合用", "共用", "挤在")):
        return True  # 36户合用两间厕所
    if kind == "people" and "的" in right and _OF_A_WORKS.match(right):
        return True  # 有4000名工人的大厂
    if "每" in clause and kind in _SHARED_OUT and _FOR_EACH.search(clause):
        return True
    if "社区" in left and _SOME_OF_THEM.search(left):
        return True  # 部分社区阵地面积不足500平方米
    if unit in ("栋", "幢") and (
        (_AT_HOME.search(left) and not (_SPREAD_OVER.search(left) or _MANY_HOMES_OF.match(right)))
        or _ADDRESS.match(right)
        or (figure.high is not None and right.startswith("的"))
    ):
        return True  # 住在3栋的, 7栋6楼, 11至14栋的楼道: where somebody lives
    if unit in ("栋", "幢") and _SOMEBODY_OF_IT.match(right):
        return True  # 8栋楼下, 12栋住户赵云: a number of a house
    if _NAMED_FOR_HONOUR.match(right) or (unit in ("个", "名", "位") and right.startswith("地名")):
        return True  # 3个拟表彰对象, 8人为“…好人”
    if _MERGED.match(right) and _WAS.search(left):
        return True  # 由三个企业家属区合并而成: what the place was before
    if (
        kind in _SERVED_BY_ONE
        and _IN_CHARGE.search(clause)
        and _SOMEBODY.search(clause + left)
        and not _a_place_is_in_charge(figure, clause, sentence)
    ):
        return True  # 他管着9栋楼、512户、1400多口人: one grid, not the place
    if kind == "people" and right.startswith(("一组", "一班", "一队", "一桌", "一间", "一屋", "一批")):
        return True  # 三人一组
    if kind == "people" and _AT_MOST.search(ahead_of(sentence, figure)) and _COMES.match(right):
        return True  # 最多的一天有110多位老人来吃饭
    if kind in _PEOPLE_OR_HOMES and _THEIR_SERVICE.match(right) and "负责" in ahead_of(sentence, figure):
        return True  # 负责3个小区共412户居民的日常服务
    if "期" in left and left.rstrip("为是仅只有的").endswith("同期"):
        return True  # 去年同期为46场
    if kind in _PEOPLE_OR_HOMES and _ONE_FOR_SO_MANY.search(left):
        return True  # 一名网格员联系300户居民
    if _OF_OTHERS.match(left) or (kind == "pieces" and _BREAKS_RULES.match(right)):
        return True  # 其他社区也办了46场, 6家店铺占道经营
    if kind == "people" and _PER_HEAD.search(left):
        return True  # 人均服务居民700人
    if kind == "people" and _VOTES.match(right):
        return True  # 36名居民代表投了赞成票
    if kind == "people" and (figure.value or 0) < 10 and left.endswith("等") and _NAMED_FOLK.match(right):
        return True  # 林大满等3位居民谈感受
    if (kind == "people" or (unit == "个" and _CHILDREN.match(right))) and _AT_THAT_MOMENT.match(right):
        return True  # 有十来位环卫工人正在喝热水
    if kind == "people" and (figure.value or 0) < 10 and not _THERE_IS.search(left) and _ON_THE_SPOT.match(right):
        return True  # 3名楼长赶到现场: a scene
    if kind in _SERVED_BY_ONE and (
        (_CARES.search(left[-5:]) and _ONE_OF_THEM.search(left))
        or (kind == "people" and {"户均", "人均"}.intersection(figure.qualifiers))
    ):
        return True  # 每名网格员管350户, 户均2.7人
    if kind == "m2" and _BEGAN.match(right):
        return True  # 从一间15平方米的车棚起步
    if kind == "people" and (_RESCUED.search(left) or _MOVED_TO_SAFETY.search(left) or _TO_SAFETY.match(right)):
        return True  # 转移危房人员512人, 386名船工上岸避风, 救起落水儿童3人, 涉及38名工人
    if _LOST.search(left) or (unit == "项" and right.startswith("工作")):
        return True  # 倒塌房屋63间, 20多项工作
    return kind in _HONOURED_BY and _TO_BE_HONOURED.search(right) is not None  # 对4户“…家庭”予以表彰


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


_PARTS = frozenset("units_in_area shops role_count volunteers estates co_building_units".split())
_FAR = 40
_THERE_ARE = re.compile(r"(?:[\u3400-\u9fff]{0,6}[里中])?[,、]?(?:其中|里面|当中|这里面)?,?(?:就|还|已经?|也)*有?")
_SUCH_PARTS = re.compile(r"[,、;]?其中(?!有?[男女党])[\u3400-\u9fff]{2,6}")
_IS_SO = re.compile(
    r"(?:就|都|也|均|还)?(?:是(?!党员|男|女|[^,。]{0,6}党员)|为|来自|[住设](?!有|立)|位于|属|落户|由|从)"
)


def part_of_those(figure: Figure, left: str, right: str, whole: tuple[str, str | None, Figure], words: str) -> bool:
    """Whether a figure without a noun counts some of those before it: 60家厂,有41家就设在这里; 教师里,有9名是居民; 其中规模以上9家."""
    field, _kind, all_of_them = whole
    if field not in _PARTS or figure.unit != all_of_them.unit or not (figure.value and all_of_them.value):
        return False
    if (
        figure.start - all_of_them.end > _FAR
        or figure.value >= all_of_them.value
        or set("。;") & set(words[all_of_them.end : figure.start])
    ):
        return False
    if not right.strip("、,)"):
        return _SUCH_PARTS.fullmatch(left) is not None
    return _THERE_ARE.fullmatch(left) is not None and left not in ("", ",", "、") and bool(_IS_SO.match(right))


def _a_place_is_in_charge(figure: Figure, clause: str, sentence: Sentence) -> bool:
    """兰亭社区2015年才成立,管着3个小区: the place of the clause before is the one that has them."""
    ahead = ahead_of(sentence, figure)
    return clause.startswith(("管", "守", "辖")) and bool(_A_PLACE_AHEAD.search(ahead[: ahead.rfind(",") + 1]))


def by_phrase(figure: Figure, left: str, right: str, sentence: Sentence) -> Named | None:
    """Return (indicator, sub-type, how many signs behind the figure belong to its noun), or None."""
    words, unit = sentence.paragraph.text, figure.unit
    is_of_people = figure.unit_class == "people"
    if figure.unit_class in ("pieces", "people") and _A_MEMBER.match(words, figure.end):
        return "party_member_ratio", None, 0
    is_daily = is_of_people and (_DAILY.intersection(figure.qualifiers) or _EACH_DAY.search(left))
    comes = _COMES.match(right) if is_daily else None
    if comes:
        return "service_recipients", None, comes.end()  # 每天有70人左右来吃饭
    if is_of_people and "的" in left and _WHO_COME.search(left):
        return "service_recipients", None, 0
    if unit in ("栋", "幢") and (figure.value or 0) >= _MANY_HOUSES and _AMONG_HOUSES.fullmatch(right):
        return "buildings", None, 0  # 46栋楼里,39栋没有电梯
    if figure.unit_class == "money" and (common := _COLLECTIVE.search(ahead_of(sentence, figure))):
        return "funding_yuan", common[1], 0  # 村集体经济收入386万元
    if unit == "口" and (well := _WELL.search(left) or _WELL.match(right)):
        return "facility_count", well[1], well.end() if well.string is right else 0  # 老井3口
    is_sort = unit == "类" and words[figure.end : figure.end + 1].isdigit()  # 7大类58项业务
    can_be_done = not is_sort and (_CAN_BE_DONE.search(left) or _DONE_AT_ONCE.match(right))
    if (
        unit in ("项", "类", "种")
        and can_be_done
        and not _ASKED_FOR.match(right)
        and not _DONE_SO_FAR.intersection(figure.qualifiers)
    ):
        return "service_items", None, 0  # 可办理89项民生事务
    if unit == "个" and not right and _RENEWED.search(left):
        return "estates", None, 0  # 完成老旧小区改造7个
    if unit == "辆" and (cart := _CART_AHEAD.search(ahead_of(sentence, figure)) or _CART_BEHIND.match(right)):
        return "equipment_count", cart[1], cart.end(1) if cart.string is right else 0  # 配备巡逻车4辆
    if unit == "个车位" and {"只有", "仅有", "共", "一共"}.intersection(figure.qualifiers):
        return "facility_count", "车位", 0  # 原来只有86个车位
    if figure.unit_class == "households" and (figure.value or 0) >= 50 and _MOVED_IN.search(left):
        return "households", "搬迁", 0  # 从7个乡镇搬来的1056户
    if unit in ("个", "处", "间", "家") and _SET_UP.search(left) and (named := _CALLED.match(right)):
        field = "team_count" if named[1][-1] in "会队团组" else "facility_count"
        return field, named[1], named.end()  # 设了21个“爱心歇脚点”
    joins = _CO_BUILDS.match(right) if unit in ("家", "个") else None
    if joins:
        return "co_building_units", None, joins.end()
    sold = _SELLS.match(right) if unit in ("家", "间", "个") else None
    if sold:
        return "shops", None, sold.end()  # 六十多家卖花灯、打铜器的老铺
    if "共" in figure.qualifiers and unit in ("家", "个") and _SORTS_OF_UNITS.search(left):
        return "units_in_area", None, 0  # 机关、学校、商铺共141家
    if is_of_people and (figure.value or 0) > 2 and _HIRED.search(left) and (hired := _RETIRED.match(right)):
        return "role_count", hired[0], hired.end()  # 请出5名退休船老大
    if is_of_people and (figure.value or 0) > 2 and _HIRED_FIRST.search(left) and (hired := _SOME_WHO.match(right)):
        return "role_count", hired[0], hired.end()
    if is_of_people and (figure.value or 0) > 2 and (serving := _BY_TURNS.match(right)):
        return "role_count", serving[1], serving.end(1)  # 和4名退休女干部轮流坐班
    if (
        is_of_people
        and "共" in figure.qualifiers
        and _ALL_TOGETHER.search(left)
        and right[:1] not in ("在", "到", "参")
    ):
        return "role_count", None, 0  # 社区干部、党员和志愿者共183人下沉一线
    if is_of_people and not right and "等" in left[-3:] and _ALL_SORTS.search(left):
        return "role_count", None, 0  # 有网格员、楼长等36人
    if is_of_people and _PLAYS.match(right):
        return "role_count", None, 0  # 87名学生利用周末当“见习管家”
    if unit in ("项", "个") and right and _OF_HONOURS.match(right):
        return "honours_count", None, 0  # 等30多项全国和市级先进称号
    if served := done_for(figure, words, sentence.start, right):
        return served
    if figure.unit_class == "households" and _WITH_ITS_PEOPLE.match(words, figure.end):
        return "households", None, 0
    whole = _WHOLE.get(figure.unit_class)
    return (whole, None, 0) if whole and _A_PLACE_OF.match(right) else None  # 4100户、近1.3万人的大社区


_STORY_OF = re.compile(r"(?:的)?(?:都|也|各(?!类)|里(?!的|有|都)|之[中间]|上榜|晒|联手|轮流|分别|一起|齐|交出|亮出)")
_GOVERNED = re.compile(r"辖|管|[共含由]|全[市区县街镇]|所有|覆盖|涉及|[0-9]个(?:街道|镇|乡)")


def is_of_story(figure: Figure, left: str, behind: str, sentence: Sentence) -> bool:
    """Whether a few communities are those that a story tells of, not how many there are."""
    is_few = figure.value is not None and figure.value < 10 and not _GOVERNED.search(left)
    return is_few and (sentence.paragraph.is_heading or _STORY_OF.match(behind) is not None)
