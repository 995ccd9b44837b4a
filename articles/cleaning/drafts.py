"""Blocks under way, and what becomes of lists and tables once all of them are seen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from articles.body import Block, block_of
from articles.cleaning.words import Piece, plain
from portal.text.normalise import IDEOGRAPHS
from portal.text.numbers import read_number

LONGEST_BULLET = 2
SHORT = 30  # a line of its own, all bold and no longer than this, is a heading
_ENDS_A_SENTENCE = ("。", "！", "？", "；", "：", "，", "、", "…", ".", "!", "?", ";", ":", ",")
_NUMBERED = re.compile(
    r"[(（]?(?P<number>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})[.．、)）]?|[(（]?[A-Za-z]{1,4}[.．、)）]"
)


@dataclass
class Draft:
    """One block: its pieces; of a numbered item the mark as it was seen, and whether a program numbered it."""

    kind: str
    pieces: list[Piece]
    mark: str = ""
    is_listed: bool = False  # by a list of the page; a paragraph that Word numbers may also be a heading
    picture: int = 0

    @property
    def words(self) -> str:
        return plain(self.pieces).strip()

    @property
    def is_bold(self) -> bool:
        return all(is_bold or not words.strip() for words, _url, is_bold in self.pieces)

    def as_block(self) -> Block:
        return block_of(self.kind, [(words, url) for words, url, _bold in self.pieces], picture=self.picture)


@dataclass
class Row:
    """The cells of a row of a table, each with its blocks."""

    cells: list[list[Draft]] = field(default_factory=list)
    heads: int = 0  # how many of them are named as headings of a column


@dataclass
class Table:
    """A table that is read; what its rows become goes to `out`."""

    out: list[Draft]
    names: list[list[Piece]] = field(default_factory=list)  # of the columns, until a row has used them
    are_names_used: bool = True
    row: Row | None = None
    is_joined: bool = False

    def end_row(self) -> None:
        """A row of one cell is what stands in it, a row of several becomes a paragraph."""
        row, self.row = self.row, None
        cells = [cell for cell in row.cells if cell] if row else []
        if row is None or not cells:
            return
        if len(cells) == 1:
            self.out += cells[0]
            return
        self.is_joined = True
        self.out += [draft for cell in cells for draft in cell if draft.kind == "picture"]
        texts = [_one_line(cell) for cell in row.cells]
        if not any(map(plain, texts)):
            return
        if row.heads == len(texts) and not self.names:
            self.names, self.are_names_used = texts, False
            return
        named = [[*_named(name), *text] if plain(name) else text for name, text in zip(self.names, texts, strict=False)]
        texts = [*named, *texts[len(named) :]]
        self.are_names_used = True
        if len(texts) == 2 and not named and plain(texts[0]) and plain(texts[1]):
            self.out.append(Draft("paragraph", [*_named(texts[0]), *texts[1]]))
        else:
            self.out.append(Draft("paragraph", _joined(text for text in texts if plain(text))))

    def end(self) -> None:
        """Names of columns that no row came after are words like others."""
        self.end_row()
        if not self.are_names_used:
            self.out.append(Draft("paragraph", _joined(self.names)))


def _one_line(cell: list[Draft]) -> list[Piece]:
    pieces: list[Piece] = []
    for draft in cell:
        pieces += [(" ", "", False)] if pieces else []
        pieces += [(spaced(draft.mark), "", False)] if number_in(draft.mark) is not None else []
        pieces += draft.pieces
    return _stripped(pieces)


def _stripped(pieces: list[Piece]) -> list[Piece]:
    if pieces:
        words, url, is_bold = pieces[-1]
        pieces[-1] = (words.rstrip(), url, is_bold)
        words, url, is_bold = pieces[0]
        pieces[0] = (words.lstrip(), url, is_bold)
    return pieces


def _named(name: list[Piece]) -> list[Piece]:
    return name if plain(name).endswith(("：", ":")) else [*name, ("：", "", False)]


def _joined(texts: Iterable[list[Piece]]) -> list[Piece]:
    pieces: list[Piece] = []
    for text in texts:
        pieces += [("；", "", False), *text] if pieces else text
    return pieces


def number_in(mark: str) -> int | None:
    """The number that a mark of a list counts, 0 for a letter, None when it is a bullet."""
    found = _NUMBERED.fullmatch(mark.strip())
    if found is None:
        return None
    if (number := found["number"]) is None:
        return 0
    read = read_number(number)
    return 0 if read is None else int(read)


def is_bullet(mark: str) -> bool:
    """Whether it is one of the signs, or letters of a font of signs, that programs set before an item; or nothing."""
    return len(mark) <= LONGEST_BULLET and not re.search(f"[{IDEOGRAPHS}]", mark)


def spaced(mark: str) -> str:
    """A mark in front of its words: 一、甲 and （1）甲, but 1. 甲."""
    return mark if mark.endswith(("、", "）", "．", ")")) else f"{mark} "


def settled(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts, with steps only where a list shows the numbers that stood there; other numbers become words."""
    for kind, together in groupby(drafts, key=lambda draft: draft.kind):
        run = list(together)
        if kind == "step":
            counted = [number_in(draft.mark) for draft in run] == list(range(1, len(run) + 1))
            if not counted or (len(run) == 1 and not run[0].is_listed):
                for draft in run:
                    draft.kind, draft.pieces = "paragraph", [(spaced(draft.mark), "", False), *draft.pieces]
        yield from run


def is_heading_by_look(draft: Draft) -> bool:
    """Whether a paragraph is a short line, all of it bold, as people make headings without naming them so."""
    words = draft.words
    return (
        draft.kind == "paragraph"
        and 0 < len(words) <= SHORT
        and draft.is_bold
        and not words.endswith(_ENDS_A_SENTENCE)
        and not any(url for _words, url, _bold in draft.pieces)
    )
