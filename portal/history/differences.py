"""Two texts as pieces: what stayed, what went, what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SHORT = 1000  # characters: longer texts are compared by lines, since comparing costs the square of the length
MOST_LINES = 1000


@dataclass(frozen=True)
class Piece:
    """A stretch of text: "same" in both, only "before", or only "after"."""

    kind: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """The two texts in one row of pieces, in reading order; without limit of length, and always quick."""
    if max(len(before), len(after)) <= SHORT:
        return _compared(before, after)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if max(len(old), len(new)) <= MOST_LINES:
        return _compared(old, new)
    return [Piece(kind, text) for kind, text in (("before", before), ("after", after)) if text]


def _compared(old: Sequence[str], new: Sequence[str]) -> list[Piece]:
    found = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[start:end])))
            continue
        went, came = "".join(old[start:end]), "".join(new[new_start:new_end])
        found += [Piece(kind, text) for kind, text in (("before", went), ("after", came)) if text]
    return found
