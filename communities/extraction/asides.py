"""Places that are named without being spoken of: neighbours, parts of other names, one of many."""

import re

from communities.extraction.gazetteer import SURNAMES
from communities.extraction.places import Place
from communities.extraction.topic_words import NUMBERING

# 位于石涌街道北部, 是青禾区最老的社区: said of somebody else. 渡口区图书馆: part of a name.
_WHERE = re.compile(
    r"(?:位于|地处|(?:划?归|归属|从属)于?|隶属于?|(?:地处|坐落[于在]|隶属于?)[^,。;]{1,8}|属于?|坐落于?|坐落在|毗邻|相邻|[东西南北](?:面|部|侧|边)?(?:与|邻|接|靠|临|至|连|隔|濒|依|抵|望|起)[^,。;]{0,8}|紧邻|靠近|临近|邻近|接壤|来自|家住|住在|所属[^,。:]{0,3}:|[^,。]{0,4}单位:|(?:位置|地点|地址|所在|隶属|属地|归属|上级|住址|区划)[^,。: ]{0,3}:)$|[位坐]于[^,。]{0,8}$"
)
_LIES_AHEAD = re.compile(r"(?:位于|地处|坐落[于在])")  # 位于青山区的梨园街道,面积…
_OF_MANY = re.compile(
    r"(?:[\d一二三四五六七八九十]+个|有名|知名|闻名|领先|前列|的|下辖|辖内|所辖|辖区|管辖|[东南西北中]部|较|少数|第一|首|唯一|最|仅有|少有|面积最|人口最|规模)"
)
_LIKE_IT = frozenset(("这样", "那样", "一样", "这般", "一般"))
_NEIGHBOURS = tuple(
    "毗邻 紧邻 邻近 临近 靠近 比邻 紧挨 挨着 挨近 靠着 紧靠 连着 紧连 相邻 接壤 隔壁是 对面是 旁边是 背靠 隔着马路是".split()
)
_ENDS_NEIGHBOURS = frozenset(word[-1] for word in _NEIGHBOURS)
_ALIKE = re.compile(
    r"(?:[都也正恰]?同[属在为是时年一]|一样|一般大|相比|相当|不同|相似|相仿|类似|差不多|不相上下|门对门|背靠背|隔)"
)
_IS_IN = tuple(f"{ending}在" for ending in "社区 小区 院 苑 园 宿舍 新村 公寓 新城 坊 庄".split())
_SIDE = re.compile(r"的?(?:最|正)?[东西南北中]{1,2}(?:头|部|侧|边|端|面|角|段|心)?[,。;的]")
_BESIDE_IT = re.compile(r"(?:\d+号)?[大小正东西南北侧后]{0,2}门?(?:口|旁|边|外|对面|附近|楼下)")
_SIDE_OF = re.compile(r"[东西南北]{1,2}[侧边面门]|门口|门前|旁|附近|周边")
_BIG_PLACE_ACTS = re.compile(
    r"[,。、;:]|$|财政|全|\d+(?:周?岁)|\d+个(?:社区|街道|村)|共|现|目前|眼下|截至|下辖|辖|有|在|以|通过|深入|积极|坚持|近年|着|将|已|全面|持续|把|按照|从|今年|去年|各|推|开展|面积|总|常住|户籍|人口|位于|大力|不断|正|聚焦|围绕|新|建|率|依|设|累计|还|也|首|同|[一二三四五六七八九十两几][十多]{0,2}年|[\u3400-\u9fff]{1,3}(?:局|办|委|联)(?:介绍|统计|提供|通报|[为给对在]全)|这样"
)

