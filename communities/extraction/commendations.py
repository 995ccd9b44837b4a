"""Honours that no verb gives: titles on plaques and certificates, titles before a name, and lists of who was honoured.

A list begins with a line that is a title (一、文明家庭(3户)) or names one (“云岭市文明社区”名单公示如下); its items are the
short lines below. Each item names a place, a team, or a person with or without where they belong.
"""

import re
from collections.abc import Iterator

from communities.extraction.award_levels import levels_of
from communities.extraction.award_words import PRAISES, TITLE_LIKE
from communities.extraction.awards import Award
from communities.extraction.context import Context
from communities.extraction.people import Person
from communities.extraction.person_names import may_begin_name, name_length
from communities.extraction.sentences import Sentence
from communities.extraction.times import year_of

_PLAQUE = r"(?:奖牌|牌匾|匾额|铜牌|证书|奖状|奖杯|金字招牌|招牌|牌子|授牌|勋章)"
_AHEAD = re.compile(rf"{_PLAQUE}(?:[\u3400-\u9fff]{{0,8}}?)(?:上|里|是|为|写着|印着|——|[:,])(?:——)?(?=“)")
_BEHIND = re.compile(
    rf"(?:“[^“”]{{3,30}}”、?){{1,12}}(?:等)?(?:[\d一二三四五六七八九十]+[块面张本个枚])?的?(?:荣誉)?{_PLAQUE}"
)
_QUOTED = re.compile(r"“([^“”]{3,30})”")
_HEAD_OF_LEVEL = r"(?:全国|国家级?|[\u3400-\u9fff]{2,3}[省市区县]|[省市区]级?|街道|社区)"
_BEFORE_NAME = re.compile(
    rf"({_HEAD_OF_LEVEL}?(?:“[^“”]{{3,20}}”|[\u3400-\u9fff]{2, 3}好人|(?<=[省市区国县级])(?:劳动模范|道德模范|先进工作者|先进个人|三八红旗手|五一劳动奖章|优秀[\u3400-\u9fff]{{2,8}}|最美[\u3400-\u9fff]{{2,6}}|十佳[\u3400-\u9fff]{{2,6}})))(?:称号)?(?:获得者|得主|荣誉)?[、:]?$"
)
_PERSONAL_PRAISE = re.compile(r"最美|好人|模范|标兵|优秀|先进|十佳|劳模|工匠|五一|红旗手|之星|孝星|达人")
_LISTED_LATER = re.compile(
    r"(?:同时|双双|成功|均|也|一并|[都双])?(?:榜上有名|上榜|在列|入列|名列其中|赫然在列|入围其中)"
)
_TAIL = re.compile(r"[\u3400-\u9fff]{0,6}?(?:样本|案例|社区|单位|街区|基地|团队|项目|集体|示范点)(?=[,。、]|名单|榜)")
_OF_COMMENDATION = re.compile(r"表彰|表扬|命名|公布|通报|公示|授予|名单|光荣榜|获奖|评选结果")
_CATEGORY = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、])?(?:获|荣获)?“?([\u3400-\u9fff\d]{4,24})”?(?:称号)?(?:名单|获得者)?(?:\((?:共)?[\d一二三四五六七八九十]+[户名人个支篇项家]\))?:?$"
)
_INTRODUCES = re.compile(
    r"“([^“”]{4,30})”[^“”。]{0,12}?(?:名单|结果)[^。]{0,14}(?:如下|公示如下|公布如下|公布)[^。]{0,16}[:。]?$"
)
_ITEM = re.compile(r"^(?:\(?[\d一二三四五六七八九十]{1,3}\)?[.、)]|[●·◆▪◇★☆-])? *")
_WHERE_BEHIND = re.compile(r"\(([^()]{2,20})\)$")
_TEAM = re.compile(r"“[^“”]{2,12}”[\u3400-\u9fff]{0,8}(?:队|社|团|站|室|中心|协会|小组)")
_ANNOUNCER = re.compile(
    r"([省市区县街镇])道?(?:委|政府|党委|党工委|[\u3400-\u9fff]{1,8}?(?:局|部|办|厅|会|委|联|中心))[\u3400-\u9fff,]{0,12}(?:评出|公布|发布|揭晓|通报|颁发|评选|命名|公示)[^“]{0,12}$"
)
_LONGEST_ITEM, _MOST_ITEMS = 40, 200


def find_commendations(sentence: Sentence, people: list[Person], context: Context) -> Iterator[Award]:
    """Return the honours of one sentence that stand on a plaque, before a name, or before 榜上有名."""
    words = sentence.paragraph.text
    if "“" not in sentence.words and not any(p.start for p in people):
        return
    for ahead in _AHEAD.finditer(words, sentence.start, sentence.end):
        place = ahead.end()
        while (titled := _QUOTED.match(words, place, sentence.end)) and TITLE_LIKE.search(titled[1]):
            yield _award(titled[1], titled.start(), titled.end(), sentence, context)
            place = titled.end() + words.startswith("、", titled.end())
    for run in _BEHIND.finditer(words, sentence.start, sentence.end):
        for titled in _QUOTED.finditer(words, run.start(), run.end()):
            if TITLE_LIKE.search(titled[1]) and (PRAISES.search(titled[1]) or levels_of(titled[1], context)):
                yield _award(titled[1], titled.start(), titled.end(), sentence, context, verb=run.start())
    for person in people:
        near = max(sentence.start, person.start - 34)
        before = _BEFORE_NAME.search(words[near : person.start]) or (
            _BEFORE_NAME.search(words[near : person.role_start]) if person.role_start > near else None
        )
        if before and not person.is_partial and _PERSONAL_PRAISE.search(before[1]):
            first = near + before.start(1)
            quoted = _QUOTED.search(before[1])
            title = quoted[1] if quoted else before[1]
            yield _award(
                title,
                first,
                first + len(before[1]),
                sentence,
                context,
                holders=((person.name, person.name),),
                head=before[1],
            )
    if sentence.paragraph.is_heading:
        return
    for later in _LISTED_LATER.finditer(words, sentence.start, sentence.end):
        titled = next(iter(reversed(list(_QUOTED.finditer(words, max(0, sentence.start - 120), later.start())))), None)
        if (
            titled
            and TITLE_LIKE.search(titled[1])
            and not re.search(r"[。!?][^。!?]*[。!?]", words[titled.end() : later.start()])
        ):
            tail = _TAIL.match(words, titled.end())
            title = titled[0] + tail[0] if tail else titled[1]
            end = tail.end() if tail else titled.end()
            yield _award(title, titled.start(), end, sentence, context, verb=later.start())


