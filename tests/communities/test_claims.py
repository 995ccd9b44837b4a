"""Which activities on record a total of a report is compared with."""

from datetime import date

import pytest

from communities.claims import claim_of
from communities.models import Indicator
from tests.factories import ActivityFactory, CommunityFactory, FactFactory, SourceFactory

HELD = ["2018-11-30", "2019-03", "2019-12-05", "2019-12-20", "2020-02-01"]


def recorded(community, **told):
    """How many of the activities of HELD, one session each, a total is compared with."""
    source = SourceFactory(published_on=date(2019, 12, 10), is_undated=False)
    indicator = Indicator.objects.get(code="activity_sessions")
    total = FactFactory.build(community=community, indicator=indicator, source=source, unit="场次", **told)
    return claim_of(total).recorded


@pytest.mark.parametrize(
    ("told", "sessions"),
    [
        ({"period_text": "2019年", "period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31)}, 3),
        ({"period_text": "今年以来", "period_start": date(2019, 1, 1)}, 2),
        ({"period_text": "截至2019年12月5日", "as_of": "2019-12-05"}, 3),
        ({"period_text": "截至2019年底", "as_of": "2019-12"}, 4),
        ({"as_of": "2019"}, 3),
        ({"as_of": "2019-12"}, 2),
        ({"as_of": ""}, 0),
    ],
)
def test_a_total_is_compared_with_what_was_held_in_its_time(db, told, sessions):
    community = CommunityFactory()
    for day in HELD:
        ActivityFactory(community=community, held_on=day)

    assert recorded(community, **told) == sessions


def test_hours_of_lessons_are_no_sessions(db):
    indicator = Indicator.objects.get(code="activity_sessions")
    lessons = FactFactory.build(community=CommunityFactory(), indicator=indicator, text="48课时", value=48, unit="课时")

    assert claim_of(lessons) is None
    assert (lessons.is_exact, lessons.is_countable) == (True, False)


def test_what_waits_to_replace_another_is_not_counted_beside_it(db):
    community = CommunityFactory()
    public = ActivityFactory(community=community, held_on="2019-05-01", sessions=3)
    ActivityFactory(
        community=community, held_on="2019-05-01", sessions=4, state="waiting", replaces=public, origin=public
    )

    assert recorded(community, as_of="2019") == 4
