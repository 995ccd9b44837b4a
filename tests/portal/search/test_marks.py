"""Found words stand out in the text as it was written, and what was written stays words."""

import pytest

from portal.search.marks import excerpt, mark

HOSTILE = "<script>alert('穗')</script>"
ESCAPED = "&lt;script&gt;alert(&#x27;{}&#x27;)&lt;/script&gt;"


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("穗花北社区", ["穗花"], "<mark>穗花</mark>北社区"),
        ("穗穗穗", ["穗"], "<mark>穗</mark><mark>穗</mark><mark>穗</mark>"),
        ("昌岗街道", ["昌岗街", "昌岗街道"], "<mark>昌岗街道</mark>"),
        ("社区与社区居委会", ["社区居委会", "社区"], "<mark>社区</mark>与<mark>社区居委会</mark>"),
        ("２０１９年", ["2019年"], "<mark>２０１９年</mark>"),
        ("WiFi 和 wifi", ["wifi"], "<mark>WiFi</mark> 和 <mark>wifi</mark>"),
        ("ﬁß", ["fi"], "ﬁß"),
        ("没有", ["穗"], "没有"),
        ("没有", [""], "没有"),
        ("50%_\\", ["%"], "50<mark>%</mark>_\\"),
        (HOSTILE, ["穗"], ESCAPED.format("<mark>穗</mark>")),
        (HOSTILE, ["<script>"], "<mark>&lt;script&gt;</mark>alert(&#x27;穗&#x27;)&lt;/script&gt;"),
        ("a&b", ["amp"], "a&amp;b"),
    ],
)
def test_words_are_marked(text, words, marked):
    assert mark(text, words) == marked


def test_a_long_text_is_cut_around_the_first_word():
    text = "前" * 100 + "议事" + "后" * 100

    assert excerpt([text], ["议事"]) == f"……{'前' * 24}<mark>议事</mark>{'后' * 64}……"


def test_the_text_that_holds_a_word_is_quoted_and_else_the_first():
    assert excerpt(["", "甲乙", "丙议事"], ["议事"]) == "丙<mark>议事</mark>"
    assert excerpt(["", "甲乙", "丙"], ["议事"]) == "甲乙"
    assert excerpt([], ["议事"]) == ""
