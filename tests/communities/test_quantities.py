from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communities.quantities import AFTER, BEFORE, TRAILING, VAGUE, Quantity, read_quantity, written_parts

UNITS = (
    *"人名位户栋幢座套间场次期起件宗例支个处所家条亩元天年月岁吨张辆类项批米",
    *("人次", "户次", "场次", "辆次", "平方米", "平方公里", "公顷", "公里", "小时", "分钟"),
)

# Rows of the words that make up quantities, in a likely order, sensible or not.
ROWS = st.tuples(
    st.sampled_from(["", *BEFORE]),
    st.sampled_from(["", "", *VAGUE, "百分之"]),
    st.text(alphabet="0123456789,.至- 一二三两点十百千万亿", max_size=4),
    st.sampled_from(["", *AFTER]),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["", "社区", "%", "m²", *UNITS]),
    st.sampled_from(["", *TRAILING]),
).map("".join)


def read(text: str) -> Quantity:
    """Read a quantity that is known to be one."""
    quantity = read_quantity(text)
    assert quantity is not None
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("约4800人", "4800", "人"),
        ("约13.8万平方米", "138000", "平方米"),
        ("约0.265平方公里", "0.265", "平方公里"),
        ("2287户", "2287", "户"),
        ("28起", "28", "起"),
        ("18场次", "18", "场次"),
        ("600多人次", "600", "人次"),
        ("100多名", "100", "名"),
        ("1.8万余人", "18000", "人"),
        ("9仟人", "9000", "人"),
        ("1，819，037人", "1819037", "人"),
        ("二十八名", "28", "名"),
        ("两千三百户", "2300", "户"),
        ("1亿2000万元", "120000000", "元"),
        ("2.5公顷", "2.5", "公顷"),
        ("3千米", "3000", "米"),
        ("5个百分点", "5", "个百分点"),
        ("2\U00020bb7", "2", "\U00020bb7"),
    ],
)
def test_a_figure_is_read_in_its_base_unit(text: str, value: str, unit: str) -> None:
    quantity = read(text)

    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_of_the_sources_stands_for_itself(unit: str) -> None:
    quantity = read(f"近3万余{unit}以上")

    assert (quantity.value, quantity.unit, quantity.qualifier) == (Decimal(30_000), unit, "近/余/以上")


@pytest.mark.parametrize(
    ("spelling", "unit"),
    [
        *(("m2", "平方米"), ("M2", "平方米"), ("m²", "平方米"), ("㎡", "平方米")),
        *(("km2", "平方公里"), ("km²", "平方公里"), ("㎢", "平方公里"), ("平方千米", "平方公里")),
    ],
)
def test_spellings_of_an_area_share_a_unit_but_keep_their_words(spelling: str, unit: str) -> None:
    quantity = read(f"1.1{spelling}")

    assert (quantity.value, quantity.unit, quantity.unit_text) == (Decimal("1.1"), unit, spelling)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("约13.8万平方米", (("qualifier", "约"), ("number", "13.8"), ("unit", "万平方米"))),
        ("1.8万余人", (("number", "1.8"), ("unit", "万"), ("qualifier", "余"), ("unit", "人"))),
        ("600多人次", (("number", "600"), ("qualifier", "多"), ("unit", "人次"))),
        ("100多万元", (("number", "100"), ("qualifier", "多"), ("unit", "万元"))),
        ("50人左右", (("number", "50"), ("unit", "人"), ("qualifier", "左右"))),
        ("共约3至5人", (("qualifier", "共"), ("qualifier", "约"), ("number", "3至5"), ("unit", "人"))),
        ("约百分之二十", (("qualifier", "约"), ("unit", "百分之"), ("number", "二十"))),
        ("百分之几十", (("unit", "百分之"), ("qualifier", "几"), ("number", "十"))),
        ("约 4800 人", (("qualifier", "约 "), ("number", "4800 "), ("unit", "人"))),
    ],
)
def test_the_parts_stand_in_the_order_of_the_source(text: str, parts: tuple[tuple[str, str], ...]) -> None:
    assert read(text).parts == parts


def test_the_words_of_a_quantity_can_be_asked_for_by_role() -> None:
    quantity = read("共约1.8万余平方米以上")

    assert (quantity.before, quantity.number, quantity.after) == ("共约", "1.8", "余以上")
    assert (quantity.unit_text, quantity.qualifier) == ("万平方米", "共/约/余/以上")
    assert (quantity.text, str(quantity)) == ("共约1.8万余平方米以上", "共约1.8万余平方米以上")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("4800人", ""),
        ("约4800人", "约"),
        ("累计18场次", "累计"),
        ("超过100人", "超过"),
        ("多达100人", "多达"),
        ("近2000余户", "近/余"),
        ("十几个", "几"),
        ("5年多", "多"),
        ("60岁及以上", "及以上"),
        ("20%左右", "左右"),
        ("约百分之二十多", "约/多"),
    ],
)
def test_every_qualifier_is_kept(text: str, qualifier: str) -> None:
    assert read(text).qualifier == qualifier


@pytest.mark.parametrize("before", BEFORE)
def test_a_qualifier_before_the_number_is_one_part(before: str) -> None:
    assert read(f"{before}5人").before == before


