"""Two texts as one row of pieces: what stayed, what went, what came.

Words are aligned by their longest common subsequence, found with bit vectors (one machine word looks at sixty-odd
places at once), so that what people write takes milliseconds. Two texts too long for that are aligned by sentences
first, and what even then is too long is told as replaced whole: the cost stays linear whatever is sent.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from articles.comparison.unseen import blanks_in, shown
from articles.comparison.words import has_words, is_solid

Op = Literal["same", "ins", "del"]

MOST_CELLS = 16_000_000  # words of one text times words of the other: two megabytes of bit vectors
SHORT_BRIDGE = 2  # characters: what stayed between two changes is told as part of them
UNLIKE = 0.3  # texts less alike than this are told as replaced whole
ALWAYS_TOLD = 20  # characters: below, even little in common is shown
MOST_SLIDES = 40

_SENTENCE_END = re.compile(r"[。！？；!?;\n]")
_CLAUSE_ENDS = frozenset("。！？；，、：,.!?;:\n）”")


class Piece(NamedTuple):
    """A stretch of text: the same in both, only in the later ("ins"), or only in the earlier ("del")."""

    op: Op
    text: str

    @property
    def shown(self) -> str:
        """The text for a page, with what is hidden in it made visible."""
        return shown(self.text)

    @property
    def blanks(self) -> str:
        """What a change of nothing but blanks consists of, in words."""
        return "" if self.op == "same" else blanks_in(self.text)


@dataclass
class _Run:
    """Words that stayed, or words that went and words that came in their place."""

    same: list[str] = field(default_factory=list)
    went: list[str] = field(default_factory=list)
    came: list[str] = field(default_factory=list)

    @property
    def is_change(self) -> bool:
        return bool(self.went or self.came)


def compared(old: Sequence[str], new: Sequence[str], names: Collection[str] = ()) -> list[Piece]:
    """The pieces of two texts that are cut into words; `names` among the words are told whole."""
    runs = _runs(old, new)
    if _is_unlike(runs):
        return _told([_Run(went=list(old), came=list(new))])
    return _told(_joined(_slid(_trimmed(runs, set(names)))))


def compared_items(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    """The pieces of two lists, whose items are never divided or joined."""
    return _told(_runs(old, new))


def likeness(pieces: Sequence[Piece]) -> float:
    """How much of two texts is common, between 0 and 1."""
    same = sum(len(text) for op, text in pieces if op == "same")
    whole = 2 * same + sum(len(text) for op, text in pieces if op != "same")
    return 2 * same / whole if whole else 1.0


def common_words(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence, as pairs in rising order. Costs len(old) × len(new) bits."""
    places: dict[str, int] = {}
    for place, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << place
    row = full = (1 << len(old)) - 1
    rows = []
    for word in new:
        matching = row & places.get(word, 0)
        row = (row + matching | row - matching) & full
        rows.append(row)
    return _traced(rows, len(old), full)


def _traced(rows: list[int], left: int, full: int) -> list[tuple[int, int]]:
    """Walk back through the vectors: a bit that is 0 says that the subsequence grows at this place."""
    pairs, right = [], len(rows)
    while left and right:
        if rows[right - 1] >> left - 1 & 1:
            left -= 1
            continue
        right -= 1
        above = rows[right - 1] if right else full
        if above >> left - 1 & 1:
            left -= 1
            pairs.append((left, right))
    return pairs[::-1]


