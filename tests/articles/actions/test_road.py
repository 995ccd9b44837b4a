"""The road from draft to reader: every step, and every way past it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.actions.road import (
    approve_revision,
    publish_revision,
    return_revision,
    rewrite_revision,
    schedule_revision,
    stop_revision,
    submit_story,
    take_back_revision,
    withdraw_story,
)
from articles.actions.stories import amend_story, save_story
from articles.body import from_text
from articles.content import content_of, digest
from articles.due import publish_due
from articles.enums import Part
from articles.models import Revision, Story
from articles.signing import Sheet, seen_of
from portal.history import book
from portal.history.models import ChangeReason, ChangeRecord, Verb
from tests.factories import CitationFactory, CommunityFactory, ContributorFactory, FactFactory, UserFactory
from tests.factories.newsroom import WHOLE, bring_to, pass_review, return_it, submitted, write_draft

pytestmark = pytest.mark.django_db


def edit(story, by, text="约4900人住在这里。"):
    story.body = from_text(text, before=story.body, used=story.anchors_used)
    return save_story(story, by=by)


# Submitting


def test_a_submitted_text_is_frozen_with_its_hash_and_its_authors():
    author, helper = UserFactory(), UserFactory()
    story = write_draft(by=author)
    edit(story, helper)

    revision = submit_story(story, by=author)

    assert (revision.number, revision.state) == (1, "first")
    assert revision.content == content_of(story)
    assert revision.sha256 == digest(content_of(story))
    wrote = revision.signatures.filter(part=Part.AUTHOR)
    assert {row.person for row in wrote} == {author, helper}
    assert {row.sha256 for row in wrote} == {revision.sha256}


def test_the_document_holds_everything_that_residents_read():
    story = write_draft(title="楼下的课堂", text="导语。\n\n## 头一件事\n\n约4800人住在这里。")
    fact = FactFactory(community=story.communities.get())
    CitationFactory(story=story, fact=fact, anchor="p2", caption="住在这里的人")
    contributor = ContributorFactory(name="陈晓")
    story.bylines.create(contributor=contributor, role="reporter", order=1)
    story.tags.add("科普", "志愿服务")

    assert content_of(story) == {
        "title": "楼下的课堂",
        "deck": "",
        "origin": "original",
        "source": None,
        "source_credit": "",
        "picture": None,
        "body": story.body,
        "communities": [story.communities.get().pk],
        "tags": ["志愿服务", "科普"],
        "bylines": [{"role": "reporter", "contributor": contributor.pk, "name": "陈晓"}],
        "citations": [{"anchor": "p2", "fact": fact.pk, "caption": "住在这里的人"}],
    }


def test_a_draft_of_no_place_is_not_sent():
    author = UserFactory()
    draft = write_draft(by=author, communities=[])

    with pytest.raises(ValidationError) as refused:
        submit_story(draft, by=author)

    assert refused.value.messages == ["请选写到的社区，审核人才知道归谁审。"]


def test_what_is_under_way_is_not_sent_again():
    revision = submitted()

    with pytest.raises(PermissionDenied):
        submit_story(revision.draft, by=UserFactory())


# Deciding


def test_three_people_approve_and_residents_read_exactly_that():
    revision = submitted(title="商量出来的好邻里")

    revision = pass_review(revision)
    assert revision.state == "second"
    revision = pass_review(revision)
    assert revision.state == "final"
    revision = pass_review(revision)

    story = Story.objects.get()
    assert (revision.state, story.state, story.revision) == ("published", "published", revision)
    assert digest(content_of(story)) == revision.sha256
    assert {row.sha256 for row in revision.signatures.all()} == {revision.sha256}
    assert revision.signatures.values("person").distinct().count() == 4
    assert [line.verb for line in ChangeRecord.objects.order_by("number")][-5:] == [
        Verb.APPROVED,
        Verb.APPROVED,
        Verb.APPROVED,
        Verb.CHANGED,
        Verb.PUBLISHED,
    ]
    assert book.faults() == []


@pytest.mark.parametrize("before", ["first", "second", "final"])
def test_nobody_approves_what_they_wrote(before):
    author = UserFactory(is_superuser=True)
    revision = bring_to(submitted(by=author), before)

    with pytest.raises(ValidationError, match="同一个人"):
        pass_review(revision, by=author)

    assert Revision.objects.get(pk=revision.pk).state == before


@pytest.mark.parametrize("before", ["second", "final"])
def test_nobody_reviews_twice(before):
    reviewer = UserFactory(is_superuser=True)
    revision = pass_review(submitted(), by=reviewer)
    revision = bring_to(revision, before)

    with pytest.raises(ValidationError, match="同一个人"):
        pass_review(revision, by=reviewer)

    assert Revision.objects.get(pk=revision.pk).state == before


def test_who_helped_to_write_does_not_review_either():
    author, helper = UserFactory(), UserFactory()
    story = write_draft(by=author)
    edit(story, helper)
    revision = submit_story(story, by=author)

    with pytest.raises(ValidationError, match="同一个人"):
        pass_review(revision, by=helper)


@pytest.mark.parametrize("missing", WHOLE)
def test_every_point_of_the_sheet_must_be_affirmed(missing):
    revision = submitted()

    with pytest.raises(ValidationError, match="还有1项没有确认"):
        pass_review(revision, checklist=[item for item in WHOLE if item != missing])

    assert Revision.objects.get(pk=revision.pk).state == "first"


def test_what_contradicts_the_record_is_approved_with_a_reason_only():
    community = CommunityFactory(name="穗花北社区")
    FactFactory(community=community, text="约4800人", value=4800, qualifier="约")
    revision = submitted(communities=[community], text="穗花北社区有4800人。")
    typed = {"by": UserFactory(), "seen": seen_of(revision)}

    for sheet in (Sheet(WHOLE), Sheet(WHOLE, overrules=True), Sheet(WHOLE, opinion="来源已改")):
        with pytest.raises(ValidationError, match="还有1处与资料库或前后文不一致"):
            approve_revision(revision, **typed, sheet=sheet)
    approve_revision(revision, **typed, sheet=Sheet(WHOLE, opinion="来源已改", overrules=True))

    assert revision.signatures.get(part=Part.FIRST).accepted == ["4800人，资料库为约4800人"]


def test_approving_what_moved_since_it_was_opened_is_refused():
    revision = submitted()
    opened = seen_of(revision)
    pass_review(revision)

    with pytest.raises(PermissionDenied, match="已经有人处理过了"):
        approve_revision(revision, by=UserFactory(), seen=opened, sheet=Sheet(WHOLE))

    assert Revision.objects.get(pk=revision.pk).state == "second"


def test_a_text_goes_back_with_a_reason_and_comes_again_as_the_next_revision():
    author = UserFactory()
    first = return_it(submitted(by=author), opinion="来源只写“今年以来”")
    story = edit(first.draft, author)

    second = submit_story(story, by=author)

    assert (first.state, second.number, second.state) == ("returned", 2, "first")
    assert first.content != second.content
    assert Revision.objects.get(pk=first.pk).content == first.content
    assert first.signatures.get(verdict="returned").opinion == "来源只写“今年以来”"


def test_going_back_needs_a_reason():
    revision = submitted()

    with pytest.raises(ValidationError, match="退回必须写明理由"):
        return_revision(revision, by=UserFactory(), seen=seen_of(revision), sheet=Sheet(opinion="  "))


def test_an_author_takes_it_back():
    author = UserFactory()
    revision = pass_review(submitted(by=author))

    revision = take_back_revision(revision, by=author, seen=seen_of(revision))

    assert revision.state == "taken_back"
    assert submit_story(edit(revision.draft, author), by=author).number == 2


def test_a_reviewer_who_edits_becomes_an_author_of_a_new_revision():
    author, reviewer = UserFactory(), UserFactory()
    old = pass_review(submitted(by=author))
    edit(old.draft, reviewer, "约4800多人住在这里。")

    new = rewrite_revision(old, by=reviewer)

    assert Revision.objects.get(pk=old.pk).state == "rewritten"
    assert (new.number, new.state) == (2, "first")
    assert {row.person for row in new.signatures.all()} == {author, reviewer}
    with pytest.raises(ValidationError, match="同一个人"):
        pass_review(new, by=reviewer)


def test_a_reviewer_who_saves_without_a_change_is_no_author():
    reviewer = UserFactory()
    revision = submitted()
    save_story(revision.draft, by=reviewer)

    assert rewrite_revision(revision, by=reviewer).number == 1
    assert pass_review(revision, by=reviewer).state == "second"


def test_a_small_office_merges_the_first_two_reviews_and_the_sheet_says_so(settings):
    settings.MERGED_REVIEWS = True
    author, reviewer = UserFactory(), UserFactory()
    revision = submitted(by=author)

    with pytest.raises(ValidationError, match="同一个人"):
        pass_review(revision, by=author)
    revision = pass_review(revision, by=reviewer)

    assert revision.state == "final"
    assert revision.signatures.get(person=reviewer).part == Part.FIRST_AND_SECOND
    with pytest.raises(ValidationError, match="同一个人"):
        pass_review(revision, by=reviewer)
    assert pass_review(revision).state == "published"


# Publishing


def test_it_waits_for_its_time_and_is_published_once():
    at = timezone.now() + timedelta(hours=3)
    revision = bring_to(submitted(), "approved", publish_at=at)

    assert publish_due() == []
    assert Story.objects.get().state == "draft"
    assert [row.pk for row in publish_due(at)] == [revision.pk]
    assert publish_due(at) == []
    assert Story.objects.get().state == "published"
    assert ChangeRecord.objects.filter(verb=Verb.PUBLISHED).count() == 1


def test_what_is_scheduled_can_be_published_now_or_stopped():
    later = timezone.now() + timedelta(days=2)
    stopped = bring_to(submitted(title="一"), "approved", publish_at=later)
    now = bring_to(submitted(title="二"), "approved", publish_at=later)

    assert stop_revision(stopped, by=UserFactory(), reason="日期写错").state == "returned"
    assert schedule_revision(now, by=UserFactory()).state == "published"
    assert publish_due(later) == []
    assert ChangeReason.objects.get().words == "日期写错"


def test_only_what_is_approved_is_published():
    for state in ("first", "second", "final"):
        with pytest.raises(PermissionDenied):
            publish_revision(bring_to(submitted(title=state), state), by=UserFactory())


def test_a_row_that_is_gone_stops_the_publication_whole():
    at = timezone.now() + timedelta(hours=3)
    revision = bring_to(submitted(), "approved", publish_at=at)
    revision.draft.communities.get().delete()

    with pytest.raises(ValidationError, match="社区已经不在了"):
        publish_revision(revision, by=UserFactory())

    assert Story.objects.get().state == "draft"
    assert Revision.objects.get().state == "approved"


def test_a_public_story_changes_only_when_its_amendment_has_passed():
    author = UserFactory()
    first = bring_to(submitted(by=author, text="600人次参加。"), "published")
    story = first.story
    copy = amend_story(story, by=author)
    copy.body = from_text("600多人次参加。", before=copy.body, used=copy.anchors_used)
    save_story(copy, by=author)
    second = submit_story(copy, by=author, correction="参加人次应为600多人次。")

    second = bring_to(second, "final")
    assert Story.objects.get(pk=story.pk).plain_text == "600人次参加。"
    second = pass_review(second)

    now = Story.objects.get()
    assert (now.pk, now.plain_text, now.slug) == (story.pk, "600多人次参加。", story.slug)
    assert now.published_at == story.published_at
    assert Revision.objects.get(pk=first.pk).state == "superseded"
    assert [row.correction for row in now.revisions.corrections()] == ["参加人次应为600多人次。"]
    assert digest(content_of(now)) == second.sha256


def test_an_amendment_without_a_change_is_not_sent():
    story = bring_to(submitted(), "published").story
    author = UserFactory()

    with pytest.raises(ValidationError, match="同公开的文字一样"):
        submit_story(amend_story(story, by=author), by=author)


def test_one_amendment_at_a_time():
    story = bring_to(submitted(), "published").story
    amend_story(story, by=UserFactory())

    with pytest.raises(PermissionDenied, match="已经有一份修改稿"):
        amend_story(story, by=UserFactory())


def test_who_wrote_the_public_text_does_not_review_its_amendment():
    author, other = UserFactory(), UserFactory()
    story = bring_to(submitted(by=author), "published").story
    copy = edit(amend_story(story, by=other), other)
    revision = submit_story(copy, by=other)

    with pytest.raises(ValidationError, match="同一个人"):
        pass_review(revision, by=author)


def test_a_withdrawn_story_stays_away_whatever_was_under_way():
    author = UserFactory()
    story = bring_to(submitted(by=author), "published").story
    copy = edit(amend_story(story, by=author), author)
    at = timezone.now() + timedelta(hours=1)
    waiting = bring_to(submit_story(copy, by=author), "approved", publish_at=at)

    withdraw_story(story, by=UserFactory(), reason="内容有误")

    assert publish_due(at) == []
    assert Revision.objects.get(pk=waiting.pk).state == "taken_back"
    assert Story.objects.get(pk=story.pk).state == "withdrawn"
    assert ChangeReason.objects.get().words == "内容有误"


def test_after_a_withdrawal_three_reviews_lead_back_under_the_first_date():
    author = UserFactory()
    story = bring_to(submitted(by=author), "published").story
    withdraw_story(story, by=author, reason="内容有误")

    copy = edit(amend_story(Story.objects.get(pk=story.pk), by=author), author)
    bring_to(submit_story(copy, by=author), "published")

    now = Story.objects.get()
    assert (now.state, now.published_at) == ("published", story.published_at)


def test_withdrawing_needs_a_reason():
    story = bring_to(submitted(), "published").story

    with pytest.raises(ValidationError, match="请写明撤稿的原因"):
        withdraw_story(story, by=UserFactory(), reason="")
