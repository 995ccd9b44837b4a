"""Where a text may be cut: never inside a number, a unit, a qualifier or a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.comparison.words import cut


@given(st.text())
def test_the_words_spell_the_text_again(text):
    assert "".join(cut(text)) == text


@given(
    st.text(alphabet="约4８.,%万人次多余至百分之年月“”，。ab:/h\ud800\x00 \u3000𠮷"),
    st.lists(st.text(max_size=3), max_size=3),
)
def test_the_words_spell_what_is_odd_and_names_too(text, names):
    assert "".join(cut(text, names)) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("约4800人住在", "约|4800|人|住|在"),
        ("600多人次参加", "600|多|人次|参加"),
        ("13.8万平方米", "13.8万|平方米"),
        ("100多万人", "100|多|万人"),
        ("3至5户", "3|至|5|户"),
        ("2019年12月5日", "2019年|12月|5日"),
        ("１，０００元", "１|，|０００|元"),
        ("1,819,037人", "1,819,037|人"),
        ("24.4%", "24.4%"),
        ("百分之二十", "百分之二十"),
        ("一百二十余户", "一百二十|余|户"),
        ("近5000人左右", "近|5000|人|左右"),
        ("600来自各地", "600|来自|各地"),
        ("9:00-17:30", "9:00-17:30"),
        ("在https://example.org/a?b=1看", "在|https://example.org/a?b=1|看"),
        ("“今年以来”已成功", "“|今年以来|”|已|成功"),
    ],
)
def test_figures_keep_their_parts(text, words):
    assert "|".join(cut(text)) == words


def test_a_given_name_is_never_divided():
    assert cut("穗花北社区的徐进栋和李佩霞", ["穗花北社区", "徐进栋"])[:3] == ["穗花北社区", "的", "徐进栋"]
