import pytest

from portal.text.dates import read_partial_date, spell_partial_date


@pytest.mark.parametrize(
    ("words", "parts", "spelt"),
    [
        ("2019", (2019,), "2019年"),
        ("2019-12", (2019, 12), "2019年12月"),
        ("2019-12-05", (2019, 12, 5), "2019年12月5日"),
        ("2020-02-29", (2020, 2, 29), "2020年2月29日"),
        ("9999-12-31", (9999, 12, 31), "9999年12月31日"),
        ("0001-01", (1, 1), "1年1月"),
    ],
)
def test_a_date_is_read_and_spelt_as_far_as_it_is_known(words, parts, spelt):
    assert (read_partial_date(words), spell_partial_date(words)) == (parts, spelt)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2019-13",
        "2019-00",
        "2019-02-30",
        "9999-99",
        "0000",
        "19",
        "2019-1",
        "2019-12-5",
        "２０１９",
        "2019\n",
        "\0",
    ],
)
def test_what_no_calendar_has_is_no_date_and_stays_as_it_is(words):
    assert (read_partial_date(words), spell_partial_date(words)) == (None, words)
