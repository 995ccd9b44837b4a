"""The title of an honour: where it begins and ends, in quotation marks or in plain words."""

import re

from communities.extraction.award_items import CONTEST_NAME, is_quoted
from communities.extraction.award_words import (
    ANOTHER_VERB,
    LEVEL_HEAD,
    LEVELLED,
    NO_TITLE,
    NOT_IN_TITLE,
    PRAISES,
    STRONG,
    TITLE_LIKE,
    TRAP,
    VERB_INSIDE,
)
from communities.extraction.person_names import name_length
from communities.extraction.sentences import Sentence

_WHEN_HELD = r"(?:(?:(?:19|20)\d\d年(?:度)?|今年|去年|前年|当年|[本上]届|上个?月|本月|前不久|刚刚?结束|\d{1,2}月(?:份|底|初)?)(?:举行|举办|结束)?的?|[^,。;的]{1,8}的(?=[全省市区县]))?"  # 去年的, 刚刚结束的
# …上, before the verb: an adverb, or behind a comma whoever wins: 合唱队演唱的《…》
_WINNER = r"(?:一举|最终|成功|喜|勇|又|再次|,(?:[^,。;《》]|《[^《》]{1,24}》){0,20})?"
_CONTEST = re.compile(
    rf"(?:在|参加){_WHEN_HELD}([\u3400-\u9fff]{{4,22}}?{CONTEST_NAME})(?:活动)?(?:中|上|里)?{_WINNER}$"
)

# 代表北桥区参加全市展演,捧得金奖; 站上全省合唱大赛的舞台,捧回金奖
_TAKES_PART = re.compile(
    rf"(?:参加|参与|亮相|出战|征战|[登站走杀闯]上|[登走杀闯站]进|(?:登|亮相|征战|出战)?于|奔赴|赴|从)(?:了)?([\u3400-\u9fff]{{2,22}}?{CONTEST_NAME})(?:活动)?(?:的?(?:舞台|赛场|现场|领奖台|擂台|总?决赛))?(?:[中上里])?,?[^,。;]{{0,8}}$"
)


_TOLD = r"(?:\([^()“”]{1,40}\))?"  # 授予韩志远(女,柳堤社区网格员)、…
_GIVEN_NAMES = re.compile(
    rf"(?P<who>[\u3400-\u9fff·]{{2,4}}{_TOLD}(?:[、和][\u3400-\u9fff·]{{2,4}}{_TOLD}){{0,8}}?)(?P<sum>(?:等|(?<=\))|(?<!等)(?=\d))[\d一二三四五六七八九十]+(?:名|人|位|个|家)[\u3400-\u9fff]{{0,4}}?)?(?:同志)?(?:为)?(?![省市区县][\u3400-\u9fff]{{1,8}}?(?:社区|街道|镇|村|小区))(?=“|(?:{LEVEL_HEAD}|优秀|先进|最美|模范)[\u3400-\u9fff“])"
)
_GIVEN_MANY = re.compile(
    rf"(?P<many>[\u3400-\u9fff“”]{{2,24}}?)等[\d一二三四五六七八九十]+(?:个|家|支|户)[\u3400-\u9fff]{{0,4}}?(?=“|{LEVEL_HEAD})"
)


def given_names(words: str, start: int, end: int) -> tuple[int, int] | None:
    """Where those stand to whom something is given, right behind the verb: 授予韩某某市五一劳动奖章, 授予甲等10人…."""
    found = _GIVEN_NAMES.match(words, start, end)
    if (
        found
        and found["who"][-1] not in "社小省市县区"
        and (
            found["sum"]
            or all(
                name_length(f"{part}。", 0, strict=True) == len(part)
                for part in re.split(r"[、和]", re.sub(r"\([^()]*\)", "", found["who"]))
            )
        )
    ):
        return found.span("who")
    many = _GIVEN_MANY.match(words, start, end)
    return many.span("many") if many else None


_SUMMED = re.compile(
    r"(?:等[\d一二三四五六七八九十]+(?:名|人|位|个|家|支|户)(?:同志|单位|集体|个人|社区|家庭|团队)?)?(?:同志)?为?"
)


