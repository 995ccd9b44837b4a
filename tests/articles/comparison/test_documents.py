"""Two documents of a story: which paragraph became what, which fields differ, and that nothing goes unsaid."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.comparison import compare

NAMES = {
    "sources": {3: "《广州日报》2019年12月"},
    "pictures": {7: "议事厅", 8: "议事厅", 9: "榕树下"},
    "communities": {1: "穗花北社区", 2: "海洋社区"},
    "facts": {5: "协调民事纠纷28起"},
}
FIRST = "穗花北社区是半开放式的商住小区，4800人住在这里。"
SECOND = "社区守着三句话，邻里有事好商量。"
THIRD = "2019年累计开展活动18场次，600人次参加。"


def block(anchor, text, kind="paragraph", **more):
    return {"kind": kind, "anchor": anchor, "text": text, **more}


def document(*body, **fields):
    return {
        "title": "商量出来的好邻里",
        "deck": "",
        "origin": "original",
        "source": None,
        "source_credit": "",
        "picture": None,
        "body": list(body),
        "communities": [],
        "tags": [],
        "bylines": [],
        "citations": [],
        **fields,
    }


def told(before, after):
    return [(row.state, row.number, row.before, row.after) for row in compare(before, after, NAMES).paragraphs]


def notes(before, after):
    (row,) = compare(document(before), document(after), NAMES).paragraphs
    return row.state, row.notes


def fields(before, after):
    found = compare(document(**before), document(**after), NAMES)
    return [(row.label, row.before, row.after) for row in found.fields]


BLOCKS = st.builds(
    block,
    st.sampled_from(["p1", "p2", "p3", "p4", "s1"]),
    st.sampled_from(["", FIRST, SECOND, SECOND.replace("三", "两"), THIRD, "邻里"]),
    st.sampled_from(["paragraph", "heading", "quote"]),
)
LINKED = st.builds(
    lambda row, links: {**row, "links": [{"start": at, "end": at + 1, "url": url} for at, url in links]},
    BLOCKS,
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["/a/", "/b/"])), max_size=2),
)
PICTURED = st.builds(lambda row, number: {**row, "kind": "picture", "picture": number}, BLOCKS, st.integers(7, 10))
BODIES = st.lists(st.one_of(BLOCKS, LINKED, PICTURED), max_size=6, unique_by=lambda row: row["anchor"])
DOCUMENTS = st.builds(
    lambda body, **fields: document(*body, **fields),
    BODIES,
    title=st.sampled_from(["题", "题目"]),
    deck=st.sampled_from(["", "副题"]),
    source=st.sampled_from([None, 3, 4]),
    picture=st.sampled_from([None, 7, 8]),
    communities=st.lists(st.integers(1, 3), max_size=2),
    tags=st.lists(st.sampled_from(["议事", "议、事"]), max_size=2),
    bylines=st.lists(
        st.fixed_dictionaries(
            {"role": st.just("reporter"), "contributor": st.integers(1, 2), "name": st.sampled_from(["穗文明", "李"])}
        ),
        max_size=2,
    ),
    citations=st.lists(
        st.fixed_dictionaries(
            {
                "anchor": st.sampled_from(["p1", "p9"]),
                "fact": st.integers(5, 6),
                "caption": st.sampled_from(["", "28起"]),
            }
        ),
        max_size=2,
    ),
)


@given(DOCUMENTS)
def test_a_document_is_the_same_as_itself(content):
    found = compare(content, copy.deepcopy(content), NAMES)

    assert found.is_empty
    assert found.summary == "两版一字不差。"
    assert [row.number for row in found.paragraphs] == list(range(1, len(content["body"]) + 1))


@given(DOCUMENTS, DOCUMENTS)
def test_whatever_differs_is_told(before, after):
    assert compare(before, after, NAMES).is_empty == (before == after)


@given(DOCUMENTS, DOCUMENTS)
def test_both_bodies_can_be_read_from_the_comparison(before, after):
    rows = compare(before, after, NAMES).paragraphs

    later = [row for row in rows if row.state != "removed"]
    earlier = sorted((row for row in rows if row.before_number), key=lambda row: row.before_number)
    assert [(row.anchor, row.after) for row in later] == [(row["anchor"], row["text"]) for row in after["body"]]
    assert [(row.before_anchor, row.before) for row in earlier] == [
        (row["anchor"], row["text"]) for row in before["body"]
    ]


@given(DOCUMENTS, DOCUMENTS)
def test_both_readings_of_a_field_can_be_read_from_its_pieces(before, after):
    for row in compare(before, after, NAMES).fields:
        assert "".join(text for op, text in row.pieces if op != "ins") == row.before
        assert "".join(text for op, text in row.pieces if op != "del") == row.after


def test_without_an_earlier_document_all_is_new():
    found = compare(None, document(block("p1", FIRST), tags=["议事"]), NAMES)

    assert [(row.label, row.pieces) for row in found.fields] == [
        ("标题", [("ins", "商量出来的好邻里")]),
        ("来稿方式", [("ins", "本站采写")]),
        ("标签", [("ins", "议事")]),
    ]
    assert [(row.state, row.pieces) for row in found.paragraphs] == [("added", [("ins", FIRST)])]
    assert found.standing == [("标题", "商量出来的好邻里"), ("来稿方式", "本站采写"), ("标签", "议事")]
    assert found.summary == "这是第一版，没有更早的可比。"


def test_a_paragraph_keeps_its_partner_by_its_anchor_however_it_was_rewritten():
    before, after = (
        document(block("p1", FIRST), block("p2", SECOND)),
        document(block("p1", SECOND), block("p2", "新。")),
    )

    assert told(before, after) == [("changed", 1, FIRST, SECOND), ("changed", 2, SECOND, "新。")]


def test_an_edited_paragraph_with_a_new_anchor_is_one_changed_paragraph():
    before = document(block("p1", FIRST), block("p5", THIRD), block("p6", SECOND))
    after = document(block("p1", FIRST), block("p17", THIRD.replace("600", "600多")), block("p6", SECOND))

    found = compare(before, after, NAMES)

    assert [row.state for row in found.paragraphs] == ["same", "changed", "same"]
    assert found.paragraphs[1].pieces[1] == ("ins", "多")
    assert (found.paragraphs[1].before_anchor, found.paragraphs[1].anchor) == ("p5", "p17")
    assert found.paragraphs[1].notes == []


def test_a_paragraph_unlike_the_one_it_replaces_came_while_the_other_went():
    before = document(block("p1", FIRST), block("p2", SECOND))
    after = document(block("p1", FIRST), block("p3", "图书馆周一闭馆。"))

    assert told(before, after)[1:] == [("removed", 2, SECOND, ""), ("added", 2, "", "图书馆周一闭馆。")]


def test_a_moved_paragraph_is_told_as_moved():
    rows = [block("p1", FIRST), block("p2", SECOND), block("p3", THIRD)]

    found = compare(document(*rows), document(rows[2], rows[0], rows[1]), NAMES)

    assert [(row.state, row.anchor) for row in found.paragraphs] == [("moved", "p3"), ("same", "p1"), ("same", "p2")]
    assert found.paragraphs[0].notes == ["原为第3段，移到了这里。"]


def test_what_changed_is_counted_in_a_sentence():
    before = document(block("p1", FIRST), block("p2", SECOND), block("p3", THIRD))
    after = document(
        block("p3", THIRD), block("p1", FIRST + "好。"), block("p4", "图书馆周一闭馆。"), title="邻里", tags=["议事"]
    )

    found = compare(before, after, NAMES)

    assert found.summary == "改动1段，新增1段，删去1段，移动1段；标题、标签有改动。"
    assert found.changed_count == 4


def test_a_paragraph_that_was_moved_and_edited_is_told_as_both():
    rows = [block("p1", FIRST), block("p2", SECOND), block("p3", THIRD)]
    edited = block("p9", THIRD.replace("600", "600多"))

    row = compare(document(*rows), document(edited, *rows[:2]), NAMES).paragraphs[0]

    assert (row.state, row.is_moved, row.notes) == ("changed", True, ["原为第3段，移到了这里。"])


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (block("p1", FIRST), block("s1", FIRST, "heading"), "由正文改为小标题。"),
        (
            block("p1", FIRST),
            block("p7", FIRST),
            "文字未变，段落编号由 p1 换成 p7，指到这一段的引用和留言请核对。",
        ),
        (
            block("p1", "", "picture", picture=7),
            block("p1", "", "picture", picture=9),
            "图片由“议事厅”换成“榕树下”。",
        ),
        (
            block("p1", "", "picture", picture=7),
            block("p1", "", "picture", picture=8),
            "图片由“议事厅（第7号）”换成“议事厅（第8号）”。",
        ),
        (
            block("p1", SECOND),
            block("p1", SECOND, links=[{"start": 0, "end": 2, "url": "https://example.org/"}]),
            "新增链接：“社区”→ https://example.org/。",
        ),
        (
            block("p1", SECOND, links=[{"start": 0, "end": 2, "url": "/a/"}]),
            block("p1", SECOND),
            "删去链接：“社区”→ /a/。",
        ),
        (
            block("p1", SECOND, links=[{"start": 0, "end": 2, "url": "/a/"}]),
            block("p1", SECOND, links=[{"start": 0, "end": 2, "url": "/b/"}]),
            "链接“社区”由 /a/ 改为 /b/。",
        ),
        (
            block("p1", "社区和社区", links=[{"start": 0, "end": 2, "url": "/a/"}]),
            block("p1", "社区和社区", links=[{"start": 3, "end": 5, "url": "/a/"}]),
            "链接换了位置。",
        ),
        (block("p1", SECOND), block("p1", SECOND, language="yue"), "language 有改动。"),
    ],
)
def test_what_changed_besides_the_words_is_said(before, after, said):
    assert notes(before, after) == ("changed", [said])


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"title": "邻里"}, {"title": "好邻里"}, ("标题", "邻里", "好邻里")),
        ({"origin": "original"}, {"origin": "reprint"}, ("来稿方式", "本站采写", "转载")),
        ({"source": None}, {"source": 3}, ("原报道", "", "《广州日报》2019年12月")),
        ({"source": 3}, {"source": 99}, ("原报道", "《广州日报》2019年12月", "第99号")),
        ({"picture": 7}, {"picture": 8}, ("题图", "议事厅（第7号）", "议事厅（第8号）")),
        ({"communities": [1]}, {"communities": [1, 2]}, ("写到的社区", "穗花北社区", "穗花北社区、海洋社区")),
        ({"tags": ["甲", "乙"]}, {"tags": ["甲"]}, ("标签", "甲、乙", "甲")),
        ({"tags": ["甲、乙"]}, {"tags": ["甲", "乙"]}, ("标签", '["甲、乙"]', '["甲", "乙"]')),
        (
            {"bylines": [{"role": "reporter", "contributor": 1, "name": "李"}]},
            {"bylines": [{"role": "photographer", "contributor": 1, "name": "李"}]},
            ("署名", "记者 李", "摄影 李"),
        ),
        (
            {"bylines": [{"role": "reporter", "contributor": 1, "name": "李"}]},
            {"bylines": [{"role": "reporter", "contributor": 2, "name": "李"}]},
            ("署名", "记者 李（第1号）", "记者 李（第2号）"),
        ),
        ({}, {"reprint_of": "原题"}, ("reprint_of", "", '"原题"')),
    ],
)
def test_a_field_is_told_in_words(before, after, said):
    assert fields(before, after) == [said]


def test_a_cited_fact_is_told_with_its_paragraph():
    body = [block("p1", FIRST), block("p2", SECOND)]
    before = document(*body, citations=[{"anchor": "p2", "fact": 5, "caption": ""}])
    after = document(body[1], citations=[{"anchor": "p2", "fact": 5, "caption": "28起"}])

    (row,) = compare(before, after, NAMES).fields

    assert (row.before, row.after) == ("第1段：协调民事纠纷28起", "第1段：协调民事纠纷28起，标注“28起”")


def test_names_of_communities_and_people_are_never_divided():
    signed = [{"role": "reporter", "contributor": 1, "name": "徐进栋"}]
    before = document(block("p1", "记者徐进栋走访了穗花北社区，看邻里怎样议事。"), bylines=signed)
    after = document(block("p1", "记者徐进走访了穗花社区，看邻里怎样议事。"), bylines=signed, communities=[1])

    pieces = compare(before, after, NAMES).paragraphs[0].pieces

    assert ("del", "徐进栋") in pieces
    assert any(op == "del" and text.endswith("穗花北社区") for op, text in pieces)


def test_unchanged_paragraphs_are_folded_unless_something_hangs_on_them():
    rows = [block(f"p{n}", f"第{n}段的话。") for n in range(1, 8)]
    after = [*rows[:6], block("p7", "第7段的新话。")]

    found = compare(document(*rows), document(*after), NAMES)

    def shape(keep):
        return [(row.is_folded, [p.number for p in row.paragraphs]) for row in found.stretches(keep)]

    assert shape(()) == [(True, [1, 2, 3, 4, 5, 6]), (False, [7])]
    assert shape({"p3"}) == [(True, [1, 2]), (False, [3]), (True, [4, 5, 6]), (False, [7])]


def test_the_left_side_is_the_earlier_paragraph_and_the_right_the_later():
    (row,) = compare(document(block("p1", "约4800人")), document(block("p1", "4800多人")), NAMES).paragraphs

    assert row.left == [("del", "约"), ("same", "4800"), ("same", "人")]
    assert row.right == [("same", "4800"), ("ins", "多"), ("same", "人")]
