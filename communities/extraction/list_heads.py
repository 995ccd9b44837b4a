"""What the head of a list of honours tells: whom its title honours, and which title 先进个人 stands for."""

import re
from collections.abc import Sequence
from typing import Literal

Honoured = Literal["people", "houses", "families", "areas", "bodies", "others"]
_OF_PEOPLE = re.compile(
    r"(?:好人|个人|模范(?!社区|单位|集体)|(?<!社区)(?<!单位)(?<!集体)(?<!家庭)标兵|之星|[者员长手师生士]|(?<!标)兵|民警|人物|青年|义工|社工|劳模|(?<!主)人|书记|主任|工匠|孝星|先锋|妈妈|媳妇|婆婆|儿女|邻居|[市居村]民|干警|少年|女性|干部|干事|代表|支书|楷模|功臣|骨干|带头人|卫士|榜样|长者|传承人|奖章)$"
)
_OF_BODIES = re.compile(
    r"(?:团队|队伍|服务队|集体|组织|单位|社区|村|居委会|团体|街区|党支部|党组织)(?:\([\u3400-\u9fff]{1,4}\))?$"
)
_OF_HOUSES = re.compile(r"(?:楼栋|楼院|院落|小院|庭院|单元|楼道|小区|居住区|楼组|楼宇)(?:\([\u3400-\u9fff]{2,4}\))?$")
_OF_AREAS = re.compile(r"(?:街道|乡镇|镇|城区|区县|县城)(?:\([\u3400-\u9fff]{1,4}\))?$")
_OF_FAMILIES = re.compile(r"(?:家庭|户)$")


def honoured_by(title: str) -> Honoured:
    """Whom a title honours, by its last words."""
    if _OF_FAMILIES.search(title):
        return "families"
    if _OF_HOUSES.search(title):
        return "houses"
    if _OF_AREAS.search(title):
        return "areas"
    if _OF_BODIES.search(title):
        return "bodies"
    return "people" if _OF_PEOPLE.search(title) else "others"


def title_said(title: str, said: Sequence[str]) -> str:
    """The whole of a list's title where its paper gives it: 优秀志愿者 is its “柳浪街道优秀志愿者”, 先进个人 what it gives to people."""
    if title in ("先进个人", "优秀个人"):
        fitting = {one for one in said if honoured_by(one) == "people"}
    else:
        fitting = {one for one in said if one.endswith(title)}
    return fitting.pop() if len(fitting) == 1 else title
