"""What is said beside a revision, and the links by which somebody without an account may read it."""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.enums import NoticeKind
from articles.models import PreviewLink, Remark, Revision
from articles.models.revisions import digest_of_token
from articles.notices import authors_of_revision, tell
from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb

LONGEST_PREVIEW = timedelta(days=7)


@transaction.atomic
def add_remark(revision: Revision, *, by: User, words: str, anchor: str = "", answers: Remark | None = None) -> Remark:
    """Write beside a paragraph (or, without an anchor, beside the whole); an answer hangs on what it answers."""
    if anchor and anchor not in {block["anchor"] for block in revision.content["body"]}:
        raise ValidationError(_("这一版里没有锚点为 %(anchor)s 的段落。") % {"anchor": anchor})
    if answers is not None and answers.revision_id != revision.pk:
        raise ValidationError(_("要回复的留言不在这一版里。"))
    top = answers.answers or answers if answers is not None else None
    row = Remark(revision=revision, by=by, words=words.strip(), anchor=top.anchor if top else anchor, answers=top)
    row.full_clean()
    row.save(force_insert=True)
    book.record(Verb.CREATED, row, by=by, details={"revision": revision.number})
    tell(NoticeKind.REMARK, revision, authors_of_revision(revision), but=by)
    return row


@transaction.atomic
def settle_remark(row: Remark, *, by: User) -> Remark:
    """Mark what was said as done; nothing happens when it is already."""
    row = Remark.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.settled_at is None:
        row.settled_by, row.settled_at = by, timezone.now()
        row.save(update_fields=["settled_by", "settled_at"])
        book.record(Verb.CHANGED, row, by=by)
    return row


@transaction.atomic
def make_preview(revision: Revision, *, by: User, days: int) -> tuple[PreviewLink, str]:
    """A link that shows this revision for some days, with its token, which is told this once and not kept."""
    lasts = timedelta(days=days)
    if not timedelta(0) < lasts <= LONGEST_PREVIEW:
        raise ValidationError(_("预览链接最多有效 7 天。"))
    token = secrets.token_urlsafe(24)
    now = timezone.now()
    link = PreviewLink.objects.create(
        revision=revision, token_digest=digest_of_token(token), made_by=by, made_at=now, expires_at=now + lasts
    )
    book.record(Verb.LINKED, revision.story, by=by, details={"revision": revision.number, "link": link.pk})
    return link, token


@transaction.atomic
def revoke_preview(link: PreviewLink, *, by: User) -> PreviewLink:
    """From now on the link leads nowhere."""
    link = PreviewLink.objects.select_for_update(of=("self",)).select_related("revision__story").get(pk=link.pk)
    if link.revoked_at is not None:
        raise PermissionDenied(_("这个链接已经撤销了。"))
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    details = {"revision": link.revision.number, "link": link.pk}
    book.record(Verb.UNLINKED, link.revision.story, by=by, details=details)
    return link
