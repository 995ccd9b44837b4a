"""The list of activities and the page of one: what can be filtered by, the rows that fit, and what stands beside them.

Totals over a period (18场次) are facts. They stand beside the single records and are never added to them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast, Coalesce, Left
from django.utils.translation import gettext as _

from communities.enums import ActivityKind
from communities.footnotes import Footnote, Footnotes
from communities.models import Activity, Fact, Institution, Occasion, Person
from communities.models.activities import ActivityQuerySet, tone_of
from communities.models.facts import FactQuerySet
from portal.months import Month
from portal.paging import Page, page_of, rows_behind
from portal.records import PublicationState
from portal.together import fetch_together

PAGE_SIZE = 24
FORECAST = 6  # upcoming activities above the list; the others are one link away
MOST_IN_MONTH = 200
MOST_TOTALS = 24
EDITIONS = 12  # of the same occasion, on the page of one of them
TOTALS = ["activity_sessions", "activity_participants"]
UPCOMING = "upcoming"

NEWEST_FIRST, NEXT_FIRST = ["-held_on", "-pk"], ["held_on", "pk"]
TOKEN = re.compile(r"([0-9-]{0,10})\.([0-9]{1,18})")


@dataclass(frozen=True)
class Option:
    """A value that rows have, what it says, what it stands under, and how many rows have it."""

    value: str
    label: str
    group: str
    count: int

    @property
    def tone(self) -> str:
        """The colour of a series, which is grouped by its place."""
        return tone_of(self.group) if self.group else "sea"


def count_by(**questions: tuple[ActivityQuerySet, Any, Any, Any]) -> dict[str, list[Option]]:
    """Several counts in one query. Each question is (rows, value, label, group), the last three expressions."""
    arms = [
        rows.order_by()
        .annotate(asked=Value(name, CharField()), value=text(value), label=text(label), heading=text(group))
        .values_list("asked", "value", "label", "heading")
        .annotate(count=Count("pk"))
        for name, (rows, value, label, group) in questions.items()
    ]
    found: dict[str, list[Option]] = {name: [] for name in questions}
    for name, *option in arms[0].union(*arms[1:], all=True):
        found[name].append(Option(*option))
    return found


def text(expression: Any) -> Any:
    """Every column of a union has one type."""
    return Cast(expression, CharField(max_length=255)) if expression is not None else Value("", CharField())


def build_options() -> dict[str, list[Option]]:
    """What the published activities can be filtered by, in one query."""
    rows = Activity.objects.public()
    found = count_by(
        series=(rows.exclude(series=None), F("series__slug"), F("series__name"), F("series__order")),
        occasion=(rows.exclude(occasion=None), F("occasion__name"), F("occasion__name"), F("occasion__order")),
        kind=(rows, F("kind"), F("kind"), None),
        community=(rows, F("community__slug"), F("community__name"), F("community__pinyin")),
        tag=(rows.exclude(tags=None), F("tags__slug"), F("tags__name"), None),
        year=(rows.exclude(held_on=""), Left("held_on", 4), Left("held_on", 4), None),
    )
    kinds = {option.value: option for option in found["kind"]}
    return {
        "series": sorted(found["series"], key=lambda option: (int(option.group), option.label)),
        "occasion": sorted(found["occasion"], key=lambda option: int(option.group)),
        "kind": [replace(kinds[kind], label=str(kind.label)) for kind in ActivityKind if kind in kinds],
        "community": sorted(found["community"], key=lambda option: (option.group, option.value)),
        "tag": sorted(found["tag"], key=lambda option: (-option.count, option.value)),
        "year": sorted(found["year"], key=lambda option: option.value, reverse=True),
    }


# From one field of the form to the column it narrows.
NARROWED_BY = {
    "series": "series__slug",
    "occasion": "occasion__name",
    "kind": "kind",
    "community": "community__slug",
    "tag": "tags__slug",
}


def matching_activities(chosen: Mapping[str, str]) -> ActivityQuerySet:
    """The public activities that fit, of whatever time."""
    rows = Activity.objects.public()
    for name, column in NARROWED_BY.items():
        if value := chosen.get(name):
            rows = rows.filter(**{column: value})
    return rows


def in_period(rows: ActivityQuerySet, chosen: Mapping[str, str], today: date) -> ActivityQuerySet:
    """Those of the chosen year or month. What is still to come stands above the list, unless it was asked for."""
    if period := chosen.get("month") or chosen.get("year"):
        rows = rows.filter(held_on__startswith=period)
    if chosen.get("when") == UPCOMING:
        return rows.upcoming(today)
    return rows.not_upcoming(today) if not period else rows


def read_token(token: str) -> tuple[str, int] | None:
    """Where a page begins: the time and the number of the row before it, which need not be there any more."""
    found = TOKEN.fullmatch(token)
    return (found[1], int(found[2])) if found else None


def write_token(activity: Activity) -> str:
    return f"{activity.held_on}.{activity.pk}"


@dataclass(frozen=True)
class Edition:
    """One return of an occasion: 2019年, and how many records there are of it."""

    year: str
    count: int


@dataclass(frozen=True)
class Festival:
    """An occasion with the years of which something is recorded; none of them is guessed."""

    occasion: Occasion
    editions: list[Edition]


@dataclass(frozen=True)
class MonthTable:
    """A month, its days with what is known to be on them, and what is only known to be in it."""

    month: Month
    activities: list[Activity]
    before: Month | None
    behind: Month | None
    today: date

    @property
    def words(self) -> str:
        return self.month.words

    @property
    def weeks(self) -> list[list[tuple[date | None, list[Activity]]]]:
        on: dict[date | None, list[Activity]] = {}
        for activity in self.activities:
            on.setdefault(activity.day, []).append(activity)
        return [[(day, on.get(day, []) if day else []) for day in week] for week in self.month.weeks()]

    @property
    def days(self) -> list[tuple[date, list[Activity]]]:
        """The days on which something is, in order: the same as the table, for reading one after the other."""
        return [(day, found) for week in self.weeks for day, found in week if day and found]

    @property
    def without_day(self) -> list[Activity]:
        return [activity for activity in self.activities if activity.day is None]


class ActivityList:
    """One page of the list with everything beside it, in two queries."""

    def __init__(self, chosen: Mapping[str, str], *, token: str = "", today: date):
        self.chosen, self.today = chosen, today
        self.footnotes = Footnotes()
        rows = matching_activities(chosen)
        listed = in_period(rows, chosen, today)
        self.counted = count_beside(rows, listed, today)
        start = read_token(token)
        key = NEXT_FIRST if self.is_forecast else NEWEST_FIRST
        found, self.forecast, in_month, occasions, totals = fetch_together(
            rows_behind(listed.for_rows(), start, key=key, size=PAGE_SIZE),
            rows.upcoming(today).for_rows().order_by(*NEXT_FIRST)[:FORECAST],
            rows.filter(held_on__startswith=str(self.shown_month)).order_by(*NEXT_FIRST)[:MOST_IN_MONTH],
            Occasion.objects.select_related("series").order_by("series__order", "order", "pk"),
            period_totals(chosen),
        )
        self.page: Page[Activity] = page_of(found, size=PAGE_SIZE, token=write_token, is_first=start is None)
        self.month = MonthTable(self.shown_month, in_month, *self.shown_month.nearest(self.months), today)
        self.festivals = self.gather_festivals(occasions)
        self.totals = [(fact, self.footnotes.cite(fact.source, fact.quote)) for fact in totals]

    @property
    def is_forecast(self) -> bool:
        """Whether the list is of what is still to come."""
        return self.chosen.get("when") == UPCOMING

    @property
    def is_of_a_time(self) -> bool:
        """Whether a year or a month was chosen; the counts beside the list are of all times."""
        return bool(self.chosen.get("year") or self.chosen.get("month"))

    def sum_of(self, name: str) -> int:
        return sum(option.count for option in self.counted[name])

    @property
    def count(self) -> int:
        return self.sum_of("listed")

    @property
    def upcoming_count(self) -> int:
        return self.sum_of("upcoming")

    @property
    def sources(self):
        """The sources of the totals; those of single activities stand on their own pages."""
        return self.footnotes.by_source()

    @cached_property
    def months(self) -> list[Month]:
        """The months in which something is known to be."""
        return sorted(month for option in self.counted["month"] if (month := Month.read(option.value)))

    @cached_property
    def shown_month(self) -> Month:
        """The chosen month; else the next in which something is to be, else the last in which something was."""
        this = Month.of(self.today)
        if chosen := Month.read(self.chosen.get("month", "")):
            return chosen
        known = [month for month in self.months if str(month).startswith(self.chosen.get("year", ""))]
        return min((month for month in known if month >= this), default=max(known, default=this))

    @cached_property
    def by_month(self) -> list[tuple[int, int]]:
        """How many records of held activities each month of the shown year has."""
        counts = {option.value: option.count for option in self.counted["held_in"]}
        year = self.shown_month.year
        return [(month, counts.get(str(Month(year, month)), 0)) for month in range(1, 13)]

    @property
    def dated_in_year(self) -> int:
        return sum(count for _month, count in self.by_month)

    @property
    def without_month(self) -> int:
        """Records of held activities that stand in no month of any year."""
        return self.sum_of("series") - self.sum_of("held_in")

    @cached_property
    def by_series(self) -> list[Option]:
        """How many records of held activities each series has; those of none come last."""
        return sorted(self.counted["series"], key=lambda option: (not option.value, int(option.group or 0)))

    @property
    def series_bars(self) -> list[tuple[str, int, str]]:
        return [(option.label or _("未归系列"), option.count, f"{option.tone}-glass") for option in self.by_series]

    def gather_festivals(self, occasions: list[Occasion]) -> list[Festival]:
        """Every occasion of the chosen series, or of all, whether or not anything is recorded of it."""
        editions: dict[str, list[Edition]] = {}
        for option in sorted(self.counted["edition"], key=lambda option: option.label, reverse=True):
            editions.setdefault(option.value, []).append(Edition(option.label, option.count))
        series = self.chosen.get("series")
        return [
            Festival(occasion, editions.get(str(occasion.pk), []))
            for occasion in occasions
            if not series or occasion.series.slug == series
        ]


def count_beside(rows: ActivityQuerySet, listed: ActivityQuerySet, today: date) -> dict[str, list[Option]]:
    """What stands beside the list in numbers, in one query: records, never sessions or people."""
    held, month = rows.held(), Left("held_on", 7)
    return count_by(
        listed=(listed, Value(""), None, None),
        upcoming=(rows.upcoming(today), Value(""), None, None),
        month=(rows.filter(held_on__length__gte=7), month, None, None),
        held_in=(held.filter(held_on__length__gte=7), month, None, None),
        series=(held, Coalesce("series__slug", Value("")), F("series__name"), F("series__order")),
        edition=(held.exclude(occasion=None), F("occasion"), Left("held_on", 4), None),
    )


def period_totals(chosen: Mapping[str, str]) -> FactQuerySet:
    """What sources give as totals of a community over a period; none where the list is narrowed to less."""
    facts = Fact.objects.published().filter(indicator__code__in=TOTALS, community__state=PublicationState.PUBLISHED)
    if set(chosen) - {"community"}:
        return facts.none()
    if community := chosen.get("community"):
        facts = facts.filter(community__slug=community)
    return facts.with_everything().order_by("community__pinyin", "community", "indicator__order", "pk")[:MOST_TOTALS]


@dataclass(frozen=True)
class ActivityPage:
    """One activity with what its page says beside its own words; what is not public is left out."""

    activity: Activity
    editions: list[Activity]
    footnotes: Footnotes

    @property
    def footnote(self) -> Footnote:
        return self.footnotes.cite(self.activity.source, self.activity.quote)

    @property
    def sources(self):
        return self.footnotes.by_source()

    @property
    def host(self) -> Institution | None:
        host = self.activity.host
        return host if host and host.is_public else None

    @property
    def open_ending(self) -> str:
        """What the list that the source made of its activities ends with, if it did not name them all."""
        listing = self.activity.listing
        return listing.open_ending if listing and listing.is_public else ""


def read_activity(number: int) -> ActivityPage | None:
    """The public activity of this number, in two queries; None where there is none."""
    visible = Activity.objects.public().numbered(number).with_place().with_pictures()
    [found] = fetch_together(visible.prefetch_related("tags"))
    if not found:
        return None
    activity = found[0]
    activity.named_speakers, editions = fetch_together(
        Person.objects.public().filter(talks=activity).order_by("pinyin", "slug"),
        activity.other_editions()[:EDITIONS],
    )
    page = ActivityPage(activity, editions, Footnotes())
    page.footnotes.cite(activity.source, activity.quote)
    return page
