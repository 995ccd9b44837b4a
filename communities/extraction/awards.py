"""Honours: titles verbatim, their level by name, who has them, and whether they are won or only hoped for.

A verb (荣获, 被评为, 入围 …) or the label of a list (所获荣誉:) opens a run of items. An item is a title in quotation marks
or in plain words, with a level, a year and a status around it; what stands before one title holds for those behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communities.extraction.award_levels import levels_of
from communities.extraction.context import Context, Sentence
from communities.extraction.places import Place
from communities.extraction.times import year_of

_VERBS = (
    "荣获 获得 获评 获颁 获授 获选 喜获 喜提 连获 曾获 获批 评为 评选为 评定为 授予 命名为 命名 确定为 认定为 列为 列入 选为 表彰为 推选为 荣膺 荣登 登上 摘得 斩获 捧回 捧得 夺得 赢得 当选 入选 入围 "
    "上榜 蝉联 揽获 摘取 拿下 拿下过 获赠 晋级 通过 保持 推荐 参评 争创 创建 申报 评出 获称 被称为 被誉为 成为 是 获"
).split()
_VERB = re.compile("|".join(sorted(_VERBS, key=len, reverse=True)))
# Verbs that say nothing of an honour by themselves: only a title with its level right behind them counts.
_WEAK = frozenset(
    {
        "通过",
        "保持",
        "推荐",
        "创建",
        "成为",
        "是",
        "评出",
        "列入",
        "拿下",
        "赢得",
        "登上",
        "申报",
        "命名",
        "授予",
        "争创",
        "参评",
        "获",
    }
)
_TRAP = re.compile(
    r"获(?:取|悉|知|益|救|利)|(?:收|抓|查|破|缴|捕|俘)获|获得感|不是|还是(?=社)|正是|也是一|总是|但是|于是|可是|或是|而是|尤其是|特别是|最是|便是|凡是|要是|一是|二是|三是|四是|五是|是否|创建(?:工作|活动|文明城市|成果|以来)"
)
_LABEL = re.compile(
    r"(?:【?(?:所获|获得|曾获|主要|集体|个人|社区)?荣誉(?:称号|证书)?】?|获奖(?:情况|荣誉)?|荣誉证书[^:。]{0,14}|曾获)[:】 ]"
)
_TITLE_END = (
    r"(?:社区|村|小区|单位|集体|个人|家庭|户|好人|模范|标兵|先进|示范[点区岗社站校户街]?|示范街道|典型|案例|项目|奖|[一二三]等奖|[金银铜]奖|团队|队伍|组织|工作者|志愿者|青年|之星|党员|党支部|党组织|党委|堡垒|"
    r"红旗手|能手|号|基地|试点|品牌|窗口|站点|奖章|勋章|驿站|社工|民警|律师|医生|教师|调解员|楼长|网格员|人物|校园|街道|街区|街|站|岗|居委会|学校|工会|企业|大队|班组|冠军|亚军|季军|第[一二三]名|榜|达标社区|乡镇|镇|城市|校|商圈|公园|会客厅|图书馆|样本|乡愁地|示范村\(社区\)|示范小区\(社区\)|干警|孝星|空间)"
)
_LEVEL_HEAD = r"(?:全国|国家级?|中国|中央|全省|全市|全区|省[、级]?市?级?|市[、级]?区?级?|区级?|县级?|街道级?|[\u3400-\u9fff]{2,3}省|[\u3400-\u9fff]{2,5}?(?<![社小园片城地景校街辖])[市区县](?!域)|[\u3400-\u9fff]{2,4}(?:街道|镇)|[\u3400-\u9fff]{2,3}(?=好人))"
_YEARS = r"(?:(?:19|20)\d\d年?(?:度)?(?:[、—~至-](?:19|20)\d\d年?(?:度)?)*|第[一二三四五六七八九十百\d]+[届批季]度?|首[批届]|连续[两二三四五六七八九十\d]+[年届次]|年度|月度|一批)"
_LEAD = re.compile(
    rf"(?:[、,和及与以;:]|以及|了|过|为|的|先后|同时|并|还|又|也|曾|再次|连续|称号|荣誉称号|荣誉|等|{_YEARS}|(?:优秀|拟)?|\([^()]{{1,16}}\)|(?:再)?(?:获评|获得|荣获|被评为|入选|当选|授予)|拟推荐|推荐为|评为|验收,?(?:被)?命名为)*"
)
_ITEM = re.compile(
    rf"(?P<head>{_LEVEL_HEAD}*(?:两级|三级)?(?:{_YEARS})?)(?P<body>[\u3400-\u9fff\d·]{{0,14}})“(?P<quoted>[^“”]{{2,40}})”(?P<tail>(?!称号|荣誉|榜|提名|候选|奖牌|推荐|人选|名单|授牌|和|及|与|的|等|创建|活动)[\u3400-\u9fff]{{0,10}}?{_TITLE_END}(?=[,。;、:!?()“”等和]|称号|荣誉|$))?"
)
_PLAIN = re.compile(
    rf"(?P<head>(?:{_LEVEL_HEAD})+|(?=优秀|先进|文明|模范|十佳|十大|最美|[一二三四五六]星级?|[一二三]等奖|[金银铜]奖|[冠亚季]军))(?P<body>(?:{_YEARS})?[\u3400-\u9fff·]{{0,22}}?{_TITLE_END})(?P<more>\(社区\))?(?=称号|荣誉|奖牌|名单|复评|提名|推荐|拟|公示|候选|[,。;:!?()、和及与\"🏆 ]|等(?:荣誉|称号|\d|多|奖)|等?$|的)"
)
# Behind a verb that can mean nothing else a title needs no level: 被评为老龄工作规范化社区.
_STRONG = frozenset("荣获 获评 评为 评选为 评定为 命名为 授予 荣膺 被称为 确定为 认定为".split())
_PRAISES = re.compile(
    r"优秀|先进|示范|文明|模范|最美|最佳|十佳|十大|达标|星级|标兵|红旗|之星|^(?:全国|[\u3400-\u9fff]{2,3}[省市区县])"
)
_UNLEVELLED = re.compile(
    rf"(?P<head>)(?P<body>[\u3400-\u9fff·]{{2,18}}?{_TITLE_END})(?P<more>\(社区\))?(?=称号|荣誉|[,。;:!?()、]|$)"
)
_TITLE_LIKE = re.compile(
    r"(?:社区|村|小区|单位|集体|个人|家庭|好人|模范|标兵|先进|示范|典型|案例|奖|团队|工作者|志愿者|青年|之星|党员|支部|党组织|红旗手|能手|基地|试点|品牌|窗口|勋章|人物|校园|街道|站|岗|冠军|亚军|季军|名|榜|称号|达标|文明户|书香|星级|队|员|杯|城市|优秀|十佳|十大|最美|最佳|协会|"
    r"组织|项目|企业|学校|中心|室|会|号|乡镇|镇|工会|商圈|楼长|街区|公园|院落|栋|阵地|单元|楼道|道德|妈妈|老师|教师|医生|民警|律师|社工|长|婆婆|媳妇|邻居|先锋|干警|孝星|金点子|空间|点|圈|状|章|村\(社区\)|\(社区\)|50年|师|手|人)$"
)
_NO_TITLE = re.compile(
    r"[,。!?:]|^(?:我们的节日|学习强国|身边|获得感)$|精神|理念|机制|活动$|工程$|行动$|计划$|模式$|项目库|平台$|工作法$"
)
_STATUS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("评选项目", re.compile(r"试点|实验[区点]|培育点|示范[街区]*区?创建名单|防汛演练示范点")),
    ("公示", re.compile(r"公示|拟推荐|拟命名|拟表彰|拟认定|拟授予")),
    ("推荐参评", re.compile(r"推荐参评|参评|推荐(?:人选|名单|为|上报|申报|至|其|她|他)|被推荐|推荐(?=“)")),
    ("候选", re.compile(r"候选|提名|参选")),
    ("入围", re.compile(r"入围")),
    ("申报", re.compile(r"申报|申请")),
    ("目标", re.compile(r"争创|力争|冲刺|创建目标|将被|将获")),
)
_RENEWED = re.compile(r"复评|复查|复审|验收")
_GOAL = re.compile(
    r"争创|创建(?!成)|建成|打造|冲刺|争当|争做|目标|迎接|推动|努力|申创|对标|力争|争取|希望|有望|即将|如果|凡|可获|评选(?!为)|开展|推进|参与(?!率)|围绕|比选|选树|举办|颁发|设立|启动|为抓手|没有|尚未|未能"
)
_NO_AWARD = re.compile(
    r"好评|点赞|称赞|信任|支持|认可|肯定|帮助|机会|知识|资助|补贴|成效|进展|成绩|经验|满意|胜利|快乐|实惠|赞誉|突破|感受|掌声|口碑|成果|成就|一致"
)
_ISSUER = re.compile(
    r"被([^,。“”]{2,24}?)(?:等[\d一二三四五六七八九十]+家单位)?(?:联合)?(?:评为|评选为|授予|命名为|认定为|确定为|表彰为|列为|列入)|获([^,。“”被]{2,20}?)(?:颁发|授予|颁授|表彰)|由([^,。“”]{2,20}?)(?:授予|颁发|评选)"
)
_ISSUER_END = re.compile(
    r"(?:委|办|局|部|厅|会|政府|院|协会|联合会|中心|组织|公司|团|妇联|总工会|街道|区|市|省|报社|日报|单位|部门)$"
)
_OPEN = re.compile(
    r"(?:称号|荣誉称号|荣誉|奖项|\([^()]{1,20}\))?(等[^,。;]{0,12}?(?:荣誉称号|荣誉|称号|奖项|殊荣|[项个](?=[,。;]|$)))"
)
_RUN = re.compile(r"(?:19|20)\d\d年?[—~至到-]{1,2}(?:19|20)\d\d年|连续[两二三四五六七八九十\d]+[年届次]")
_NOT_IN_TITLE = re.compile(r"(?:已|并|又|曾|再次|通过|申报|是|为|成为|荣获|获评|获|[一二三两四五六]届|本身|了)+")
_ANOTHER_VERB = re.compile(r"入选|当选|[获被评]|推荐|创建|授予")
_BEHIND = 14


@dataclass(frozen=True)
class Award:
    """A title, in the coordinates of its paragraph; ``subject`` is what stands before its verb."""

    title: str
    start: int
    end: int
    verb: int
    status: str
    levels: tuple[str, ...]
    topic: Place | None
    issuer: str | None
    year: int | None
    years: str | None
    open_ending: str | None
    holder_behind: str | None
    ordinal: int
    sentence: Sentence


def find_awards(sentence: Sentence, context: Context, *, in_list: bool = False) -> Iterator[Award]:
    """Return the honours that one sentence says somebody has, or hopes for. ``in_list``: it stands under 荣誉."""
    words = sentence.paragraph.text
    label = _LABEL.match(words, sentence.start, sentence.end)
    if label or in_list:
        place = label.end() if label else sentence.start
        yield from _run(words, place, sentence, context, verb="", verb_at=place)
        return
    done = sentence.start
    for verb in _VERB.finditer(words, sentence.start, sentence.end):
        if verb.start() < done or _TRAP.search(words[max(sentence.start, verb.start() - 2) : verb.end() + 3]):
            continue
        if _NO_AWARD.match(words[verb.end() : verb.end() + 8].lstrip("了过")):
            continue
        for award in _run(words, verb.end(), sentence, context, verb=verb[0], verb_at=verb.start()):
            done = award.end
            yield award


def is_list_of_honours(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the list that the label of its paragraph opened: 【荣誉】2013年…;2016年…."""
    return sentence.start > 0 and _LABEL.match(sentence.paragraph.text) is not None


