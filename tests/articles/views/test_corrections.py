"""更正: what was put right is said under the story with its day, to people and to machines."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from articles.actions.road import submit_story
from articles.actions.stories import amend_story, save_story
from articles.body import from_text
from portal.bin.actions.rows import delete_row, restore_row
from tests.factories import CommunityFactory, UserFactory
from tests.factories.newsroom import bring_to, submitted


@pytest.fixture
def corrected(db):
    author = UserFactory()
    story = bring_to(submitted(by=author, communities=[CommunityFactory()], text="600人次参加。"), "published").story
    copy = amend_story(story, by=author)
    copy.body = from_text("600多人次参加。", before=copy.body, used=copy.anchors_used)
    save_story(copy, by=author)
    return bring_to(submit_story(copy, by=author, correction="参加人次应为600多人次。"), "published").story


def test_the_page_tells_what_was_corrected_and_when(client, corrected):
    page = client.get(corrected.get_absolute_url()).text

    assert page.count("参加人次应为600多人次。") >= 2  # for people, and in JSON-LD
    nodes = [json.loads(part.split("</script>")[0]) for part in page.split('type="application/ld+json">')[1:]]
    told = [node for graph in nodes for node in graph.get("@graph", [graph]) if "correction" in node]
    assert [row["text"] for node in told for row in node["correction"]] == ["参加人次应为600多人次。"]


def test_the_json_tells_it_too(client, corrected):
    answer = client.get(f"/api/stories/{corrected.slug}/").json()

    (told,) = answer["corrections"]
    assert told["text"] == "参加人次应为600多人次。"


def test_a_story_that_was_never_corrected_says_nothing_of_it(client, db):
    story = bring_to(submitted(), "published").story

    assert "更正" not in client.get(story.get_absolute_url()).text


def test_an_amendment_comes_back_from_the_bin_while_it_is_the_only_one(db):
    author = UserFactory()
    story = bring_to(submitted(by=author), "published").story
    first = delete_row(amend_story(story, by=author), reason="写错了", by=author)
    amend_story(story, by=author)

    with pytest.raises(PermissionDenied, match="已经有另一份修改稿"):
        restore_row(first, by=author)
