"""A community's page with the demonstration's data: every figure as its source wrote it, beside its clause."""

import re

import pytest
from django.utils.html import strip_tags

from tests.factories import AliasFactory, CommunityFactory, ContactCardFactory, FactFactory, StreetFactory

FIGURES = {
    ("population", "4800", "约4800人"),
    ("building_area_m2", "138000", "约13.8万平方米"),
    ("green_area_m2", "16000", "约1.6万平方米"),
    ("mediation_cases", "28", "28起"),
    ("activity_sessions", "18", "18场次"),
    ("activity_participants", "600", "600多人次"),
}
SHEET = [
    ("总人口", "约4800人", "未注明", "穗花北社区总人口约4800人"),
    ("总建筑面积", "约13.8万平方米", "未注明", "总建筑面积约13.8万平方米"),
    ("绿化面积", "约1.6万平方米", "未注明", "绿化面积约1.6万平方米"),
    ("文明实践活动", "18场次", "2019年累计", "累计开展活动18场次"),
    ("参加活动", "600多人次", "2019年", "参加人数600多人次"),
    ("协调民事纠纷", "28起", "“今年以来”，据同节“2019年”推定", "今年以来成功协调民事纠纷28起"),
    ("建成年代 穗花新村", "上世纪八十年代后期", "不适用", "穗花新村建于上世纪八十年代后期"),
    ("位置 穗花新村", "江南大道中商业地段", "不适用", "位于江南大道中商业地段"),
    ("小区形态", "半开放式的商住小区", "不适用", "是一个半开放式的商住小区"),
]
AWARDS = {
    "省级": ["广东省城市体育先进社区"],
    "市级": [
        "广州市城市体育先进社区",
        "广州市六好和谐平安社区",
        "广州市创建充分就业达标社区",
        "广州市计划生育两无先进社区",
    ],
    "区级": [],
}


@pytest.fixture
def page(client, demonstration):
    return client.get("/communities/suihuabei/")


def section(page, name):
    return re.search(rf'<section id="{name}".*?</section>', page.text, re.DOTALL)[0]


def words(html):
    return " ".join(strip_tags(html).split())


def clauses(page):
    """The clauses in the list of sources, by the number of their footnote."""
    listed = re.findall(r'<li id="src-(\d+)"[^>]*><span class="sources__q">“(.*?)”</span>', section(page, "src"))
    return {int(number): quote for number, quote in listed}


def test_a_time_that_is_not_stated_breaks_between_two_words_and_one_that_is_stands_alone(page):
    stands = re.findall(r'<dd class="fig__asof">(.*?)</dd>', page.text)

    assert "统计时间<wbr>未注明" in stands
    assert [words(html) for html in stands if "2019" in html] and not any(
        "统计时间" in html for html in stands if "2019" in html
    )


def test_all_six_figures_are_data_with_the_text_of_their_source(page):
    found = re.findall(r'<data value="([^"]*)" data-indicator="([^"]*)"[^>]*>(.*?)</data>', page.text)

    assert {(code, value, strip_tags(text)) for value, code, text in found} == FIGURES


def test_every_line_of_the_sheet_leads_to_the_clause_that_says_it(page):
    rows = re.findall(
        r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>.*?href="#src-(\d+)"',
        section(page, "facts"),
        re.DOTALL,
    )
    listed = clauses(page)

    assert [(*map(words, row[:3]), listed[int(row[3])]) for row in rows] == SHEET


def test_five_awards_hang_in_two_levels_and_the_third_is_empty(page):
    rows = page.context["profile"].award_levels

    assert {row.level.name: [item.award.title for item, _note in row.won] for row in rows} == AWARDS


def test_every_award_leads_to_the_clause_that_names_it(page):
    items = re.findall(r'<li><b class="keep">(.*?)<sup class="ref"><a href="#src-(\d+)"', section(page, "awards"))
    listed = clauses(page)

    assert [words(title) for title, _number in items] == [title for titles in AWARDS.values() for title in titles]
    assert [f"“{words(title)}”" for title, _number in items] == [f"“{listed[int(number)]}”" for _title, number in items]


