"""`verify_published` finds what should never be: each fault is planted behind the backs of code and triggers."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from articles.models import Byline, Revision, Signature, Story
from articles.verification import faults_of_published
from portal.history import seals
from tests.factories import ContributorFactory, UserFactory
from tests.factories.newsroom import bring_to, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision():
    return bring_to(submitted(text="审过的一段。"), "published")


def planted(change):
    with seals.lifted():
        change()
    return faults_of_published()


def test_a_story_that_went_its_road_has_no_fault(revision, capsys):
    call_command("verify_published")

    assert faults_of_published() == []
    assert capsys.readouterr().out == "公开的报道1篇，都同审定的版本一致。\n"


def test_what_is_public_but_reads_otherwise_is_found(revision):
    found = planted(lambda: Story.objects.update(title="没审过的标题"))

    assert found == [f"报道{revision.story_id}：公开的文字同审定的版本{revision.pk}不一致。"]


@pytest.mark.parametrize("relation", ["tag", "byline"])
def test_tags_and_names_are_part_of_what_is_compared(revision, relation):
    """No trigger stands before these rows: only the comparison sees them."""
    if relation == "tag":
        revision.story.tags.add("没审过的标签")
    else:
        Byline.objects.create(story=revision.story, contributor=ContributorFactory(), role="reporter", order=1)

    assert faults_of_published() == [f"报道{revision.story_id}：公开的文字同审定的版本{revision.pk}不一致。"]


def test_a_contributor_may_change_the_name(db):
    author = ContributorFactory(name="陈晓")
    draft = submitted(text="一段。")
    Byline.objects.create(story=draft.story, contributor=author, role="reporter", order=1)
    bring_to(draft, "published")
    author.name = "陈晓明"
    author.save()

    assert [fault for fault in faults_of_published() if "不一致" in fault] == []


def test_an_author_who_reviewed_is_found(revision):
    first = Signature.objects.get(revision=revision, part="first")
    author = Signature.objects.get(revision=revision, part="author")

    def change():
        Signature.objects.filter(pk=first.pk).delete()
        Signature.objects.create(
            revision=revision, person=UserFactory(), part="first", verdict="approved", sha256=revision.sha256
        )

    assert planted(change) == []
    missing = planted(lambda: Signature.objects.filter(revision=revision, part="first").delete())
    unwritten = planted(lambda: Signature.objects.filter(pk=author.pk).delete())
    assert missing == [f"版本{revision.pk}：公开过，但三审没有都通过这一稿。"]
    assert unwritten == [*missing, f"版本{revision.pk}：公开过，但没有撰稿人。"]


def test_a_text_that_was_changed_after_it_was_submitted_is_found(revision):
    found = planted(lambda: Revision.objects.update(content={**revision.content, "deck": "后来加的"}))

    assert f"版本{revision.pk}：内容同送审时的摘要不一致。" in found


def test_approvals_of_another_text_count_for_nothing(revision):
    found = planted(lambda: Signature.objects.filter(part="final").update(sha256="0" * 64))

    assert found == [f"版本{revision.pk}：公开过，但三审没有都通过这一稿。"]


def test_a_story_that_lost_its_revision_is_found(revision):
    found = planted(lambda: Story.objects.update(revision=None, title=F("title")))

    assert found == [f"报道{revision.story_id}：公开着，但没有已发布的版本。"]


def test_the_command_ends_with_1_and_says_each_fault(revision, capsys):
    revision.story.tags.add("没审过的标签")

    with pytest.raises(CommandError, match="有1处不符"):
        call_command("verify_published")

    assert "不一致" in capsys.readouterr().err
