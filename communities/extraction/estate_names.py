"""Estates whose names do not end as such: what a story says is one, calls one, or lists among them."""

import re
from collections.abc import Iterator, Mapping

MOST_NUMBERED = 80  # parts with numbers that are compared with each other
MOST_SAID = 60  # names for which it is worth while to look through the text
_HOMES = r"小区|楼盘|家属[区院]|宿舍区?|住宅区|楼院|院落|老院|安置[点区房]|回迁[点区房]"
_HOLDS_ESTATES = re.compile(_HOMES)
_ESTATE_LIST = re.compile(
    r"(?:由|辖|有|含|分布[在于]|分住在?|散居在?|包括|包含|分为|涵盖):?([^,。;:]{4,80}?)(?:等)?(?:共)?[\d一二两三四五六七八九十]{1,3}个(?:[\u3400-\u9fff]{0,6}?)小区"
)
_ESTATES_IN_ALL = re.compile(r"有([^,。;:]{4,80}?)等(?:居民|住宅|商品房)?小区[\d一二两三四五六七八九十]{1,3}个")
# 向阳里是月牙河街道的一个老旧小区, 回迁小区名叫松陵家园: an estate however its name ends, when the story says it again.
_SORTS = "小区|宿舍|公房|家属院|里弄|里巷|里坊|弄堂|平房区|片区|住宅楼|住宅区|大院|院子|院落|老院"
_SAID_NAME = r"(?P<name>[\u3400-\u9fff]{2,5}(?<!社区)(?<!街道)(?<!居委会)(?<![村镇街乡市县])(?<![^片]区))"
_IS_SORT = rf"(?:不[是叫][^,。;]{{1,8}},而?)?是[^,。;]{{2,24}}?(?:{_SORTS})(?:之一)?"
_MAY_BE_SAID = re.compile(f"建于|建成于|{_SORTS}")
# 枫林里在青山区东亭社区,…: what lies in a community, ends like this and is named again.
_ENDS_HOME, _LIES = "[里坊弄院园城湾居苑庭郡府轩邸寓]", "(?:位于|坐落[于在]|地处|在|属于?|归)"
_LIES_SOMEWHERE = re.compile(_ENDS_HOME + _LIES)
_IN_COMMUNITY = re.compile(rf"{_SAID_NAME}(?<={_ENDS_HOME}){_LIES}[^,。;]{{2,16}}社区(?:[东西南北]\w)?[,。]")
_SENTENCE_END = re.compile("[。;]")
_SAID_ESTATE = re.compile(rf"{_SAID_NAME}(?:(?:始?建于|建成于)(?:19|20)\d\d年|{_IS_SORT}[,。])")
# 翠湖春晓和金麟华府是后来开发的商品房小区: two at once.
_BOTH_ARE = re.compile(
    rf"(?:的|[,。;])(?P<one>[\u3400-\u9fff]{{2,5}})和(?P<other>[\u3400-\u9fff]{{2,5}})(?:都|均|也)?是[^,。;]{{2,20}}?(?:{_SORTS})[,。;]"
)
_CALLS = r"(?:如今|现在|后来|现|今)?(?:名叫|取名|名为|就?叫[做作]?)"
_CALLED_ESTATE = re.compile(rf"(?:小区|楼盘){_CALLS}(?P<name>[\u3400-\u9fff]{{2,6}})(?=[,。;])")
# 东半叫枫林一期,有楼36栋: what has so many houses is an estate, though the story calls it by its name but once.
_CALLED_HOMES = re.compile(
    rf"(?:{_HOMES}|[的半头边侧片座院栋楼排区个]|(?<![\u3400-\u9fff])),?{_CALLS}(?P<name>[\u3400-\u9fff]{{1,6}}(?:[里苑园城院村庄居湾庭坊寨府郡轩区]|[一二三四五]期))"
    r"(?=[,。;(][^。;]{0,20}?(?<![第在\d])\d+(?:[余多]?[栋幢户套]|座楼|排(?:平房|房)|间(?:平房|房))(?!的?\d|单元))"
)
_TAIL = r"(?:[新小东西南北中山水]城|街坊|片区|[东西南北老]院|大杂院|人家|公馆|(?<![公校菜果花家乐田儿业技物产林])园|苑|(?<!家)庭|郡|轩|邸)"
_FOR_WHOM = r"(?:教师|教工|职工|工人|干部|专家|知青|军官|单身)大?楼"  # 沟里的教师楼地势最低,40户
_MANY_HOUSES = r"\d+[余多]?(?:[户栋幢套]|座(?:楼|老院)|排(?:平房|房))(?!的?\d|单元)"
# 其中枫林东院最老,9栋; 单是枫林片区就有19栋: what begins a sentence, ends like this and has houses is an estate.
_TAILED_HOMES = re.compile(
    r"(?:[^,。;:、“”]{1,8}(?:的|[旁边里上下头])|其中的?|单是|光是?|至于)?"
    rf"(?P<name>[\u3400-\u9fff]{{2,4}}{_TAIL}|{_FOR_WHOM})(?![\u3400-\u9fff]{{0,2}}(?:社区|小区|街道|居委))(?=[^。;:“”]{{0,24}}?{_MANY_HOUSES})"
)
_SINGLED_OUT = re.compile(
    rf"[,;](?:其中的?|单是|光是?)(?P<name>[\u3400-\u9fff]{{2,4}}{_TAIL})(?=[^。;:“”]{{0,16}}?{_MANY_HOUSES})"
)
# 和平里一共9栋楼: what ends with 里 needs the houses right behind it; 最大的是枫林新城,安置了1480户.
_LI = rf"(?P<name>[\u3400-\u9fff]{{1,3}}(?<![区村院楼城镇街巷家屋店厂手心眼这那哪年月日夜道房组县乡校园])里)(?:一共|总共|[现共原只还]?有|共){_MANY_HOUSES}"
_THE_MOST = rf"(?:最[^,。;:、“”]{{1,10}}|[的就便正])是(?P<name>[\u3400-\u9fff]{{2,4}}{_TAIL})(?=,[^。;:“”]{{0,16}}?{_MANY_HOUSES})"
_THERE_IS = r"有(?:一?[个座处片])(?:叫)?(?P<name>[\u3400-\u9fff]{1,5}[院苑园]),(?:[院苑园][里内]|里面|那[里儿])"  # 有个铁皮巷大杂院,院里…
_ARRIVED_AT = (
    rf"(?:走进|来到|走到|进了|到了)(?P<name>[\u3400-\u9fff]{{2,4}}{_TAIL})(?=,[^。;:“”]{{0,16}}?{_MANY_HOUSES})"
)
_AND_AGAIN = rf"[遍到进往在是有去住](?P<name>[\u3400-\u9fff]{{1,4}}(?P<tail>[东西南北老]院|新城|片区)),(?P=tail)(?=[^。;:“”]{{0,16}}?{_MANY_HOUSES})"
# 月湾小区有13栋楼,水岸花都有9栋楼: what is told beside an estate in the same words is one, when the story says it again.
_PARALLEL = re.compile(
    r"\d[余多]?[栋幢][^,。;:]{0,4}[,;](?P<name>[\u3400-\u9fff]{2,5}?(?<![楼房户]))(?:则|只|也|共|现|仅)?有?\d+[余多]?[栋幢]"
)
_SAID_WITH_HOUSES = rf"{_SAID_NAME}{_IS_SORT},[^,。;:“”]{{0,8}}?{_MANY_HOUSES}"  # 平安里是一片老里弄,住着360户
_BEGUN_WITH = (  # where a sentence begins; each behind a sign without which it finds nothing
    ("里", re.compile(_LI)),
    ("是", re.compile(_SAID_WITH_HOUSES)),
)
_POINTED_AT = (  # and these anywhere
    ("是", re.compile(_THE_MOST)),
    ("有", re.compile(_THERE_IS)),
    (",", re.compile(_AND_AGAIN)),
    (",", re.compile(_ARRIVED_AT)),
)
# 先来的住枫林园,枫林园首批交房…; 搬去了枫林新城,这个安置小区…: what is said again at once.
_LIVED_IN = re.compile(
    r"(?:(?:住|搬)[进到在往]?了?|去了)(?P<name>[\u3400-\u9fff]{2,6}),(?:(?P=name)|这个[^,。;:]{0,14}小区)"
)
# 锦华三区, 东亭二期 in a story about 锦华社区, 东亭社区: parts with numbers.
_NUMBERED = re.compile(
    r"(?P<whole>[\u3400-\u9fff]{2,6})(?P<part>[一二三四五六七八九十]{1,2}(?:区(?!社区|街道|政|委|[域别])|街坊(?!社区)|[里坊](?![路外地]|社区)|期(?=[有共占只则\d,、和是建于])))"
)
_HAS_NUMBERED = re.compile(r"[一二三四五六七八九十](?:区(?!社区|街道)|街坊|[里坊]|期)")
_CARD_NAME = re.compile(
    r"(?:[①-⑳]|\d{1,2}[.、])? ?(?:(?P<sort>小区|楼院|院落|楼盘)(?:名称)?|名称|名字|全称): ?"
    r"(?P<name>[\u3400-\u9fff]{2,8}(?<!社区)(?<!街道)(?<!居委会)(?<![村镇乡市县]))"
)
_CARD_HOUSES = re.compile(r"(?:楼栋|栋数|幢数|楼幢|楼房|楼栋数|建成|竣工|建设年代|物业(?:公司|服务)|业主)[^,。:]{0,4}:")
_HAN_BEFORE = re.compile(r"[\u3400-\u9fff]$")
_COUNTS_HOUSES = re.compile(r"[户栋幢套座排间](?:(?<=\d.)|(?<=\d[余多].))")
_NO_ESTATE = re.compile(
    r"^[这那该本其它他她我全]|小区|院子|社区|食堂|中心|公园|广场|学校|医院|工程|项目|[桥塔庙祠馆站厂路巷厅]$|(?<![师工人部家青官身])楼$"
)
_BEGINS_NONE = re.compile(
    r".*[是的了着]|[一两三四五六七八九十几][个座片排处条栋]|和(?![平顺谐睦美])|[在有到把将被由从为与及各个全每整外]|城里|镇上|县城|家里|老家|楼[上下]|.楼$|社区|街道|辖区|其中|网格|责任|相邻|邻近|老旧|部分|单是|光是"
)
_ESTATE_LABEL = re.compile(
    rf"(?:{_HOMES}|[\d一二两三四五六七八九十]个[大老]?院)(?:组成|构成|合成)?:([\u3400-\u9fff、]{{4,60}})(?=[,。;: ]|$)"
)
_BY_ROAD = re.compile(
    r"(?<=[在的、是和及:。,;●■◆·])[\u3400-\u9fff]{2,5}[路街巷道]\d{1,4}(?:[-—至]\d{1,4})?号(?:小区|大院|院(?!\d))"
)
_HOUSE = re.compile(r"\d(?<!\d\d)\d{0,2}(?:号楼(?=。)|(?:号楼|栋|幢)(?=:|$))")
_LONGEST_BEFORE_HOUSE = 8  # signs
_LEADS_TO_LIST = re.compile(r"^区?内?(?:[现共设建]?有|包括)?")  # 辖区内有御河湾、荔景苑等5个小区
_AND = re.compile(r"(?<=[\u3400-\u9fff]{2})[和及与](?=[\u3400-\u9fff]{2})")  # but 天和悦府
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ESTATE_NAME = re.compile(r"[\u3400-\u9fffA-Z0-9]{2,9}")


