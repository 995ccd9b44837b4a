import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.pinyin import LONGEST_SLUG, UNNAMED, initials, slug_from, sort_key, syllables


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("上涌", "shang chong"),
        ("河涌", "he chong"),
        ("沥滘", "li jiao"),
        ("厦滘", "xia jiao"),
        ("海幢", "hai chuang"),
        ("琶洲", "pa zhou"),
        ("长洲", "chang zhou"),
        ("番禺", "pan yu"),
    ],
)
def test_a_place_is_read_as_people_there_say_it(name: str, expected: str) -> None:
    assert syllables(name) == expected.split()


@pytest.mark.parametrize(("word", "first"), [("涌现", "yong"), ("涌入", "yong"), ("重阳", "chong"), ("长寿", "chang")])
def test_a_character_of_several_readings_follows_its_word(word: str, first: str) -> None:
    assert syllables(word)[0] == first


@pytest.mark.parametrize(("name", "expected"), [("绿地", ["lv", "di"]), ("女人街", ["nv", "ren", "jie"])])
def test_u_with_dots_is_typed_v(name: str, expected: list[str]) -> None:
    assert syllables(name) == expected


def test_letters_and_digits_stay_one_item_in_lower_case() -> None:
    assert syllables("微社区E家通 2019年ＡＢＣ") == ["wei", "she", "qu", "e", "jia", "tong", "2019", "nian", "abc"]


def test_marks_and_other_scripts_are_dropped() -> None:
    assert syllables("“海洋”·社区！한글\x00\ud800") == ["hai", "yang", "she", "qu"]


def test_an_ideograph_without_a_known_reading_is_named_by_its_code_point() -> None:
    assert syllables("\U00020bb7社区") == ["u20bb7", "she", "qu"]


def test_a_compatibility_ideograph_is_read() -> None:
    assert syllables("\ufa19") == ["shen"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("穗花北社区", "suihuabei"),
        ("海洋社区", "haiyang"),
        ("海洋社区居委会", "haiyang"),
        ("昌岗街道", "changgang"),
        ("昌岗街", "changgang"),
        ("海珠区", "haizhu"),
        (" 海珠区 ", "haizhu"),
        ("怡乐小区", "yile"),
        ("上涌", "shangchong"),
        ("\U00020bb7社区", "u20bb7"),
    ],
)
def test_a_slug_is_the_name_without_its_body(name: str, slug: str) -> None:
    assert slug_from(name) == slug


@pytest.mark.parametrize(
    ("name", "slug"), [("社区", "shequ"), ("街道", "jiedao"), ("（社区）", "shequ"), ("！社区", "shequ")]
)
def test_a_name_that_is_only_a_body_keeps_it(name: str, slug: str) -> None:
    assert slug_from(name) == slug


@pytest.mark.parametrize("name", ["", " ", "！！", "한글", "\x00"])
def test_a_name_without_anything_to_spell_still_has_a_slug(name: str) -> None:
    assert slug_from(name) == UNNAMED


def test_a_title_is_joined_as_asked() -> None:
    assert slug_from("商量出来的好邻里", drop=(), joined="-") == "shang-liang-chu-lai-de-hao-lin-li"


def test_a_long_title_is_cut_between_syllables() -> None:
    slug = slug_from("商量出来的好邻里" * 4, drop=(), joined="-")

    assert slug == "shang-liang-chu-lai-de-hao-lin-li-shang-liang-chu-lai-de-hao"


def test_a_single_word_that_is_too_long_is_cut_anyway() -> None:
    assert slug_from("x" * 200) == "x" * LONGEST_SLUG


def test_streets_sort_as_in_a_dictionary() -> None:
    streets = ["凤阳街道", "华洲街道", "南华西街道", "赤岗街道", "滨江街道", "昌岗街道"]

    ordered = sorted(streets, key=sort_key)

    assert ordered == ["滨江街道", "昌岗街道", "赤岗街道", "凤阳街道", "华洲街道", "南华西街道"]


def test_a_shorter_syllable_sorts_first() -> None:
    assert sort_key("西安") < sort_key("先锋")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("穗花北社区", "shbsq"), ("上涌", "sc"), ("2019年活动", "2019nhd"), ("\U00020bb7家", "uj"), ("", "")],
)
def test_initials_are_of_the_whole_name(name: str, expected: str) -> None:
    assert initials(name) == expected


@given(st.text(), st.sampled_from(["", "-"]))
def test_any_name_gets_a_slug_fit_for_an_address(name: str, joined: str) -> None:
    assert re.fullmatch(rf"[a-z0-9-]{{1,{LONGEST_SLUG}}}", slug_from(name, joined=joined))


@given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x3FFFF)))
def test_every_syllable_is_plain_ascii(name: str) -> None:
    assert all(re.fullmatch("[a-z0-9]+", syllable) for syllable in syllables(name))


@given(st.text())
def test_initials_start_the_syllables_in_order(name: str) -> None:
    assert sort_key(name)[:1] == initials(name)[:1]


@pytest.mark.parametrize("piece", ["涌", "社区", "\U00020bb7", "a", "\x00"])
def test_hostile_length_is_answered(piece: str) -> None:
    sizes = [len(syllables(piece * count)) for count in (10, 1000)]

    assert all(shorter <= longer <= 100 * shorter + 1 for shorter, longer in pairwise(sizes))
