"""A story's body: plain-text blocks whose anchors stay with their words and are never given away twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body import BLOCK_LIMIT, TEXT_LIMIT, fault_in, from_text, highest_numbers, to_text

# Paragraphs as people type them: words, marks, odd blanks, line ends; some again and again.
LINES = st.text(alphabet="穗花北社区约4800人。“”# \t\u3000\u200b<&", max_size=12)
PARAGRAPHS = st.one_of(LINES, st.sampled_from(["邻里坐到一起。", "## 头一件事", "约4800人住在这里。"]))
TEXTS = st.lists(PARAGRAPHS, max_size=8).map("\n\n".join)


def block(anchor="p1", text="邻里", kind="lede", **more):
    return {"kind": kind, "anchor": anchor, "text": text, **more}


def anchors(body):
    return [row["anchor"] for row in body]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (" \n\n\t\n", []),
        ("一段", [("lede", "p1", "一段")]),
        ("一段\n\n二段", [("lede", "p1", "一段"), ("paragraph", "p2", "二段")]),
        ("一段\r\n\r\n二段", [("lede", "p1", "一段"), ("paragraph", "p2", "二段")]),
        ("一段\r\r二段", [("lede", "p1", "一段"), ("paragraph", "p2", "二段")]),
        ("一段\n\u3000\t \n二段", [("lede", "p1", "一段"), ("paragraph", "p2", "二段")]),
        ("\u3000\u3000一段 ", [("lede", "p1", "一段")]),
        ("一行\n又一行", [("lede", "p1", "一行 又一行")]),
        ("一段\n\n## 题\n\n二段", [("lede", "p1", "一段"), ("heading", "s1", "题"), ("paragraph", "p2", "二段")]),
        ("## 小标题\n\n一段", [("heading", "s1", "小标题"), ("paragraph", "p1", "一段")]),
        ("##小标题", [("lede", "p1", "##小标题")]),
        ("# 小标题", [("lede", "p1", "# 小标题")]),
        ("一段\n\n## ", [("lede", "p1", "一段"), ("paragraph", "p2", "##")]),
        ("<b>一段</b>", [("lede", "p1", "<b>一段</b>")]),
    ],
)
def test_a_text_is_cut_at_its_blank_lines(text, blocks):
    assert [(row["kind"], row["anchor"], row["text"]) for row in from_text(text)] == blocks


def test_a_body_is_edited_as_one_text():
    body = [block(), block("s1", "头一件事", "heading"), block("p2", "约4800人。", "paragraph")]

    assert to_text(body) == "邻里\n\n## 头一件事\n\n约4800人。"


@given(TEXTS)
def test_a_body_that_is_only_looked_at_stays_as_it_is(text):
    body = from_text(text)

    assert from_text(to_text(body), before=body, used=highest_numbers(body)) == body


@given(TEXTS)
def test_every_text_makes_a_body_without_fault(text):
    assert fault_in(from_text(text)) == ""


@given(TEXTS, TEXTS)
def test_a_paragraph_whose_words_stay_keeps_its_anchor(before, after):
    body = from_text(before)

    old, new = first_anchors(body), first_anchors(from_text(after, before=body))

    stayed = old.keys() & new.keys()
    assert {words: new[words] for words in stayed} == {words: old[words] for words in stayed}


def first_anchors(body):
    """Of several paragraphs of the same words, the anchor of the first."""
    return {(row["kind"] == "heading", row["text"]): row["anchor"] for row in reversed(body)}


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_an_anchor_is_never_given_to_other_words(texts):
    body, used, given_to = [], {}, {}
    for text in texts:
        body = from_text(text, before=body, used=used)
        used = highest_numbers(body, used)
        for row in body:
            assert given_to.setdefault(row["anchor"], row["text"]) == row["text"]


def test_the_number_of_a_removed_last_paragraph_is_not_used_again():
    first = from_text("一段\n\n二段\n\n三段")
    used = highest_numbers(first)
    second = from_text("一段\n\n二段", before=first, used=used)

    third = from_text("一段\n\n二段\n\n四段", before=second, used=highest_numbers(second, used))

    assert anchors(third) == ["p1", "p2", "p4"]


def test_paragraphs_of_equal_words_keep_their_anchors_in_order():
    body = from_text("同样\n\n同样\n\n## 同样\n\n同样")

    assert anchors(from_text(to_text(body), before=body)) == ["p1", "p2", "s1", "p3"]


def test_an_edited_paragraph_gets_a_new_anchor_and_its_neighbours_keep_theirs():
    body = from_text("一段\n\n二段\n\n三段")

    assert anchors(from_text("一段\n\n二段，改过\n\n三段", before=body)) == ["p1", "p4", "p3"]


def test_a_moved_paragraph_takes_its_anchor_along():
    body = from_text("一段\n\n二段\n\n三段")

    moved = from_text("三段\n\n一段\n\n二段", before=body)

    assert [(row["kind"], row["anchor"]) for row in moved] == [("lede", "p3"), ("paragraph", "p1"), ("paragraph", "p2")]


def test_a_paragraph_that_becomes_a_heading_is_another():
    body = from_text("一段\n\n小事")

    assert anchors(from_text("一段\n\n## 小事", before=body)) == ["p1", "s1"]


@pytest.mark.parametrize(
    ("body", "used", "highest"),
    [
        ([], None, {"p": 0, "s": 0}),
        ([block("p3"), block("s2")], None, {"p": 3, "s": 2}),
        ([block("p3")], {"p": 7, "s": 1}, {"p": 7, "s": 1}),
        ([block("p9")], {"p": 7}, {"p": 9, "s": 0}),
    ],
)
def test_the_highest_numbers_are_of_all_that_was_ever_given(body, used, highest):
    assert highest_numbers(body, used) == highest


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (None, f"正文应为不超过 {BLOCK_LIMIT} 个段落的列表。"),
        ("一段", f"正文应为不超过 {BLOCK_LIMIT} 个段落的列表。"),
        ({}, f"正文应为不超过 {BLOCK_LIMIT} 个段落的列表。"),
        ([block()] * (BLOCK_LIMIT + 1), f"正文应为不超过 {BLOCK_LIMIT} 个段落的列表。"),
        (["一段"], "正文第 1 段缺少类别、锚点或文字。"),
        ([{}], "正文第 1 段缺少类别、锚点或文字。"),
        ([{"kind": "lede", "anchor": "p1"}], "正文第 1 段缺少类别、锚点或文字。"),
        ([block(html="<b>")], "正文第 1 段缺少类别、锚点或文字。"),
        ([block(kind="picture")], "正文第 1 段的图片编号不对。"),
        ([block(kind="table")], "正文第 1 段的类别或锚点不对。"),
        ([block(anchor="")], "正文第 1 段的类别或锚点不对。"),
        ([block(anchor="p0")], "正文第 1 段的类别或锚点不对。"),
        ([block(anchor="p10000")], "正文第 1 段的类别或锚点不对。"),
        ([block(anchor="x1")], "正文第 1 段的类别或锚点不对。"),
        ([block(anchor='p1" onclick="')], "正文第 1 段的类别或锚点不对。"),
        ([block(anchor=1)], "正文第 1 段的类别或锚点不对。"),
        ([block(), block("p1", "二段", "paragraph")], "正文第 2 段的锚点 p1 重复。"),
        ([block(text="")], "正文第 1 段没有文字。"),
        ([block(text=" \u3000")], "正文第 1 段没有文字。"),
        ([block(text=7)], "正文第 1 段没有文字。"),
        ([block(text="长" * TEXT_LIMIT), block("p2", "多", "paragraph")], f"正文超过 {TEXT_LIMIT} 字。"),
        ([block(text="长" * TEXT_LIMIT)], ""),
        ([block(anchor="p9999")], ""),
        ([], ""),
    ],
)
def test_the_fault_in_a_body_is_named(body, fault):
    assert fault_in(body) == fault
