"""Places that were renamed, merged or dissolved: 前身是南关社区, 由南关社区和北关社区合并, 南关社区更名为…."""

import re

ENDS_WAS = frozenset("是为系名叫称原")
_WAS = re.compile(r"(?:前身[是为系]|原[是为名叫]?|旧[称名]|曾[名叫]|(?:从前|过去|以前|早先|当年)叫)$")
_CEASED = re.compile(
    r"(?:于?(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:被|整体|正式)?(?:撤销|更名为|改名为|改为|并入|划入|撤并)|(?<=居委会)的(?:牌子|旧址|老主任|公章)"
)
BEGINS_CEASED = frozenset("于0123456789被整正撤更改并划的")
_OUT_OF, _MERGED = re.compile(r"由[^,。;:]*$"), re.compile(r"[^,。;:]*?(?:合并|整合|归并)")


def has_ceased(text: str, start: int, end: int) -> bool:
    """Whether a place is told of as what was renamed, merged or dissolved."""
    if text[start - 1 : start] in ENDS_WAS and _WAS.search(text, max(0, start - 6), start):
        return True
    if text[end : end + 1] in BEGINS_CEASED and _CEASED.match(text, end, end + 16):
        return True
    if text.find("由", max(0, start - 32), start) < 0:
        return False
    return (
        _OUT_OF.search(text, max(0, start - 32), start) is not None and _MERGED.match(text, end, end + 32) is not None
    )
