"""The list of stories: the months, communities and tags that stories have, and the stories that fit a choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, ExtractMonth, ExtractYear
from django.utils.formats import date_format

from articles.models import Story

FILTERS = ("month", "community", "tag")
SHOWN = 100  # communities or tags in one menu: those with most stories


@dataclass(frozen=True)
class Choice:
    """One entry of a filter: its value in the address, what it says, how many stories have it."""

    value: str
    label: str
    count: int


def build_choices() -> dict[str, list[Choice]]:
    """What the published stories can be chosen by, from one query: months newest first, others by use."""
    found: dict[str, list[Choice]] = {name: [] for name in FILTERS}
    for name, value, label, count in _months().union(_communities(), _tags(), all=True):
        found[name].append(month_choice(value, count) if name == "month" else Choice(value, label, count))
    found["month"].sort(key=lambda choice: choice.value, reverse=True)
    for name in ("community", "tag"):
        found[name].sort(key=lambda choice: (-choice.count, choice.value))
    return found


def month_choice(digits: str, count: int) -> Choice:
    """201912 as the address and the page write it: 2019-12, 2019年12月."""
    first = date(int(digits[:-2]), int(digits[-2:]), 1)
    return Choice(f"{first:%Y-%m}", date_format(first, "YEAR_MONTH_FORMAT"), count)


def _counted(rows: QuerySet, name: str, value: Any, label: Any) -> QuerySet:
    words = (Cast(value, CharField()), Cast(label, CharField()))
    return rows.order_by().values_list(Value(name), *words).annotate(uses=Count("pk"))


def _months() -> QuerySet:
    month = ExtractYear("published_at") * 100 + ExtractMonth("published_at")
    return _counted(Story.objects.published(), "month", month, Value(""))


def _communities() -> QuerySet:
    ties = Story.communities.through.objects.filter(story__state="published", community__state="published")
    return _counted(ties, "community", F("community__slug"), F("community__name"))


def _tags() -> QuerySet:
    ties = Story.tags.through.objects.filter(
        content_type__app_label="articles",
        content_type__model="story",
        object_id__in=Story.objects.published().values("pk"),
    )
    return _counted(ties, "tag", F("tag__slug"), F("tag__name"))


def matching_stories(chosen: Mapping[str, Choice | None]) -> QuerySet:
    """The published stories that fit every choice that was made."""
    found = Story.objects.published()
    if month := chosen["month"]:
        year, number = (int(part) for part in month.value.split("-"))
        found = found.published_in(year, number)
    if community := chosen["community"]:
        found = found.filter(communities__slug=community.value, communities__state="published")
    if tag := chosen["tag"]:
        found = found.filter(tags__slug=tag.value)
    return found
