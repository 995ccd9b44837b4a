"""Pastes that were made to do harm, or are only broken: the text is kept, danger is gone, nothing raises or hangs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body import fault_in, from_blocks
from articles.cleaning import clean

TWO_MEGABYTES = 2 * 1024 * 1024
DANGER = re.compile(r"javascript:|data:|vbscript:|onerror|<script|alert", re.IGNORECASE)


def text(cleaned):
    return "".join(block["text"] for block in cleaned.blocks)


def addresses(cleaned):
    return [link["url"] for block in cleaned.blocks for link in block.get("links", ())]


@pytest.mark.parametrize(
    "source",
    [
        "<p>甲<script>alert(1)</script>乙</p>",
        "<p>甲<SCRIPT SRC=//evil.cn/x.js></SCRIPT>乙</p>",
        "<p>甲<img src=x onerror=alert(1)>乙</p>",
        "<p>甲<svg onload=alert(1)><script>alert(1)</script></svg>乙</p>",
        "<p>甲<iframe srcdoc='<script>alert(1)</script>'>alert</iframe>乙</p>",
        "<p onclick=alert(1)>甲<a href=' java\nscript:alert(1)'>乙</a></p>",
        "<p>甲<a href='data:text/html;base64,PHNjcmlwdD4='>乙</a></p>",
        "<p>甲<object data='data:text/html,alert'></object><embed src=javascript:alert(1)>乙</p>",
        "<p>甲<style>@import 'javascript:alert(1)';</style>乙</p>",
        "<p>甲<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>乙</p>",
        "<p>甲<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>乙",
        "<p>甲<template><script>alert(1)</script></template>乙</p>",
        "<p>甲<!--><img src=x onerror=alert(1)>-->乙</p>",
        "<p>甲<base href='javascript:alert(1)//'><meta http-equiv=refresh content='0;url=data:x'>乙</p>",
    ],
)
def test_danger_is_gone_and_the_words_are_kept(source):
    cleaned = clean(source)

    assert re.sub(r"[^甲乙]", "", text(cleaned)) == "甲乙"
    assert DANGER.search(str(cleaned.blocks)) is None
    assert addresses(cleaned) == []


def test_what_was_dropped_is_said():
    source = "<p onclick=x>甲<img src=x onerror=y alt=照片><a href=javascript:z>乙</a></p>"
    source += "<script>1</script><iframe></iframe>"

    assert clean(source).report == [
        "保留 1 段；去掉 4 处脚本、1 处嵌入的音视频或网页、1 张外部图片（请从图片库插入）。",
        "没有带入的图片：“照片”。",
    ]


def test_words_that_look_like_markup_stay_words():
    assert text(clean("<p>&lt;script&gt;甲&lt;/script&gt;</p>")) == "<script>甲</script>"


@pytest.mark.parametrize(
    "source", ["<p>甲\x00乙\ud800丙𠮷</p>", "甲\x00乙\ud800丙𠮷", "<p>甲&#0;乙&#xD800;丙&#x20BB7;"]
)
def test_nul_and_lone_surrogates_are_left_out_and_plane_two_stays(source):
    cleaned = clean(source)

    assert text(cleaned).replace("\ufffd", "") == "甲乙丙𠮷"
    assert fault_in(from_blocks(cleaned.blocks)) == ""
    text(cleaned).encode()


@pytest.mark.parametrize(
    "source",
    [
        "<b>甲<i>乙<p>丙",
        "</p></b>甲乙丙",
        "<p>甲<p>乙<td>丙",
        "<p>甲</i></b></p>乙<li>丙",
        "甲<p><a href=x>乙<a href=y>丙",
        "<p title='>甲'>甲乙丙",
    ],
)
def test_tags_that_are_never_closed_or_were_never_open_lose_no_words(source):
    assert text(clean(source)) == "甲乙丙"


def test_a_charset_that_a_page_claims_changes_no_words():
    assert text(clean("<meta charset=gb2312><p>穗𠮷</p>")) == "穗𠮷"


def test_ten_thousand_lists_in_each_other_keep_their_words():
    cleaned = clean("<p>甲" + "<ul><li>" * 10_000 + "乙" + "</li></ul>" * 10_000 + "<p>丙")

    assert [(block["kind"], block["text"]) for block in cleaned.blocks] == [
        ("paragraph", "甲"),
        ("item", "乙"),
        ("paragraph", "丙"),
    ]


def filled(piece):
    return piece * (TWO_MEGABYTES // len(piece.encode()))


HEAPS = {
    "p in div": lambda: "<div>" * 200_000 + "<p>" * 300_000,
    "unmatched ends": lambda: "<b>" * 300_000 + "</i>" * 250_000,
    "formats with names": lambda: "".join(f"<b id={number}>" for number in range(60_000)) + "<p>" * 100_000,
    "attributes": lambda: "<a " + " ".join(f"a{number}=1" for number in range(200_000)) + ">",
}
PIECES = ["<!--", "<a ", "<", "&", "<table><tr><td>", "<a><table>", "<ul><li>", "<svg><foreignObject>", "<blockquote>"]
PIECES += ["<![if !supportLists]>", "\n\n", "<p> ", "</p>", "<pre>\n", "<del>", "&#0;", "<p>甲", "<td>甲", "甲\n"]


@pytest.mark.parametrize("heap", HEAPS)
def test_two_megabytes_that_cost_others_the_square_come_to_an_end(heap):
    assert text(clean(f"{HEAPS[heap]()}<p>甲")) == "甲"


@pytest.mark.parametrize("piece", PIECES)
def test_two_megabytes_of_anything_come_to_an_end(piece):
    heap = piece * (TWO_MEGABYTES // len(piece.encode()))

    assert text(clean(heap)).count("甲") == heap.count("甲")


FRAGMENTS = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<div>",
            "<ul>",
            "<ol start=7>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "<td>",
            "<th>",
            "</table>",
        ),
        *(
            "<h2>",
            "</h2>",
            "<blockquote>",
            "<b>",
            "</b>",
            "<a href=https://a.cn>",
            "<a href=javascript:x>",
            "</a>",
            "<br>",
        ),
        *(
            "<![if !supportLists]>",
            "<![endif]>",
            "<p style='mso-list:l0'>",
            "<span style='mso-list:Ignore'>",
            "</span>",
        ),
        *(
            "<pre>",
            "</pre>",
            "<q>",
            "<svg>",
            "<img src=x>",
            "&nbsp;",
            " ",
            "\n",
            "<",
            "&",
            "'",
            '"',
            "-->",
            "</i>",
            "<o:p>",
        ),
    ]
)
WORDS = st.text(alphabet="穗花𠮷一1.、", min_size=1, max_size=6)


@given(st.lists(st.one_of(FRAGMENTS, WORDS), max_size=40))
def test_no_word_is_lost_and_every_paste_can_be_saved(parts):
    cleaned = clean("<div>" + "".join(parts))

    body = from_blocks(cleaned.blocks)
    kept = {sign: text(cleaned).count(sign) for sign in "穗花𠮷"}
    assert kept == {sign: "".join(parts).count(sign) for sign in "穗花𠮷"}
    assert fault_in(body) == ""
    assert cleaned.report != []