def listed_estates(texts: list[str], found: Mapping[str, str]) -> Iterator[str]:
    """由听涛苑、蓝湾国际、海语花园3个小区组成, 开源路12号院: estates, however the names end."""
    for text in texts:
        if "号" in text and ("号院" in text or "号大院" in text or "号小区" in text):
            yield from [road[0] for road in _BY_ROAD.finditer(text)]
        told: list[str] = []
        if "住" in text or "搬" in text or "去了" in text:
            told += [one["name"] for one in _LIVED_IN.finditer(text)]
        if _COUNTS_HOUSES.search(text):
            told += _told_with_houses(text)
        for name in told:
            is_of_community = f"{name.removesuffix('片区')}社区" in found  # 枫林片区 is all of 枫林社区
            if not is_of_community and not _NO_ESTATE.search(name) and not _BEGINS_NONE.match(name):
                yield name
        lists = [*_ESTATE_LIST.finditer(text)] if "小区" in text else []
        if "小区" in text and "等" in text:
            lists += _ESTATES_IN_ALL.finditer(text)
        if ":" in text and _HOLDS_ESTATES.search(text):
            lists += _ESTATE_LABEL.finditer(text)
        for listed in lists:
            listing = _LEADS_TO_LIST.sub("", _IN_BRACKETS.sub("", listed[1]))
            names = [name for item in listing.split("、") for name in _AND.split(item)]
            if len(names) > 1 and all(_ESTATE_NAME.fullmatch(name) for name in names):
                yield from names


