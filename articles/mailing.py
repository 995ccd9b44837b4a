"""What is told later than the step itself: that a review is late, and by mail what nobody has read yet."""

import logging
from datetime import timedelta
from itertools import groupby
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.enums import NoticeKind
from articles.models import Notice, Revision
from articles.notices import reviewers_for, tell
from portal.addresses import absolute

log = logging.getLogger(__name__)


def tell_who_is_late() -> int:
    """Tell the reviewers of every text that waits too long, once a stage; gives how many texts those are."""
    since = timezone.now() - timedelta(hours=settings.REVIEW_HOURS)
    late = list(Revision.objects.in_review().filter(entered_at__lt=since).select_related("story"))
    for revision in late:
        tell(NoticeKind.LATE, revision, reviewers_for(revision))
    return len(late)


def mail_notices() -> tuple[int, int]:
    """One mail a person about everything unread that was not mailed yet: how many were sent, and how many failed.

    A mail says what kind of thing waits and where, never the title of a text that is not public.
    """
    sent = failed = 0
    waiting = Notice.objects.to_mail().order_by("person", "at")
    for person, notices in groupby(waiting, key=lambda notice: notice.person):
        told = list(notices)
        lines = [f"{notice.get_kind_display()}　{absolute(address_of(notice))}" for notice in told]
        subject = _("有 %(count)d 条通知等您看") % {"count": len(told)}
        try:
            send_mail(subject, "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [person.email])
        except (OSError, SMTPException) as fault:
            log.warning("a mail of notices was not sent: %s", type(fault).__name__)
            failed += 1
            continue
        Notice.objects.filter(pk__in=[notice.pk for notice in told]).update(mailed_at=timezone.now())
        sent += 1
    return sent, failed


def address_of(notice: Notice) -> str:
    return reverse("admin:articles_revision_change", args=[notice.revision_id])
