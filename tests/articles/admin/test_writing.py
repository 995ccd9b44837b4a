"""What the editor asks of the portal: pictures, figures, autosaves; and blocks that come with the form."""

import json

import pytest

from articles.autosaving import LONGEST, MOST_OF_ONE
from articles.body import from_text, to_text
from articles.models import Autosave, Story
from tests.factories import CitationFactory, CommunityFactory, FactFactory, StoryFactory, UserFactory
from tests.factories.forms import FormReader, submit
from tests.factories.pictures import PictureFactory

AUTOSAVE = "/admin/articles/story/autosave/"
PICTURES = "/admin/articles/story/pictures/"
FACTS = "/admin/articles/story/facts/"
ADD = "/admin/articles/story/add/"
KEY, OTHER = "a" * 32, "b" * 32
TEXT = "导语。\n\n约4800人住在这里。"


@pytest.fixture
def writer(db):
    return UserFactory(role="street_staff")


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


@pytest.fixture
def story(db):
    return StoryFactory(title="邻里", state="draft", body=from_text(TEXT))


def page_of(story):
    return f"/admin/articles/story/{story.pk}/change/"


def content(words="新的导语。", **fields):
    return {"fields": {"title": "邻里", **fields}, "blocks": [{"kind": "lede", "anchor": "", "text": words}]}


def keep(client, *, key=KEY, number=0, story="", **more):
    sent = {"key": key, "number": number, "story": story, "based_on": "", "content": content(), **more}
    return client.post(AUTOSAVE, json.dumps(sent), content_type="application/json")


def found(client, story=""):
    answer = client.get(AUTOSAVE, {"story": story})
    return [(row["key"], row["number"], row["content"]["blocks"][0]["text"]) for row in answer.json()["found"]]


# Autosaves


def test_what_is_typed_is_kept_again_and_again_and_offered_to_its_writer(desk, writer, story):
    first = keep(desk, story=story.pk).json()
    second = keep(desk, story=story.pk, number=first["number"], content=content("更新的导语。")).json()

    assert (first["number"], second["number"]) == (1, 2)
    assert found(desk, story.pk) == [(KEY, 2, "更新的导语。")]
    assert desk.get(AUTOSAVE).json()["account"] == writer.pk


def test_nobody_else_sees_it_whatever_their_role(desk, client, story):
    keep(desk, story=story.pk)

    for person in [
        UserFactory(role="district_admin"),
        UserFactory(is_superuser=True),
        UserFactory(role="street_staff"),
    ]:
        client.force_login(person)
        assert found(client, story.pk) == []
        assert client.get(AUTOSAVE, {"key": KEY}).json()["finished"] == []
        client.post(AUTOSAVE, json.dumps({"discard": [KEY]}), content_type="application/json")

    assert Autosave.objects.count() == 1


def test_a_key_of_somebody_else_is_taken_and_stays_as_it_is(desk, client, story):
    keep(desk, story=story.pk)
    client.force_login(UserFactory(role="street_staff"))

    answer = keep(client, story=story.pk, number=1, content=content("别人的。"))

    assert answer.json()["taken"] is True
    assert Autosave.objects.get().content["blocks"][0]["text"] == "新的导语。"


def test_two_pages_of_one_story_keep_apart_and_hear_of_each_other(desk, story):
    keep(desk, story=story.pk)

    answer = keep(desk, key=OTHER, story=story.pk, content=content("另一页。")).json()

    assert [row["key"] for row in answer["others"]] == [KEY]
    assert sorted(found(desk, story.pk)) == [(KEY, 1, "新的导语。"), (OTHER, 1, "另一页。")]


def test_a_page_that_missed_a_number_writes_over_nothing(desk, story):
    keep(desk, story=story.pk)
    keep(desk, story=story.pk, number=1, content=content("别处续写。"))

    answer = keep(desk, story=story.pk, number=1, content=content("旧的。"))

    assert answer.json()["taken"] is True
    assert found(desk, story.pk) == [(KEY, 2, "别处续写。")]


def test_restoring_replaces_what_was_left_before(desk, story):
    keep(desk, story=story.pk)

    keep(desk, key=OTHER, story=story.pk, replaces=[KEY])

    assert [row.key for row in Autosave.objects.all()] == [OTHER]


