import pytest

from communities.extraction.figures import find_figures
from communities.extraction.times import find_times


def figures_of(words):
    return [
        (words[figure.start : figure.end], value_of(figure), figure.unit, "/".join(figure.qualifiers))
        for figure in find_figures(words, find_times(words))
    ]


def value_of(figure):
    return figure.value if figure.high is None else (figure.value, figure.high)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("总人口约4800人", [("约4800人", 4800, "人", "约")]),
        ("约13.8万平方米", [("约13.8万平方米", 138000, "平方米", "约")]),
        ("参加人数600多人次", [("600多人次", 600, "人次", "多")]),
        ("一千二百余户", [("一千二百余户", 1200, "户", "余")]),
        ("两千三人", [("两千三人", 2300, "人", "")]),
        ("9仟人", [("9仟人", 9000, "人", "")]),
        ("近4000余户", [("近4000余户", 4000, "户", "近/余")]),
        ("3至5名", [("3至5名", (3, 5), "名", "")]),
        ("三四十人", [("三四十人", (30, 40), "人", "")]),
        ("近百人", [("近百人", 100, "人", "近")]),
        ("上百名", [("上百名", 100, "名", "上百")]),
        ("数十场", [("数十场", None, "场", "数十")]),
        ("100多万元", [("100多万元", 1000000, "元", "多")]),
        ("不少于4次", [("不少于4次", 4, "次", "不少于")]),
        ("5000人左右", [("5000人左右", 5000, "人", "左右")]),
        ("2287户7076人", [("2287户", 2287, "户", ""), ("7076人", 7076, "人", "")]),
        ("1,819,037人", [("1,819,037人", 1819037, "人", "")]),
    ],
)
def test_a_figure_is_read_with_its_words(words, found):
    assert figures_of(words) == found


@pytest.mark.parametrize(
    ("words", "share"), [("占24.4%", "0.244"), ("百分之三十五", "0.35"), ("三成五", "0.35"), ("近九成。", "0.9")]
)
def test_a_share_is_a_fraction(words, share):
    assert [str(figure.value.normalize()) for figure in find_figures(words, [])] == [share]


@pytest.mark.parametrize(
    "words",
    [
        "千场大宣讲", "“千场大宣讲”", "百日行动", "千家万户", "万人空巷",  # names and figures of speech
        "电话020-84412345", "12345热线", "邮编510220", "11:15", "18路公交", "3号楼", "999号",  # numbers of other kinds
        "第3届", "前3名", "2019年", "2019年12月5日", "十九大", "两委", "三级阵地", "川公网安备 51190202000048号",
    ],
)  # fmt: skip
def test_other_numbers_are_no_figures(words):
    assert figures_of(words) == []
