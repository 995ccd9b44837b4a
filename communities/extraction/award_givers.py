"""The level of an honour by whoever gives it, by the contest that it is of, and by the name that its title has in short."""

import re

from communities.extraction.award_items import gives
from communities.extraction.award_levels import BODY_LEVEL, level_of_body, level_of_contest, levels_of
from communities.extraction.award_words import ISSUER, ISSUER_END, LEVEL_HEAD
from communities.extraction.context import Context
from communities.extraction.person_names import name_length
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence

_OWN_LEVEL = {"street": "街道", "district": "区", "community": "社区"}


def level_of_giver(words: str, sentence_start: int, verb_at: int, context: Context) -> tuple[str, ...]:
    """决定授予…称号: whoever the paper is by gives the honour."""
    if (
        not words.startswith(("授予", "表彰", "评选", "命名", "确定", "认定"), verb_at)
        or "被" in words[max(0, verb_at - 24) : verb_at]
    ):
        return ()
    bodies = list(BODY_LEVEL.finditer(words, max(0, min(sentence_start, verb_at - 200)), verb_at))
    if bodies:
        return level_of_body(bodies[-1][0], context)
    level = _OWN_LEVEL.get(context.main.level) if context.main else None
    return (level,) if level else ()


_NATION = re.compile(
    r"全国[\u3400-\u9fff]{0,8}?(?:会|办|委|联)|国家[\u3400-\u9fff]{1,10}?(?:局|委|部|办)|中央|国务院|中宣部|(?<![干外内全各])[\u3400-\u9fff]{2,5}部(?=办公厅|公布|发布|揭晓|命名|认定|印发|授予|、|和|等)"
)


def level_of_announcement(words: str, start: int, end: int, context: Context) -> tuple[str, ...]:
    """全国妇联揭晓…名单, 省住建厅公布了…: whoever announces a roll has given the honour."""
    nation = _NATION.search(words, start, end)
    bodies = list(BODY_LEVEL.finditer(words, start, end))
    if nation and not any(body.start() < nation.start() for body in bodies):
        return ("国家",)
    if bodies:
        return level_of_body(bodies[-1][0], context)
    place = _ANNOUNCING_PLACE.search(words, start, end)
    return levels_of(place[1] + "的", context, at_end=True) if place else ()


_ANNOUNCING_PLACE = re.compile(
    r"([\u3400-\u9fff]{1,5}(?:[省市县]|(?<![社小辖])区|街道|镇|乡))(?:还|共|已|又)?(?:评选|评出|选出|公布|发布|表彰|揭晓|命名|认定)"
)
# 街道党工委表彰了一批先进,…获评“…”
_COMMENDED = re.compile(
    r"(?<![被受到得])((?:[省市区县]|街道|镇)(?:委|政府|党工委|党委|办事处|[\u3400-\u9fff]{1,6}(?:局|办|部|会|联|委)))[\u3400-\u9fff]{0,6}?(?:表彰|通报表扬|表扬)(?:了|一批|大会)"
)
_OCCASION = re.compile(
    r"(?:在|从)[^,。;]{0,14}?(全[国省市区县]|(?<![\u3400-\u9fff])?[省市区县](?=首届|第))[^,。;]{0,20}?(?:大会|大赛|比赛|竞赛|评选|评比|展演|汇演|会议|表彰|仪式|盛典|擂台赛)(?:会|活动)?(?:上|中|里)"
)


def level_of_occasion(words: str, start: int, end: int, context: Context) -> tuple[str, ...]:
    """在全市志愿服务大会上,…领回“…”: where it was given tells whose honour it is."""
    found = _OCCASION.search(words, start, end)
    if found:
        return levels_of(found[1], context, at_end=True)
    commended = _COMMENDED.search(words, start, end)
    if commended:
        return level_of_body(commended[1], context)
    named = _CONTEST_AT.search(words, start, end)
    return levels_of(named[1], context) if named else ()


# 青石街道召开总结表彰大会; 江城市志愿服务大赛暨表彰…活动: whose ceremony it is
_CEREMONY = re.compile(
    r"([\u3400-\u9fff]{2,5}?(?:[省市县]|(?<![社小园])区|街道|镇|社区))(?:党工委|工委|办事处|党委|文明办|居委会|民政局)?(?:今天|昨天|隆重)?(?:(?:召开|举行|举办|开展)[^。;]{0,24}?(?:表彰|颁奖|总结)|[^,。;召举]{0,24}?(?:表彰|颁奖)[^,。;]{0,30}?(?:大会|仪式|典礼|活动|会议|会(?=[,。上现]|$)))"
)


