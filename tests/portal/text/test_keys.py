import pytest

from portal.text.keys import is_key


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1", True),
        ("9" * 18, True),
        ("", False),
        ("9" * 19, False),
        ("²", False),
        ("１", False),
        ("-1", False),
        ("1 ", False),
    ],
)
def test_only_ascii_digits_that_fit_are_the_number_of_a_row(words, expected):
    assert is_key(words) == expected
