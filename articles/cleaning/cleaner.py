"""The whole of it: a page or a plain text in, blocks and a report out."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from articles.body import Block
from articles.cleaning.drafts import is_heading_by_look, settled
from articles.cleaning.events import read
from articles.cleaning.page import Page
from articles.cleaning.report import told
from portal.text.normalise import without_unsafe

_MARKUP = re.compile(r"<(?:/?[a-zA-Z]|!--|!\[|!DOCTYPE)")


@dataclass(frozen=True)
class Cleaned:
    """Blocks without anchors, as an editor sends them, and sentences on what was kept, changed and left out."""

    blocks: list[Block]
    report: list[str]


def no_picture(address: str) -> int | None:
    """Where nobody knows a library, every picture comes from elsewhere."""
    return None


def clean(source: str, *, picture_of: Callable[[str], int | None] = no_picture) -> Cleaned:
    """Blocks from what was pasted: HTML, or text whose every line is a paragraph.

    `picture_of` gives the number of the picture of our library that an address leads to, None for all others.
    """
    source = without_unsafe(source)
    page = Page(picture_of)
    if _MARKUP.search(source):
        read(source, page)
        page.finish()
    else:
        for line in source.splitlines():
            page.data(line)
            page.flush()
    drafts = list(settled(page.drafts))
    for draft in drafts:
        if is_heading_by_look(draft):
            draft.kind = "heading"
            page.counts["bold heading"] += 1
    blocks = [block for draft in drafts if (block := draft.as_block())["text"] or draft.picture]
    return Cleaned(blocks, told(blocks, page.counts, page.lost_pictures))
