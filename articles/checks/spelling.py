"""Names that are nearly those on record: one sign off, spelt by sound, in another script. Pure text.

False alarms teach people to look away. So what is merely like another name is not taken for it: 穗花新村 is not
穗花北社区 misspelt, 第二小学 not 第一小学, and a community of another sound may be another community.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from articles.checks.vocabulary import GOES_ON, TELLS_APART
from portal.text.normalise import IDEOGRAPHS
from portal.text.pinyin import syllables

_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_PLACE = re.compile(r"^.*(?:社区|街道|街|新村|小区|镇|村|[省市区县])")
LONG = 8  # signs of which one may differ by more than its sound
_SEEDS = 50  # names that share a beginning; more than that and the beginning says nothing


@dataclass(frozen=True)
class Near:
    """``text[start:end]`` is nearly ``name``; ``by_sound`` where the other sign sounds the same."""

    start: int
    end: int
    name: str
    by_sound: bool


@lru_cache(maxsize=20_000)
def sound_of(sign: str) -> str:
    """The toneless syllable of one sign."""
    return " ".join(syllables(sign))


def sound_key(name: str) -> tuple[str, ...]:
    """How a name sounds, sign by sign: 王燕莉 and 王艳丽 are alike."""
    return tuple(map(sound_of, name))


def differs_by_one(name: str, other: str) -> int | None:
    """Where two names of one length differ in exactly one sign; None when they do not."""
    if len(name) != len(other):
        return None
    place = None
    for at, (one, two) in enumerate(zip(name, other, strict=True)):
        if one != two:
            if place is not None:
                return None
            place = at
    return place


class Speller:
    """The names on record, folded. ``people`` are looked for wherever they stand, others as whole names."""

    def __init__(self, names: Iterable[str], people: Iterable[str], fixed: Iterable[str]) -> None:
        """``fixed`` are names of which each sign is chosen: of bodies and honours, not of rooms and choirs."""
        self._people, self._fixed = frozenset(people), frozenset(fixed)
        self._known = frozenset(names) | self._people
        self._masks: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._seeds: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._lengths: set[int] = set()
        self._seed_lengths: set[int] = set()
        for name in sorted(self._known):
            if 3 <= len(name) <= 4:
                self._lengths.add(len(name))
                for at in range(len(name)):
                    self._masks[name[:at], name[at + 1 :]].append(name)
            elif len(name) > 4:
                length = 2 if len(name) == 5 else 3 if len(name) < 8 else 4
                self._seed_lengths.add(length)
                for begin in (0, len(name) - length):
                    self._seeds[name[begin : begin + length]].append((begin, name))

    def near(self, text: str, covered: list[tuple[int, int]]) -> Iterator[Near]:
        """What is nearly a name, in order; not in ``covered``, where names stand as they should."""
        found = sorted({*self._short(text), *self._long(text)}, key=lambda near: (near.start, near.start - near.end))
        cover, last = 0, 0
        for near in found:
            while cover < len(covered) and covered[cover][1] <= near.start:
                cover += 1
            is_covered = cover < len(covered) and covered[cover][0] < near.end
            if not is_covered and near.start >= last:
                last = near.end
                yield near

    def _short(self, text: str) -> Iterator[Near]:
        for length in self._lengths:
            for start in range(len(text) - length + 1):
                window = text[start : start + length]
                for at in range(length):
                    names = self._masks.get((window[:at], window[at + 1 :]))
                    for name in names[:_SEEDS] if names else ():
                        if near := self._judge(text, start, name, at):
                            yield near

    def _long(self, text: str) -> Iterator[Near]:
        for length in self._seed_lengths:
            for place in range(len(text) - length + 1):
                for begin, name in self._seeds.get(text[place : place + length], ())[:_SEEDS]:
                    start = place - begin
                    if start < 0 or start + len(name) > len(text):
                        continue
                    at = differs_by_one(name, text[start : start + len(name)])
                    if at is not None and (near := self._judge(text, start, name, at)):
                        yield near

    def _judge(self, text: str, start: int, name: str, at: int) -> Near | None:
        end = start + len(name)
        written, meant = text[start + at], name[at]
        if written == meant or text[start:end] in self._known or not _IDEOGRAPH.match(written):
            return None
        if written in TELLS_APART and meant in TELLS_APART:
            return None
        if name not in self._people and not _stands_alone(text, start, end, at):
            return None
        if sound_of(written) == sound_of(meant):
            return Near(start, end, name, by_sound=True)
        place = _PLACE.match(name)
        is_of_a_place = place is not None and at < place.end() < len(name)
        if name in self._fixed and len(name) >= LONG and not is_of_a_place:
            return Near(start, end, name, by_sound=False)
        return None


def _stands_alone(text: str, start: int, end: int, at: int) -> bool:
    """Where the first or last sign differs, the name must end there: 海洋社区党支 is the beginning of 党支部."""
    if at == 0:
        return start == 0 or not _IDEOGRAPH.match(text[start - 1])
    if start + at == end - 1:
        return end == len(text) or not _IDEOGRAPH.match(text[end]) or text[end] in GOES_ON
    return True
