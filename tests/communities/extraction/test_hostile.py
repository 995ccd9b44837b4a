"""Strings made to hang a reader: the number of calls grows with the length, not with its square. No clock is asked."""

import sys
from itertools import islice, product

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


SIGNS = "东西南北春夏秋冬金木水火山石田云松柏梅兰"


def of_many_places(line, count):
    """A story with ``count`` lines, each of a place that no other names."""
    names = ("".join(signs) for signs in product(SIGNS, repeat=3))
    return "东亭社区位于梨园街道。\n" + "".join(line.replace("X", name) for name in islice(names, count))


@pytest.mark.parametrize(
    "line",
    [
        "X建于1990年。\n",
        "X是一个老小区。\n",
        "回迁小区名叫X。\n",
        "X居委会有3人。\n",
        "X宿舍列入改造。\n",
        "X 数量(个) 户(户)\n",
        "靠河的叫X苑，共9栋。\n",
        "住进X园，X园有9栋。\n",
        "西边的X社区有9栋。",
        "X社区挨着车站，",
        "X东院9栋，",
        "推进X社区建设。",
    ],
)
def test_the_work_grows_with_the_places_and_not_faster(line):
    read_story(of_many_places(line, 100))

    assert calls(of_many_places(line, 400)) <= 4 * 1.3 * calls(of_many_places(line, 100)) + 3_000
