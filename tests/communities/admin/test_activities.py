"""Activities at the desk: announced, and later replaced by the report that they were held."""

from datetime import time

import pytest

from communities.models import Activity
from tests.factories import ActivityFactory, CommunityFactory, InstitutionFactory, SourceFactory
from tests.factories.forms import FormReader, errors, seen, submit

ADD = "/admin/communities/activity/add/"


@pytest.fixture
def announcement(db):
    activity = ActivityFactory(stage="announced", name="重阳敬老", kind="visit", held_on="2026-10-18", place="文化室")
    activity.tags.add("敬老")
    return activity


def typed(**more):
    source = {"source": SourceFactory().pk, "quote": "将于12月5日举办读书会，预计60人参加"}
    return {"community": CommunityFactory().pk, "name": "读书会", "kind": "other", **source, **more}


def page_of(activity, verb="change"):
    return f"/admin/communities/activity/{activity.pk}/{verb}/"


def test_an_activity_is_announced_with_its_day_and_hours(desk):
    hours = {"starts_at": "09:30", "ends_at": "11:00"}
    answer = submit(desk, ADD, **typed(stage="announced", held_on="2026-12-05", **hours))

    activity = Activity.objects.get()
    assert (answer.status_code, activity.stage, activity.state) == (302, "announced", "waiting")
    assert (activity.held_on, activity.starts_at, activity.ends_at) == ("2026-12-05", time(9, 30), time(11))


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ({"stage": "announced"}, "预告要写明是哪一天，如 2026-12-05；还没有定下日子的，定了再预告。"),
        (
            {"stage": "announced", "held_on": "2026-12"},
            "预告要写明是哪一天，如 2026-12-05；还没有定下日子的，定了再预告。",
        ),
        ({"starts_at": "09:30"}, "填了时间，就要写明是哪一天；只填结束时间的，请补上开始时间。"),
        (
            {"held_on": "2026-12-05", "ends_at": "09:30"},
            "填了时间，就要写明是哪一天；只填结束时间的，请补上开始时间。",
        ),
        ({"held_on": "2026-12-05", "starts_at": "11:00", "ends_at": "09:30"}, "结束时间应晚于开始时间。"),
    ],
)
def test_a_slip_in_the_time_is_said_in_words_and_nothing_is_stored(desk, slip, said):
    answer = submit(desk, ADD, **typed(**slip))

    assert errors(answer) == {"__all__": [said]}
    assert Activity.objects.count() == 0


@pytest.mark.parametrize(
    ("unit", "text", "said"),
    [
        ("people", "60人", None),
        ("people", "60名", None),
        ("attendances", "60人次", None),
        ("people", "60人次", "原文写的是“60人次”，单位却选了“人”：人是人，人次是人次，不能混用。"),
        ("attendances", "60人", "原文写的是“60人”，单位却选了“人次”：人是人，人次是人次，不能混用。"),
    ],
)
def test_people_and_attendances_are_not_mixed(desk, unit, text, said):
    counted = {"participants": 60, "participants_unit": unit, "participants_text": text}
    answer = submit(desk, ADD, **typed(quote=f"共{text}参加", **counted))

    assert (errors(answer) if said else answer.status_code) == ({"participants_unit": [said]} if said else 302)


def test_a_report_takes_the_place_of_an_announcement_at_the_same_address(client, recorder, confirmer, announcement):
    client.force_login(recorder)
    report = {"source": SourceFactory().pk, "quote": "重阳敬老活动举办"}
    submit(client, page_of(announcement, "replace"), **report)
    newer = Activity.objects.get(state="waiting")

    client.force_login(confirmer)
    client.post(page_of(newer, "confirm"), seen(newer))

    newer.refresh_from_db()
    announcement.refresh_from_db()
    assert (announcement.state, newer.state, newer.stage) == ("retired", "published", "held")
    assert (newer.name, newer.held_on, newer.place, newer.community) == (
        *("重阳敬老", "2026-10-18", "文化室"),
        announcement.community,
    )
    assert [tag.name for tag in newer.tags.all()] == ["敬老"]
    assert newer.get_absolute_url() == announcement.get_absolute_url() == f"/activities/{announcement.pk}/"
    assert client.get(newer.get_absolute_url()).context["activity"] == newer


def test_a_replacement_begins_with_what_was_known_and_asks_for_its_source_anew(desk, announcement):
    form = FormReader(desk.get(page_of(announcement, "replace")).text).fields

    known = {"name": ["重阳敬老"], "stage": ["held"], "held_on": ["2026-10-18"], "place": ["文化室"], "tags": ["敬老"]}
    assert {name: form[name] for name in known} == known
    assert (form["source"], form["quote"], "community" in form) == ([""], [""], False)


def test_a_replacement_searches_for_bodies_instead_of_listing_them_all(desk, announcement):
    InstitutionFactory(name="金丝雀研究所")

    assert "金丝雀研究所" not in desk.get(page_of(announcement, "replace")).text
