"""Whatever stands in an address, the answer is a page, a sentence or a redirect, and what was typed stays words."""

import json
from urllib.parse import quote

import pytest

from tests.factories import (
    ActivityFactory,
    AliasFactory,
    CommunityFactory,
    FactFactory,
    PortraitFactory,
    RecognitionFactory,
    ShowcaseFactory,
    StoryFactory,
    StreetFactory,
)

# As it stands in the address, already percent-encoded.
HOSTILE = {
    "nothing": "",
    "NUL": "%00",
    "NUL inside": "a%00b",
    "10,000 letters": "x" * 10_000,
    "10,000 Chinese": quote("穗" * 10_000),
    "lone surrogate": "%ED%A0%80",
    "bad byte": "%FF",
    "cut UTF-8": "%E7%A9",
    "negative": "-1",
    "huge number": "9" * 40,
    "5,000 digits": "9" * 5000,
    "fraction": "1e308",
    "Chinese": quote("穗花北"),
    "beyond the basic plane": quote("𠮷🏮"),
    "quotes": quote("\"'`"),
    "SQL": quote("' OR 1=1; --"),
    "wildcards": quote("%_\\"),
    "script": quote("<script>alert(1)</script>"),
    "picture": quote('"><img src=x onerror=alert(1)>'),
    "handler": quote("' autofocus onfocus=alert(1) x='") + quote('" autofocus onfocus="alert(1)'),
    "template": quote("{{ settings.SECRET_KEY }}{% debug %}"),
    "line ends": "a%0D%0ASet-Cookie:%20a=1",
    "invisible marks": quote("\u202e\u200b\ufeff"),
    "way up": quote("../../etc/passwd"),
    "half a percent": "%",
}
MARKUP = ["<script>", "<img", '" autofocus', "' autofocus"]  # our pages hold none
READ = [
    *(("/communities/", name) for name in ("after", "street", "level", "tag", "q", "view")),
    *(("/stories/", name) for name in ("after", "month", "community", "tag")),
    *(("/activities/", name) for name in ("after", "series", "kind", "community", "tag", "year", "month")),
    *(("/activities/", name) for name in ("occasion", "when")),
    ("/tags/", "after"),
    ("/communities/compare/", "c"),
    *(("/awards/", name) for name in ("after", "level", "holder", "year")),
    ("/awards/he-xie-she-qu/", "after"),
    *(("/good-people/", name) for name in ("after", "street", "community", "level")),
    *(("/council/", name) for name in ("after", "community", "year")),
    ("/search/", "q"),
    *(("/search/?q=穗", name) for name in ("kind", "street", "after")),
    *(("/api/communities/", name) for name in ("after", "street")),
    *(("/api/facts/", name) for name in ("after", "community", "street", "indicator")),
    *(("/api/activities/", name) for name in ("after", "series", "community", "theme", "period")),
    *(("/api/stories/", name) for name in ("after", "community", "tag")),
    *(("/api/awards/", name) for name in ("after", "level")),
    *(("/api/council/", name) for name in ("after", "community")),
    *(("/api/people/", name) for name in ("after", "community")),
    *((f"/api/{name}/", "after") for name in ("streets", "indicators", "levels", "series", "tags")),
    ("/sitemap-pages.xml", "p"),
    ("/feeds/stories.atom", "after"),
    ("/mode/elder/", "next"),
    ("/mode/standard/", "next"),
    ("/mode/text/", "next"),
    ("/mode/text/", "size"),
]
STORY = "/stories/2019/lin-li/"
NAMES = [
    "after",
    "series",
    "kind",
    "community",
    "month",
    "occasion",
    "when",
    "street",
    "level",
    "holder",
    "tag",
    "q",
    "view",
    "next",
    "year",
    "slug",
    "name",
]
PAGES = [
    "/",
    "/activities/",
    "/activities.ics",
    "/communities/",
    "/awards/",
    "/good-people/",
    "/communities/suihuabei/",
    STORY,
    "/api/communities/suihuabei/",
    "/nowhere/",
    "/admin/",
]
MACHINES = [
    *("/api/", "/api/openapi.json", "/api/communities/", "/api/communities/suihuabei/", "/api/streets/"),
    *("/api/streets/changgang/", "/api/facts/", "/api/indicators/", "/api/awards/", "/api/levels/", "/api/people/"),
    *("/api/activities/", "/api/council/", "/api/series/", "/api/stories/", "/api/stories/lin-li/", "/api/tags/"),
]
PLACES = [
    "/sitemap-{}.xml",
    "/communities/{}/feed.atom",
    "/communities/{}/",
    "/communities/{}/poster/",
    "/communities/{}/leaflet/",
    "/api/communities/{}/",
    "/awards/{}/",
    "/streets/{}/",
    "/good-people/{}/",
    "/stories/{}/lin-li/",
    "/stories/2019/{}/",
    "/activities/{}/",
    "/activities/{}.ics",
    "/communities/{}/activities.ics",
    "/tags/{}/",
    "/mode/{}/",
    "/{}",
    "/{}/",
    "/pictures/{}/cover-480.jpg",
    "/pictures/0123456789abcdef0123456789abcdef/{}",
    "/api/{}/",
    "/api/streets/{}/",
    "/api/people/{}/",
    "/api/activities/{}/",
    "/api/stories/{}/",
]