def test_saving_the_form_forgets_what_was_kept_and_remembers_that(desk, story):
    keep(desk, story=story.pk)

    submit(desk, page_of(story), text="存下的。", text_key=KEY)
    late = keep(desk, story=story.pk, number=1)

    row = Autosave.objects.get()
    assert (row.content, row.is_finished, row.story) == ({}, True, story)
    assert late.json()["finished"] is True
    assert desk.get(AUTOSAVE, {"key": [KEY, OTHER]}).json()["finished"] == [KEY]
    assert found(desk, story.pk) == []


def test_saving_what_was_restored_forgets_where_it_came_from(desk, story):
    keep(desk, story=story.pk)

    submit(desk, page_of(story), text="存下的。", text_key=f"{OTHER} {KEY}")

    assert [(row.key, row.is_finished) for row in Autosave.objects.all()] == [(OTHER, True)]


@pytest.mark.parametrize("key", ["", " ", "x", "a\0b", "a" * 5000, f"{KEY} x"])
def test_an_odd_key_saves_the_form_all_the_same(desk, story, key):
    keep(desk, story=story.pk)

    submit(desk, page_of(story), text="存下的。", text_key=key)

    story.refresh_from_db()
    assert (to_text(story.body), len(found(desk, story.pk))) == ("存下的。", 1)


def test_a_form_that_is_refused_keeps_the_autosave(desk, story):
    keep(desk, story=story.pk)

    submit(desk, page_of(story), title="", text_key=KEY)

    assert found(desk, story.pk) == [(KEY, 1, "新的导语。")]


def test_a_new_story_finishes_its_autosave_too(desk):
    keep(desk)

    submit(desk, ADD, title="邻里", origin="original", text=TEXT, text_key=KEY)

    assert Autosave.objects.get().story == Story.objects.get()


def test_autosaves_of_new_stories_and_of_stored_ones_are_told_apart(desk, story):
    keep(desk)
    keep(desk, key=OTHER, story=story.pk)

    assert [row[0] for row in found(desk)] == [KEY]
    assert [row[0] for row in found(desk, story.pk)] == [OTHER]


