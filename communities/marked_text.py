"""The text of a story cut into lines and pieces, so that every proposal can be marked at its clause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Mark:
    """A piece of the text that something is said of; `key` is whatever the caller knows it by."""

    start: int
    end: int
    key: Any


@dataclass(frozen=True)
class Piece:
    """Words that belong to the same mark, or to none."""

    words: str
    key: Any = None
    why: str = ""  # of words that are no part of the story


@dataclass
class Line:
    """One line of the text; `is_heading` when the reader took it for one."""

    pieces: list[Piece] = field(default_factory=list)
    is_heading: bool = False


def mark_text(
    text: str, marks: Iterable[Mark], removed: Sequence[tuple[int, int, str]] = (), headings: Sequence[int] = ()
) -> list[Line]:
    """The lines of a text, each cut where a mark begins or ends; where marks overlap, the shorter one is shown.

    `removed` are pieces with the reason why they are no part of the story, `headings` the places where one starts.
    """
    owner: list[Any] = [None] * len(text)
    for mark in sorted(marks, key=lambda one: (one.start - one.end, one.start)):  # the longest first
        owner[mark.start : mark.end] = [mark.key] * (min(mark.end, len(text)) - min(mark.start, len(text)))
    left_out: list[str] = [""] * len(text)
    for start, end, why in removed:
        left_out[start:end] = [why] * (min(end, len(text)) - min(start, len(text)))
    lines, place = [], 0
    for words in text.splitlines(keepends=True):
        end = place + len(words)
        stripped = words.rstrip("\r\n\u2028\u2029\x0b\x0c\x85\x1c\x1d\x1e")
        if stripped.strip():
            is_heading = any(place <= start < end for start in headings)
            lines.append(Line(_pieces(stripped, place, owner, left_out), is_heading))
        place = end
    return lines


def _pieces(words: str, place: int, owner: list[Any], left_out: list[str]) -> list[Piece]:
    pieces, first = [], 0
    for at in range(1, len(words) + 1):
        is_last = at == len(words)
        here, before = place + at, place + at - 1
        if is_last or owner[here] is not owner[before] or left_out[here] != left_out[before]:
            pieces.append(Piece(words[first:at], owner[before], left_out[before]))
            first = at
    return pieces
