"""Honours: titles verbatim, their level by name, who has them, and whether they are won or only hoped for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from communities.extraction.context import Context, Sentence
from communities.extraction.gazetteer import CITIES, PROVINCES
from communities.extraction.places import Place
from communities.extraction.times import year_of

_WON = (
    r"荣获|获得|获评|获颁|获授|获选|获批|获(?=[“全国省市区评颁授第首])|被(?:[^,。“”]{1,24}?)?(?:评为|评选为|评定为|授予|命名为|命名|确定为|认定为|列为|选为|表彰为|推选为|确认为)|(?<!被)(?:评为|授予|荣膺|荣登|摘得|斩获|捧回|捧得|夺得|当选|入选|入围|获评为|连续[^,。“”]{0,6}?获|"
    r"成为|命名为|确定为|认定为|取得|拿下|赢得|喜获|喜提|上榜|登上|跻身|蝉联|连获|摘取|斩获|通过|揽获|捧起|拥有|拿到|获赠|晋级|晋升为|被誉为|先后被)|获"
)
_TITLE_END = (
    r"(?:社区|村|小区|单位|集体|个人|家庭|户|称号|好人|模范|标兵|先进|示范[点区岗社]?|示范社区|示范站|示范校|典型|案例|项目|奖|奖项|[一二三]等奖|[金银铜]奖|优秀奖|组织奖|团队|队伍|组织|工作者|志愿者|青年|之星|党员|党支部|党组织|党委|战斗堡垒|"
    r"红旗手|能手|号|基地|试点|品牌|窗口|站点|奖章|勋章|驿站|社工|民警|调解员|楼长|网格员|人物|校园|街道|街|站|文明岗|岗|班组|冠军|亚军|季军|第[一二三]名|榜|提名|优胜|星级|达标|乡镇|镇|城市|校|文明单位|商圈|市场|公园|会客厅|图书馆)"
)
_TITLE_START = r"(?:(?:19|20)\d\d年?(?:度|[—至-](?:19|20)\d\d年?(?:度)?)?)?(?:全国|国家|中国|中央|中华|[\u3400-\u9fff]{2,3}省|[\u3400-\u9fff]{2,4}[市区县]|[省市区县街镇]级?|[\u3400-\u9fff]{2,4}街道?|[\u3400-\u9fff]{2,3}(?=好人|道德模范|文明|最美)|首[批届]|第[一二三四五六七八九十\d]+[届批]|年度|十[大佳]|最[美佳]|优秀|先进|文明|模范|示范|[一二三四五]星级|[一二三特优]等?级?)"
_VERB = re.compile(_WON)
_QUOTED = re.compile(r"[“《]([^“”《》]{2,48}(?:[“《][^“”《》]{1,20}[”》][^“”《》]{0,20})?)[”》]")
_BETWEEN = re.compile(
    r"^(?:[、,和及与以;]|称号|荣誉称号|荣誉|的|等|先后|同时|并|还|又|也|第[一二三四五六七八九十\d]+[届批]|首批|(?:19|20)\d\d年?度?|[至—~-]|连续|[一二三四五六七八九十\d]+年|[全国中华省市区县街镇级两]|[\u3400-\u9fff]{2,4}[省市区县]|评为|授予|荣获|获评|获得|奖|成为|被|获|\(|\)|一批|一[项个]|多项|年度|入选|当选|候选人?|入围|提名)*$"
)
_PLAIN = re.compile(
    rf"^(?:了|过|为|:)?(?P<title>{_TITLE_START}[^,。;:!?“”()]{{0,30}}?{_TITLE_END})(?=称号|荣誉|等|[,。;:!?()、和及]|$|的)"
)
_HOPED: tuple[tuple[str, str], ...] = (
    ("候选", r"候选|推荐参评|参评|参选|推荐(?:为|至|申报|上报)|推选参加|推报"),
    ("入围", r"入围|提名"),
    ("公示", r"公示"),
    ("申报", r"申报|申请(?:创建|评定)|报送"),
    ("复评", r"复评|复审|复查|复核|重新认定|再次确认"),
)
_GOAL = re.compile(
    r"创建|争创|建成|打造|创成|冲刺|争当|争做|目标|力争|迎接|推动|努力|申创|创(?=“)|对标|按照|培育|评选(?!为)|建设(?:成为?)?|开展|推进|参与|推荐为|围绕|深化|评比|选树|举办|颁发|设立|启动|为抓手|以“"
)
_NO_AWARD = re.compile(
    r"(?:好评|点赞|称赞|信任|支持|认可|肯定|帮助|机会|知识|服务|资金|资助|补贴|成效|进展|成绩|经验|满意|胜利|快乐|实惠|赞誉|效果|突破|感受|掌声|口碑|成果|成就)"
)
_TITLE_LIKE = re.compile(
    r"(?:社区|村|小区|单位|集体|个人|家庭|好人|模范|标兵|先进|示范|典型|案例|奖|团队|工作者|志愿者|青年|之星|党员|支部|党组织|红旗手|能手|基地|试点|品牌|窗口|勋章|人物|校园|街道|站|岗|冠军|亚军|季军|名|榜|称号|达标|文明户|书香|星级|队|员|杯|城市|优秀|十佳|十大|最美|最佳|协会|组织|项目|企业|学校|中心|室|会|号|乡镇|镇|工会|商圈|楼长|街区|公园|院落|栋|阵地|单元|楼道|道德|妈妈|老师|教师|医生|民警|律师|社工|长|婆婆|媳妇|邻居)$"
)
_YEARS_RUN = re.compile(r"((?:19|20)\d\d)年?[—~至到-]{1,2}((?:19|20)\d\d)年|连续([两二三四五六七八九十\d]+)[年届次]")
_ISSUER = re.compile(
    r"被([^,。“”]{2,24}?)(?:评为|评选为|授予|命名为|认定为|确定为|表彰为)|获([^,。“”被]{2,20}?)(?:颁发|授予|颁授|表彰)(?:的)?|由([^,。“”]{2,20}?)(?:授予|颁发|评选)"
)
_ISSUER_END = re.compile(
    r"(?:委|办|局|部|厅|会|政府|院|协会|联合会|中心|组织|公司|团|妇联|总工会|街道|区|市|省|报社|日报|单位|部门)$"
)
_OPEN = re.compile(r"^[”》]?(?:称号|荣誉称号|荣誉|奖项)?(等[^,。;]{0,14}(?:荣誉|称号|奖项?|项|殊荣)?)")
_NOT_TITLE = re.compile(r"[,。!?:]|^(?:我们的节日|身边好人|学习强国)$")


@dataclass(frozen=True)
class Award:
    """A title, in the coordinates of its paragraph."""

    title: str
    start: int
    end: int
    status: str
    level: str
    levels: tuple[str, ...]
    topic: Place | None
    issuer: str | None
    year: int | None
    years: str | None
    open_ending: str | None
    sentence: Sentence
    extra: dict[str, str] = field(default_factory=dict)


def find_awards(sentence: Sentence, context: Context) -> Iterator[Award]:
    """Return the honours that one sentence says somebody has, or hopes for."""
    words = sentence.paragraph.text
    done = sentence.start
    for verb in _VERB.finditer(words, sentence.start, sentence.end):
        if verb.start() < done or _VERB_TRAP.search(words[max(sentence.start, verb.start() - 3) : verb.end() + 2]):
            continue
        if _is_wish(words, sentence, verb):
            continue
        for award in _after(verb, sentence, context):
            done = max(done, award.end)
            yield award


_VERB_TRAP = re.compile(
    r"获[取悉知救益批]|收获|抓获|查获|破获|缴获|捕获|荣获感|不通过|斩获感|获得感|拥有[^“]|通过[^“]|成为[^“全国省市区首]|取得[^“全]|赢得[^“全]"
)


def _is_wish(words: str, sentence: Sentence, verb: re.Match[str]) -> bool:
    clause = sentence.clause_at(verb.start())
    return bool(
        re.search(
            r"争取|力争|希望|有望|努力|未能?|没有|尚未|冲刺|即将|目标|将(?=被|获)|如果|凡|可(?=获|被)",
            words[clause.start : verb.start()],
        )
    )


def _after(verb: re.Match[str], sentence: Sentence, context: Context) -> Iterator[Award]:
    """The run of titles behind a verb; those behind the first inherit verb, level and time."""
    words = sentence.paragraph.text
    place = verb.end()
    inherited: tuple[str, ...] = _levels_of(verb[0], context)
    count = 0
    for quoted in _QUOTED.finditer(words, place, sentence.end):
        between = words[place : quoted.start()]
        reach = 30 if not count else 16
        if len(between) > reach or (count and not _BETWEEN.match(between)) or (not count and not _leads(between)):
            break
        title = quoted[1]
        if _NOT_TITLE.search(title) or not (_TITLE_LIKE.search(title) or _says_title(words, quoted.end())):
            break
        own = _levels_of(between, context)
        inherited = own or inherited
        yield _award(title, quoted.start(), quoted.end(), verb, between, inherited, sentence, context)
        count += 1
        place = quoted.end()
    if count == 0:
        yield from _unquoted(verb, sentence, context)


def _leads(between: str) -> bool:
    """What may stand between the verb and the first title: whose it is and of which year, no other verb."""
    return (
        not re.search(r"[,;。]", between)
        and not _NO_AWARD.search(between)
        and not re.search(r"开展|举办|组织|参加|创建|打造|通过|提供|参与", between)
    )


def _says_title(words: str, end: int) -> bool:
    return bool(
        re.match(
            r"(?:的)?(?:荣誉)?称号|(?:等)?(?:荣誉|奖|殊荣)|候选|提名|一?等奖|[金银铜]奖|冠军", words[end : end + 8]
        )
    )


def _unquoted(verb: re.Match[str], sentence: Sentence, context: Context) -> Iterator[Award]:
    words = sentence.paragraph.text
    place, count = verb.end(), 0
    if verb[0] in ("成为", "拥有", "通过", "取得", "赢得", "登上"):
        return
    while place < sentence.end and count < 12:
        rest = words[place : min(sentence.end, place + 46)]
        skip = re.match(r"(?:[、和及与]|以及|了|过|为|:|荣誉称号|称号)*", rest)
        offset = skip.end() if skip else 0
        found = _PLAIN.match(rest[offset:])
        if (
            found is None
            or _NO_AWARD.search(found["title"])
            or len(found["title"]) < 4
            or re.search(r"[的了在]", found["title"][:2])
        ):
            return
        start = place + offset + found.start("title")
        end = place + offset + found.end("title")
        title = found["title"]
        if re.search(r"\d+[个项次]|多[项个]|一系列|各[级类]", title) or title in ("优秀", "先进", "示范", "文明"):
            return
        yield _award(title, start, end, verb, "", (), sentence, context)
        count += 1
        place = end
        if not re.match(r"(?:荣誉称号|称号)?(?:[、和及与]|以及)", words[end : end + 8]):
            return


def _award(
    title: str,
    start: int,
    end: int,
    verb: re.Match[str],
    between: str,
    inherited: tuple[str, ...],
    sentence: Sentence,
    context: Context,
) -> Award:
    words = sentence.paragraph.text
    clause = sentence.clause_at(verb.start())
    around = words[max(clause.start, verb.start() - 8) : start] + words[end : end + 6]
    status = next((name for name, pattern in _HOPED if re.search(pattern, around)), "获得")
    named = _levels_of(title, context)
    levels = named or inherited or _levels_of(words[max(clause.start, verb.start() - 10) : verb.start()][-4:], context)
    issuer = _issuer(words[clause.start : start])
    if not levels and issuer:
        levels = _levels_of(issuer, context)
    run = _YEARS_RUN.search(words, clause.start, end + 12 if end + 12 < sentence.end else sentence.end)
    return Award(
        title=title, start=start, end=end, status=status, level=levels[0] if levels else "其他", levels=levels,
        topic=sentence.topic_at(verb.start()) or context.main, issuer=issuer, year=_year(words, sentence, start, end, title),
        years=run[0] if run else None, open_ending=_open(words, end), sentence=sentence,
    )  # fmt: skip


def _issuer(words: str) -> str | None:
    found = _ISSUER.search(words)
    if found is None:
        return None
    name = next(part for part in found.groups() if part)
    return name if _ISSUER_END.search(name) else None


def _year(words: str, sentence: Sentence, start: int, end: int, title: str) -> int | None:
    inside = re.match(r"(?:19|20)\d\d", title)
    if inside:
        return int(inside[0])
    behind = re.match(r"[^“”,。]{0,6}\(((?:19|20)\d\d)年?(?:度)?[^()]{0,6}\)", words[end : end + 20])
    if behind:
        return int(behind[1])
    time = sentence.time_at(start)
    if time and time.as_of and not time.text.endswith(("以来", "至今", "起")):
        return year_of(time.as_of)
    return None


def _open(words: str, end: int) -> str | None:
    found = _OPEN.match(words[end : end + 24])
    return found[1] if found else None


_ORDER = ("国家", "省", "市", "区", "街道", "社区")
_CHAIN = re.compile(
    r"^(?:(?:19|20)\d\d年?(?:度)?(?:[—至-](?:19|20)\d\d年?(?:度)?)?|首[批届]|第[一二三四五六七八九十百\d]+[届批])?"
    r"(?:(?P<nation>全国|国家|中国|中央|中华|国务院|住建部|民政部|公安部|司法部|共青团中央)|(?P<province>[\u3400-\u9fff]{2,3}(?:省|自治区)|省级|省(?=[委文民总妇“]))?"
    r"(?P<city>[\u3400-\u9fff]{2,4}?(?<!城)市(?![民场])|市级|市(?=[委文民总妇“]))?(?P<district>[\u3400-\u9fff]{2,4}?(?<![社小园片城地景校街辖])[区县](?![域分])|区级|县级|区(?=[委文民总妇“]))?"
    r"(?P<street>[\u3400-\u9fff]{1,5}(?:街道|镇)(?=[^文])|[街镇]道?级)?)"
)
_TAIL_LEVELS = re.compile(
    r"(全国|国家级?|省级?|市级?|区级?|县级?|街道?级?|镇级?|[、和及])+(?:两级|三级|等)?(?:的|优秀|首批)*$"
)
_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")


def _levels_of(words: str, context: Context) -> tuple[str, ...]:
    """The levels that words name, the highest first: 省市 is two, 广州好人 that of its city."""
    if not words:
        return ()
    tail = _TAIL_LEVELS.search(words)
    if tail and not re.search(r"[\u3400-\u9fff]{2}[省市区县]$", words):
        signs = tail[0]
        found = [
            level
            for level, mark in zip(_ORDER, ("国", "省", "市", "区", "街", "社"), strict=True)
            if mark in signs or (mark == "区" and "县" in signs) or (mark == "街" and "镇" in signs)
        ]
        if found:
            return tuple(found)
    named = _by_chain(words) or _by_chain(words[-8:] if len(words) > 8 else "")
    return (named,) if named else _by_short_name(words, context)


def _by_chain(words: str) -> str | None:
    """广东省广州市海珠区…: the last of the leading names is whose title it is."""
    chain = _CHAIN.match(words)
    if chain is None:
        return None
    if chain["nation"]:
        return "国家"
    city = chain["city"]
    for level, name in (("街道", "street"), ("区", "district"), ("市", "city"), ("省", "province")):
        if chain[name]:
            return "省" if level == "市" and city and city[:2] in _MUNICIPALITIES else level
    return None


def _by_short_name(words: str, context: Context) -> tuple[str, ...]:
    words = re.sub(r"^(?:19|20)\d\d年?度?", "", words)
    known = {
        "区": {place.name[:-1] for place in context.places.of_level("district")},
        "街道": {
            place.name.removesuffix("街道").removesuffix("街").removesuffix("镇")
            for place in context.places.of_level("street")
        },
        "市": {place.name[:-1] for place in context.places.of_level("city")} | CITIES,
        "省": PROVINCES,
    }
    for length in (4, 3, 2):
        for level, names in known.items():
            if words[:length] in names and len(words) > length:
                return ("市",) if level == "省" and words[:2] in _MUNICIPALITIES else (level,)
    return ()
