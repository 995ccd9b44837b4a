"""Who and what a clause names: people, places, quoted names; with the whole names that the story knows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from communities.extraction.holder_words import IN_SHORT, NO_HOLDER, NO_NAME
from communities.extraction.people import Person
from communities.extraction.person_names import name_length
from communities.extraction.places import Places

# “小巷总理”韩志远, “夕阳红”合唱团, 社区“和事佬”: a name in quotation marks, with what it is
_QUOTED = re.compile(
    r"“[^“”]{2,14}”(?:(?:(?![先被又曾由在于从已再将把])[\u3400-\u9fff]){0,6}?(?:队|团|社|站|室|中心|协会|案例|项目|品牌|堂|校)(?![员长伍区队会])|[\u3400-\u9fff]{0,6}?(?=[和与及、等则也还又曾先被由在于从已再成一分双均都同刚今去上本近凭因以经是入获荣当连就才便更,]|$))"
)


def plain_name(words: str) -> str | None:
    """李国强先后荣获…: words that are a name and nothing else."""
    return (
        words
        if 2 <= len(words) <= 4 and not NO_NAME.match(words) and name_length(f"{words}。", 0, strict=True) == len(words)
        else None
    )


class Named(NamedTuple):
    """Somebody or something named in a clause."""

    start: int
    end: int
    name: str
    person: str | None
    kind: str


class Known:
    """The places and the whole names of people that a story knows."""

    def __init__(self, places: Places, full_names: Sequence[str]) -> None:
        self._places = places
        self._names = full_names
        self._by_surname: dict[str, list[str]] = {}
        for name in full_names:
            self._by_surname.setdefault(name[0], []).append(name)
        self._surnames = frozenset(self._by_surname)

    def named(self, words: str, start: int, end: int, people: list[Person]) -> list[Named]:
        """Return everybody and everything that the words between two places name, in their order."""
        if start >= end:
            return []
        found = [
            Named(p.start, p.end, whole, whole, "person")
            for p in people
            if start <= p.start and p.end <= end
            for whole in [(p.is_partial and self.in_short(p.name)) or p.name]
        ]
        spans = [(one.start, one.end) for one in found]
        for first, last, place in self._places.within(words, start, end):
            if place.level in ("community", "village", "street", "estate") and not any(
                a < last and first < b for a, b in spans
            ):
                found.append(Named(first, last, place.name, None, "place"))
        for sign in self._surnames.intersection(words[start:end]):  # hundreds of names, of which few begin so
            for name in self._by_surname[sign]:
                place_of = words.find(name, start, end)
                if place_of >= 0 and not any(a <= place_of < b for a, b in spans):
                    found.append(Named(place_of, place_of + len(name), name, name, "person"))
        for quoted in _QUOTED.finditer(words[start:end]) if words.find("“", start, end) >= 0 else ():
            is_of_person = any(start + quoted.start() < a < start + quoted.end() for a, _b in spans)
            nicknamed = plain_name(quoted[0].rpartition("”")[2])  # “小巷总理”韩志远
            if nicknamed and not is_of_person:
                end_at = start + quoted.end()
                found.append(Named(end_at - len(nicknamed), end_at, nicknamed, nicknamed, "person"))
            elif not NO_HOLDER.search(quoted[0]) and not is_of_person:
                found.append(Named(start + quoted.start(), start + quoted.end(), quoted[0], None, "group"))
        if len(found) < 2:
            return found
        found.sort(key=lambda one: (one.start, -one.end))
        kept: list[Named] = []
        for one in found:
            if kept and one.start < kept[-1].end:
                continue
            if kept and kept[-1].kind == "place" and one.start == kept[-1].end:
                kept[-1] = one  # 书楼社区“涵芬书画社”, 柳荫街道望塔社区: the last is meant
                continue
            kept.append(one)
        return kept

    def community(self, name: str) -> str:
        """松风 of 松风、竹影两个社区: the community whose name begins so."""
        return next((place.name for place in self._places.of_level("community") if place.name.startswith(name)), name)

    def in_short(self, words: str) -> str | None:
        """老徐, 荣医生, 金凤姐: somebody whose whole name is known."""
        if not 1 < len(words) < 5:
            return None
        found = IN_SHORT.match(words)
        if found:
            sign = found[1] or found[2]
            return next((name for name in self._names if name[0] == sign), None)
        if 2 < len(words) <= 4 and words[-1] in "姐哥叔姨伯":
            return next((name for name in self._names if name.endswith(words[:-1])), None)
        return None
