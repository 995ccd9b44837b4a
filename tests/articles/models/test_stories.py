"""What a story says of itself: who wrote the words, when it was first published, where it stands."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.body import from_text
from articles.models import Story
from tests.factories import BylineFactory, CitationFactory, ContributorFactory, SourceFactory, StoryFactory


def test_a_story_that_the_site_compiled_says_so_and_names_the_report(db):
    story = StoryFactory(origin="compiled", source_credit="记者廖靖文、通讯员穗文明")
    BylineFactory(story=story)

    assert story.byline == ["本站整理", "据记者廖靖文、通讯员穗文明的报道"]


def test_a_compiled_story_without_a_named_reporter_says_who_compiled_it(db):
    assert StoryFactory(origin="compiled", source_credit="").byline == ["本站整理"]


def test_an_original_story_names_who_wrote_it_in_order(db):
    story = StoryFactory(origin="original", source=None, source_credit="")
    for order, (name, role) in enumerate([("穗文明", "correspondent"), ("陈晓", "photographer")], 1):
        BylineFactory(story=story, contributor=ContributorFactory(name=name), role=role, order=3 - order)

    assert story.byline == ["文/通讯员 穗文明", "图/陈晓"]
    assert story.authors == ["通讯员 穗文明"]
    assert story.helpers == ["摄影 陈晓"]


def test_a_reprint_names_where_it_is_from_its_title_and_its_author(db):
    source = SourceFactory(title="旧题", publisher="广州日报")
    story = StoryFactory(origin="reprint", source=source, reprint_title="《邻里》", reprint_author="记者廖靖文")
    BylineFactory(story=story, contributor=ContributorFactory(name="陈晓"), role="editor")

    assert story.byline == ["转载", "作者：记者廖靖文"]
    assert story.authors == ["记者廖靖文"]
    assert story.reprint_line == "转载自广州日报，原题《邻里》，作者：记者廖靖文"
    assert (story.line_at_end, story.helpers) == (["编辑：陈晓"], ["编辑 陈晓"])


@pytest.mark.parametrize(
    "columns",
    [
        {"origin": "reprint", "reprint_title": ""},
        {"origin": "reprint", "reprint_author": ""},
        {"origin": "original", "reprint_title": "邻里"},
        {"origin": "compiled", "reprint_author": "陈晓"},
    ],
)
def test_a_reprint_and_nothing_else_names_a_title_and_an_author_of_its_own(db, columns):
    with pytest.raises(IntegrityError, match="reprint_names_title_and_author"), transaction.atomic():
        StoryFactory(**columns)


def test_a_rewritten_story_names_whoever_edited_it_and_nobody_as_its_writer(db):
    story = StoryFactory(origin="compiled", source_credit="")
    for role in ("reporter", "proofreader", "editor"):
        BylineFactory(story=story, contributor=ContributorFactory(name=f"{role}甲"), role=role)

    assert (story.byline, story.authors) == (["本站整理"], ["本站整理"])
    assert story.line_at_end == ["编辑：editor甲", "校对：proofreader甲"]
    assert story.helpers == ["编辑 editor甲", "校对 proofreader甲"]


@pytest.mark.parametrize(
    ("published_at", "year", "day"),
    [
        (datetime(2019, 12, 31, 15, 59, tzinfo=UTC), 2019, "2019-12-31"),
        (datetime(2019, 12, 31, 16, 0, tzinfo=UTC), 2020, "2020-01-01"),
    ],
)
def test_the_year_turns_by_the_clock_of_guangzhou(db, published_at, year, day):
    story = StoryFactory(published_at=published_at)

    assert (story.year, story.published_on.isoformat()) == (year, day)


def test_lede_and_chapters_are_read_from_the_body(db):
    story = StoryFactory(body=from_text("导语。\n\n## 甲\n\n一段。\n\n## 乙"))

    assert (story.lede, [chapter["text"] for chapter in story.chapters]) == ("导语。", ["甲", "乙"])


def test_a_story_that_begins_with_a_heading_has_no_lede(db):
    assert StoryFactory(body=from_text("## 甲\n\n一段。")).lede == ""


def test_the_newest_story_comes_first_and_of_equals_the_later_one(db):
    noon = datetime(2019, 12, 5, 4, tzinfo=UTC)
    older, one, two = (StoryFactory(published_at=at) for at in (datetime(2018, 1, 1, tzinfo=UTC), noon, noon))

    assert list(Story.objects.newest_first()) == [two, one, older]


@pytest.mark.parametrize("origin", ["compiled", "reprint"])
def test_what_is_not_ours_names_its_source(db, origin):
    with pytest.raises(IntegrityError, match="rewritten_or_reprinted_from_a_source"), transaction.atomic():
        StoryFactory(origin=origin, source=None)


def test_an_unknown_origin_is_refused(db):
    with pytest.raises(IntegrityError, match="origin_is_known"), transaction.atomic():
        StoryFactory(origin="copied")


def test_a_paragraph_cites_a_fact_once(db):
    citation = CitationFactory()

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        CitationFactory(story=citation.story, fact=citation.fact, anchor=citation.anchor)


def test_a_contributor_of_one_name_and_kind_is_one(db):
    ContributorFactory(name="穗文明", kind="pen_name")
    ContributorFactory(name="穗文明", kind="person")

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        ContributorFactory(name="穗文明", kind="pen_name")


def test_a_contributor_stands_in_a_byline_once_in_each_role(db):
    byline = BylineFactory(role="reporter")
    BylineFactory(story=byline.story, contributor=byline.contributor, role="photographer")

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        BylineFactory(story=byline.story, contributor=byline.contributor, role="reporter")


def test_a_body_with_a_fault_is_refused(db):
    story = StoryFactory.build(source=SourceFactory(), body=[{"kind": "lede", "anchor": "x", "text": "一段"}])

    with pytest.raises(ValidationError, match="正文第 1 段的类别或锚点不对。"):
        story.full_clean()
