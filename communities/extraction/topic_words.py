"""The words by which topics change: those that mean a place named before, those that lead to one, those that leave it."""

import re

PAYS = re.compile(
    r"(?:和|与|同|携手|联合)[^,。]{2,12}(?:一起|一同|共同)凑|[^,。]{0,6}?(?:投入|投资|拨款|拨了|出资|拿出|拨付|补贴|统筹|协调|争取|支持|帮助)"
)
# 区里安排860万元,支持全区类似的老楼: it is paid for all, not for the one that is told of.
FOR_ALL = re.compile(
    r"全[区县市街镇]|各(?:街道|社区|小区|镇|个)|类似|同类|\d+个(?:老旧|城市|城中)?(?:小区|社区|街道|村|老?院)"
)
# 为全区老楼投入2100万元: what is done for all of it, not where.
SPENT_ON_ALL = re.compile(
    r"[^,。;]{0,16}?(?:投入|投资|安排|拨款|拨付|拨出|拨|出资|筹集|筹措|落实|下达|争取)[^,。;]{0,8}?\d"
)
RAISES = re.compile(
    r"[^,。]{0,6}?(?:统筹|筹集|筹措|争取|协调)"
)  # what a street raises is its own, what it pays is theirs
NO_PRONOUN = re.compile(
    r"[\u3400-\u9fff](?<![在由该本我从把被让给对向和与了年月日前后来入进到里内使推动导是为以今底中间])"
)
# 街道夜校在东亭社区开课: what takes place somewhere.
HELD = re.compile(
    r"(?:正式|如期|顺利|隆重)?(?:开课|开班|开讲|开营|开幕|开赛|开锣|举行|举办|召开|上演|演出|启动|办(?:起|了|(?=[“]))|开办|试点|结业|落幕|收官)"
)
SET_IN = re.compile(r"[开设办放落选]在$")  # 夜校设在东亭社区,
# A place in the part of somebody who helps is not whose the figure is: 联合新港街司法所….
HELPERS = tuple(
    "找到 请来 喊来 叫来 拉上 联合 邀请 会同 协同 协调 携手 依托 联动 对接 来自 与 和 同 在 经 由 向 被 获 把 将 对".split()
)
HELPING_BODY = re.compile(
    r"^(?:街道|街|镇)?(?:司法所|派出所|文明办|综治办|团[工]?委|妇联|总工会|卫生服务中心|城管|市场监管所|应急办|社工站|办事处)"
)
BEFORE_MERGED = re.compile(r"合并(?:以|之)?前|未合并时")
PHASE = re.compile(r"(?:(?:[一二三四五]期|其中|另外|如今|现在)的?)?")  # 二期东亭社区有46栋
# Behind the name of a place: where it lies, what it has, how many.
TELLS_MORE = re.compile(
    r"位于|地处|[座坐]落|[现共辖总建]有|[下所]辖|面积|常住|户籍|成立|[建设]于|\d(?!\d*[年月日岁])|[一二两三四五六七八九十百千][多余几]?[个名户人场次支处栋座家条件起项]"
)
FROM_THERE = re.compile(r"的?(?:村民|居民|业主|住户|街坊|老人|商户|邻居)们")
MOST_LABEL = 16
SMALL, BIG = frozenset(("community", "village", "street")), frozenset(("street", "district", "city", "province"))
COMES = re.compile(
    r"[\u3400-\u9fff]{0,10}?(?:中心|卫生院|医院|所|局|站|办|会|院|队|团委|妇联|工会)(?:在这里|在此|在社区|为社区|为居民|给社区|到社区|进社区|来到社区|与社区|和社区|同社区|联合社区|帮|派)"
)
# A line that signs a story, or a body's name, opens no section about the place that it begins with.
NO_SECTION = re.compile(
    r"^(?:所属|所在|隶属|地理|行政|政府|属地|归属|上级|地址|位置|地点|住址)[\u3400-\u9fff]{0,3}[ :]|下辖社区$|(?:街道?|镇|乡|区|县)(?:下辖|所辖|辖区)|记者|通讯员|编辑|来源|供稿|^(?:家住|住在|“)|说:|^[■□◆]?[\u3400-\u9fff]{2,12}(?:融媒体中心|日报|晚报|办公室|办事处|[委局办])$"
)
TELLS = re.compile(r"介绍|表示|告诉|说|透露|坦言|指出|算|称")
OF_ITS_OWN = re.compile(
    r"社区(?:另外|此外|另|还|现|共|总|下[辖设]|辖|一共|全年)"
)  # rather than what it does for an estate
LISTING = frozenset("辖有含由、和与及")  # what stands before one of several
LONGEST_NUMBERING = 4  # signs: (十二)
IS_LABEL = re.compile(r"[\u3400-\u9fff]{2,4}[。:]")
# A sentence that goes on about the estate of the one before has no subject of its own.
GOES_ON = re.compile(
    r"(?:小区|院内|苑内|目前|现|其中|这里)?(?:共|现|总|有|占|建|绿|楼|住|入住|户|居民\d|由|分)|\d+[余多]?(?:栋|户|幢|套|排|座|间)|没有(?:物业|电梯|围墙)|它(?!们)"
)
NEXT_POINT = re.compile(
    r"[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十],|首先|其次|再次|最后,|此外|另外|(?:[两三四五六七八九十几]|\d{1,2})个(?:老旧?)?(?:院子?|小区|家属院|院落|片区|安置点|新村)|(?:两边)?[加合]起来|我们(?!小区|院|宿舍|楼)"
    r"|(?:全年|今年|去年|一年来,?|[上下]半年|期间,?)?在?全?辖区(?!的?(?:面积|总))"
)  # 三是举办…; 全年在辖区清运…
COUNTED_THERE = re.compile(r"[共约]?\d+(?:多|余)?[个家所处名]")  # 是全区111个社区中…: the figure is the district's
# Before a place that a story has not named yet: 在望江社区, 记者走进…, 家住….
INTRODUCED = re.compile(
    r"(?:在|走进|来到|走访|位于|到|去|从|记者|以|由|是|为|的|和|与|、|近日|日前|昨日|今年|去年|\d日|上午|下午|其中|例如|比如|如|像|邀请|联合|小区|”)$"
)
NEXT_DOOR = re.compile(r"(?:之隔|相邻|毗邻|隔壁|邻近|附近|不远|旁边|同街道|同街)的?$")
LABELLED = re.compile(r"^(?:【[^【】]{1,12}】|[“”●■◆▲★·▶☆✅✔☑-] ?|\d{1,2}[.、])+")
OF_STREET = re.compile(r"街道|全街|全镇")
YARD, WITH_YARD = (
    ("家属院", "院里", "院子里", "院内"),
    ("院", "宿舍", "宿舍区", "家属区"),
)  # a word for an estate that has a yard
HAS = re.compile(
    r"(?:目前|现|已|去年|今年|累计|近年来|[一二三四五六七八九十几]{1,2}多?年[来里间])*(?:共|现|全[区县]|下?辖|有|常住|户籍|总|建[成起有]|新[增建]|投入|改造|打造|完成)"
)
THAT_YEAR = re.compile(r"(?:今年|去年|全年|目前|[前上下]半年)[^,。;:]{0,10}\d")  # 柳浪区今年搬迁3260户
UNNAMED = {"city": "全市", "district": "全区", "province": "全省"}
QUOTED = re.compile(r"“[^“”,。!?;]{2,26}”|《[^《》]{2,26}》")
LIES_IN = re.compile(
    r"(?<![都均同])(?:位于|地处|[座坐]落[于在]?|隶?属于?|划?归)(?:[^,。;]{0,12}(?:街道|[街镇乡区县]))?$"
)
LIES = re.compile(r"位于|地处|[座坐]落|建成?于|始建|成立于|组建于|由.{2,12}组成")
TOLD_OF = re.compile(r"[。:]|[列纳]入|启动|迎来|位于|地处|[座坐]落|建成?于|始建|原?是|原为|共|现|总|占地|有|由")
BY_LABEL = re.compile(
    r"(?:[①-⑳]|[\d一二三四五六七八九十]{1,3}[.、])? ?(?:(?:社区|村居?|小区|地名|单位)(?:名称)?|名称|名字|全称): ?"
)
BELONGS = re.compile(r"[●■◆▪·-]?(?:社区|街道|单位)(?:名称)?: ?")
IN_DISTRICT = re.compile(r"[●■◆▪·-]?(?:所在)?(?:区|县|市|区县|城区|街道|街镇|镇|乡镇)(?:名称)?: ?")
CARD_LINE = re.compile(r"[●■◆▪·-]?[\u3400-\u9fff()]{1,9}: ?[^ ]")
NUMBERING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[①-⑳]|[●■◆▲△▽◇□★☆·【“▶▷○◎]+"
)
# 第二次敲门在石狮社区。: a predicate that leads to a place, however seldom it is named.
ARRIVES = re.compile(r"[在到是进]\0(?:[。;]|$)")
EXAMPLE = re.compile(r"(?:最[大小多早新高低远美]的是?|其中的?|例如|比如|譬如|像)$")
ENDS_EXAMPLE = frozenset("大小多早新高低远美的是中如像")
TO_WHOM = ("对", "为", "把", "给", "将")
WHERE_TO = frozenset(("在", "向", "入", "为", "给", "居", "从", "占", "面", "是", "成"))
HONOURS = re.compile(r"(?:荣获|获得|获评|获|评为|授予|命名为)[^,。;]*$")  # 荣获省文明单位、全省模范集体
WELL_KNOWN = re.compile(r"(?:范围内?|上下)?(?:有名|知名|闻名|领先|前列|首个|首家|首批|第|最|唯一|少有|推广|率先|平均)")