def behind_names(words: str, place: int) -> int:
    """Behind 等10人 and 同志, which may follow those to whom something is given."""
    summed = _SUMMED.match(words, place)
    return summed.end() if summed else place


_HE = re.compile(r"[他她其它](?:本人|们|家)?(?=[系是也还又先曾则])")  # …,他本人系湖西省“…”
_WINS_AGAIN = re.compile(
    r"[拿捧摘夺领揽斩][下到过回得获了走起]|[被获荣评]|命名|授予|入选|入围|当选|认定|确定|列为|列入|登[上陆]|站上|上榜|创成|蝉联|夺魁|成为|挂上|颁发|推荐|参评|申报|争创|进入|跻身|迈[入进]"
)


_CALLS = re.compile(r"(?:[叫喊唤夸]|称呼|亲切地称)(?:[他她它]们?|其|[\u3400-\u9fff]{2,3})?$")  # 居民都喊她“桑大姐”


def is_next_clause(item: re.Match[str], words: str, start: int) -> bool:
    """Whether what follows a comma says of somebody else that they won something, and is no further title of a run."""
    if not is_quoted(item):
        return False
    opened = item.start("quoted") - 1
    if (
        _HE.match(words, start)
        or _WINS_AGAIN.search(words, start + 2, opened)
        or words[start + 2 : opened].endswith(("为", "是"))
        or _CALLS.search(words, start, opened)
    ):
        return True  # …,警务室被市公安局命名为“…”
    if not item["tail"] and WINS_BEHIND.match(words, item.end("quoted") + 1):
        return True
    behind = words[item.end("quoted") + 1 : item.end("quoted") + 4]
    if item["tail"]:
        return VERB_INSIDE.search(item["tail"]) is not None  # “夕阳红”巡逻队队长韩某某上榜“…”
    return _SUBJECT_BEHIND.match(behind) is not None  # …,“织锦里”邻里中心则捧回…


# “巧手坊”也荣获…: what stands in quotation marks is who wins
WINS_BEHIND = re.compile(
    r"(?:也|则|还|又|均|都|更|同时|先后|曾|已|去年|今年|同年)*(?:荣[获膺登立]|获[评得选颁]?(?=[“\u3400-\u9fff])(?!奖)|被[^,。;]{0,16}?(?:[评选认确]定?为|授予|命名|列)|入选|入围|捧回|摘得|夺得|斩获|当选|登上|跻身)"
)
_SUBJECT_BEHIND = re.compile(
    r"(?!称号|荣誉|奖|等|和|及|与|以及|的|候选|提名|名单|公示|推荐|入围|人选|殊荣|头衔|称谓|[铜金银]?牌|证|匾|榜|桂冠|[一二两三四五六七八九十几多]+[块项个张枚]|并|还|也|又|均|都|先后|同时|同年|目前|试点|创建|建设|复|授|表彰|申报|申请|评|一[起并]|后|以来|之|行列|方阵|阵营|队伍|称|活动|工程|[入当]选|上榜)[\u3400-\u9fff]{2}"
)


