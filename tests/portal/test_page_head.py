"""What a page tells machines: its address, its title, JSON-LD that nothing can break out of."""

import json
import re

import pytest
from django.template import Context, Template

from portal.addresses import absolute, canonical
from portal.structured_data import PUBLISHER, breadcrumb_list, graph, publisher, said
from portal.templatetags.portal_ui import data_block
from tests.factories import CommunityFactory, StoryFactory, StreetFactory

SITE = "https://wenming.example.cn"
HOSTILE = "</script><script>alert(1)</script><!-- & ]]> \u2028 \u2029 穗𠮷"


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.BASE_URL = SITE


def head_of(client, path):
    """The names and contents of <meta>, and the address of the page itself, as the page states them."""
    page = client.get(path, headers={"host": "127.0.0.1"}).text
    head = page[: page.index("</head>")]
    found = dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', head))
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', head)
    return found, canonical


def nodes_of(page):
    """Every node of every JSON-LD block of a page."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [node for block in blocks for node in json.loads(block)["@graph"]]


def test_an_address_is_that_of_base_url():
    assert absolute("/communities/穗花北/") == f"{SITE}/communities/%E7%A9%97%E8%8A%B1%E5%8C%97/"
    assert canonical("/stories/", after="a&b") == f"{SITE}/stories/?after=a%26b"


def test_data_cannot_end_its_element_and_stays_what_it_was():
    block = data_block({"name": HOSTILE})

    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == {"name": HOSTILE}


def test_who_runs_the_site_stands_wherever_a_node_names_the_publisher():
    us = publisher("海珠文明", home="/wenming/")

    found = graph([{"author": [PUBLISHER], "isPartOf": {"publisher": PUBLISHER}}], of=us)

    assert us == {
        "@type": "Organization",
        "@id": f"{SITE}/wenming/#publisher",
        "name": "海珠文明",
        "url": f"{SITE}/wenming/",
    }
    assert found == {"@context": "https://schema.org", "@graph": [{"author": [us], "isPartOf": {"publisher": us}}]}


def test_what_is_not_known_is_not_said():
    assert said({"a": "", "b": None, "c": [], "d": {}, "e": 0, "f": "约4800人"}) == {"e": 0, "f": "约4800人"}


def test_the_way_to_a_page_ends_with_the_page_itself():
    assert breadcrumb_list([("首页", "/"), ("正文", "")])["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "首页", "item": f"{SITE}/"},
        {"@type": "ListItem", "position": 2, "name": "正文"},
    ]


def test_crumbs_say_the_same_to_readers_and_to_machines():
    source = "{% load page_head %}{% crumbs %}{% crumb name '/x/' %}{% crumb '末' %}{% endcrumbs %}"

    page = Template(source).render(Context({"name": HOSTILE}))

    assert re.findall(r"<li", page) == ["<li"] * 3
    assert page.count("<script") == 1
    assert [step["name"] for step in nodes_of(page)[0]["itemListElement"]] == ["首页", HOSTILE, "末"]
    assert '<a href="/x/">&lt;/script&gt;' in page
    assert '<li aria-current="page">末</li>' in page


def test_a_title_is_told_in_plain_words_and_escaped_once(client, db):
    CommunityFactory(name='“甲&乙”<b>"社区', slug="jia-yi")

    found, _address = head_of(client, "/communities/jia-yi/")

    assert found["og:title"] == "“甲&amp;乙”&lt;b&gt;&quot;社区"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/", "/"),
        ("/communities/", "/communities/"),
        ("/communities/?street=changgang&q=a&after=b", "/communities/"),
        ("/communities/?after=nobody", "/communities/"),
        ("/communities/?utm_source=x", "/communities/"),
        ("/communities/suihuabei/?x=<script>", "/communities/suihuabei/"),
    ],
)
def test_a_page_names_its_one_address(client, db, path, address):
    CommunityFactory(name="穗花北社区")

    found, canonical = head_of(client, path)

    assert canonical == [SITE + address]
    assert found["og:url"] == SITE + address


def test_a_later_page_of_a_whole_list_is_a_page_of_its_own(client, db):
    street = StreetFactory()
    CommunityFactory.create_batch(30, street=street)
    after = client.get("/communities/").context["page"].after

    assert head_of(client, f"/communities/?after={after}")[1] == [f"{SITE}/communities/?after={after}"]
    assert head_of(client, f"/communities/?after={after}&street={street.slug}")[1] == [f"{SITE}/communities/"]


def test_a_page_that_is_not_there_has_no_address_and_is_not_to_be_kept(client, db):
    found, canonical = head_of(client, "/nowhere/")

    assert canonical == []
    assert "og:url" not in found
    assert found["robots"] == "noindex"


def test_a_site_on_trial_asks_not_to_be_kept(client, db, settings):
    settings.SEARCH_INDEXING = False

    assert head_of(client, "/")[0]["robots"] == "noindex"
    assert head_of(client, "/")[1] == [f"{SITE}/"]


def test_every_page_says_what_it_is_and_whose(client, db):
    StoryFactory()

    found, _address = head_of(client, "/stories/")

    assert found == {
        "description": "文明社区的报道，按发布月份排列，可以按社区和标签找。",
        "format-detection": "telephone=no",
        "viewport": "width=device-width, initial-scale=1",
        "og:title": "新闻报道",
        "og:description": "文明社区的报道，按发布月份排列，可以按社区和标签找。",
        "og:type": "website",
        "og:url": f"{SITE}/stories/",
        "og:site_name": "文明社区",
        "og:locale": "zh_CN",
        "SiteName": "文明社区",
        "SiteDomain": "wenming.example.cn",
        "ColumnName": "新闻报道",
        "ColumnType": "报道",
        "ColumnDescription": "文明社区的报道，按发布月份排列，可以按社区和标签找。",
        "ColumnKeywords": "报道,新闻报道",
    }


def test_the_front_page_tells_of_the_site_even_before_anybody_named_it(client, db):
    (site,) = nodes_of(client.get("/").text)

    assert (site["@type"], site["name"], site["publisher"]["name"]) == ("WebSite", "文明社区", "文明社区")
