"""Two documents of a story side by side: what differs, paragraph by paragraph and field by field."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from articles.comparison.alignment import Row, aligned
from articles.comparison.paragraphs import Paragraph, told
from articles.comparison.pieces import Piece, compared, compared_items
from articles.comparison.telling import LABELS, PROSE, Document, Names, Teller, label_of

FOLDED_FROM = 2  # so many unchanged paragraphs in a row may be folded


@dataclass(frozen=True)
class Field:
    """Something besides the body that differs: both readings, and the pieces that put them together."""

    name: str
    label: str
    before: str
    after: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row that are shown, or that may be folded since nothing in them changed."""

    is_folded: bool
    paragraphs: list[Paragraph]

    @property
    def first(self) -> int:
        return self.paragraphs[0].number

    @property
    def last(self) -> int:
        return self.paragraphs[-1].number


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two documents. Without an earlier one, all is new."""

    fields: list[Field] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    standing: list[tuple[str, str]] = field(default_factory=list)  # every field of the later document, as it reads
    is_first: bool = False

    @property
    def changed_count(self) -> int:
        """How many paragraphs are not the same."""
        return sum(paragraph.state != "same" for paragraph in self.paragraphs)

    @property
    def is_empty(self) -> bool:
        """Whether the two documents are the same, to the letter."""
        return not self.fields and not self.changed_count

    @property
    def summary(self) -> str:
        """What changed, counted, in a sentence."""
        if self.is_first:
            return _("这是第一版，没有更早的可比。")
        counted = {
            "changed": _("改动%(count)d段"),
            "added": _("新增%(count)d段"),
            "removed": _("删去%(count)d段"),
            "moved": _("移动%(count)d段"),
        }
        states = [paragraph.state for paragraph in self.paragraphs]
        said = [words % {"count": states.count(state)} for state, words in counted.items() if state in states]
        others = (
            [_("%(labels)s有改动") % {"labels": "、".join(row.label for row in self.fields)}] if self.fields else []
        )
        sentence = "；".join(["，".join(said)] * bool(said) + others)
        return f"{sentence}。" if sentence else _("两版一字不差。")

    def stretches(self, keep: Collection[str] = ()) -> Iterator[Stretch]:
        """The paragraphs in rows; `keep` are anchors whose paragraphs are shown though nothing in them changed."""
        row: list[Paragraph] = []
        is_quiet = False
        for paragraph in self.paragraphs:
            quiet = paragraph.state == "same" and paragraph.anchor not in keep
            if row and quiet != is_quiet:
                yield Stretch(is_quiet and len(row) >= FOLDED_FROM, row)
                row = []
            is_quiet = quiet
            row.append(paragraph)
        if row:
            yield Stretch(is_quiet and len(row) >= FOLDED_FROM, row)


def compare(before: Document | None, after: Document, names: Names) -> Comparison:
    """What `after` says differently from `before`; None stands for nothing at all.

    `names` says how numbers read: {"sources": {3: "…"}, "pictures": {}, "communities": {}, "facts": {}}; each may be
    left out. Names of communities and of people in the byline are never divided.
    """
    old = before or {}
    return Comparison(
        fields=list(_fields(old, after, names)),
        paragraphs=list(_paragraphs(old, after, names)),
        standing=list(_standing(after, names)),
        is_first=before is None,
    )


def _body(document: Document) -> list[Any]:
    return list(document.get("body") or ())


def _paragraphs(before: Document, after: Document, names: Names) -> Iterator[Paragraph]:
    old, new, words = _body(before), _body(after), _proper_names(before, after, names)
    for row in aligned(old, new):
        yield told(
            None if row.before is None else old[row.before],
            None if row.after is None else new[row.after],
            numbers=_numbers(row),
            is_moved=row.is_moved,
            names=names,
            words=words,
        )


def _numbers(row: Row) -> tuple[int, int]:
    before, after = (0 if place is None else place + 1 for place in (row.before, row.after))
    return before, after


def _proper_names(before: Document, after: Document, names: Names) -> list[str]:
    signed = [str(row.get("name", "")) for side in (after, before) for row in side.get("bylines") or ()]
    about = [number for side in (after, before) for number in side.get("communities") or ()]
    return [*signed, *(names.get("communities", {}).get(number, "") for number in about)]


def _standing(after: Document, names: Names) -> Iterator[tuple[str, str]]:
    teller = Teller(names, _places({}, after))
    for name in _names_of_fields(after):
        if said := "".join(teller.words_of(name, after.get(name))):
            yield label_of(name), said


def _names_of_fields(*documents: Document) -> list[str]:
    """Those that the desk knows in its order, then whatever else the documents hold."""
    strange = {name for document in documents for name in document} - {"body"}
    return list(dict.fromkeys([*LABELS, *sorted(strange)]))


def _fields(before: Document, after: Document, names: Names) -> Iterator[Field]:
    teller = Teller(names, _places(before, after))
    for name in _names_of_fields(before, after):
        old, new = before.get(name), after.get(name)
        if old == new or (not before and not new):
            continue
        words = [teller.words_of(name, value) for value in (old, new)]
        if "".join(words[0]) == "".join(words[1]):
            words = [teller.words_of(name, value, exactly=True) for value in (old, new)]
        if "".join(words[0]) == "".join(words[1]):
            words = [[json.dumps(value, ensure_ascii=False, sort_keys=True)] for value in (old, new)]
        pieces = (compared if name in PROSE else compared_items)(*words)
        yield Field(name, label_of(name), "".join(words[0]), "".join(words[1]), pieces)


def _places(before: Document, after: Document) -> dict[str, str]:
    """How an anchor reads: the number of its paragraph, and that it is the earlier one where the later has none."""
    places = {
        str(block.get("anchor")): _("原第%(number)d段") % {"number": number}
        for number, block in enumerate(_body(before), 1)
    }
    return places | {
        str(block.get("anchor")): _("第%(number)d段") % {"number": number}
        for number, block in enumerate(_body(after), 1)
    }
