"""The body of a story: an ordered list of blocks, each with an anchor that never changes.

    [{"kind": "lede", "anchor": "p1", "text": "…"}, {"kind": "heading", "anchor": "s1", "text": "…"},
     {"kind": "item", "anchor": "p2", "text": "见公告", "links": [{"start": 1, "end": 3, "url": "https://…"}]},
     {"kind": "picture", "anchor": "p3", "text": "", "picture": 12}, …]

Footnotes all over the site lead to `…/story/#p2`, so an anchor, once given, keeps its paragraph: new paragraphs get new
numbers, and the numbers of removed ones are not used again. The text of a block holds no markup; links lie over it by
their places (code points), communities and figures are laid over it when it is shown (articles/prose.py).

People edit a body as one text (articles/body/markup.py) or, with scripts, block by block (`from_blocks`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NotRequired, TypedDict

from django.utils.translation import gettext as _

from articles.body.links import is_link, link_address
from portal.text.normalise import without_unsafe

TEXT_LIMIT = 100_000
BLOCK_LIMIT = 2_000
LINK_LIMIT = 500
LARGEST_PICTURE = 10**18 - 1  # fits into the key of every database


class Link(TypedDict):
    """From and to which character of the text, and where it leads."""

    start: int
    end: int
    url: str


class Block(TypedDict):
    kind: str
    anchor: str
    text: str
    links: NotRequired[list[Link]]
    picture: NotRequired[int]


KINDS = ("lede", "heading", "paragraph", "item", "step", "quote", "picture")
ANCHOR = re.compile(r"[ps][1-9][0-9]{0,3}")
UNFIT = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")  # for a line of text
_ALWAYS, _AT_TIMES = {"kind", "anchor", "text"}, {"links", "picture"}


class BodyError(ValueError):
    """These blocks are no body; the message is a sentence for whoever sent them."""


def fault_in(body: object) -> str:
    """Why this is no body, in a sentence; "" when it is one."""
    if not isinstance(body, list) or len(body) > BLOCK_LIMIT:
        return _("正文应为不超过 %(limit)d 个段落的列表。") % {"limit": BLOCK_LIMIT}
    seen: set[str] = set()
    is_opening = True
    for number, block in enumerate(body, 1):
        if fault := _fault_in_block(block, number):
            return fault
        if block["anchor"] in seen:
            return _("正文第 %(number)d 段的锚点 %(anchor)s 重复。") % {"number": number, "anchor": block["anchor"]}
        if block["kind"] != _kind_in_place(block["kind"], is_opening):
            return _("正文第 %(number)d 段不对：导语是、也只是正文开头的那一段。") % {"number": number}
        seen.add(block["anchor"])
        is_opening = is_opening and block["kind"] == "picture"
    if sum(len(block["text"]) for block in body) > TEXT_LIMIT:
        return _("正文超过 %(limit)d 字。") % {"limit": TEXT_LIMIT}
    if sum(len(block.get("links", ())) for block in body) > LINK_LIMIT:
        return _("正文里的链接超过 %(limit)d 处。") % {"limit": LINK_LIMIT}
    return ""


def _fault_in_block(block: object, number: int) -> str:
    return _fault_in_shape(block, number) or _fault_in_words(block, number)


def _fault_in_shape(block: Any, number: int) -> str:
    if not isinstance(block, dict) or not _ALWAYS <= set(block) <= _ALWAYS | _AT_TIMES:
        return _("正文第 %(number)d 段缺少类别、锚点或文字。") % {"number": number}
    if block["kind"] not in KINDS or not ANCHOR.fullmatch(str(block["anchor"])):
        return _("正文第 %(number)d 段的类别或锚点不对。") % {"number": number}
    if not isinstance(block["text"], str):
        return _("正文第 %(number)d 段没有文字。") % {"number": number}
    is_picture = block["kind"] == "picture"
    if is_picture != ("picture" in block) or (is_picture and not _is_picture_number(block["picture"])):
        return _("正文第 %(number)d 段的图片编号不对。") % {"number": number}
    if "links" in block and not _are_links(block["links"], len(block["text"])):
        return _("正文第 %(number)d 段的链接不对：只收 http、https 网址和本站的路径，彼此不重叠。") % {"number": number}
    return ""


def _fault_in_words(block: Any, number: int) -> str:
    text = block["text"]
    if not (text.strip() or block["kind"] == "picture"):
        return _("正文第 %(number)d 段没有文字。") % {"number": number}
    if UNFIT.search(text) or text != text.strip():
        return _("正文第 %(number)d 段里有换行、首尾空白或不能保存的字符。") % {"number": number}
    return ""


def _is_picture_number(number: object) -> bool:
    return type(number) is int and 1 <= number <= LARGEST_PICTURE


def _are_links(links: object, length: int) -> bool:
    """A list, not empty, in the order of the text, without overlap, of addresses that a story may lead to."""
    if not isinstance(links, list) or not links:
        return False
    position = 0
    for link in links:
        if not isinstance(link, dict) or set(link) != {"start", "end", "url"} or not is_link(link["url"]):
            return False
        start, end = link["start"], link["end"]
        if type(start) is not int or type(end) is not int or not position <= start < end <= length:
            return False
        position = end
    return True


def _kind_in_place(kind: str, is_opening: bool) -> str:
    """A plain paragraph at the opening, before which nothing but pictures stands, is the lede; no other one is."""
    if kind in ("lede", "paragraph"):
        return "lede" if is_opening else "paragraph"
    return kind


def pictures_in(body: Iterable[Block]) -> list[int]:
    """The numbers of the pictures in a body, each once, in order."""
    return list(dict.fromkeys(block["picture"] for block in body if "picture" in block))


def highest_numbers(body: Iterable[Block], used: Mapping[str, int] | None = None) -> dict[str, int]:
    """The highest anchor number given so far, by letter: of this body and of blocks that are gone (`used`)."""
    highest = {"p": 0, "s": 0, **(used or {})}
    for block in body:
        letter, number = block["anchor"][0], int(block["anchor"][1:])
        highest[letter] = max(highest[letter], number)
    return highest


def block_of(kind: str, pieces: Iterable[tuple[str, str]], *, anchor: str = "", picture: int = 0) -> Block:
    """A block from pieces of text, each with the address that it leads to or "".

    Characters that no line may hold are left out, blanks at either end too; links stay with their words.
    """
    text, links = "", []
    for words, url in pieces:
        words = UNFIT.sub(" ", without_unsafe(words))
        if url and words:
            links.append((len(text), len(text) + len(words), url))
        text += words
    cut, length = len(text) - len(text.lstrip()), len(text.strip())
    block: Block = {"kind": kind, "anchor": anchor, "text": text.strip()}
    moved = ((max(start - cut, 0), min(end - cut, length), url) for start, end, url in links)
    if kept := [Link(start=start, end=end, url=url) for start, end, url in moved if start < end]:
        block["links"] = kept
    if kind == "picture":
        block["picture"] = picture
    return block


def with_anchors(
    blocks: Iterable[Block], *, before: Iterable[Block] = (), used: Mapping[str, int] | None = None
) -> list[Block]:
    """The same blocks as a body: empty ones left out, the lede named, every block with its anchor.

    A block that says which one of `before` it is keeps that anchor; one whose words stayed keeps theirs, a picture its
    picture's; others get numbers never used before (`used`: the highest that earlier bodies gave away).
    """
    old = list(before)
    letters = {block["anchor"]: _letter(block) for block in old}
    claimed: set[str] = set()
    drafts: list[Block] = []
    for block in blocks:
        if not block["text"] and block["kind"] != "picture":
            continue
        anchor = block["anchor"]
        is_kept = letters.get(anchor) == _letter(block) and anchor not in claimed
        drafts.append({**block, "anchor": anchor if is_kept else ""})
        claimed |= {anchor} if is_kept else set()
    free: dict[tuple[str, object], list[str]] = {}
    for block in reversed(old):
        if block["anchor"] not in claimed:
            free.setdefault(_likeness(block), []).append(block["anchor"])
    highest = highest_numbers(old, used)
    is_opening = True
    for block in drafts:
        block["kind"] = _kind_in_place(block["kind"], is_opening)
        is_opening = is_opening and block["kind"] == "picture"
        if not block["anchor"] and (anchors := free.get(_likeness(block))):
            block["anchor"] = anchors.pop()
        elif not block["anchor"]:
            letter = _letter(block)
            highest[letter] += 1
            block["anchor"] = f"{letter}{highest[letter]}"
    return drafts


def _letter(block: Block) -> str:
    return "s" if block["kind"] == "heading" else "p"


def _likeness(block: Block) -> tuple[str, object]:
    """By what a block is known again: its picture, else its words, those of a heading apart."""
    return ("picture", block["picture"]) if "picture" in block else (_letter(block), block["text"])


def from_blocks(rows: object, *, before: Iterable[Block] = (), used: Mapping[str, int] | None = None) -> list[Block]:
    """A body from the blocks of an editor, which gives "" as the anchor of a new one; `before` and `used` as above.

    Empty blocks are left out, texts freed from line ends, links put in order. Raises BodyError with a sentence.
    """
    if not isinstance(rows, list) or len(rows) > BLOCK_LIMIT:
        raise BodyError(fault_in(rows))
    body = with_anchors((_block_from(row, number) for number, row in enumerate(rows, 1)), before=before, used=used)
    if fault := fault_in(body):
        raise BodyError(fault)
    return body


def _block_from(row: Any, number: int) -> Block:
    """One block of an editor; absent links and pictures may be said as null, links may come in any order."""
    block = dict(row) if isinstance(row, dict) else row
    links = block.pop("links", None) or [] if isinstance(row, dict) else []
    if isinstance(block, dict) and block.get("picture", 0) is None:
        del block["picture"]
    if fault := _fault_in_shape({**block, "anchor": "p1"} if isinstance(block, dict) else block, number):
        raise BodyError(fault)
    links = sorted(map(_link_from, links), key=_start_of) if isinstance(links, list) else [None]
    if links and (fault := _fault_in_shape({**block, "anchor": "p1", "links": links}, number)):
        raise BodyError(fault)
    words, pieces, position = block["text"], [], 0
    for link in links:
        pieces += [(words[position : link["start"]], ""), (words[link["start"] : link["end"]], link["url"])]
        position = link["end"]
    pieces.append((words[position:], ""))
    return block_of(block["kind"], pieces, anchor=str(block["anchor"]), picture=block.get("picture", 0))


def _link_from(link: Any) -> Any:
    is_read = isinstance(link, dict) and isinstance(link.get("url"), str)
    return {**link, "url": link_address(link["url"])} if is_read else link


def _start_of(link: Any) -> int:
    start = link.get("start") if isinstance(link, dict) else None
    return start if isinstance(start, int) else -1