def test_of_one_account_no_more_than_a_number_is_kept(desk, writer):
    Autosave.objects.bulk_create(Autosave(key=f"{number:032x}", account=writer) for number in range(MOST_OF_ONE))

    keep(desk)

    assert Autosave.objects.of(writer).count() == MOST_OF_ONE
    assert Autosave.objects.filter(key=KEY).exists()


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        b"{",
        b"[" * 100_000,
        json.dumps({"key": "x"}).encode(),
        json.dumps({"key": KEY, "number": "1", "content": content()}).encode(),
        json.dumps({"key": KEY, "based_on": "长" * 121, "content": content()}).encode(),
        json.dumps({"key": KEY, "content": {"blocks": [1]}}).encode(),
        json.dumps({"key": KEY, "content": {"else": 1}}).encode(),
        json.dumps({"key": KEY, "content": {"fields": {"secret": "x"}}}).encode(),
        json.dumps({"key": KEY, "content": content("a\0b")}).encode(),
        json.dumps({"key": KEY, "content": content("\ud800")}).encode(),
        json.dumps({"key": KEY, "content": content("长" * (LONGEST // 5))}).encode(),
        json.dumps({"key": KEY, "content": content("长" * LONGEST)}).encode(),
        json.dumps({"discard": ["x"]}).encode(),
    ],
    ids=range(15),
)
def test_odd_content_is_refused_in_words_and_keeps_nothing(desk, sent):
    answer = desk.post(AUTOSAVE, sent, content_type="application/json")

    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("number", [-1, 7, 10**20])
def test_a_page_whose_autosave_is_gone_begins_anew(desk, number):
    assert keep(desk, number=number).json()["number"] == 1


@pytest.mark.parametrize("number", ["99999999999999999999", "0", "-1", "x", 987654321])
def test_a_story_that_is_not_there_keeps_nothing(desk, number):
    answer = keep(desk, story=number)

    assert (answer.status_code, Autosave.objects.count()) == (404, 0)
    assert desk.get(AUTOSAVE, {"story": number}).json()["found"] == []


def test_who_may_not_write_keeps_nothing(client, story):
    client.force_login(UserFactory(role="final_reviewer"))

    answers = [keep(client), keep(client, story=story.pk)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert not Autosave.objects.exists()


# Pictures and figures


def numbers(client, path, **asked):
    return [row["id"] for row in client.get(path, asked).json()["results"]]


def test_pictures_are_found_by_words_and_by_number(desk):
    hall, bridge = PictureFactory(alt="议事厅里"), PictureFactory(alt="河边的桥", credit="穗文明")

    assert numbers(desk, PICTURES, q="议事") == numbers(desk, PICTURES, q=str(hall.pk)) == [hall.pk]
    assert numbers(desk, PICTURES, q="穗文明 桥") == [bridge.pk]
    assert numbers(desk, PICTURES, id=[hall.pk, bridge.pk, "x", 10**20]) == [bridge.pk, hall.pk]


def test_figures_are_those_of_the_chosen_communities_that_stand_today(desk):
    community, other = CommunityFactory(), CommunityFactory()
    fact = FactFactory(community=community, text="约4813人")
    FactFactory(community=community, text="约4813户", state="retired")
    FactFactory(community=other, text="约4813位")

    assert numbers(desk, FACTS, community=[community.pk], q="4813") == [fact.pk]
    assert numbers(desk, FACTS, q="4813") == []
    assert numbers(desk, FACTS, id=[fact.pk]) == [fact.pk]


# Blocks that come with the form


def typed_as_blocks(text, blocks):
    return {"text": text, "text_blocks": json.dumps({"text": text, "blocks": blocks})}


def test_a_paragraph_sent_with_its_anchor_keeps_it_though_every_word_changed(desk, story):
    CitationFactory(story=story, anchor="p2")
    blocks = [
        {"kind": "lede", "anchor": "p1", "text": "改写。"},
        {"kind": "paragraph", "anchor": "p2", "text": "另写。"},
    ]

    answer = submit(desk, page_of(story), **typed_as_blocks("改写。\n\n另写。", blocks))

    story.refresh_from_db()
    assert answer.status_code == 302
    assert [(row["anchor"], row["text"]) for row in story.body] == [("p1", "改写。"), ("p2", "另写。")]


def test_blocks_of_another_text_are_not_heeded(desk, story):
    """As after the other person's text was chosen: the blocks beside it still are one's own."""
    blocks = json.dumps({"text": "我的。", "blocks": [{"kind": "lede", "anchor": "p1", "text": "我的。"}]})

    submit(desk, page_of(story), text="对方的。", text_blocks=blocks)

    story.refresh_from_db()
    assert to_text(story.body) == "对方的。"


@pytest.mark.parametrize(
    "blocks",
    ["x", "[]", "{}", "[" * 5000, '{"text": "字。", "blocks": [1]}', '{"text": "字。", "blocks": [{"kind": "x"}]}'],
)
def test_broken_blocks_never_break_the_page(desk, story, blocks):
    answer = submit(desk, page_of(story), text="字。", text_blocks=blocks)

    assert answer.status_code in (200, 302)


def test_a_citation_names_a_new_paragraph_by_its_place(desk, story):
    fact = FactFactory()
    blocks = [
        {"kind": "lede", "anchor": "p1", "text": "导语。"},
        {"kind": "paragraph", "anchor": "", "text": "新的。"},
        {"kind": "paragraph", "anchor": "p2", "text": "约4800人住在这里。"},
    ]
    typed = typed_as_blocks("导语。\n\n新的。\n\n约4800人住在这里。", blocks)

    submit(desk, page_of(story), row=("citations", {"anchor": "+2", "fact": fact.pk}), **typed)

    assert [row.anchor for row in story.citations.all()] == ["p3"]


@pytest.mark.parametrize("place", ["+1", "+9", "+0", "+x"])
def test_a_place_without_blocks_names_no_paragraph(desk, story, place):
    submit(desk, page_of(story), row=("citations", {"anchor": place, "fact": FactFactory().pk}))

    assert not story.citations.exists()


def test_a_refused_form_comes_back_with_its_blocks(desk, story):
    blocks = [{"kind": "lede", "anchor": "p1", "text": "改写。"}, {"kind": "paragraph", "anchor": "", "text": "新的。"}]

    answer = submit(desk, page_of(story), title="", **typed_as_blocks("改写。\n\n新的。", blocks))

    shown = answer.context["adminform"].form.fields["text"].widget.blocks
    assert shown == blocks
    assert FormReader(answer.text).fields["text"] == ["改写。\n\n新的。"]
