"""Totals beside records, and stations in their tree."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from communities.models import Indicator
from communities.telling import compare_with_records
from tests.architecture.pages import Tree
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    FactFactory,
    InstitutionFactory,
    PersonFactory,
    PortraitFactory,
    RecognitionFactory,
)


@pytest.fixture
def community(db):
    return CommunityFactory()


@pytest.fixture
def total(community):
    return FactFactory(
        community=community,
        indicator=Indicator.objects.get(code="activity_sessions"),
        text="18场次",
        value=Decimal(18),
        unit="场次",
        qualifier="累计",
        period_text="2019年",
        period_start=date(2019, 1, 1),
        period_end=date(2019, 12, 31),
    )


@pytest.mark.parametrize(
    ("held_on", "sessions", "recorded"),
    [
        ("2019-05-01", 3, 3),
        ("2019-05", 3, 3),
        ("2019", 3, 3),
        ("2019-05-01", None, 1),
        ("2018-12-31", 3, 0),
        ("2020-01", 3, 0),
        ("", 3, 0),
    ],
)
def test_a_total_is_compared_with_the_dated_records_of_its_period(community, total, held_on, sessions, recorded):
    ActivityFactory(community=community, held_on=held_on, sessions=sessions)
    ActivityFactory(held_on="2019-05-01", sessions=7)
    ActivityFactory(community=community, held_on="2019-05-01", sessions=7, state="waiting")

    comparison = compare_with_records(total)

    assert (comparison.recorded, comparison.is_complete) == (recorded, False)


def test_a_total_is_complete_when_the_records_make_it_up_and_stays_what_it_was(community, total):
    ActivityFactory(community=community, held_on="2019-05", sessions=18)

    comparison = compare_with_records(total)

    assert (comparison.recorded, comparison.is_complete, comparison.fact.value) == (18, True, 18)


@pytest.mark.parametrize(
    ("kind", "parent", "refused"),
    [
        ("practice_station", "practice_office", False),
        ("practice_office", "practice_centre", False),
        ("practice_station", "practice_station", True),
        ("practice_centre", "practice_station", True),
        ("practice_station", "school", True),
        ("school", "practice_centre", True),
    ],
)
def test_a_station_stands_under_an_office_and_an_office_under_a_centre(db, kind, parent, refused):
    station = InstitutionFactory.build(kind_code=kind, parent=InstitutionFactory(kind_code=parent))

    if not refused:
        station.clean()
        return
    with pytest.raises(ValidationError) as error:
        station.clean()
    assert error.value.message_dict == {"parent": ["上级应是高一级的新时代文明实践阵地：站属于所，所属于中心。"]}


def cards_on(page):
    """The words of every card of a person."""
    return [tag.words for tag in Tree(page.text).tags if tag.name == "article" and tag["class"] == "person"]


def test_somebody_of_whom_two_sources_speak_has_one_card_with_both(client, db):
    community, person = CommunityFactory(), PersonFactory(name="徐进栋")
    for role, deed in [("社区民警", "守护平安。"), ("社区民警", "调解纠纷。"), ("党员", "")]:
        PortraitFactory(community=community, person=person, role=role, deed=deed)
    PortraitFactory(community=community, person__name="王燕莉")

    one, other = cards_on(client.get(community.get_absolute_url()))

    assert ("社区民警、党员" in one, "守护平安。" in one, "调解纠纷。" in one) == (True, True, True)
    assert "王燕莉" in other
    entries = client.get(f"/api/communities/{community.slug}/").json()["people"]
    assert [entry["role"] for entry in entries] == ["社区民警", "社区民警", "党员", "社区民警"]


def test_the_front_page_and_the_list_of_good_people_show_everybody_once(client, db):
    community, person = CommunityFactory(), PersonFactory(name="徐进栋")
    for role in ("社区民警", "调解员"):
        PortraitFactory(community=community, person=person, role=role)
    RecognitionFactory(community=None, person=person)

    assert [len(cards_on(client.get(path))) for path in ("/", "/good-people/")] == [1, 1]
    assert "调解员" in cards_on(client.get("/"))[0]
