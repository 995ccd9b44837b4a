"""Sitemaps and robots.txt: everything that is public, nothing else, and addresses from BASE_URL."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.site.models import SiteSettings
from portal.sitemaps import PortalSitemap
from tests.factories import (
    ActivityFactory,
    AwardFactory,
    CommunityFactory,
    PersonFactory,
    PortraitFactory,
    RecognitionFactory,
    StoryFactory,
    StreetFactory,
)

SITE = "https://wenming.example.cn"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(autouse=True)
def public_address(settings, db):
    settings.BASE_URL = SITE


def parsed(answer):
    return ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer


def locations(client, path):
    answer = client.get(path, headers={"host": "localhost"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    return [found.text for found in parsed(answer).iterfind(".//s:loc", NAMES)]


def local(address):
    assert address.startswith(f"{SITE}/")
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def whole_map(client):
    return [address for file in locations(client, "/sitemap.xml") for address in locations(client, local(file))]


ABOUT = ["/about/", "/contact/", "/accessibility/", "/privacy/", "/api/docs/"]


def test_the_sitemap_of_an_empty_site_has_its_front_page_and_what_is_said_of_the_site(client):
    assert whole_map(client) == [f"{SITE}{path}" for path in ("/", *ABOUT)]


def test_the_sitemap_has_what_is_public_and_nothing_else(client):
    street = StreetFactory(name="昌岗街道")
    community = CommunityFactory(name="穗花北社区", street=street)
    hidden = CommunityFactory(name="草稿社区", street=street, state="draft")
    RecognitionFactory(community=community, award=AwardFactory(title="文明单位"))
    RecognitionFactory(community=hidden, award=AwardFactory(title="草稿的荣誉"))
    story = StoryFactory(communities=[community])
    story.tags.add("议事")
    StoryFactory(title="草稿", state="draft").tags.add("草稿的标签")
    PortraitFactory(person=PersonFactory(name="徐进栋"), community=community)
    PortraitFactory(person=PersonFactory(name="等待的人"), community=community, state="waiting")
    PortraitFactory(person=PersonFactory(name="草稿里的人"), community=hidden)
    PersonFactory(name="没有介绍的人")
    activity = ActivityFactory(community=community)
    ActivityFactory(community=community, state="waiting")
    ActivityFactory(community=hidden)

    found = {local(address) for address in whole_map(client)}

    assert found == {
        *("/", "/communities/", "/awards/", "/stories/", "/tags/", "/good-people/", *ABOUT),
        *("/awards/wen-ming-dan-wei/", "/tags/yi-shi/"),
        *("/communities/suihuabei/", "/streets/changgang/", "/good-people/xujindong/"),
        story.get_absolute_url(),
        *("/activities/", activity.get_absolute_url()),
    }
    assert {client.get(path).status_code for path in found} == {200}


def test_a_story_says_when_it_last_changed(client):
    StoryFactory(published_at="2019-12-04T17:00Z")

    page = parsed(client.get("/sitemap-stories.xml"))

    assert [found.text for found in page.iterfind(".//s:lastmod", NAMES)] == ["2019-12-05"]


def test_a_long_section_has_several_files_that_share_its_addresses(client, monkeypatch):
    monkeypatch.setattr(PortalSitemap, "limit", 2)
    CommunityFactory.create_batch(5, street=StreetFactory())

    files = [file for file in locations(client, "/sitemap.xml") if "communities" in file]
    found = [address for file in files for address in locations(client, local(file))]

    assert files == [f"{SITE}/sitemap-communities.xml{rest}" for rest in ("", "?p=2", "?p=3")]
    assert len(found) == len(set(found)) == 5


@pytest.mark.parametrize(
    "path", ["/sitemap-nothing.xml", "/sitemap-stories.xml?p=9", "/sitemap-stories.xml?p=0", "/sitemap-pages.xml?p=x"]
)
def test_a_file_that_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_section_costs_the_same_with_one_row_and_with_fifty(client):
    def add(number):
        community = CommunityFactory()
        RecognitionFactory(community=community)
        StoryFactory(communities=[community]).tags.add(f"标签{number}")
        PortraitFactory(community=community)

    def costs():
        found = {}
        for path in ["/sitemap.xml", *map(local, locations(client, "/sitemap.xml"))]:
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            found[path] = len(queries)
        return found

    SiteSettings.objects.create()
    add(0)
    with_one = costs()
    for number in range(1, 50):
        add(number)

    assert costs() == with_one
    assert {path: count for path, count in with_one.items() if count > 4 and path != "/sitemap.xml"} == {}


def test_robots_keep_out_of_the_desk_and_find_the_sitemap(client):
    answer = client.get("/robots.txt", headers={"host": "localhost"})

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /mode/",
        "Disallow: /search/",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_robots_keep_out_of_a_site_on_trial(client, settings):
    settings.SEARCH_INDEXING = False

    assert client.get("/robots.txt").text.splitlines() == ["User-agent: *", "Disallow: /"]
