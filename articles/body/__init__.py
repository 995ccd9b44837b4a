"""The body of a story: its blocks, and the text in light markup as which people edit them."""

from articles.body.blocks import (
    ANCHOR,
    BLOCK_LIMIT,
    KINDS,
    LINK_LIMIT,
    TEXT_LIMIT,
    Block,
    BodyError,
    Link,
    block_of,
    fault_in,
    from_blocks,
    highest_numbers,
    pictures_in,
    with_anchors,
)
from articles.body.markup import from_text, to_text

__all__ = [
    "ANCHOR",
    "BLOCK_LIMIT",
    "KINDS",
    "LINK_LIMIT",
    "TEXT_LIMIT",
    "Block",
    "BodyError",
    "Link",
    "block_of",
    "fault_in",
    "from_blocks",
    "from_text",
    "highest_numbers",
    "pictures_in",
    "to_text",
    "with_anchors",
]
