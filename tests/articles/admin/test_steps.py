"""Steps of the road that begin on the page of a story."""

import pytest

from articles.actions.stories import save_story
from articles.body import from_text
from articles.models import Revision, Story
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, StoryFactory, UserFactory
from tests.factories.forms import FormReader, seen, submit
from tests.factories.newsroom import bring_to, submitted, write_draft


def page_of(story, verb="change"):
    return f"/admin/articles/story/{story.pk}/{verb}/"


def verbs():
    return [line.verb for line in ChangeRecord.objects.order_by("number")]


@pytest.fixture
def desk(client, db):
    client.force_login(UserFactory(role="street_staff"))
    return client


@pytest.fixture
def story(db):
    return StoryFactory(title="邻里", body=from_text("一段。"), state="draft")


@pytest.fixture
def place(db):
    return CommunityFactory()


def test_a_writer_sends_a_draft_and_takes_it_back(client, place):
    writer = UserFactory(role="street_staff", role__street=place.street)
    client.force_login(writer)
    story = write_draft(by=writer, communities=[place])

    page = client.get(page_of(story)).text
    client.post(page_of(story, "submit"), seen(story))
    sent = Revision.objects.get().state
    under_review = client.get(page_of(story)).text
    client.post(page_of(story, "takeback"), seen(story))

    assert f'action="{page_of(story, "submit")}"' in page
    assert sent == "first"
    assert (f'action="{page_of(story, "takeback")}"' in under_review, 'name="title"' in under_review) == (True, False)
    assert Revision.objects.get().state == "taken_back"


def test_a_page_that_is_out_of_date_sends_nothing(client, place):
    writer = UserFactory(role="street_staff", role__street=place.street)
    client.force_login(writer)
    story = write_draft(by=writer, communities=[place])
    opened = seen(story)
    save_story(story, by=writer)
    story.title = "改过的"
    save_story(story, by=writer)

    client.post(page_of(story, "submit"), opened)

    assert not Revision.objects.exists()


def test_a_draft_of_no_place_is_answered_in_words(client, place):
    writer = UserFactory(role="reporter", role__street=place.street)
    client.force_login(writer)
    story = write_draft(by=writer, communities=[])

    answer = client.post(page_of(story, "submit"), seen(story), follow=True)

    assert [str(message) for message in answer.context["messages"]] == ["请选写到的社区，审核人才知道归谁审。"]


@pytest.mark.parametrize("role", ["street_staff", "final_reviewer"])
def test_who_is_in_charge_takes_a_story_off_the_site(client, place, role):
    client.force_login(UserFactory(role=role))
    story = StoryFactory(communities=[place])

    client.post(page_of(story, "withdraw"), seen(story))
    without_a_reason = Story.objects.get().state
    client.post(page_of(story, "withdraw"), {**seen(story), "reason": "内容有误"})

    assert (without_a_reason, Story.objects.get().state) == ("published", "withdrawn")
    assert client.get(story.get_absolute_url()).status_code == 410


def test_the_text_of_a_public_story_is_read_here_and_amended_in_a_copy(client, place):
    writer = UserFactory(role="street_staff", role__street=place.street)
    client.force_login(writer)
    story = bring_to(submitted(by=writer, communities=[place]), "published").story

    fields = FormReader(client.get(page_of(story)).text).fields
    answer = client.post(page_of(story, "amend"))

    copy = Story.objects.get(amends=story)
    assert "title" not in fields
    assert answer["Location"] == page_of(copy)
    submit(client, page_of(copy), title="改过的标题")
    assert Story.objects.get(pk=story.pk).title == "邻里坐到一起"
    assert Story.objects.get(pk=copy.pk).title == "改过的标题"


def test_a_reviewer_who_saves_a_text_under_review_starts_a_new_revision(client, place):
    reviewer = UserFactory(role="first_reviewer", role__street=place.street)
    client.force_login(reviewer)
    old = submitted(communities=[place])

    submit(client, page_of(old.draft), title="改过的标题")

    assert [(row.number, row.state) for row in Revision.objects.order_by("number")] == [(1, "rewritten"), (2, "first")]
    assert reviewer in {row.person for row in Revision.objects.get(number=2).signatures.all()}


@pytest.mark.parametrize(
    ("role", "verb", "status"),
    [
        ("second_reviewer", "submit", 403),
        ("second_reviewer", "change", 403),
        ("final_reviewer", "change", 403),
        ("", "submit", 404),
        ("", "withdraw", 404),
        ("", "change", 403),
    ],
)
def test_who_may_not_change_a_story_does_not_move_it(client, story, role, verb, status):
    client.force_login(UserFactory(role=role))

    answer = client.post(page_of(story, verb), {"title": "改名"})

    story.refresh_from_db()
    assert (answer.status_code, story.state, story.title, verbs()) == (status, "draft", "邻里", ["refused"])


@pytest.mark.parametrize("number", [0, 99999999999999999999])
@pytest.mark.parametrize("verb", ["submit", "takeback", "amend", "withdraw"])
def test_a_story_that_does_not_exist_is_not_found(desk, verb, number):
    assert desk.post(f"/admin/articles/story/{number}/{verb}/").status_code == 404


def test_who_may_only_read_a_text_under_review_reads_it_by_its_name(client, place):
    writer = UserFactory(role="street_staff", role__street=place.street)
    client.force_login(writer)
    submitted(by=writer, communities=[place], text="导语。\n\n## 头一件事")

    page = client.get(page_of(Story.objects.get())).text

    assert "正文" in page and "Text:" not in page
    assert "## 头一件事" in page


@pytest.mark.parametrize("typed", ["\0", "a\0b", "长" * 201])
def test_an_odd_note_of_a_correction_sends_nothing_and_is_answered_in_words(client, place, typed):
    writer = UserFactory(role="street_staff", role__street=place.street)
    client.force_login(writer)
    story = write_draft(by=writer, communities=[place])

    answer = client.post(page_of(story, "submit"), {**seen(story), "correction": typed}, follow=True)

    assert [str(message)[:5] for message in answer.context["messages"]] == ["更正说明："]
    assert not Revision.objects.exists()


@pytest.mark.parametrize("reason", ["\0", "长" * 201])
def test_an_odd_reason_withdraws_nothing(client, place, reason):
    client.force_login(UserFactory(role="street_staff", role__street=place.street))
    story = StoryFactory(communities=[place])

    answer = client.post(page_of(story, "withdraw"), {**seen(story), "reason": reason}, follow=True)

    assert (answer.status_code, Story.objects.get().state) == (200, "published")