def level_of_ceremony(sentence: Sentence, end: int, context: Context) -> tuple[str, ...]:
    """The level of whoever holds the ceremony at which an honour was given: told before it, or at the story's beginning."""
    words = sentence.paragraph.text
    found = list(_CEREMONY.finditer(words, max(0, end - 300), end))
    if not found:
        first = next((one.text for one in context.paragraphs if not one.is_heading), "")
        found = list(_CEREMONY.finditer(context.title_words)) or list(_CEREMONY.finditer(first[:300]))
    return (_level_of_holder(found[-1][1]),) if found else ()


def _level_of_holder(name: str) -> str:
    """街道 of 青石街道: the level of a place by its last word."""
    endings = {"省": "省", "市": "市", "区": "区", "县": "区", "道": "街道", "镇": "街道"}
    return "社区" if name.endswith("社区") else endings[name[-1]]


# 在北桥区民俗展演中: whose contest it is, by its own name
_CONTEST_AT = re.compile(
    r"(?:在|参加)(?:今年的?|去年的?|本届|第[一二三四五六七八九十\d]+届|(?:19|20)\d\d年度?)?(?:[^,。;的“”]{2,30}?(?:主办|举办|组织|开展|举行|结束|闭幕|揭晓|落幕|收官)的)?([^,。;]{2,40}?(?:考核|考评|测评|评审|大赛|比赛|竞赛|联赛|展演|汇演|调演|会演|运动会|艺术节|文化节|评选|评比|擂台赛|挑战赛|锦标赛|邻里节|体育节|读书节|社区节))(?:活动)?(?:上|中|里|,)"
)
_SHORT_NAME = re.compile(
    r"“?(?:感动)?([\u3400-\u9fff]{2})(?:”?年度人物|十大人物|好人|好青年|最美|楷模|榜样|工匠|青年榜样)|最美([\u3400-\u9fff]{2})(?:邻居|人物|社工|家庭|青年|志愿者|教师|人$)"
)


def level_of_short_name(title: str, context: Context) -> tuple[str, ...]:
    """金州好人 where the text speaks of 金州新区: whose name the title has in short."""
    if title.startswith("首都"):
        return ("市",)
    short = _SHORT_NAME.match(title)
    if short:
        for ending, level in (("区", "区"), ("新区", "区"), ("县", "区"), ("市", "市"), ("省", "省"), ("街道", "街道")):
            if context.naming(f"{short[1] or short[2]}{ending}"):
                return (level,)
    return ()


def level_of_contest_of(title: str, words: str, verb_at: int, sentence: Sentence, context: Context) -> tuple[str, ...]:
    """The level of the contest that the paragraph, or an earlier one that names the title, speaks of."""
    level = level_of_contest(words, verb_at)
    if level:
        return level
    for paragraph in context.naming(title):
        if paragraph is sentence.paragraph:
            break
        level = level_of_contest(paragraph.text, paragraph.text.find(title))
        if level:
            return level
    for paragraph in context.naming(title):
        place = paragraph.text.find(title)
        level = levels_of(paragraph.text[max(0, place - 8) : place], context, at_end=True) if len(title) > 4 else ()
        if level and level != ("社区",):
            return level  # 岭南省三八红旗集体 elsewhere in the story
    return ()


_GIVER = re.compile(r"^(?:近日|日前|随后|此前|[\d年月日]+)?,?([\u3400-\u9fff]{2,20}?)(?:联合|决定|正式)*$")


# 区民政局把“…”评为优秀案例
_MAKES_IT = re.compile(r"^(?:近日|日前|随后|此前|[\d年月日]+)?,?([\u3400-\u9fff]{2,20}?)(?:把|将)")


def level_of_subject(words: str, start: int, verb_at: int, verb: str, context: Context) -> tuple[str, ...]:
    """区委组织部授予…称号: whoever gives stands before the verb."""
    giver = _GIVER.match(words[start:verb_at]) if gives(verb) else _MAKES_IT.match(words[start:verb_at])
    return level_of_body(giver[1], context) if giver and ISSUER_END.search(giver[1]) else ()


def issuer_of(words: str) -> str | None:
    """Who gives the honour that ``words`` lead to: 被…评为, 获…授予."""
    found = ISSUER.search(words)
    if found is None:
        return None
    name = next(part for part in found.groups() if part)
    return name if ISSUER_END.search(name) else None


