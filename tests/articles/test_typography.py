"""Punctuation and noise as proposals: what is Chinese is set in full width, what is not is left alone."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.body import from_text, to_text
from articles.typography import applied, noise, proposals


def blocks(text, kind="paragraph"):
    return [{"kind": kind, "anchor": "", "text": text}]


def tidied(text, kind="paragraph"):
    body = blocks(text, kind)
    return "".join(block["text"] for block in applied(body, proposals(body)))


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("邻里,社区.", "邻里，社区。"),
        ("2019年以来,穗花北社区开展活动18场次,600多人次参加.", "2019年以来，穗花北社区开展活动18场次，600多人次参加。"),
        ("约13.8万平方米,4,800人;11:15开始", "约13.8万平方米，4,800人；11:15开始"),
        ("时间:11:15", "时间：11:15"),
        ("真的吗?!好!", "真的吗？！好！"),
        ("用App,居民说好", "用App，居民说好"),
        ("社区 , 居民", "社区，居民"),
        ("社区(广州)和社区(2019)", "社区（广州）和社区（2019）"),
        ("社区（广州)", "社区（广州）"),
        ("“公职律师+社区法律顾问”(A+B)", "“公职律师+社区法律顾问”（A+B）"),
        ('他说:"有事好商量."大家笑了', "他说：“有事好商量。”大家笑了"),
        ("「甲」和『乙』", "“甲”和‘乙’"),
        ("邻里...社区。。。好…", "邻里……社区……好……"),
        ("邻里--社区――好———啊", "邻里——社区——好——啊"),
        ("穗花 北　社区 600 人", "穗花北社区 600 人"),
        ("社区， 居民", "社区，居民"),
        ("见https://a.cn/x,y.html,谢谢", "见https://a.cn/x,y.html，谢谢"),
        ("信箱a.b@c.cn,谢谢", "信箱a.b@c.cn，谢谢"),
        ("𠮷,𠮷", "𠮷，𠮷"),
    ],
)
def test_chinese_marks_are_full_width(typed, proposed):
    assert tidied(typed) == proposed


@pytest.mark.parametrize(
    "text",
    [
        *(
            'Hello, world. (ok) "x"',
            "比分3:2，11:15，13.8，1,234",
            "1.加装电梯",
            "A.甲",
            "f(x)是函数",
            "广州—深圳",
            "5月—6月",
        ),
        *(
            "穗花北 600 人",
            "iPhone 手机",
            "他说“不忘初心 牢记使命”",
            "（记者 廖靖文 通讯员 穗文明）",
            "let's 走吧",
            '5" 屏',
        ),
        *(
            "文件a.docx和b.xlsx",
            "访问 www.gz.gov.cn 查看",
            "“有事多商量、有事好商量”",
            "600多人次",
            "C++和C#",
            "有 --help 选项",
        ),
    ],
)
def test_what_is_right_or_foreign_is_left_alone(text):
    assert proposals(blocks(text)) == []


def test_blanks_in_a_heading_stay():
    assert tidied("不忘初心 牢记使命", "heading") == "不忘初心 牢记使命"


def test_a_proposal_says_where_what_and_why():
    [found] = proposals([*blocks("好。"), *blocks("邻里,社区")])

    assert (found.block, found.start, found.end, found.before, found.after) == (1, 2, 3, ",", "，")
    assert found.why == "中文里的标点用全角。"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "点击关注我们",
            "长按识别二维码关注“文明海珠”",
            "编辑：陈晓",
            "责编丨陈晓",
            "初审：甲 复审：乙",
            "上一篇：邻里",
        ),
        *("川公网安备 51190202000048号", "分享到：微信 微博", "投稿交流：", "END", "———————", "阅读原文", "返回首页"),
    ],
)
def test_lines_that_belong_to_a_page_are_proposed_to_go(line):
    [found] = proposals(blocks(line))

    assert (found.before, found.after, found.why != "") == (line, "", True)
    assert applied(blocks(line), [found]) == []


@pytest.mark.parametrize(
    "line", ["邻里坐到一起。", "关注老人的一餐饭，是这个社区的头一件事。", "编辑部的邻居", "约4800人住在这里"]
)
def test_lines_of_a_story_are_none(line):
    assert noise(*blocks(line)) == ""


def test_nothing_is_changed_by_asking():
    body = from_text("邻里,社区\n\n点击关注我们")
    before = to_text(body)

    proposals(body)

    assert to_text(body) == before


def test_links_stay_with_their_words():
    body = from_text("邻里,见[公告,附件](https://a.cn/)--好.")

    assert to_text(applied(body, proposals(body))) == "邻里，见[公告，附件](https://a.cn/)——好。"


def test_only_what_was_taken_is_applied():
    body = blocks("邻里,社区.")

    assert applied(body, proposals(body)[:1])[0]["text"] == "邻里，社区."


TEXTS = st.text(alphabet="穗花𠮷aZ12,.;:?!()（）\"'“”‘’ \u3000-—…。，·「」/@", max_size=40)


@given(TEXTS)
def test_letters_and_digits_are_never_touched(text):
    body = from_text(text)

    after = "".join(block["text"] for block in applied(body, proposals(body)))

    kept = [found for found in proposals(body) if found.after == "" and re.search("[穗花𠮷aZ12]", found.before)]
    assert kept or re.sub("[^穗花𠮷aZ12]", "", after) == re.sub(
        "[^穗花𠮷aZ12]", "", "".join(row["text"] for row in body)
    )


@given(TEXTS)
def test_proposals_stand_in_order_and_say_what_is_there(text):
    body = from_text(text)
    found = proposals(body)

    assert [body[each.block]["text"][each.start : each.end] for each in found] == [each.before for each in found]
    assert [pair for pair in pairwise(found) if pair[0].block == pair[1].block and pair[0].end > pair[1].start] == []


@given(TEXTS)
def test_what_was_set_right_is_right(text):
    body = from_text(text)
    for _round in range(3):
        body = applied(body, proposals(body))

    assert proposals(body) == []


@pytest.mark.parametrize(
    "piece", ["a", "甲,", "1,", "( ", '"甲', "甲 ", " ,", "...", "甲-", "a@", "a.", "http://", "（"]
)
def test_a_hundred_thousand_signs_are_read_in_one_pass(piece):
    assert isinstance(proposals(blocks(("甲" + piece * 100_000)[:100_000].strip())), list)
