"""Quarters begin and end by the clock of Guangzhou."""

from datetime import UTC, date, datetime

import pytest

from portal.quarters import Quarter


@pytest.mark.parametrize(
    ("day", "code", "words"),
    [
        (date(2026, 1, 1), "2026Q1", "2026年第一季度"),
        (date(2026, 3, 31), "2026Q1", "2026年第一季度"),
        (date(2026, 4, 1), "2026Q2", "2026年第二季度"),
        (date(2026, 12, 31), "2026Q4", "2026年第四季度"),
    ],
)
def test_a_day_lies_in_its_quarter(day, code, words):
    quarter = Quarter.of(day)

    assert (str(quarter), quarter.words, Quarter.read(code)) == (code, words, quarter)


WRONG = ["", "2026", "2026Q5", "2026Q0", "0999Q1", "２０２６Q1", "2026Q1\n", "2026q1", "9" * 20]


@pytest.mark.parametrize("words", WRONG)
def test_nothing_else_is_a_quarter(words):
    assert Quarter.read(words) is None


def test_quarters_follow_one_another_and_meet_at_midnight_in_guangzhou():
    last = Quarter(2026, 4)

    assert (last.next, last.next.previous, last.previous) == (Quarter(2027, 1), last, Quarter(2026, 3))
    assert last.next.start == datetime(2026, 12, 31, 16, tzinfo=UTC)


def test_the_last_year_that_can_be_read_has_an_end():
    assert Quarter(2999, 4).next.start.year == 3000
