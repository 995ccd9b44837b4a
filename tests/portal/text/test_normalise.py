import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.normalise import (
    clean_line,
    half_width,
    joined_line,
    same_place,
    search_form,
    stands_in,
    street_short,
    tag_parser,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  海洋社区 ", "海洋社区"),
        ("海洋\u3000社区", "海洋 社区"),
        ("海洋\r\n\t社区", "海洋 社区"),
        ("海洋\u00a0\u2003社区", "海洋 社区"),
        ("海\x00洋\x07社\x9f区\x7f", "海洋社区"),
        ("海\ud800洋\udfff", "海洋"),
        ("\ufeff海\u200b洋\u202e", "海洋"),
        ("\x00 \u3000", ""),
    ],
)
def test_a_line_is_kept_without_controls_and_stray_blanks(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


@pytest.mark.parametrize(
    ("passage", "line"),
    [
        ("活动1\n8场次", "活动18场次"),
        ("协调纠 \r\n\u3000纷28起", "协调纠纷28起"),
        ("a good\nname", "a good name"),
        ("A\n社区", "A社区"),
        ("鲍 蕾", "鲍 蕾"),
    ],
)
def test_a_broken_line_is_joined_without_a_blank_in_chinese(passage: str, line: str) -> None:
    assert joined_line(passage) == line


@pytest.mark.parametrize(("words", "found"), [("鲍蕾", True), ("鲍\n蕾", True), ("", True), ("蕾鲍", False)])
def test_white_space_does_not_keep_words_out_of_a_quote(words: str, found: bool) -> None:
    assert stands_in(words, "网格员鲍\u3000蕾") is found


@pytest.mark.parametrize(
    "name",
    [
        "\ufa19田",
        "\U00020bb7",
        "\U0002ebf0",
        "\U000323af",
        "神\U000e0100",
        "e\u0301",
        "é",
        "①",
        "ＡＢ",
        "阿依·古丽",
        "👨‍👩‍👧",
    ],
    ids=ascii,
)
def test_a_name_is_kept_exactly_as_it_is_spelled(name: str) -> None:
    assert clean_line(name) == name


@given(st.text())
def test_a_kept_line_is_safe_to_store(text: str) -> None:
    line = clean_line(text)

    line.encode()
    assert [clean_line(line), "\x00" in line, "\n" in line] == [line, False, False]


def test_half_width_leaves_chinese_marks_alone() -> None:
    assert half_width("ＡＢ１２，（海洋）、。") == "AB12,(海洋)、。"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Ｅ家通", "e家通"),
        ("微社区 E家通", "微社区e家通"),
        ("２０１９年", "2019年"),
        ("海\x00洋\u3000", "海洋"),
        ("\ufa19", "\ufa19"),
    ],
)
def test_the_search_form_has_no_width_case_or_blanks(text: str, form: str) -> None:
    assert search_form(text) == form


@given(st.text())
def test_the_search_form_of_a_search_form_is_itself(text: str) -> None:
    assert search_form(search_form(text)) == search_form(text)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("昌岗街道", "昌岗街"),
        ("昌岗街", "昌岗街"),
        ("海洋社区", "海洋社区"),
        ("街道", "街道"),
        ("街道口", "街道口"),
        ("", ""),
    ],
)
def test_only_a_street_has_a_short_form(name: str, short: str) -> None:
    assert street_short(name) == short


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("昌岗街", "昌岗街道"),
        ("昌岗街道", "昌岗 街道"),
        ("海洋社区", "海洋社区居委会"),
        ("海洋社区", "海洋居委会"),
        ("海洋社区", "海洋居委"),
        ("海洋社区", "海洋社区居民委员会"),
        ("Ｅ社区", "e社区"),
    ],
)
def test_a_place_is_the_same_under_each_way_of_writing_its_body(a: str, b: str) -> None:
    assert same_place(a, b) and same_place(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("江海街道", "江海社区"),
        ("穗花北社区", "穗华社区"),
        ("穗花北", "穗花北社区"),
        ("社区", "街道"),
        ("昌岗街", ""),
    ],
)
def test_places_of_another_name_or_body_differ(a: str, b: str) -> None:
    assert not same_place(a, b)


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("党建，科普、治水,志愿服务;环保；文化\n体育", ["党建", "科普", "治水", "志愿服务", "环保", "文化", "体育"]),
        ("好人好事 海珠", ["好人好事 海珠"]),
        (" 党建 ，， 党建、科普", ["党建", "科普"]),
        ('“我们的节日”、"党建"', ["我们的节日", "党建"]),
        ("“身边”和“好人”", ["“身边”和“好人”"]),
        ("“ ”，、\r\n", []),
        ("", []),
    ],
)
def test_a_typed_list_becomes_tags(typed: str, tags: list[str]) -> None:
    assert tag_parser(typed) == tags


def test_a_long_tag_is_left_for_the_form_to_refuse() -> None:
    assert tag_parser("长" * 60) == ["长" * 60]


@given(st.lists(st.text(alphabet="党建 科普a", min_size=1).map(clean_line).filter(bool), unique=True))
def test_tags_survive_being_joined_and_split(tags: list[str]) -> None:
    assert tag_parser("，".join(tags)) == tags


@pytest.mark.parametrize("piece", ["，", "“", "社区", "街道", "\x00", " ", "\U00020bb7"])
def test_hostile_length_is_answered(piece: str) -> None:
    text = piece * 10_000

    assert same_place(text, text)
    assert len("".join(tag_parser(text))) <= len(text)
