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
    image: str = ""  # an absolute address


@dataclass(frozen=True)
class Meta:
    """A view puts one into its context as `meta`; a page whose view does not is a plain page that has an address.

    `nodes` are the dicts of structured_data.py, `is_found` is False on a page that tells that there is no such page.
    """

    article: Article | None = None
    nodes: Sequence[dict[str, Any]] = ()
    is_found: bool = True
