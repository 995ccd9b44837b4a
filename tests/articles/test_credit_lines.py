"""The line under a title and the line below a text, by the usage of the trade."""

import pytest

from articles.credit_lines import Credit, authors_among, helpers_among, line_at_end, line_under_title


def credits(words):
    roles = {"记": "reporter", "通": "correspondent", "摄": "photographer", "编": "editor", "责": "managing_editor"}
    roles |= {"校": "proofreader", "实": "intern"}
    return [Credit(roles[word[0]], word[1:]) for word in words.split()]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("", []),
        ("记廖靖文", ["记者 廖靖文"]),
        ("通穗文明 记廖靖文", ["记者 廖靖文", "通讯员 穗文明"]),
        ("记陈晓 记廖靖文", ["记者 陈晓、廖靖文"]),
        ("记胡良 通周荣 实张晓", ["记者 胡良", "实习生 张晓", "通讯员 周荣"]),
        ("记廖靖文 通穗文明 摄陈晓", ["文/记者 廖靖文", "通讯员 穗文明", "图/陈晓"]),
        ("记廖靖文 通穗文明 摄陈晓 摄李素", ["文/记者 廖靖文", "通讯员 穗文明", "图/陈晓、李素"]),
        ("记秦松 摄秦松", ["文、图/记者 秦松"]),
        ("记秦松 记陈晓 摄陈晓 摄秦松", ["文、图/记者 秦松、陈晓"]),
        ("记秦松 记陈晓 摄陈晓", ["文/记者 秦松、陈晓", "图/陈晓"]),
        ("摄陈晓", ["摄影 陈晓"]),
        ("编陈晓", []),
    ],
)
def test_under_the_title_stand_writers_and_then_pictures(given, line):
    assert line_under_title(credits(given)) == line


def test_below_the_text_stand_editors_and_proofreaders():
    assert line_at_end(credits("校甲 记乙 编丙 责丁 编戊")) == ["编辑：丙、戊", "责编：丁", "校对：甲"]


@pytest.mark.parametrize(
    ("given", "authors", "helpers"),
    [
        ("摄陈晓 通穗文明 编李素", ["通讯员 穗文明"], ["摄影 陈晓", "编辑 李素"]),
        ("编李素 摄陈晓", ["摄影 陈晓"], ["编辑 李素"]),
        ("编李素", [], ["编辑 李素"]),
    ],
)
def test_whoever_took_the_pictures_is_the_author_where_nobody_wrote(given, authors, helpers):
    assert [str(credit) for credit in authors_among(credits(given))] == authors
    assert [str(credit) for credit in helpers_among(credits(given))] == helpers
