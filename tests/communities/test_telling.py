"""Totals beside records, and stations in their tree."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from communities.models import Indicator
from communities.telling import compare_with_records
from tests.factories import ActivityFactory, CommunityFactory, FactFactory, InstitutionFactory


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
