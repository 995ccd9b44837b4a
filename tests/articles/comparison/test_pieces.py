"""Two texts in one row of pieces: what a person would have marked, and always the whole of both."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.comparison import pieces as module
from articles.comparison.pieces import common_words, compared
from articles.comparison.words import cut

WORDS = st.lists(st.sampled_from(["约", "4800", "人", "次", *"多，。“”会的", "议事", "议事会", "邻里"]), max_size=30)


def marked(before, after):
    """The pieces as one line: [-gone-], [+come+]."""
    signs = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]"}
    return "".join(signs[op].format(text) for op, text in compared(cut(before), cut(after)))


def sides(pieces):
    return tuple("".join(text for op, text in pieces if op != other) for other in ("ins", "del"))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "", ""),
        ("", "新的", "[+新的+]"),
        ("旧的", "", "[-旧的-]"),
        (
            "商住小区。4800人住在这里，面积合计13.8万平方米",
            "商住小区。约4800人住在这里，面积合计约13.8万平方米",
            "商住小区。[+约+]4800人住在这里，面积合计[+约+]13.8万平方米",
        ),
        ("约4800人", "4800人", "[-约-]4800人"),
        ("活动18场次，600人次参加。", "活动18场次，600多人次参加。", "活动18场次，600[+多+]人次参加。"),
        (
            "“有事会商量”。2019年已成功协调民事纠纷28起",
            "“有事会商量”。“今年以来”已成功协调民事纠纷28起",
            "“有事会商量”。[-2019年-][+“今年以来”+]已成功协调民事纠纷28起",
        ),
        (
            "并获评“广州好人”。",
            "并入选“广州好人”候选人。",
            "并[-获评-][+入选+]“广州好人”[+候选人+]。",
        ),
        ("协调28起", "协调128起", "协调[-28-][+128+]起"),
        ("13.8万平方米", "13.9万平方米", "[-13.8万-][+13.9万+]平方米"),
        ("2019年12月5日", "2019年12月6日", "2019年12月[-5日-][+6日+]"),
        ("600人", "600人次", "600[-人-][+人次+]"),
        ("文明,和谐", "文明，和谐", "文明[-,-][+，+]和谐"),
        ("今年评上", "“今年”评上", "[+“+]今年[+”+]评上"),
        ("甲、丙", "甲、乙、丙", "甲、[+乙、+]丙"),
        ("今天，天气好，我们去。", "今天，我们去。", "今天，[-天气好，-]我们去。"),
    ],
)
def test_what_is_marked(before, after, line):
    assert marked(before, after) == line


def test_changes_with_a_word_between_them_are_told_as_one():
    assert marked("他看见老王和阿姨走", "他遇见老李和叔叔走") == "他[-看见老王和阿姨-][+遇见老李和叔叔+]走"


def test_a_figure_that_stayed_is_never_told_as_changed():
    assert marked("共有8个小区", "约8个街区") == "[-共有-][+约+]8个[-小区-][+街区+]"


def test_the_same_words_cut_differently_are_not_told_as_changed():
    assert compared(["居民", "议事"], ["居民议事", "厅"]) == [("same", "居民议事"), ("ins", "厅")]


def test_texts_with_little_in_common_are_replaced_whole():
    before, after = "春天来了，社区里的花都开了，很好看。", "图书馆周一闭馆，请大家相互转告并留意公告。"

    assert marked(before, after) == f"[-{before}-][+{after}+]"


@given(WORDS, WORDS)
def test_the_pieces_hold_both_texts(old, new):
    assert sides(compared(old, new)) == ("".join(old), "".join(new))


@given(WORDS)
def test_a_text_is_the_same_as_itself(words):
    assert compared(words, words) == ([("same", "".join(words))] if words else [])


@given(WORDS, WORDS)
def test_neighbours_are_never_of_one_sort(old, new):
    ops = [op for op, _ in compared(old, new)]

    assert all(one != other for one, other in pairwise(ops))
    assert "ins del" not in " ".join(ops)


def longest_common(old, new):
    """The length, the slow way."""
    row = [0] * (len(new) + 1)
    for word in old:
        before = row[:]
        for place, other in enumerate(new, 1):
            row[place] = before[place - 1] + 1 if word == other else max(before[place], row[place - 1])
    return row[-1]


@given(WORDS, WORDS)
def test_as_much_as_possible_stays(old, new):
    pairs = common_words(old, new)

    assert len(pairs) == longest_common(old, new)
    assert all(old[left] == new[right] for left, right in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@pytest.mark.parametrize("limit", [0, 1, 9, 60])
@given(old=WORDS, new=WORDS)
def test_what_is_too_long_is_told_more_coarsely_and_still_whole(limit, old, new):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_CELLS", limit)

        assert sides(compared(old, new)) == ("".join(old), "".join(new))


def test_of_a_long_text_only_the_changed_sentence_is_marked(monkeypatch):
    monkeypatch.setattr(module, "MOST_CELLS", 2_000)
    sentences = [f"第{number}位邻居说了一句话。" for number in range(20)]
    before = "".join(["开头。", *sentences, "约4800人。", *sentences, "结尾。"])
    after = "".join(["起初。", *sentences, "4800人。", *sentences, "末了。"])

    assert marked(before, after) == before.replace("开头", "[-开头-][+起初+]").replace("约", "[-约-]").replace(
        "结尾", "[-结尾-][+末了+]"
    )
