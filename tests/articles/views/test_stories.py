"""Stories as readers see them."""

import re

import pytest

from articles.body import from_text
from tests.factories import CitationFactory, CommunityFactory, FactFactory, SourceFactory, StoryFactory


def test_the_list_holds_every_published_story_once_newest_first(client, db):
    for number in range(45):
        StoryFactory(title=f"第{number:02}篇", published_at=f"2019-12-05T{number // 60:02}:{number % 60:02}Z")
    StoryFactory(title="草稿", state="draft")

    pages, after = [], ""
    while not pages or after:
        assert len(pages) < 45, "The pages lead on after the last story."
        page = client.get("/stories/", {"after": after}).context["page"]
        pages.append([story.title for story in page.rows])
        after = page.after

    newest = [f"第{number:02}篇" for number in range(44, -1, -1)]
    assert pages == [newest[:20], newest[20:40], newest[40:]]


def test_an_empty_list_says_so(client, db):
    assert "报道：暂无收录" in client.get("/stories/").text


def test_a_story_has_its_paragraphs_at_their_anchors(client, db):
    story = StoryFactory(body=from_text("导语。\n\n## 甲\n\n一段。"))

    page = client.get(story.get_absolute_url()).text

    assert re.findall(r'<(?:p|h2) id="([ps]\d)"', page) == ["p1", "s1", "p2"]


def test_the_demonstrations_story_ties_its_figures_to_facts(client, demonstration):
    page = client.get(client.get("/").context["story"].get_absolute_url())

    ties = [(citation.anchor, citation.fact.indicator.code) for citation in page.context["figures"]]
    assert ties == [
        ("p2", "population"),
        ("p2", "building_area_m2"),
        ("p2", "green_area_m2"),
        ("p5", "mediation_cases"),
        ("p7", "activity_sessions"),
        ("p7", "activity_participants"),
        ("p9", "area_km2"),
        ("p9", "households"),
        ("p9", "population"),
        ("p10", "party_members"),
        ("p12", "role_count"),
        ("p12", "role_count"),
    ]
    marked = re.findall(r'<data value="([\d.]+)" data-indicator="([a-z_0-9]+)">([^<]+)</data>', page.text)
    assert {
        ("4800", "population", "约4800人"),
        ("138000", "building_area_m2", "约13.8万平方米"),
        ("16000", "green_area_m2", "约1.6万平方米"),
        ("28", "mediation_cases", "28起"),
        ("18", "activity_sessions", "18场次"),
        ("600", "activity_participants", "600多人次"),
        ("0.265", "area_km2", "约0.265平方公里"),
        ("2287", "households", "2287户"),
        ("7076", "population", "约7076人"),
        ("100", "party_members", "100多名"),
    } <= set(marked)


def test_the_demonstrations_story_is_the_sites_own_and_names_the_report(client, demonstration):
    story = client.get("/").context["story"]

    assert story.byline == ["本站整理", "据记者廖靖文、通讯员穗文明的报道"]
    assert "原报道刊发日期：未载明" in client.get(story.get_absolute_url()).text


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_a_fact_that_is_not_public_is_no_data_in_a_story(client, db, state):
    story = StoryFactory(body=from_text("导语。\n\n约4800人住在这里。"))
    CitationFactory(story=story, anchor="p2", fact=FactFactory(state=state), caption="住在这里的人。")

    page = client.get(story.get_absolute_url())

    assert page.context["figures"] == []
    assert "<data" not in page.text


def test_a_community_that_is_not_public_is_not_linked(client, db):
    story = StoryFactory(body=from_text("海洋社区里。"), communities=[CommunityFactory(name="海洋社区", state="draft")])

    page = client.get(story.get_absolute_url())

    assert page.context["communities"] == []
    assert "/communities/haiyang/" not in page.text


def test_a_wrong_year_leads_to_the_right_one(client, db):
    StoryFactory(title="邻里", published_at="2019-12-05T00:00Z")

    answer = client.get("/stories/2018/lin-li/")

    assert (answer.status_code, answer["Location"]) == (301, "/stories/2019/lin-li/")


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
@pytest.mark.parametrize("year", ["2019", "0", "9" * 30])
def test_a_story_that_is_not_public_is_not_found(client, db, state, year):
    StoryFactory(title="邻里", state=state)

    assert client.get(f"/stories/{year}/lin-li/").status_code == 404


def test_the_source_is_linked_only_by_an_address_of_the_web(client, db):
    story = StoryFactory(source=SourceFactory(title="原报道", url="https://example.cn/a"))

    page = client.get(story.get_absolute_url()).text

    assert '<a href="https://example.cn/a" rel="external">看原报道</a>' in page


def test_hostile_words_of_staff_are_shown_as_words(client, db):
    hostile = "<script>alert('穗')</script>"
    words = {"title": hostile, "deck": hostile, "source_credit": hostile, "body": from_text(hostile)}
    story = StoryFactory(slug="safe", source=SourceFactory(title=hostile), **words)
    story.tags.add(hostile)

    pages = [client.get(path).text for path in (story.get_absolute_url(), "/stories/", "/")]

    assert ["<script" in page for page in pages] == [False, False, False]
    assert ["&lt;script&gt;alert(&#x27;穗&#x27;)" in page for page in pages] == [True, True, True]