def _told_with_houses(text: str) -> list[str]:
    """What a paragraph that counts houses tells of as an estate."""
    heads = _heads_of_counts(text)
    told = _tailed_at(heads, text)
    told += [name for sign, pattern in _BEGUN_WITH if sign in text for name in _named_at(heads, pattern, text)]
    told += [one["name"] for sign, pattern in _POINTED_AT if sign in text for one in pattern.finditer(text)]
    if _calls(text):
        told += [one["name"] for one in _CALLED_HOMES.finditer(text)]
    return told


def _calls(text: str) -> bool:
    """Whether a text may say what something is called."""
    return "叫" in text or "取名" in text or "名为" in text


def _heads_of_counts(text: str) -> list[int]:
    """Where those sentences of ``text`` begin that count houses."""
    heads: list[int] = []
    head = 0
    while counted := _COUNTS_HOUSES.search(text, head):
        at = counted.start()
        head = max(head - 1, text.rfind("。", head, at), text.rfind(";", head, at)) + 1
        heads.append(head)
        mark = _SENTENCE_END.search(text, at)
        if mark is None:
            break
        head = mark.end()
    return heads


def _heads_of(text: str) -> list[int]:
    """Where the sentences of ``text`` begin."""
    return [0, *(mark.end() for mark in _SENTENCE_END.finditer(text))]


