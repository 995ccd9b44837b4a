"""Small patterns are asked before dear ones: whatever a dear one finds, the small one in front of it must let through.

The strings are made from the dear patterns themselves: a word that is added to one and forgotten in the other is found.
"""

import re
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# module, what is asked first, what stands behind it
PAIRS = [
    ("award_words", "SAYS_LABEL", "LABEL_INSIDE"),
    ("bodies", "_MAY_BE_INSTITUTION", "_INSTITUTION"),
    ("bylines", "_ROLE_AT_END", "_TAIL"),
    ("cleaning", "_MAY_HOLD_NOISE", "_NOISE_INSIDE"),
    ("estate_names", "_LIES_SOMEWHERE", "_IN_COMMUNITY"),
    ("facts", "_MAY_BE_SUCH", "_SUCH_AS"),
    ("facts", "_OF_CUMULATIVE", "_CUMULATIVE"),
    ("likely_names", "_SET_APART", "_ENTRY"),
    ("likely_names", "_SET_APART", "_ROSTER"),
    ("listed_bodies", "_MAY_BE_SIZED", "_SIZE"),
    ("names_in_part", "_IN_PART", "_PARTIAL"),
    ("names_in_part", "_IN_PART", "_WITH_OFFICE"),
    ("sounded_names", "_MAY_BE_ONE", "_ONE"),
    ("times", "_QUICK", "_TIME"),
]


@pytest.mark.parametrize(("module", "first", "then"), PAIRS)
def test_what_is_asked_first_lets_through_whatever_is_found(module: str, first: str, then: str) -> None:
    within = vars(import_module(f"communities.extraction.{module}"))
    asked, dear = within[first], within[then]

    @settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.from_regex(dear), st.text("社区的,。：12 ", max_size=3), st.text("社区的,。;12 ", max_size=3))
    def lets_through(found: str, before: str, behind: str) -> None:
        words = before + found + behind
        if re.search(dear, words):
            assert asked.search(words), words

    lets_through()
