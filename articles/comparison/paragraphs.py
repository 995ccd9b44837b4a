"""One paragraph of a comparison: what became of it, its words in pieces, and what else changed, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.comparison.pieces import Piece, compared
from articles.comparison.telling import Names, name_of
from articles.comparison.words import cut

Block = Mapping[str, Any]
State = Literal["same", "changed", "added", "removed", "moved"]

KINDS = {
    "lede": gettext_lazy("导语"),
    "heading": gettext_lazy("小标题"),
    "paragraph": gettext_lazy("正文"),
    "item": gettext_lazy("列表项"),
    "step": gettext_lazy("步骤"),
    "quote": gettext_lazy("引文"),
    "picture": gettext_lazy("图片"),
}
STATES = {
    "same": gettext_lazy("未改动"),
    "changed": gettext_lazy("有改动"),
    "added": gettext_lazy("新增"),
    "removed": gettext_lazy("删去"),
    "moved": gettext_lazy("移动"),
}
TOLD = ("text", "kind", "anchor", "links", "picture")  # a block may come to hold more: that is told by its name


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the later document, or one of the earlier that is gone (then with its place and anchor there)."""

    number: int
    anchor: str
    kind: str
    state: State
    pieces: list[Piece]
    notes: list[str]
    picture: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    is_moved: bool = False
    before_number: int | None = None
    before_anchor: str = ""

    @property
    def kind_label(self) -> str:
        return str(KINDS.get(self.kind, self.kind))

    @property
    def state_label(self) -> str:
        return str(STATES[self.state])

    @property
    def is_edited(self) -> bool:
        """Whether its words differ, and not only where it stands or what hangs on it."""
        return any(piece.op != "same" for piece in self.pieces)

    @cached_property
    def left(self) -> list[Piece]:
        """The paragraph as it stood in the earlier document."""
        return [piece for piece in self.pieces if piece.op != "ins"]

    @cached_property
    def right(self) -> list[Piece]:
        """The paragraph as it stands in the later document."""
        return [piece for piece in self.pieces if piece.op != "del"]

    @property
    def before(self) -> str:
        return "".join(text for _, text in self.left)

    @property
    def after(self) -> str:
        return "".join(text for _, text in self.right)


def told(
    before: Block | None,
    after: Block | None,
    *,
    numbers: tuple[int, int],
    is_moved: bool,
    names: Names,
    words: list[str],
) -> Paragraph:
    """What became of a paragraph: `before` or `after` may be None. `numbers` are its places in both, from 1."""
    block: Block = after if after is not None else before or {}
    old, new = ("" if side is None else _text(side) for side in (before, after))
    pieces = [Piece("same", new)] if old == new and new else compared(cut(old, words), cut(new, words), words)
    notes: list[str] = []
    state: State = "added" if before is None else "removed"
    if before is not None and after is not None:
        changes = list(_changes(before, after, names))
        state = "changed" if changes or old != new else "moved" if is_moved else "same"
        notes = [_("原为第%(number)d段，移到了这里。") % {"number": numbers[0]}] * is_moved + changes
    return Paragraph(
        number=numbers[0] if after is None else numbers[1],
        anchor=str(block.get("anchor", "")),
        kind=str(block.get("kind", "")),
        state=state,
        pieces=pieces,
        notes=notes,
        picture="" if block.get("picture") is None else name_of("pictures", block["picture"], names),
        links=_links(block),
        is_moved=is_moved,
        before_number=None if before is None else numbers[0],
        before_anchor="" if before is None else str(before.get("anchor", "")),
    )


def _changes(before: Block, after: Block, names: Names) -> Iterator[str]:
    """Whatever differs besides the words. A new anchor is told where nothing else is: edited words always get one."""
    found = list(_changes_besides_anchor(before, after, names))
    yield from found
    if not found and _text(before) == _text(after) and before.get("anchor") != after.get("anchor"):
        anchors = {"before": before.get("anchor"), "after": after.get("anchor")}
        yield _("文字未变，段落编号由 %(before)s 换成 %(after)s，指到这一段的引用和留言请核对。") % anchors


def _changes_besides_anchor(before: Block, after: Block, names: Names) -> Iterator[str]:
    if before.get("kind") != after.get("kind"):
        kinds = [str(KINDS.get(str(side.get("kind")), side.get("kind"))) for side in (before, after)]
        yield _("由%(before)s改为%(after)s。") % {"before": kinds[0], "after": kinds[1]}
    if before.get("picture") != after.get("picture"):
        yield from _changed_picture(before.get("picture"), after.get("picture"), names)
    yield from _changed_links(before, after)
    for name in sorted({*before, *after} - {*TOLD}):
        if before.get(name) != after.get(name):
            yield _("%(name)s 有改动。") % {"name": name}


def _changed_picture(before: Any, after: Any, names: Names) -> Iterator[str]:
    old, new = (name_of("pictures", number, names) for number in (before, after))
    if old == new:
        old, new = (name_of("pictures", number, names, with_number=True) for number in (before, after))
    if before is None:
        yield _("新增图片：%(after)s。") % {"after": new}
    elif after is None:
        yield _("删去图片：%(before)s。") % {"before": old}
    else:
        yield _("图片由“%(before)s”换成“%(after)s”。") % {"before": old, "after": new}


def _changed_links(before: Block, after: Block) -> Iterator[str]:
    old, new = _links(before), _links(after)
    went, came = [link for link in old if link not in new], [link for link in new if link not in old]
    for words, address in went:
        turned = next((link for link in came if link[0] == words), None)
        if turned:
            came.remove(turned)
            yield _("链接“%(words)s”由 %(before)s 改为 %(after)s。") % {
                "words": words,
                "before": address,
                "after": turned[1],
            }
        else:
            yield _("删去链接：“%(words)s”→ %(address)s。") % {"words": words, "address": address}
    yield from (_("新增链接：“%(words)s”→ %(address)s。") % {"words": words, "address": at} for words, at in came)
    is_elsewhere = before.get("links") != after.get("links") and _text(before) == _text(after)
    if is_elsewhere and not went and len(old) == len(new) and sorted(old) == sorted(new):
        yield _("链接换了位置。")


def _text(block: Block) -> str:
    return str(block.get("text", ""))


def _links(block: Block) -> list[tuple[str, str]]:
    """The words of each link, and where it leads."""
    return [(_text(block)[link["start"] : link["end"]], link["url"]) for link in block.get("links") or ()]
