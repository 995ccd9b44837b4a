"""Honours that no verb gives: titles on plaques and certificates, titles before a name or before 榜上有名."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communities.extraction.award_levels import BODY_LEVEL, level_of_body, levels_of
from communities.extraction.award_read import BEGINS_WITH_YEAR, Award
from communities.extraction.award_words import HOLDER_BEHIND, LEVEL_HEAD, PRAISES, TITLE_LIKE
from communities.extraction.can_hold import can_hold
from communities.extraction.context import Context
from communities.extraction.holder_lists import holders_listed
from communities.extraction.people import Person
from communities.extraction.sentences import Sentence
from communities.extraction.story_words import StoryWords
from communities.extraction.times import year_of

_IS_PLAQUE = re.compile("奖牌|牌匾|匾额|铜牌|证书|奖状|奖杯|金字招牌|招牌|牌子|授牌|勋章|奖章|纪念章")
_PLAQUE = rf"(?:{_IS_PLAQUE.pattern})"
_AHEAD = re.compile(rf"{_PLAQUE}(?:[\u3400-\u9fff]{{0,8}}?)(?:上|里|是|为|写着|印着|——|[:,])(?:——)?(?=“)")
_BEHIND = re.compile(
    rf"(?:“[^“”]{{3,30}}”、?){{1,12}}(?:等)?(?:[\d一二两三四五六七八九十几]+[余多]?[块面张本个枚项])?的?(?:荣誉)?{_PLAQUE}"
)
_PROMISED = re.compile(r"(?:可以?|能够?|将)(?:获得?|领取?|得到?)$")
# 曾经的“…”, 作为“…”, 这块“…”
_ONCE = re.compile("曾经的(?=“)|昔日的(?=“)|作为(?=“)|身为(?=“)|这[个块张枚面](?=“)|那[块张枚面](?=“)")
_OF_ANOTHER = re.compile(r"(?!称号)[\u3400-\u9fff]{3,14}?[司局校院所厂行团队社厅部会]的")
_QUOTED = re.compile(r"“([^“”]{3,30})”")
_HEAD_OF_LEVEL = r"(?:全[国省市区县]|国家级?|(?:(?![邀请位名是为获记由和及的了在被任评])[\u3400-\u9fff]){2,3}[省市区县]|[省市区]级?|街道|社区)"
_PERSONAL_TITLE = (
    r"(?:劳动模范|劳模|道德模范|先进工作者|先进个人|三八红旗手|五一劳动奖章"
    r"|(?:优秀|最美|十佳)[\u3400-\u9fff]{0,6}?(?:工作者|志愿者|党员|青年|人物|干部|教师|医生|护士|书记|主任|乡贤|[人员者长师生兵警工匠手]|家庭|母亲|媳妇|婆婆|女性|妈妈|居民|邻居|先锋|使者))"
)
_TITLED = (
    rf"({_HEAD_OF_LEVEL}?(?:“[^“”]{{3,20}}”|[\u3400-\u9fff]{{2,3}}好人|(?<=[省市区国县级]){_PERSONAL_TITLE}"
    rf"|{_HEAD_OF_LEVEL}[\u3400-\u9fff]{{2,14}}(?:先进个人|先进工作者|模范个人)))(?:称号)?(?:获得者|得主|荣誉)?[、:]?"
)
_BEFORE_NAME = re.compile(rf"{_TITLED}$")
# 全省优秀社区工作者、网格员韩志远: what somebody is may stand between
_BEFORE_ROLE = re.compile(
    rf"{_TITLED}(?:(?![的和与及]|候选|评选|提名|推荐|人选)[\u3400-\u9fff]){{0,14}}?"
    r"(?:网格员|社工|书记|主任|教师|医生|护士|民警|居民|村民|志愿者|党员|站长|队长|所长|院长|校长|园长|楼长|调解员|律师|保洁员|老师|退役军人|负责人|代表)$"
)
_PERSONAL_PRAISE = re.compile(r"最美|好人|模范|标兵|优秀|先进|十佳|劳模|工匠|五一|红旗手|之星|孝星|达人")
_LISTED_LATER = re.compile(
    r"(?:同时|双双|成功|均|也|一并|[都双])?(?:榜上有名|上榜|在列|入列|名列其中|入选(?=[。,;]|$)|赫然在列|入围其中|当选(?=[。,;]|$)|获此殊荣|(?:[是为]|成为)(?:候选人|提名人)之一)"
)
# 省科协公布2022年度…示范单位认定名单, …上榜; 2018年…卫生村名单出炉, …入选.
_LIST_OF = re.compile(
    rf"(?:(?<=公布)|(?<=发布)|(?<=公布的)|(?<=印发)|(?<=,)|^|(?<=。))(?:新一批|最新一批)?((?:(?:19|20)\d\d(?:-(?:19|20)\d\d)?年度?)?{_HEAD_OF_LEVEL}(?:(?!公布|发布|出炉|揭晓)[\u3400-\u9fff]){{0,20}}?(?:社区|村|乡村|单位|集体|基地|家庭|案例|项目|街道|小区|示范点|试点|试点单位|站|个人|模范|好人|志愿者|工作者|标兵|人物|青年|工匠|教师|党员|孝子|邻居|组织|团队|队伍|品牌|之星))(?:拟?(?:认定|入选|评选|命名|推荐|授予|表彰)|公示|候选|提名|入围|获奖|推荐)*(?:结果|名单|榜单|人选)?(?:公示|公布|发布|揭晓|出炉|名单)[^。;]{{0,30}}$"
)
# 区委组织部通报表扬首批…先进基层党组织15个, …榜上有名.
_SO_MANY = re.compile(
    r"(?:表扬|表彰|评出|公布|命名)了?(?:首批|第[一二三四五六七八九十]+批)?([\u3400-\u9fff]{3,16}?(?:组织|集体|单位|个人|社区|家庭|志愿者|工作者|党员|案例|项目|示范[户点]))\d+(?:个|名|家|户|支|位)"
)
_UNNAMED = re.compile(
    r"(?:[,。;:有]|[省市区县])(?:有|共|共有)?[\d一二两三四五六七八九十]+(?:个|名|家|户|位|人)(?:社区|村|小区|居民|家庭|单位|集体|人)?$"
)
_MAY_BE_LISTED = re.compile(r"榜上有名|上榜|在列|入列|名列其中|入选|入围其中|当选|获此殊荣|人之一")
_LISTED = re.compile(r"名单|榜上有名|上榜")
_TAIL = re.compile(r"[\u3400-\u9fff]{0,6}?(?:样本|案例|社区|单位|街区|基地|团队|项目|集体|示范点)(?=[,。、]|名单|榜)")
OF_COMMENDATION = re.compile(r"表彰|表扬|命名|公布|通报|公示|授予|名单|光荣榜|获奖|评选结果")
_OWN_CHOICE = re.compile(
    r"(?:社区|居委会|村委会)(?:党委|党总支|党支部|居委会)?[\u3400-\u9fff]{0,4}?(?:评|选|推选|评选)出(?:了|的)?[^,。;“]{0,6}$"
)
_ANNOUNCER = re.compile(
    r"([省市区县街镇])道?(?:委|政府|党委|党工委|[\u3400-\u9fff]{1,8}?(?:局|部|办|厅|会|委|联|中心))[\u3400-\u9fff,]{0,12}(?:评出|公布|发布|揭晓|通报|颁发|评选|命名|公示)[^“]{0,12}$"
)


def find_commendations(story: StoryWords, people: Sequence[list[Person]], context: Context) -> list[list[Award]]:
    """Return the honours of each sentence that stand on a plaque, before a name, or before 榜上有名."""
    shown, giving, listing = ({*story.holding(words)} for words in (_MAY_BE_SHOWN, _GIVING, _MAY_BE_LISTED))
    found: list[list[Award]] = []
    for number, (sentence, named) in enumerate(zip(story.sentences, people, strict=True)):
        awards: list[Award] = []
        found.append(awards)
        is_giving, is_listing = number in giving, number in listing
        is_quoting = (number in shown or is_listing) and "“" in sentence.words
        is_shown = is_quoting and number in shown
        if is_shown:
            awards += _on_plaques(sentence, context)
        if named:
            awards += _before_names(sentence, named, context)
        if sentence.paragraph.is_heading:
            continue
        if is_giving:
            awards += _given_away(sentence, named, context)
        if is_shown:
            awards += _among_them(sentence, context)
        if is_listing and (is_quoting or is_giving or any(p.start for p in named) or _LISTED.search(sentence.words)):
            awards += _listed_later(sentence, context)
    return found


_OF_A_BODY = re.compile(r"(?:实践[站所点]|服务[中站]心?|工作[站室]|调解室|驿站|议事厅|委员会|居委会)$")
_PRAISED_BODY = re.compile(r"示范|先进|优秀|最美|星级|十佳|模范|标兵|红旗|全[国省市区县]|[省市区县]级")


def _on_plaques(sentence: Sentence, context: Context) -> Iterator[Award]:
    """The honours whose titles stand on a plaque or a certificate, or behind what somebody is or once was."""
    words = sentence.paragraph.text
    has_plaque = _IS_PLAQUE.search(words, sentence.start, sentence.end) is not None
    for ahead in _AHEAD.finditer(words, sentence.start, sentence.end) if has_plaque else ():
        place = ahead.end()
        while (titled := _QUOTED.match(words, place, sentence.end)) and TITLE_LIKE.search(titled[1]):
            yield honour_at(titled[1], titled.start(), titled.end(), sentence, context)
            place = titled.end() + words.startswith("、", titled.end())
    for once in _ONCE.finditer(words, sentence.start, sentence.end):
        titled = _QUOTED.match(words, once.end())
        if titled and _OF_ANOTHER.match(words, titled.end()):
            continue  # 作为“全国文明单位”江城供电公司的结对单位
        if titled and PRAISES.search(titled[1]) and TITLE_LIKE.search(titled[1]) and levels_of(titled[1], context):
            yield honour_at(titled[1], titled.start(), titled.end(), sentence, context)
    for run in _BEHIND.finditer(words, sentence.start, sentence.end) if has_plaque else ():
        if _PROMISED.search(words, max(sentence.start, run.start() - 6), run.start()):
            continue  # 可获得“…”证书
        for titled in _QUOTED.finditer(words, run.start(), run.end()):
            if _OF_A_BODY.search(titled[1]) and not _PRAISED_BODY.search(titled[1]):
                continue  # 挂着“柳堤社区新时代文明实践站”的牌子
            if TITLE_LIKE.search(titled[1]) and (PRAISES.search(titled[1]) or levels_of(titled[1], context)):
                yield honour_at(titled[1], titled.start(), titled.end(), sentence, context, verb=run.start())


def _before_names(sentence: Sentence, people: list[Person], context: Context) -> Iterator[Award]:
    """The honours whose titles stand before a name: 全省优秀社区工作者、网格员韩志远."""
    words = sentence.paragraph.text
    for person in people:
        near = max(sentence.start, person.start - 34)
        if person.is_partial or not _PERSONAL_PRAISE.search(words, near, person.start):
            continue  # most of them
        before = _BEFORE_NAME.search(words[near : person.start]) or (
            _BEFORE_NAME.search(words[near : person.role_start]) if person.role_start > near else None
        )
        before = before or _BEFORE_ROLE.search(words[near : person.start])
        if before and _PERSONAL_PRAISE.search(before[1]):
            first = near + before.start(1)
            quoted = _QUOTED.search(before[1])
            title = quoted[1] if quoted else before[1]
            yield honour_at(
                title,
                first,
                first + len(before[1]),
                sentence,
                context,
                holders=((f"{person.name}家庭", None),)
                if title.endswith("家庭") and words.startswith("家庭", person.end)
                else ((person.name, person.name),),
                head=before[1],
            )


def _among_them(sentence: Sentence, context: Context) -> Iterator[Award]:
    """The honours of a list that a sentence says somebody is on."""
    words = sentence.paragraph.text
    for among in _AMONG_THEM.finditer(words, sentence.start, sentence.end):
        if (TITLE_LIKE.search(among["title"]) or PRAISES.search(among["title"])) and can_hold(among["who"]):
            yield honour_at(among["title"], *among.span("title"), sentence, context, holders=((among["who"], None),))


def _listed_later(sentence: Sentence, context: Context) -> Iterator[Award]:
    """The honours whose titles stand before 榜上有名 and the like."""
    words = sentence.paragraph.text
    for later in _LISTED_LATER.finditer(words, sentence.start, sentence.end):
        if _UNNAMED.search(words, max(sentence.start, later.start() - 20), later.start()):
            continue  # 全区有四个社区上榜: nobody is named
        if words.endswith(("未能", "没能", "未", "没有", "没"), sentence.start, later.start()):
            continue  # 申报的“…”未能入选
        names = list(_QUOTED.finditer(words, max(0, sentence.start - 120), later.start()))
        titled = next((one for one in reversed(names) if not _IS_NAME.match(words, one.end())), None)
        if titled is None or titled.start() < sentence.start:
            listed = _SO_MANY.search(words, sentence.start, later.start())
            listed = listed or (
                _LIST_OF.search(words, sentence.start if titled else max(0, sentence.start - 120), later.start())
            )
            titled = None if listed else titled
        else:
            listed = None
        if listed and (listed.re is _LIST_OF or PRAISES.search(listed[1])):
            award = honour_at(listed[1], *listed.span(1), sentence, context, verb=later.start())
            yield replace(award, status="评选项目") if "试点" in award.title else award
        if (
            titled
            and (titled.start() >= sentence.start or _ANNOUNCES.search(_sentence_of(words, titled)))
            and (TITLE_LIKE.search(titled[1]) or PRAISES.search(titled[1]))
            and not re.search(r"[。!?][^。!?]*[。!?]", words[titled.end() : later.start()])
        ):
            tail = _TAIL.match(words, titled.end())
            title = titled[0] + tail[0] if tail else titled[1]
            end = tail.end() if tail else titled.end()
            yield honour_at(title, titled.start(), end, sentence, context, verb=later.start())


# “…”的称号授予了柳堤社区, 全省优秀志愿者颁给了韩志远: the title stands in front, whoever gets it behind.
_TO_WHOM = (
    r"(?:的)?(?:荣誉)?(?:称号|荣誉|奖牌|奖杯|证书|殊荣|桂冠|牌匾|大奖)?(?:最终|正式|也|都|被|一一)*"
    r"(?:授予|颁给|颁发给|颁授给|送给|归|属于|花落|落户|落到|(?<=[号誉牌杯书荣冠匾奖])给)了?(?!“[^“”]+”(?:称号|荣誉|[,。;、]|$))(?P<who>[^,。;:!?]{2,40}?)(?=(?:手[中里上]|名下)?(?:[,。;:!?]|$))"
)
_GIVEN_AWAY = re.compile(
    rf"(?:“(?P<quoted>[^“”]{{3,30}})”|(?:^|(?<=[,。;:!?把将]))(?P<plain>(?![\u3400-\u9fff]{{0,5}}[把将被])(?:{LEVEL_HEAD})+(?:(?![把将被的给])[\u3400-\u9fff]){{2,20}}?)){_TO_WHOM}"
)
_GIVING = re.compile(r"授予|颁|给|归|属于|花落|落户|落到")


def _given_away(sentence: Sentence, people: list[Person], context: Context) -> Iterator[Award]:
    """The honours whose title stands before the verb that gives them away, with those to whom they go."""
    words = sentence.paragraph.text
    for found in _GIVEN_AWAY.finditer(words, sentence.start, sentence.end):
        title = found["quoted"] or found["plain"]
        if not TITLE_LIKE.search(title) or not (PRAISES.search(title) or levels_of(title, context)):
            continue
        person = next((p for p in people if p.end == found.end("who") and p.role_start <= found.start("who")), None)
        holders: list[tuple[str, str | None]] = (
            [(person.name, None if person.is_partial else person.name)]
            if person and not person.is_partial
            else holders_listed(found["who"], people, found.start("who"), context.places)
        )
        if holders:
            start, end = found.span("quoted" if found["quoted"] else "plain")
            is_quoted = bool(found["quoted"])
            yield honour_at(
                title,
                start - is_quoted,
                end + is_quoted,
                sentence,
                context,
                holders=tuple(holders),
                verb=found.start("who"),
            )


# “红马甲”志愿服务队榜上有名: who is on the list
_IS_NAME = re.compile(
    r"[\u3400-\u9fff]{0,8}?(?:队|团|社|站|室|协会|中心|食堂|书屋|小组|班)(?=[、和与及等也均都双同成榜上在入名赫])"
)
# 上个月公布的“…”名单里,就有咱们的柳堤巷
_AMONG_THEM = re.compile(
    r"(?:公布|揭晓|发布|出炉|评[选定]?出)[^,。;“”]{0,16}“(?P<title>[^“”]{3,24})”[^,。;“”]{0,6}(?:里|中|之列),?(?:就|也|便|还|赫然|恰好)*[有是](?:咱们?|我们?|本|家住)?(?:社区|街道|[区市镇])?的?(?P<who>(?![它他她其我咱])(?:“[^“”]{1,12}”)?[\u3400-\u9fff]{2,10}?)(?=[哦啦呀呢吧]*(?:[,。!;]|$))"
)
# What stands beside a title on a plaque, of somebody who once had it, or on a list: most quotations are of nothing such.
_MAY_BE_SHOWN = re.compile(f"{_IS_PLAQUE.pattern}|{_ONCE.pattern}|公布|揭晓|发布|出炉|评出|评选出|评定出")
_ANNOUNCES = re.compile(r"名单|公布|揭晓|出炉|评选|发布|评出|公示|榜|通报|表[彰扬]")


def _sentence_of(words: str, found: re.Match[str]) -> str:
    """The sentence in which something was found, as far as the title's own words do not count."""
    begin = max(words.rfind(mark, 0, found.start()) for mark in "。;!?") + 1
    end = min((place for mark in "。;!?" if (place := words.find(mark, found.end())) >= 0), default=len(words))
    return words[begin : found.start()] + words[found.end() : end]


