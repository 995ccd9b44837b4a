"""Who reviewed a story stands below it where the office wants that, as they signed and not as anybody typed."""

import pytest

from articles.actions.road import submit_story
from articles.actions.stories import amend_story, save_story
from portal.site.models import SiteSettings
from tests.factories import StoryFactory, UserFactory
from tests.factories.newsroom import bring_to, pass_review, submitted

pytestmark = pytest.mark.django_db


def published(names):
    revision = submitted()
    for name in names:
        revision = pass_review(revision, by=UserFactory(name=name))
    return revision.story


@pytest.fixture
def told():
    SiteSettings.objects.create(pk=1, shows_reviewers=True)


def test_nobody_is_named_unless_the_office_wants_it(client):
    story = published(["甲审四", "乙审四", "丙审四"])

    assert "审四" not in client.get(story.get_absolute_url()).text


def test_the_three_who_signed_are_named_in_their_order(client, told):
    story = published(["甲审四", "乙审四", "丙审四"])

    page = client.get(story.get_absolute_url()).text

    line = "<span>一审：甲审四</span><span>二审：乙审四</span><span>三审：丙审四</span>"
    assert line in page


def test_an_account_without_a_name_is_not_shown_by_its_login(client, told):
    story = published(["甲审四", "", "丙审四"])

    page = client.get(story.get_absolute_url()).text

    assert "<span>一审：甲审四</span><span>三审：丙审四</span>" in page


def test_the_names_are_those_of_the_text_that_is_public(client, told, recorder):
    story = published(["甲审四", "乙审四", "丙审四"])
    copy = amend_story(story, by=recorder)
    copy.title = "改过的标题"
    save_story(copy, by=recorder)
    revision = submit_story(copy, by=recorder)
    pass_review(revision, by=UserFactory(name="新审五"))
    assert "新审五" not in client.get(story.get_absolute_url()).text

    bring_to(revision.__class__.objects.get(pk=revision.pk), "published")

    page = client.get(story.get_absolute_url()).text
    assert ["一审：新审五" in page, "甲审四" in page] == [True, False]


def test_a_story_from_before_the_reviews_names_nobody(client, told):
    page = client.get(StoryFactory().get_absolute_url()).text

    assert "一审" not in page
