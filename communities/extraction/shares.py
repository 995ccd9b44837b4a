"""Shares: of which group a percentage tells, the old, the minorities, old houses, or whoever took part."""

import re

from communities.extraction.figures import Figure
from communities.extraction.kinds import AGE
from communities.extraction.things import Named

_NEAR = 26  # signs before a percentage
_OTHER_RATE = re.compile(
    r"(?:覆盖|收缴|完成|满意|成功|入住|持证|办结|化解|出勤|安装|注册|绿化|签约|使用|知晓|达标)率(?:仅|只有|达到?|为|约|已|超过?|近)*$"
)
# 老年人健康管理率82%, 占老年人口的33%: a rate among the old, not how many are old.
_SOME_RATE = re.compile(r"[\u3400-\u9fff]{2,6}率(?:已|均|达到?|为|约|近|超过?|至|到)*$")
_KNOWN_RATE = re.compile(r"老龄化率|参与率|发动率|动员率|报到率|报警率|发案率|占比率|比率")
_OF_THE_OLD = re.compile(r"占(?:全?社区|辖区)?(?:老年|老龄|老人|60岁)[^,。;]{0,6}$")
_SHARE_OF = re.compile(r"[,、(]?(?:占|比例)")
_SHARES = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("alarm_rate_drop", r"(?:报警|警情|发案|案件|盗窃)[^,。]{0,12}(?:少了|降了|下降|减少|降低)"),
        ("share_minority", r"少数民族"),
        ("share_old_buildings", r"(?:旧楼|老楼|老旧(?:楼|房|住宅|小区|建筑)|老屋|老房|旧房|危旧房|楼龄)"),
        (
            "share_elderly",
            r"(?:老年|老龄|老人|长者|(?:[六七八九]十岁|\d[05](?:周)?岁)(?!(?:及)?以[上下]的?(?:党员|志愿者|干部|职工|队员|成员|女性|妇女|业主)))",
        ),
        ("mobilisation_rate", r"(?:参与率|发动率|动员率|参与度|报到率)"),
    )
)


def share_of(left: str, right: str, before: tuple[str, str | None, Figure] | None) -> Named | None:
    """Return the share that a percentage is, by the words on either side and by the fact before it; None for other rates."""
    near = left[-_NEAR:]
    rate = _SOME_RATE.search(near)
    if _OTHER_RATE.search(near) or (rate and not _KNOWN_RATE.search(rate[0])) or _OF_THE_OLD.search(near):
        return None
    for field, pattern in _SHARES:
        found = pattern.search(near) or (
            field != "alarm_rate_drop" and re.match(r"的|是|为", right) and pattern.search(right[:12])
        )
        if found:
            age = AGE.search(left) if field == "share_elderly" else None
            return field, age[0] if age else None, 0
    of_minority = before and before[0] == "population_subgroup" and re.search(r"少数民族|族", before[1] or "")
    if of_minority and _SHARE_OF.match(left):
        return "share_minority", None, 0
    if before and before[0] == "population_elderly" and _SHARE_OF.match(left):
        return "share_elderly", before[1], 0
    return None
