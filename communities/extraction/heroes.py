"""Whom a portrait is of: somebody whom its title names, who tells it, or who is named far more often than anybody else."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

# 老徐, 荣医生; 小区 and 老师 name nobody. That a role may begin with the next sign is asked first: it hardly ever may.
_IN_SHORT = re.compile(
    r"[老小阿](?![区人师学年时组家板乡街城镇村])([\u3400-\u9fff])|(?=.[老医大书主律警师奶爷阿站哥姐])(?<![社小辖])([\u3400-\u9fff])(?:老师|医生|大夫|书记|主任|律师|警官|师傅|奶奶|爷爷|阿姨|大姐|站长|哥(?!哥)|姐(?!姐))"
)
# What each of those begins with or has as its second sign, told by plain words alone, which are found fast.
_NAMED_BY = r"(?![区人师学年时组家板乡街城镇村])[\u3400-\u9fff]"
_MAY_BE_IN_SHORT = re.compile(
    rf"老(?:师|{_NAMED_BY})|小{_NAMED_BY}|阿(?:姨|{_NAMED_BY})|医生|大[夫姐]|书记|主任|律师|警官|师傅|奶奶|爷爷|站长|哥(?!哥)|姐(?!姐)"
)
_TELLS = re.compile(r"(?:口述|讲述|自述|主人公|人物名片|人物档案)(?:者|人)?[:：|]\s*([\u3400-\u9fff]{2,4})")
_OF_ONE = re.compile(r"[他她]的|一[个位名][\u3400-\u9fff]{1,6}(?:和|与|的)|^记|——记|我(?!们|市|区|县|省|社区|街)")
_QUOTED = re.compile(r"“(.)[^“”]{1,3}”")
_MOST_NAMES, _MOST_FOR_FIRST = 40, 6


def hero_of(names: Sequence[str], text: str, title: str) -> str | None:
    """Return whom the story is about, as far as it is about one; ``names`` stand in the order of the text."""
    titled = [name for name in names if name.split("·")[0] in title]
    titled = titled or [name for name in names[:_MOST_NAMES] if len(name) == 3 and name[1:] in title]
    surnames = Counter(name[0] for name in names)
    if not titled:
        in_title = {*_in_short(title), *_QUOTED.findall(title)}
        titled = [name for name in names if name[0] in in_title and surnames[name[0]] == 1]
    if len(titled) == 1:
        return titled[0]
    tells = _TELLS.search(text, 0, 600)
    if tells and tells[1] in names:
        return tells[1]
    leading = _leading(names, surnames, text)
    if leading and leading[0][0] >= 3 and (len(leading) == 1 or leading[0][0] >= 2 * leading[1][0]):
        return leading[0][1]
    if names and len(names) <= _MOST_FOR_FIRST and _OF_ONE.search(title):
        return names[0]
    return None


def _in_short(words: str) -> Iterator[str]:
    """The signs by which people are called in short, one after another: what ``_IN_SHORT`` finds, asked where it may begin."""
    done = place = 0
    while sign := _MAY_BE_IN_SHORT.search(words, place):
        place = sign.start()
        found = _IN_SHORT.match(words, place - 1) if place > done else None
        found = found or _IN_SHORT.match(words, place)
        if found:
            yield found[1] or found[2]
            done = place = found.end()
        else:
            place += 1


def _leading(names: Sequence[str], surnames: Counter[str], text: str) -> list[tuple[int, str]]:
    """The two names that stand in a text most often, with how often, the first before the second.

    No name stands more often than its first two signs do, and those are counted for all names in one pass; of 马·克思 only
    the first sign is sought.
    """
    if not names:
        return []
    begun = Counter(re.findall(f"([{re.escape(''.join({name[0] for name in names}))}])(?=(.))", text))
    in_short = Counter(_in_short(text))
    short = {name: in_short[name[0]] if surnames[name[0]] == 1 else 0 for name in names}
    most = {
        name: (text.count(name[0]) if name[1:2] in ("", "·") else begun[name[0], name[1:2]]) + short[name]
        for name in names
    }
    leading: list[tuple[int, str]] = []
    for name in sorted(names, key=most.__getitem__, reverse=True):
        if len(leading) > 1 and most[name] < leading[1][0]:
            break
        count = text.count(name.split("·")[0]) + short[name]
        leading = sorted([*leading, (count, name)], reverse=True)[:2]
    return leading
