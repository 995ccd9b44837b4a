"""Where a name of a place may begin: the run of signs before 社区, 街道, 区 …, and what can be no name.

Every mention votes for the beginnings that it allows; the best supported one is the name.
"""

import re
from collections.abc import Iterator, Mapping

from communities.extraction.gazetteer import PROVINCES
from communities.extraction.place_words import (
    DOUBTED,
    ENDS_LEADING,
    GENERIC,
    LEADING_NOUNS,
    MAY_BE_GENERIC,
    MAY_BE_STREET,
    NEVER_IN_NAME,
    PRAISE,
    SMALLER,
    SORTS,
    VERBISH,
    WEAK_LEADING_SIGNS,
    is_name,
    leading_word,
    leads_to_name,
)

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What names of places end with; each pattern begins with one sign, which is found in a tenth of the time of a set of signs.
_COMMUNITY = (re.compile("社区"), re.compile(r"居(?:委会|民区(?![里中域建设别]))"))
_STREET = (
    re.compile(r"街(?:道|(?<![条座段])(?!\d+号|社区|居委)(?=[^道坊区头巷面景舞边心口上]))"),
    re.compile(r"镇(?=[^政江静定守\n])(?!街道)"),
    re.compile(r"乡(?<![城老家故同下返回思还水侨他]乡)(?=[^村亲愁土镇情音\n])"),
)
_DISTRICT = (
    re.compile(
        r"区(?<![军备社小片市校院特治发能宅民活业示厂库灾郊战防分专展化闲动身读务公候辖街全我本各该两户]区)(?![别分域内间位划块片长号类级])"
    ),
    re.compile(r"县(?=[^城域级长委\n])"),
)
_DOUBTFUL_DISTRICT = frozenset("山湖园城地景老新片")  # 南城区 is one, 老城区 and 西部山区 are none
_NO_DISTRICT = re.compile(
    r"^(?:老|新|主|中心|城|大|整个|旅游|风景|产业|工业|科技|校|厂|住|北部|南部|西部|东部|海|林|高|贫困|偏远|街心|花|果|景)*[山湖园城地景老新片]$"
)
_CITY = (
    re.compile(
        r"市(?<![超门都股楼夜早菜集花闹]市)(?<![明生林拥范慧际型市容大学力国善居区省]城市)(?![民场政容区级内外里面长委辖井值集])"
    ),
)
_PROVINCE = (re.compile(r"省(?![级委份市会内外部厅][^\u3400-\u9fff]?)"), re.compile("自治区"))
_ESTATE = (
    re.compile(
        r"(?:小区|新村|新居|花园|花苑|雅苑|嘉苑|名苑|佳苑|家园|佳园|欣园|怡园|锦园|康园|公寓|华庭|豪庭|花城|名城|华府|公馆|大院|家属院|家属区|家属楼|生活区|宿舍区?|豪园|嘉园|雅园|丽园|馨园|翠园|山庄|雅居(?!民)|御府|名邸|名居(?!民)|广厦|苑(?!社区|区))"
        r"(?:[一二三四]期|[A-D东南西北]区)?(?!社区|街道|居委)"
    ),
)
_VILLAGE = (re.compile(r"村(?<![农乡新城全本我各该行然政个心撤建入进出到]村)(?![民里内口委容子庄落级规貌史居改落])"),)
_FIRST_HAN = "\u3007"
_RUN = re.compile(rf"[{_HAN}]+")
# Behind the name of a place, or of what is done in communities in general, and what says the one. Most names are followed
# by none of the signs with which these begin.
_BEGINS_WORK = frozenset("文服治工矫")
_SAYS_PLACE = re.compile(r"服务中心|文明实践|工作站|工(?![作会商])|文(?![明化体])")
_NO_NAME_BEHIND = {
    "community": re.compile(r"工作者|矫正|团购|网格员|民警[^一-龥\n]|治理现代"),
    "street": re.compile(r"口|边|上的|对面"),
}
_BEGINS_NO_NAME = frozenset("工矫团网民治口边上对")
_LONGEST_TITLE = 16  # signs within quotation marks in front of what a title ends with
_ENOUGH = {"province": 3, "community": 2, "street": 3, "district": 3, "city": 3, "estate": 3, "village": 3}
_BODY_AFTER_STREET = re.compile(
    rf"(?:道|党工委|党委|办|综|司法|派出|团|妇联|工会|总工会|文明|新时代|辖|平安|应急|城管|市场|社工|社会|人大|退役|卫生|[位现共辖总地,。:\n]|[{_HAN}]{{2,5}}(?:社区|小区|新村|花园|苑|家园))"
)
# 东至三兴街、三泰街, 西临太平街, 整修了琴台路、书院街: roads.
_A_ROAD = re.compile(
    r"[东南西北面靠]?(?:至|临|接|到|连|邻|抵|起|靠|靠近|沿|隔)(?:[\u3400-\u9fff]{2,4}[、和与])?[\u3400-\u9fff]{1,5}$"
    r"|[\u3400-\u9fff]{1,5}(?:[路巷弄]|大道)[、和与及][\u3400-\u9fff]{1,5}$"
    r"|(?:整修|翻修|维修|改造|拓宽|打通|贯通|硬化|铺设|扩建|刷新)了?[\u3400-\u9fff]{1,5}$"
)
_NAME_LENGTH = {
    "province": (2, 3),
    "community": (2, 7),
    "street": (2, 5),
    "district": (2, 4),
    "city": (2, 4),
    "estate": (2, 6),
    "village": (1, 4),
}
_SUFFIXES = {
    "province": _PROVINCE,
    "community": _COMMUNITY,
    "street": _STREET,
    "district": _DISTRICT,
    "city": _CITY,
    "estate": _ESTATE,
    "village": _VILLAGE,
}


