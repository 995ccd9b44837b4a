"""The body of a story: an ordered list of plain-text blocks, each with an anchor that never changes.

    [{"kind": "lede", "anchor": "p1", "text": "…"}, {"kind": "heading", "anchor": "s1", "text": "…"}, …]

Footnotes all over the site lead to `…/story/#p2`, so an anchor, once given, keeps its paragraph: new paragraphs get new
numbers, and the numbers of removed ones are not used again. Blocks hold no markup: links to communities and figures
are laid over the text when it is shown (articles/prose.py).
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypedDict

from django.utils.translation import gettext as _

TEXT_LIMIT = 100_000
BLOCK_LIMIT = 2_000


class Block(TypedDict):
    kind: str
    anchor: str
    text: str


KINDS = ("lede", "heading", "paragraph")
ANCHOR = re.compile(r"[ps][1-9][0-9]{0,3}")
HEADING_MARK = "## "


def fault_in(body: object) -> str:
    """Why this is no body, in a sentence; "" when it is one."""
    if not isinstance(body, list) or len(body) > BLOCK_LIMIT:
        return _("正文应为不超过 %(limit)d 个段落的列表。") % {"limit": BLOCK_LIMIT}
    seen: set[str] = set()
    for number, block in enumerate(body, 1):
        if not isinstance(block, dict) or set(block) != {"kind", "anchor", "text"}:
            return _("正文第 %(number)d 段缺少类别、锚点或文字。") % {"number": number}
        if block["kind"] not in KINDS or not ANCHOR.fullmatch(str(block["anchor"])):
            return _("正文第 %(number)d 段的类别或锚点不对。") % {"number": number}
        if block["anchor"] in seen:
            return _("正文第 %(number)d 段的锚点 %(anchor)s 重复。") % {"number": number, "anchor": block["anchor"]}
        if not isinstance(block["text"], str) or not block["text"].strip():
            return _("正文第 %(number)d 段没有文字。") % {"number": number}
        seen.add(block["anchor"])
    if sum(len(block["text"]) for block in body) > TEXT_LIMIT:
        return _("正文超过 %(limit)d 字。") % {"limit": TEXT_LIMIT}
    return ""


def to_text(body: Iterable[Block]) -> str:
    """The body as a person edits it: blocks parted by blank lines, headings marked by `## `, the lede first."""
    return "\n\n".join((HEADING_MARK if block["kind"] == "heading" else "") + block["text"] for block in body)


def highest_numbers(body: Iterable[Block], used: Mapping[str, int] | None = None) -> dict[str, int]:
    """The highest anchor number given so far, by letter: of this body and of blocks that are gone (`used`)."""
    highest = {"p": 0, "s": 0, **(used or {})}
    for block in body:
        letter, number = block["anchor"][0], int(block["anchor"][1:])
        highest[letter] = max(highest[letter], number)
    return highest


def from_text(text: str, *, before: Iterable[Block] = (), used: Mapping[str, int] | None = None) -> list[Block]:
    """Blocks from an edited text. A block whose words stayed keeps its anchor; others get numbers never used before.

    `before` is the body as it stood, `used` the highest numbers that earlier bodies gave away.
    """
    old = list(before)
    kept: dict[tuple[bool, str], list[str]] = {}
    for block in old:
        kept.setdefault((block["kind"] == "heading", block["text"]), []).append(block["anchor"])
    highest = highest_numbers(old, used)
    blocks: list[Block] = []
    for piece in re.split(r"\n[ \t\u3000]*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        words = " ".join(piece.split("\n")).strip()
        is_heading = words.startswith(HEADING_MARK)
        words = words.removeprefix(HEADING_MARK).strip()
        if not words:
            continue
        if anchors := kept.get((is_heading, words)):
            anchor = anchors.pop(0)
        else:
            letter = "s" if is_heading else "p"
            highest[letter] += 1
            anchor = f"{letter}{highest[letter]}"
        kind = "heading" if is_heading else "paragraph" if blocks else "lede"
        blocks.append({"kind": kind, "anchor": anchor, "text": words})
    return blocks
