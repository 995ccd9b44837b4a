"""海洋社区 as the demonstration shows it: figures with qualifiers, a goal that is no award, people with honours."""

import re

import pytest
from django.utils.html import strip_tags


@pytest.fixture
def page(client, demonstration):
    return client.get("/communities/haiyang/")


def section(page, name):
    return re.search(rf'<section id="{name}".*?</section>', page.text, re.DOTALL)[0]


def words(html):
    return re.sub(r"\s+", "", strip_tags(re.sub(r"<sup.*?</sup>", "", html)))


def test_every_figure_is_data_with_the_text_of_its_source(page):
    found = re.findall(r'<data value="([^"]*)" data-indicator="([^"]*)"[^>]*>(.*?)</data>', page.text)

    assert {(code, value, strip_tags(text)) for value, code, text in found} == {
        ("area_km2", "0.265", "约0.265平方公里"),
        ("households", "2287", "2287户"),
        ("population", "7076", "约7076人"),
        ("party_members", "100", "100多名"),
        ("role_count", "5", "5人"),
        ("role_count", "7", "7人"),
    }


def test_the_city_level_title_is_a_goal_and_no_award(page):
    profile = page.context["profile"]

    assert [(item.award.title, item.status.name) for item, _note in profile.candidacies] == [("市级文明社区", "目标")]
    assert profile.award_count == 0
    assert "市级文明社区来源的说法是目标，不计入荣誉墙" in words(section(page, "awards"))


def test_units_stand_in_the_order_of_their_source_and_the_list_is_open(page):
    units = [told.item.name for told in page.context["profile"].telling.units]

    assert units == [
        "中国科学院南海海洋研究所",
        "广东轻工职业技术学院",
        "广东省造纸研究所",
        "广东省轻工技师学校",
        "广东省卫生监督所",
    ]
    assert "来源以“等多个科研单位、大专院校”收尾，没有列全。" in words(section(page, "inst"))


def test_a_team_that_residents_started_themselves_says_so(page):
    assert "舞蹈队居民自发组织" in words(section(page, "fac"))


def test_people_stand_with_what_they_won_before_what_they_are_candidates_for(page):
    honours = {
        entry.person.name: [(item.award.title, item.status.name) for item, _note in entry.honours]
        for entry in page.context["profile"].telling.people
    }

    assert honours == {
        "王燕莉": [("海珠区社区法律顾问先进个人", "获得")],
        "徐进栋": [("海珠好人", "获得"), ("广州好人", "候选")],
    }
    assert words(section(page, "people")).count("（级别据名称推定）") == 3


def test_a_candidacy_hangs_on_no_wall(client, demonstration):
    wall = section_of_home(client.get("/"))

    assert "海珠好人" in wall
    assert "广州好人" not in wall


def section_of_home(page):
    return re.search(r'id="honours".*?</section>\s*</div>', page.text, re.DOTALL)[0]


def test_the_council_of_the_other_community_has_three_parties_and_three_sayings(client, demonstration):
    council = client.get("/communities/suihuabei/").context["profile"].telling.council

    assert council.party_names == ["社区居民", "物业公司", "政府部门"]
    assert council.sayings == ["有事多商量", "有事好商量", "有事会商量"]


def test_a_name_with_a_number_in_it_is_no_figure(client, demonstration):
    page = client.get("/communities/suihuabei/").text

    assert "“礼赞新中国、奋进新时代”广州千场大宣讲" in page
    assert 'value="1000"' not in page


def test_a_list_of_volunteering_that_its_source_leaves_open_is_said_to_be_open(client, demonstration):
    page = client.get("/communities/haiyang/")

    note = page.context["profile"].telling.volunteering_listing.footnote
    assert "来源以“等志愿服务”收尾，没有列全。" in page.text
    assert note.quote == "未成年人保护等志愿服务"
    assert f'<li id="{note.anchor}"' in page.text
