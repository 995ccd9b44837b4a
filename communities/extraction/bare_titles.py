"""Honours that stand there without a verb: behind a year, as an apposition, before what is said of them, in an inverted clause."""

import re
from collections.abc import Iterator
from dataclasses import replace

from communities.extraction.award_items import is_quoted, plain_at
from communities.extraction.award_levels import levels_of
from communities.extraction.award_read import Award
from communities.extraction.award_titles import WINS_BEHIND, title_of
from communities.extraction.award_words import ITEM, LEVELLED, PRAISES, TITLE_LIKE
from communities.extraction.awards import run_of
from communities.extraction.commendations import honour_at
from communities.extraction.context import Context
from communities.extraction.sentences import Sentence
from communities.extraction.story_words import StoryWords

_QUOTED = re.compile(r"(?:“(?=[^“”‘’]+”)|‘(?=[^“”‘’]+’))([^“”‘’]{3,30})[”’]")
# 2017年的“…”, 2020年,“…”, ▪ 5月,…: a year or a month and nothing else before the title
_DATED = re.compile(  # all choices begin with one set of signs: re looks for those first
    r"[12去前今▪•·■◆○●▶✨⭐🏅🏆🎖-](?<!\d[12去前今])(?:(?:(?<=1)9|(?<=2)0)\d\d年?(?:度)?(?:\d{1,2}月)?|(?<=[去前今])年(?=的)|(?<![12去前今]) ?(?P<month>\d{1,2}月))(?:(?:的|,|:| |——|还是|又是|就是)+|(?<=[年度月])(?=[全省市区县“]|国家|[\u3400-\u9fff]{2,3}[省市区县]))(?:[\u3400-\u9fff]{0,2}(?=“))?"
)
_BELONGS = re.compile(r"(?:自己的|自己是|这[位名个]|那[位名个]|一[位名]|他的|她的|头顶|顶着|有着)(?=“|[全省市区县])")
_NO_TITLE = re.compile(
    r"创建|评选|推荐(?!人选|参评)|选树|宣讲|巡讲|颁奖|故事|报告会|活动|标准|办法|要求|申报|争创|建设|工作|比赛|推选|征集|测评|考核|项目库|的(?:事迹|精神|目标|标准|要求|创建|评选)|事迹|精神"
)
_INVERTED = re.compile(
    r",?(?:[\u3400-\u9fff]{0,12}?)(?:已|刚刚?|也|又|正|正在|还)*(?:被)?(?:推荐|推选|推举)[^,。]{0,6}(?:参评|参选|候选|申报)(?!了?(?:全|国家|[省市区县]|“|[\u3400-\u9fff]{2,3}[省市区县]))"
)
_ON_LIST = re.compile(
    r"(?:的)?(?P<kind>获奖|上榜|入选|光荣|表彰|当选|候选人?|提名|公示|推荐|拟[\u3400-\u9fff]{2})?名单(?:里|中|上|之列|之中)"
)
_NAMED_ON = re.compile(r"名字|出现在|写进|登上|跻身|列在|列入|[在有]$")
_PRAISED = re.compile(
    r"((?:[^,。;]{2,120})等(?:一系列|多项|诸多|众多)?(?:国家级|省级|市级|区级)?(?:荣誉|称号|奖项|牌子|招牌|殊荣)(?:称号)?)(?:也|便|就|都|均|一一|先后)*(?:纷纷|接踵|纷至|花落|收入|揽入|落户|加身|尽收|相继|接连|陆续|一[项个块]接)"
)
_HOPED = {"候选": "候选", "候选人": "候选", "提名": "候选", "公示": "公示", "推荐": "推荐参评"}


def find_bare_titles(story: StoryWords, context: Context) -> list[list[Award]]:
    """Return the honours of each sentence that no verb gives, each alone."""
    found: list[list[Award]] = [[] for _sentence in story.sentences]
    for number in story.holding(_MAY_BE_BARE):
        found[number] = _bare(story.sentences[number], context)
    return found


def _bare(sentence: Sentence, context: Context) -> list[Award]:
    words = sentence.paragraph.text
    found: list[Award] = []
    if _is_title(sentence, context):
        return found
    said = sentence.words
    is_quoting = "“" in said
    if is_quoting and _SAYS_OF_QUOTED.search(words, sentence.start, sentence.end + len("之一")):
        found += _quoted(sentence, context)
    if len(said) <= _SHORT and "," in said and _HOPES.search(said):
        found += _hoped_for(sentence, context)
    if "年" in said or "月" in said:
        # ▪ may stand before the sentence where a long one was cut: the year or month itself stands in it
        for dated in _DATED.finditer(words, max(sentence.start - 2, 0), sentence.end):
            first = dated.start("month") if dated["month"] else dated.start()
            if first >= sentence.start:
                found += _at(dated.end(), sentence, context, is_dated=True)
    if is_quoting or "全" in said:
        for belongs in _BELONGS.finditer(words, sentence.start, sentence.end):
            found += _at(belongs.end(), sentence, context, is_dated=False)
    return found


