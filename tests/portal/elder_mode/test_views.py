"""长者模式: one cookie, set and cleared by plain links that lead back to the page and never off the site."""

from http.cookies import SimpleCookie

import pytest
from django.utils.http import urlencode

HOSTILE = {
    "//evil.example": "/",
    "///evil.example": "/",
    "https://evil.example": "/",
    "http:evil.example": "/",
    "https:/evil.example": "/",
    "\\\\evil.example": "/",
    "/\\evil.example": "/",
    "/\\/evil.example": "/",
    "\\/evil.example": "/",
    "javascript:alert(1)": "/",
    "data:text/html,<script>": "/",
    "evil.example": "/",
    " //evil.example": "/",
    "\t//evil.example": "/",
    "/\t/evil.example": "/",
    "/\n/evil.example": "/",
    "//user@evil.example": "/",
    "/ok\r\nSet-Cookie: a=1": "/ok%0D%0ASet-Cookie:%20a=1",
    "/ok\0": "/ok%00",
    "\0": "/",
    "": "/",
    "/" + "x" * 10_000: "/",
    "//[::1": "/",
    "/社区/": "/%E7%A4%BE%E5%8C%BA/",
}


def turn(client, mode, **query):
    return client.get(f"/mode/{mode}/?{urlencode(query)}")


def test_choosing_elder_mode_sets_its_cookie_for_a_year(client, db):
    cookie = turn(client, "elder").cookies["elder"]

    kept = {name: cookie[name] for name in ("path", "max-age", "samesite", "httponly", "secure")}
    assert cookie.value == "1"
    assert kept == {"path": "/", "max-age": 31_536_000, "samesite": "Lax", "httponly": True, "secure": ""}


def test_choosing_the_standard_clears_the_cookie(client, db):
    client.cookies = SimpleCookie({"elder": "1"})

    cookie = turn(client, "standard").cookies["elder"]

    assert (cookie.value, cookie["max-age"], cookie["path"]) == ("", 0, "/")


def test_the_page_after_choosing_is_drawn_for_elders(client, db):
    page = client.get("/mode/elder/?next=/communities/", follow=True)

    assert page.redirect_chain == [("/communities/", 302)]
    assert '<html lang="zh-Hans" class="elder">' in page.text


def test_the_page_after_going_back_is_the_standard_one(client, db):
    turn(client, "elder")

    page = client.get("/mode/standard/?next=/communities/", follow=True)

    assert '<html lang="zh-Hans">' in page.text


@pytest.mark.parametrize("value", ["", "0", "2", "true", "1 "])
def test_another_value_of_the_cookie_means_standard(client, db, value):
    client.cookies = SimpleCookie({"elder": value})

    assert '<html lang="zh-Hans">' in client.get("/").text


@pytest.mark.parametrize("mode", ["elder", "standard"])
@pytest.mark.parametrize("target", ["/communities/", "/ok/?a=1&b=2", "/communities/?q=%E7%A9%97&after=x#facts"])
def test_the_way_back_leads_to_the_page_one_came_from(client, db, mode, target):
    assert turn(client, mode, next=target)["Location"] == target


def test_without_a_way_back_home_is_next(client, db):
    assert client.get("/mode/elder/")["Location"] == "/"


@pytest.mark.parametrize(("target", "location"), HOSTILE.items(), ids=lambda value: ascii(value)[:30])
def test_the_way_back_never_leaves_the_site(client, db, target, location):
    answer = turn(client, "elder", next=target)

    assert (answer.status_code, answer["Location"]) == (302, location)


@pytest.mark.parametrize(
    ("encoded", "location"),
    [
        ("%ED%A0%80", "/"),
        ("%FF", "/"),
        ("/%ED%A0%80", "/" + "%EF%BF%BD" * 3),
        ("/%FF", "/%EF%BF%BD"),
        ("%2F%2Fevil.example", "/"),
        ("/%00", "/%00"),
    ],
)
def test_a_way_back_in_a_broken_encoding_stays_on_the_site(client, db, encoded, location):
    answer = client.get(f"/mode/elder/?next={encoded}")

    assert (answer.status_code, answer["Location"]) == (302, location)


@pytest.mark.parametrize("path", ["/mode/elder/", "/mode/standard/"])
def test_the_choice_itself_is_never_cached(client, db, path):
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/mode/elder/", "/mode/standard/"])
def test_a_choice_is_a_link_and_no_form(client, db, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/", "/communities/", "/stories/", "/communities/nowhere/"])
def test_caches_are_told_that_pages_depend_on_the_cookie(client, db, path):
    assert "Cookie" in client.get(path)["Vary"].split(", ")


@pytest.mark.parametrize("path", ["/api/communities/", "/api/communities/nowhere/"])
def test_the_json_does_not_depend_on_the_cookie(client, db, path):
    assert "Cookie" not in client.get(path).get("Vary", "")