_JOINS = frozenset("、和与及")
_BESIDE_ANOTHER = frozenset("与和跟同")
_IN_A_LIST = re.compile(
    r"(?:[、和与及][\u3400-\u9fff]{2,7}){1,12}等?(?:共|全部)?[0-9一二两三四五六七八九十]{1,3}个(?:村|社区|小区)(?!分别)"
)
_SUMMED = re.compile(
    r"等?(?:共|全部)?[0-9一二两三四五六七八九十]{1,3}个(?:行政|自然|城市|住宅)?(?:村|社区|小区|居委会)"
)
WITH_FIGURE = re.compile(r"[约近有共]{0,2}(?:居民楼|住宅楼?|楼房?)?[\d.]+[万余多]{0,2}(?:户|栋|幢|套|人|平方)")
_BESIDE = re.compile(r"(?:仅|只)?(?:一[墙街路河桥江]之隔|隔[路河江街](?:相望)?|相隔)")
_BEGINS_BESIDE = frozenset("仅只一隔相")
_BEFORE_THAT = re.compile(
    r"(?:于?(?:\d{4}年)?(?:\d{1,2}月)?(?:整体)?)?(?:并入|划入|划归|撤销|分设|析置|析出|划出|分出|改设|改制|撤[镇乡并村]|合并|升格|拆分)"
)
_BEGINS_BEFORE_THAT = frozenset("于0123456789整并划撤分析改合升拆")
_BORDERS = re.compile(r"(?:[、和与及][\u3400-\u9fff]{2,8}){1,6}(?:相邻|接壤|毗邻|毗连|为邻|交界|相接|相连|相望)")
_FAR = frozenset(("接壤", "相邻", "毗邻", "交界", "为邻", "为界", "相望", "相接", "相连", "隔路", "隔河", "隔江"))
_MERGED = re.compile(r"[^,。;]{0,16}?(?:合并|整合|析出|划出|分出|撤并|改制|改设|拆分|整建制|转[来为制]|更名|演变)")
_SHARE = re.compile(
    r"占(?:了|到|据)?(?:全社区|社区|辖区|总数)?的?(?:近|超|约|将近|超过)?(?:一半|半数|大半|多数|[\d.]+%|[一二两三四五六七八九十]+(?:分|成))"
)
_PREDICATE = re.compile(r"是[^,。;]{0,8}的$")
_ONCE_WAS = re.compile(r"(?:社区|街道|村) ?(?:是|前身[是为]|原[是为])(?:[^,。;]{2,22}的)?$")
_OF_THIS = re.compile(r"的?(?:这|那|一)[个座片]?(?:老|小|大|新)?(?:社区|小区|村子?)")
_BEGINS_THIS = frozenset("的这那一")
_LEFT_BEHIND = re.compile(
    r"(?:前身(?:是|为|系)|原[是为名叫]|旧[称名]|曾[名叫用]名?|(?:从前|过去|以前|早先|早年|当年|最早|原先|原来|那时|习惯|仍|还)叫它?|从|离开|走出|经过|路过|穿过|告别|不同于|有别于|区别于|不像)$"
)
_ENDS_LEFT_BEHIND = frozenset("是为系名叫称用它从开出过别于像")
_ESTATE_LIVES = re.compile(
    r"[、和与及等]|(?:居民|业主|住户|老人|党员)(?!\d)|志愿|网格|楼长|物业|业委|社区"
    rf"|的?(?!最|人[少多]|楼|年头|规模|面积)[{''.join(sorted(SURNAMES))}][\u3400-\u9fff]{{1,2}}[,说]|的[\u3400-\u9fff]{{2,4}}[,说]"
)
# 荷花塘邻里中心由老粮站改建而成: what is named after the estate is told of.
_NAMES_BODY = re.compile(
    r"[\u3400-\u9fff]{0,4}?(?:中心|食堂|驿站|[服工][务作]站|实践站|书[屋房吧]|广场|公园|小?学校?|幼儿园|医院|市场|客厅|活动室)"
)
# What may stand before the estate that a sentence is about: 去年, 其中, 单是, 坡顶的, 最远的.
_LEADS_TO_ESTATE = re.compile(
    r"(?:(?:[\d一二三四五六七八九十]{1,4}[年月日](?:\d{1,2}[月日])*|[去今前当]年(?:底|初|[\u3400-\u9fff]季)?|目前|如今|现在|后来|近日|近年来?|此外|另外|其中|比如|例如),)?"
    r"(?:其中|另外|此外|而|单是|光是?|单单|仅|就连|就|像|比如|例如|至于)?的?"
    r"(?:[^,。;:、“”]{1,12}(?<![在到从住给为把对与和])(?:的|[旁边里上下头厂矿局段]|公司))?"
)
_ESTATE_ACTS = re.compile(
    r"”?[,。;:(\d]|$|(?:居民|住户)\d|[一二三四五](?:[、—至和][一二三四五])?期|只|仅|约|一个(?:,|小区)|列入|纳入|启动|动工|完工|迎来|进入|开始|建|占|始|位|共|现|有|总|由|是|于|离|靠|挨|紧|临|朝|背|虽|却|更|最|比|在[^,。;]|面积|楼龄|房龄|地势|年头|规模|人[少多]|户数|(?:19|20)\d\d|[内里的则也还]|该|小区|改造|老旧|装|添|增|铺|先后|陆续|累计|已|安置|辖"
)