def _hoped(word: str) -> str:
    return {"拟": "公示", "公示": "公示", "推荐": "推荐参评", "入围": "入围"}.get(word, "候选")


_HOPED_AT_ONCE = re.compile("提名|候选|入围")
_HOPED = re.compile(r"公示|拟(?=命名|推荐|授予|认定|表彰)|(?<!拟)(?:入围|候选|推荐|提名)")
_YEAR_OF_PAPER = re.compile(r"(?:19|20)\d\d(?=年度)")


def honour_at(
    title: str,
    start: int,
    end: int,
    sentence: Sentence,
    context: Context,
    *,
    holders: tuple[tuple[str, str | None], ...] = (),
    verb: int | None = None,
    head: str = "",
) -> Award:
    """Return the honour whose title stands at ``start``, with the level, year and status that the words around it tell."""
    words = sentence.paragraph.text
    ahead = words[max(sentence.start, start - 10) : start] if not head else head.split("“")[0]
    levels = levels_of(title, context) or levels_of(ahead, context, at_end=True)
    levels = levels or (level_of_body(body[0], context) if (body := BODY_LEVEL.search(ahead)) else ())
    if not levels and _OWN_CHOICE.search(words[sentence.start : start]):
        levels = ("社区",)
    announced = None if levels else _ANNOUNCER.search(words[sentence.start : start])
    if announced:
        levels = ({"省": "省", "市": "市", "区": "区", "县": "区", "街": "街道", "镇": "街道"}[announced[1]],)
    if not levels and OF_COMMENDATION.search(context.title_words) and context.main:
        own = {"street": "街道", "district": "区", "community": "社区"}.get(context.main.level)
        levels = (own,) if own else ()
    hoped = _HOPED_AT_ONCE.match(words, end, end + 12) or (_HOPED.search(words[end : verb + 8]) if verb else None)
    year = BEGINS_WITH_YEAR.match(title) or _YEAR_OF_PAPER.search(context.title_words)
    time = sentence.time_at(start)
    whose = HOLDER_BEHIND.match(words, end)
    return Award(
        title=title, start=start, end=end, verb=verb if verb is not None else start, status=_hoped(hoped[0]) if hoped else "获得", levels=levels,
        topic=sentence.topic_at(start) or context.main, issuer=None,
        year=int(year[0]) if year else year_of(time.as_of) if time and time.as_of else None,
        years=None, open_ending=None, holder_behind=whose[1] if whose else None, ordinal=0, sentence=sentence, holders=holders,
    )  # fmt: skip
