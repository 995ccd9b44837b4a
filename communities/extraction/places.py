"""Which communities, streets, estates, districts and cities a story names.

Nothing is looked up: a name is a run of ideographs before 社区, 街, 区 … that begins where a clause, a bigger place or a
known preposition ends. Where the beginning of one mention is unclear, a clearer one elsewhere in the text decides.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from communities.extraction.estate_names import (
    MOST_SAID,
    carded_estates,
    houses,
    listed_estates,
    numbered_estates,
    said_estates,
)
from communities.extraction.former_places import BEGINS_CEASED, ENDS_WAS, has_ceased
from communities.extraction.gazetteer import CITIES
from communities.extraction.introduced import aims_among
from communities.extraction.layout import Paragraph
from communities.extraction.place_names import LONGEST_OFFICE, is_chain, names_of
from communities.extraction.place_spellings import MOST_COMPARED, listed_short, merge_spellings
from communities.extraction.place_words import WEAK_LEADING_SIGNS, leads_to_name
from portal.text.finding import Finder


class Place(NamedTuple):
    """A place by its level and its name as the text has it."""

    level: str
    name: str


_SAID_OF = re.compile(
    r"位于|地处|[坐座]落|成立|[是共现辖有,:。属由建总(]|党[委总支群]|居委|居民|常住|户籍|开展|举办|组织|通过|召开|联合|积极|坚持|[以在为]|工作|书记|主任|内|目前|近|今年|先后|获|荣|被|的|里|新时代|志愿|社工|网格|$"
)
DESCRIBED = re.compile(
    r"(?:[^,。;]{0,4}位于|地处|[坐座]落|总?面积|辖区|(?:现|共|下)?辖|现有|共有|常住|户籍|成立于|始建)"
)
_LEADS = ("在", "住", "是", "来到", "走进", "位于", "扎根")
_ENDS_LEAD = frozenset(lead[-1] for lead in _LEADS)
_FEW = 400  # names that one pattern looks for faster than a finder does
_MOST_KEPT = 20_000  # pieces of a text whose places are remembered


@dataclass
class Places:
    """All places of a text, how often each is named, and which lies in which."""

    counts: Counter[Place] = field(default_factory=Counter)
    alone: Counter[Place] = field(default_factory=Counter)  # how often no smaller place follows
    chained: set[Place] = field(default_factory=set)  # those that stand right before or behind another
    reached: set[Place] = field(default_factory=set)  # those to which a word such as 在 or 来到 leads
    subjects: set[Place] = field(default_factory=set)  # those of which something is said: 位于, 现有, 党委 …
    described: set[Place] = field(default_factory=set)  # those of which is told where they lie and what they have
    begins: set[Place] = field(default_factory=set)  # those with which a sentence begins
    former: set[Place] = field(default_factory=set)  # those that were renamed, merged or dissolved
    parents: dict[str, Counter[str]] = field(default_factory=dict)
    finder: Finder | None = None
    pattern: re.Pattern[str] | None = None  # the same, where the names are few
    _mentioned: dict[str, list[tuple[int, int, Place]]] = field(default_factory=dict)
    _named: dict[str, Place] = field(default_factory=dict)  # by their names, once all are known
    _beginnings: frozenset[str] = frozenset()
    levels: dict[str, str] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)  # 槐树里 → 槐树里社区

    def community_of_name(self, place: Place) -> Place:
        """The community that is called like an estate, of which it is told: 福临苑社区 of 福临苑; else the place itself."""
        community = Place("community", f"{place.name}社区")
        return community if place.level == "estate" and community in self.counts else place

    def mentions(self, words: str) -> Iterator[tuple[int, int, Place]]:
        """The named places of ``words`` in order."""
        known = self._mentioned.get(words)
        if known is None:
            known = self._find(words)
            if len(self._mentioned) < _MOST_KEPT:
                self._mentioned[words] = known
        return iter(known)

    def within(self, words: str, start: int, end: int) -> list[tuple[int, int, Place]]:
        """The named places of ``words[start:end]``, by their places in ``words``: cut from those of a whole paragraph."""
        known = self._mentioned.get(words)
        if known is not None:
            if not known or known[-1][1] <= start or known[0][0] >= end:
                return []
            low = bisect_left(known, (start,))
            high = bisect_left(known, (end,), low)
            # of a name that reaches over an edge, a part may be another
            if not ((low and known[low - 1][1] > start) or (low < high and known[high - 1][1] > end)):
                return known[low:high]
        return [(start + first, start + last, place) for first, last, place in self.mentions(words[start:end])]

    def look_through(self, texts: list[str], joined: str) -> list[list[tuple[int, int, Place]]]:
        """Find and count the named places of all paragraphs: in one pass, which is faster than one for each of them."""
        found = self._find(joined)
        self.counts.update([place for _start, _end, place in found])
        self.alone.update(self.counts)
        by_text: list[list[tuple[int, int, Place]]] = []
        begin = number = 0
        for text in texts:
            end = begin + len(text)
            inside: list[tuple[int, int, Place]] = []
            while number < len(found) and found[number][0] < end:
                first, last, place = found[number]
                inside.append((first - begin, last - begin, place))
                number += 1
            by_text.append(inside)
            begin = end + 1
        self._mentioned |= zip(texts, by_text, strict=True)
        return by_text

    def _find(self, words: str) -> list[tuple[int, int, Place]]:
        if self.pattern is not None:
            return [(*found.span(), self._place(found[0])) for found in self.pattern.finditer(words)]
        return [(hit.start, hit.end, self._place(hit.word)) for hit in self.finder.find(words)] if self.finder else []

    def _place(self, name: str) -> Place:
        place = self._named.get(name)
        if place is None:
            place = self._named[name] = Place(self.levels[name], self.full_names.get(name) or _canonical(name))
        return place

    def of_level(self, level: str) -> list[Place]:
        """Places of one level, the most often named first."""
        return [place for place, _count in self._ranked if place.level == level]

    @cached_property
    def _ranked(self) -> list[tuple[Place, int]]:
        """All places and how often each is named; nobody asks before all are counted."""
        return self.counts.most_common()

    def holds(self, words: str) -> bool:
        """Whether a place is called so, or its name begins so: 石牌坊 of 石牌坊社区."""
        if not self._beginnings:
            self._beginnings = frozenset(name[:length] for name in self.levels for length in range(2, len(name) + 1))
        return words in self._beginnings

    def without(self, words: str) -> str:
        """``words`` without the names of places that stand in them."""
        for start, end, _place in reversed(list(self.mentions(words))):
            words = words[:start] + words[end:]
        return words

    def only(self, level: str) -> str | None:
        """The one place of a level, or the clearly leading one."""
        return self._leading.get(level)

    @cached_property
    def _leading(self) -> dict[str, str]:
        """By level, the place that is named twice as often as any other of it."""
        ranked: dict[str, list[tuple[Place, int]]] = {}
        for place, count in self._ranked:
            ranked.setdefault(place.level, []).append((place, count))
        return {
            level: places[0][0].name
            for level, places in ranked.items()
            if len(places) == 1 or places[0][1] >= 2 * places[1][1]
        }

    def parent(self, name: str) -> str | None:
        """The street that the text puts in front of a community's name."""
        above = self.parents.get(name)
        return above.most_common(1)[0][0] if above else None


