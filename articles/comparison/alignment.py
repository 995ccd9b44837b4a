"""Which paragraph of one body is which of another: by anchor, by equal words, by likeness.

An anchor is never given to another paragraph, so it decides. What has no partner by its anchor (an edited paragraph may
get a new one) is paired with a paragraph of the same words, else with the one most like it. Candidates are the
neighbours in the same gap and whoever shares a rare word, a few for each: the cost does not grow with the square.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from articles.comparison.words import cut

ALIKE = 0.5  # from here on, a paragraph with a new anchor is an old one that was edited
NEARBY = 2  # places up and down in the same gap
RARE = 4  # a word that at most so many paragraphs hold says where to look

Block = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the comparison: the place in the earlier body, the place in the later one, or both."""

    before: int | None
    after: int | None
    is_moved: bool = False


def aligned(before: Sequence[Block], after: Sequence[Block]) -> list[Row]:
    """Every paragraph of both bodies once, in reading order of the later one; what went stands where it stood."""
    partners = _partners(before, after)
    staying = set(_longest_rise(sorted(partners.items())))
    gone = iter([place for place in range(len(before)) if place not in partners.values()])
    return list(_in_order(len(after), partners, staying, gone))


def _in_order(count: int, partners: dict[int, int], staying: set[int], gone: Iterator[int]) -> Iterator[Row]:
    next_gone = next(gone, None)
    waiting: list[Row] = []  # what came, told behind what went in the same gap
    for place in range(count):
        if place not in staying:
            partner = partners.get(place)
            waiting.append(Row(partner, place, is_moved=partner is not None))
            continue
        while next_gone is not None and next_gone < partners[place]:
            yield Row(next_gone, None)
            next_gone = next(gone, None)
        yield from waiting
        waiting = []
        yield Row(partners[place], place)
    while next_gone is not None:
        yield Row(next_gone, None)
        next_gone = next(gone, None)
    yield from waiting


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The later places of the most paragraphs that kept their order; the others were moved."""
    ends: list[int] = []  # the lowest earlier place with which a rise of this length ends
    at: list[int] = []
    lengths = []
    for index, (_, before) in enumerate(pairs):
        length = bisect_left(ends, before)
        ends[length : length + 1] = [before]
        at[length : length + 1] = [index]
        lengths.append(length)
    rise, wanted, ceiling = [], len(ends) - 1, float("inf")
    for index in range(len(pairs) - 1, -1, -1):
        after, before = pairs[index]
        if lengths[index] == wanted and before < ceiling:
            rise.append(after)
            wanted, ceiling = wanted - 1, before
    return rise


def _partners(before: Sequence[Block], after: Sequence[Block]) -> dict[int, int]:
    """Later place → earlier place."""
    partners: dict[int, int] = {}
    for key in (_anchor, _picture, _said):
        places = defaultdict[str, list[int]](list)
        taken = set(partners.values())
        for place, block in enumerate(before):
            if place not in taken and (name := key(block)):
                places[name].append(place)
        for queue in places.values():
            queue.reverse()
        for place, block in enumerate(after):
            if place not in partners and (queue := places.get(key(block), [])):
                partners[place] = queue.pop()
    partners.update(_alike(before, after, partners))
    return partners


def _anchor(block: Block) -> str:
    return str(block.get("anchor", ""))


def _picture(block: Block) -> str:
    return str(block.get("picture") or "")


def _said(block: Block) -> str:
    return str(block.get("text", ""))


def _alike(before: Sequence[Block], after: Sequence[Block], partners: Mapping[int, int]) -> dict[int, int]:
    taken = set(partners.values())
    went = {place: Counter(cut(_said(block))) for place, block in enumerate(before) if place not in taken}
    came = {place: Counter(cut(_said(block))) for place, block in enumerate(after) if place not in partners}
    scored = []
    for new, old in {*_neighbours(len(before), len(after), partners), *_sharing_rare_words(went, came)}:
        if (alike := _likeness(went[old], came[new])) >= ALIKE:
            scored.append((-alike, abs(new - old), new, old))
    found: dict[int, int] = {}
    used = set()
    for _, _, new, old in sorted(scored):
        if new not in found and old not in used:
            found[new] = old
            used.add(old)
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much two paragraphs have in common, by characters, whatever the order."""
    whole = sum(len(word) * count for words in (one, other) for word, count in words.items())
    common = sum(len(word) * min(count, other[word]) for word, count in one.items())
    return 2 * common / whole if whole else 0.0


def _neighbours(old_count: int, new_count: int, partners: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs from one gap between paragraphs with partners, of about the same rank from its start or its end."""
    taken = set(partners.values())
    staying = sorted(_longest_rise(sorted(partners.items())))
    borders = [(-1, -1), *((place, partners[place]) for place in staying), (new_count, old_count)]
    for (new_start, old_start), (new_end, old_end) in pairwise(borders):
        new_places = [place for place in range(new_start + 1, new_end) if place not in partners]
        old_places = [place for place in range(old_start + 1, old_end) if place not in taken]
        offset = len(old_places) - len(new_places)
        for rank, new in enumerate(new_places):
            for around in {rank, rank + offset}:
                yield from ((new, old) for old in old_places[max(0, around - NEARBY) : max(0, around + NEARBY + 1)])


def _sharing_rare_words(
    went: Mapping[int, Counter[str]], came: Mapping[int, Counter[str]]
) -> Iterator[tuple[int, int]]:
    """For each paragraph that came, the few that share most rare words with it."""
    holders = defaultdict[str, list[int]](list)
    for place, words in went.items():
        for word in words:
            if len(holders[word]) <= RARE:
                holders[word].append(place)
    for new, words in came.items():
        shared: Counter[int] = Counter()
        for word in words:
            if word in holders and len(holders[word]) <= RARE:
                shared.update(holders[word])
        yield from ((new, old) for old, _ in shared.most_common(NEARBY))
