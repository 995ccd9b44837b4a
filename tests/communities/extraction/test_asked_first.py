"""Small patterns are asked before dear ones: whatever a dear one finds, the small one in front of it must let through.

The strings are made from the dear patterns themselves: a word that is added to one and forgotten in the other is found.
"""

import re
from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communities.extraction import award_items, award_words, heroes, spoken_of

FEW = settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck), derandomize=True)

# module and what is asked first: what stands behind it
PAIRS = {
    ("anecdotes", "_OF_PERSONS"): ["_ONE_DID", "_ONE_PAYS"],
    ("anecdotes", "_OF_TAKING"): ["_STOLEN", "_TAKEN_AWAY"],
    ("award_words", "SAYS_LABEL"): ["LABEL_INSIDE"],
    ("bare_titles", "_HOPES"): ["_HOPED_FOR"],
    ("bare_titles", "_SAYS_OF_QUOTED"): ["_AGED", "_FELL_TO", "_INVERTED", "_ON_LIST"],
    ("bodies", "_MAY_BE_INSTITUTION"): ["_INSTITUTION"],
    ("body_words", "_MAY_BE_QUOTED_PLACE"): ["_QUOTED_PLACE"],
    ("body_words", "_MAY_BE_TEAM"): ["TEAM_NAMED"],
    ("body_words", "_PLACE_LAST"): ["PLACE_NAMED"],
    ("bylines", "_ROLE_AT_END"): ["_TAIL"],
    ("cleaning", "_MAY_HOLD_NOISE"): ["_NOISE_INSIDE"],
    ("commendations", "_IS_PLAQUE"): ["_AHEAD", "_BEHIND"],
    ("commendations", "_GIVING"): ["_GIVEN_AWAY"],
    ("commendations", "_MAY_BE_LISTED"): ["_LISTED_LATER"],
    ("commendations", "_MAY_BE_SHOWN"): ["_AHEAD", "_AMONG_THEM", "_BEHIND", "_ONCE"],
    ("estate_names", "_COUNTS_HOUSES"): ["_CALLED_HOMES", "_SINGLED_OUT", "_TAILED_HOMES"],
    ("estate_names", "_LIES_SOMEWHERE"): ["_IN_COMMUNITY"],
    ("estate_names", "_MAY_BE_SAID"): ["_SAID_ESTATE"],
    ("facts", "_MAY_BE_SUCH"): ["_SUCH_AS"],
    ("facts", "_OF_CUMULATIVE"): ["_CUMULATIVE"],
    ("heroes", "_MAY_BE_IN_SHORT"): ["_IN_SHORT"],
    ("honoured", "_OF_GIVING"): ["_GIVEN"],
    ("honoured", "TELLS_OF_HONOURS"): [
        "_ALL_HONOURED",
        "_ARE_HONOURED",
        "_GIVEN",
        "_HONOURED",
        "_IS_GIVEN",
        "_OF_A_CONTEST",
        "_OF_THE_STATE",
        "_ONLY_THEY",
    ],
    ("honour_papers", "_MAY_HEAD"): ["_INTRODUCES_AT_ALL", "_SAYS_WHO"],
    ("likely_names", "_SET_APART"): ["_ENTRY", "_NUMBERED", "_ROSTER"],
    ("listed_bodies", "_MAY_BE_SIZED"): ["_SIZE"],
    ("names_in_part", "_IN_PART"): ["_PARTIAL", "_WITH_OFFICE"],
    ("no_counts", "_OF_SUCH_WORDS"): [
        "_EACH_ONE",
        "_IN_CHAT",
        "_LOST",
        "_MOVED_TO_SAFETY",
        "_OF_EACH",
        "_OF_OTHERS",
        "_ONE_FOR_SO_MANY",
        "_PER_HEAD",
        "_RESCUED",
        "_ROUTINE",
        "_SOME_OF_THEM",
        "_THAN_BEFORE",
    ],
    ("place_spellings", "_ENDS_LIST"): ["_LIST_OF_COMMUNITIES"],
    ("plans", "NOT_YET"): ["_INTENDS", "_LACKING", "_LACKING_BEHIND", "_PLAN", "_PLANNED_LIST", "_WISHED"],
    ("sounded_names", "_MAY_BE_ONE"): ["_ONE"],
    ("standing_names", "_AFTER_MARK"): ["_CLAUSE"],
    ("standing_names", "_ASKED"): ["_TO_ASK"],
    ("subjects", "JOINT"): ["BOTH", "IN_BRIEF"],
    ("times", "_QUICK"): ["_TIME"],
}


@pytest.mark.parametrize(
    ("module", "first", "then"), [(*asked, dear) for asked, all_dear in PAIRS.items() for dear in all_dear]
)
def test_what_is_asked_first_lets_through_whatever_is_found(module: str, first: str, then: str) -> None:
    within = vars(import_module(f"communities.extraction.{module}"))
    demand_that_it_lets_through(within[first], within[then])


@pytest.mark.parametrize(("status", "pattern"), award_words.STATUS)
def test_what_may_be_hoped_for_is_asked_first_of_every_state(status: str, pattern: re.Pattern[str]) -> None:
    demand_that_it_lets_through(award_words.MAY_BE_HOPED, pattern)


@pytest.mark.parametrize(
    ("signs", "pattern"),
    [(award_words.LABEL_BEGINS, award_words.LABEL), (award_words.LEAD_BEGINS, award_words.LEAD)],
)
def test_signs_that_are_asked_first_are_all_with_which_a_match_begins(
    signs: frozenset[str], pattern: re.Pattern[str]
) -> None:
    @given(st.from_regex(pattern))
    @FEW
    def begins_with_one(words: str) -> None:
        found = pattern.match(words)
        if found and found[0]:
            assert words[0] in signs or words[0].isdecimal(), words

    begins_with_one()


@pytest.mark.parametrize(
    ("ask", "pattern"),
    [
        (award_items.plain_at, award_words.PLAIN),
        (award_items.quoted_at, award_words.ITEM),
        (award_items.quoted_at, award_words.NESTED),
    ],
)
def test_what_is_asked_before_a_title_lets_every_title_through(
    ask: Callable[[str, int, int], re.Match[str] | None], pattern: re.Pattern[str]
) -> None:
    @given(st.from_regex(pattern))
    @FEW
    def lets_through(words: str) -> None:
        if pattern.match(words):
            assert ask(words, 0, len(words)), words
            assert award_items.may_begin(words, 0, len(words)), words

    lets_through()


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.text("老小阿医生大姐姨师傅李社区哥", max_size=12))
def test_who_is_called_in_short_is_found_as_by_the_whole_pattern(words: str) -> None:
    assert list(heroes._in_short(words)) == [found[1] or found[2] for found in heroes._IN_SHORT.finditer(words)]


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.from_regex(spoken_of._OF_ANY_KIND))
def test_a_title_of_any_kind_ends_with_one_of_their_last_signs(title: str) -> None:
    assert title.rstrip("\n")[-1] in spoken_of._ENDS_OF_TITLES


def demand_that_it_lets_through(asked: re.Pattern[str], dear: re.Pattern[str]) -> None:
    """Make strings that ``dear`` finds something in, and ask ``asked`` of them."""

    @FEW
    @given(st.from_regex(dear), st.text("社区的,。：12 ", max_size=3), st.text("社区的,。;12 ", max_size=3))
    def lets_through(found: str, before: str, behind: str) -> None:
        words = before + found + behind
        if re.search(dear, words):
            assert asked.search(words), words

    lets_through()