def find_praised(sentence: Sentence, context: Context) -> list[Award]:
    """Return the honours of a run of titles of which a sentence says that they came: …等荣誉接踵而至."""
    said = sentence.words
    found: list[Award] = []
    if "等" not in said or not _FAME.search(said) or _is_title(sentence, context):
        return found
    words = sentence.paragraph.text
    praised = _PRAISED.search(words, sentence.start, sentence.end)
    if praised and LEVELLED.match(words, praised.start() + words.startswith("“", praised.start())):
        fallen = _FALLEN_TO.match(words, praised.end(), sentence.end)
        holder = None
        if fallen:
            holder = next((place for start, _e, place in context.places.mentions(fallen[1]) if start < 3), None)
        for award in run_of(words, praised.start(), sentence, context, verb="荣获", verb_at=praised.start()):
            if award.end <= praised.end(1):
                found.append(replace(award, holders=((holder.name, None),)) if holder else award)
    return found


def _is_title(sentence: Sentence, context: Context) -> bool:
    return sentence.paragraph.is_heading and sentence.paragraph is context.paragraphs[0]


def _hoped_for(sentence: Sentence, context: Context) -> Iterator[Award]:
    """全国文明社区,材料已经报上去啦; “全省最美社区”,明年冲: a title, and what is done to get it."""
    words = sentence.paragraph.text
    item = ITEM.match(words, sentence.start, sentence.end) or plain_at(words, sentence.start, sentence.end)
    hoped = _HOPED_FOR.match(words, item.end() + words.startswith("”", item.end()), sentence.end) if item else None
    found = title_of(item, words, "荣获", sentence) if item and hoped else None
    if found and hoped and LEVELLED.match(words, sentence.start + words.startswith("“", sentence.start)):
        award = honour_at(*found, sentence, context)
        yield replace(award, status="申报" if hoped["asked"] else "目标")


_SHORT = 60
_HOPES = re.compile(r"材料|申请|申报|冲|加油|再见|安排上")
_MAY_BE_BARE = re.compile(f"“|年|月|全|{_HOPES.pattern}")  # what one of the ways below asks for
_HOPED_FOR = re.compile(
    r",(?:(?P<asked>[\u3400-\u9fff]{0,6}(?:材料|申请|申报)[\u3400-\u9fff]{0,6}(?:报上去|报上|递交|提交|上报|送上去))|(?:明年|来年|今年|我们|继续|一起|下一个)*(?:冲|加油|再见|安排上))"
)


def _at(place: int, sentence: Sentence, context: Context, *, is_dated: bool) -> Iterator[Award]:
    """The title right behind a date or 自己的."""
    words = sentence.paragraph.text
    item = ITEM.match(words, place, sentence.end) or plain_at(words, place, sentence.end)
    body = (item["body"] or "") if item else ""
    in_quotes = item is not None and is_quoted(item)
    if item is None or len(body) > 30 or (in_quotes and body and not _OF_PLACE.search(body)):
        return
    found = title_of(item, words, "荣获", sentence)
    if found is None:
        return
    title, start, end = found
    if WINS_BEHIND.match(words, end + words.startswith("”", end)) and in_quotes:
        return  # 2022年,“巧手坊”被评为…: who wins
    behind = words[end : end + 6].removeprefix("”")
    if words[place - 1 : place] in ("年", "度", "月") and not _APART.search(words[sentence.start : place]):
        return  # 在2016年全国文明城市…: part of a clause
    if (
        _NO_TITLE.match(behind)
        or _ROLL.match(behind)
        or not (PRAISES.search(title) or levels_of(title, context) or LEVELLED.match(item[0]))
    ):
        return
    if not is_dated and not PRAISES.search(title):
        return
    award = honour_at(title, start, end, sentence, context)
    named = _LABELLED.search(words[sentence.start : place]) if is_dated else None
    main, topic = context.main, award.topic
    if main and topic and topic.level in ("district", "city", "province") and main.level in ("community", "village"):
        topic = main  # 2021年度某某区“…”: the district is of the title
    yield replace(award, topic=topic, holders=((f"{_whose(named[1], context)}", None),) if named else ())


def _whose(body: str, context: Context) -> str:
    """社区党总支 of the community that the story is about."""
    if body.startswith("社区") and context.main and context.main.level == "community":
        return context.main.name + body.removeprefix("社区")
    return body


