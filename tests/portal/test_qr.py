"""QR codes as paths: the modules that segno computes, all of them, with the white edge that readers need."""

import re

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.qr import QUIET, draw


def modules(drawing):
    """The dark modules that a path fills."""
    dark = set()
    for column, row, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawing.path):
        dark |= {(int(row), int(column) + step) for step in range(int(width))}
    return dark


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=120))
def test_every_module_is_drawn_and_nothing_else(words):
    matrix = segno.make_qr(words, error="q").matrix

    expected = {(r + QUIET, c + QUIET) for r, row in enumerate(matrix) for c, dark in enumerate(row) if dark}
    assert modules(draw(words)) == expected
    assert draw(words).side == len(matrix) + 2 * QUIET


@pytest.mark.parametrize("words", ["https://wenming.example.cn/communities/suihuabei/", "http://127.0.0.1:8000/"])
def test_three_corners_hold_the_marks_that_readers_look_for(words):
    drawing = draw(words)

    last = drawing.side - QUIET - 1
    dark = modules(drawing)
    for row, column, down, right in ((QUIET, QUIET, 1, 1), (QUIET, last, 1, -1), (last, QUIET, -1, 1)):
        edge = {(row, column + right * step) for step in range(7)} | {(row + down * step, column) for step in range(7)}
        assert edge <= dark
        assert (row + down, column + right) not in dark
