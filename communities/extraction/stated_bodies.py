"""Places and groups that a verb says to exist: 设有多处居民健身休闲场地、科普活动中心、图书阅览室."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from communities.extraction.body_words import NO_NAME
from communities.extraction.sentences import Clause, Sentence
from communities.extraction.shapes import Kind
from communities.extraction.story_words import StoryWords

_ROOMS = "室厅馆坊站吧屋堂园廊亭房"
_PLACES = "中心|场所|图书角|舞台|戏台|广场|绿地|球场|运动场|健身点|健身区|健身路径|跑道|步道|绿道|停车场|服务点|投放点|联络点|文化墙|景观墙|墙绘|电梯|之家|文化家园|E家|基地|阵地|市场|集市|超市|花圃|花坛|花境|农场|街区|客厅|银行|雕塑|牌坊|角|院坝|挂图"
# What is there in numbers is a place of the community only in a list of such: 设有健身场地、科普挂图.
_EQUIPMENTS = "场地|停车棚|车棚|充电桩|充电棚|宣传栏|公告栏|橱窗|座椅|扶手|路灯|监控|摄像头|门禁|道闸|器材|设施|空间|信箱|平台|晾衣架|快递柜|服务窗口|自助机|一体机|雨棚|栏杆|通道|坡道|楼道灯|碑|展板|标识牌"
_FACILITY = re.compile(
    rf"[^,。;:!?、和与及]{{0,22}}?(?:[\u3400-\u9fff][{_ROOMS}](?<!办公室)(?<!教室)(?<!用房)(?<!住房)(?<!家园)(?<!校园)|{_PLACES}|{_EQUIPMENTS})”?$"
)
_EQUIPMENT = re.compile(rf"(?:{_EQUIPMENTS})$")
_FACILITY_VERB = re.compile(
    r"设有|建有|配有|建成|新建|打造|改造|建设|配备|配置|悬挂|安装|增设|加装|设置|设立|开设|开辟|拥有|建立|完善|升级|启用|落成|投用|增建|修建|修缮|翻新|搭建|布置|辖内有|辖区有|辖区内有|内有|还有|现有|设|建起|盘活|引入|新增|有(?!效|序|力|利|关|助|益|所|事|的|着|多|没)"
)
_TEAMS = "队伍|志愿服务队|服务队|志愿队|突击队|先锋队|巡逻队|宣讲队|宣讲团|舞蹈队|合唱队|合唱团|艺术团|文艺队|腰鼓队|太极队|舞龙队|醒狮队|锣鼓队|模特队|乐队|乐团|队|班|社团|社|协会|团队|小组|研习社|诗社|俱乐部|联盟|自治会|互助会|联合会|之家|沙龙|社会组织|理事会|委员会|团"
_TEAM = re.compile(rf"[^,。;:!?、和与及]{{0,20}}?(?:{_TEAMS})”?$")
_TEAM_MADE = r"成立|组建|建立|组织(?=[^开参动者生力实的工])|培育|孵化|发展|拥有|组成|打造|建起|参与(?=“)|加入(?=“)|现有|设有|还有|涌现|活跃着|创建|形成"
_TEAM_VERB = re.compile(rf"{_TEAM_MADE}|支(?!{_TEAM_MADE})(?=[^,。]{{2,10}}队)")
_NOT_TEAM = re.compile(
    r"^(?:社会|社|班|队|团|集团|旅行社|报社|出版社|干部队伍|队伍|团队|小组|社团|协会|志愿服务队伍|人才队伍|党员队伍|志愿者队伍|志愿服务队|志愿队|服务队|合作社|兴趣班|培训班|领导小组|工作小组|居民小组|党小组|工作组|上班|值班|坐班|轮班|社会组织|社区社会组织|文体队伍|居委会|委员会|班子|学习小组|专班|文艺团队|志愿服务组织|志愿服务团队|各类社会组织|联盟)$|领导小组$|工作专班$|委员会$|[上值坐轮]班$|居民小组$|党小组$|队伍建设|有限|互联网|各类|等"
)
_NUMBERED = re.compile(
    r"^[约近超]?[0-9一二两三四五六七八九十百千万余多数几]+(?:余|多)?(?:个|支|处|间|所|座|套|家|条|台|名|块|项|组|片|面|张|盏|批|场|栋|种)"
)
_VAGUE = re.compile(
    r"^(?:多|各|若干|一批|一系列|一|全新|了|的|起|和|与|及|有|着|以及|一?个|一?处|一?间|一?支|一?所|首个|首支|首家|专门的?|专业|大型|小型|高标准的?|集[^,。]{2,20}于一体的|等|包括|为|成)+(?:[个处支间所座条类种名项]的?)?"
)
_CONDITION = re.compile(r"多[处个支间所座条块类项]")
PLANNED = re.compile(
    r"拟(?=[建新改设])|计划(?!生育)|规划|将(?![军其])|预计|力争|筹建|争取|待建|在建|启动|打算|下一步|目标[:是]|再(?=建|添|增)"
)
_NOT_YET = re.compile(r"拟建|计划|规划|将(?=[建新])|未|没有|预计|力争")
BUILDS = re.compile(r"(?:新|再|修|兴|筹|扩|改)建")
_QUOTE_PAIR = re.compile(r"[“”]")
# What may follow a name in a list: 图书室建成, 图书室等6处.
_OPENED_WORDS = "建成 投用 启用 落成 投入使用 挂牌 开放".split()
_OPENED = re.compile(rf"(?:{'|'.join(_OPENED_WORDS)})$")
_AND_SUCH = re.compile(r"等[\u3400-\u9fff\d]{0,14}$")


class _List(NamedTuple):
    """A kind of list: the verbs that lead to one, what its names look like, and how items end that may hold one."""

    verb: re.Pattern[str]
    kind: Kind
    shape: re.Pattern[str]
    ending: re.Pattern[str]
    last: re.Pattern[str]  # what stands in every list of which an item ends so


def _list(verb: re.Pattern[str], kind: Kind, shape: re.Pattern[str], signs: str, words: str) -> _List:
    """A kind of list whose names end with one of ``signs``, or as one of ``words`` does."""
    last = "".join(sorted({*signs, *(word[-1] for word in words.split("|"))}))
    ending = rf"[{last}]”?(?:{_OPENED.pattern[:-1]})?(?:{_AND_SUCH.pattern[:-1]})?$"
    behind = f"$|[“”、和与及等{''.join(word[0] for word in _OPENED_WORDS)}]"
    return _List(verb, kind, shape, re.compile(ending), re.compile(f"[{last}](?={behind})"))


_LISTS = (
    _list(_TEAM_VERB, "team", _TEAM, "", _TEAMS),
    _list(_FACILITY_VERB, "facility", _FACILITY, _ROOMS, f"{_PLACES}|{_EQUIPMENTS}"),
)


class Stated(NamedTuple):
    """A name that a list says to exist, by its place in its paragraph; ``qualifier`` is 多处 and the like."""

    kind: Kind
    name: str
    start: int
    qualifier: str | None


def balanced(begin: int, name: str) -> tuple[int, str]:
    """Drop what stands before a lone closing mark."""
    if "“" not in name and "”" not in name:
        return begin, name  # as most
    cut = 0
    for mark in _QUOTE_PAIR.finditer(name):
        if mark[0] == "”" and "“" not in name[cut : mark.start()]:
            cut = mark.end()
    if name.count("“") > name.count("”"):
        cut = name.rfind("“") + 1
    return begin + cut, name[cut:]


def stated_bodies(story: StoryWords) -> Iterator[tuple[int, Stated]]:
    """The places and groups of the lists of a story, with the numbers of their sentences; what is planned is none."""
    for one in _LISTS:
        for number, clause in story.clauses(one.verb):
            sentence = story.sentences[number]
            if not sentence.paragraph.is_of_plans:
                for stated in _stated_in(clause, one, sentence):
                    yield number, stated


def _stated_in(clause: Clause, one: _List, sentence: Sentence) -> Iterator[Stated]:
    """What the first verb of a clause says to exist."""
    words = sentence.paragraph.text
    verb = one.verb.search(words, clause.start, clause.end)
    if (
        verb is None
        or not one.last.search(words, verb.end(), clause.end)
        or PLANNED.search(words, clause.start, verb.end())
        or (BUILDS.search(verb[0]) and PLANNED.search(words, sentence.start, clause.start))
        or _NOT_YET.search(words, clause.start, verb.end())
    ):
        return
    for begin, name, qualifier in _items(words[clause.start : clause.end], verb.end() - clause.start, one):
        yield Stated(one.kind, name, clause.start + begin, qualifier)


def _items(text: str, place: int, of: _List) -> Iterator[tuple[int, str, str | None]]:
    """The names of the list that begins at ``place``, where they begin, and 多处 before them."""
    pieces = list(_split(text, place))
    for start, item in pieces:
        if not of.ending.search(item) or (len(pieces) == 1 and _EQUIPMENT.search(item)):
            continue
        vague = _VAGUE.match(item)
        cut = vague.end() if vague else 0
        numbered = _NUMBERED.match(item[cut:])
        cut += numbered.end() if numbered else 0
        several = _CONDITION.match(item[max(0, cut - 2) :]) or _CONDITION.match(item)
        if several:
            cut = max(cut, item.find(several[0]) + 2)
        name = item[cut:].removeprefix("的")
        begin = start + len(item) - len(name)
        tail = _AND_SUCH.search(name)
        if tail and tail.start() > 1:
            name = name[: tail.start()]
        head = name.rfind("的") + 1
        if head and of.shape.match(name[head:]) and "“" not in name[:head]:
            begin, name = begin + head, name[head:]
        name = _OPENED.sub("", name)
        if not of.shape.match(name) or NO_NAME.match(name) or not _is_listed_name(name, of.kind, bool(numbered)):
            continue
        if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
            begin, name = begin + 1, name[1:-1]
        begin, name = balanced(begin, name)
        if len(name) > 2:
            yield begin, name, several[0] if several else None


_NO_LISTED_NAME = re.compile(
    r"[0-9]{2,}|工作(?!室|站|坊|队)|建设|机制|制度|体系|氛围|环境$|意识|作用|开展|提升|居民(?=参|积)|讲座|能力|水平|问题|难题|方案|模式|格局"
)
_ACTIVITY = re.compile(r"活动(?!室|中心|场|广场|阵地|空间|基地)")
_ANY_FACILITY = re.compile(
    r"^(?:中心|场地|设施|市场|广场|公园|平台|空间|阵地|基地|监控|路灯|器材|场所|街区|角|碑|银行|基础设施|配套设施|服务平台|公共设施|便民设施|公共空间|停车场|健身器材|健身设施|公共场所|活动场所|活动场地)$|信息平台|互动平台|服务平台$|平台$"
)


def _is_listed_name(name: str, kind: str, numbered: bool) -> bool:
    plain = name.strip("“”")
    if len(plain) < 3 or len(plain) > 20 or _NO_LISTED_NAME.search(plain):
        return False
    if kind == "team":
        return (
            not _NOT_TEAM.search(plain)
            and not (plain.endswith("之家") and "“" not in name)
            and not (numbered and "“" not in name and len(plain) <= 5)
        )
    if _ACTIVITY.search(plain) or (numbered and "“" not in name):
        return False  # a count of a kind is a figure, not a name
    return not _ANY_FACILITY.search(plain)


_PARTS = re.compile(r"[“”、和与及]")


def _split(text: str, place: int) -> Iterator[tuple[int, str]]:
    """The items of a list: parted by 、和与及, but not inside quotation marks."""
    start, depth = place, 0
    for mark in _PARTS.finditer(text, place):
        depth += (mark[0] == "“") - (mark[0] == "”")
        follows = mark[0] == "”" and text.startswith("“", mark.end())
        if follows or (mark[0] not in "“”" and depth <= 0):
            stop = mark.end() if follows else mark.start()
            if stop > start:
                yield start, text[start:stop]
            start = mark.end()
    if start < len(text):
        yield start, text[start:]
