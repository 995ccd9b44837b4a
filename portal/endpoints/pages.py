"""Lists, page by page: every list of the JSON has the same two keys."""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Generic, TypedDict, TypeVar

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.addresses import absolute
from portal.endpoints.answers import RefusedError
from portal.endpoints.shapes import ADDRESS
from portal.paging import page_after

PAGE_SIZE = 50

Row = TypeVar("Row")


class PageJson(TypedDict, Generic[Row]):
    next: Annotated[str | None, gettext_lazy("下一页的地址；最后一页是 null。"), ADDRESS]
    results: Annotated[list[Row], gettext_lazy("这一页的内容。")]


def row_at(rows: Any, slug: str) -> Any:
    """The row at this address, or the one that once had it; None when nothing public is there."""
    return rows.filter(slug=slug).first() or rows.filter(former_slugs__slug=slug).first()


def page_json(
    name: str,
    rows: Any,
    tell: Callable[[Any], Row],
    *,
    key: list[str],
    after: str,
    cursor: str = "slug",
    filters: Mapping[str, str] | None = None,
    prepare: Callable[[list[Any]], None] | None = None,
    fetch: Callable[[Any], Iterable[Any]] = list,
) -> PageJson[Row]:
    """One page of the queryset `rows` at the address `name`, each row written by `tell`.

    `prepare` is given the rows of the page at once, to fetch what hangs on them in one query; `fetch` answers the
    queryset of the page. A place to begin that is not there (any more) is refused: the first page again would lead a
    program round in circles.
    """
    page = page_after(rows, token=after, key=key, size=PAGE_SIZE, cursor_field=cursor, fetch=fetch)
    if after and page.is_first:
        sentence = _("这一页的起点已经不在了，请从第一页重新读取。")
        raise RefusedError(sentence, parameter="after", allowed=_("上一页的 next"))
    if prepare:
        prepare(page.rows)
    onward = {**{name: value for name, value in (filters or {}).items() if value}, "after": page.after}
    next_page = f"{absolute(reverse(name))}?{urlencode(onward)}" if page.after else None
    return {"next": next_page, "results": [tell(row) for row in page.rows]}