def find_places(paragraphs: Iterable[Paragraph], known: Mapping[str, Place] | None = None) -> Places:
    """Return every place that the paragraphs name. ``known`` are names of which it is known what they mean."""
    paragraphs = list(paragraphs)
    texts = [paragraph.text for paragraph in paragraphs]
    joined = "\n".join(texts)
    naming = "\n".join(["", *map(_that_name, paragraphs), ""])
    found: dict[str, str] = {name: place.level for name, place in (known or {}).items()}
    for level in ("province", "city", "district", "street", "community", "village", "estate"):
        for name in names_of(level, naming, found):
            found.setdefault(name, level)
    for name in list(aims_among([name for name, level in found.items() if level == "community"], joined)):
        del found[name]
    cities = dict(_without_city(found))
    found |= dict.fromkeys(cities.values(), "district")
    if known is not None:
        found = {name: level for name, level in found.items() if name in known or not _is_no_name(name, known)}
    found = {
        name: "estate" if level == "village" and _NUMBERED_VILLAGE.search(name) else level
        for name, level in found.items()
    }
    places = Places(levels=found, full_names=cities)
    if not found:
        return places
    for name in listed_estates(texts, found):
        found.setdefault(name, "estate")
    found |= dict.fromkeys(list(houses(texts, found)), "estate")
    found |= dict.fromkeys(said_estates(texts, joined, found), "estate")
    for name in [*numbered_estates(joined, found), *carded_estates(texts)]:
        found.setdefault(name, "estate")
    places.full_names |= listed_short(texts, joined, found)
    homes = [name for name, level in found.items() if level in ("community", "estate")]
    offices = [name for name in homes if name.endswith("居委会")][:MOST_SAID]
    named_once = {name for name in offices if joined.count(name) < 2}
    counted = frozenset([name for name in homes if found[name] == "estate"][:MOST_COMPARED])
    for name in sorted(homes, key=lambda name: not name.endswith("居委会")):  # 社区 has the last word
        short = name.removesuffix("居委会").removesuffix("社区").removesuffix("小区")
        if found.get(short) == "street" and name.endswith("社区") and _is_no_street(short, joined):
            del found[short]  # 东大街社区, and 东大街 for it
        if (
            len(short) < 3
            or short in found
            or (found[name] == "estate" and f"{short}社区" in found)
            or (name.endswith("居委会") and (short.endswith(_WORKS) or name in named_once))
        ):
            continue
        if name in counted and joined.count(short) > 2 * joined.count(name):
            places.full_names |= {short: short, name: short}  # 兰蕙园 more often than 兰蕙园小区
        else:
            places.full_names[short] = _canonical(name)
    found |= {
        short: found.get(name, "estate" if short == name else "community") for short, name in places.full_names.items()
    }
    merge_spellings(texts, joined, places.full_names, found)
    for name, place in (known or {}).items():
        found[name], places.full_names[name] = place.level, place.name
    if len(found) <= _FEW:
        places.pattern = _one_of(sorted(found, key=len, reverse=True))
    else:
        places.finder = Finder(found)
    for text, named in zip(texts, places.look_through(texts, joined), strict=True):
        if named:
            _learn(places, text, named)
    return places


