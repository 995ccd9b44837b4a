"""The page of one activity: what is known of it, what is not, and where it leads."""

from datetime import time

import pytest

from communities.models import Occasion
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    InstitutionFactory,
    ListingFactory,
    PersonFactory,
    PortraitFactory,
    SourceFactory,
    StreetFactory,
)


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区", slug="suihuabei", street=StreetFactory(name="昌岗街道"))


@pytest.fixture
def festival(db):
    return Occasion.objects.get(name="中秋")


def test_an_activity_says_what_is_known_and_what_is_not(client, community):
    activity = ActivityFactory(community=community, name="夜读会", state="published")

    page = client.get(f"/activities/{activity.pk}/").text

    assert [page.count(words) for words in ("日期未载", "未注明")] == [1, 5]  # place, host, sessions, people; source
    assert "不能放进日历" in page and f"/activities/{activity.pk}.ics" not in page


def test_an_activity_leads_to_its_community_street_series_themes_and_calendar(client, community, festival):
    activity = ActivityFactory(
        community=community,
        series=festival.series,
        occasion=festival,
        held_on="2019-09-13",
        starts_at=time(19, 30),
        participants=600,
        participants_unit="attendances",
        participants_text="600多人次",
        sessions=2,
    )
    activity.tags.add("科普")

    page = client.get(f"/activities/{activity.pk}/").text

    theme = f"/tags/{activity.tags.get().slug}/"
    for address in ("/communities/suihuabei/", "/streets/changgang/", theme, f"/activities/{activity.pk}.ics"):
        assert f'href="{address}"' in page
    assert '<data value="600">600多人次</data>' in page and "按次计，同一个人来几次算几次" in page
    assert '<time datetime="2019-09-13">2019年9月13日</time> 19:30' in page


def test_other_years_of_an_occasion_are_linked(client, community, festival):
    runs = [
        ActivityFactory(community=community, series=festival.series, occasion=festival, held_on=year)
        for year in ("2018", "2019", "2020")
    ]
    ActivityFactory(series=festival.series, occasion=festival, held_on="2017")
    ActivityFactory(community=community, series=festival.series, occasion=festival, held_on="2016", state="waiting")

    editions = client.get(runs[1].get_absolute_url()).context["found"].editions

    assert [activity.held_on for activity in editions] == ["2020", "2018"]


def test_only_public_people_bodies_and_lists_are_named(client, community):
    portrait = PortraitFactory(community=community, person=PersonFactory(name="李佩霞"))
    hidden = {"community": community, "state": "waiting"}
    activity = ActivityFactory(
        community=community,
        speakers=[portrait.person, PersonFactory(name="金丝雀甲")],
        host=InstitutionFactory(name="金丝雀站", **hidden),
        listing=ListingFactory(open_ending="金丝雀等", quote="金丝雀等", **hidden),
    )

    pages = client.get(activity.get_absolute_url()).text + client.get("/communities/suihuabei/").text

    assert pages.count("主讲：") == 1 and "李佩霞" in pages and "金丝雀" not in pages


def test_an_activity_of_a_known_day_is_an_event_for_machines(client, community):
    hours = {"starts_at": time(9, 30), "ends_at": time(11)}
    dated = ActivityFactory(community=community, held_on="2019-12-05", place="文化室", **hours)
    undated = ActivityFactory(community=community, held_on="2019-12")

    page = client.get(dated.get_absolute_url()).text

    assert '"@type":"Event"' not in client.get(undated.get_absolute_url()).text
    assert '"startDate":"2019-12-05T09:30:00+08:00","endDate":"2019-12-05T11:00:00+08:00"' in page


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_an_activity_that_is_not_public_is_not_found(client, community, state):
    activity = ActivityFactory(community=community, state=state)

    assert client.get(f"/activities/{activity.pk}/").status_code == 404


def test_an_activity_of_a_hidden_community_is_nowhere(client, community):
    hidden = ActivityFactory(name="金丝雀", community=CommunityFactory(state="draft"), held_on="2019-12-05")
    ActivityFactory(stage="announced", held_on="2999-01-01", name="金丝雀", community=hidden.community)

    assert client.get(f"/activities/{hidden.pk}/").status_code == 404
    assert "金丝雀" not in client.get("/activities/").text + client.get("/activities/?month=2019-12").text


def test_a_report_is_found_where_its_announcement_was(client, community):
    first = ActivityFactory(stage="announced", held_on="2026-12-05", community=community, name="预告", state="retired")
    ActivityFactory(community=community, name="办过了", held_on="2026-12-05", replaces=first, source=SourceFactory())

    answer = client.get(f"/activities/{first.pk}/")

    assert answer.context["activity"].name == "办过了"


@pytest.mark.parametrize("number", ["0", "01", "-1", "9" * 18, "9" * 40, "9" * 5000, "一", "x"])
def test_a_number_that_no_activity_has_is_not_found(client, db, number):
    assert client.get(f"/activities/{number}/").status_code == 404
    assert client.get(f"/activities/{number}.ics").status_code == 404
