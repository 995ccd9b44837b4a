"""字号: one cookie, set by a form without scripts, that leaves no trace when the standard is chosen again."""

import pytest

CLASSES = [
    ("", ""),
    ("large", ' class="text-large"'),
    ("largest", ' class="text-largest"'),
    ("huge", ""),
    ("x" * 99, ""),
]


@pytest.mark.parametrize(("kept", "shown"), CLASSES)
def test_a_page_is_drawn_in_the_size_that_was_chosen(client, db, kept, shown):
    client.cookies["text"] = kept

    assert f'<html lang="zh-Hans"{shown}>' in client.get("/").text


def test_elder_mode_has_a_size_of_its_own(client, db):
    client.cookies["text"], client.cookies["elder"] = "large", "1"

    page = client.get("/").text

    assert '<html lang="zh-Hans" class="elder">' in page
    assert 'name="size"' not in page


@pytest.mark.parametrize("size", ["large", "largest"])
def test_a_size_is_remembered_for_a_year(client, db, size):
    answer = client.get("/mode/text/", {"size": size, "next": "/communities/?q=a"})

    cookie = answer.cookies["text"]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == (size, 31_536_000, True)
    assert answer["Location"] == "/communities/?q=a"


@pytest.mark.parametrize("size", ["standard", "", "huge", "LARGE"])
def test_the_standard_and_what_does_not_exist_take_the_cookie_away(client, db, size):
    cookie = client.get("/mode/text/", {"size": size}).cookies["text"]

    assert (cookie.value, cookie["max-age"]) == ("", 0)


def test_the_size_in_use_is_pressed(client, db):
    client.cookies["text"] = "large"

    page = client.get("/").text

    assert 'value="large" aria-pressed="true"' in page
    assert page.count('aria-pressed="true"') == 1
