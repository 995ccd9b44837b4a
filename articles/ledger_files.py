"""The ledger as a file to take away: a workbook with the tables of the page, or the list alone as CSV."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.credit_lines import Credit
from articles.ledger import Asked, by_contributor, by_street, stories_to_take_away, with_parts
from articles.models import Story
from communities.enums import CreditRole
from portal.access.viewer import looking_as
from portal.accounts.models import User
from portal.addresses import absolute
from portal.history import book
from portal.records import PublicationState
from portal.text.spreadsheets import Sheet, guarded, to_csv, write_xlsx

XLSX, CSV = "xlsx", "csv"
MOST_ROWS = 20_000
AT_ONCE = 500  # stories in memory


@dataclass(frozen=True)
class Taken:
    """A finished file, and what it is to be called."""

    file: IO[bytes]
    name: str
    content_type: str


@transaction.atomic
def take_away(asked: Asked, kind: str, *, by: User) -> Taken:
    """Write the file, and a line in the record book with the number of its rows: both or neither.

    Raises ValidationError when there is more than one file should hold.
    """
    with looking_as(by):
        stories = stories_to_take_away(by, asked)
        listed = list(lines_of(stories))
        if len(listed) > MOST_ROWS:
            raise ValidationError(
                _("这一部分超过 %(most)d 行，请按街道分开导出。") % {"most": MOST_ROWS}, code="too_many"
            )
        file = io.BytesIO()  # a million letters at the most: MOST_ROWS bounds it
        if kind == CSV:
            rows = [[guarded(value) if isinstance(value, str) else str(value) for value in row] for row in listed]
            file.write(to_csv(headings(), rows).encode())
        else:
            write_xlsx(sheets(stories, asked, listed), file)
    file.seek(0)
    details = {"quarter": str(asked.quarter), "file": kind, "street": asked.street.pk if asked.street else None}
    book.record_export(Story, by=by, rows=len(listed), details=details)
    name = _("用稿统计-%(quarter)s") % {"quarter": asked.quarter}
    types = {CSV: "text/csv; charset=utf-8"}
    content_type = types.get(kind, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    return Taken(file, f"{name}.{kind}", content_type)


def headings() -> list[str]:
    return [
        *(_("首次发布"), _("标题"), _("来稿方式"), _("社区"), _("街道")),
        *(_("作者"), _("署名"), _("身份"), _("状态"), _("网址")),
    ]


def lines_of(stories: QuerySet[Story]) -> Iterator[list[Any]]:
    """A line for each story and each contributor who is counted for it; one for a story that names nobody.

    Stops one line after as many as a file may hold.
    """
    given = 0
    for story in with_parts(stories).iterator(chunk_size=AT_ONCE):
        for line in lines_of_story(story):
            given += 1
            yield line
            if given > MOST_ROWS:
                return


def lines_of_story(story: Story) -> Iterator[list[Any]]:
    places = list(story.communities.all())
    streets = dict.fromkeys(place.street.short_name for place in places)
    about = [
        story.published_on,
        story.title,
        str(story.get_origin_display()),
        _("、").join(place.name for place in places),
        _("、").join(streets),
    ]
    is_withdrawn = story.state == PublicationState.WITHDRAWN
    stands = [_("已撤稿") if is_withdrawn else _("公开"), "" if is_withdrawn else absolute(story.get_absolute_url())]
    people: dict[Any, list[Credit]] = {}
    for byline in story.bylines.all():
        people.setdefault(byline.contributor.counted_as or byline.contributor, []).append(byline.credit)
    for who, credits in people.items():
        signed = dict.fromkeys(credit.name for credit in credits)
        roles = [str(role.label) for role in CreditRole if role in {credit.role for credit in credits}]
        yield [*about, who.name, _("、").join(signed), _("、").join(roles), *stands]
    if not people:
        yield [*about, "", "", "", *stands]


def sheets(stories: QuerySet[Story], asked: Asked, listed: list[list[Any]]) -> Iterator[Sheet]:
    counts = [_("用稿（篇）"), _("其中已撤稿")]
    yield Sheet(_("清单"), headings(), listed, [12, 40, 12, 20, 16, 16, 16, 16, 10, 40])
    people = [
        [tally.row.name, str(tally.row.get_kind_display()), tally.pieces, tally.withdrawn, told(tally.roles)]
        for tally in by_contributor(stories, asked, most=None)
    ]
    yield Sheet(_("按作者"), [_("作者"), _("类别"), *counts, _("身份")], people, [20, 12, 12, 12, 40])
    streets = [[tally.row.short_name, tally.pieces, tally.withdrawn] for tally in by_street(stories)]
    yield Sheet(_("按街道"), [_("街道"), *counts], streets, [20, 12, 12])


def told(roles: list[tuple[str, int]]) -> str:
    """记者3、摄影2."""
    return _("、").join(f"{label}{count}" for label, count in roles)
