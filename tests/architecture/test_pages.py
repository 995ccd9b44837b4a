"""Every public page, read as HTML: what a screen reader, a keyboard and a strict browser rely on."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from django.contrib.staticfiles.finders import find

from portal.site.views import errors
from tests.architecture.pages import ADDRESSES, HOST, REFERENCES, Tree, is_internal
from tests.architecture.repository import told

pytestmark = pytest.mark.django_db  # without a test that says so, the walk would read the database of development

TYPED_IN = {"input": ("hidden", "submit", "button", "reset", "image"), "select": (), "textarea": ()}
MAY_BE_ENLARGED = "width=device-width, initial-scale=1"
DATA = "application/ld+json"  # a browser does not run it, and {% structured_data %} alone writes it
NO_CODE = ("javascript:", "vbscript:", "data:")


def each(walk, judge):
    """What `judge` says of every page, each finding with the address of its page."""
    return [f"{page.address}: {finding}" for page in walk.pages for finding in judge(page)]


def test_the_walk_sees_the_whole_site(walk, request):
    seen = {re.sub(r"\d+", "…", unquote(urlsplit(page.address).path)) for page in walk.pages}

    assert {"/", "/communities/", "/stories/", "/no-such-page/"} <= seen
    if "empty" not in request.node.name:
        assert "/communities/suihuabei/" in seen
        assert [path for path in seen if path.startswith("/stories/…/")]


def test_every_internal_link_leads_somewhere(walk):
    lost = [f"{page.address}: {page.status}" for page in walk.answers.values() if page.status >= 400]

    expected = ["/no-such-page/: 404"]
    told(set(lost) - set(expected), "A page of ours links to an address that does not answer:")


def test_every_anchor_leads_to_an_element_of_its_page(walk):
    lost = []
    for page in walk.pages:
        for link in filter(is_internal, page.links):
            target, anchor = urldefrag(urljoin(HOST + page.address, link))
            there = walk.answers.get(target.removeprefix(HOST))
            if anchor and there and there.tree and unquote(anchor) not in there.ids:
                lost.append(f"{page.address}: {link}")

    told(lost, "A link to #anchor needs an element with that id on the page it leads to:")


def test_every_page_has_one_h1_and_skips_no_heading(walk):
    def judge(page):
        levels = [int(tag.name[1]) for tag in page.find("h1", "h2", "h3", "h4", "h5", "h6")]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} h1"
        yield from (f"h{before} is followed by h{after}" for before, after in pairwise(levels) if after > before + 1)

    told(each(walk, judge), "A page has one h1, and headings go down one step at a time:")


def test_every_page_says_its_language_its_title_and_its_width(walk):
    def judge(page):
        if [tag["lang"] for tag in page.find("html")] != ["zh-Hans"]:
            yield "no lang=zh-Hans"
        if not [tag for tag in page.find("title") if tag.words and not tag.is_inside("svg")]:
            yield "no title"
        if [tag["content"] for tag in page.find("meta") if tag["name"] == "viewport"] != [MAY_BE_ENLARGED]:
            yield "no viewport that readers may enlarge"
        if [tag["id"] for tag in page.find("main")] != ["main"]:
            yield "no <main id=main>, to which the skip link leads"

    told(each(walk, judge), "A page says what it is before its first word:")


def test_pages_that_differ_have_titles_that_differ(walk):
    titles = {}
    for page in walk.pages:
        if page.status == 200 and not urlsplit(page.address).query:
            titles.setdefault(page.find("title")[0].words, []).append(page.address)

    told([found for found in titles.values() if len(found) > 1], "Two open tabs must be told apart by their titles:")


def test_ids_are_unique_and_whatever_refers_to_one_finds_it(walk):
    def judge(page):
        yield from (f"id {name} {times} times" for name, times in Counter(page.ids).items() if times > 1)
        for tag in page.tree.tags:
            wanted = [name for attribute in REFERENCES for name in tag[attribute].split()]
            wanted += [tag["href"].removeprefix("#")] if tag.name == "use" else []
            yield from (f"{tag} refers to {name}" for name in wanted if name not in page.ids)

    told(each(walk, judge), "An id stands once on a page, and a reference to it finds it:")


def test_every_field_has_a_label(walk):
    def judge(page):
        labelled = {tag["for"] for tag in page.find("label") if tag.words}
        for tag in page.find(*TYPED_IN):
            if tag["type"] in TYPED_IN[tag.name]:
                continue
            wrapped = [parent for parent in tag.parents if parent.name == "label" and parent.words]
            if not (wrapped or tag["id"] in labelled or tag["aria-label"] or tag["aria-labelledby"]):
                yield str(tag)

    told(each(walk, judge), "Somebody who does not see the page must hear what a field is for:")


def test_every_link_button_and_picture_has_a_name(walk):
    def judge(page):
        yield from (str(tag) for tag in page.find("a", "button") if not tag.is_named)
        yield from (str(tag) for tag in page.find("img") if "alt" not in tag)
        for tag in page.find("svg"):
            if tag["aria-hidden"] != "true" and not (tag["role"] == "img" and tag["aria-label"]):
                yield f"{tag} is neither hidden nor named"
        yield from (str(tag) for tag in page.find("iframe", "object", "embed", "canvas", "video", "audio"))

    told(each(walk, judge), "What can be pressed or looked at has a name that can be read aloud:")


def test_addresses_and_landmarks_are_used_as_meant(walk):
    def judge(page):
        yield from (f"{tag} has no address" for tag in page.find("a") if not tag["href"])
        yield from (f"{tag} takes the keyboard out of order" for tag in page.tree.tags if tag["tabindex"] > "0")
        navs = Counter(tag["aria-label"] or tag["aria-labelledby"] for tag in page.find("nav"))
        yield from (f"{times} nav are called {name!r}" for name, times in navs.items() if times > 1 or not name)
        yield from page.tree.faults

    told(each(walk, judge), "Plain HTML, used as it is meant, needs no repair by a browser:")


def test_no_style_and_no_script_stands_in_a_page(walk):
    def judge(page):
        yield from (str(tag) for tag in page.find("style"))
        for tag in page.find("script"):
            if tag["type"] == DATA:
                continue
            is_ours = tag["type"] == "module" and tag["src"].startswith("/static/js/") and not tag.text.strip()
            yield from () if is_ours else [str(tag)]
        for tag in page.tree.tags:
            yield from (f"{tag} has {name}" for name in tag.attributes if name == "style" or name.startswith("on"))
            values = [tag[name].strip().lower() for name in ADDRESSES]
            yield from (f"{tag} runs or carries code" for value in values if value.startswith(NO_CODE))

    told(each(walk, judge), "The policy refuses inline styles, scripts, handlers and data: addresses:")


def test_nothing_comes_from_another_host(walk):
    def judge(page):
        for tag in page.tree.tags:
            if tag.name == "link" and tag["rel"] == "canonical":
                continue  # an address to be told, not to be asked for; test_addresses_are_canonical reads it
            foreign = [tag[name] for name in ADDRESSES if urlsplit(tag[name]).netloc]
            if foreign and not (tag.name == "a" and "external" in tag["rel"].split()):
                yield str(tag)

    told(each(walk, judge), 'Everything is ours; a link that leaves the site says rel="external":')


def test_every_stylesheet_and_picture_is_a_file_of_ours(walk):
    assets = {
        tag["href"] or tag["src"]
        for page in walk.pages
        for tag in page.find("link", "img", "script")
        if tag["rel"] not in ("canonical", "alternate") and tag["type"] != DATA
    }
    assets = {asset for asset in assets if not asset.startswith("/pictures/")}  # tests/portal/images asks for those
    lost = [asset for asset in assets if not find(asset.removeprefix("/static/"))]

    assert "/static/css/portal.css" in assets
    told(lost, "A page asks for a file that is not there:")


ERRORS = {
    "bad request": (400, lambda request: errors.bad_request(request)),
    "refusal": (403, lambda request: errors.permission_denied(request, Exception("您的账号没有这一项权限。"))),
    "stale form": (403, lambda request: errors.csrf_failure(request, "no cookie")),
    "failure": (500, lambda request: errors.server_error(request)),
    "no database": (503, lambda request: errors.unavailable(request)),
    "maintenance": (503, lambda request: errors.under_maintenance(request, "今晚恢复。")),
}


@pytest.mark.parametrize("name", ERRORS)
def test_error_pages_are_whole_pages_that_need_no_database(name, rf):
    status, page = ERRORS[name]

    answer = page(rf.get("/communities/"))
    tree = Tree(answer.text)
    onward = ["/communities/", "/"] if status == 503 else ["/"]

    assert answer.status_code == status
    assert [tag["lang"] for tag in tree.tags if tag.name == "html"] == ["zh-Hans"]
    assert len([tag for tag in tree.tags if tag.name == "h1" and tag.words]) == 1
    assert [tag["href"] for tag in tree.tags if tag.name == "a"] == onward
    assert not tree.faults
