"""The level of an honour by its name: 广东省… is the province's, 海珠好人 the district's, 省市“…” both."""

import re

from communities.extraction.context import Context
from communities.extraction.gazetteer import CITIES, PROVINCES

ORDER = ("国家", "省", "市", "区", "街道", "社区")
_CHAIN = re.compile(
    r"^[“‘]?(?:(?:19|20)\d\d年?(?:度)?(?:[—至-](?:19|20)\d\d年?(?:度)?)?|首[批届]|第[一二三四五六七八九十百\d]+[届批])?"
    r"(?:(?P<nation>全国|国家|中国|中央|中华|国务院|住建部|民政部|公安部|司法部|共青团中央)|(?P<province>[\u3400-\u9fff]{2,5}(?:自治区)|[\u3400-\u9fff]{2,3}省|自治区级?|省部?级|部级|全省|省(?=[\u3400-\u9fff(“‘])(?!份|心|力))?"
    r"(?P<city>(?!贵州)[\u3400-\u9fff]{2,3}州(?!市)(?=[\u3400-\u9fff“])|[\u3400-\u9fff]{2,4}?(?<![明生林拥范慧际型市容大学力国善居]城)市(?!民(?![族营主政兵])|场)|市级|地级|全市|市(?=[\u3400-\u9fff“‘])(?!民(?![族营主政兵])|[场容区]|政(?!府|协|法)))?(?P<district>[\u3400-\u9fff]{2,4}?(?<![社小园片城地景校街辖军防])[区县](?![域分])|区级|县级|城区(?=[^市])|全[区县]|[区县](?=[委文民总妇“‘])|(?<![\u3400-\u9fff])(?:区(?![域块间位划段])|县(?![城域])))?"
    r"(?P<street>[\u3400-\u9fff]{1,5}(?<!文明)(?<!示范)(?<!先进)(?<!卫生)(?<!平安)(?:街道|(?<![一乡城强名特大重村集])镇)(?=[^文])|[街镇]道?级)?)"
)
_TAIL = re.compile(
    r"(?:全国|国家级?|中国|全?省级?|全?市级?|全?区级?|全?县级?|街道?级?|镇级?|[、和及])+(?:两级|三级|等)?(?:的|优秀|首批|首个|首家|首届|唯一|年度|第[^“]{1,6}[届批季]度?|\d{4}年?度?)*$"
)
# Honours of two levels at once: 市区先进党组织, 区街平安社区; and a level behind the first words: 群众自治省级示范村.
TWO = re.compile(r"([省市区县街]{2})(?:两级)?(?=优秀|先进|示范|文明|十佳|最美|平安|绿色|模范|“)")
TWO_BEGINS = frozenset("省市区县街")
_INSIDE = re.compile(r"全([国省市区县])|(国家|[省市区县])级")
_NO_CITY = re.compile(r"(?:^|[明生林拥范慧际型市容大学力国善居])城市$")
_NAMED_TAIL = re.compile(
    r"([\u3400-\u9fff]{2,4}?)(?<![社小园片地景校街辖军防])(?<![明生林拥范慧际型市容大学力国善居]城)([省市区县])(?<!城区)(?:级)?(?:的|优秀|首批|年度|第[^“]{1,6}[届批季]度?|\d{4}年?度?)*$"
)
_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")
_MARKS = {
    "国": "国家",
    "家": "国家",
    "中": "国家",
    "省": "省",
    "市": "市",
    "区": "区",
    "县": "区",
    "街": "街道",
    "镇": "街道",
}

_LEVEL_SIGNS = frozenset(_MARKS)
# Districts whose names begin as a city's honours do: 市北区, 市北好人.
_CITY_BESIDES = ("市北区", "市南区", "市中区", "市北好人", "市南好人", "市中好人")


def levels_of(words: str, context: Context, *, at_end: bool = False) -> tuple[str, ...]:
    """Return the levels that ``words`` name, the highest first; ``at_end`` reads what stands before a title."""
    if not words:
        return ()
    if at_end:
        return () if _LEVEL_SIGNS.isdisjoint(words) else _before_title(words)
    if words.startswith(_CITY_BESIDES, words[0] in "“‘"):
        return ("区",)
    if words.startswith(("街道", "镇党委", "镇政府")):
        return ("街道",)
    two = TWO.match(words) if words[0] in TWO_BEGINS else None
    if two:
        return tuple(level for level in ORDER if level in {_MARKS[sign] for sign in two[1]})
    banner = _BANNER.match(words)
    if banner:
        return ("区",) if banner[0].endswith("旗") else ("市",)
    bare = words.removeprefix("“").removeprefix("感动")
    named = _by_chain(words) or (_by_chain(bare) if bare != words else None)
    if named:
        return (named,)
    brief = _by_short_name(words, context)
    inside = None if brief else _INSIDE.search(words)
    return brief or ((_MARKS[(inside[1] or inside[2])[-1]],) if inside else ())


