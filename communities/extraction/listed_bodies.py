"""Places, bodies and groups that a list or a size shows to be there, whatever their names end with.

辖区内有汽修厂、第二中学、百花商场等单位 · 280平方米的长者饭堂 · 文化礼堂1200平方米 · 山歌队、铜鼓队等12支队伍
"""

import re
from collections.abc import Callable, Iterator

from communities.extraction.sentences import Sentence
from communities.extraction.shapes import Kind
from communities.extraction.story_words import StoryWords

_HAN = r"\u3400-\u9fff"
_ROOM = r"(?:室|厅|馆|站|坊|吧|园|院|亭|廊|店|铺|屋|房|天台|舞台|戏台|堂|场所|广场|市场|球场|农场|中心|基地|之家|家园|超市|客厅|仓库|大厦|食堂)"
# 280平方米的长者饭堂, 文化礼堂1200平方米, 阅览室一间
_SIZE = re.compile(
    r"[\d一壹](?:(?<=\d)[\d,.]*(?:多|余|万)*(?:平方米|㎡|平米|公顷|亩)|(?<=[1一壹])[处间个座所家](?![一个]))"
)
_BEHIND = re.compile(
    rf"的?(?:“(?P<quoted>[^“”]{{2,10}})”|(?P<name>[{_HAN}]{{1,9}}?{_ROOM}))(?=[,。、;:!?)(]|$|[开于内里中投正已有设装面每长全可由让成\d])"
)
_AHEAD = re.compile(
    rf"(?:^|(?<=[,。;:、和与及有建了设]))(?P<name>[{_HAN}]{{1,9}}?{_ROOM})(?:的?(?:总|使用|建筑|占地)?面积)?(?:约|达|近|为|有|共)?$"
)
_NO_ROOM = re.compile(
    r"^办公|(?:办公|用房|住房|厂房|平房|楼房|库房|房屋|危房|车库|住宅|民房|空置房|私房|商铺|店铺|活动场所|服务场所|公共场所|工作场所|经营场所|活动中心$(?<=^活动中心)|停车场$|教室|展厅$(?<=其中展厅))$"
    r"|^(?:新建|在建|规划|拟建|一个|一间|一处|两|三|四|五|六|该|这|那|此|其中|总|的|一栋|旧|老|原|废弃|闲置|破旧|约|多|余|左右|本|个|名|每|该)|人均|户均|[其并]中|可以|能够"
)
_HAS = re.compile(
    r"(?:辖区?(?:内|范围内)?(?:现)?(?:有|拥有|分布(?:有|着))|辖(?:区|内)(?:单位|企业|企事业单位)(?:主要)?(?:有|包括|为)|驻(?:区|辖区|社区)(?:单位|企业|企事业单位)(?:主要)?(?:有|包括|为)|内(?<=[区内境]内)(?:驻有|坐落着|坐落有|建有|内有)|驻有(?<=[区内境]驻有)|坐落[着有](?<=[区内境]坐落.)|建有(?<=[区内境]建有)|内有(?<=[区内境]内有)|范围包括|周边有|社区(?:内)?(?:驻有|内有)|街道(?:内)?(?:驻有|内有)|重点单位有|共建单位有|感谢辖区单位|辖区内的(?<=余下的由辖区内的))"
)
_UNIT = re.compile(
    rf"(?:[{_HAN}A-Za-z“”]{{2,18}}(?:厂|段|站|局|所|院|校|学|中|店|城|厦|馆|社|司|团|行|园|场|队|库|部|处|会|铺|楼|寺|庙|祠|塔|桥|宫|院|堂|中心|基地|超市|宾馆|酒店|集团|广场|银行|百货|小学|幼儿园))(?:\([{_HAN}、]{{2,12}}\))?"
)
_NO_UNIT = re.compile(
    r"^(?:大?型?(?:各类|多家|众多|若干|其他|大小|很多|部分)|[一二三四五六七八九十百千0-9两几]+[余多]?[个家所处座条栋幢户名]|(?:超市|宾馆|酒店|饭店|商场|学校|小学|中学|大学|医院|银行|幼儿园|市场|农贸市场|公园|广场|餐馆|药店|诊所|网吧|企业|公司|工厂|商铺|商店|写字楼|停车场|派出所|邮局|菜市场|便利店|专业市场|住宅楼|居民楼|商业楼|机关单位|事业单位|企事业单位|党支部|居民小组|商业银行|法人单位|社会组织|餐饮店|美发店|美容美发店|汽车维修铺|建筑公司|物业公司|居委会|社区卫生站|健身场)$)"
    r"|(?:总|共|约|近|余|多)(?:有|计)?$|人口|面积|居民|家庭|老人|党员|企业$|商户|个体|门店$|单位$"
)
_TEAM = re.compile(
    rf"(?:“[^“”]{{2,10}}”)?[{_HAN}]{{0,12}}(?:队|团|社|剧团|协会|合唱团|理事会|评议会|私伙局|乐坊|京剧社|书画社|研究会|联谊会|诗社|班)(?<!部队)(?<!集团)(?<!报社)(?<!旅行社)(?<!值班)(?<!上班)(?<!共青团)(?<!班班)|二人台"
)


