import re

from hypothesis import given
from hypothesis import strategies as st

from portal.text.finding import Finder, Hit

SMALL = st.text("甲乙丙", min_size=1, max_size=4)


def found(words, text):
    return [hit.word for hit in Finder(words).find(text)]


def test_of_words_that_overlap_the_first_is_found_and_of_those_the_longest():
    assert found(["海洋", "海洋社区", "社区党委", "洋社"], "新港街海洋社区党委") == ["海洋社区"]


def test_words_behind_one_another_are_all_found_with_their_places():
    assert list(Finder(["王燕莉", "徐进栋"]).find("请王燕莉、徐进栋来")) == [Hit(1, 4, "王燕莉"), Hit(5, 8, "徐进栋")]


def test_a_word_inside_the_beginning_of_another_is_found_where_the_other_breaks_off():
    assert found(["广东省造纸研究所", "造纸"], "广东省造纸厂") == ["造纸"]


def test_without_words_nothing_is_found():
    assert found([], "海洋社区") == []


@given(words=st.sets(SMALL, max_size=6), text=st.text("甲乙丙丁", max_size=40))
def test_it_finds_what_an_expression_of_all_words_finds(words, text):
    pattern = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"

    assert found(words, text) == re.findall(pattern, text)
