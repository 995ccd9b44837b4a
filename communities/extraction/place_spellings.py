"""Which names of a story mean one place: 鹿潭 and 鹿潭社区, 胡杨社区 and 沧宁鼓山胡杨社区."""

import re

_SO_MANY_COMMUNITIES = re.compile(r"、[\u3400-\u9fff]{2,11}个(?:[\u3400-\u9fff]{2,4})?社区")
_ENDS_LIST = re.compile(r"、[\u3400-\u9fff\d]{3,14}个(?:[\u3400-\u9fff]{2,4})?社区")  # found faster than the whole list
_LIST_OF_COMMUNITIES = re.compile(
    r"((?:[\u3400-\u9fff]{2,5}、)+[\u3400-\u9fff]{2,5}(?:[和与][\u3400-\u9fff]{2,5})?)等?[两三四五六七八九十\d]{1,2}个(?:市级|区级|省级)?(?:文明|示范|试点)?社区"
)
# With short names, each of two signs, in place of {}: where one stands as a subject. What may stand before it comes behind:
# so a name is looked for by its first sign.
_ALONE = (
    r"(?:{})(?:(?<=^..)|(?<=^[而在]..)|(?<=[,。;:、“(]..)|(?<=[,。;:、“(][而在]..)|(?<=[却则还像比和与]是..)"
    r"|(?<=[却则还像比和与]是[而在]..))(?!社区)(?=人(?![民均口大才])|的|则|也|——)"
)


def listed_short(texts: list[str], joined: str, found: dict[str, str]) -> dict[str, str]:
    """鹿潭、旧墟、三桂四个社区; 沙街人议事: names of two signs that a story of several communities uses without 社区."""
    communities = [name for name, level in found.items() if level == "community" and name.endswith("社区")]
    short = {name[:-2]: name for name in communities if len(name) == 4 and name[:-2] not in found}
    if len(communities) < 2 or not any(joined.count(name) > joined.count(whole) for name, whole in short.items()):
        return {}
    listing = texts if _SO_MANY_COMMUNITIES.search(joined) else ()
    lists = (listed for text in listing if _ENDS_LIST.search(text) for listed in _LIST_OF_COMMUNITIES.finditer(text))
    said = {name for listed in lists for name in re.split(r"[、和与]", listed[1])}
    alone = re.compile(_ALONE.format("|".join(map(re.escape, short))), re.M)
    said |= set(alone.findall(joined))
    return {name: whole for name, whole in short.items() if name in said}


_DIRECTIONS = frozenset("东西南北中上下前后新老大小")
MOST_COMPARED = 200
_JOINS = frozenset("和与及由")


_ENDS_BIG, _ENDS_STREET = re.compile(r"(?:街道|[省市区县街镇乡])$"), re.compile(r"(?:街道|[街镇乡])$")


def merge_spellings(texts: list[str], joined: str, full_names: dict[str, str], found: dict[str, str]) -> None:
    """沧宁鼓山胡杨社区 is 胡杨社区 behind the names of its city and district; 南湖村 became 南湖村社区."""
    rest = joined[len(texts[0]) :]
    cores = {
        _ENDS_BIG.sub("", name) for name, level in found.items() if level not in ("estate", "community", "village")
    }
    compared: list[str] = []  # names whose mentions were counted
    street_cores = {_ENDS_STREET.sub("", name) for name, level in found.items() if level == "street"}
    for name, level in list(found.items()):
        if level == "estate" and f"{name}小区" in found:
            full_names[name] = f"{name}小区"
        if level == "village":
            became = [f"{name}社区", f"{name.removesuffix('村')}社区"] if "村改居" in joined else [f"{name}社区"]
            if community := next((one for one in became if one in found), None):
                full_names[name] = community  # 榕溪村的牌子摘下,榕溪社区成立
                found[name] = "community"
        if level not in ("community", "street", "estate", "district"):
            continue
        for cut in range(1, len(name) - 2):
            ahead, shorter = name[:cut], name[cut:]
            if found.get(shorter) != level:
                continue  # most of them
            if ahead in _JOINS:
                del found[name]  # 永丰二村和申棉公寓
                break
            is_directed = level == "community" and ahead in _DIRECTIONS
            if is_directed and name not in rest and shorter in rest:  # 老渡口社区 in the title alone
                full_names[name] = full_names.get(shorter, shorter)
                break
            if level == "community" and ahead in street_cores and joined.count(name) > 1:
                full_names[shorter] = full_names.get(name, name)
                break  # 古城南里社区 of 古城街道, 南里社区 for short
            if _is_full_name(name, shorter, joined, found):
                full_names[shorter] = full_names.get(name, name)
                break
            if ahead in cores or (ahead not in _DIRECTIONS and _is_said_shorter(name, shorter, joined, compared)):
                full_names[name] = full_names.get(shorter, shorter)
                break


def _is_said_shorter(name: str, shorter: str, joined: str, compared: list[str]) -> bool:
    """Whether the story says a name once, and one that ends it more often: asked of so many names, as each is looked for."""
    if len(compared) >= MOST_COMPARED:
        return False
    compared.append(name)
    return joined.count(name) == 1 < joined.count(shorter)


def _is_full_name(name: str, shorter: str, joined: str, found: dict[str, str]) -> bool:
    """驼铃路街道的祁水南苑社区: what stands right behind its street is the whole name, however often it is shortened."""
    if found[name] != "community":
        return False
    streets = "|".join(re.escape(street) for street, level in found.items() if level == "street")
    return (
        bool(streets)
        and re.search(rf"(?:{streets})的?{name}", joined) is not None
        and (re.search(rf"(?:{streets})的?{shorter}", joined) is None)
    )