_IS_TAKEN_UP = re.compile(r"(?:整体)?(?:列入|纳入|划入|列为|选为|定为|作为|改造|改成|改建)")
_IS_MADE = re.compile(
    r"(?:内|里)?(?:统一|全部|先后|陆续|共|再|又|新)?(?:加装|安装|增设|增加|新增|新建|更换|铺设|粉刷|修建|建成?|改造|规划|划出)"
)
_LONGEST_LABEL = 8  # signs
_LONGEST_LEAD = 24  # signs
_SINGLED_OUT = re.compile(r",(?:其中的?|单是|光是?|单单|仅仅?|唯有|只有)$")  # 老楼多,单是枫林片区就有19栋
_ESTATES_BEFORE = re.compile(
    r"(?:[^,。;:]{2,9}\d+(?:栋|幢|户|套|排|座)[^,。;:]{0,8},)+"
)  # 南院12栋,北院9栋,枫林新村最大
_OLD_OFFICE = re.compile(r"的?(?:牌子?|旧址|公章|档案|老|旧|前任|门牌)")
_MOSTLY = re.compile(r"(?:[多都全]|大多|大都|主要|基本上?|原本|原来|从前|过去|曾经?)数?(?:是|为|住的是)$")
_IN_LIST_OF_HAD = re.compile(r"(?:有|辖|含|包括|管着)[^,。;:]*[、和与及][^,。;:]*$")
# 安置小区叫枫林苑,21栋楼; 旧改后建成枫林苑,…; 最大的是枫林苑,…: a predicate that ends with the estate that is told of next.
_COMES_TO_ESTATE = re.compile(
    r"(?:有一?[个座处片]|名叫|叫[做作]?|取名为?|名为|唤作|的(?:就|便|要数|当属|则)?是|要数|当属|就是|便是|则是|走进|来到|走到|[建盖翻变改](?:建|造|盖|名|称)?[成起为]了?|更名为)$"
)
# 所在: and the like, in front of a place: a card's line of where that lies which it is of.
_ON_CARD = re.compile(r"^(?:所在|所属|隶属|属地|归属|上级|地址|位置|地点|住址|区划)[^,。: ]{0,3}: ?$")


def leads_to_estate(words: str, floor: int, start: int) -> bool:
    """Whether a sentence or half of one may be about the estate that is named at ``start``, by what stands before it."""
    if _SINGLED_OUT.search(words, max(floor, start - 5), start):
        return True
    head = max(floor, words.rfind(";", floor, start) + 1, words.rfind(":", floor, start) + 1)
    if start - head <= 3 * _LONGEST_LEAD and _ESTATES_BEFORE.fullmatch(words, head, start):
        return True
    numbered = NUMBERING.match(words, head)
    head = numbered.end() if numbered and numbered.end() <= start else head
    return start - head <= _LONGEST_LEAD and _LEADS_TO_ESTATE.fullmatch(words, head, start) is not None


def comes_to_estate(words: str, floor: int, start: int, end: int) -> bool:
    """Whether a clause ends with the estate that it leads to, or the next begins with it again, so that it is told of."""
    if words[end : end + 1] in ",;(:" and _COMES_TO_ESTATE.search(words, max(floor, start - 6), start):
        return True
    return words.endswith(f"{words[start:end]},", floor, start)  # 先来的住枫林苑,枫林苑首批交房204套


def lies_in(words: str, estate: Place, floor: int, start: int, end: int) -> bool:
    """Whether an estate is in the place at ``start``: 枫林苑在东亭社区东头,; 枫林苑在青山区东亭社区,."""
    if words[start - 1 : start] == "在" and _SIDE.match(words, end):
        return True
    at = words.find(f"{estate.name}在", floor, start)
    return at >= 0 and words[end : end + 1] in ",。;" and words.find(",", at, start) < 0


