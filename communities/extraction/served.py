"""For whom something was done: 给96位老人理了发, 为86户居民换了锁, 把午餐送给37位老人."""

import re

from communities.extraction.figures import Figure
from communities.extraction.things import Named

_SERVED = frozenset(("people", "households"))
_FOR = re.compile(
    r"(?<![成分划作认评因以称])(?:[为给帮替]|陪同|陪着?|教会|邀请|接送|搀扶)(?:[\u3400-\u9fff]{1,6}的|(?:本?社区|辖区|小区|街道|全村|村|院|楼)(?:里|内|中|上)?的?)?(?:[约近超]|上|数|多达|累计|先后)?$"
)
_GOVERNS = re.compile(r"[为给帮替陪会请送扶到进]")
_SENT_TO = re.compile(
    r"(?:送[到至进]|端到|递到|交到|发到)(?:了)?(?:辖区|社区|小区|村里)?(?:内|里)?(?:的)?(?:[约近超])?$"
)
_AT_THEIRS = re.compile(r"(?:的)?(?:家[中里门]|手[中里上]|床[前头]|门[口前]|身边|桌上)")
_TO_THEM = re.compile(r"给(?:了)?(?:[约近超]|上|数|多达|累计|先后)?$")
_DOES = re.compile(
    r"[^,。;]{0,16}?(?:办理|代办|提供|送[上去了来饭餐菜药水]|解决|落实|发放|申请|争取|安装|安排|介绍|理发|体检|做[了好饭]?|庆生|过生日|上门|修[好理]|协调|化解|申报|义诊|开设|开办|建[了立](?![^,。;]{0,8}(?:档|台账|清单)))"
)
_OTHER_HOMES = re.compile(r"(?:低保|困难|特困|残疾人?|失独|边缘|低收入|优抚|计生特扶)[\u3400-\u9fff]{0,4}?(?:家庭|户)")
# Those who are served are told from those who serve: whoever has a role keeps it.
_WHO = re.compile(
    r"[\u3400-\u9fff“”、]{0,12}?(?:老人家?|老年人|长者|居民|群众|街坊|村民|市民|业主|住户|租户|租客|儿童|孩子|小朋友|青少年|学生|学子|妇女|职工|病人|患者|残疾人|残障人士|对象|军人|军属|侨胞"
    r"|环卫工人?|建筑工人|骑手|快递员|快递小哥|外卖小哥|小哥|司机|农民工|务工人员|困难党员|老党员|新人|产妇|孕妇|寿星|求职者|失业人员|下岗人员|困难人员|家庭|家|户)"
)
_IS_DONE = re.compile(
    r"(?![的和与及是都等、多里中内]|为主|其中|参加|参与|居住|代表|骨干|志愿|理事|议事|小组|自治|干部|互助|合作|党支部|建(?:立|起|了)?[^,。;]{0,8}(?:档(?!次)|台账|清单)|[^,。;]{0,8}(?:组成|组建|结对|候选|投票|点赞|颁奖))[\u3400-\u9fff]{2}"
)


def done_for(figure: Figure, words: str, floor: int, right: str) -> Named | None:
    """Return (indicator, sub-type, how many signs behind the figure belong to its noun), or None.

    Whatever is done for so many people or homes has served them; homes of a kind that is counted by itself
    (低保家庭) keep it.
    """
    if figure.unit_class not in _SERVED or not right:
        return None
    before = words[max(figure.number_start - 14, floor) : figure.number_start]
    if not _GOVERNS.search(before) or "候选" in right:
        return None
    who = _WHO.match(right)
    is_done = _DOES.match(right) or (who is not None and _IS_DONE.match(right, who.end()))
    if who and _SENT_TO.search(before) and (who[0].endswith("家") or _AT_THEIRS.match(right, who.end())):
        return "service_recipients", None, 0  # 把午餐送到86位老人家中
    if not (_FOR.search(before) and is_done) and not (who and _TO_THEM.search(before)):
        return None
    poor = _OTHER_HOMES.match(right) if figure.unit_class == "households" else None
    if poor:
        return "households_subgroup", poor[0], poor.end()  # 为76户低保家庭发放救助金
    return "service_recipients", None, 0  # 先后为970名下岗职工协助办理优惠证
