"""What a page says of itself to machines, beside its title and description: the view states it, base.html prints it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Article:
    """What a story says in the names that government sites use (ArticleTitle, PubDate …); what is empty is not said."""

    title: str
    published_at: datetime
    source: str = ""
    authors: Sequence[str] = ()
    keywords: Sequence[str] = ()


@dataclass(frozen=True)
class Image:
    """The picture of a page wherever a link to it is shared; `address` is absolute, without `alt` it is decoration."""

    address: str
    width: int
    height: int
    alt: str = ""

    @property
    def card(self) -> str:
        """How a preview lays it out: across, or a small square beside the words."""
        return "summary_large_image" if self.width > self.height and self.width >= 300 else "summary"


@dataclass(frozen=True)
class Meta:
    """A view puts one into its context as `meta`; a page whose view does not is a plain page that has an address.

    `nodes` are the dicts of structured_data.py, `is_found` is False on a page that tells that there is no such page.
    """

    article: Article | None = None
    image: Image | None = None
    nodes: Sequence[dict[str, Any]] = ()
    is_found: bool = True
