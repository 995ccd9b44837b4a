"""When an activity was held, as exactly as its source says and never more."""

import pytest
from django.core.exceptions import ValidationError

from communities.models import Activity

HELD_ON = Activity._meta.get_field("held_on")


@pytest.mark.parametrize("held_on", ["", "2019", "2019-12", "2019-12-05", "2020-02-29"])
def test_a_time_may_be_a_year_a_month_a_day_or_unknown(held_on):
    assert HELD_ON.clean(held_on, Activity()) == held_on


@pytest.mark.parametrize(
    "held_on", ["2019-13", "2019-00", "2019-02-30", "2019-2", "2019年", "中秋", "２０１９", "0000"]
)
def test_a_time_that_is_on_no_calendar_is_refused(held_on):
    with pytest.raises(ValidationError) as refusal:
        HELD_ON.clean(held_on, Activity())

    assert refusal.value.messages == ["写成 2019、2019-12 或 2019-12-05。"]


@pytest.mark.parametrize(
    ("columns", "when"),
    [
        ({"held_on": "2019-12", "period_text": "2019年以来"}, "2019-12"),
        ({"period_text": "主题教育期间"}, "主题教育期间"),
        ({}, "日期未载"),
    ],
)
def test_an_activity_says_when_it_was_as_its_source_does(columns, when):
    assert Activity(**columns).when == when