def names_of(level: str, words: str, known: dict[str, str]) -> list[str]:
    """Names of one level, as they come. Every mention votes for where its name may begin; the best supported wins.

    ``words`` are those of a whole story, between line breaks: so each mention has a sign before and behind it.
    """
    votes: dict[str, int] = {}
    mentions: list[list[tuple[str, int]]] = []
    story = _Story(words, known)
    for start, end in sorted([found.span() for ending in _SUFFIXES[level] for found in ending.finditer(words)]):
        if words[start - 1] < _FIRST_HAN:
            continue  # no word stands before it
        if words[end] in _BEGINS_HONOUR and words.startswith(("称号", "荣誉称号", "等荣誉", "等称号"), end):
            continue  # 荣获无讼社区称号: a title
        options = _options(level, story, start, end)
        for name, vote in options:
            votes[name] = votes.get(name, 0) + vote
        if options:
            mentions.append(options)
    chosen: dict[str, None] = {}
    quoted = frozenset(_QUOTED_HOME.findall(words)) if level == "estate" and "园”" in words else frozenset()
    for options in mentions:
        best = options[0][0]
        for name, _vote in options:  # the shorter come first: of names with as many votes the longest is best
            if votes[name] >= votes[best]:
                best = name
        if (
            votes[best] >= _ENOUGH[level]
            and best not in quoted
            and not (best.endswith("家园") and not _has_houses(best, words))
        ):
            chosen[best] = None
    if level == "community":
        chosen |= dict.fromkeys(_labels(words, known, chosen))
    return list(chosen)


_BEGINS_HONOUR = frozenset("称荣等")
_MOST_LABELS = 60  # for how many it is worth while to look through the text
_LABEL = re.compile(
    rf"\n(?:[一二三四五六七八九十\d]{{1,3}}[、.]|\([一二三四五六七八九十\d]{{1,3}}\)|[●■◆▲【☆★]+)? ?([{_HAN}]{{2,6}}社区)"
    r"(?=[\n: 】]|[^,。;\n]{0,12}(?:街道|街|镇)|位于|地处|[座坐]落|属|始建|成立|面积)"
)


def _labels(words: str, known: dict[str, str], chosen: Mapping[str, None]) -> Iterator[str]:
    """What paragraphs are labelled with, and the text says again, is a name, whatever its signs mean: 火把场社区:…."""
    for name in sorted(set(_LABEL.findall(words)))[:_MOST_LABELS]:
        if name not in chosen and not _is_no_label(name, known) and words.count(name) > 1:
            yield name


def _is_no_label(name: str, known: dict[str, str]) -> bool:
    body = name.removesuffix("社区")
    return (
        body.startswith(tuple(known))
        or GENERIC.search(body) is not None
        or SORTS.match(name) is not None
        or leading_word(body) is not None
        or VERBISH.search(body) is not None
        or NEVER_IN_NAME.search(body) is not None
        or body[0] in "这那本该全各我"
    )


