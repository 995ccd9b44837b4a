"""What happens to a story, each step with its line in the book."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.actions.stories import cite_fact, save_story
from articles.body import from_text
from articles.models import Citation, FormerSlug, Story
from portal.history.models import ChangeRecord
from tests.factories import FactFactory, SourceFactory, StoryFactory

CREDITS = [{"role": "reporter", "name": "廖靖文"}, {"role": "correspondent", "name": "穗文明"}]


def verbs():
    return [line.verb for line in ChangeRecord.objects.order_by("number")]


def draft(**columns):
    return Story(**{"title": "邻里", "origin": "original", "body": from_text("一段\n\n二段"), **columns})


def test_a_new_story_is_a_draft_with_its_line_and_its_address(recorder):
    story = save_story(draft(), by=recorder)

    assert (story.state, story.slug, verbs()) == ("draft", "lin-li", ["created"])


def test_a_changed_story_leaves_its_line(recorder):
    story = StoryFactory(title="旧题", state="draft")

    for _ in range(2):
        story.title = "新题"
        save_story(story, by=recorder, reason="题目写全")

    assert (verbs(), ChangeRecord.objects.get().details["fields"]) == (["changed"], ["title"])


def test_a_rewritten_story_takes_over_the_credit_of_its_source(recorder):
    story = save_story(draft(origin="compiled", source=SourceFactory(credits=CREDITS)), by=recorder)

    assert story.source_credit == "记者廖靖文、通讯员穗文明"


def test_a_credit_that_was_written_stays(recorder):
    source = SourceFactory(credits=CREDITS)

    story = save_story(draft(origin="compiled", source=source, source_credit="记者廖靖文"), by=recorder)

    assert story.source_credit == "记者廖靖文"


def test_a_correction_of_the_source_does_not_change_the_credit_of_a_story(recorder):
    source = SourceFactory(credits=CREDITS)
    story = save_story(draft(origin="compiled", source=source), by=recorder)
    source.credits = []
    source.save()

    save_story(story, by=recorder)

    assert story.source_credit == "记者廖靖文、通讯员穗文明"


@pytest.mark.parametrize(
    "columns",
    [{"title": ""}, {"title": "长" * 81}, {"body": []}, {"body": "一段"}, {"origin": "compiled"}, {"slug": "邻里"}],
    ids=lambda columns: next(iter(columns)),
)
def test_a_story_that_breaks_a_rule_is_not_saved(recorder, columns):
    with pytest.raises(ValidationError):
        save_story(draft(**columns), by=recorder)

    assert (Story.objects.count(), verbs()) == (0, [])


def test_numbers_of_removed_paragraphs_are_remembered_from_save_to_save(recorder):
    story = save_story(draft(body=from_text("一段\n\n二段\n\n三段")), by=recorder)
    for text in ("一段\n\n二段", "一段\n\n二段\n\n四段"):
        story = Story.objects.get(pk=story.pk)
        story.body = from_text(text, before=story.body, used=story.anchors_used)
        save_story(story, by=recorder)

    assert [row["anchor"] for row in Story.objects.get().body] == ["p1", "p2", "p4"]


def test_a_paragraph_is_tied_to_its_fact_with_a_line(recorder):
    story, fact = StoryFactory(state="draft"), FactFactory()

    citation = cite_fact(story, fact, anchor="p2", caption="住在这里的人。", by=recorder)

    assert (citation.story, citation.fact, citation.caption) == (story, fact, "住在这里的人。")
    assert ChangeRecord.objects.get().details == {"fields": ["citations"], "fact": fact.pk, "anchor": "p2"}


@pytest.mark.parametrize("anchor", ["p9", "", "x", "p1 "])
def test_a_paragraph_that_does_not_exist_is_not_tied(recorder, anchor):
    with pytest.raises(ValidationError, match=f"这篇报道没有锚点为 {anchor} 的段落。"):
        cite_fact(StoryFactory(state="draft"), FactFactory(), anchor=anchor, by=recorder)

    assert (Citation.objects.count(), verbs()) == (0, [])


def test_the_same_tie_twice_is_refused(recorder):
    story, fact = StoryFactory(state="draft"), FactFactory()
    cite_fact(story, fact, anchor="p2", by=recorder)

    with pytest.raises(ValidationError):
        cite_fact(story, fact, anchor="p2", by=recorder)

    assert (Citation.objects.count(), verbs()) == (1, ["changed"])


def test_the_text_of_a_public_story_is_not_saved_over(recorder):
    story = StoryFactory(title="邻里")
    story.title = "别的"

    with pytest.raises(ValidationError, match="请写修改稿"):
        save_story(story, by=recorder)

    story.refresh_from_db()
    assert (story.title, verbs()) == ("邻里", [])


def test_what_a_public_story_cites_is_not_changed(recorder):
    with pytest.raises(PermissionDenied, match="请写修改稿"):
        cite_fact(StoryFactory(), FactFactory(), anchor="p2", by=recorder)

    assert (Citation.objects.count(), verbs()) == (0, [])


def moved(story, slug, by):
    story.slug = slug
    return save_story(story, by=by)


def former():
    return list(FormerSlug.objects.order_by("slug").values_list("slug", "story__slug"))


def test_every_address_that_a_public_story_ever_had_is_kept(recorder):
    story = StoryFactory(title="邻里")

    moved(moved(story, "first", recorder), "second", recorder)

    assert former() == [("first", "second"), ("lin-li", "second")]


def test_an_address_that_comes_back_is_no_former_one_any_more(recorder):
    story = StoryFactory(title="邻里")

    moved(moved(story, "first", recorder), "lin-li", recorder)

    assert former() == [("first", "lin-li")]


def test_the_address_of_a_draft_was_nobodys_and_is_not_kept(recorder):
    moved(StoryFactory(title="邻里", state="draft"), "first", recorder)

    assert former() == []


def test_a_new_story_does_not_take_an_address_that_another_once_had(recorder):
    moved(StoryFactory(title="邻里"), "first", recorder)

    story = save_story(draft(), by=recorder)

    assert story.slug == "lin-li-2"
    with pytest.raises(ValidationError, match="这是另一篇报道用过的网址名"):
        moved(story, "lin-li", recorder)