def names_begin(words: str, given: re.Match[str], sentence: Sentence, end: int) -> int:
    """Where those stand who are given it: 评选出甲为乙、丙为丁: 丙 behind the first title."""
    first = max(given.start("who"), sentence.start)
    another = words.rfind("为", first, end)
    return max(first, words.find("、", another, end) + 1) if another >= 0 else first


_OUR_STREET = re.compile(
    r"(?:近年来|近几年|目前|如今|今年|去年|先后|\d{4}年|,)*(?:该|本|我|全)?街道(?=[先曾被获还又也已正荣连成多,\d]|$)"
)


def place_of_title(title: str, topic: Place | None, context: Context) -> Place | None:
    """A street's title is the street's, a community's the community's, when the story is about one and spoke of the other."""
    main = context.main
    if main is None or topic is None or main.level == topic.level:
        return topic
    if main.level == "street" and topic.level in ("community", "village", "estate") and _OF_STREET.search(title):
        return main
    is_wider = topic.level in ("street", "district", "city", "province")
    return main if main.level == "community" and is_wider and _OF_COMMUNITY.search(title) else topic


_OF_STREET = re.compile(r"(?:街道|乡镇)(?:\([\u3400-\u9fff]{1,4}\))?$")
_OF_COMMUNITY = re.compile(r"社区(?:标兵)?(?:\([\u3400-\u9fff]{1,4}\))?$")


def street_of(words: str, topic: Place | None, context: Context) -> Place | None:
    """街道先后被评为…: the street that the story is about, whichever was named last."""
    main = context.main
    return main if main and main.level == "street" and _OUR_STREET.match(words) else topic


_IN_SHORT = frozenset(("先进集体", "先进个人", "先进单位", "先进工作者", "优秀个人", "优秀集体"))


def whole_title(title: str, paper: str, context: Context) -> str:
    """“社区治理先进个人”, as the story has it elsewhere, of a list that is only headed 先进个人.

    ``paper`` is the title of the notice: what another honour is for does not stand in it.
    """
    if title not in _IN_SHORT:
        return title
    for paragraph in context.naming(f"{title}”"):
        quoted = re.search(rf"“([^“”]{{2,16}}){title}”", paragraph.text)
        if quoted and quoted[1][-4:] in paper:
            return quoted[1] + title
    return title


# 授予网格员韩志远江城市道德模范称号: a name behind what somebody is, right before a title in plain words
_SOMEBODY = re.compile(
    rf"[\u3400-\u9fff]{{0,14}}?(?:[员民长师警医生工者兵]|书记|主任|代表|同志|教授|居民|社工|党员|律师|老板|经理)(?P<name>[\u3400-\u9fff]{{2,3}})(?:同志)?(?={LEVEL_HEAD}[\u3400-\u9fff“]|“[^“”]{{3,30}}”(?:称号|荣誉|奖|[,。;、和等]|$))"
)
# 授予梅坞社区“老樟树”巡防队、五里堆村红白理事会等2支队伍“先进志愿服务队伍”称号
_LISTED = re.compile(
    rf"(?P<who>(?:[^,。;:!?“”]|“[^“”]{{1,14}}”(?!称号|荣誉|[、,])){{4,200}}?)等?[\d一二两三四五六七八九十]+(?:支|个|户|家|名|位)(?:志愿服务|先进|优秀)?(?:队伍|团队|组织|单位|集体|家庭|社区|项目|同志|个人|党组织|党支部)?(?:为)?(?![获被评荣])(?=(?:{LEVEL_HEAD})?“[^“”]{{3,30}}”(?:称号|荣誉|[,。;]|$))"
)
_OWN_TITLE = re.compile(rf"“[^“”]{{3,30}}”(?=称号|荣誉|奖|[,。;、和等]|$)|{LEVEL_HEAD}(?=[\u3400-\u9fff“])")


def named_before(words: str, start: int, end: int, context: Context) -> tuple[int, int] | None:
    """Where somebody or a place is named between the verb that gives an honour and its title."""
    listed = _LISTED.match(words, start, end)
    if listed:
        return listed.span("who")
    somebody = _SOMEBODY.match(words, start, end)
    if somebody and name_length(f"{somebody['name']}。", 0, strict=True) == len(somebody["name"]):
        return somebody.span("name")
    last, own = 0, False
    for first, stop, place in context.places.mentions(words[start : min(end, start + _NEAR)]):
        if first != last:
            break
        last, own = stop, place.level in ("community", "village", "estate")
        if own:
            break
    return (start, start + last) if own and _OWN_TITLE.match(words, start + last, end) else None


_NEAR = 30