def title_of(item: re.Match[str], words: str, verb: str, sentence: Sentence) -> tuple[str, int, int] | None:
    """The title that one item of a list of honours is, and where it stands in ``words``; nothing if it is none."""
    if not is_quoted(item):
        title = item["head"] + item["body"] + (item["more"] or "")
        if (
            (len(title) < 4 and not _is_prize(title, words, item.start(), sentence))
            or NO_TITLE.search(title)
            or VERB_INSIDE.search(title)
            or _OF_SEVERAL.search(title)
            or _SAYS_MORE.search(title)
        ):
            return None
        if _OF_OFFICE.search(title) and not _HONOURING.search(title):
            return None  # 长亭街道香樟里社区党委书记: what somebody is
        home = title.removesuffix("家庭")
        if home != title and name_length(f"{home}。", 0, strict=True) == len(home):
            return None  # 获“最美家庭”的韩志远家庭: whoever holds it
        if not item["head"] and _OF_BODY.search(title) and not _HONOURING.search(title):
            return None  # 附小小记者站: the next subject
        if item["body"] == "社区" or (
            item["body"] in ("优秀", "先进", "示范", "文明") and not item["head"].endswith("级")
        ):
            return None
        if title.endswith(("社区", "村")) and not _HONOURING.search(title) and _OF_SO_MANY.match(words, item.end()):
            return None  # 甲县乙社区、丙县丁社区等7个社区: who has it
        if _NO_BEGINNING.match(title):
            return None
        if _PLACE_ALONE.search(title) and not _HONOURING.search(title):
            return None  # 青藤街道石佛社区: a place, not what it is called
        ordinal = _ORDINAL.search(words[max(sentence.start, item.start() - 6) : item.start()])
        if ordinal:  # 第三届桐州市文明家庭: part of a title in plain words
            return ordinal[0] + title, item.start() - len(ordinal[0]), item.end()
        lead = NOT_IN_TITLE.match(title)
        cut = lead.end() if lead else 0
        return (title[cut:], item.start("head") + cut, item.end()) if len(title) - cut >= 4 or cut == 0 else None
    quoted, tail, body = item["quoted"], item["tail"], item["body"]
    if tail == "奖" and TITLE_LIKE.search(quoted) and not quoted.endswith(("杯", "奖")):
        return quoted, item.start("quoted") - 1, item.end("quoted") + 1  # “最佳展演团队”奖
    if tail and TITLE_LIKE.search(quoted) and _AS_TRIAL.fullmatch(tail):
        return quoted, item.start("quoted") - 1, item.end("quoted") + 1  # “完整社区”建设试点
    if quoted.endswith("杯") and not tail and _OF_CUP.match(words, item.end()):
        return None  # “望海杯”社区篮球赛
    if body.startswith("在") or (not tail and _OF_CONTEST.match(words, item.end(), sentence.end)):
        return None  # 在全国“四个100”先进典型评选中: a contest
    is_own = body and OF_COMMUNITY.fullmatch(body) and (PRAISES.search(quoted) or TITLE_LIKE.search(quoted))
    if is_own and not tail and verb in _HOLDS and verb in words[max(0, item.start() - len(verb) - 8) : item.start()]:
        return quoted, item.start("quoted") - 1, item.end("quoted") + 1  # 获评柳堤社区“最美邻居”
    if body and _OF_ANOTHER.search(body) and not item["head"]:
        return (
            None if not _ONLY.search(body) else (quoted, item.start("quoted") - 1, item.end("quoted") + 1)
        )  # 铁道口社区的“旧书新读”项目: the next subject
    if not tail and quoted in ("优秀", "良好", "合格", "先进"):
        return None  # 被评为“优秀”等次
    is_praise = verb in STRONG and PRAISES.search(quoted) and not _MARKS.search(quoted)
    is_campaign = bool(tail) and _CAMPAIGN.search(quoted) is not None  # “银龄行动”先进集体
    if (NO_TITLE.search(quoted) and not is_praise and not is_campaign) or (body and ANOTHER_VERB.search(body)):
        return None
    if tail == "先进典型" and PRAISES.search(quoted):
        return quoted, item.start("quoted") - 1, item.end("quoted") + 1  # “最佳志愿服务社区”先进典型
    if tail and "的" in tail:
        return None  # “全国文明单位”江城供电公司的结对单位
    if tail:
        is_prize = item["head"] and re.fullmatch(r"[金银铜]奖|[一二三]等奖|优秀奖", tail)  # 省级“…团队”铜奖
        first = item.start("quoted") - 1 if is_prize and not body else item.start("head")
        verbal = _VERB_AHEAD.match(words, first, item.start("quoted"))
        first = verbal.end() if verbal else first
        return words[first : item.end("tail")], first, item.end("tail")
    praised = verb in STRONG or (PRAISES.search(quoted) and verb != "是")
    if not praised and not TITLE_LIKE.search(quoted) and not says_title(words, item.end()):
        return None
    return quoted, item.start("quoted") - 1, item.end("quoted") + 1


