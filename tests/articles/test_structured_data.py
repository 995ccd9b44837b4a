"""JSON-LD and government meta names of a story: who wrote it, when, after which report."""

from datetime import UTC, date, datetime

import pytest

from articles.enums import ContributorKind, StoryOrigin
from tests.factories import BylineFactory, CommunityFactory, ContributorFactory, SourceFactory, StoryFactory
from tests.portal.test_page_head import SITE, head_of, nodes_of

REPORT = {
    "title": "创建文明社区",
    "publisher": "广州日报",
    "url": "https://news.example.cn/1",
    "published_on": date(2019, 12, 5),
    "is_undated": False,
    "credits": [{"role": "reporter", "name": "廖靖文"}],
}


@pytest.fixture(autouse=True)
def public_address(settings, db):
    settings.BASE_URL = SITE


def node_of(client, story):
    (node,) = (node for node in nodes_of(client.get(story.get_absolute_url()).text) if node["@type"] == "NewsArticle")
    return node


def test_a_story_told_anew_is_the_sites_and_based_on_the_report(client):
    story = StoryFactory(source=SourceFactory(**REPORT), published_at=datetime(2019, 12, 5, 16, 30, tzinfo=UTC))

    node = node_of(client, story)

    assert node["author"] == [node["publisher"]]
    assert (node["publisher"]["@type"], node["publisher"]["name"]) == ("Organization", "文明社区")
    assert node["citation"] == node["isBasedOn"]
    assert node["isBasedOn"] == {
        "@type": "NewsArticle",
        "name": "《创建文明社区》",
        "creditText": "记者廖靖文",
        "datePublished": "2019-12-05",
        "url": "https://news.example.cn/1",
        "publisher": {"@type": "Organization", "name": "广州日报"},
    }


def test_a_story_says_when_it_appeared_by_the_clock_of_guangzhou_and_no_day_of_change(client):
    node = node_of(client, StoryFactory(published_at=datetime(2019, 12, 5, 16, 30, tzinfo=UTC)))

    assert node["datePublished"] == "2019-12-06T00:30:00+08:00"
    assert "dateModified" not in node


def test_a_pen_name_of_an_office_is_no_person(client):
    story = StoryFactory(origin=StoryOrigin.ORIGINAL, source=None, source_credit="")
    BylineFactory(story=story, contributor=ContributorFactory(name="陈晓"), order=1)
    office = ContributorFactory(name="穗文明", kind=ContributorKind.PEN_NAME)
    BylineFactory(story=story, contributor=office, role="correspondent", order=2)

    node = node_of(client, story)

    assert node["author"] == [{"@type": "Person", "name": "陈晓"}, {"@type": "Organization", "name": "穗文明"}]
    assert not {"citation", "isBasedOn"} & set(node)


def test_who_took_the_pictures_and_who_edited_have_words_of_their_own(client):
    story = StoryFactory(origin=StoryOrigin.ORIGINAL, source=None, source_credit="")
    for name, role in (("陈晓", "photographer"), ("李素", "proofreader"), ("廖靖文", "reporter")):
        BylineFactory(story=story, contributor=ContributorFactory(name=name), role=role)

    node = node_of(client, story)

    assert node["author"] == [{"@type": "Person", "name": "廖靖文"}]
    assert node["contributor"] == [{"@type": "Person", "name": "陈晓"}]
    assert node["editor"] == [{"@type": "Person", "name": "李素"}]


def test_a_story_is_about_published_communities_only(client):
    hidden = CommunityFactory(name="草稿4813社区", state="draft")
    story = StoryFactory(communities=[CommunityFactory(name="穗花北社区"), hidden])

    assert [place["name"] for place in node_of(client, story)["about"]] == ["穗花北社区"]


def test_a_story_has_the_names_that_government_sites_use(client):
    story = StoryFactory(
        title="邻里<新事>",
        deck="商量",
        source=SourceFactory(**REPORT),
        published_at=datetime(2019, 12, 5, 16, 30, tzinfo=UTC),
    )
    story.tags.add("议事")

    found, _address = head_of(client, story.get_absolute_url())

    wanted = ["ArticleTitle", "PubDate", "ContentSource", "Author", "Keywords", "description", "Url", "og:type"]
    assert [found[name] for name in wanted] == [
        "邻里&lt;新事&gt;",
        "2019-12-06 00:30",
        "广州日报",
        "本站整理",
        "议事",
        "商量",
        SITE + story.get_absolute_url(),
        "article",
    ]
    assert (found["ColumnName"], found["article:published_time"]) == ("新闻报道", "2019-12-06T00:30:00+0800")
    assert not {"Image", "og:image", "ColumnDescription"} & set(found)


def test_a_story_of_our_own_comes_from_the_site_itself(client):
    story = StoryFactory(origin=StoryOrigin.ORIGINAL, source=None, source_credit="")

    found, _address = head_of(client, story.get_absolute_url())

    assert found["ContentSource"] == "文明社区"
    assert not {"Author", "Keywords"} & set(found)
