"""Whether a figure tells how many were honoured, or take part in a contest: that is an award's, not the place's."""

import re

from communities.extraction.figures import Figure
from communities.extraction.sentences import Sentence
from communities.extraction.things import Named

_HONOURABLE = frozenset(
    "staff_count party_members party_branches units_in_area community_count facility_count shops role_count volunteers households_subgroup team_count service_items honours_count".split()
)
_GIVEN = re.compile(
    r"(?:评选|评出|选出|选树)(?:了|出|的)*[^。;\d]{0,40}等$|(?:授予|命名|(?<!得)(?<!获)(?<![受各]到)(?<!级)表彰|通报表扬|表扬|评选|选树|评出|评定)(?:了|出|的)*[\u3400-\u9fff“]{0,10}$"
)
_OF_GIVING = re.compile(r"[评选授命表]")  # one of which each of these words has
# One of these stands in any sentence that tells how many were honoured. Each begins with a sign: re finds those fast.
TELLS_OF_HONOURS = re.compile(
    r"获|被评|被授|被命名|荣|奖|称号|当选|入选|入围|上榜|榜上|候选|参评|表[彰扬]|授予|命名|评[选出定]|选[出树]|认定|中央|国家机关|部委|省直|全国性|等"
)
_OF_A_CITY = re.compile(r"[\u3400-\u9fff]{2}[市区县](?:目前|现|共)?(?:有|的)?$")  # 越秀区的3个社区入选
_ARE_HONOURED = re.compile(r"(?:先后|分别|双双|同时|也|都|均)*(?:荣?获[评得“]|荣获|被评|被授|当选|入选|入围)")
_HONOURED = re.compile(
    r"[^,。;]{0,6}?(?:分别|同时|成功|双双)?(?:获(?!取)|被评|被授|被命名|荣获|荣登|入选|当选|上榜|榜上有名|受到表彰)"
    r"|[^,。;]{0,14}?(?:获|受到?|接受)[^,。;的]{0,5}表[彰扬]"
)
# 3名个人、1个项目、1个社区受到表彰: all of a list.
_ALL_HONOURED = re.compile(
    r"[^,。;\d]{0,10}(?:[、和与及]\d{1,4}[名个家户支项位][^,。;\d]{0,12}){1,5}?(?:(?:获|受到?|[予给]以|进行)[^,。;\d]{0,5}表[彰扬]|上榜|入选|获奖|获评|榜上有名|当选)"
)
# 9个个人、项目及单位入选, 350个候选对象, 6家中央国家机关: who takes part in a contest.
_OF_A_CONTEST = re.compile(r"(?:[^,。;]{0,8}|[和与及、]\d+[名个家户][^,。;]{0,6})(?:入选|候选|获奖|上榜|参评|入围)")
_OF_THE_STATE = re.compile(r"中央|国家机关|部委|省直|全国性")
_ONE_TEAM = re.compile(r"[这一]支(?:由|有|只有|近|约)?$")
# 授予甲、乙等3支队伍“…”称号: who is named is a few of so many, who got what stands behind.
_SO_MANY_TITLED = re.compile(
    r"[\u3400-\u9fff]{0,16}?(?:被?(?:评|授予|命名|认定|确定)?为|荣?获评?)?(?:[\u3400-\u9fff]{2,4}[省市区县街道镇])?“[^“”]{2,30}”(?:荣誉)?(?:称号|[。;,、]|$)"
)
_IS_GIVEN = re.compile(r"授予|命名|表彰|表扬|评选|评出|认定")
_LONGEST_LIST = 80
_LONGEST_TITLES = 160
_TITLE = r"[^“”、,。;]{0,12}“[^“”]{2,30}”(?:称号)?(?:\([^()]{1,12}\))?"
_TITLES = re.compile(rf"(?:{_TITLE}[、和与及])*{_TITLE}$")
# 三、张三等3名网格员。: the heading of those who are honoured.
_ONLY_THEY = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\))[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){0,4}等\d{1,3}[名位个][\u3400-\u9fff“”]{2,12}[。:]?"
)


def _titles_before(words: str) -> list[str]:
    """The quoted titles right before a figure: 捧回“…团队”、“…组织”两块奖牌 counts those that it names."""
    found = _TITLES.search(words)
    return re.findall(r"“[^“”]+”", found[0]) if found else []


def counts_honoured(named: Named, figure: Figure, left: str, right: str, sentence: Sentence) -> bool:
    """授予200个组织“…”称号, 18户入选, 100个典型获表彰: ``named`` is what the figure would count otherwise.

    It need not be asked of a sentence without a word of ``TELLS_OF_HONOURS``.
    """
    field, _kind, end = named
    words, behind, is_of_people = sentence.paragraph.text, right[end:], figure.unit_class == "people"
    of_a_city = field == "community_count" and _OF_A_CITY.search(left) is not None
    if right:
        if is_of_people and _ARE_HONOURED.match(right):
            return True  # 她们两人获评“最美社工”
        if (
            "“" in right
            and _SO_MANY_TITLED.match(right)
            and (left.endswith("等") or _IS_GIVEN.search(words, sentence.start, figure.start))
        ):
            return True
        if not of_a_city and ((behind and _OF_A_CONTEST.match(behind)) or "候选" in right[:end]):
            return True
        if field == "units_in_area" and _OF_THE_STATE.search(right[: end + 2]):
            return True
        if is_of_people and right.startswith("的") and _ONE_TEAM.search(left):
            return False  # 这支28人的队伍获评…: those who are in it
    if field not in _HONOURABLE and not is_of_people:
        return False
    if _OF_GIVING.search(left) and _GIVEN.search(left):
        return True
    if of_a_city:
        return False
    if field == "honours_count" and figure.value == len(
        _titles_before(words[max(sentence.start, figure.start - _LONGEST_TITLES) : figure.start])
    ):
        return True
    if (
        sentence.end - sentence.start < _LONGEST_LIST
        and "等" in sentence.words
        and _ONLY_THEY.fullmatch(sentence.words.strip())
    ):
        return True
    list_behind = words[figure.unit_end + end : min(sentence.end, figure.unit_end + end + _LONGEST_LIST)]
    return (behind != "" and _HONOURED.match(behind) is not None) or _ALL_HONOURED.match(list_behind) is not None
