"""Strings made to hang a reader: the number of calls grows with the length, not with its square. No clock is asked."""

import sys

import pytest

from communities.extraction.reader import read_story

LENGTH = 1_500
PIECES = [
    *("万", "一万", "3人", "1,", "3至", "“", "获得“", "(记者 ", "社区", "街道"),
    *("有中心、", "书记王", "今年以来", "、", "荣获", "a # "),
]


def calls(text):
    """How many Python and C functions one reading calls."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read_story(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_the_work_grows_with_the_length_and_not_faster(piece):
    repeats = LENGTH // len(piece)
    read_story(piece * repeats)

    assert calls(piece * repeats * 4) <= 4 * 1.3 * calls(piece * repeats) + 3_000
