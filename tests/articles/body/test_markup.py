"""The text in light markup says exactly what the blocks say, whatever the words look like."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body import KINDS, fault_in, from_blocks, from_text, highest_numbers, to_text

# Words that look like marks, links, escapes and pictures; odd blanks; planes beyond the first.
WORDS = st.one_of(
    st.text(alphabet="穗𠮷#-> !\\[]()图1.2\t\u3000\u200d<&\"'", max_size=10),
    st.sampled_from(
        [
            *(
                "## 题",
                "- 项",
                "1. 步",
                "> 引",
                "![图12] 说明",
                "![图12]",
                "\\## 题",
                "\\\\- 项",
                "999. 步",
                "1000. 步",
            ),
            *("[文字](https://a.cn/)", "\\[文字](/x/)", "[a\\](/x/)", "](", "[", "\\", "a\\", "![图0]", "![图01]"),
        ]
    ),
)
URLS = st.sampled_from(["https://a.cn/", "http://b.cn:80/x?y=[1]&z=(2)#甲", "/stories/", "HTTPS://a.cn/a b"])


@st.composite
def rows(draw):
    """One block as an editor sends it: pieces of text, some of which are links."""
    kind = draw(st.sampled_from(KINDS))
    text, links = "", []
    for words, url in draw(st.lists(st.tuples(WORDS, st.one_of(st.just(""), URLS)), max_size=4)):
        if url and words:
            links.append({"start": len(text), "end": len(text) + len(words), "url": url})
        text += words
    row = {"kind": kind, "anchor": "", "text": text, "links": links}
    return {**row, "picture": draw(st.integers(1, 10**18 - 1))} if kind == "picture" else row


BODIES = st.lists(rows(), max_size=8).map(from_blocks)


def bare(body):
    return [{key: value for key, value in block.items() if key != "anchor"} for block in body]


@given(BODIES)
def test_a_body_comes_back_from_its_text_as_it_was(body):
    assert from_text(to_text(body), before=body, used=highest_numbers(body)) == body


@given(BODIES)
def test_the_text_alone_says_everything_but_the_anchors(body):
    assert bare(from_text(to_text(body))) == bare(body)


@given(BODIES)
def test_a_body_comes_back_from_an_editor_as_it_was(body):
    assert from_blocks(json.loads(json.dumps(body)), before=body, used=highest_numbers(body)) == body


@given(BODIES)
def test_whatever_an_editor_sends_is_a_body_without_fault(body):
    assert fault_in(body) == ""


@given(st.text(alphabet="穗#-> !\\[]()图1./hps:\n\x00\ud800\x85", max_size=60))
def test_whatever_is_typed_is_a_body_that_comes_back(text):
    body = from_text(text)

    assert fault_in(body) == ""
    assert from_text(to_text(body), before=body) == body


def typed(text):
    return [(block["kind"], block["text"]) for block in from_text(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("导语\n\n- 甲\n- 乙", [("lede", "导语"), ("item", "甲"), ("item", "乙")]),
        ("导语\n\n1. 甲\n2. 乙", [("lede", "导语"), ("step", "甲"), ("step", "乙")]),
        ("导语\n\n- 甲\n续一行\n- 乙", [("lede", "导语"), ("item", "甲 续一行"), ("item", "乙")]),
        ("导语\n\n> 甲\n> 续", [("lede", "导语"), ("quote", "甲 续")]),
        ("导语\n\n> 甲\n\n> 乙", [("lede", "导语"), ("quote", "甲"), ("quote", "乙")]),
        ("导语\n## 题\n正文", [("lede", "导语"), ("heading", "题"), ("paragraph", "正文")]),
        ("共有\n3. 5公里", [("lede", "共有 3. 5公里")]),
        (
            "导语\n\n-甲\n\n1.甲\n\n>甲",
            [("lede", "导语"), ("paragraph", "-甲"), ("paragraph", "1.甲"), ("paragraph", ">甲")],
        ),
        ("导语\n\n\\- 不是列表", [("lede", "导语"), ("paragraph", "- 不是列表")]),
        ("- 甲\n\n文", [("item", "甲"), ("paragraph", "文")]),
        ("![图12]\n\n导语\n\n文", [("picture", ""), ("lede", "导语"), ("paragraph", "文")]),
        ("![图0] 说明\n\n文", [("lede", "![图0] 说明"), ("paragraph", "文")]),
        (f"![图{10**20}] 说明", [("lede", f"![图{10**20}] 说明")]),
    ],
)
def test_marks_say_what_a_block_is(text, blocks):
    assert typed(text) == blocks


def test_a_picture_is_named_by_its_number_with_words_of_its_own():
    assert from_text("![图12] 邻里围坐") == [{"kind": "picture", "anchor": "p1", "text": "邻里围坐", "picture": 12}]


def test_a_link_lies_over_its_words():
    [block] = from_text("见[公告](https://www.gz.gov.cn/a)和[名录](/communities/)。")

    assert block == {
        "kind": "lede",
        "anchor": "p1",
        "text": "见公告和名录。",
        "links": [
            {"start": 1, "end": 3, "url": "https://www.gz.gov.cn/a"},
            {"start": 4, "end": 6, "url": "/communities/"},
        ],
    }


def test_places_of_links_are_counted_in_characters():
    assert from_text("𠮷𠮷[文](/a/)")[0]["links"] == [{"start": 2, "end": 3, "url": "/a/"}]


@pytest.mark.parametrize(
    "url",
    [
        *(
            "javascript:alert(1)",
            "JavaScript:alert",
            "data:text/html,x",
            "//evil.cn/",
            "/\\evil.cn",
            "evil.cn",
            "ftp://a.cn/",
        ),
        *(
            "https://",
            "https:///x",
            "https://gov.cn@evil.cn/",
            "https://a.cn\\@b.cn/",
            "mailto:a@b.cn",
            "vbscript:x",
            "#p2",
        ),
    ],
)
def test_where_a_story_may_not_lead_its_words_stay_as_typed(url):
    text = f"看[这里]({url})"

    assert from_text(text) == [{"kind": "lede", "anchor": "p1", "text": text}]


def test_steps_are_numbered_anew_in_each_run():
    body = from_text("1. 甲\n7. 乙\n\n文\n\n1. 丙")

    assert to_text(body) == "1. 甲\n\n2. 乙\n\n文\n\n1. 丙"


@pytest.mark.parametrize("text", ["C:\\文件\\1", "（1）甲", "[注]", "2019. 甲", "5 > 3", "a*b_c", "~~甲~~", "《图12》"])
def test_ordinary_words_need_no_backslash(text):
    assert to_text(from_text(text)) == text


@pytest.mark.parametrize(
    "sign", ["[", "\\", "](", "[a](", "- ", "> ", "\\[", "1. ", "[[", "\n- ", "\n\n", "![图1]", "[a](/"]
)
def test_a_hundred_thousand_signs_are_read_in_one_pass(sign):
    body = from_text(sign * 100_000)

    assert sum(len(block["text"]) for block in body) <= len(sign) * 100_000