def _named_at(heads: list[int], pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """What ``pattern`` names where a sentence begins: asked there, it need not be tried at every sign."""
    for head in heads:
        named = pattern.match(text, head)
        if named:
            yield named["name"]


def _tailed_at(heads: list[int], text: str) -> list[str]:
    """The homes with a tail in the order of ``text``: behind a semicolon, what is singled out has the first word."""
    named: dict[int, str] = {}
    if "其中" in text or "单是" in text or "光" in text:
        named = {one.start(): one["name"] for one in _SINGLED_OUT.finditer(text)}
    for head in heads:
        begun = _TAILED_HOMES.match(text, head) if head - 1 not in named else None
        if begun:
            named[head] = begun["name"]
    return [named[place] for place in sorted(named)] if named else []


def houses(texts: list[str], found: Mapping[str, str]) -> Iterator[str]:
    """One house of an estate that a line or a point is about: 枫林苑3号楼: …."""
    for text in texts:
        if not ("号楼" in text or "栋" in text or "幢" in text):
            continue
        for house in _HOUSE.finditer(text):
            ahead = text[max(0, house.start() - _LONGEST_BEFORE_HOUSE) : house.start()]
            named = next((name for name, level in found.items() if level == "estate" and ahead.endswith(name)), None)
            if named:
                yield named + house[0]


def carded_estates(texts: list[str]) -> Iterator[str]:
    """What a card is of whose lines tell how many houses it has: 名称:银河里, 所在社区:东亭社区, 楼栋:11栋."""
    for number, text in enumerate(texts):
        named = _CARD_NAME.fullmatch(text) if ":" in text else None
        if named and (named["sort"] or any(_CARD_HOUSES.match(line) for line in texts[number + 1 : number + 7])):
            yield named["name"]


def numbered_estates(joined: str, found: Mapping[str, str]) -> Iterator[str]:
    """The parts with numbers that a community or an estate is divided into: 锦华三区 of 锦华社区."""
    if not _HAS_NUMBERED.search(joined):
        return
    wholes = {
        name.removesuffix("社区").removesuffix("小区")
        for name, level in found.items()
        if level in ("community", "estate")
    }
    hits = list(_NUMBERED.finditer(joined))[:MOST_NUMBERED]
    begun = [
        one
        for one in hits
        if one["whole"] not in wholes and not _HAN_BEFORE.search(joined, max(0, one.start() - 1), one.start())
    ]
    for one in begun:
        others = {other["part"] for other in hits if other["whole"].endswith(one["whole"])}
        if len(others) > 1 and one["part"].endswith(("区", "里", "坊")) and not _BEGINS_NONE.match(one["whole"]):
            wholes.add(one["whole"])  # 福利二区有楼52栋,福利三区有楼38栋
    for one in hits if wholes else ():
        named = next((one["whole"][cut:] for cut in range(len(one["whole"]) - 1) if one["whole"][cut:] in wholes), None)
        if named and f"{named}{one['part']}社区" not in found:
            yield named + one["part"]


# 三个院落拆墙合一,取名“和苑”: of one sign, which no name of an estate has otherwise.
_NEWLY_CALLED = re.compile(r"(?:取|定|命|更|改)名(?:为|叫)?“(?P<name>[\u3400-\u9fff]苑)”")


def _said_in(texts: list[str]) -> set[str]:
    """What paragraphs say or call an estate: each pattern is asked only behind words without which it finds nothing."""
    said: set[str] = set()
    for text in texts:
        is_said = ("是" in text or "建" in text) and _MAY_BE_SAID.search(text) is not None
        is_in_community = "社区" in text and _LIES_SOMEWHERE.search(text) is not None
        if is_said or is_in_community:
            heads = _heads_of(text)
            if is_said:
                said.update(_named_at(heads, _SAID_ESTATE, text))
            if is_in_community:
                said.update(_named_at(heads, _IN_COMMUNITY, text))
        if is_said and "和" in text:
            said.update(name for both in _BOTH_ARE.finditer(text) for name in both.groups())
        if ("小区" in text or "楼盘" in text) and _calls(text):
            said.update([one["name"] for one in _CALLED_ESTATE.finditer(text)])
        if ("栋" in text or "幢" in text) and text.count("栋") + text.count("幢") > 1:
            said.update([one["name"] for one in _PARALLEL.finditer(text)])
    return said


def said_estates(texts: list[str], joined: str, found: Mapping[str, str]) -> Iterator[str]:
    """What a story calls an estate, however its name ends, and says again: 向阳里 of 向阳里是一个老旧小区."""
    if "苑”" in joined:
        yield from sorted({one["name"] for one in _NEWLY_CALLED.finditer(joined)} - found.keys())
    for name in sorted(_said_in(texts))[:MOST_SAID]:
        is_short = any(name + ending in found for ending in ("社区", "居委会", "街道", "村"))
        if (
            name not in found
            and not is_short
            and not _NO_ESTATE.search(name)
            and not _BEGINS_NONE.match(name)
            and joined.count(name) > 1
        ):
            yield name
