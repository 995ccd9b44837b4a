from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.charts import LEAST, bars, columns, scaled

COUNTS = st.lists(st.integers(0, 10**9), max_size=30)


def test_the_largest_takes_the_whole_length_and_the_others_their_share():
    assert scaled([10, 5, 0], 100) == [100, 50, 0]


def test_one_among_thousands_is_still_seen():
    assert scaled([1, 100_000], 100) == [LEAST, 100]


@pytest.mark.parametrize("counts", [[], [0], [0, 0]])
def test_nothing_has_no_length(counts):
    assert scaled(counts, 100) == [0] * len(counts)


@given(COUNTS)
def test_columns_stand_on_one_ground_side_by_side_within_the_drawing(counts):
    boxes = columns(counts, width=320, height=120)

    assert len(boxes) == len(counts)
    assert all(box.bottom == pytest.approx(120) and box.y >= 0 for box in boxes)
    assert all(left.right < right.x for left, right in pairwise(boxes))
    assert all(box.x >= 0 and box.right <= 320 for box in boxes)


@given(COUNTS)
def test_bars_begin_at_one_edge_one_below_the_other(counts):
    boxes = bars(counts, width=250, step=58, top=28, thickness=20)

    assert [(box.x, box.y, box.h) for box in boxes] == [(0, 28 + 58 * k, 20) for k in range(len(counts))]
    assert all(box.w <= 250 for box in boxes)


def test_amounts_of_a_fact_are_drawn_to_the_same_scale_as_counts():
    assert scaled([Decimal("0.2"), Decimal("0.4"), Decimal(0)], 100) == [50, 100, 0]