def _learn(places: Places, text: str, named: list[tuple[int, int, Place]]) -> None:
    """Learn from a paragraph how it speaks of each place that it names."""
    last_end = 0
    last: Place | None = None
    tells_of_merging = "由" in text
    for start, end, place in named:
        ahead, behind = text[start - 1 : start], text[end : end + 1]
        if ahead in _ENDS_LEAD and text.endswith(_LEADS, 0, start):
            places.reached.add(place)
        if place not in places.subjects and _SAID_OF.match(text, end, end + 6):
            places.subjects.add(place)
        if DESCRIBED.match(text, end, end + 12):
            places.described.add(place)
        if not ahead or ahead in "。!?":
            places.begins.add(place)
        if (tells_of_merging or ahead in ENDS_WAS or behind in BEGINS_CEASED) and has_ceased(text, start, end):
            places.former.add(place)
        if last and start - last_end <= LONGEST_OFFICE and (start == last_end or is_chain(text[last_end:start])):
            places.alone[last] -= 1
            places.chained.add(place)
            places.chained.add(last)
            if place.level in ("community", "village", "estate") and last.level == "street":
                places.parents.setdefault(place.name, Counter())[last.name] += 1
        last_end, last = end, place


def _one_of(names: list[str]) -> re.Pattern[str]:
    """A pattern of some names, by their first signs: so ``re`` asks at each place only those that may begin there."""
    behind: dict[str, list[str]] = {}
    for name in names:
        rest = name[1:]
        behind.setdefault(name[0], []).append(rest if rest.isalnum() else re.escape(rest))
    return re.compile("|".join(f"{re.escape(sign)}(?:{'|'.join(rests)})" for sign, rests in behind.items()))