_SAYS_MORE = re.compile(
    r"\d+(?:余|多)?[个项次]|多[项个]|一系列|各级|(?<!党)的|(?<!第)一[扇个名位座]|尚未|未获|没有|获得|[两三四五六七八九十几多]个|一批"
)
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+[届批]$")
_OF_ANOTHER = re.compile(r"的$|社区$|街道$|项目$|[是被获则也还]|正在|申报|争创|通过|荣|评为|入选|命名")
_MARKS = re.compile(r"[,。!?:]")
_CAMPAIGN = re.compile(r"^[^,。!?:]{2,12}(?:行动|活动|工程|计划)$")
# 先进集体和先进个人: whom a paper speaks of, no title; 推荐参评省级典型: what is done
_OF_SEVERAL = re.compile(
    r"(?:集体|单位|组织|社区|家庭)(?:和|及|与|、)[\u3400-\u9fff]{0,6}(?:个人|工作者)$|^(?:推荐|申报|参加)"
)
# 2021年获某省“…”街道, 还拿了“…大赛”金奖: the verb is no part of the title
_VERB_AHEAD = re.compile(
    r"(?:又|还|曾|也|并|再|被|先后|同时|连续)*(?:荣?获(?:得|评|颁|选)?|喜[获提捧]|[拿捧夺摘领揽抱](?:了|下|到|过|回|得|走|起|获)|斩获|问鼎|[评选授列认](?:为|上|定为)|入选|入围|当选|荣膺|荣登)(?:了|过)?"
)
_OF_CUP = re.compile(r"[\u3400-\u9fff]{0,10}?(?:赛|展演|汇演|评选|活动)")


def _is_prize(title: str, words: str, start: int, sentence: Sentence) -> bool:
    """一等奖, 金奖, 冠军; a place only in a contest that the sentence names."""
    if re.fullmatch(r"第[一二三]名", title):
        ahead = words[max(sentence.start, start - 46) : start]
        return _NAMES_CONTEST.search(ahead) is not None
    return re.search(r"等[奖功]|[金银铜]奖|[冠亚季]军|嘉奖", title) is not None


_NAMES_CONTEST = re.compile(rf"[全省市区县][\u3400-\u9fff]{{2,18}}?{CONTEST_NAME}")
# Whose honour it is, where a community gives it: between the verb and the title.
OF_COMMUNITY = re.compile(r"(?:(?:19|20)\d\d年(?:度)?)?(?:[\u3400-\u9fff]{2,8}|本|所在)?社区(?:首届|年度|的)?")
_HOLDS = STRONG | {"获得", "获", "当选", "当选为", "被评为"}
_AS_TRIAL = re.compile(r"(?:建设|创建|培育)试点(?:单位)?")
_ONLY = re.compile(r"(?:唯一|首[个块枚批]|第一[个块枚]|当[天日]|本届)的$")
_OF_CONTEST = re.compile(
    r"(?!称号|荣誉|奖)[\u3400-\u9fff]{0,8}(?:评选|评比|大赛|比赛|竞赛|征集)(?:活动)?(?:中|里|上|时)"
)
_OF_OFFICE = re.compile(
    r"(?:主任|书记|支书|所长|站长|院长|校长|园长|会长|社长|干部|居民|邻居|老人|护士|辅警|警察|长者|军人|农民|工人|职工|女性|顾问|社|团|馆|场馆|广场|食堂|片区|商户|网点|小镇|居委会|委员会|办事处|新区)(?:\([^()]*\))?$"
)
_OF_BODY = re.compile(r"(?:站|队|室|团|馆|会)$")
_HONOURING = re.compile(
    r"优秀|先进|示范|文明|模范|最[美佳]|十[佳大]|百[佳强优名]|标兵|红旗|之星|好|金牌|银牌|道德|杰出|热心|满意|特色|和谐|平安|绿色|星级|[一二三四五]星|幸福|书香|放心|诚信"
)
_OF_SO_MANY = re.compile(r"(?:(?:[、和及]|以及)[^。,;“]{2,160})?等[\d一二两三四五六七八九十]+个(?:社区|村|小区)")
_NO_BEGINNING = re.compile(r"[有还把对让给向从由将被]|在(?!党|册)|与|和(?![谐睦美平])")
_PLACE_ALONE = re.compile(r"[\u3400-\u9fff]{1,6}(?:街道|镇|乡(?!村))[\u3400-\u9fff]{1,8}(?:社区|村|小区)$")


