"""The body of a story as one text in light markup, which people edit without scripts: the twin of its blocks.

    A blank line between blocks.   ## a heading   - an item   1. a step   > a quote   ![图12] a picture, with its words
    [words](https://…) is a link.  A backslash before such a mark, or before [ ] and itself, makes it plain text again.

Every body comes back from its text exactly as it was: tests/articles/test_markup.py.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from articles.body.blocks import Block, block_of, with_anchors
from articles.body.links import link_address

_PICTURE = r"!\[图(?P<picture>[1-9][0-9]{0,17})\]"
_MARK = re.compile(rf"(?P<heading>## )|(?P<item>- )|(?P<step>[0-9]{{1,3}}\. )|(?P<quote>> )|{_PICTURE}")
_PLAIN_AGAIN = re.compile(rf"\\+(?:## |- |[0-9]{{1,3}}\. |> |{_PICTURE})")
_NEEDS_BACKSLASH = re.compile(rf"\\*(?:## |- |[0-9]{{1,3}}\. |> |{_PICTURE})")
_INLINE = re.compile(r"\\(?P<plain>[\\\[\]])|\[(?P<words>(?:[^\\\[\]]|\\[^\n])+)\]\((?P<url>[^\s()]+)\)")
_ESCAPED = re.compile(r"\\([\\\[\]])")
_SIGNS = re.compile(r"[\\\[\]]")
_BEFORE_SIGN = re.compile(r"\\(?=[\\\[\]])")
_MARKS = {"heading": "## ", "item": "- ", "quote": "> "}
_MANY_LINES = {"paragraph", "item", "step", "quote"}  # a heading or a picture ends with its line


def to_text(body: Iterable[Block]) -> str:
    """The body as a person edits it: blocks parted by blank lines, each with the mark of its kind."""
    lines, steps = [], 0
    for block in body:
        steps = steps + 1 if block["kind"] == "step" else 0
        lines.append(_line(block, steps))
    return "\n\n".join(lines)


def _line(block: Block, steps: int) -> str:
    words = _words(block)
    if block["kind"] == "picture":
        return f"![图{block['picture']}] {words}".rstrip(" ")
    if block["kind"] == "step":
        return f"{min(steps, 999)}. {words}"
    if mark := _MARKS.get(block["kind"]):
        return mark + words
    return f"\\{words}" if _NEEDS_BACKSLASH.match(words) else words


def _words(block: Block) -> str:
    text, links = block["text"], block.get("links", [])
    if not links and "](" not in text:
        return _BEFORE_SIGN.sub(r"\\\\", text)
    pieces, position = [], 0
    for link in links:
        pieces += [_escaped(text[position : link["start"]]), _escaped(text[link["start"] : link["end"]])]
        pieces[-1] = f"[{pieces[-1]}]({link['url']})"
        position = link["end"]
    return "".join([*pieces, _escaped(text[position:])])


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


@dataclass
class _Draft:
    kind: str
    lines: list[str] = field(default_factory=list)
    picture: int = 0


def from_text(text: str, *, before: Iterable[Block] = (), used: Mapping[str, int] | None = None) -> list[Block]:
    """Blocks from an edited text. A block whose words stayed keeps its anchor; others get numbers never used before.

    `before` is the body as it stood, `used` the highest numbers that earlier bodies gave away.
    """
    blocks = (block_of(draft.kind, _pieces(" ".join(draft.lines)), picture=draft.picture) for draft in _drafts(text))
    return with_anchors(blocks, before=before, used=used)


def _drafts(text: str) -> list[_Draft]:
    """The lines of each block, without their marks."""
    drafts: list[_Draft] = []
    open_one: _Draft | None = None  # that the next line may belong to
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        words = line.strip()
        if not words:
            open_one = None
            continue
        mark = _MARK.match(words)
        kind = (mark.lastgroup if mark else None) or "paragraph"
        inner = words[mark.end() :].strip() if mark else _without_backslash(words)
        if open_one and kind == "step" and open_one.kind not in ("item", "step"):
            open_one.lines.append(words)  # “3. 5公里” in the midst of a paragraph
            continue
        if open_one is None or not (kind == "paragraph" or kind == open_one.kind == "quote"):
            open_one = _Draft(kind, picture=int(mark["picture"]) if mark and mark["picture"] else 0)
            drafts.append(open_one)
        open_one.lines.append(inner)
        open_one = open_one if open_one.kind in _MANY_LINES else None
    return drafts


def _without_backslash(words: str) -> str:
    return words[1:] if _PLAIN_AGAIN.match(words) else words


def _pieces(words: str) -> Iterator[tuple[str, str]]:
    """The text of a block, cut at its links; what only looks like a link stays as it was typed."""
    position = 0
    for found in _INLINE.finditer(words):
        yield words[position : found.start()], ""
        position = found.end()
        if found["plain"]:
            yield found["plain"], ""
        elif url := link_address(found["url"]):
            yield _ESCAPED.sub(r"\1", found["words"]), url
        else:
            yield _ESCAPED.sub(r"\1", found[0]), ""
    yield words[position:], ""