def _is_told_of(words: str, floor: int, start: int, end: int) -> bool:
    """Whether an estate that is called by its name acts, or stands where a sentence says what it is about."""
    if leads_to_estate(words, floor, start) and not (_ESTATE_LIVES.match(words, end) or _NAMES_BODY.match(words, end)):
        return True
    if (words[start - 1] in ",;" and _IS_MADE.match(words, end)) or comes_to_estate(words, floor, start, end):
        return True
    acts = end + words.startswith(" ", end)  # 铁工小区 建成最晚: what a label speaks of
    return _ESTATE_ACTS.match(words, acts, acts + 4) is not None


def _is_numbered(words: str, floor: int, start: int) -> bool:
    """Whether only a number stands before the place with which a sentence begins: 三、枫林新村新增…."""
    numbered = NUMBERING.match(words, floor)
    return numbered is not None and numbered.end() == start


def _is_estate_aside(words: str, start: int, end: int, place: Place, floor: int, before: str) -> bool | None:
    """The same of an estate, as far as that is by words that are only used of estates; None where they do not say."""
    last = before[-1:]
    if words[start - 1 : start] in ("到", "至", "—") and place.name[:2] in before:
        return True  # 分东亭一区到东亭六区,共有…
    if WITH_FIGURE.match(words, end, end + 8):
        return False  # 东方花园1260户、水木年华940户
    if words[start - 1 : start] in _JOINS and not _is_numbered(words, floor, start):
        return True
    if last in ("把", "将") and _IS_TAKEN_UP.match(words, end):
        return False  # 青山区把枫林里列入更新名单,投资3100万元
    if last == "在" and _OFFICE_IN.search(before) and _SETS_UP.match(words, end):
        return True  # 社区在枫林大院建起长者食堂,日均用餐180人次: the community's
    if last in ("为", "给", "在", "对") and _IS_MADE.match(words, end):
        return False  # 为北苑小区加装电梯5台
    if words.startswith("为主", end) or (last in ("把", "将") and _SIDE_OF.match(words, end)):
        return True  # 以这个小区为主体; 把小区西侧的荒地建成公园
    if last == "在" and _BESIDE_IT.match(words, end):
        return True  # 食堂在这个小区1号门旁开张
    if _MOSTLY.search(before):
        return True  # 东亭社区多是船厂宿舍,常住2790人
    if _IN_LIST_OF_HAD.search(words, max(floor, start - 30), start):
        return True  # 辖区有两个家属院和一个新建的枫林公寓,总户数…
    is_named = words.startswith(place.name[:2], start)  # rather than 该小区, 院里
    if (is_named and not _is_told_of(words, floor, start, end)) or _SHARE.match(words, end):
        return True  # 榨油厂宿舍占了近一半
    return None


_OFFICE_IN = re.compile(r"(?:社区|街道|居委会|党委|党支部|党总支)(?:又|还|也|先后)?在$")
_SETS_UP = re.compile(r"(?:里|内)?(?:建起|开起|办起|搭起|开设|设立|创办|开办)")


def _is_source(words: str, start: int, end: int, floor: int) -> bool:
    """Whether something else came out of a place: 由原北埂乡和城关镇部分区域合并而来."""
    out_of = words.rfind("由", max(floor, start - 20), start)
    return out_of >= 0 and words.find(",", out_of, start) < 0 and _MERGED.match(words, end) is not None


# One of these stands before or behind a community that is an aside, if it is not a source; beside most stands none.
_SAYS_BEFORE = _ENDS_LEFT_BEHIND | _ENDS_NEIGHBOURS | _BESIDE_ANOTHER | frozenset("(: 原是为")
_SAYS_BEHIND = (
    _JOINS
    | _BEGINS_BESIDE
    | _BEGINS_BEFORE_THAT
    | frozenset(word[0] for word in (*_LIKE_IT, *_FAR))
    | frozenset("等的牌旧公档老前门")  # 等, and what _OLD_OFFICE begins with
)