def among_titles(words: str, start: int, sentence: Sentence) -> tuple[str, int, int] | None:
    """荣获…示范社区、安徽省三星级志愿服务广场、…等荣誉称号: among titles, what has a level is one, whatever its last word."""
    item = _AMONG.match(words, start, sentence.end)
    if item is None or LEVELLED.match(item[0]) is None or NO_TITLE.search(item[0]) or VERB_INSIDE.search(item[0]):
        return None
    return item[0], start, item.end()


_AMONG = re.compile(r"[\u3400-\u9fff\d]{6,24}(?=(?:、[^,。;:!?]{2,200}?)?等(?:[^,。;:!?、]{0,6})(?:荣誉|称号))")


_BARE_PRIZE = re.compile(
    r"(?:[\u3400-\u9fff]{1,6}[类组项])?(?:[一二三]等奖|[金银铜优秀组织]+奖|[冠亚季]军|第[一二三]名)"
)


def with_contest(words: str, verb_at: int, sentence: Sentence, found: tuple[str, int, int]) -> tuple[str, int, int]:
    """在…汇演中荣获二等奖: the prize is of the contest before the verb."""
    title, _first, last = found
    if not title.endswith(("奖", "军", "名")) or not _BARE_PRIZE.fullmatch(title):
        return found
    ahead = words[max(sentence.start, verb_at - 46) : verb_at]
    contest = _CONTEST.search(ahead) or _TAKES_PART.search(ahead)
    if contest is None:
        return found
    start = max(sentence.start, verb_at - 46) + contest.start(1)
    return contest[1] + title, start, last


_OF_LEVEL = re.compile(
    rf"(?:第[一二三四五六七八九十\d]+届)?{LEVEL_HEAD}(?:(?!获得|荣获)[\u3400-\u9fff]){{2,20}}?(?:大赛|比赛|竞赛|比武|挑战赛|展演|征集(?:活动)?)"
    r"(?=(?:总?决|半决|复)赛|终[评审]|[,。;!?]|$)"
)


def contest_at(words: str, start: int, sentence: Sentence) -> tuple[str, int, int] | None:
    """入围全省志愿服务项目大赛决赛: a contest with its level, for whose last round somebody was chosen."""
    found = _OF_LEVEL.match(words, start, sentence.end)
    return (found[0], *found.span()) if found else None


def says_title(words: str, end: int) -> bool:
    """Whether what follows ``end`` says that a title was named: 称号, 一等奖, 候选."""
    return _TITLE_NAMED.match(words, end, end + 8) is not None


_TITLE_NAMED = re.compile(
    r"(?:的)?(?:荣誉)?称号|(?:等|的)?(?:荣誉|奖|殊荣)|候选|提名|[一二三]等奖|[金银铜]奖|冠军|名单|榜|授牌|奖牌|推荐|人选|试点|流动红旗|红旗|锦旗|奖杯|奖状|证书|牌匾|牌子|铜牌|匾"
)


def past(words: str, place: int, end: int) -> int:
    """Behind what belongs to the title just read: 称号, (2015年、2018年), 名单."""
    found = _PAST.match(words, place, end)
    return found.end() if found else place


_PAST = re.compile(
    r"(?:荣誉称号|称号|荣誉|奖牌|授牌|提名人物|提名奖?|候选人?|拟?推荐名单|名单|\([^()]{1,30}\)|榜|[\d一二两三四五六七八九十]{1,2}次|🏆| )*"
)


def is_part_of_word(words: str, sentence: Sentence, verb: re.Match[str]) -> bool:
    """Whether the verb is part of another word: 获悉, 一是, 还是."""
    start, end = verb.span()
    for trap in TRAP.finditer(words, max(sentence.start, start - 2), min(sentence.end, end + 3)):
        if trap.start() < end and start < trap.end() and trap[0] != verb[0]:
            return True
    return False


def in_title(words: str, place: int) -> bool:
    """Whether a place lies in the title of a paper: 《…》."""
    return words.rfind("《", max(0, place - 60), place) > words.rfind("》", max(0, place - 60), place)
