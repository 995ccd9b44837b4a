"""What the start page of the desk is made of. Each app says in its `waiting` module what may wait for somebody.

The rows of all sections come from the database in one question and their numbers in another, whatever the number of
sections, kinds and rows (portal/site/desk/start_page.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from portal.accounts.models import User


@dataclass(frozen=True)
class Kind:
    """Rows of one model that wait. `rows` are complete, unordered and unsliced; what str() needs is selected with them.

    `since` names the column by which the oldest comes first; `told` says in few words what stands beside the row's
    name, such as its place and who recorded it.
    """

    rows: QuerySet[Any]
    since: str
    told: Callable[[Any], str]
    title: Callable[[Any], str] = str
    state: str = ""  # of the rows in the list at the desk, where it is neither waiting nor draft
    query: str | None = None  # what follows ? in the address of the whole list, where it is not a state

    @property
    def model(self) -> type[Model]:
        return self.rows.model


@dataclass(frozen=True)
class Section:
    """One heading of 等我处理. `kinds` gives what waits for this person; [] when it is none of their business."""

    key: str
    title: str
    hint: str
    kinds: Callable[[User], list[Kind]]
    is_for_others: bool = False  # this person can only wait


@dataclass(frozen=True)
class Tally:
    """Rows to be counted for each community: the value of `place` is its number."""

    rows: QuerySet[Any]
    place: str
    is_public: bool