class _Story:
    """The words of a story and the names that are known already, with what is asked of them at each mention."""

    def __init__(self, words: str, known: dict[str, str]) -> None:
        self.words, self.backwards = words, words[::-1]
        self.known = known
        self.ends = frozenset(name[-1] for name in known)
        self.governing = frozenset(name[:3] for name, level in known.items() if level in _GOVERNING)


def _options(level: str, story: _Story, start: int, end: int) -> list[tuple[str, int]]:
    """The names that may end at ``end``, each with the support that this mention gives it."""
    words = story.words
    shortest, longest = _NAME_LENGTH[level]
    ending, ahead, behind = words[start:end], words[start - 1], words[end]
    if ahead == "区" and words[start - 2] == "社" and not _RUN.match(words[start - 3]):
        return []  # 社区居委会 at the beginning of a clause is some community's
    if level == "community":
        if ahead in "街镇乡" and _OF_THE_STREET.match(words, end):
            return []  # 瑞和街社区卫生服务中心 is the street's
        if behind == "报" and words[end + 1 : end + 2] not in _REPORTED:
            return []  # 金城社区报记者: a paper
        if behind in _BEGINS_OF_COMMUNITIES and _is_of_communities(words, start, end):
            return []  # “柳浪区社区治理先进集体”: a title
    elif level == "estate" and ending in _OF_ONE_SIGN:
        shortest = 1  # 桐花苑
    shunned = _NO_NAME_BEHIND.get(level) if behind in _BEGINS_NO_NAME else None
    shuns = shunned is not None and shunned.match(words, end, end + 4) is not None
    if behind == "”":
        if level != "estate":
            if _quoted_from(words, start) >= 0:
                return []  # “完整社区”, “宝藏社区”, “江北省教育强街”: a label or a title, not a name
        elif ending != "小区" and not _WITH_HOUSES.match(words, end):
            return []  # “梦想家园”: the name of a programme
    # Read backwards, the run of signs that ends here is found at once; one that reaches beyond a name may go on there.
    place, reach = len(words) - start, longest + 10
    found = _RUN.match(story.backwards, place, place + reach)
    size = found.end() - place if found else 0
    run = words[start - size : start]
    if size < reach and words[start - size - 1] in _LEAVES_OUT and run[:1] in _UNITS:
        run = run[1:]  # xx市xx镇双港路社区: the bigger names are left out
        size -= 1
    if run[:1] == "号" and words[start - size - 1].isdecimal():
        run = run[1:]  # 昌岗中路68号湟水家园
        size -= 1
    if run[:1] in _BEGINS_MEASURE and _OF_A_NUMBER.fullmatch(run) and words[start - size - 1].isdecimal():
        return []  # 1500平方米社区运动公园
    bigger = None if story.ends.isdisjoint(run) else _after_bigger(run, story.known, story.ends)
    if (
        level == "street"
        and ending == "街"
        and bigger is None
        and (
            _A_ROAD.search(words, max(0, start - longest - 10), start)
            or not _BODY_AFTER_STREET.match(words, end, end + 10)
        )
    ):
        return []
    options: list[tuple[str, int]] = []
    below = len(bigger) if bigger else 0
    says_place = behind not in _BEGINS_WORK or _SAYS_PLACE.match(words, end, end + 6) is not None
    for length in range(shortest, min(longest, size) + 1):
        is_below = length == below  # right behind the name of its street or district
        is_first = length == size  # behind a mark
        if not (is_below or is_first or run[-length - 1] in ENDS_LEADING):
            continue  # most of them
        name, before = run[size - length :] + ending, run[: size - length]
        if (shuns and not is_below) or (name[0] in _SECOND_OF_TWO and before[-1:] + name[0] in _IN_TWO):
            continue
        if name[:3] in story.governing and level in SMALLER and _begins_bigger(name, story.known):
            continue
        is_theirs = (  # 九级家园 of 九级社区
            level == "estate"
            and f"{run[size - length :]}社区" in story.known
            and (not before or before[-1] in WEAK_LEADING_SIGNS or leads_to_name(before))
        )
        if not (is_theirs or is_name(level, name, ending, is_below)) and not (
            (is_below and before.endswith(("街道", "街", "镇", "乡")) and MAY_BE_GENERIC.fullmatch(name))
            or (is_first and level in _SUBJECTS and _is_label_or_subject(name, length, words, end))
            or (level == "street" and (is_first or is_below) and MAY_BE_STREET.fullmatch(name))
        ):
            continue
        if (
            level == "district"
            and name[-2] in _DOUBTFUL_DISTRICT
            and (_NO_DISTRICT.match(name[:-1]) or (before and not is_below and not leads_to_name(before)))
        ):
            continue
        if level == "province" and run[-length:] not in PROVINCES and _NO_PROVINCE.search(name[:-1]):
            continue
        vote = 0
        if is_below or is_theirs:
            vote = 6
        elif run[0] == "和" and len(before) < 2 and words[start - size - 1] not in _ENDS_NAME:
            vote = 4 if not before else 0  # 和平里社区: no clause begins with “and”
        elif is_first:
            leading = leading_word(name)
            if leading is None:
                vote = 4
            elif leading.end() > 1:
                vote = 1 if length - leading.end() >= shortest else 0
            elif name[0] in _ALSO_BEGIN and words[start - length - 1] == "、":
                vote = 8  # 八一桥社区、系马桩社区: no item of a list begins with such a word
            else:
                vote = 4 if length - 1 < shortest else 1
            if level == "district" and vote == 4 and not _GOVERNS.match(words, end, end + 8):
                vote = 2
        elif leads_to_name(before) or (level == "estate" and before.endswith(("为", "住", "小区"))):
            leading = leading_word(name)  # 汇报材料新群社区: the name begins behind the last such word
            vote = 2 if leading and leading.end() > 1 and length - leading.end() >= shortest else 3
        elif level == "street" and ending == "街道" and _ENDS_DISTRICT.search(before):
            vote = 3  # 祁水新区驼铃路街道
        elif before[-1:] in WEAK_LEADING_SIGNS:
            vote = 2
        elif before.endswith(LEADING_NOUNS):
            vote = 1
        if vote:
            options.append((name, vote if says_place else vote - 1))
    return options


