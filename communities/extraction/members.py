"""Members of a team, however it is called when they are counted: they are volunteers when the team is one of volunteers.

队伍从最初的6人发展到37人, 服务队的18名成员: which team a bare 队伍 or 服务队 is was said before, so the last team that was
named decides.
"""

import re

from communities.extraction.figures import Figure
from communities.extraction.sentences import Sentence

_VOLUNTEER = re.compile(r"志愿(?!服务(?![队团者]|组织|小组|[总分]队)|活动|精神|[时填])|义工")
_NAMED_TEAM = re.compile(
    r"[\u3400-\u9fff”](?:服务)?(?<![,。;、的]服务)(?<![这支该全军连排部入])队(?![伍员里长友形列])|(?:[帮宣讲师合唱艺术歌舞剧姐妹老少年议事顾问]{2}|”)团|小组|协会|合作社|[书画诗剧戏]社|[\u3400-\u9fff]{2}社(?![区会工保])|理事会|委员会"
)
_IN_SENTENCE = re.compile(
    r"”[也已便就]?[从由]|[\u3400-\u9fff]队(?![列形])|队[伍员里]|[讲师宣艺术合唱帮]{2}团|理事会|小组|社团|志愿者"
)
_TEAMS = re.compile(r"[\u3400-\u9fff”]队(?![列形])|队伍|[讲师宣艺术合唱帮”]团|协会|理事会|小组")
_LONGEST_AHEAD, _LONGEST_BEHIND, _LONGEST_NAME = 160, 26, 5
_GROUP = re.compile(
    r"志愿|义工|队|团(?!结)|社(?![区会工])|班(?!子|长)|小组|协会|联盟|委员会|管会|理事会|业委会|工作室|议事会|俱乐部|[会治愿体自]组织"
)
_FORM = re.compile(
    r"[\u3400-\u9fff]{0,10}?(?:[、和与及][^,。;\d]{1,16}?)?(?:组成|组建|成立|拉起|构成|凑成|拼成|编成)(?:了|的|起|而成)*(?:一支|一个)?"
)
OF_A_TEAM = re.compile(r"(?:(?<![搭上值轮跟])班|队|团|协会|小组|社团)”?的$")
_TAKE_PART = re.compile(r"[\u3400-\u9fff]{0,6}?(?:参加|参与|加入)的(?=.)")  # 由28名居民参加的护水队
_OF = re.compile(r"由(?:社区|辖区|本地|当地|村里|小区|这|那|来自[^,。;]{1,10})?(?:的|内|里)?$|由[^,。;\d]{2,30}等$")
# 由7名寨老轮流坐堂: whoever does something by turns has a role.
_SERVE = re.compile(
    r"[\u3400-\u9fff]{0,10}?(?:轮流|轮班|担任|任教|执教|授课|坐诊|坐堂|坐班|值守|值班|主讲|驻点|驻守|任组长|牵头负责|专职负责)"
)
# 这支由32名青年组成的队伍, 这支28人的队伍: the one that was named before.
_JUST_A_TEAM = re.compile(r"(?:队伍|团队|小队|队)(?![员长])[^“”队团]{0,12}")
# 如今这支队伍有34人: the team that was named is pointed to.
_THAT_TEAM = re.compile(
    r"这[支个][“”\u3400-\u9fff]{0,10}?(?:队伍|团队|[\u3400-\u9fff]队|[艺术合唱帮]{2}团|”)(?:里|中)?"
    r"(?:如今|现在|目前|现|眼下|已经|已|就|也|总)*(?:共|有|达|了)*$"
)
_CLAUSE_END = re.compile(r"[,。;]|(?<=[队团社班])(?:也|又|还|已|曾)?(?:[获被荣捧登]|拿[下到回])|$")
_LED_BY = re.compile(
    r"(?:班子|两委|居委会|村委会|党委|党支部|党总支|领导小组|专班)”?(?:成员)?(?:目前|现|共|一般|主要)*由?$"
)
_LEADS = re.compile(r"班子|两委|居委会|村委会|党委|党支部|党总支|领导小组|专班")
_THEY = re.compile(
    r"(?:起|最|当)初|刚开始|一开始|之初|他们|她们|大家|人手|人马|成员|规模|一帮人|伙伴|同伴|老伙计|姐妹|队[里伍]|团里|社里"
)
_TEAM_BESIDE = re.compile(r"(?:队|团|社|班|小组|协会|联盟)”?[,:(—]+$")
_CHOSEN = re.compile(r"(?:选出|推选|选聘|招募|遴选|挑选|选派)(?:出|了)*$")
_OF_THE_TEAM = re.compile(
    r"[“”\u3400-\u9fff]{0,16}?(?:[^部军连]队(?!伍建|[伍员里长])|队伍|艺术团|合唱团|歌舞团|剧社|帮帮团|姐妹团|讲师团)”?(?:(?!辖区|现有|共有)[^。;\d]){1,30},$"
)
_TEAM_SET_OUT = re.compile(r"(?:[队团]|社(?!区))”?[^,。;]{0,8}[。!]$")  # 夜巡队上路了。12个人、2条街
_ROW_OF_A_PLACE = re.compile(r"[^,]{1,20}(?:社区|村|小区|街道|镇|居委会),")
_ENTERS = re.compile(r"[\u3400-\u9fff]{1,4}(?:进入|当选)")


