"""Withdrawn means gone: page, table, calendar, feed and JSON all say 410, each in its way; a draft never was there."""

import pytest

from articles.models import FormerSlug
from portal.site.api import description
from tests.factories import CommunityFactory, StoryFactory

COMMUNITY = ["", "facts.csv", "activities.ics", "feed.atom", "poster/", "leaflet/"]
STATES = [("withdrawn", 410), ("draft", 404)]


@pytest.mark.parametrize(("state", "status"), STATES)
@pytest.mark.parametrize("name", COMMUNITY)
def test_whatever_stands_at_the_address_of_a_community_says_so(client, db, state, status, name):
    CommunityFactory(name="穗花北社区", state=state)

    answer = client.get(f"/communities/suihuabei/{name}")

    assert answer.status_code == status
    assert "穗花北" not in answer.text


@pytest.mark.parametrize(("state", "status"), STATES)
def test_the_json_says_of_a_community_what_its_page_says(client, db, state, status):
    CommunityFactory(name="穗花北社区", state=state)
    sentences = {410: "这个社区的内容已经撤下，不再公开；请删去您那里的副本。", 404: "没有这个社区，或者它还没有发布。"}

    answer = client.get("/api/communities/suihuabei/")

    assert (answer.status_code, answer.json()) == (status, {"error": sentences[status]})
    assert (answer["Access-Control-Allow-Origin"], answer["Cache-Control"]) == ("*", "no-cache")


@pytest.mark.parametrize(("state", "status"), STATES)
@pytest.mark.parametrize("slug", ["lin-li", "former"])
def test_the_json_says_of_a_story_what_its_page_says(client, db, state, status, slug):
    FormerSlug.objects.create(slug="former", story=StoryFactory(slug="lin-li", state=state))
    sentences = {410: "这篇报道已经撤下，不再公开；请删去您那里的副本。", 404: "没有这篇报道，或者它还没有发布。"}

    answer = client.get(f"/api/stories/{slug}/")

    assert (answer.status_code, answer.json()) == (status, {"error": sentences[status]})
    assert client.get(f"/stories/2019/{slug}/").status_code == status


def test_the_description_says_where_something_may_be_gone(db):
    paths = description()["paths"]

    gone = [path for path, methods in paths.items() if "410" in methods["get"]["responses"]]

    assert gone == ["/api/communities/{slug}/", "/api/stories/{slug}/"]
