from datetime import date, time

import pytest
from django.urls import reverse

from communities.models import Activity
from tests.factories import ActivityFactory, CommunityFactory

TODAY = date(2026, 11, 25)


def announced(day, **more):
    return ActivityFactory(stage="announced", held_on=day, **more)


def names(activities):
    return [activity.name for activity in activities]


def test_the_newest_come_first_and_what_has_no_date_comes_last(db):
    for held_on in ["2019", "", "2019-12-05", "2020-01", "2019-12", "2018-12-31", "2019-12-04"]:
        ActivityFactory(name=held_on or "undated", held_on=held_on)

    shown = names(Activity.objects.order_by("-held_on", "-pk"))

    assert shown == ["2020-01", "2019-12-05", "2019-12-04", "2019-12", "2019", "2018-12-31", "undated"]


def test_public_is_what_is_confirmed_and_of_a_published_community(db):
    ActivityFactory(name="shown")
    ActivityFactory(name="waiting", state="waiting")
    ActivityFactory(name="retired", state="retired")
    for state in ("draft", "withdrawn"):
        ActivityFactory(name=state, community=CommunityFactory(state=state))

    assert names(Activity.objects.public()) == ["shown"]


def test_upcoming_is_what_is_announced_for_today_or_later(db):
    announced("2026-11-24", name="yesterday")
    announced("2026-11-25", name="today")
    announced("2026-11-26", name="tomorrow")
    ActivityFactory(name="held", held_on="2026-11-26")
    ActivityFactory(name="undated")

    upcoming, others = Activity.objects.upcoming(TODAY), Activity.objects.not_upcoming(TODAY)

    assert names(upcoming.order_by("pk")) == ["today", "tomorrow"]
    assert names(others.order_by("pk")) == ["yesterday", "held", "undated"]


def test_only_what_was_held_counts_as_held(db):
    announced("2019-12-05")
    held = ActivityFactory(held_on="2019-12-05")

    assert list(Activity.objects.held()) == [held]


@pytest.mark.parametrize(
    ("stage", "held_on", "upcoming", "unreported"),
    [
        ("announced", "2999-01-01", True, False),
        ("announced", "2019-12-05", False, True),
        ("held", "2999-01-01", False, False),
        ("held", "2019-12-05", False, False),
        ("held", "", False, False),
    ],
)
def test_a_day_that_passes_makes_no_report_of_an_announcement(stage, held_on, upcoming, unreported):
    activity = Activity(stage=stage, held_on=held_on)

    assert (activity.is_upcoming, activity.is_unreported) == (upcoming, unreported)


@pytest.mark.parametrize(
    ("columns", "when"),
    [
        ({"held_on": "2019-12-05", "starts_at": time(9, 30), "ends_at": time(11)}, "2019年12月5日09:30至11:00"),
        ({"held_on": "2019-12-05", "starts_at": time(9, 30)}, "2019年12月5日09:30"),
        ({"held_on": "2019-12", "period_text": "主题教育期间"}, "2019年12月"),
        ({"held_on": "2019"}, "2019年"),
        ({"period_text": "主题教育期间"}, "主题教育期间"),
        ({}, "日期未载"),
    ],
)
def test_the_time_is_said_as_far_as_it_is_known(columns, when):
    assert Activity(**columns).when == when


@pytest.mark.parametrize(
    ("held_on", "day"),
    [("2019-12-05", date(2019, 12, 5)), ("2019-12", None), ("2019", None), ("", None), ("2019-99-99", None)],
)
def test_a_day_is_a_day_of_the_calendar(held_on, day):
    assert Activity(held_on=held_on).day == day


def test_what_replaces_an_activity_keeps_its_number(db):
    first = announced("2026-11-24", state="retired")
    second = ActivityFactory(replaces=first, origin=first, state="retired")
    third = ActivityFactory(replaces=second, origin=first)

    assert {first.number, second.number, third.number} == {first.pk}
    assert third.get_absolute_url() == reverse("activity_detail", kwargs={"number": first.pk})
    assert list(Activity.objects.public().numbered(first.pk)) == [third]
