"""Reprints: where they are from is signed with the text, shown with the text, and never guessed."""

import pytest
from django.core.exceptions import ValidationError

from articles.actions.stories import amend_story, save_story
from articles.comparison.documents import compare
from articles.content import content_of, digest, lay
from articles.models import Story
from tests.factories import BylineFactory, ContributorFactory, SourceFactory, StoryFactory, UserFactory
from tests.factories.forms import errors, submit
from tests.factories.newsroom import bring_to, submitted
from tests.portal.test_page_head import head_of

pytestmark = pytest.mark.django_db


def reprinted(**columns):
    source = SourceFactory(
        title="邻里的旧题",
        publisher="广州日报",
        credits=[{"role": "reporter", "name": "廖靖文"}],
        url="https://example.cn/1",
    )
    return submitted(origin="reprint", source=source, **columns)


def test_title_and_author_of_a_reprint_are_signed_and_read_as_they_were_signed():
    revision = bring_to(reprinted(reprint_title="原来的题", reprint_author="李素芬"), "published")

    story = Story.objects.get()
    assert (story.reprint_title, story.reprint_author) == ("原来的题", "李素芬")
    assert (revision.content["reprint_title"], revision.content["reprint_author"]) == ("原来的题", "李素芬")
    assert digest(content_of(story)) == revision.sha256


def test_what_the_source_knows_is_taken_over():
    story = reprinted().draft

    assert (story.reprint_title, story.reprint_author) == ("邻里的旧题", "记者廖靖文")


def test_documents_of_other_stories_read_as_before_these_columns_came():
    content = content_of(StoryFactory(origin="original"))

    assert {"reprint_title", "reprint_author"} & set(content) == set()


def test_a_document_without_the_columns_is_laid_onto_a_story():
    story = StoryFactory(origin="original", source=None, source_credit="", state="draft")
    content = content_of(story)
    story.reprint_title = "别处来的"

    lay(content, story)

    assert (story.reprint_title, digest(content_of(story))) == ("", digest(content))


def test_a_reprint_that_was_sent_before_these_columns_came_goes_back():
    revision = bring_to(reprinted(), "final")
    content = {name: value for name, value in revision.content.items() if not name.startswith("reprint_")}
    story = revision.story

    with pytest.raises(ValidationError) as refused:
        lay(content, story)

    assert refused.value.messages == ["转载的稿件缺原题或原作者，请退回，补上以后重新送审。"]


def test_an_amendment_of_a_reprint_begins_with_what_it_reprints(recorder):
    story = bring_to(reprinted(), "published").story

    copy = amend_story(story, by=recorder)

    assert digest(content_of(copy)) == digest(content_of(story))


def test_a_changed_original_title_is_told_to_the_reviewer():
    before = content_of(reprinted().draft)

    fields = compare(before, before | {"reprint_title": "改过的题"}, {}).fields

    assert [(field.label, field.before, field.after) for field in fields] == [("原题", "邻里的旧题", "改过的题")]


def test_residents_read_where_a_reprint_is_from(client):
    story = bring_to(reprinted(), "published").story
    BylineFactory(story=story, contributor=ContributorFactory(name="陈晓"), role="editor")
    BylineFactory(story=story, contributor=ContributorFactory(name="李素"), role="reporter")

    page = client.get(story.get_absolute_url()).text

    assert "<span>转载自广州日报，原题《邻里的旧题》，作者：记者廖靖文</span>" in page
    assert "<span>编辑：陈晓</span>" in page
    assert "本文为转载，文字以原文为准。" in page
    assert ["李素" in page, "整理" in page] == [False, False]


def test_machines_read_the_author_and_the_original_of_a_reprint(client):
    story = bring_to(reprinted(), "published").story

    page = client.get(story.get_absolute_url())

    (node,) = page.context["meta"].nodes
    assert node["author"] == [{"name": "记者廖靖文"}]
    assert (node["isBasedOn"]["name"], node["isBasedOn"]["creditText"]) == ("邻里的旧题", "记者廖靖文")
    assert head_of(client, story.get_absolute_url())[0]["Author"] == "记者廖靖文"
    told = client.get(f"/api/stories/{story.slug}/").json()
    assert told["reprint"] == {"title": "邻里的旧题", "author": "记者廖靖文"}


def test_the_json_names_everybody_by_role(client):
    story = StoryFactory(origin="original", source=None, source_credit="")
    for name, role in (("穗文明", "photographer"), ("陈晓", "proofreader"), ("李素", "reporter")):
        BylineFactory(story=story, contributor=ContributorFactory(name=name), role=role)

    told = client.get(f"/api/stories/{story.slug}/").json()

    assert told["byline"] == ["文/记者 李素", "图/穗文明"]
    assert [(one["role"], one["name"]) for one in told["credits"]] == [
        ("记者", "李素"),
        ("摄影", "穗文明"),
        ("校对", "陈晓"),
    ]
    assert told["reprint"] is None


# At the desk


@pytest.fixture
def desk(client, db):
    client.force_login(UserFactory(role="street_staff"))
    return client


def sent(desk, **typed):
    story = StoryFactory(origin="original", state="draft", source_credit="")
    answer = submit(desk, f"/admin/articles/story/{story.pk}/change/", **typed)
    story.refresh_from_db()
    return story, answer


def test_the_desk_fills_in_what_the_source_says_of_itself(desk):
    source = SourceFactory(title="邻里的旧题", credits=[{"role": "reporter", "name": "廖靖文"}])

    story, answer = sent(desk, origin="reprint", source=source.pk)

    assert answer.status_code == 302
    assert (story.reprint_title, story.reprint_author) == ("邻里的旧题", "记者廖靖文")


def test_the_desk_asks_for_what_no_source_says(desk):
    source = SourceFactory(title="", description="街坊来信", credits=[])

    story, answer = sent(desk, origin="reprint", source=source.pk)

    asked = "转载的稿件请写明这一项。"
    assert errors(answer) == {"reprint_title": [asked], "reprint_author": [asked]}
    assert story.origin == "original"


def test_only_a_reprint_has_an_original_title(desk):
    _story, answer = sent(desk, reprint_title="邻里")

    assert errors(answer) == {"reprint_title": ["只有转载的稿件填这一项；不是转载的请留空，或把来稿方式改为转载。"]}


@pytest.mark.parametrize("bad", ["\0", "邻" * 201])
def test_words_that_no_column_holds_are_refused(desk, bad):
    story, answer = sent(desk, origin="reprint", source=SourceFactory().pk, reprint_author=bad, reprint_title="题")

    assert (answer.status_code, story.origin) == (200, "original")


def test_saving_needs_title_and_author(recorder):
    story = StoryFactory(origin="original", state="draft")
    story.origin, story.source = "reprint", SourceFactory(title="", description="来信", credits=[])

    with pytest.raises(ValidationError) as refused:
        save_story(story, by=recorder)

    assert refused.value.messages == ["转载的稿件请写明原题和原作者；不是转载的，这两项留空。"]
