"""Keyset paging: a page begins after a row, not at a number, so that page 1,000 costs what page 1 costs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Q

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """`rows` of this page; `after` is the token that the next page begins behind, "" on the last one."""

    rows: list[Row]
    after: str
    is_first: bool

    def __iter__(self) -> Iterable[Row]:
        return iter(self.rows)


def clean_token(token: str) -> str:
    """What stands in `?after=`, if it can be a token at all; "" otherwise."""
    return token if "\0" not in token and len(token) <= 100 else ""


def page_after(
    queryset: Any,
    *,
    token: str,
    key: list[str],
    size: int,
    cursor_field: str = "slug",
    fetch: Callable[[Any], Iterable[Any]] = list,
    behind: models.Model | None = None,
) -> Page[Any]:
    """One page of `queryset` in the order of `key` (a leading "-" descends; the last field must be unique).

    `token` is a row's `cursor_field` as it stands in `?after=`. One that names no row of the queryset, whatever it is
    made of, gives the first page. `fetch` answers the queryset of one page. `behind` is the row of the token,
    where the caller has fetched it among other rows; `key` may then name columns of its own only.
    """
    names = [name.removeprefix("-") for name in key]
    start = tuple(getattr(behind, name) for name in names) if behind else None
    if start is None and (token := clean_token(token)):
        start = _start_of(queryset, cursor_field, token, names)
    found = list(fetch(rows_behind(queryset, start, key=key, size=size)))
    return page_of(found, size=size, token=lambda row: str(getattr(row, cursor_field)), is_first=start is None)


def rows_behind(queryset: Any, start: tuple[Any, ...] | None, *, key: list[str], size: int) -> Any:
    """The rows of one page, and one more that tells whether another page follows; not asked for yet.

    For a page that fetches its rows together with others, and whose token says itself where it begins.
    """
    rows = queryset.order_by(*key)
    return (rows if start is None else rows.filter(_behind(key, start)))[: size + 1]


def page_of(found: list[Any], *, size: int, token: Callable[[Any], str], is_first: bool) -> Page[Any]:
    """The page that `rows_behind` asked for; `token` writes where the next one begins."""
    return Page(rows=found[:size], after=token(found[size - 1]) if len(found) > size else "", is_first=is_first)


def _start_of(queryset: Any, cursor_field: str, token: str, names: list[str]) -> tuple[Any, ...] | None:
    try:
        return queryset.filter(**{cursor_field: token}).values_list(*names).first()
    except ValueError:  # words where the cursor is a number
        return None


def _behind(key: list[str], start: tuple[Any, ...]) -> Q:
    """Rows behind `start`. The guard on the first field lets a database seek instead of scanning (265 ms to 0.8)."""
    behind = Q()
    for depth, name in enumerate(key):
        equal = {field.removeprefix("-"): value for field, value in zip(key[:depth], start, strict=False)}
        behind |= Q(**equal, **{_compared(name, "lt", "gt"): start[depth]})
    return behind & Q(**{_compared(key[0], "lte", "gte"): start[0]})


def _compared(name: str, descending: str, ascending: str) -> str:
    return f"{name[1:]}__{descending}" if name.startswith("-") else f"{name}__{ascending}"