_OF_A_NUMBER = re.compile(
    r"[余多来几]?[十百千万亿]*[余多]?(?:平方米|平方公里|公里|公顷|[米亩元人名位户栋幢套张座处个家所间块])?的?"
)
_BEGINS_MEASURE = frozenset("余多来几十百千万亿平公米亩元人名位户栋幢套张座处个家所间块的")
_LEAVES_OUT = frozenset("*xX×某")
_UNITS = frozenset("省市区县镇乡街")
_ALSO_BEGIN = frozenset("系因属将据按以如至")
_OF_ONE_SIGN = frozenset(("花苑", "花城", "名城"))
_REPORTED = frozenset("到名告道送备修案警销账请批废")
_OF_COMMUNITIES = re.compile(r"治理|建设|工作|教育|党建|养老|矫正|志愿服务(?!队)")
_BEGINS_OF_COMMUNITIES = frozenset("治建工教党养矫志")


def _quoted_from(words: str, start: int) -> int:
    """Where a quotation begins shortly before ``start`` in the same paragraph, or -1."""
    opened = words.rfind("“", max(0, start - _LONGEST_TITLE), start)
    return opened if opened >= 0 and words.find("\n", opened, start) < 0 else -1


def _is_of_communities(words: str, start: int, end: int) -> bool:
    """Whether an open quotation goes on about communities in general: “柳浪区社区治理先进集体”."""
    opened = _quoted_from(words, start)
    return opened >= 0 and words.find("”", opened, start) < 0 and _OF_COMMUNITIES.match(words, end) is not None


def _is_label_or_subject(name: str, length: int, words: str, end: int) -> bool:
    """Whether general words behind a mark are a name all the same: 文化社区:…, 文化社区位于…."""
    if words[end] in ":】" and length <= 4 and not (VERBISH.search(name) or DOUBTED.search(name) or SORTS.match(name)):
        return True
    return (
        length <= 3
        and name[0] not in "这那本该全各我"
        and _LIES.match(words, end) is not None
        and not PRAISE.match(name)
    )


_SUBJECTS = ("community", "street")
_IN_TWO = frozenset(
    ("街道", "名为", "改为", "称为", "并入", "划入", "归入", "住在", "住进", "住到", "搬到", "搬进")
)  # 更名为枫林社区: not 为枫林社区
_SECOND_OF_TWO = frozenset(words[1] for words in _IN_TWO)
_OF_THE_STREET = re.compile(r"(?:卫生服务|文化活动|综合服务|教育|养老服务)(?:中心|站|学院|学校)")
_ENDS_NAME = ("”", "》", ")", "、")


