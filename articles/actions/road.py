"""The steps of a story's road: the only code that moves a revision, and the only code that publishes one.

Each step locks the story, reads the revision anew, compares it with what the person saw, and writes its line in the
record book in the same transaction. Behind it stand the walls of the database (articles/models/revisions.py). Who may
take a step is asked of articles/access.py by whoever calls; that somebody signs twice is refused here as well.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.content import content_of, digest, lay
from articles.enums import NoticeKind, Part, RevisionState, Verdict
from articles.models import Revision, Signature, Story
from articles.notices import authors_of_revision, tell, tell_reviewers, waits_no_longer
from articles.road import APPROVED, PUBLISH, REWRITE, STOP, TAKE_BACK, Step, returning, stage_at
from articles.signing import Sheet, authors_of, faults_before_review, report_on, seen_of, told
from articles.wording import look_through_story
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history import book, changes
from portal.history.contents import lock
from portal.history.models import Verb
from portal.records import PublicationState

MOVED_ON = gettext_lazy("这一版在您打开以后已经有人处理过了，所以您的决定没有生效。请看最新的进度。")

LONGEST_WAIT = timedelta(days=366)


# Submitting


@transaction.atomic
@everywhere()
def submit_story(draft: Story, *, by: User, correction: str = "") -> Revision:
    """Freeze a draft as the next revision and send it to the first review.

    Everybody who wrote in it signs as an author. Raises ValidationError when it is not ready, PermissionDenied when it
    is under way already.
    """
    story = _hold(draft.original)
    draft = Story.objects.get(pk=draft.pk)
    if draft.state != PublicationState.DRAFT or story.revisions.under_way().exists():
        raise PermissionDenied(_("这篇稿子已经送审了。"))
    if faults := faults_before_review(draft):
        raise ValidationError(faults)
    revision = _freeze(draft, story, authors=[by, *authors_of(draft)], correction=correction)
    book.record(Verb.SUBMITTED, revision.story, by=by, details=_told(revision))
    tell_reviewers(revision, but=by)
    return revision


def _freeze(draft: Story, story: Story, *, authors: Iterable[User], correction: str) -> Revision:
    content = content_of(draft)
    last = story.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    revision = Revision(
        story=story,
        draft=draft,
        number=last + 1,
        content=content,
        sha256=digest(content),
        correction=correction.strip(),
    )
    revision.full_clean(exclude=["content"])
    revision.save(force_insert=True)
    for person in {person.pk: person for person in authors}.values():
        _sign(revision, person, Part.AUTHOR, Verdict.WROTE)
    return revision


def _sign(
    revision: Revision,
    person: User,
    part: Part,
    verdict: Verdict,
    sheet: Sheet | None = None,
    overruled: Iterable[str] = (),
) -> Signature:
    """Put a name under exactly this text. Raises ValidationError when the person signed it before, as anything."""
    sheet = sheet or Sheet()
    signature = Signature(
        revision=revision,
        person=person,
        part=part,
        verdict=verdict,
        sha256=revision.sha256,
        opinion=sheet.opinion.strip(),
        checklist=sorted(sheet.checklist),
        accepted=list(overruled),
    )
    signature.full_clean()
    signature.save(force_insert=True)
    return signature


@transaction.atomic
@everywhere()
def take_back_revision(revision: Revision, *, by: User, seen: str) -> Revision:
    """The author wants it back: the draft can be edited again, and the revision is kept as it is."""
    revision = _hold_revision(revision, seen)
    _move(revision, TAKE_BACK)
    book.record(Verb.RECALLED, revision.story, by=by, details=_told(revision))
    return revision


@transaction.atomic
@everywhere()
def rewrite_revision(revision: Revision, *, by: User) -> Revision:
    """A reviewer saved the draft under review: the old revision ends, and a new one starts at the first review.

    The reviewer is an author of the new one, so that three other people decide on it.
    """
    _hold(revision.story)
    revision = Revision.objects.get(pk=revision.pk)
    draft = revision.draft
    if draft is None or not REWRITE.may_start(revision.state):
        raise PermissionDenied(MOVED_ON)
    if digest(content_of(draft)) == revision.sha256:
        return revision
    _move(revision, REWRITE)
    authors = [by, *authors_of(draft), *_signed_as_author(revision)]
    new = _freeze(draft, revision.story, authors=authors, correction=revision.correction)
    book.record(Verb.REWRITTEN, new.story, by=by, details=_told(new, instead_of=revision.number))
    tell_reviewers(new, but=by)
    return new


def _signed_as_author(revision: Revision) -> list[User]:
    return [row.person for row in revision.signatures.filter(part=Part.AUTHOR).select_related("person")]


# Deciding


@transaction.atomic
@everywhere()
def claim_revision(revision: Revision, *, by: User, seen: str) -> Revision:
    """Say that one is working on it, so that colleagues take another; it binds nobody and can be taken over."""
    revision = _hold_revision(revision, seen)
    revision.claimed_by, revision.claimed_at = by, timezone.now()
    revision.save(update_fields=["claimed_by", "claimed_at"])
    book.record(Verb.CLAIMED, revision.story, by=by, details=_told(revision))
    return revision


@transaction.atomic
@everywhere()
def approve_revision(
    revision: Revision, *, by: User, seen: str, sheet: Sheet, publish_at: datetime | None = None
) -> Revision:
    """Sign the text and send it on; after the last review it is published, at once or at its time.

    `seen` is what the reviewer had open: `seen_of(revision)`. Raises PermissionDenied when it was moved since,
    ValidationError when the checklist is not complete or the person had a hand in this text before.
    """
    revision = _hold_revision(revision, seen)
    if (stage := stage_at(revision.state)) is None or stage.approve.part is None:
        raise PermissionDenied(MOVED_ON)
    if missing := sheet.missing:
        lacking = {"count": len(missing), "items": "；".join(map(str, missing))}
        raise ValidationError(_("还有%(count)d项没有确认：%(items)s。") % lacking)
    contradictions = [told(finding) for finding in report_on(revision).blocking]
    if contradictions and not (sheet.overrules and sheet.opinion.strip()):
        raise ValidationError(
            _("还有%(count)d处与资料库或前后文不一致。核对过仍要通过的，请勾选“已核对”，并写明理由。")
            % {"count": len(contradictions)}
        )
    _sign(revision, by, stage.approve.part, Verdict.APPROVED, sheet, contradictions)
    _move(revision, stage.approve)
    book.record(Verb.APPROVED, revision.story, by=by, details=_told(revision, stage=str(stage.state)))
    if revision.state == APPROVED:
        return schedule_revision(revision, by=by, publish_at=publish_at)
    tell_reviewers(revision, but=by)
    return revision


@transaction.atomic
@everywhere()
def return_revision(revision: Revision, *, by: User, seen: str, sheet: Sheet) -> Revision:
    """Return the text to its authors with a reason; the draft can be edited again."""
    revision = _hold_revision(revision, seen)
    if (stage := stage_at(revision.state)) is None or stage.approve.part is None:
        raise PermissionDenied(MOVED_ON)
    if not sheet.opinion.strip():
        raise ValidationError(_("退回必须写明理由。"))
    _sign(revision, by, stage.approve.part, Verdict.RETURNED, sheet)
    _move(revision, returning(stage))
    book.record(Verb.RETURNED, revision.story, by=by, details=_told(revision, stage=str(stage.state)))
    tell(NoticeKind.RETURNED, revision, authors_of_revision(revision), but=by)
    return revision


# Publishing


@transaction.atomic
@everywhere()
def schedule_revision(revision: Revision, *, by: User | None, publish_at: datetime | None = None) -> Revision:
    """Set the time of an approved revision; without one, or with one that is past, it is published now."""
    _hold(revision.story)
    revision = Revision.objects.get(pk=revision.pk)
    if not PUBLISH.may_start(revision.state):
        raise PermissionDenied(MOVED_ON)
    now = timezone.now()
    if publish_at is None or publish_at <= now:
        return publish_revision(revision, by=by)
    if publish_at > now + LONGEST_WAIT:
        raise ValidationError(_("定时发布最多定在一年以内。"))
    revision.publish_at = publish_at
    revision.save(update_fields=["publish_at"])
    book.record(
        Verb.SCHEDULED,
        revision.story,
        by=by,
        details=_told(revision, publish_at=publish_at.isoformat(timespec="minutes")),
    )
    return revision


@transaction.atomic
@everywhere()
def publish_revision(revision: Revision, *, by: User | None) -> Revision:
    """Give residents exactly the text that was approved. The first time of publication never changes afterwards.

    Raises PermissionDenied when it is not approved, ValidationError when a row that the text needs is gone.
    """
    story = _hold(revision.story)
    revision = Revision.objects.get(pk=revision.pk)
    if not PUBLISH.may_start(revision.state):
        raise PermissionDenied(MOVED_ON)
    if digest(revision.content) != revision.sha256:
        raise ValidationError(_("这一版的内容同审定时的摘要不一致，没有发布。请与系统管理员联系。"))
    before = changes.before(story)
    story.revisions.filter(state=RevisionState.PUBLISHED).update(state=RevisionState.SUPERSEDED)
    revision.published_at = timezone.now()
    _move(revision, PUBLISH)
    story.mark_published()
    story.revision = revision
    lay(revision.content, story)
    look_through_story(story)
    if revision.draft is not None and revision.draft != story:
        _drop(revision, by)
    changes.record(story, before, by=by, details={"revision": revision.number})
    book.record(Verb.PUBLISHED, revision.story, by=by, details=_told(revision))
    tell(NoticeKind.PUBLISHED, revision, authors_of_revision(revision), but=by)
    return revision


def _drop(revision: Revision, by: User | None) -> None:
    """The amendment has become the story: its row goes, its text stays in the revision."""
    draft: Any = revision.draft
    book.record(Verb.MERGED, draft, by=by, details={"into": revision.story_id, "revision": revision.number})
    changes.let_go(draft)
    draft.delete()
    revision.draft = None


@transaction.atomic
@everywhere()
def stop_revision(revision: Revision, *, by: User, reason: str) -> Revision:
    """Stop what is approved and not yet public; it goes back to its authors."""
    _hold(revision.story)
    revision = Revision.objects.get(pk=revision.pk)
    if not STOP.may_start(revision.state):
        raise PermissionDenied(MOVED_ON)
    if not reason.strip():
        raise ValidationError(_("退回必须写明理由。"))
    revision.publish_at = None
    _move(revision, STOP)
    changes.give_reason(book.record(Verb.RETURNED, revision.story, by=by, details=_told(revision)), reason.strip())
    tell(NoticeKind.RETURNED, revision, authors_of_revision(revision), but=by)
    return revision


@transaction.atomic
@everywhere()
def withdraw_story(story: Story, *, by: User | None, reason: str) -> Story:
    """Take a published story off the site at once; its first publication time is kept.

    What is under way for it goes back to its authors, so that nothing brings it back unseen.
    """
    story = _hold(story)
    if not story.is_published:
        raise PermissionDenied(_("这篇报道不在公开状态。"))
    if not reason.strip():
        raise ValidationError(_("请写明撤稿的原因。"))
    story.state = PublicationState.WITHDRAWN
    story.save(update_fields=["state"])
    look_through_story(story)
    story.revisions.filter(state=RevisionState.PUBLISHED).update(state=RevisionState.WITHDRAWN)
    if story.revision is not None:
        tell(NoticeKind.WITHDRAWN, story.revision, authors_of_revision(story.revision), but=by)
    for revision in story.revisions.under_way():
        revision.publish_at = None
        _move(revision, TAKE_BACK)
    changes.give_reason(book.record(Verb.WITHDRAWN, story, by=by), reason.strip())
    return story


# What the steps share


def _hold(story: Story) -> Story:
    """The story as it stands now, locked until the transaction ends: of two who move it, one waits here."""
    lock(story)
    return Story.objects.get(pk=story.pk)


def _hold_revision(revision: Revision, seen: str) -> Revision:
    _hold(revision.story)
    revision = Revision.objects.get(pk=revision.pk)
    if seen != seen_of(revision):
        raise PermissionDenied(MOVED_ON)
    return revision


def _move(revision: Revision, step: Step) -> None:
    waits_no_longer(revision)
    revision.state = step.end
    revision.entered_at = timezone.now()
    revision.claimed_by = revision.claimed_at = None
    revision.save(update_fields=["state", "entered_at", "claimed_by", "claimed_at", "publish_at", "published_at"])


def _told(revision: Revision, **details: Any) -> dict[str, Any]:
    return {"revision": revision.number, "sha256": revision.sha256, **details}