def _run(words: str, place: int, sentence: Sentence, context: Context, *, verb: str, verb_at: int) -> Iterator[Award]:
    inherited = levels_of(words[max(sentence.start, verb_at - 10) : verb_at], context, at_end=True) if verb else ()
    ahead, count, begin = "", 0, place
    while place < sentence.end and count < 30:
        lead = _LEAD.match(words, place, sentence.end)
        start = lead.end() if lead else place
        between = words[place:start]
        if count and not between and words[place : place + 1] != "“":
            return
        item = _ITEM.match(words, start, sentence.end) or _PLAIN.match(words, start, sentence.end)
        if item is None and verb in _STRONG:
            item = _UNLEVELLED.match(words, start, sentence.end)
        item = item or _behind_holder(words, start, sentence, verb, count)
        if item is None:
            return
        found = _title(item, words, verb, sentence)
        if found is None:
            return
        title, first, last = _with_contest(words, verb_at, sentence, found)
        head_levels = levels_of(words[start:first] or between, context, at_end=True)
        if title.strip("“”") == "身边好人" and set(head_levels or inherited) <= {"社区"}:
            return
        inherited = head_levels or inherited
        status = _status(
            verb,
            words[begin if not count else place : first],
            words[last : last + _BEHIND],
            title,
            words,
            verb_at,
            sentence,
        )
        if status is None or (
            not count
            and verb in _WEAK
            and status in ("获得", "推荐参评")
            and not (head_levels or levels_of(title, context) or _says_title(words, last))
        ):
            return
        ahead = (
            between
            if _RUN.search(between) or re.search(r"\d{4}", between)
            else ahead
            if not re.search(r"\d{4}", words[first:last])
            else ""
        )
        yield _award(title, first, last, verb_at, status, inherited, ahead, count, sentence, context)
        count += 1
        place = _past(words, last, sentence.end)