@pytest.mark.parametrize("after", TRAILING)
def test_a_qualifier_after_the_unit_is_one_part(after: str) -> None:
    assert read(f"5人{after}").after == after


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [
        ("3至5人", 3, 5),
        ("3-5人", 3, 5),
        ("3～5人", 3, 5),
        ("三至五人", 3, 5),
        ("3 到 5 人", 3, 5),
        ("3至5万人", 30_000, 50_000),
        ("三至五万人", 30_000, 50_000),
        ("1.2万至1.5万人", 12_000, 15_000),
        ("8000至1万人", 8000, 10_000),
    ],
)
def test_a_range_has_two_bounds(text: str, value: int, high: int) -> None:
    quantity = read(text)

    assert [quantity.value, quantity.high] == [value, high]


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("24.4%", "0.244", "%"),
        ("24.4％", "0.244", "%"),
        ("百分之二十四点四", "0.244", "%"),
        ("百分之24.4", "0.244", "%"),
        ("百分之百", "1", "%"),
        ("6.1‰", "0.0061", "‰"),
        ("千分之六", "0.006", "‰"),
    ],
)
def test_a_share_is_a_fraction_without_a_unit(text: str, value: str, sign: str) -> None:
    quantity = read(text)

    assert (quantity.value, quantity.unit, quantity.unit_text) == (Decimal(value), "", sign)


def test_a_range_of_shares_has_two_fractions() -> None:
    quantity = read("20-30%")

    assert (quantity.value, quantity.high) == (Decimal("0.2"), Decimal("0.3"))


@pytest.mark.parametrize(
    ("text", "before", "number"),
    [
        ("数十人", "数", "十"),
        ("上百人", "上", "百"),
        ("几十人", "几", "十"),
        ("近几百人", "近几", "百"),
        ("数百万元", "数", "百万"),
    ],
)
def test_an_indefinite_number_has_words_but_no_value(text: str, before: str, number: str) -> None:
    quantity = read(text)

    assert (quantity.value, quantity.before, quantity.number) == (None, before, number)


@pytest.mark.parametrize(
    ("text", "value"), [("百余人", 100), ("近千人", 1000), ("逾万人次", 10_000), ("百余万元", 1_000_000)]
)
def test_a_bare_multiplier_counts_once_beside_a_qualifier(text: str, value: int) -> None:
    assert read(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "约", "人", "多处", "几人", "百人", "4800", "约4800", " 5人", "5人 ,", "-5人", "5\x00人", "5\ud800"),
        *("约三四人", "近三五百户", "约百分之几", "超过三分之几", "3至几人", "5至多人"),
        *("三四十人", "1万5人", "3四人", "上十五人", "十点三十分", "5至3人", "2019-5-3", "4800人左右吧", "3至5至7人"),
        *("5元人民币若干整", "5kg", "20%至30%", "一" * 10_000 + "人"),
    ],
)
def test_what_is_not_one_whole_quantity_is_not_read(text: str) -> None:
    assert read_quantity(text) is None


@given(ROWS | st.text())
def test_the_parts_of_whatever_reads_spell_the_source(text: str) -> None:
    quantity = read_quantity(text)

    assert quantity is None or str(quantity) == text


@given(ROWS)
def test_whatever_reads_has_one_number_and_rising_bounds(text: str) -> None:
    quantity = read_quantity(text)

    if quantity is not None:
        assert [kind for kind, _ in quantity.parts].count("number") == 1
        assert quantity.high is None or (quantity.value is not None and quantity.value < quantity.high)


@given(st.integers(0, 10**12), st.sampled_from(BEFORE), st.sampled_from(UNITS))
def test_any_count_of_any_unit_reads_as_itself(number: int, before: str, unit: str) -> None:
    assert read(f"{before}{number}{unit}").value == number


@pytest.mark.parametrize(
    "piece",
    [
        "约",
        "超过",
        "9",
        "万",
        "数",
        "1,",
        "1万",
        "1-",
        "一点",
        "百分之",
        "人",
        "多",
        "左右",
        "9 ",
        "\x00",
        "\U00020bb7",
    ],
)
@pytest.mark.parametrize("ending", ["", "9", "人"])
def test_hostile_repetition_is_answered(piece: str, ending: str) -> None:
    assert read_quantity(piece * 10_000 + ending) is None


@pytest.mark.parametrize(
    ("text", "value", "unit", "parts"),
    [
        ("约4803人", "4803", "人", ["约", "4803", "人"]),
        ("412", "412", "户", ["412", "户"]),
        ("１８", "18", "个", ["１８", "个"]),
        ("2.1万", "21000", "人", ["2.1", "万人"]),
        # Under a head such as 投入资金(万元), 面积(公顷): as the number counts it, never another amount.
        ("120", "1200000", "元", ["120", "万元"]),
        ("3.1", "31000", "平方米", ["3.1", "万平方米"]),
        ("45", "0.45", "平方公里", ["45", "公顷"]),
        ("30", "20000", "平方米", ["30", "亩"]),
        ("112", "74666.7", "平方米", ["112", "亩"]),
        ("12", "500", "人", ["12"]),
        ("0", "300000", "元", ["0"]),
        ("5 120人", "5120", "人", ["5 120", "人"]),
        ("6 842.5元", "6842.5", "元", ["6 842.5", "元"]),
        ("四五百人", "400", "人", ["四五百", "人"]),
        ("先后有214人次", "214", "人次", ["先后有", "214", "人次"]),
        ("一共96节", "96", "节", ["一共", "96", "节"]),
        ("近四成", "0.4", "", ["近", "四", "成"]),
        ("三成五", "0.35", "", ["三成五"]),
        ("无", "0", "人", ["无"]),
    ],
)
def test_whatever_a_source_writes_is_cut_at_its_numeral(text: str, value: str, unit: str, parts: list[str]) -> None:
    assert [words for _kind, words in written_parts(text, Decimal(value), unit)] == parts


def test_tenths_are_a_share() -> None:
    assert (read("近七成").value, read("近七成").unit, read("近七成").unit_text) == (Decimal("0.7"), "", "成")
