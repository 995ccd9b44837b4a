"""Calendar files: read again with the library that others read them with."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from communities.calendar_files import MOST_EVENTS
from communities.models import FormerSlug
from tests.factories import ActivityFactory, CommunityFactory, SourceFactory

ALL = "/activities.ics"


@pytest.fixture(autouse=True)
def address(settings):
    settings.BASE_URL = "https://wenming.example.cn:8443"


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区", slug="suihuabei")


def read(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content)


def summaries(client, path):
    return [str(event["summary"]) for event in read(client, path).events]


def event_of(client, activity):
    (event,) = read(client, f"/activities/{activity.number}.ics").events
    return event


def test_a_calendar_without_activities_is_a_calendar(client, db):
    calendar = read(client, ALL)

    assert (str(calendar["version"]), calendar.events) == ("2.0", [])
    assert [str(zone["tzid"]) for zone in calendar.timezones] == ["Asia/Shanghai"]


def test_a_day_without_a_time_is_a_whole_day(client, community):
    event = event_of(client, ActivityFactory(community=community, held_on="2019-12-05"))

    assert (event.start, event.end, event.duration) == (date(2019, 12, 5), date(2019, 12, 6), timedelta(days=1))


def test_hours_are_those_of_the_place(client, community):
    hours = {"starts_at": time(9, 30), "ends_at": time(11)}
    event = event_of(client, ActivityFactory(community=community, held_on="2026-12-05", **hours))

    assert event.start.astimezone(UTC) == datetime(2026, 12, 5, 1, 30, tzinfo=UTC)
    assert event.end.astimezone(UTC) == datetime(2026, 12, 5, 3, 0, tzinfo=UTC)
    assert event["dtstart"].params["TZID"] == "Asia/Shanghai"


def test_an_end_that_no_source_states_is_not_made_up(client, community):
    event = event_of(client, ActivityFactory(community=community, held_on="2026-12-05", starts_at=time(9, 30)))

    assert "dtend" not in event and "duration" not in event


@pytest.mark.parametrize("held_on", ["1000-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_can_be_written(client, community, held_on):
    ActivityFactory(community=community, held_on=held_on, starts_at=time(0), ends_at=time(23, 59))
    ActivityFactory(community=community, held_on=held_on)

    assert len(read(client, ALL).events) == 2


def test_an_event_says_what_is_known_and_leads_to_its_page(client, community):
    source = SourceFactory(title="社区新事")
    activity = ActivityFactory(
        community=community,
        name="夜读会；一本书, 一盏灯",
        held_on="2026-12-05",
        place="文化室",
        note="一起读书。",
        source=source,
        confirmed_at=datetime(2026, 11, 1, 8, tzinfo=UTC),
    )
    activity.tags.add("全民阅读", "𠮷")

    event = event_of(client, activity)

    assert {name: str(event[name]) for name in ("uid", "summary", "url", "location", "status", "description")} == {
        "uid": f"activity-{activity.pk}@wenming.example.cn",
        "summary": "夜读会；一本书, 一盏灯（穗花北社区）",
        "url": f"https://wenming.example.cn:8443/activities/{activity.pk}/",
        "location": "文化室",
        "status": "CONFIRMED",
        "description": "一起读书。\n出处：《社区新事》",
    }
    assert (event.stamp, sorted(event.categories)) == (datetime(2026, 11, 1, 8, tzinfo=UTC), ["全民阅读", "𠮷"])


def test_what_is_only_announced_is_tentative_whatever_day_it_is(client, community):
    for day in ("2019-12-05", "2999-01-01"):
        event = event_of(client, ActivityFactory(community=community, stage="announced", held_on=day))

        assert (str(event["status"]), str(event["description"]).partition("\n")[0]) == (
            "TENTATIVE",
            "预告，以社区当天的通知为准。",
        )


def test_a_report_takes_the_place_of_its_announcement_in_the_calendar(client, community):
    first = ActivityFactory(community=community, stage="announced", held_on="2026-12-05", state="retired")
    ActivityFactory(community=community, held_on="2026-12-05", replaces=first, origin=first)

    (event,) = read(client, ALL).events

    assert (str(event["uid"]), str(event["status"])) == (f"activity-{first.pk}@wenming.example.cn", "CONFIRMED")


def test_only_activities_of_a_known_day_are_in_a_calendar(client, community):
    for held_on in ("", "2019", "2019-12", "2019-12-05"):
        ActivityFactory(community=community, name=f"x{held_on}", held_on=held_on)

    assert summaries(client, ALL) == ["x2019-12-05（穗花北社区）"]


def test_a_community_has_a_calendar_of_its_own(client, community):
    ActivityFactory(community=community, name="这里", held_on="2019-12-05")
    ActivityFactory(community=CommunityFactory(name="海洋社区"), name="那里", held_on="2019-12-06")

    assert summaries(client, "/communities/suihuabei/activities.ics") == ["这里（穗花北社区）"]
    assert summaries(client, ALL) == ["那里（海洋社区）", "这里（穗花北社区）"]


def test_a_former_slug_leads_to_the_calendar_of_today(client, community):
    FormerSlug.objects.create(slug="suihua", community=community)

    answer = client.get("/communities/suihua/activities.ics")

    assert (answer.status_code, answer["Location"]) == (301, "/communities/suihuabei/activities.ics")


def test_what_is_hidden_is_in_no_calendar(client, community):
    draft = CommunityFactory(name="金丝雀社区", slug="jinsique", state="draft")
    hidden = [
        ActivityFactory(community=community, name="金丝雀", held_on="2019-12-05", state="waiting"),
        ActivityFactory(community=community, name="金丝雀", held_on="2019-12-05", state="retired"),
        ActivityFactory(community=draft, name="金丝雀", held_on="2019-12-05"),
    ]

    assert summaries(client, ALL) == summaries(client, "/communities/suihuabei/activities.ics") == []
    assert client.get("/communities/jinsique/activities.ics").status_code == 404
    assert [client.get(f"/activities/{activity.pk}.ics").status_code for activity in hidden] == [404] * 3


def test_the_newest_five_hundred_are_in_the_file(client, community, monkeypatch):
    monkeypatch.setattr("communities.views.activities.MOST_EVENTS", 2)
    for day in range(1, 5):
        ActivityFactory(community=community, name=f"{day}", held_on=f"2019-12-0{day}")

    assert MOST_EVENTS == 500
    assert summaries(client, ALL) == ["4（穗花北社区）", "3（穗花北社区）"]


def test_who_asks_again_is_told_that_nothing_has_changed(client, community):
    activity = ActivityFactory(community=community, held_on="2019-12-05")
    first = client.get(ALL)

    again = client.get(ALL, headers={"If-None-Match": first["ETag"]})
    activity.tags.add("科普")
    changed = client.get(ALL, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert (changed.status_code, changed["Cache-Control"]) == (200, "public, max-age=60")
    assert "Cookie" not in changed.get("Vary", "")


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says(client, community):
    ActivityFactory(community=community, name="长" * 80, quote="举办", held_on="2019-12-05")

    content = client.get(ALL).content

    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