def _behind_holder(words: str, start: int, sentence: Sentence, verb: str, count: int) -> re.Match[str] | None:
    """评出首批“…”样本, 入选第三季度“…”: a few words may stand before the first quotation mark."""
    if count or verb in ("是", "成为", "通过", "保持"):
        return None
    mark = words.find("“", start, min(sentence.end, start + 22))
    if (
        mark < 0
        or re.search(r"[,;。]", words[start:mark])
        or _NO_AWARD.search(words[start:mark])
        or _GOAL.search(words[start:mark])
    ):
        return None
    for begin in range(max(start, mark - 8), mark + 1):
        item = _ITEM.match(words, begin, sentence.end)
        if item and item.start("quoted") == mark + 1:
            return item
    return None


def _title(item: re.Match[str], words: str, verb: str, sentence: Sentence) -> tuple[str, int, int] | None:
    groups = item.groupdict()
    if groups.get("quoted") is None:
        title = item["head"] + item["body"] + (item["more"] or "")
        if (
            (len(title) < 4 and not re.search(r"等奖|[金银铜]奖|[冠亚季]军", title))
            or _NO_TITLE.search(title)
            or re.search(r"\d+[个项次]|多[项个]|一系列|各级|的|一[扇个名位座]", title)
        ):
            return None
        if item["body"] in ("优秀", "先进", "示范", "文明", "社区"):
            return None
        lead = _NOT_IN_TITLE.match(title)
        cut = lead.end() if lead else 0
        return (title[cut:], item.start("head") + cut, item.end()) if len(title) - cut >= 4 or cut == 0 else None
    quoted, tail = item["quoted"], item["tail"]
    if _NO_TITLE.search(quoted) or _ANOTHER_VERB.search(item["body"]):
        return None
    if tail:
        first = (
            item.start("head")
            if item["body"] or not item["head"] or (re.search(r"[市区县省]$|全国", item["head"]) and "试点" in tail)
            else item.start("quoted") - 1
        )
        title = words[first : item.end("tail")]
        return title, first, item.end("tail")
    praised = verb in _STRONG and _PRAISES.search(quoted)
    if not praised and not _TITLE_LIKE.search(quoted) and not _says_title(words, item.end()):
        return None
    return quoted, item.start("quoted") - 1, item.end("quoted") + 1


