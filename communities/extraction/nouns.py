"""The noun beside a figure: behind its unit, or before it with nothing but figure-words between."""

import re

from communities.extraction.heads import LEAD
from communities.extraction.lexicon import BREAKS_NOUN_PHRASE, PATTERNS

GOES_ON = re.compile(r"[\u3400-\u9fff](?<![和与及等的也都均已])")
_GAP = re.compile(
    r"^(?:还|另外?|开到|避免了|最多(?:的?时候?)|高峰(?:时|期)|加起来|加一块儿|连[^,。;]{1,6}(?:在内|算上|一起)|算上[^,。;]{1,5}|壮大|扩充|攀升|跃升|增长|合起来|拢共|统共|注册|(?:又|还|也|就|共|总共|新)?[开建修换添装设配办增加拿补种铺挂拉搬摆]{1,2}了|少说|起码|大概|得|[由从](?:刚开始|起初|最早|成立时|当年|年初|组建时|最初|原来|成立之初|上年底?|去年[底初末]?|当初|起初|年底|年初)?的?|(?:去年|今年|上年)[底初末]?|(?:19|20)\d\d年的?|总人数|总数量?|人数|户数|数量|数目|面积|总计|队伍|规模|方面|发展到现在|现在|如今|目前|却|也|的|总|数|量|有|为|是|达|共|约|现|已|超|计|拥|合|累|了|就|"
    r"各|各类|大|占|比|率|到|至|增|加|发展|减少|下降|降低|降|高|提|升|上|扩大|突破|保持|在|成功|人|者|仅|报到|报道|刚刚?|已经|只|一共|总共|就|足|多|不下|不足|分别|实际|登记|在册|最终|新增|停放|整理|及家属|队伍|(?:[到回向进]?(?:所在|居住)?(?:社区|居住地))?(?:报到|报道)|[“”:】|])*$"
)
_OF_A_THING = re.compile(r"(?:小|微信|楼|工作|议事|业主)?(?:院|群)(?:落|里)?(?![\u3400-\u9fff])")
_IS_NO_NOUN = re.compile(r"人[员士口]|[民童年](?:主任|领袖)")
_A_TEAM = re.compile(r"队(?![员长伍形列里服友旗部名])")
_LOOK_LEFT = 26
_NEAR = 12
# 小区30个单元: what is counted stands behind the unit, and is no indicator.
_NO_HOUSE = re.compile(r"[道梯顶层委门面宇栋房长组院盘体号]|[上下]的|(?:内|里)的|[内里]$")
_ORGANISED = re.compile(r"起来|了|开展|居民|党员|力量|活动")
_DID = re.compile(
    r"建[起成有了]|装上|设[有立](?!备)|完成|实现|用上|开[起设办](?!展)|办起|成立|拥有|配[有备]|搬|换"
)  # 5个建起了中心
_MEASURES = frozenset("面积 总面积 占地 占地面积 建筑面积 使用面积 人数 总数".split())
_MEASURE = re.compile(r"总?(?:占地面积|占地|建筑面积|使用面积|面积|人数|总数)")
_INSIDE = re.compile(r"(?:[内里中]|(?<!以)上)的")


def right_noun(unit_class: str, right: str) -> tuple[str, int] | None:
    """The head of the noun phrase behind the unit: 志愿者 of 党员志愿者, 党员 of 社区党员和…."""
    breaks = BREAKS_NOUN_PHRASE.search(right)
    phrase = right[: breaks.start()] if breaks else right
    phrase = phrase[:24]
    if phrase.startswith(("、", "和", "与", "及", "单元的")) or _DID.match(phrase):
        return None
    pattern = PATTERNS[unit_class]
    found = pattern.search(phrase)
    if found and found[0] == "楼" and not _NO_HOUSE.match(phrase, found.end()) and found.start() < 8:
        return "楼", found.end()  # 6栋楼加装了电梯, 9栋红砖楼里住着612户
    while found and _IS_NO_NOUN.match(phrase, found.end() - 1):
        found = pattern.search(phrase, found.start() + 1)  # 失能人员: no 能人
    while (
        found and len(found[0]) == 1 and GOES_ON.match(phrase, found.end()) and not _A_TEAM.match(phrase, found.start())
    ):
        found = pattern.search(phrase, found.end())  # 五十件书法作品: no books
    if found is None or found.start() > 14 or _INSIDE.search(phrase, 0, found.start()):
        return None
    if found.end() == len(phrase):
        return found[0], found.end()
    while True:
        skip = phrase[found.end() : found.end() + 1] == "的"
        further = pattern.match(phrase, found.end()) or (pattern.match(phrase, found.end() + 1) if skip else None)
        if skip and further and GOES_ON.match(phrase, further.end()):
            break  # 4个社区的老旧小区改造: the head comes later still
        if further is None or (further[0] == "组织" and _ORGANISED.match(phrase, further.end())):
            break  # 38家驻区单位组织起来
        found = further
    if unit_class == "pieces" and _OF_A_THING.match(phrase, found.end()):
        return None  # 23个居民小院, 32个楼栋微信群
    overlapping = pattern.search(phrase, found.start() + 1, found.end() + 6)
    if overlapping and overlapping.start() < found.end() < overlapping.end():
        found = overlapping
    return found[0], found.end()


def left_noun(unit_class: str, left: str) -> tuple[str, int] | None:
    """The last noun before the figure with nothing but figure-words between."""
    near = left[-_LOOK_LEFT:]
    last, pattern = None, PATTERNS[unit_class]
    for found in pattern.finditer(near):
        if last is not None and found.start() == last.end() and found[0] in _MEASURES:
            continue  # 办公用房面积: the area of what stands before it
        last = found
    if last is None:
        return None
    if last.end() < len(near):
        if len(last[0]) > 1:
            last = _longer(pattern, near, last)
        measure = _MEASURE.match(near, last.end())
        gap = near[measure.end() if measure else last.end() :]
        if len(gap) > _NEAR or not _GAP.match(gap):
            return None
    return last[0], len(left) - len(near) + last.start()


def _longer(pattern: re.Pattern[str], near: str, last: re.Match[str]) -> re.Match[str]:
    """志愿者服务队伍: the noun that was found goes on with one that begins inside it."""
    found = pattern.search(near, last.start() + 1)
    while found and found.start() < last.end():
        if found.end() > last.end() and found[0] not in ("户数", "人数", "总数"):
            return found
        found = pattern.search(near, found.start() + 1)
    return last


def left_phrase(left: str, start: int, end: int) -> str:
    """The noun at ``start`` with the words before it that belong to it: 老旧小区, without 完成了."""
    phrase = left[:end]
    lead = LEAD.match(phrase[:start] + "\0") if start else None
    return phrase[lead.end() :] if lead else phrase
