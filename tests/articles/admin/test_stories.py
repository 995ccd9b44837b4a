"""Stories at the desk: one text to edit, and anchors that stay with their words."""

import pytest

from articles.body import TEXT_LIMIT, from_text, to_text
from articles.models import FormerSlug, Story
from portal.history.models import ChangeRecord
from tests.factories import (
    BylineFactory,
    CitationFactory,
    CommunityFactory,
    ContributorFactory,
    DistrictFactory,
    FactFactory,
    SourceFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, errors, submit
from tests.factories.pictures import PictureFactory

ADD = "/admin/articles/story/add/"
TEXT = "导语。\n\n## 头一件事\n\n约4800人住在这里。\n\n末段。"
LOST = "正文里没有锚点为 p2 的段落。改过的段落会有新的锚点：请改指新的段落，或移除这条引用。"


@pytest.fixture
def desk(client, db):
    """The desk of somebody who writes; publishing is for the final reviewer."""
    client.force_login(UserFactory(role="street_staff"))
    return client


@pytest.fixture
def story(db):
    return StoryFactory(title="邻里", body=from_text(TEXT), state="draft")


def page_of(story, verb="change"):
    return f"/admin/articles/story/{story.pk}/{verb}/"


def anchors(story):
    return [row["anchor"] for row in Story.objects.get(pk=story.pk).body]


def row_errors(answer, prefix):
    return [
        dict(form.errors)
        for inline in answer.context["inline_admin_formsets"]
        if inline.formset.prefix == prefix
        for form in inline.formset.forms
    ]


def verbs():
    return [line.verb for line in ChangeRecord.objects.order_by("number")]


def test_a_new_story_is_a_draft_with_its_blocks_and_its_line(desk):
    answer = submit(desk, ADD, title="邻里", origin="original", text=TEXT)

    story = Story.objects.get()
    assert (answer.status_code, story.state, story.slug, verbs()) == (302, "draft", "lin-li", ["created"])
    assert story.body == from_text(TEXT)


def test_the_text_is_shown_as_it_would_be_typed(desk, story):
    assert FormReader(desk.get(page_of(story)).text).fields["text"] == [TEXT]


def test_a_story_saved_as_it_stands_stays_as_it_is(desk, story):
    CitationFactory(story=story, anchor="p2")
    before = story.body

    answer = submit(desk, page_of(story))

    story.refresh_from_db()
    assert (answer.status_code, story.body) == (302, before)


def test_line_ends_of_a_browser_change_no_anchor(desk, story):
    before = story.body

    submit(desk, page_of(story), text=TEXT.replace("\n", "\r\n"))

    story.refresh_from_db()
    assert story.body == before


def test_unchanged_paragraphs_keep_their_anchors(desk, story):
    CitationFactory(story=story, anchor="p2")

    submit(desk, page_of(story), text="新的导语。\n\n约4800人住在这里。\n\n添了一段。\n\n## 头一件事")

    assert anchors(story) == ["p4", "p2", "p5", "s1"]


def test_a_number_once_given_is_not_given_again_after_two_edits(desk, story):
    submit(desk, page_of(story))
    submit(desk, page_of(story), text="导语。\n\n## 头一件事\n\n约4800人住在这里。")

    submit(desk, page_of(story), text="导语。\n\n## 头一件事\n\n约4800人住在这里。\n\n新的末段。")

    assert anchors(story) == ["p1", "s1", "p2", "p4"]


@pytest.mark.parametrize(
    "text", [TEXT.replace("约4800人住在", "约4900人住在"), TEXT.replace("约4800人住在这里。\n\n", ""), "导语。"]
)
def test_a_cited_paragraph_is_not_lost(desk, story, text):
    CitationFactory(story=story, anchor="p2")

    answer = submit(desk, page_of(story), text=text)

    story.refresh_from_db()
    assert row_errors(answer, "citations") == [{"anchor": [LOST]}]
    assert (to_text(story.body), verbs()) == (TEXT, [])
    assert FormReader(answer.text).fields["text"] == [text]


def test_a_cited_paragraph_may_go_together_with_its_citation(desk, story):
    CitationFactory(story=story, anchor="p2")

    typed = {"text": "导语。\n\n末段。", "citations-0-DELETE": "on"}
    answer = submit(desk, page_of(story), **typed)

    assert (answer.status_code, anchors(story), story.citations.count()) == (302, ["p1", "p3"], 0)


def test_a_citation_may_follow_its_paragraph_to_the_new_anchor(desk, story):
    citation = CitationFactory(story=story, anchor="p2")

    typed = {"text": TEXT.replace("约4800人住在", "约4900人住在"), "citations-0-anchor": "p4"}
    submit(desk, page_of(story), **typed)

    citation.refresh_from_db()
    assert (anchors(story), citation.anchor) == (["p1", "s1", "p4", "p3"], "p4")


def test_a_new_citation_names_a_paragraph_that_exists(desk, story):
    fact = FactFactory()

    wrong = submit(desk, page_of(story), row=("citations", {"anchor": "p9", "fact": fact.pk}))
    right = submit(desk, page_of(story), row=("citations", {"anchor": "p2", "fact": fact.pk}))

    assert row_errors(wrong, "citations") == [{"anchor": [LOST.replace("p2", "p9")]}]
    assert (right.status_code, [row.anchor for row in story.citations.all()]) == (302, ["p2"])


def test_a_byline_is_kept_in_order(desk, story):
    writer = ContributorFactory(name="穗文明")

    submit(desk, page_of(story), row=("bylines", {"contributor": writer.pk, "role": "correspondent", "order": "1"}))

    assert [str(row) for row in story.bylines.all()] == ["通讯员 穗文明"]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"title": ""}, "title", "这个字段是必填项。"),
        ({"title": "长" * 81}, "title", "80"),
        ({"title": "a\0b"}, "title", "空字符"),
        ({"deck": "长" * 121}, "deck", "120"),
        ({"text": ""}, "text", "这个字段是必填项。"),
        ({"text": " \r\n\r\n\u3000"}, "text", "这个字段是必填项。"),
        ({"text": "长" * (TEXT_LIMIT + 1)}, "text", f"正文超过 {TEXT_LIMIT} 字。"),
        ({"text": "段\n\n" * 2001}, "text", "正文应为不超过 2000 个段落的列表。"),
        ({"text": "a\0b"}, "text", "空字符"),
        ({"tags": "长" * 41}, "tags", "太长，每个标签最多 40 个字。"),
        ({"source": ""}, "__all__", "整理或转载的稿件，请选原报道。"),
        ({"source_credit": "长" * 201}, "source_credit", "200"),
        ({"origin": "copied"}, "origin", "copied"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_slip_is_answered_beside_its_field(desk, story, typed, field, sentence):
    answer = submit(desk, page_of(story), **typed)

    said = errors(answer)
    assert list(said) == [field]
    assert sentence in said[field][0]
    assert verbs() == []


@pytest.mark.parametrize("slug", ["邻里", "Lin-Li", "../x"])
def test_an_address_that_no_page_could_have_is_refused_in_words(desk, slug):
    answer = submit(desk, page_of(StoryFactory(state="draft")), slug=slug)

    assert errors(answer) == {"slug": ["只用小写字母、数字和中间的连字符，如 suihuabei。"]}


def test_an_address_that_readers_have_leads_on_when_it_is_changed(desk):
    story = StoryFactory(title="邻里", published_at="2019-12-05T00:00Z")

    submit(desk, page_of(story), slug="another")

    answer = desk.get("/stories/2019/lin-li/")
    assert (answer.status_code, answer["Location"]) == (301, "/stories/2019/another/")


def test_an_address_that_once_was_another_storys_is_refused_in_words(desk):
    FormerSlug.objects.create(slug="lin-li", story=StoryFactory())

    answer = submit(desk, page_of(StoryFactory(state="draft")), slug="lin-li")

    assert errors(answer) == {"slug": ["这是另一篇报道用过的网址名，读者手里的旧网址还要通到那一篇。请另取一个。"]}


def test_a_credit_that_is_too_long_to_take_over_is_said_beside_its_field(desk):
    source = SourceFactory(credits=[{"role": "correspondent", "name": "穗文明" * 10}] * 10)

    answer = submit(desk, ADD, title="邻里", origin="compiled", source=source.pk, text=TEXT)

    assert list(errors(answer)) == ["source_credit"]
    assert Story.objects.count() == 0


def test_the_credit_of_the_source_is_taken_over(desk):
    source = SourceFactory(credits=[{"role": "reporter", "name": "廖靖文"}])

    submit(desk, ADD, title="邻里", origin="compiled", source=source.pk, text=TEXT)

    assert Story.objects.get().byline == ["本站整理", "据记者廖靖文的报道"]


def test_communities_and_tags_are_kept(desk, story):
    community = CommunityFactory()

    submit(desk, page_of(story), communities=[community.pk], tags="议事，文明实践")

    assert (list(story.communities.all()), sorted(story.tags.names())) == ([community], ["文明实践", "议事"])


def test_characters_of_every_kind_survive_the_desk(desk, story):
    text = "“𠮷”与🏮，<b>&amp;</b>。\n\n﨑與神\u3000㍿"

    submit(desk, page_of(story), text=text)

    story.refresh_from_db()
    assert to_text(story.body) == text


def test_a_reviewer_reads_a_story_with_everything_on_it(client, story, confirmer):
    CitationFactory(story=story, anchor="p2")
    BylineFactory(story=story)
    client.force_login(confirmer)

    assert client.get(page_of(story)).status_code == 200


def elsewhere():
    return StreetFactory(district=DistrictFactory(code="440106", name="天河区"))


def test_a_picture_that_is_not_in_reach_cannot_be_set_into_the_text(desk):
    hidden = PictureFactory(scope=elsewhere().pk)

    for number in (hidden.pk, hidden.pk + 1, 10**18 - 1):
        answer = submit(desk, ADD, title="邻里", origin="original", text=f"导语。\n\n![图{number}]")
        assert errors(answer) == {
            "text": [f"图片库里没有编号为 {number} 的图片，或者它不在您的范围内：请改用图片库里的编号，或删去这一段。"]
        }
    assert Story.objects.count() == 0


def test_a_picture_for_all_is_set_into_the_text_and_held(desk):
    picture = PictureFactory()

    submit(desk, ADD, title="邻里", origin="original", text=f"导语。\n\n![图{picture.pk}] 邻里")

    story = Story.objects.get()
    assert [row.picture for row in story.held_pictures.all()] == [picture]


def test_a_picture_that_stood_there_before_may_stay(desk, story):
    picture = PictureFactory(scope=elsewhere().pk)
    story.communities.add(CommunityFactory())
    Story.objects.update(body=from_text(f"导语。\n\n![图{picture.pk}]"))

    answer = submit(desk, page_of(story), text=f"导语，改过。\n\n![图{picture.pk}]")

    assert (answer.status_code, anchors(story)) == (302, ["p3", "p2"])