_CONTEST = re.compile(
    r"在([\u3400-\u9fff]{4,22}?(?:大赛|比赛|汇演|竞赛|展演|赛|评选|评比|擂台))(?:活动)?(?:中|上|里)?$"
)


def _with_contest(words: str, verb_at: int, sentence: Sentence, found: tuple[str, int, int]) -> tuple[str, int, int]:
    """在…汇演中荣获二等奖: the prize is of the contest before the verb."""
    title, _first, last = found
    if not re.fullmatch(r"[一二三]等奖|[金银铜优秀组织]+奖|[冠亚季]军|第[一二三]名", title):
        return found
    contest = _CONTEST.search(words[max(sentence.start, verb_at - 30) : verb_at])
    if contest is None:
        return found
    start = max(sentence.start, verb_at - 30) + contest.start(1)
    return contest[1] + title, start, last


def _says_title(words: str, end: int) -> bool:
    return bool(
        re.match(
            r"(?:的)?(?:荣誉)?称号|(?:等)?(?:荣誉|奖|殊荣)|候选|提名|[一二三]等奖|[金银铜]奖|冠军|名单|榜|授牌|奖牌|推荐|人选",
            words[end : end + 8],
        )
    )


def _status(verb: str, ahead: str, behind: str, title: str, words: str, verb_at: int, sentence: Sentence) -> str | None:
    """The status that the words around a title tell; None where it is neither held nor hoped for."""
    clause = sentence.clause_at(verb_at)
    before = words[clause.start : verb_at]
    after = behind
    behind = (
        re.split(r"[,。;、和“]", behind)[0]
        if not behind.startswith(("(", ",", "、"))
        else (behind if re.match(r"\((?:公示|候选|提名|拟)|,(?:目前)?(?:正在)?公示|,公示", behind) else "")
    )
    near = f"{verb}|{ahead}|{behind}"
    if _RENEWED.search(behind) or (verb == "通过" and _RENEWED.search(near)):
        return "获得"
    for status, pattern in _STATUS:
        if pattern.search(near) or (status == "评选项目" and pattern.search(title)):
            if status in ("推荐参评", "公示") and verb in ("推荐", "参评") and re.search(r"公示", behind):
                return "公示"
            return status
    if re.search(r"力争|争取|希望|有望|努力|即将|目标|将(?=被|获)|如果|凡|明年", before[-16:]):
        return "目标"
    if re.search(r"成功$", before) and verb == "创建":
        return "获得"
    if verb in ("创建", "通过") or (verb in ("是", "成为") and after.startswith("的")):
        return None
    return "获得"