def _quoted(sentence: Sentence, context: Context) -> Iterator[Award]:
    words = sentence.paragraph.text
    for quoted in _QUOTED.finditer(words, sentence.start, sentence.end):
        title = quoted[1]
        if not TITLE_LIKE.search(title):
            continue
        ahead = words[max(sentence.start, quoted.start() - 8) : quoted.start()]
        if _TAKEN.match(words, quoted.end(), sentence.end) and ahead.endswith(("将", "把")):
            award = honour_at(title, quoted.start(), quoted.end(), sentence, context)
            is_hoped = _HOPED_TO.search(words, max(sentence.start, quoted.start() - 30), quoted.start())
            yield replace(award, status="目标") if is_hoped else award
        elif _HEADED_FOR.match(words, quoted.end(), sentence.end) and ahead.endswith(("向", "朝", "着")):
            yield replace(honour_at(title, quoted.start(), quoted.end(), sentence, context), status="目标")
        elif fallen := _FELL_TO.match(words, quoted.end(), sentence.end):
            award = honour_at(title, quoted.start(), quoted.end(), sentence, context)
            holder = next((place for start, _e, place in context.places.mentions(fallen[1]) if start < 3), None)
            yield replace(award, holders=((holder.name, None),)) if holder else award
        elif words.startswith("之一", quoted.end()) and (PRAISES.search(title) or "好人" in title):
            yield honour_at(title, quoted.start(), quoted.end(), sentence, context)
        elif _INVERTED.match(words, quoted.end(), sentence.end):
            award = honour_at(title, quoted.start(), quoted.end(), sentence, context, verb=quoted.end())
            yield replace(award, status="推荐参评")
        elif (listed := _ON_LIST.match(words, quoted.end(), sentence.end)) and _NAMED_ON.search(
            words[max(sentence.start, quoted.start() - 14) : quoted.start()]
        ):
            award = honour_at(title, quoted.start(), quoted.end(), sentence, context)
            status = _HOPED.get(listed["kind"] or "", "公示" if (listed["kind"] or "").startswith("拟") else "获得")
            yield replace(award, status=status)
        elif (
            words[quoted.start() - 1 : quoted.start()] in (",", "、")
            and words[quoted.end() : quoted.end() + 1] in ("", "。", ";", ",")
            and PRAISES.search(title)
            and levels_of(title, context)
            and _AGED.search(words[max(sentence.start, quoted.start() - 30) : quoted.start()])
        ):
            yield honour_at(title, quoted.start(), quoted.end(), sentence, context)


# A word without which nothing is said of a title in quotation marks that would make it an honour; most sentences have none.
_SAYS_OF_QUOTED = re.compile(
    "将[“‘]|把[“‘]|向[“‘]|朝[“‘]|着[“‘]|花落|落户|之一|推荐|推选|推举|名单|岁,|男,|女,|生,|党员,|族,|退休"
)
_FALLEN_TO = re.compile(r"(?:花落|落户|归|被)?((?:[\u3400-\u9fff]){2,12})")
_FAME = re.compile(r"纷纷|接踵|纷至|花落|收入|揽入|落户|加身|尽收|相继|接连|陆续|接一")
_FELL_TO = re.compile(r"(?:等)?(?:荣誉|称号|奖项)?(?:最终|成功)?(?:花落|落户)([\u3400-\u9fff]{2,12})")
_HOPED_TO = re.compile(r"明年|来年|想|希望|争取|力争|打算|计划|要(?=把)|一定")
_TAKEN = re.compile(
    r"(?:的)?(?:荣誉|称号|奖牌|奖杯|桂冠|金字招牌|招牌|牌子|牌匾)?(?:成功|一举|顺利)?(?:收入囊中|揽入|捧回|带回|摘下|挂上|纳入|拿[回到下]|夺[回下]|领回|抱回|挣回|争回)"
)
_HEADED_FOR = re.compile(r"(?:的)?(?:目标|行列)?(?:发起)?(?:冲刺|冲击|迈进|进军|奋进)")
_OF_PLACE = re.compile(r"^(?:[\u3400-\u9fff]{2,6}(?:社区|街道|镇)|首[批届]|年度|优秀|度|咱)$")
_LABELLED = re.compile(
    r"(?:^|[^\u3400-\u9fff])([\u3400-\u9fff]{2,12}(?:支部|总支|党委|党组织|居委会|队|团|站|室|社)):(?:19|20)\d\d年?(?:度)?[^\d]?$"
)
_APART = re.compile(
    r"(?:^|[ ;:,、—“)])(?:[\u3400-\u9fff]{2,4}(?:\([^()]{1,12}\))?)?(?:19|20)\d\d年(?:度)?(?:\d{1,2}月)?$"
)
_ROLL = re.compile(r"名单|表彰|揭晓|公布|出炉|的?评")
_AGED = re.compile(r"(?:\d{2}岁|[男女]|\d{4}年生|党员|[\u3400-\u9fff]族|退休[\u3400-\u9fff]{2,4}),(?:“[^“”]*”、)*$")
