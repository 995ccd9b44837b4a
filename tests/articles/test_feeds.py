"""The Atom feeds, read as a reader's program reads them."""

from datetime import UTC, datetime

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.road import submit_story
from articles.actions.stories import amend_story, save_story
from articles.enums import ContributorKind, StoryOrigin
from communities.models import FormerSlug
from tests.factories import BylineFactory, CommunityFactory, ContributorFactory, StoryFactory
from tests.factories.newsroom import bring_to

SITE = "https://wenming.example.cn"
ALL = "/feeds/stories.atom"


@pytest.fixture(autouse=True)
def public_address(settings, db):
    settings.BASE_URL = SITE


def read(client, path=ALL):
    """The feed as feedparser understands it; anything malformed fails here."""
    answer = client.get(path, headers={"host": "localhost"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_a_feed_says_whose_it_is_and_where(client):
    StoryFactory()

    feed = read(client).feed

    assert (feed.title, feed.author, feed.language) == ("文明社区：新闻报道", "文明社区", "zh-Hans")
    assert feed.id == f"{SITE}/feeds/stories.atom"
    assert {link.rel: link.href for link in feed.links} == {
        "alternate": f"{SITE}/stories/",
        "self": f"{SITE}/feeds/stories.atom",
    }


def test_an_entry_tells_what_its_page_tells(client):
    story = StoryFactory(
        title="<b>邻里</b>&新事", deck="商量 & 帮忙", published_at=datetime(2019, 12, 5, 0, 0, tzinfo=UTC)
    )
    story.tags.add("议事")

    (entry,) = read(client).entries

    assert (entry.title, entry.summary) == ("<b>邻里</b>&新事", "商量 &amp; 帮忙")
    assert entry.link == SITE + story.get_absolute_url()
    assert entry.id == f"tag:wenming.example.cn,2019-12-05:stories/{story.pk}"
    assert entry.published == entry.updated == "2019-12-05T00:00:00+00:00"
    assert [tag.term for tag in entry.tags] == ["议事"]
    assert [author.name for author in entry.authors] == ["本站整理"]


def test_a_story_without_a_deck_is_summed_up_by_its_lede(client):
    StoryFactory()

    assert read(client).entries[0].summary == "邻里坐到一起。"


def test_authors_stand_as_in_the_byline_one_by_one(client):
    story = StoryFactory(origin=StoryOrigin.ORIGINAL)
    BylineFactory(story=story, contributor=ContributorFactory(name="廖靖文"), order=1)
    office = ContributorFactory(name="穗文明", kind=ContributorKind.PEN_NAME)
    BylineFactory(story=story, contributor=office, role="correspondent", order=2)

    (entry,) = read(client).entries

    assert [author.name for author in entry.authors] == story.authors == ["记者 廖靖文", "通讯员 穗文明"]


def test_who_took_the_pictures_and_who_edited_are_no_authors(client):
    story = StoryFactory(origin=StoryOrigin.ORIGINAL)
    for name, role in (("陈晓", "editor"), ("李素", "photographer"), ("廖靖文", "reporter")):
        BylineFactory(story=story, contributor=ContributorFactory(name=name), role=role)

    (entry,) = read(client).entries

    assert [author.name for author in entry.authors] == ["记者 廖靖文"]
    assert [helper.name for helper in entry.contributors] == ["摄影 李素", "编辑 陈晓"]


def test_the_author_of_a_reprint_is_its_own(client):
    StoryFactory(origin=StoryOrigin.REPRINT, reprint_author="记者 周荣嘉")

    assert [author.name for author in read(client).entries[0].authors] == ["记者 周荣嘉"]


def test_a_story_that_was_changed_says_when_and_keeps_its_name(client, recorder):
    from_before = StoryFactory(communities=[CommunityFactory()], published_at=datetime(2019, 12, 5, 0, 0, tzinfo=UTC))
    before = read(client).entries[0]

    copy = amend_story(from_before, by=recorder)
    copy.title = "改过的标题"
    save_story(copy, by=recorder)
    bring_to(submit_story(copy, by=recorder), "published")

    after = read(client).entries[0]
    assert after.title == "改过的标题"
    assert after.id == before.id
    assert (after.published, after.updated > before.updated) == (before.published, True)


def test_the_feed_of_a_community_holds_stories_about_it(client):
    here, there = CommunityFactory(name="穗花北社区"), CommunityFactory()
    StoryFactory(title="这里的", communities=[here])
    StoryFactory(title="那里的", communities=[there])

    found = read(client, "/communities/suihuabei/feed.atom")

    assert [entry.title for entry in found.entries] == ["这里的"]
    assert found.feed.title == "穗花北社区的报道 — 文明社区"
    assert found.feed.link == f"{SITE}/communities/suihuabei/"


def test_what_is_not_published_is_in_no_feed(client):
    hidden = CommunityFactory(name="未发布社区", state="draft")
    StoryFactory(title="草稿4813", state="draft")
    StoryFactory(title="撤下4813", state="withdrawn", published_at=datetime(2019, 12, 5, 0, 0, tzinfo=UTC))

    assert "4813" not in client.get(ALL).text
    assert client.get(f"/communities/{hidden.slug}/feed.atom").status_code == 404


def test_the_feed_of_an_old_address_leads_to_todays(client):
    FormerSlug.objects.create(slug="suihua", community=CommunityFactory(name="穗花北社区"))

    answer = client.get("/communities/suihua/feed.atom")

    assert (answer.status_code, answer["Location"]) == (301, "/communities/suihuabei/feed.atom")


def test_characters_that_no_xml_may_hold_do_not_break_the_feed(client):
    story = StoryFactory(title="邻\x01里\x0b新\ufffe事𠮷", deck="\x1f䶮")
    story.tags.add("议\x08事")

    (entry,) = read(client).entries

    assert (entry.title, entry.summary, entry.tags[0].term) == ("邻里新事𠮷", "䶮", "议事")


def test_an_empty_feed_is_a_feed(client):
    assert read(client).entries == []


def test_fifty_stories_cost_what_one_costs(client):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(ALL).status_code == 200
        return len(queries)

    def add():
        story = StoryFactory(origin=StoryOrigin.ORIGINAL)
        BylineFactory(story=story)
        story.tags.add("议事")

    add()
    cost()
    with_one = cost()
    for _number in range(59):
        add()

    assert (cost(), with_one) == (4, 4)
    assert len(read(client).entries) == 50


def test_the_pages_that_belong_to_a_feed_name_it(client):
    story = StoryFactory(communities=[CommunityFactory(name="穗花北社区")])
    mark = '<link rel="alternate" type="application/atom+xml"'

    for path, feed in [
        ("/", ALL),
        ("/stories/", ALL),
        (story.get_absolute_url(), ALL),
        ("/communities/suihuabei/", "/communities/suihuabei/feed.atom"),
    ]:
        page = client.get(path).text
        assert page.count(mark) == 1, path
        assert f'href="{feed}"' in page, path