# Each choice begins with a sign of its own: so a search skips all others.
_MAY_BE_SIZED = re.compile("平方?米|公顷|㎡|亩|" + "|".join(f"{one}[处间个座所家]" for one in "1一壹"))


def listed_bodies(story: StoryWords) -> Iterator[tuple[int, Kind, int, int]]:
    """What the lists and sizes of a story show to be there: the number of its sentence, its kind, where its name begins and ends.

    Nothing that is planned.
    """
    for first, kind, find in _WAYS:
        for number in story.holding(first):
            sentence = story.sentences[number]
            if not sentence.paragraph.is_of_plans:
                for start, end in find(sentence):
                    yield number, kind, start, end


def _sized_places(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Places of which the size or the one number is said."""
    words = sentence.paragraph.text
    for size in _SIZE.finditer(words, sentence.start, sentence.end):
        ahead = _AHEAD.search(words, max(sentence.start, size.start() - 20), size.start())
        if ahead and _may_be_shown(ahead["name"]) and (len(ahead["name"]) > 3 or size[0][-1] in "处间个座所家"):
            yield ahead.span("name")
        behind = _BEHIND.match(words, size.end(), sentence.end) if size[0][0].isdigit() else None
        if behind and behind["quoted"]:
            yield behind.span("quoted")
        elif behind and _may_be_shown(behind["name"]):
            yield behind.span("name")


def _may_be_shown(name: str) -> bool:
    return len(name) > 2 and not _NO_ROOM.search(name)


def _bodies_of_the_area(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """What a list of the bodies in the area names: 辖区内有…、…和…等单位."""
    words = sentence.paragraph.text
    for found in _HAS.finditer(words, sentence.start, sentence.end):
        items = list(_items(words, found.end(), sentence.end, commas=True))
        units = [(start, end) for start, end in items if _is_unit(words[start:end])]
        if len(items) > 1 and 2 * len(units) >= len(items):
            yield from units

    for found in _AND_SUCH.finditer(words, sentence.start, sentence.end):
        start = _first_of_list(words, found.start(), sentence.start)
        items = [part for a, b in _apart(words, start, found.start()) for part in _parts(words, a, b)]
        units = [(a, b) for a, b in items if _is_unit(words[a:b])]
        if len(items) > 1 and 3 * len(units) >= 2 * len(items) and (found[0] != "等" or len(units) == len(items) > 3):
            yield from units


_MAY_LIST = re.compile(
    r"单位|内有|区有|境有|边有|驻有|范围包括|坐落|学校|机构|院校|银行、|公司、|医院、|小学、|中学、|局、|厂、"
)
_AND_SUCH = re.compile(
    r"等(?:(?:\d+|[一二三四五六七八九十]+)?[余多]?[个家所])?(?:企事业|省市|驻区|中小|大中小|大型|文化|教育|共建|辖区|法人|机关|重点|知名)*(?:单位|学校|机构|院校)|等(?:驻地|驻镇|驻街|驻辖区)?(?:单位)?(?=[,。;、均都]|$)"
)


def _first_of_list(words: str, end: int, floor: int) -> int:
    """Where the run of items joined by 、 that ends at ``end`` begins."""
    first = max(floor, end - 120)
    ahead = _TO_ITEMS.match(words, first, end)
    start = ahead.end() if ahead else first
    lead = _BEFORE_LIST.match(words[start:end])
    return start + lead.end() if lead else start


_TO_ITEMS = re.compile(rf".*[^{_HAN}、·A-Za-z“”]", re.DOTALL)
_BEFORE_LIST = re.compile(r"[^、]*?(?:有|包括|联合|联系|邀请|的|与|及|同|由|为|和(?=.{3,}、))")


def _apart(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece in re.finditer(r"[^、]+", words[start:end]):
        yield start + piece.start(), start + piece.end()


def _next_is_unit(words: str, start: int, stop: int) -> bool:
    found = _ITEM.match(words, start, min(stop, start + 24))
    return found is not None and _is_unit(found[0].split("等")[0])


def _is_unit(name: str) -> bool:
    return len(name) >= 3 and _UNIT.fullmatch(name) is not None and not _NO_UNIT.search(name)


_ITEM = re.compile(rf"[{_HAN}A-Za-z“”·0-9]+(?:\([^()]{{1,20}}\))?")


def _items(words: str, start: int, stop: int, *, commas: bool = False) -> Iterator[tuple[int, int]]:
    """The items of a list that begins at ``start``, up to 等 or a mark that ends it."""
    place = start
    while place < stop:
        found = _ITEM.match(words, place, min(stop, place + 40))
        if found is None:
            return
        name, end = found[0], found.end()
        last = name.find("等", 1)
        ends = last > 1 and not name[last:].startswith(("等级", "等高"))
        if ends:
            end = place + last
        yield from _parts(words, place, end)
        mark = words[found.end() : found.end() + 1]
        if ends or not (mark == "、" or (mark == "," and commas and _next_is_unit(words, found.end() + 1, stop))):
            return
        place = found.end() + 1


def _parts(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """“A和B”: the last two items of a list; 及 and 以及 too."""
    for mark in ("以及", "及", "和", "与"):
        cut = words.find(mark, start + 2, end - 2)
        if cut >= 0 and _UNIT.fullmatch(words, start, cut):
            yield start, cut
            yield cut + len(mark), end
            return
    yield start, end


# A sentence that was cut may begin with its 、: in the words of a story a line does.
_LISTS_TEAMS = re.compile(r"、(?:(?<=[队团社\n]、)|(?<=[队团社\n]”、)|[^、,。]{1,14}[队团社])")


def _listed_teams(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Groups in a list, whatever is said of them: 山歌队、铜鼓队等12支队伍."""
    words = sentence.paragraph.text
    if not _LISTS_TEAMS.search(words, sentence.start, sentence.end):
        return
    place = words.find("、", sentence.start, sentence.end)
    done = sentence.start
    while place >= 0:
        start = _back(words, place, done)
        items = list(_items(words, start, sentence.end))
        stop = max(items[-1][1] if items else place + 1, place + 1)
        items = [(a, _end_of_team(words, a, b)) for a, b in items]
        teams = [
            (a, b) for a, b in items if _TEAM.fullmatch(words, a, b) and b - a > 2 and not _NO_TEAM.search(words[a:b])
        ]
        if len(items) > 1 and len(teams) * 2 > len(items) and len(teams) > 1:
            yield from teams
        done = stop
        place = words.find("、", stop, sentence.end)


_TEAM_AHEAD = re.compile(
    rf"[{_HAN}“”]{{1,12}}?(?:队|团|社|协会|会)(?=[坚获在带也参常为每登轮开表自经先有是都共与和受])"
)


def _end_of_team(words: str, start: int, end: int) -> int:
    """老年合唱团坚持常年活动: the last item of a list goes on with what they do."""
    found = _TEAM_AHEAD.match(words, start, end)
    return found.end() if found and not _TEAM.fullmatch(words, start, end) else end


_NO_TEAM = re.compile(
    r"^(?:社团|团队|队伍|班子|协会|乐团|小组|集团|社会|[一二三四五六七八九十两多0-9]+[支个]|各|该|本|全|志愿服务队|志愿者队|旅行团|代表团|访问团|考察团|专家团|党员队|工会|共青团|妇联|部队|军队|消防队|警队|国家队|省队|市队|合作社|社区|公司|农业合作社|供销社)$"
    r"|[0-9]|志愿者队伍|干部队伍|合作社$|供销社$|出版社$|通讯社$|分社$"
)
_LEAD = re.compile(
    r"(?:组建了?|成立了?|拥有|包括|设有|还有|共有|现有|培育了?|打造了?|[有的由了为]|以及|活跃着|社区)(?=.{2})"
)
_TO_ITEM = re.compile(rf".*[^{_HAN}“”A-Za-z]", re.DOTALL)


def _back(words: str, place: int, floor: int) -> int:
    """Where the first item of a list begins before the first 、."""
    first = max(floor, place - 18)
    ahead = _TO_ITEM.match(words, first, place)
    start = ahead.end() if ahead else first
    for lead in _LEAD.finditer(words, start, place):
        start = lead.end()
    return start


# What is asked first, and who is asked where that is found.
_WAYS: tuple[tuple[re.Pattern[str], Kind, Callable[[Sentence], Iterator[tuple[int, int]]]], ...] = (
    (_MAY_BE_SIZED, "facility", _sized_places),
    (_MAY_LIST, "institution", _bodies_of_the_area),
    (_LISTS_TEAMS, "team", _listed_teams),
)