def test_every_footnote_on_the_page_is_in_the_list_and_every_listed_one_is_used(page):
    used = {int(number) for number in re.findall(r'href="#src-(\d+)"', page.text)}

    assert used == set(clauses(page))
    assert sorted(used) == list(range(1, len(used) + 1))


def test_the_first_footnote_is_the_showcases(page):
    assert clauses(page)[1] == "昌岗街穗花北社区和新港街海洋社区就是其中的优秀代表"


def test_the_page_says_that_the_list_of_awards_is_open(page):
    assert "来源列举后以“等多项奖项”收尾，没有列全。" in page.text


def test_the_page_says_how_a_period_was_concluded(page):
    assert "来源写的是“今年以来”，没有写年份；年份据同节“2019年”推定，照此注明。" in page.text


def test_figures_lead_to_the_paragraph_of_ours_that_states_them(page, demonstration):
    links = re.findall(r'href="/stories/\d{4}/[a-z-]+/#(p\d+)"', section(page, "src"))

    assert set(links) == {"p2", "p5", "p7"}


def test_the_contact_card_is_dialled_without_its_extension(client, db):
    card = ContactCardFactory(phone="020-1234 5678转9", hours="")

    assert '<a href="tel:02012345678">020-1234 5678转9</a>' in client.get(card.community.get_absolute_url()).text


@pytest.mark.parametrize(
    "name", ["穗花北社区", "穗花北", "穗花北社区居委会", "穗花北居委会", "穗花北居委", "Suihuabei"]
)
def test_a_name_typed_by_hand_leads_to_the_address(client, db, name):
    CommunityFactory(name="穗花北社区")

    answer = client.get(f"/communities/{name}/")

    assert (answer.status_code, answer["Location"]) == (302, "/communities/suihuabei/")


def test_an_alias_typed_by_hand_leads_to_the_address(client, db):
    AliasFactory(community=CommunityFactory(name="海洋社区"), name="海印桥脚")

    assert client.get("/communities/海印桥脚/")["Location"] == "/communities/haiyang/"


def test_a_name_that_two_communities_share_leads_to_both(client, db):
    for street in ("新港街道", "昌岗街道"):
        CommunityFactory(street=StreetFactory(name=street), name="海洋社区")

    answer = client.get("/communities/海洋社区/", follow=True)

    assert answer.redirect_chain == [("/communities/?q=%E6%B5%B7%E6%B4%8B%E7%A4%BE%E5%8C%BA", 302)]
    assert [card.community.slug for card in answer.context["cards"]] == ["haiyang", "haiyang-2"]


def test_a_community_known_by_its_name_and_an_alias_is_one(client, db):
    community = CommunityFactory(name="海洋社区")
    AliasFactory(community=community, name="海洋")

    assert client.get("/communities/海洋/")["Location"] == "/communities/haiyang/"


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
@pytest.mark.parametrize("path", ["/communities/haiyang/", "/communities/海洋社区/", "/communities/海洋/"])
def test_what_is_not_published_is_not_found(client, db, state, path):
    CommunityFactory(name="海洋社区", state=state)

    was_public = state == "withdrawn" and path == "/communities/haiyang/"
    assert client.get(path).status_code == (410 if was_public else 404)


@pytest.mark.parametrize("path", ["/communities/nowhere/", "/communities/没有这个社区/", "/nowhere/"])
def test_an_unknown_address_is_answered_with_a_page(client, db, path):
    answer = client.get(path)

    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "没有找到这一页" in answer.text


def test_a_bare_community_has_a_page(client, db):
    answer = client.get(CommunityFactory().get_absolute_url())

    assert (answer.status_code, answer.context["profile"].sheet, answer.context["profile"].sources) == (200, [], [])
    assert "数字：暂无收录" in answer.text


def test_hostile_words_of_staff_are_shown_as_words(client, db):
    hostile = "<script>alert('穗')</script>"
    community = CommunityFactory(name=hostile, slug="safe", summary=hostile, introduction=hostile)
    FactFactory(community=community, text=hostile, quote=hostile, subtype=hostile)

    page = client.get(community.get_absolute_url()).text

    assert "<script>" not in page
    assert page.count("&lt;script&gt;alert(&#x27;穗&#x27;)&lt;/script&gt;") >= 5