def _runs(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    start, shorter = 0, min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = _aligned(old[start : len(old) - end], new[start : len(new) - end])
    return [_Run(same=list(old[:start])), *middle, _Run(same=list(old[len(old) - end :]))]


def _aligned(old: Sequence[str], new: Sequence[str]) -> list[_Run]:
    """Both begin and end differently."""
    if not old or not new:
        return [_Run(went=list(old), came=list(new))]
    if len(old) * len(new) <= MOST_CELLS:
        return _between(old, new, common_words(old, new))
    old_sentences, new_sentences = _sentences(old), _sentences(new)
    fewer = len(old_sentences) * len(new_sentences) < len(old) * len(new) / 4
    if not fewer or len(old_sentences) * len(new_sentences) > MOST_CELLS:
        return [_Run(went=list(old), came=list(new))]
    told = [["".join(sentence) for sentence in side] for side in (old_sentences, new_sentences)]
    runs: list[_Run] = []
    for run in _between(old_sentences, new_sentences, common_words(*told)):
        flat = _Run(*([word for sentence in side for word in sentence] for side in (run.same, run.went, run.came)))
        fits = len(flat.went) * len(flat.came) <= MOST_CELLS
        runs += _runs(flat.went, flat.came) if flat.is_change and fits else [flat]
    return runs


def _sentences(words: Sequence[str]) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for word in words:
        sentences[-1].append(word)
        if _SENTENCE_END.search(word):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _between(old: Sequence, new: Sequence, pairs: list[tuple[int, int]]) -> list[_Run]:
    runs: list[_Run] = []
    left = right = 0
    for at_old, at_new in [*pairs, (len(old), len(new))]:
        change = _Run(went=list(old[left:at_old]), came=list(new[right:at_new]))
        if change.is_change or not runs:
            runs += [change, _Run()]
        runs[-1].same += old[at_old : at_old + 1]
        left, right = at_old + 1, at_new + 1
    return runs


def _is_unlike(runs: list[_Run]) -> bool:
    pieces = _told(runs)
    return sum(len(text) for _, text in pieces) > ALWAYS_TOLD and likeness(pieces) < UNLIKE


def _trimmed(runs: list[_Run], names: Collection[str]) -> list[_Run]:
    """The same words may be cut differently beside a change (议事|会, 议事会): what both begin or end with stayed."""
    result = []
    for run in runs:
        if not (run.went and run.came):
            result.append(run)
            continue
        head = _common_start(run.went, run.came, names)
        went, came = _without_start(run.went, head), _without_start(run.came, head)
        tail = _common_start(*map(_mirrored, (went, came, names)))
        text = "".join(run.went)
        result.append(_Run(same=[text[:head]] if head else []))
        result.append(_Run(went=_without_end(went, tail), came=_without_end(came, tail)))
        result.append(_Run(same=[text[len(text) - tail :]] if tail else []))
    return result


def _mirrored(words: Iterable[str]) -> list[str]:
    return [word[::-1] for word in words][::-1]


def _common_start(old: Sequence[str], new: Sequence[str], names: Collection[str]) -> int:
    """How many characters both begin with, up to the end of a word of either, dividing no figure and no name."""
    a, b = "".join(old), "".join(new)
    common = 0
    while common < min(len(a), len(b)) and a[common] == b[common]:
        common += 1
    ends, forbidden, shared = set[int](), set[int](), list[set[int]]()
    for words in (old, new):
        place, own = 0, set[int]()
        for word in words:
            if place > common:
                break
            if is_solid(word) or word in names:
                forbidden.update(range(place + 1, min(place + len(word), common + 1)))
            place += len(word)
            own.add(place)
        ends |= own
        shared.append(own)
    both = shared[0] & shared[1]
    allowed = (end for end in ends if end <= common and end not in forbidden and (end in both or end > 1))
    return max(allowed, default=0)


def _without_start(words: Sequence[str], length: int) -> list[str]:
    rest = []
    for word in words:
        if length < len(word):
            rest.append(word[length:])
        length = max(0, length - len(word))
    return rest


def _without_end(words: Sequence[str], length: int) -> list[str]:
    return _mirrored(_without_start(_mirrored(words), length))


def _slid(runs: list[_Run]) -> list[_Run]:
    """Of several places where the same words may have come or gone, the one at the border of a clause: 三，|四，|五."""
    runs = _merged(runs)
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        if run.is_change and not (run.went and run.came):
            _slide(before.same, run.went or run.came, after.same)
    return runs


def _slide(before: list[str], words: list[str], after: list[str]) -> None:
    """Move the words, in place, between the two that stayed."""
    row = before[-MOST_SLIDES:] + words + after[:MOST_SLIDES]
    origin, size = min(len(before), MOST_SLIDES), len(words)
    first = last = origin
    while first > 0 and row[first - 1] == row[first + size - 1]:
        first -= 1
    while last + size < len(row) and row[last] == row[last + size]:
        last += 1
    best = max(range(first, last + 1), key=lambda at: (_is_clause(row, at, size, at == 0), at == origin))
    if best != origin:
        if best < origin:
            moved = row[best:origin]
            del before[len(before) - len(moved) :]
            after[:0] = row[best + size : origin + size]
        else:
            before += row[origin:best]
            del after[: best - origin]
        words[:] = row[best : best + size]


def _is_clause(row: list[str], at: int, size: int, is_first: bool) -> bool:
    return row[at + size - 1][-1:] in _CLAUSE_ENDS and (is_first or row[at - 1][-1:] in _CLAUSE_ENDS)


def _merged(runs: list[_Run]) -> list[_Run]:
    """Stayed, changed, stayed, changed, …, stayed: neighbours of one sort are one."""
    result = [_Run()]
    for run in runs:
        if run.is_change:
            if not result[-1].is_change:
                result.append(_Run())
            result[-1].went += run.went
            result[-1].came += run.came
        elif run.same:
            if result[-1].is_change:
                result.append(_Run())
            result[-1].same += run.same
    return result if not result[-1].is_change else [*result, _Run()]


def _joined(runs: list[_Run]) -> list[_Run]:
    """No confetti: changes with hardly anything between them are told as one."""
    runs = _merged(runs)
    result, chain = [], list[_Run]()
    for run, following in pairwise([*runs, _Run()]):
        chain.append(run)
        is_bridge = bool(run.same) and _bridges("".join(run.same))
        reaches = is_bridge and len(chain) > 1 and _has_words(chain[-2]) and _has_words(following)
        if not run.is_change and not reaches:
            result += _collapsed(chain)
            chain = []
    return [*result, *_collapsed(chain)]


def _collapsed(chain: list[_Run]) -> list[_Run]:
    """Changes and what stayed between them as one change, and what stayed behind it; two that only add stay two."""
    changes, rest = chain, list[_Run]()
    if chain and not chain[-1].is_change:
        changes, rest = chain[:-1], chain[-1:]
    number = sum(run.is_change for run in changes)
    is_mixed = any(run.went for run in changes) and any(run.came for run in changes)
    if number < 2 or (number == 2 and not is_mixed):
        return chain
    one = _Run()
    for run in changes:
        one.went += run.went or run.same
        one.came += run.came or run.same
    return [one, *rest]


def _bridges(text: str) -> bool:
    return len(text) <= SHORT_BRIDGE and has_words(text) and not is_solid(text)


def _has_words(run: _Run) -> bool:
    return has_words("".join(run.went)) or has_words("".join(run.came))


def _told(runs: list[_Run]) -> list[Piece]:
    parts: tuple[tuple[Op, str], ...] = (("same", "same"), ("del", "went"), ("ins", "came"))
    return [Piece(op, text) for run in _merged(runs) for op, name in parts if (text := "".join(getattr(run, name)))]
