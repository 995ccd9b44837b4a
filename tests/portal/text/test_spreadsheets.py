"""Cells that a spreadsheet program must not run, and a file that it opens without a question."""

import csv
import io

import pytest

from portal.text.spreadsheets import guarded, to_csv


@pytest.mark.parametrize(
    "words",
    [
        '=HYPERLINK("http://evil.example","点我")',
        "+86 20",
        "-1+1|cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_what_would_be_run_gets_a_mark_before_it(words):
    assert guarded(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "约13.8万平方米", "𠮷祥里䶮", "a=b", "'=1", "—", "“一家亲”", "3-5人"])
def test_honest_words_stay_as_they_are(words):
    assert guarded(words) == words


def test_a_table_can_be_read_back_as_it_was():
    rows = [["指标", '带"引号"'], ["逗号,里面", "两\r\n行"], ["𠮷", "䶮"]]

    text = to_csv(["甲", "乙"], rows)

    assert text.startswith("\ufeff甲,乙\r\n")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))) == [["甲", "乙"], *rows]
