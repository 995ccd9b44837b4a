"""People who are counted beside others: 2287户7076人, 其中在职党员35人, 本科以上9人, 其中36人是独居老人."""

import re

from communities.extraction.figures import Figure
from communities.extraction.members import OF_A_TEAM, members_of
from communities.extraction.sentences import Sentence
from communities.extraction.things import Named

_HOW_MANY_PEOPLE = {"households": "population", "households_subgroup": "population_subgroup"}
_MEMBERS = re.compile(r"[、,和 ]?(?:总?人数|队员|成员|共|计|合计|约|总计)?(?:共|有|为|达)*")
_PART_OF_PARTY = re.compile(
    r"[,、;( ]*(?:其中:?)?((?:在册|报到|在职|流动|预备|正式|退休|离退休|直管|女|双报到|在地){1,2})(?:有|为)?"
)
_SCHOOLING = re.compile(
    r"[,、;(]?(?:其中:?)?((?:大专|本科|大学|高中|中专|研究生|硕士|大学本科)(?:及)?(?:以上)?(?:学历|文化(?:程度)?)?)(?:的|者)?(?:有|共|占|达)*"
)
_PASSING = re.compile(r"流动|外来|暂住")
_SEX = re.compile(r"^[,、; ]?(?:其中:?)?([男女])(?:性|姓|人口|性人口)?(?:有|为)?$")
_STAFF_AHEAD = re.compile(r"工作人员|工作者|社工|班子|两委|社区干部")
_CERTIFIED = re.compile(
    r"(?:已|都|均)?(?:持有?|取得|拥有|考取|考[上下]|获得|拿[到下])了?[\u3400-\u9fff]{0,14}?(?:证|资格|职称)"
)
_JOINED = re.compile(r"(?:居民|住户|家庭|人家)?[、,和/ ]?(?:总?人数|居民人数|人口总数|总?人口|共|计|合计|约|总计)?")
_FOLLOWS = re.compile(r"[\u3400-\u9fff]{2,4}")
_TEAM_HAS = re.compile(
    r"(?:队|团|协会|小组|社团)”?(?:里|内)?(?:如今|现在|目前|已经?|现|共|就|又|还)*有了?$"
)  # “…团”如今有26位妈妈
_AMONG = re.compile(r"(?:其中|里面|当中|[里中](?:面)?)[,::]?(?:就|还|也|又|已|有)*$")
_ARE = re.compile(r"(?:都|均|也|就)?(?:是|为|属于?)(?!了|以|社区(?!矫正)|本|该|从|来(?!深|穗|莞)|在(?!册|职|校))")


def said_to_be(figure: Figure, right: str, sentence: Sentence) -> int:
    """How many signs stand before the noun of 其中36人是独居老人, 0 where nothing is said of some among others."""
    if figure.unit_class not in ("people", "households"):
        return 0
    found = _ARE.match(right)
    if found and not _AMONG.search(sentence.paragraph.text, max(sentence.start, figure.start - 12), figure.start):
        return 0
    return found.end() if found else 0


def people_beside(
    figure: Figure, left: str, right: str, sentence: Sentence, before: tuple[str, str | None, Figure] | None
) -> Named | None:
    """Name people who have no noun by the fact before them in the sentence, or by their team."""
    words = sentence.paragraph.text
    if before is not None:
        field, subtype, other = before
        between = words[other.end : figure.start]
        if field in _HOW_MANY_PEOPLE and _JOINED.fullmatch(between):
            is_passing = _PASSING.search(subtype or "") is not None
            return ("population_floating" if is_passing else _HOW_MANY_PEOPLE[field]), subtype, 0
        if field == "service_recipients" and other.unit_class == "households" and _JOINED.fullmatch(between):
            return field, subtype, 0  # 惠及居民2860户、7900余人
        if field == "team_count" and _MEMBERS.fullmatch(between):
            return members_of(sentence, figure), None, 0
        if field == "ethnic_groups":
            near = words[max(sentence.start, other.start - 8) : figure.start]
            return ("population_subgroup" if "少数民族" in near else "population"), None, 0
        part = _PART_OF_PARTY.fullmatch(left) if field == "party_members" else None
        if part:
            return "party_members", part[1] + "党员", 0
        if field in ("staff_count", "role_count") and _CERTIFIED.match(right):
            return field, "持证", 0  # 社工13名,其中9名取得了社会工作师证书
        of_staff = field == "party_members" and _STAFF_AHEAD.search(words, sentence.start, figure.start)
        schooled = _SCHOOLING.fullmatch(left) if of_staff or field in ("staff_count", "role_count") else None
        if schooled:
            return ("staff_count" if of_staff else field), schooled[1], 0
    of_people = before is None or before[0].startswith(("population", "households"))
    sex = _SEX.search(left) if of_people else None
    if sex and ((figure.value or 0) >= 100 or re.search(r"人口|居民", sentence.words)):
        return "population_subgroup", sex[1] + "性", 0
    if (OF_A_TEAM.search(left) or (left.endswith(("有", "有了")) and _TEAM_HAS.search(left))) and (
        who := _FOLLOWS.match(right)
    ):
        return members_of(sentence, figure), who[0], who.end()  # 骑手志愿队的53名外卖小哥
    return None
