from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.numbers import LONGEST, Span, find_number, read_number

NUMERAL_CHARACTERS = "0123456789０９.．,，零〇一二三四五六七八九两点十百千仟万萬亿億"

DIGITS = "零一二三四五六七八九"
SECTION = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))


def in_han(number: int) -> str:
    """Spell 1 to 9999 by the book: 1005 is 一千零五, 10 is 一十."""
    words, skipped = "", False
    for place, mark in SECTION:
        digit = number // place % 10
        if digit:
            words += ("零" if skipped and words else "") + DIGITS[digit] + mark
        skipped = not digit
    return words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4800", "4800"),
        ("0.265", "0.265"),
        ("1,819,037", "1819037"),
        ("1，819，037", "1819037"),
        ("１３．８万", "138000"),
        ("13.8万", "138000"),
        ("1.2亿", "120000000"),
        ("1.2万亿", "1200000000000"),
        ("3千", "3000"),
        ("9仟", "9000"),
        ("2萬", "20000"),
        ("3千万", "30000000"),
        ("1万2千", "12000"),
        ("1亿2000万", "120000000"),
        ("1亿500万", "105000000"),
    ],
)
def test_an_arabic_numeral_is_read_with_its_multipliers(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("零", "0"),
        ("〇", "0"),
        ("五", "5"),
        ("十", "10"),
        ("十五", "15"),
        ("二十八", "28"),
        ("一百零五", "105"),
        ("二百十五", "215"),
        ("一千二百", "1200"),
        ("一千零五十", "1050"),
        ("一万零五", "10005"),
        ("一亿零五百万", "105000000"),
        ("九千九百九十九亿九千九百九十九万九千九百九十九", "999999999999"),
        ("二十四点四", "24.4"),
        ("零点五", "0.5"),
        ("一点二万", "12000"),
        ("二〇一九", "2019"),
        ("二零一九", "2019"),
    ],
)
def test_a_chinese_numeral_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(("text", "value"), [("一百五", 150), ("两千三", 2300), ("三万五", 35000), ("3万五", 35000)])
def test_a_last_digit_may_leave_its_place_unsaid(text: str, value: int) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "三四",  # three or four
        "三四十",  # thirty or forty
        "1万5",  # 10005 or 15000
        "1万500",
        "13点8",  # the time or the number
        "十点三十",
        "百",  # 百姓, 百货
        "万亿",
    ],
)
def test_what_has_two_readings_is_not_guessed(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "人", "5人", " 5", "5\n", "5\x00", "\U00020bb7", "\ud800", "٣"),
        *("-5", "+5", "5e3", "1_000", "1,81", "1819,037", ".5", "13.", "1.2.3"),
        *("二十百", "1万万", "一百零五十", "1.2万五", "零百", "一零点"),
    ],
)
def test_what_is_not_one_whole_numeral_is_not_read(text: str) -> None:
    assert read_number(text) is None


def test_a_numeral_of_the_longest_length_is_read_exactly() -> None:
    assert read_number("9" * (LONGEST - 1) + "万") == int("9" * (LONGEST - 1)) * 10_000


def test_a_longer_numeral_is_not_read() -> None:
    assert read_number("9" * (LONGEST + 1)) is None


def test_a_whole_value_has_no_decimal_places() -> None:
    assert str(read_number("13.8万")) == "138000"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("约13.8万平方米", Span(1, 6, Decimal(138000))),
        ("区域有１，８１９人", Span(3, 8, Decimal(1819))),
        ("党员二十八名,群众5人", Span(2, 5, Decimal(28))),
        ("2019年以来", Span(0, 4, Decimal(2019))),
        ("万松园有12人", Span(4, 6, Decimal(12))),
        ("18\x00场", Span(0, 2, Decimal(18))),
    ],
)
def test_the_first_numeral_of_a_text_is_found(text: str, span: Span) -> None:
    assert find_number(text) == span


@pytest.mark.parametrize("text", ["", "多处场地", "三四十人", "2019.5.3", "十点三十分", "万" * 10_000])
def test_no_part_of_an_unreadable_run_is_found(text: str) -> None:
    assert find_number(text) is None


def test_the_search_goes_on_behind_an_unreadable_run() -> None:
    assert find_number("三四十人,5场") == Span(5, 6, Decimal(5))


@given(st.integers(0, 10**18))
def test_a_formatted_integer_reads_as_itself(number: int) -> None:
    assert [read_number(str(number)), read_number(f"{number:,}")] == [number, number]


@given(st.decimals(0, 10**9, places=3))
def test_a_decimal_in_units_of_ten_thousand_reads_as_its_product(number: Decimal) -> None:
    assert read_number(f"{number}万") == number * 10_000


@given(st.integers(1, 9999))
def test_an_integer_spelled_by_the_book_reads_as_itself(number: int) -> None:
    assert read_number(in_han(number)) == number


@given(st.text(alphabet=NUMERAL_CHARACTERS, max_size=LONGEST))
def test_a_value_is_never_negative_and_always_finite(text: str) -> None:
    value = read_number(text)

    assert value is None or (value.is_finite() and value >= 0)


@given(st.text() | st.text(alphabet=NUMERAL_CHARACTERS + "约多人 "))
def test_a_found_span_reads_as_its_value(text: str) -> None:
    span = find_number(text)

    assert span is None or read_number(text[span.start : span.end]) == span.value


@pytest.mark.parametrize("piece", ["9", "万", "一", "点", "1,", "1万", "一点", "1.", "，", "十百"])
def test_hostile_repetition_is_answered(piece: str) -> None:
    assert read_number(piece * 10_000) is None
    find_number(piece * 10_000)
