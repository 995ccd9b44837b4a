"""Choices of many words: whatever their order, the one that a plain choice finds is found."""

import re

import pytest

from communities.extraction.choices import choice_of, first_signs

WORDS = ("获得", "获", "荣获", "[去今]年(?!度)", "则(?<!规则)", "去年度")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("荣获一等奖", "荣获"),
        ("获得一等奖", "获得"),
        ("获一等奖", "获"),
        ("规则,否则", "则"),
        ("去年度", "去年度"),
        ("今年初", "今年"),
        ("明年", None),
    ],
)
def test_a_choice_finds_the_first_of_its_words(text: str, found: str | None) -> None:
    match = re.search(choice_of(WORDS), text)
    assert (match[0] if match else None) == found


def test_words_of_one_sign_stay_in_their_order() -> None:
    assert re.findall(choice_of(("获", "获得")), "获得") == ["获"]


def test_what_a_rule_stands_behind_is_no_place_for_it() -> None:
    match = re.search(choice_of(WORDS), "规则,否则")
    assert match is not None
    assert match.start() == 4


def test_first_signs_are_a_set_to_look_ahead_for() -> None:
    assert [text for text in ("获得", "今年", "度") if re.match(first_signs(WORDS), text)] == ["获得", "今年"]