# 全盟, 赤兰旗五四青年奖章: what leagues and banners give is as a city's and a district's
_BANNER = re.compile(
    r"全[盟旗州]|[\u3400-\u9fff]{2,3}(?<!红)(?<!锦)旗(?=五|优|先|文|最|十|道|劳|三|“)|[\u3400-\u9fff]{2,3}(?<!联)盟(?=五|优|先|文|最|十|道|劳|三|“)"
)
# 省、市委授予的: an honour of each
_GIVER = r"(?:委|政府|妇联|总工会|文明[办委]|[\u3400-\u9fff]{1,4}[局厅委办会])"
_TWO_GIVERS = re.compile(rf"([省市区县]){_GIVER}?[、和]([省市区县]){_GIVER}(?:(?:联合)?(?:授予|颁发|命名|表彰)的?)?$")
BODY_LEVEL = re.compile(
    r"([省市区县街镇])(?<!军区)(?<![社小园校]区)道?(?:直|级|里)?(?:委|政府|党委|党工委|办事处|[\u3400-\u9fff]{0,6}(?:局|办|部|会|联|厅|团|(?<!居)委))"
)


def level_of_body(name: str, context: Context) -> tuple[str, ...]:
    """The level of whoever gives an honour: 团市委, 江城市爱卫会, 区委组织部."""
    both = _TWO_GIVERS.search(name)
    if both:
        return tuple(level for level in ORDER if level in {_MARKS[both[1]], _MARKS[both[2]]})
    found = BODY_LEVEL.search(name)
    return levels_of(name, context) or ((_MARKS[found[1]],) if found else ())


_WITHIN = re.compile(r"(?<=[省市区县镇])里的?$")


def _before_title(words: str) -> tuple[str, ...]:
    words = words.rstrip("“(")
    both = _TWO_GIVERS.search(words)
    if both:
        return tuple(level for level in ORDER if level in {_MARKS[both[1]], _MARKS[both[2]]})
    words = _WITHIN.sub("", words) if "里" in words else words
    if words in ("社区", "本社区", "所在社区", "居住社区", "辖区社区"):
        return ("社区",)
    if words.endswith(("社区", "小区", "辖区", "军区", "校区", "园区", "片区", "地区")) or _NO_CITY.search(words):
        return ()
    named = _NAMED_TAIL.search(words)
    if named and named[1][-1] not in "全、和及曾获评为了被由是":
        if named[1].endswith("自治"):
            return ("省",)
        return (_MARKS[named[2]],)
    tail = _TAIL.search(words)
    if not tail:
        return ()
    found = {_MARKS[sign] for sign in tail[0] if sign in _MARKS}
    return tuple(level for level in ORDER if level in found)


def _by_chain(words: str) -> str | None:
    """广东省广州市海珠区…: the last of the leading names is whose title it is."""
    chain = _CHAIN.match(words)
    if chain is None:
        return None
    nation, province, city, district, street = chain.groups()
    if nation:
        return "国家"
    return "街道" if street else "区" if district else "市" if city else "省" if province else None


_DATED = re.compile(r"(?:19|20)\d\d年?度?")


def _by_short_name(words: str, context: Context) -> tuple[str, ...]:
    dated = _DATED.match(words)
    words = words[dated.end() :] if dated else words
    praised, dot, _title = words.partition("·")
    beginnings = (words[:4], words[:3], words[:2], *((praised[-3:], praised[-2:]) if dot else ()))  # 书香洛阳·…
    shorter = [one for one in beginnings if one != words]
    for level, names in context.short_names.items():
        if not names.isdisjoint(shorter):
            return (level,)
    for one in beginnings:
        if one in CITIES:
            return ("市",)
        if one in PROVINCES:
            return ("市",) if words[:2] in _MUNICIPALITIES else ("省",)
    return ()


# 在全国开展宣传推选…评选活动, 省文明办…揭晓: a contest gives its level to a title that has none.
_CONTEST = re.compile(
    r"(?P<nation>全国|国家|中央[宣文组社]|中国|中宣部|[\u3400-\u9fff]{2,8}部(?:办公厅)?(?=公布|发布|授予|表彰|命名))|(?P<own>[全]?[省市区县](?=(?:委|文明|民政|住建|妇联|总工会|精神|卫健|农业|开展|组织|评选|级|“))|全[省市区县])"
)
_CONTESTED = re.compile(r"评选|推选|选树|揭晓|出炉|公布|发布|名单|典型|表彰|月评")
_FAR = 90


def level_of_contest(words: str, end: int) -> tuple[str, ...]:
    """The level of the contest that ``words`` speak of shortly before ``end``."""
    begin = max(0, end - 260)
    if not _CONTESTED.search(words, begin, end):
        return ()
    level: tuple[str, ...] = ()
    for found in _CONTEST.finditer(words, begin, end):
        if _CONTESTED.search(words, found.end(), min(end, found.end() + _FAR)):
            level = ("国家",) if found["nation"] else (_MARKS[found["own"][-1]],)
            if found["nation"]:
                return level
    return level


_BEHIND_RUN = re.compile(
    r"(?:称号|荣誉称号)?等[^,。;、]{0,8}?(国家|[省市区县部街镇])道?级(?:以上)?[\u3400-\u9fff]{0,4}?(?:荣誉|称号|奖|表彰)"
)


def level_behind(words: str, start: int, end: int) -> tuple[str, ...]:
    """The level that closes a run of titles: …等7项部级荣誉."""
    found = _BEHIND_RUN.search(words, start, end)
    return () if found is None else ("国家",) if found[1] == "部" else (_MARKS[found[1][-1]],)
