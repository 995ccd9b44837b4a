"""What stands behind the ? of an address of the JSON is understood or refused, never left out in silence."""

import pytest
from django.http import QueryDict

from portal.endpoints.answers import RefusedError
from portal.endpoints.parameters import AFTER_NUMBER, AFTER_SLUG, Parameter, read_parameters

STREET = Parameter("street", "街道的网址名。")
KNOWN = [STREET, AFTER_SLUG]


def refusal(query, parameters=KNOWN):
    with pytest.raises(RefusedError) as refused:
        read_parameters(parameters, QueryDict(query))
    return refused.value.status, refused.value.content


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("", {"street": "", "after": ""}),
        ("street=", {"street": "", "after": ""}),
        ("street=chang-gang-2", {"street": "chang-gang-2", "after": ""}),
        (f"after={'a' * 100}", {"street": "", "after": "a" * 100}),
    ],
)
def test_a_value_is_read_and_an_empty_one_is_none(query, read):
    assert read_parameters(KNOWN, QueryDict(query)) == read


@pytest.mark.parametrize(
    "value", ["A", "a--b", "-a", "a-", "a b", "%E6%98%8C", "%00", "a%0A", "a" * 101, "%F0%A0%AE%B7", "'", "<b>", "_"]
)
def test_a_value_that_cannot_be_read_is_refused_with_what_is_allowed(value):
    assert refusal(f"street={value}") == (
        400,
        {"error": "参数“street”的写法看不懂。", "parameter": "street", "allowed": "街道的网址名。"},
    )


@pytest.mark.parametrize("value", ["0", "-1", "01", "1.0", "1e9", "９", "9" * 19])
def test_a_number_is_one_that_every_database_holds(value):
    assert refusal(f"after={value}", [AFTER_NUMBER])[0] == 400


def test_an_unknown_name_is_refused_with_the_names_that_there_are():
    assert refusal("stret=changgang") == (
        400,
        {"error": "这个地址没有参数“stret”。", "parameter": "stret", "allowed": ["street", "after"]},
    )


def test_a_name_is_given_once():
    assert refusal("street=a&street=b") == (
        400,
        {"error": "参数“street”只能写一次。", "parameter": "street", "allowed": "街道的网址名。"},
    )


def test_a_long_unknown_name_is_not_repeated_at_length():
    assert refusal("𠮷" * 500)[1]["parameter"] == "𠮷" * 40