def tells_of_members(sentence: Sentence, figure: Figure) -> bool:
    """Whether a count without a noun is of a team: its sentence names one, or speaks of 他们 below one that was named."""
    words = sentence.paragraph.text
    if _IN_SENTENCE.search(words, max(sentence.start, figure.start - 100), figure.start):
        return True
    begin = max(0, figure.start - _LONGEST_AHEAD)
    return bool(_THEY.search(words, sentence.start, figure.start)) and bool(_TEAMS.search(words, begin, sentence.start))


def members_of(sentence: Sentence, figure: Figure, behind: str = "") -> str:
    """Return the indicator of people counted as members: 志愿者 when the team ``behind`` or named last is of volunteers."""
    if _GROUP.search(behind) and not _JUST_A_TEAM.fullmatch(behind.lstrip("的")):
        return "volunteers" if _VOLUNTEER.search(behind) else "role_count"
    words = sentence.paragraph.text
    begin, end = max(0, figure.start - _LONGEST_AHEAD), figure.start
    named = max((team.end() for team in _NAMED_TEAM.finditer(words, begin, end)), default=-1)
    volunteer = max((found.end() for found in _VOLUNTEER.finditer(words, begin, end)), default=-1)
    is_theirs = volunteer >= 0 and named - volunteer <= _LONGEST_NAME  # 志愿服务队, 义工小组
    return "volunteers" if is_theirs else "role_count"


def made_up_of(figure: Figure, left: str, behind: str, sentence: Sentence) -> str | None:
    """Return the indicator of those of whom a team is made up: 由68名老人组成, 36名居民组成的护河队; None where no team is."""
    is_of = _OF.search(left) is not None
    found = _FORM.match(behind) or (_TAKE_PART.match(behind) if is_of else None)
    if found is None:
        served = _SERVE.match(behind) if is_of else None
        return None if served is None else "volunteers" if _VOLUNTEER.search(served[0]) else "role_count"
    team = _CLAUSE_END.split(behind[found.end() :][:_LONGEST_BEHIND], maxsplit=1)[0]
    ahead = sentence.paragraph.text[max(sentence.start, figure.start - 40) : figure.start]
    if _LED_BY.search(ahead) or _LEADS.search(team):
        return None
    if _GROUP.search(team) or team.startswith(("“", "一支")):
        return members_of(sentence, figure, team)
    return members_of(sentence, figure) if is_of and _GROUP.search(ahead) else None


def counted_by_themselves(figure: Figure, left: str, right: str, sentence: Sentence) -> bool:
    """Whether a bare count (16个人) is of the team that stands before it, or of those who were chosen."""
    if figure.unit_class != "people":
        return False
    if _CHOSEN.search(left):
        return _ENTERS.match(right) is None  # 选出75人,编成巡线队
    if not right.strip("、,") and _THAT_TEAM.search(left):
        return True
    words = sentence.paragraph.text
    if sentence.paragraph.is_of_table and left in ("人数", "总人数", "现有人数", "成员数"):
        return _ROW_OF_A_PLACE.match(words) is None  # 老娘舅调解室,人数9人
    if (
        not left
        and not right.strip("、")
        and _TEAM_BESIDE.search(words, max(sentence.start, figure.start - 100), figure.start)
    ):
        return True  # “净巷阿婶团”,16个人
    if left not in ("", ",") or right not in ("", "、"):
        return False
    if _OF_THE_TEAM.match(words, sentence.start, figure.start):
        return True  # 这支义警队由两地人组成,共76人
    begun = words[max(0, sentence.start - 30) : sentence.start] if figure.start == sentence.start else ""
    return not left and _TEAM_SET_OUT.search(begun) is not None


_TEAM_BEHIND = re.compile(
    r"的?[“\u3400-\u9fff”]{0,10}?(?:(?:志愿|服务|护河)?队伍?|小组|团|班子|[会治愿体自]组织|(?<![村合])社(?![区会工保]))(?![员长友旗部服会伍体结队])"
)
_STAFF = re.compile(r"社工(?!程)|(?:社区|专职)工作者|工作人员|班子|两委")


def team_of_so_many(figure: Figure, left: str, right: str, sentence: Sentence) -> tuple[str, int] | None:
    """Return what 36人的党员突击队 counts, and how far the name of the team reaches behind the unit."""
    told = right.startswith("的") or left.endswith(("组成的", "组建的", "成立的", "支"))
    team = _TEAM_BEHIND.match(right) if told else None
    if team is None:
        return None
    return "staff_count" if _STAFF.search(team[0]) else members_of(sentence, figure, team[0]), team.end()
