"""Texts made to make comparing slow or fail: told coarsely, and still whole."""

import pytest

from articles.comparison import compare
from articles.comparison.pieces import MOST_CELLS

SIZE = 100_000


def document(*texts):
    return {"body": [{"kind": "paragraph", "anchor": f"p{n}", "text": text} for n, text in enumerate(texts, 1)]}


def sides(comparison):
    paragraphs = comparison.paragraphs
    return "".join(row.before for row in paragraphs), "".join(row.after for row in paragraphs)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("的" * SIZE, "了" * SIZE),
        ("的了" * (SIZE // 2), "了的" * (SIZE // 2)),
        ("。" * SIZE, "，。" * (SIZE // 2)),
        ("约" * SIZE, "超过" * (SIZE // 2)),
        ("1约" * (SIZE // 2), "2约" * (SIZE // 2)),
        ("1-" * (SIZE // 2), "2-" * (SIZE // 2)),
        ("一" * SIZE, "一二" * (SIZE // 2)),
        ("百分之" * (SIZE // 3), "千分之" * (SIZE // 3)),
        ("http://" * (SIZE // 7), "https://" * (SIZE // 8)),
        (" " * SIZE, " \u3000" * (SIZE // 2)),
        ("\ud800\x00" * (SIZE // 2), "\x00\ud800" * (SIZE // 2)),
    ],
)
def test_one_paragraph_of_a_hundred_thousand_characters(before, after):
    assert sides(compare(document(before), document(after), {})) == (before, after)


def test_two_thousand_paragraphs_all_new_and_all_a_little_alike():
    before = [f"第{n}位邻居说：有事好商量。" for n in range(2_000)]
    after = {
        "body": [
            {**block, "anchor": f"p{n}", "text": block["text"].replace("商量", "说")}
            for n, block in enumerate(document(*before)["body"][::-1], 5_000)
        ]
    }

    found = compare(document(*before), after, {})

    assert sorted(row.after for row in found.paragraphs if row.after) == sorted(row["text"] for row in after["body"])


def test_the_limit_is_what_a_server_can_bear():
    assert MOST_CELLS // 8 <= 2_000_000  # bytes of bit vectors for one pair of texts


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "𠮷野家", "<script>", "a\u202eb", " ", "\n"])
def test_odd_characters_are_compared_like_others(text):
    assert sides(compare(document("邻里"), document(text), {})) == ("邻里", text)