def _has_houses(name: str, words: str) -> bool:
    """Whether a text says of what is called 家园 that somebody lives there: else it is a club, or a figure of speech."""
    is_home = re.compile(
        rf"(?:住在?|搬[到进]|位于|小区|叫[做作]?|[、是]){name}"
        rf"|{name}”?(?:小区|里|内)?[^,。;\n]{{0,8}}(?:户|栋|幢|楼|号|小区|业主|物业|居民|住|建|、)"
        rf"|{name}[^,。;\n]{{0,6}},[^,。;\n]{{0,4}}\d+(?:户|栋|幢|套)"
    )
    return is_home.search(words) is not None


_GOVERNING = frozenset(("street", "district", "city"))


def _begins_bigger(name: str, known: dict[str, str]) -> bool:
    """新塱街碧翠湾小区 is two names where 新塱街 is known to be a street; 上河街社区 is one."""
    return len(name) > 6 and any(known.get(name[:cut]) in _GOVERNING for cut in range(3, len(name) - 3))


# What follows the name of a district that is named but once: its office, what it has, a smaller place in it.
_GOVERNS = re.compile(
    r"[共现总下辖有常户、,。:\n]|全[区县]|目前|今年|去年|全年|已|[一二三四五六七八九十几]{1,2}多?年|委|政府|人民|(?:精神)?文明|民政|妇联|总工会|团|教育|卫[生健]|司法|公安|城管|文化|融媒|机关|[\u3400-\u9fff]{2,5}(?:街道|街|镇|乡|社区)"
)


_NO_PROVINCE = re.compile(r"[人选上为全获月份日年的被让把对向在是了区市县]")  # 为全省, 月份全省

_LIES = re.compile(
    r"(?:居委会)?(?:概况|简介|位于|地处|隶属|[坐座]落|成立于|面积|辖区|组建|始建|由.{2,8}社区)"
)  # 文化社区位于…: a name like a word
_QUOTED_HOME = re.compile(r"“([\u3400-\u9fff]{2,6}(?:家园|花园))”(?!小区|安置|回迁|楼盘|\d)")
_WITH_HOUSES = re.compile(r"”(?:小区|安置房|回迁房|楼盘|[\d]+[栋幢户])")
_DOING = re.compile(
    r"(?:人民政府|政府|区委|县委|的|以|在|把|对|由|与|像|从(?!化)|给|请|跟|就|又|也|还|借鉴|指导|推动|推进|引导|动员|支持|带领|组织|联合|帮助|协助|发动|邀请|走进|深入|协调|督促|选取|选择|打造|确定|授予|推荐|评选|所辖|下辖|辖内|辖区)+"
)


_OFFICE = re.compile(r"(?:(?:办事处|管委会)(?:所[辖属]|下辖|辖|驻|的)?|的)?")
LONGEST_OFFICE = 5  # signs


def is_chain(between: str) -> bool:
    """Whether a place is in the one named before it, by what stands between both: 天衢街道办事处乾城社区, or nothing."""
    return _OFFICE.fullmatch(between) is not None


def _after_bigger(run: str, known: dict[str, str], ends: frozenset[str]) -> str | None:
    """What follows the last bigger place inside ``run``: 穗花北 of 昌岗街穗花北. ``ends`` are the last signs of the known."""
    for end in range(len(run), 1, -1):
        if run[end - 1] in ends:
            for start in range(max(0, end - 8), end - 1):
                if run[start:end] in known:
                    return _behind(run, end) if end < len(run) else None
    return None


def _behind(run: str, end: int) -> str:
    """What follows a place that ends at ``end``, without its office and what it does."""
    office = _OFFICE.match(run, end)
    end = office.end() if office and office.end() < len(run) else end
    doing = _DOING.match(run, end)  # 东门街道指导望江社区: what the street does stands between
    return run[doing.end() :] if doing and len(run) - doing.end() > 1 else run[end:]


_ENDS_DISTRICT = re.compile(r"[^社小校园景辖街厂住片]区$|[^\u3400-\u9fff]?[\u3400-\u9fff]{2,4}[县市]$")
