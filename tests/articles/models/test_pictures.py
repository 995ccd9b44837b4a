"""Which pictures the text of a story holds: they are served while residents read it, and not deleted meanwhile."""

import pytest
from django.core.exceptions import PermissionDenied

from articles.actions.road import withdraw_story
from articles.actions.stories import save_story
from articles.body import from_text
from articles.models import StoryPicture
from articles.models.pictures import hold_pictures
from portal.bin.actions.rows import delete_row
from portal.images.holders import uses_of
from portal.images.models import Picture
from tests.factories import StoryFactory
from tests.factories.pictures import PictureFactory


def body(*pictures, text="导语。"):
    return from_text("\n\n".join([text, *(f"![图{picture.pk}]" for picture in pictures)]))


def held(story):
    rows = StoryPicture.objects.filter(story=story).order_by("picture_id")
    return [(row.picture, row.is_shown) for row in rows]


@pytest.fixture
def pictures(db):
    return [PictureFactory() for _number in range(3)]


@pytest.fixture
def story(pictures, recorder):
    return save_story(StoryFactory(body=body(pictures[0], pictures[1])), by=recorder)


def test_a_saved_story_holds_the_pictures_of_its_text(story, pictures):
    assert held(story) == [(pictures[0], True), (pictures[1], True)]
    assert list(Picture.objects.public().order_by("pk")) == pictures[:2]
    assert list(Picture.objects.unused()) == pictures[2:]


def test_what_is_taken_out_of_the_text_is_let_go(pictures, recorder):
    story = save_story(StoryFactory(state="draft", body=body(pictures[0], pictures[1])), by=recorder)
    story.body = body(pictures[1], pictures[2])

    save_story(story, by=recorder)

    assert held(story) == [(pictures[1], True), (pictures[2], True)]


def test_a_picture_in_work_is_held_and_not_shown(story, pictures):
    hold_pictures(story, shown=body(pictures[0]), in_work=body(pictures[0], pictures[2]))

    assert held(story) == [(pictures[0], True), (pictures[2], False)]
    assert list(Picture.objects.public()) == [pictures[0]]
    assert list(Picture.objects.unused()) == [pictures[1]]


def test_a_picture_in_work_becomes_shown_with_its_text(story, pictures):
    hold_pictures(story, shown=[], in_work=body(pictures[0]))

    hold_pictures(story, shown=body(pictures[0]))

    assert held(story) == [(pictures[0], True)]


def test_pictures_of_a_withdrawn_story_are_not_served(story, recorder):
    withdraw_story(story, by=recorder, reason="事实有误")

    assert list(Picture.objects.public()) == []


def test_a_number_of_no_picture_is_passed_over(db):
    story = StoryFactory()

    hold_pictures(story, shown=from_text(f"![图{10**18 - 1}]\n\n文"))

    assert held(story) == []


def test_where_a_picture_is_used_names_the_story(story, pictures):
    [use] = uses_of(pictures[0])

    assert (str(use), use.is_shown, use.row.held_for) == (f"正文图片 {story.title}", True, story)


def test_a_picture_in_a_text_is_not_deleted(story, pictures, recorder):
    with pytest.raises(PermissionDenied, match=f"正在使用：正文图片 {story.title}"):
        delete_row(pictures[0], reason="不用了", by=recorder)