def _past(words: str, place: int, end: int) -> int:
    """Behind what belongs to the title just read: 称号, (2015年、2018年), 名单."""
    found = re.compile(
        r"(?:荣誉称号|称号|荣誉|奖牌|授牌|提名人物|提名奖?|候选人?|拟?推荐名单|名单|\([^()]{1,30}\)|榜|🏆| )*"
    ).match(words, place, end)
    return found.end() if found else place


def _award(
    title: str,
    start: int,
    end: int,
    verb_at: int,
    status: str,
    inherited: tuple[str, ...],
    ahead: str,
    ordinal: int,
    sentence: Sentence,
    context: Context,
) -> Award:
    words = sentence.paragraph.text
    clause = sentence.clause_at(verb_at)
    issuer = _issuer(words[clause.start : start])
    levels = (
        levels_of(title, context)
        or inherited
        or (levels_of(issuer, context) if issuer else ())
        or _of_giver(words, verb_at, context)
    )
    run = _RUN.search(words, clause.start, min(sentence.end, end + 16))
    behind = re.match(r"[“”\u3400-\u9fff]{0,6}\(([\u3400-\u9fff]{2,8})\)", words[end : end + 18])
    holder = next(
        (place for place in context.places.of_level("community") if behind and place.name.startswith(behind[1])), None
    )
    opened = _OPEN.match(words, end, min(sentence.end, end + 40))
    return Award(
        title=title, start=start, end=end, verb=verb_at, status=status, levels=levels, topic=holder or sentence.topic_at(verb_at) or context.main,
        issuer=issuer, year=_year(words, sentence, start, end, title, ahead), years=run[0] if run else None,
        open_ending=opened[1] if opened else None, holder_behind=behind[1] if behind else None, ordinal=ordinal, sentence=sentence,
    )  # fmt: skip


_OWN_LEVEL = {"street": "街道", "district": "区", "community": "社区"}


def _of_giver(words: str, verb_at: int, context: Context) -> tuple[str, ...]:
    """决定授予…称号: whoever the paper is by gives the honour."""
    if not words.startswith(("授予", "表彰", "评选"), verb_at) or "被" in words[max(0, verb_at - 24) : verb_at]:
        return ()
    level = _OWN_LEVEL.get(context.main.level) if context.main else None
    return (level,) if level else ()


def _issuer(words: str) -> str | None:
    found = _ISSUER.search(words)
    if found is None:
        return None
    name = next(part for part in found.groups() if part)
    return name if _ISSUER_END.search(name) else None


def _year(words: str, sentence: Sentence, start: int, end: int, title: str, ahead: str) -> int | None:
    inside = re.match(r"(?:19|20)\d\d", title) or re.search(r"(?:19|20)\d\d(?=年?度?[^\d]*$)", ahead)
    if inside:
        return int(inside[0])
    behind = re.match(r"[^“”,。]{0,6}\(((?:19|20)\d\d)年?(?:度)?[^()]{0,6}\)", words[end : end + 20])
    if behind:
        return int(behind[1])
    time = sentence.time_at(start)
    if time and time.as_of and not time.text.endswith(("以来", "至今", "起")):
        return year_of(time.as_of)
    return None
