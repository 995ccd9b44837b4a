"""What is typed into the box, made into words: cut, cleaned, and spelt as texts may spell it."""

import pytest

from portal.search.query import read_query
from portal.text.normalise import spellings


def words(typed):
    return [word[0] for word in read_query(typed).words]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        (" \u3000\t", []),
        ("志愿服务", ["志愿服务"]),
        ("穗", ["穗"]),
        ("穗花北　议事厅", ["穗花北", "议事厅"]),
        ("穗花北，议事厅。", ["穗花北", "议事厅"]),
        ("“我们的节日”", ["我们的节日"]),
        ("议事 议事", ["议事"]),
        ("２０１９年", ["2019年"]),
        ("ＡＢ Wifi", ["ab", "wifi"]),
        ("%", ["%"]),
        ("_\\", ["_\\"]),
        ("\0", []),
        ("a\0b", ["ab"]),
        ("\ud800", []),
        ("\u202e穗\u200b花", ["穗花"]),
        ("𠮷䶮", ["𠮷䶮"]),
    ],
)
def test_words_are_cleaned_and_parted(typed, found):
    assert words(typed) == found


@pytest.mark.parametrize(("length", "is_cut"), [(64, False), (65, True), (10_000, True)])
def test_beyond_64_characters_is_cut_and_said(length, is_cut):
    query = read_query("穗" * length)

    assert (query.shown, query.is_cut) == ("穗" * min(length, 64), is_cut)


@pytest.mark.parametrize(
    ("typed", "latin"),
    [("shb", "shb"), ("Sui Hua Bei", "suihuabei"), ("shb 议事", ""), ("穗", ""), ("%", ""), ("", ""), ("１０", "10")],
)
def test_letters_alone_are_also_read_as_pinyin(typed, latin):
    assert read_query(typed).latin == latin


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("昌岗街道", ("昌岗街道", "昌岗街")),
        ("昌岗街", ("昌岗街",)),
        ("穗花北居委会", ("穗花北居委会", "穗花北社区", "穗花北居委")),
        ("穗花北社区", ("穗花北社区", "穗花北居委会", "穗花北居委")),
        ("穗花北社区居委会", ("穗花北社区居委会", "穗花北社区", "穗花北居委会", "穗花北居委")),
        ("社区", ("社区",)),
        ("街道", ("街道",)),
        ("居委", ("居委",)),
        ("2019年", ("2019年", "２０１９年")),
    ],
)
def test_a_name_is_found_in_every_spelling_of_its_body(typed, spelt):
    assert spellings(typed) == spelt
