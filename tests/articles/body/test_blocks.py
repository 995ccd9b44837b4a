"""Blocks as an editor sends them: what is wrong is said, nothing dangerous is kept, anchors stay with their blocks."""

import pytest

from articles.body import LINK_LIMIT, BodyError, fault_in, from_blocks, from_text, pictures_in


def block(kind="lede", text="邻里", anchor="p1", **more):
    return {"kind": kind, "anchor": anchor, "text": text, **more}


def link(start=0, end=2, url="https://a.cn/"):
    return {"start": start, "end": end, "url": url}


BAD_LINKS = [
    *("x", {}, [], [None], [{}], [link(url="javascript:alert(1)")], [link(url="//a.cn")], [link(url=7)]),
    *([link(0, 0)], [link(1, 3)], [link(-1, 1)], [link(True, 2)], [link("0", 2)], [link(0, 1.0)], [link(0, 10**20)]),
    *([link(0, 2), link(1, 2)], [link(1, 2), link(0, 1)], [{**link(), "title": "x"}], [link(url="https://a.cn/a b")]),
]


@pytest.mark.parametrize("links", BAD_LINKS)
def test_a_link_that_is_none_is_a_fault(links):
    assert fault_in([block(links=links)]) == "正文第 1 段的链接不对：只收 http、https 网址和本站的路径，彼此不重叠。"


@pytest.mark.parametrize("picture", [None, "12", 0, -1, True, 1.0, 10**18, 10**20, [12]])
def test_a_picture_without_its_number_is_a_fault(picture):
    assert fault_in([block("picture", picture=picture)]) == "正文第 1 段的图片编号不对。"


def test_words_with_the_number_of_a_picture_are_a_fault():
    assert fault_in([block(picture=12)]) == "正文第 1 段的图片编号不对。"


@pytest.mark.parametrize("text", ["甲\n乙", "甲\x00乙", "甲\ud800乙", " 甲", "甲\u3000", "甲\x85乙", "甲\uffff乙"])
def test_what_no_line_may_hold_is_a_fault(text):
    assert fault_in([block(text=text)]) == "正文第 1 段里有换行、首尾空白或不能保存的字符。"


@pytest.mark.parametrize(
    "kinds", [["paragraph"], ["heading", "lede"], ["lede", "lede"], ["picture", "paragraph"], ["item", "lede"]]
)
def test_the_lede_is_the_opening_paragraph_and_no_other(kinds):
    body = [
        block(kind, anchor=f"p{number}", **({"picture": 1} if kind == "picture" else {}))
        for number, kind in enumerate(kinds, 1)
    ]

    assert fault_in(body).endswith("段不对：导语是、也只是正文开头的那一段。")


def test_links_have_a_limit():
    text = "字" * (LINK_LIMIT + 1)
    links = [link(place, place + 1) for place in range(LINK_LIMIT + 1)]

    assert fault_in([block(text=text, links=links)]) == f"正文里的链接超过 {LINK_LIMIT} 处。"
    assert fault_in([block(text=text, links=links[:-1])]) == ""


def test_an_editor_may_leave_out_what_follows_from_the_order():
    sent = [block("paragraph", anchor=""), block("lede", "二段", anchor=""), block("item", " ", anchor="")]

    assert from_blocks(sent) == [block(), block("paragraph", "二段", "p2")]


def test_an_editor_may_send_nothing_as_null():
    assert from_blocks([block(anchor="", links=None, picture=None)]) == [block()]
    assert from_blocks([block(anchor=None)]) == [block()]


def test_lines_and_what_cannot_be_kept_leave_words_and_links_in_place():
    sent = block(text=" \x00甲\n乙\ud800公告 ", anchor="", links=[link(4, 9, "HTTPS://a.cn/甲 乙")])

    assert from_blocks([sent]) == [block(text="甲 乙公告", links=[link(2, 5, "https://a.cn/甲%20乙")])]


def test_links_may_come_in_any_order():
    sent = block(text="甲乙", anchor="", links=[link(1, 2), link(0, 1, "/a/")])

    assert from_blocks([sent])[0]["links"] == [link(0, 1, "/a/"), link(1, 2)]


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        *((wrong, "正文应为不超过 2000 个段落的列表。") for wrong in (None, {}, "文", 7, [block()] * 2001)),
        *(([wrong], "正文第 1 段缺少类别、锚点或文字。") for wrong in (None, [], "文", {}, block(html="<b>"))),
        ([block(), block("table")], "正文第 2 段的类别或锚点不对。"),
        ([block(["lede"])], "正文第 1 段的类别或锚点不对。"),
        ([block(text=None)], "正文第 1 段没有文字。"),
        ([block("picture", picture=10**20)], "正文第 1 段的图片编号不对。"),
        ([block("picture", picture=None)], "正文第 1 段的图片编号不对。"),
        ([block(text="长" * 100_001)], "正文超过 100000 字。"),
    ],
)
def test_what_is_no_body_is_refused_with_a_sentence(sent, fault):
    with pytest.raises(BodyError) as refused:
        from_blocks(sent)

    assert str(refused.value) == fault


@pytest.mark.parametrize("links", [given for given in BAD_LINKS if given not in ([], {})][:-1])
def test_a_bad_link_of_an_editor_is_refused_with_a_sentence(links):
    if links == [link(1, 2), link(0, 1)]:  # put in order
        return

    with pytest.raises(BodyError, match="的链接不对"):
        from_blocks([block(links=links)])


def sent(anchor, text, kind="paragraph"):
    return block(kind, text, anchor)


BEFORE = from_text("一段\n\n## 题\n\n二段\n\n三段")


@pytest.mark.parametrize(
    ("rows", "anchors"),
    [
        ([sent("p1", "一段，改过"), sent("p2", "二段")], ["p1", "p2"]),
        ([sent("p2", "二段"), sent("p1", "一段")], ["p2", "p1"]),
        ([sent("p2", "前半"), sent("p2", "后半")], ["p2", "p4"]),
        ([sent("", "二段"), sent("p2", "二段，改过")], ["p4", "p2"]),
        ([sent("", "三段"), sent("", "新的")], ["p3", "p4"]),
        ([sent("p9", "新的"), sent("x", "又一段"), sent("p1 onclick", "再一段")], ["p4", "p5", "p6"]),
        ([sent("s1", "题，改过", "heading"), sent("p1", "一段", "heading")], ["s1", "s2"]),
        ([sent("p3", "三段", "item"), sent("s1", "题")], ["p3", "p4"]),
    ],
)
def test_a_block_keeps_the_anchor_that_it_had_and_no_other(rows, anchors):
    assert [row["anchor"] for row in from_blocks(rows, before=BEFORE)] == anchors


def test_numbers_that_removed_blocks_had_are_not_given_again():
    assert from_blocks([sent("", "新的")], before=BEFORE, used={"p": 8, "s": 1})[0]["anchor"] == "p9"


def test_a_picture_keeps_its_anchor_whatever_is_said_of_it():
    before = from_text("![图12] 甲\n\n文\n\n![图13] 乙")

    after = from_text("文\n\n![图13] 乙，改过\n\n![图12]", before=before)

    assert [(row["kind"], row["anchor"]) for row in after] == [("lede", "p2"), ("picture", "p3"), ("picture", "p1")]


def test_pictures_are_named_once_in_order():
    assert pictures_in(from_text("![图7]\n\n文\n\n![图3]\n\n![图7]")) == [7, 3]
