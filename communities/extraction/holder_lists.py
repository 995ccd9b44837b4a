"""Those to whom a sentence gives an honour, one behind the other: streets, houses, teams and people of a list."""

import re

from communities.extraction.people import Person
from communities.extraction.person_names import name_length
from communities.extraction.places import Places

BOTH = re.compile(
    r"(?:(?<=的)|(?<=[居村]民)|(?<=业主)|(?<=党员)|(?<=老人)|(?<=者)|(?<=社区)|^)([\u3400-\u9fff]{2,4})、[\u3400-\u9fff]{2,4}(?:夫妇|夫妻|兄弟|姐妹|母[子女]|父[子女])$"
)
PAIR = re.compile(r"(?:夫妇|夫妻|兄弟|姐妹|母[子女]|父[子女])(?:[两二]人)?$")
SUMMED = re.compile(
    r"(?:(?<=[\u3400-\u9fff”])(?<![有共计的第近约达中等])(?:\d+|[两三四五六七八九十]+)[人名位](?:同志|[\u3400-\u9fff]{1,4}[员工长者师手生人])?$)|等[\d一二两三四五六七八九十]+[个家名位支所处户对](?:[\u3400-\u9fff]{1,6})?$"
)
_PART = re.compile(r"(?:[^、,和及()]|\([^()]*\))+")
_ITS_STREET = re.compile(r"[\u3400-\u9fff]{1,5}(?:街道|镇|乡)的")
_NAMED_THING = re.compile(
    r"(?:栋|幢|楼|单元|楼道|院|苑|小区|社区|村|街|巷|队|团|站|室|中心|理事会|委员会|议事会|促进会|联合会|商会|帮帮团|[诗画剧茶书]社|班|校|小学|中学|幼儿园|医院|公司|协会|家庭|户|项目|组|店|园|居委会|支部|党委|号|城|庭|府|家园|花园|局|所|厂|集团|剧院|学院|大学|高中|银行|基金会|工会|妇联|馆)$"
)
# …和双塔社区3个社区: how many they are, without 等
_SUMMED_UP = re.compile(
    r"(?<=[区村院园苑队站室部家])[\d两三四五六七八九十]+[个家支户](?:社区|村|小区|单位|集体|团队|家庭|党组织|支部)$"
)
_MOST_HOLDERS = 60
Holder = tuple[str, str | None]  # name, and the same again for a person who is proposed


_TOLD = re.compile(r"(?<=[\u3400-\u9fff])\([^()]*\)(?=、|$)")


def _told_apart(words: str) -> str:
    """甲(女,社区书记)、乙(网格员): what is told in brackets holding a comma divides no list and is no name."""
    return _TOLD.sub(lambda told: "、" * len(told[0]), words) if "(" in words else words


def holders_listed(words: str, people: list[Person], offset: int, places: Places) -> list[Holder]:
    """古南街道的书香苑、临江苑,文龙街道的望江楼1栋等3个单元: everything that a list names, each with its own street; nothing if it is no list."""
    found: list[Holder] = []
    plain = 0
    whole = _SUMMED_UP.sub("", SUMMED.sub("", words))
    if len(list(_PART.finditer(whole))) > _MOST_HOLDERS:
        return []
    for part in _PART.finditer(_told_apart(whole)):
        person = next((p.name for p in people if p.end == offset + part.end() and not p.is_partial), None)
        if person:
            found.append((person, person))
            continue
        if 2 <= len(part[0]) <= 4 and name_length(f"{part[0]}。", 0, strict=True) == len(part[0]):
            plain += 1
            found.append((part[0], None))
            continue
        street = _ITS_STREET.match(part[0])
        start, last = street.end() if street else 0, None
        for first, end, place in places.mentions(part[0]):
            if first <= start + 1 and end < len(part[0]) and place.level in ("street", "district", "city", "province"):
                start = end + part[0].startswith("的", end)
            last = (end, place)
        if last and last[0] == len(part[0]) and last[1].level in ("community", "village", "street", "district"):
            found.append((last[1].name, None))
        elif 2 <= len(part[0]) - start <= 20 and _NAMED_THING.search(part[0]):
            found.append((part[0][start:], None))
        else:
            return []
    return found if plain in (0, len(found)) or all(len(name) < 5 for name, _person in found) else []