def is_aside(words: str, start: int, end: int, place: Place, floor: int, chain: int) -> bool:
    """Whether a place is only named in passing, so that what follows is not about it.

    Its sentence begins at ``floor``, the bigger places right before it at ``chain``.
    """
    level, before = place.level, words[max(floor, chain - 12) : chain]
    last, following = before[-1:], words[end : end + 1]
    is_joined = words[start - 1 : start] in _JOINS
    if level == "community" and not is_joined and last not in _SAYS_BEFORE and following not in _SAYS_BEHIND:
        return _is_source(words, start, end, floor)
    if last == "(" and following in (")", ","):
        return True  # 听涛社区(望潮街道)
    if level != "community" and (
        (last == "的" and _PREDICATE.search(before))
        or (words[start - 1 : start] == "的" and _PREDICATE.search(words, max(floor, start - 12), start))
    ):
        return True  # 是岚山县的城关镇
    if last in _ENDS_LEFT_BEHIND and _LEFT_BEHIND.search(before):
        return True  # 从大学里社区出来
    if level == "estate" and _ONCE_WAS.search(words, max(floor, chain - 28), chain):
        return True  # 东亭社区是上世纪八十年代建起来的船厂家属区, 有52栋楼
    if 0 < chain < _LONGEST_LABEL and words[chain - 1] in ": " and _ON_CARD.match(words[:chain]):
        return True
    if words.endswith("居委会", start, end) and _OLD_OFFICE.match(words, end):
        return True  # 纸坊街居委会的牌子还挂着
    if last == "原" and level != "estate":
        return True  # 由原石桥镇撤镇设街: what was there before
    if level == "community" and words[end : end + 2] in _LIKE_IT:
        return True  # 像东亭社区这样的邻里中心共有6个
    if level == "community" and last in _BESIDE_ANOTHER and _ALIKE.match(words, end):
        return True  # 西桥社区与东亭社区同属梨园街道,住户5200户
    if level in ("community", "village") and last in _ENDS_NEIGHBOURS and before.endswith(_NEIGHBOURS):
        return True  # 毗邻东亭社区, 有居民3200户
    if level == "street" and last == "在" and before.endswith(_IS_IN) and following in (",", "。"):
        return True  # 供水厂社区在电工街道,是个只有980户的小社区
    if level in ("street", "district") and last == "在" and _SIDE.match(words, end):
        return True  # 渔坪社区在榕门街道东头
    if level in ("street", "district", "estate") and _WHERE.search(before):
        is_told_of = words[start - 1 : start] == "的" and _LIES_AHEAD.match(words, floor, chain) is not None
        if not is_told_of:
            return True
    if following in ("、", "等") and (words[start - 1 : start] in ("、", "辖", "有") or level == "estate"):
        return True
    if is_joined and level == "village" and not _is_numbered(words, floor, start):
        return True
    if level == "estate":
        is_estate_aside = _is_estate_aside(words, start, end, place, floor, before)
        if is_estate_aside is not None:
            return is_estate_aside
    if level in ("street", "district") and following in _BEGINS_THIS and _OF_THIS.match(words, end):
        return True  # 望渡街道的这个社区,前身是…
    if level in ("street", "district", "city") and last == "、" and following not in "、和与及等,。":
        return True  # 学校、望潮街道社区卫生服务中心: the beginning of another name
    if (following in _JOINS and _IN_A_LIST.match(words, end, end + 80)) or (
        is_joined and _SUMMED.match(words, end, end + 12)
    ):
        return True  # 麦秆弄、书楼、柳堤3个社区: none of them alone
    is_subject = level == "community" and start == floor and words.startswith("隔", end)  # 西桥社区隔河相望,人口…
    if not is_subject and words[end : end + 2] in _FAR:
        return True
    if _is_source(words, start, end, floor):
        return True
    if following in _JOINS and _BORDERS.match(words, end):
        return True  # 与月山镇、沙冈街道相邻
    if not is_subject and following in _BEGINS_BESIDE and _BESIDE.match(words, end):
        return True  # 与东湖社区仅一墙之隔
    if following in _BEGINS_BEFORE_THAT and _BEFORE_THAT.match(words, end):
        return True
    if last in ("是", "为") and not words.startswith("全", start) and _OF_MANY.match(words, end, end + 6):
        return True
    return (
        level == "district"
        and not words.startswith(("全", "我", "本", "该"), start)
        and not _BIG_PLACE_ACTS.match(words, end)
    )
