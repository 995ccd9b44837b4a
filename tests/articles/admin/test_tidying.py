"""整理标点 on a page: proposals are seen first, only what was chosen is changed, and nobody overwrites a colleague."""

import pytest

from articles.body import from_text, to_text
from articles.models import Story
from portal.history.models import ChangeRecord
from tests.factories import CitationFactory, CommunityFactory, StoryFactory, UserFactory
from tests.factories.forms import FormReader

TEXT = "邻里,社区.\n\n约4800人,住在这里\n\n点击关注我们"


@pytest.fixture
def desk(client, db):
    client.force_login(UserFactory(role="street_staff"))
    return client


@pytest.fixture
def story(db):
    return StoryFactory(title="邻里", state="draft", body=from_text(TEXT), communities=[CommunityFactory()])


def page_of(story):
    return f"/admin/articles/story/{story.pk}/typography/"


def send(client, story, *keys, version=None):
    fields = FormReader(client.get(page_of(story)).text).fields
    sent = {"form_version": version or fields["form_version"][0], "take": list(keys)}
    return client.post(page_of(story), sent, follow=True)


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def text_of(story):
    return to_text(Story.objects.get(pk=story.pk).body)


def test_proposals_are_listed_and_nothing_is_changed_by_looking(desk, story):
    page = desk.get(page_of(story))

    assert [(line["before"], line["after"], line["is_whole"]) for line in page.context["lines"]] == [
        (",", "，", False),
        (".", "。", False),
        (",", "，", False),
        ("点击关注我们", "", True),
    ]
    assert page.text.count(" checked") == 3
    assert text_of(story) == TEXT


def test_what_was_chosen_is_saved_with_its_line_and_anchors_stay(desk, story):
    CitationFactory(story=story, anchor="p2")

    answer = send(desk, story, "0-2-3", "2-0-6")

    after = Story.objects.get(pk=story.pk)
    assert to_text(after.body) == "邻里，社区.\n\n约4800人,住在这里"
    assert [block["anchor"] for block in after.body] == ["p1", "p2"]
    assert (told(answer), ChangeRecord.objects.latest("number").verb) == (["改了 2 处，正文已保存。"], "changed")


def test_nothing_chosen_changes_nothing(desk, story):
    answer = send(desk, story, "9-9-9", "x")

    assert told(answer) == ["没有选中任何一处，正文没有变。"]
    assert text_of(story) == TEXT


def test_a_paragraph_that_states_a_fact_is_not_proposed_to_go(desk, story):
    CitationFactory(story=story, anchor="p3")

    assert [line["is_whole"] for line in desk.get(page_of(story)).context["lines"]] == [False] * 3
    send(desk, story, "2-0-6")
    assert text_of(story) == TEXT


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(desk, story):
    fields = FormReader(desk.get(page_of(story)).text).fields
    Story.objects.filter(pk=story.pk).update(title="邻里，改过")

    desk.post(page_of(story), {"form_version": fields["form_version"][0], "take": ["0-2-3"]})

    assert text_of(story) == TEXT


def test_a_story_with_nothing_to_set_right_says_so(desk, story):
    Story.objects.filter(pk=story.pk).update(body=from_text("邻里，社区。"))

    assert "没有要整理的标点和杂行。" in desk.get(page_of(story)).text


def test_a_published_story_and_another_role_are_refused(client, desk, story):
    public = StoryFactory(body=from_text(TEXT), communities=[CommunityFactory()])

    assert desk.get(page_of(public)).status_code == 403
    client.force_login(UserFactory(role="first_reviewer"))
    assert client.get(page_of(story)).status_code == 403
    assert client.post(page_of(story), {"take": ["0-2-3"]}).status_code == 403
    assert (text_of(public), text_of(story)) == (TEXT, TEXT)


def test_the_page_of_a_draft_leads_here(desk, story):
    assert page_of(story) in desk.get(f"/admin/articles/story/{story.pk}/change/").text
