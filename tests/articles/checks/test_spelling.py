"""Names that are nearly right, and those that are other names."""

import pytest

from articles.checks.spelling import Near, Speller, differs_by_one, sound_key

PEOPLE = ["王燕莉", "徐进栋", "陈晓"]
BODIES = ["广东省造纸研究所", "海洋社区党委", "广州市六好和谐平安社区", "第一实验小学分部校区"]
PLACES = ["海洋社区", "穗花北社区", "穗花新村", "昌岗街", "科普活动中心"]


def near(text, covered=()):
    speller = Speller([*BODIES, *PLACES], PEOPLE, BODIES)
    return [(text[found.start : found.end], found.name) for found in speller.near(text, list(covered))]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("请王艳莉讲课", "王艳莉", "王燕莉"),
        ("民警徐近栋同志", "徐近栋", "徐进栋"),
        ("海样社区的居民", "海样社区", "海洋社区"),
        ("昌港街的社区", "昌港街", "昌岗街"),
        ("穗华北社区", "穗华北社区", "穗花北社区"),
        ("海样社区党委", "海样社区党委", "海洋社区党委"),
        ("广东省造纸研究院、", "广东省造纸研究院", "广东省造纸研究所"),
        ("“广州市六好和谐平安小区”", "广州市六好和谐平安小区", "广州市六好和谐平安社区"),
    ],
)
def test_one_sign_off_is_found(text, written, meant):
    assert near(text) == [(written, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "穗花北社区、穗花新村、海洋社区",
        "海康社区和海洋社区",
        "海洋社区党支部",
        "第二实验小学分部校区",
        "广东省造纸研究院士",
        "科技活动中心",
        "王小莉",
        "海洋，社区",
        "新洋社区党委",
    ],
)
def test_other_names_and_parts_of_longer_ones_are_left_alone(text):
    assert near(text) == []


def test_what_a_name_on_record_covers_is_not_looked_at():
    assert near("海样社区", covered=[(0, 4)]) == []


def test_names_of_two_signs_are_not_sought_in_running_text():
    assert near("陈小明来了，陈笑了") == []


def test_a_near_name_says_whether_it_is_one_of_sound():
    assert next(Speller([], ["王燕莉"], []).near("王艳莉", [])) == Near(0, 3, "王燕莉", by_sound=True)


def test_names_that_sound_alike_share_a_key():
    assert sound_key("王燕莉") == sound_key("王艳丽") != sound_key("王艳红")


@pytest.mark.parametrize(("one", "other", "place"), [("甲乙", "甲丙", 1), ("甲乙", "甲乙", None), ("甲", "乙丙", None)])
def test_where_two_names_differ(one, other, place):
    assert differs_by_one(one, other) == place