def _is_no_street(name: str, joined: str) -> bool:
    """Whether 东大街 is only what 东大街社区 is called in short, or where it lies: nothing speaks of a street's office."""
    return (
        name.endswith("街")
        and not any(f"{name}{behind}" in joined for behind in ("道", "办", "党", "下", "辖", "各", "人大", "工委"))
        and joined.count(name) < 2 * joined.count(f"{name}社区")
    )


def _without_city(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """周口川汇区 → 川汇区: districts behind the names of their cities, as titles give them."""
    for name, level in found.items():
        if level != "district" or len(name) < 5:
            continue
        for cut in (2, 3, 4):
            if name[:cut] in _CITIES and len(name) - cut > 2 and not _OF_THE_CITY.match(name, cut):
                yield name, name[cut:]
                break


_CITIES = CITIES | frozenset("北京 天津 上海 重庆".split())
_OF_THE_CITY = re.compile(r"工业|经济|技术|高新|风景|开发|保税|综合|新区|市")  # 苏州工业园区 is the whole name


def _that_name(paragraph: Paragraph) -> str:
    """The words of a paragraph in which places may be named: of a table its rows, never its heads: 完工小区(个)."""
    if paragraph.holds_heads:
        return ""
    return paragraph.text[: paragraph.text.find(",") + 1] if paragraph.is_of_table else paragraph.text


# What no name of a community ends or begins with: 其中有社区党员 names none.
_OF_NO_NAME = re.compile(r"^其|[有是在的等及了]社区$")


def _is_no_name(name: str, known: Mapping[str, Place]) -> bool:
    """Whether ``name`` is a known one with a word in front of it (年穗花北社区), or none at all."""
    for cut in range(1, len(name) - 2):
        if name[cut:] in known and (leads_to_name(name[:cut]) or name[cut - 1] in WEAK_LEADING_SIGNS):
            return True
    return _OF_NO_NAME.search(name) is not None


_WORKS = ("厂", "矿", "公司", "学校", "医院", "车站", "农场")  # 轴承厂 is rather the works than 轴承厂居委会
_NUMBERED_VILLAGE = re.compile(r".{2}[一二三四五六七八九十]村$")  # 纺织二村 of a city is houses, not a village
_KNOWN_LEVELS = (
    ("社区", "community"), ("居委会", "community"), ("街道", "street"), ("街", "street"), ("镇", "street"), ("乡", "street"), ("村", "village"),
    ("区", "district"), ("县", "district"), ("市", "city"), ("省", "province"),
)  # fmt: skip


def known_places(names: Iterable[str], paragraphs: Iterable[Paragraph]) -> dict[str, Place]:
    """Those of ``names`` that the paragraphs speak of, each with the level that its ending says; the rest are estates."""
    wanted = [name for name in names if len(name) > 1]
    if not wanted:
        return {}
    finder = Finder(wanted)
    spoken = {hit.word for paragraph in paragraphs for hit in finder.find(paragraph.text)}
    return {name: Place(_level_of(name), name) for name in sorted(spoken)}


def _level_of(name: str) -> str:
    if name.endswith(("小区", "新村", "片区")):
        return "estate"
    return next((level for ending, level in _KNOWN_LEVELS if name.endswith(ending)), "estate")


def _canonical(name: str) -> str:
    return name[:-3] if name.endswith("社区居委会") else name
