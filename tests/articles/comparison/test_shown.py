"""The comparison on the review desk: three views, said in words as well as in colour, and nothing hidden stays so."""

import re

import pytest
from django.template import Template, engines
from django.test import RequestFactory
from django.utils.html import strip_tags

from articles.comparison import compare
from articles.comparison.unseen import blanks_in, shown

PAGE = "{% load comparison %}{% show_comparison found view=view keep=keep below=below versions=versions %}"


def block(anchor, text, kind="paragraph", **more):
    return {"kind": kind, "anchor": anchor, "text": text, **more}


BEFORE = {
    "title": "好邻里",
    "body": [
        block("p1", "开头的话。", "lede"),
        block("p2", "没有变的话。"),
        block("p3", "约4800人住在这里。"),
        block("p4", "图书馆周一闭馆，请大家转告。"),
        block("p5", "", "picture", picture=7),
    ],
}
AFTER = {
    "title": "好街坊",
    "body": [
        *BEFORE["body"][:2],
        block("p9", "4800多人住在这里。"),
        BEFORE["body"][4],
        block("p10", "老师说：“问得真细。”", "quote", links=[{"start": 0, "end": 2, "url": "/people/"}]),
    ],
}
NAMES = {"pictures": {7: "议事厅"}}


def page(view="", before=BEFORE, after=AFTER, *, keep=(), below="", versions=("", "")):
    given = {"found": compare(before, after, NAMES), "view": view, "keep": keep, "below": below, "versions": versions}
    request = RequestFactory().get("/admin/", {"view": view, "other": "1"})
    return engines["django"].from_string(PAGE).render(given, request)


def words(html):
    return re.sub(r"\s+", "", strip_tags(html))


def paragraphs(html):
    return [words(part) for part in re.findall(r'<p class="diff__text">(.*?)</p>', html, re.DOTALL)]


def test_what_came_and_went_is_said_in_words():
    assert paragraphs(page())[1:] == [
        "开头的话。",
        "没有变的话。",
        "〔删去：约〕4800〔新增：多〕人住在这里。",
        "〔删去：图书馆周一闭馆，请大家转告。〕",
        "〔新增：老师说：“问得真细。”〕",
    ]


def test_side_by_side_each_side_marks_its_own():
    assert paragraphs(page("sides"))[3:] == [
        "〔删去：约〕4800人住在这里。",
        "4800〔新增：多〕人住在这里。",
        "〔删去：图书馆周一闭馆，请大家转告。〕",
        "〔新增：老师说：“问得真细。”〕",
    ]


def test_the_final_text_stands_without_marks_and_without_what_went():
    html = page("final")

    assert "<ins" not in html
    assert "<del" not in html
    assert "图书馆" not in html
    assert paragraphs(html) == ["好街坊", "开头的话。", "没有变的话。", "4800多人住在这里。", "老师说：“问得真细。”"]
    assert "“老师”链到 /people/" in html


@pytest.mark.parametrize(
    ("view", "chosen"), [("", "合并看"), ("merged", "合并看"), ("sides", "左右看"), ("x", "合并看")]
)
def test_the_view_that_is_shown_is_marked(view, chosen):
    (current,) = re.findall(r'<a href="([^"]*)" aria-current="true">([^<]*)</a>', page(view))

    assert current[1] == chosen
    assert "other=1" in current[0]


def test_a_first_version_is_shown_without_marks_unless_somebody_wants_them():
    assert "<ins" not in page(before=None)
    assert "<ins" in page("merged", before=None)
    assert "这是第一版，没有更早的可比。" in page(before=None)


def test_unchanged_paragraphs_are_folded_and_can_be_kept_open():
    assert "第1至2段未改动" in page()
    assert "<details" not in page(keep={"p2"})
    assert "<details" not in page("final")


def test_a_template_of_the_page_stands_below_every_paragraph_that_is_still_there():
    html = page(below=Template("[{{ paragraph.anchor }} {{ versions.1 }}]"), versions=("来稿", "初审稿"))

    assert re.findall(r"\[(.*?)\]", html) == ["p1 初审稿", "p2 初审稿", "p9 初审稿", "p5 初审稿", "p10 初审稿"]
    assert "来稿与初审稿对比：改动1段，新增1段，删去1段；标题有改动。" in html


def test_paragraphs_can_be_led_to_by_their_anchors():
    assert re.findall(r' id="(p\d+)"', page()) == ["p1", "p2", "p9", "p5", "p10"]


def test_markup_in_a_text_stays_text():
    html = page(
        "merged", before={"title": "", "body": []}, after={"title": "<b>", "body": [block("p1", "<script>1</script>")]}
    )

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_text_that_holds_hidden_signs_shows_them():
    before, after = ({"body": [block("p1", text)]} for text in ("约4800人\u202e走", "约4800人\u202e\u200b\ud800走"))
    html = page(before=before, after=after)

    assert html.encode()
    assert paragraphs(html) == ["约4800人⟨U+202E⟩〔新增：⟨U+200B⟩⟨U+D800⟩〕走"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" ", "空格"),
        ("  ", "2个空格"),
        (" \u3000", "空格、全角空格"),
        ("\n", "换行"),
        ("\u2003", "U+2003"),
        ("约 ", ""),
    ],
)
def test_blanks_are_said(text, said):
    assert blanks_in(text) == said


def test_what_can_be_seen_is_left_alone():
    assert shown("𠮷野家 约4800人\u3000“邻里”") == "𠮷野家 约4800人\u3000“邻里”"
