"""What a page of results needs, whatever finds it: the interface that today's simple engine and a later index share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.safestring import SafeString

from portal.search.query import Query


@dataclass(frozen=True)
class Hit:
    """One result: where it leads, what it says, with the found words marked."""

    kind: str
    label: str
    url: str
    title: SafeString
    notes: list[str]
    excerpt: SafeString


@dataclass(frozen=True)
class Facet:
    """One way to narrow the results, and how many there would be."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Results:
    """One page of hits. Counts are of all that was found; `is_capped` says that not all of it can be paged to."""

    hits: list[Hit]
    count: int
    kinds: list[Facet]
    streets: list[Facet]
    after: str
    is_first: bool
    is_capped: bool


class Engine(Protocol):
    """Finds what the public may see, and nothing else."""

    def find(self, query: Query, *, kinds: Sequence[str], street: str, after: str) -> Results:
        """The results behind the token `after`; unknown kinds, an unknown street or token narrow nothing."""
        ...