@pytest.fixture(autouse=True)
def something_to_find(db):
    community = CommunityFactory(name="穗花北社区", street=StreetFactory(name="昌岗街道"))
    community.tags.add("议事")
    AliasFactory(community=community, name="穗花北")
    ShowcaseFactory(community=community)
    FactFactory(community=community)
    RecognitionFactory(community=community, award__title="和谐社区", year=2019)
    PortraitFactory(community=community)
    ActivityFactory(pk=2019000, community=community, held_on="2019-12-05")
    StoryFactory(title="邻里", communities=[community], published_at="2019-12-05T00:00Z")


def fault_in(answer):
    """What is wrong with an answer: it fell over, or carries what was typed as markup or as a cookie of its own."""
    if answer.status_code >= 500 or not set(answer.cookies) <= {"elder", "text"}:
        return answer.status_code
    if answer["Content-Type"].startswith("application/json"):
        return "" if isinstance(json.loads(answer.text), dict) else answer.text
    return [mark for mark in MARKUP if mark in answer.text]


def faults(client, address):
    """The faults found with `address` made of each hostile value in turn, by its name above."""
    found = {name: fault_in(client.get(address(hostile))) for name, hostile in HOSTILE.items()}
    return {name: fault for name, fault in found.items() if fault}


@pytest.mark.parametrize(("path", "name"), READ, ids=lambda value: value)
def test_a_parameter_that_is_read_may_hold_anything(client, path, name):
    assert faults(client, lambda hostile: f"{path}{'&' if '?' in path else '?'}{name}={hostile}") == {}


@pytest.mark.parametrize("path", PAGES)
def test_all_parameters_at_once_may_hold_anything(client, path):
    assert faults(client, lambda hostile: f"{path}?{'&'.join(f'{name}={hostile}' for name in NAMES)}") == {}


@pytest.mark.parametrize("place", PLACES)
def test_an_address_may_hold_anything(client, place):
    assert faults(client, place.format) == {}


@pytest.mark.parametrize("value", ["x" * 3000, "\x01", '"; Path=/x', "1; elder=1", "\xe4\xb8\x80", "<script>"])
@pytest.mark.parametrize("name", ["elder", "text"])
def test_a_cookie_may_hold_anything(client, name, value):
    client.cookies[name] = value

    assert not fault_in(client.get("/"))


@pytest.mark.parametrize("name", ["street", "level", "tag"])
def test_a_filter_may_be_given_many_times(client, name):
    answer = client.get(f"/communities/?{'&'.join([f'{name}=x'] * 500)}")

    assert answer.status_code == 200
    assert answer.context["form"].sentences == ["有筛选条件在这里找不到，已略过。"]


def test_more_parameters_than_anybody_needs_are_refused_in_words(client):
    answer = client.get(f"/communities/?{'&'.join(['street=x'] * 1500)}")

    assert answer.status_code == 400
    assert "这个请求看不懂" in answer.text


def test_what_was_typed_comes_back_as_words(client):
    page = client.get("/communities/", {"q": '<b>"穗"&</b>'}).text

    assert 'value="&lt;b&gt;&quot;穗&quot;&amp;&lt;/b&gt;"' in page


@pytest.mark.parametrize(
    "path", ["/", "/communities/", "/communities/suihuabei/", "/stories/", "/stories/2019/lin-li/"]
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_are_not_written_to(client, path, method):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [*MACHINES, "/health/live", "/health/ready", "/communities/穗花北/"],
)
def test_what_machines_read_is_not_written_to(client, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/communities/",
        "/communities/suihuabei/",
        "/stories/",
        STORY,
        *MACHINES,
        "/api/docs/",
        "/health/live",
        "/health/ready",
    ],
)
def test_a_head_is_answered_as_a_get_without_the_body(client, path):
    head, get = client.head(path), client.get(path)

    assert (head.status_code, head["Content-Type"], head.content) == (200, get["Content-Type"], b"")