def listed_honours(context: Context) -> Iterator[tuple[Award, list[Person]]]:
    """Return the honours of lists: one for each item below the line that says which honour it is."""
    sentences = context.sentences
    is_commending = bool(_OF_COMMENDATION.search(context.title_words))
    place = 0
    while place < len(sentences):
        sentence = sentences[place]
        place += 1
        words = sentence.paragraph.text
        if sentence.start or sentence.end < len(words.rstrip()):
            introduced = _INTRODUCES.search(words) if sentence.end == len(words) else None
        else:
            introduced = _INTRODUCES.search(words) or (_CATEGORY.match(words) if is_commending else None)
        if introduced is None or not TITLE_LIKE.search(introduced[1]):
            continue
        head = _award(introduced[1], *introduced.span(1), sentence, context)
        status = "公示" if re.search(r"公示|拟(?:推荐|表彰|命名|认定)", f"{context.title_words}{words}") else "获得"
        for item in sentences[place : place + _MOST_ITEMS]:
            if item.paragraph is sentence.paragraph:
                continue
            if item.start or len(item.paragraph.text) > _LONGEST_ITEM or item.paragraph.text.endswith("。"):
                break
            named = list(_items(item, context))
            category = _CATEGORY.match(item.paragraph.text)
            if not named or (category and TITLE_LIKE.search(category[1]) and named[0][1]):
                break  # 二、优秀志愿者(4名): the next list
            for holder, person in named:
                yield _with(head, status, holder, person), [person] if person else []


def _items(sentence: Sentence, context: Context) -> Iterator[tuple[str, Person | None]]:
    words = sentence.paragraph.text
    lead = _ITEM.match(words)
    start = lead.end() if lead else 0
    end = len(words.rstrip(" ;,。"))
    where = _WHERE_BEHIND.search(words[:end])
    body_end = where.start() if where else end
    team = _TEAM.search(words, start, body_end)
    if team:
        yield team[0], None
        return
    rest = start
    last = None
    for first, stop, place in context.places.mentions(words[start:body_end]):
        if start + first <= rest + 1:
            rest, last = start + stop, place
    while rest < body_end and words[rest] in " :、":
        rest += 1
    if rest >= body_end:
        if last and last.level in ("community", "village", "street"):
            yield last.name, None
        return
    behind = next(iter(context.places.mentions(words[rest:body_end])), None)
    if behind and words[rest + behind[0] - 1] == " ":
        body_end = rest + behind[0] - 1  # 方可为 莲湖区北院街道教场门社区: the name stands before its place
    for piece in re.finditer(r"[^、 ]+", words[rest:body_end]):
        name = re.sub(r"家庭$|一家$|夫妇$|同志$", "", piece[0])
        at = rest + piece.start()
        is_placed = bool(where or behind) and 2 <= len(name) <= 4 and may_begin_name(name[0])
        if not (2 <= len(name) <= 6) or not (
            is_placed or len(name) > 4 or name_length(f"{name}。", 0, strict=True) == len(name)
        ):
            return
        person = Person(name, None, at, at + len(name), at, False, sentence)
        yield piece[0] if piece[0].endswith(("家庭", "一家", "夫妇")) else name, person


def _with(head: Award, status: str, holder: str, person: Person | None) -> Award:
    named = person.name if person and person.name == holder else None
    return Award(**{**vars(head), "status": status, "holders": ((holder, named),)})


def _award(
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
    words = sentence.paragraph.text
    ahead = words[max(sentence.start, start - 10) : start] if not head else head.split("“")[0]
    levels = levels_of(title, context) or levels_of(ahead, context, at_end=True)
    announced = _ANNOUNCER.search(words[sentence.start : start])
    if not levels and announced:
        levels = ({"省": "省", "市": "市", "区": "区", "县": "区", "街": "街道", "镇": "街道"}[announced[1]],)
    if not levels and _OF_COMMENDATION.search(context.title_words) and context.main:
        own = {"street": "街道", "district": "区", "community": "社区"}.get(context.main.level)
        levels = (own,) if own else ()
    behind = words[end : end + 12]
    hoped = re.match(r"(?:提名|候选|入围)", behind) or re.search(r"入围|候选|公示", words[end:verb] if verb else "")
    year = re.match(r"(?:19|20)\d\d", title) or re.search(r"(?:19|20)\d\d(?=年度)", context.title_words)
    time = sentence.time_at(start)
    return Award(
        title=title, start=start, end=end, verb=verb if verb is not None else start, status="候选" if hoped else "获得", levels=levels,
        topic=sentence.topic_at(start) or context.main, issuer=None,
        year=int(year[0]) if year else year_of(time.as_of) if time and time.as_of else None,
        years=None, open_ending=None, holder_behind=None, ordinal=0, sentence=sentence, holders=holders,
    )  # fmt: skip
