from datetime import date

import pytest

from portal.months import Month

DECEMBER = Month(2019, 12)


@pytest.mark.parametrize("words", ["", "2019", "2019-13", "9999-99", "2019-12-05", "2019-1", "0000-01", "\0", "x" * 99])
def test_what_is_no_month_is_not_read(words):
    assert Month.read(words) is None


@pytest.mark.parametrize("words", ["2019-12", "0001-01", "9999-12"])
def test_a_month_is_written_as_it_is_read(words):
    assert str(Month.read(words)) == words


def test_the_weeks_of_a_month_begin_on_monday_and_hold_every_day_once():
    weeks = DECEMBER.weeks()

    assert [len(week) for week in weeks] == [7] * 6
    assert [day for week in weeks for day in week if day] == [date(2019, 12, day) for day in range(1, 32)]
    assert weeks[0] == [None] * 6 + [date(2019, 12, 1)]  # a Sunday


@pytest.mark.parametrize("month", [Month(1, 1), Month(9999, 12)])
def test_the_first_and_the_last_month_of_all_have_weeks(month):
    assert sum(day is not None for week in month.weeks() for day in week) == 31


def test_the_nearest_months_are_those_of_which_something_is_known():
    others = [Month(2020, 3), Month(2018, 1), Month(2019, 2), DECEMBER, Month(2021, 1)]

    assert DECEMBER.nearest(others) == (Month(2019, 2), Month(2020, 3))
    assert DECEMBER.nearest([DECEMBER]) == (None, None)


def test_months_stand_in_the_order_of_time():
    assert sorted([Month(2020, 1), Month(2019, 12), Month(2019, 2)]) == [Month(2019, 2), DECEMBER, Month(2020, 1)]
