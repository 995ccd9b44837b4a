"""What waits for somebody at the review desk, the oldest first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.access import waiting_for
from articles.enums import UNDER_WAY, Part, RevisionState
from articles.models import Revision
from articles.review import due_at
from portal.access.decisions import refusal
from portal.accounts.models import User

MOST_SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """One revision in a queue."""

    revision: Revision
    due_at: Any
    is_late: bool


@dataclass(frozen=True)
class Queue:
    """One heading of the review desk, with the oldest of what waits under it."""

    key: str
    title: str
    hint: str
    lines: list[Waiting]
    is_for_others: bool = False


def queues_for(user: User) -> list[Queue]:
    """The headings that concern this person; an empty one says that nothing waits, others are left out."""
    found = [
        Queue(stage.state, _("待我%(stage)s") % {"stage": stage.short}, "", waiting(revisions, user))
        for stage, revisions in waiting_for(user)
    ]
    if not refusal(user, "story.final_review_publish"):
        there = Revision.objects.filter(state=RevisionState.APPROVED)
        found.append(Queue("approved", _("待发布"), _("三审都已通过，等到时间发布。"), waiting(there, user)))
    if not refusal(user, "story.submit"):
        mine = Revision.objects.filter(state__in=UNDER_WAY, signatures__person=user, signatures__part=Part.AUTHOR)
        title, hint = _("我写的，正在审"), _("要改，先收回；要看进度，点进去。")
        found.append(Queue("mine", title, hint, waiting(mine, user), is_for_others=True))
    return found


def waiting(revisions: QuerySet, user: User) -> list[Waiting]:
    """The oldest of these; what somebody else has claimed comes after what nobody has."""
    now = timezone.now()
    others = Case(When(Q(claimed_by=None) | Q(claimed_by=user), then=Value(0)), default=Value(1))
    found = revisions.select_related("story", "claimed_by").prefetch_related("story__communities__street")
    shown = found.order_by(others, "entered_at", "pk")[:MOST_SHOWN]
    return [Waiting(row, due_at(row), row.is_in_review and due_at(row) < now) for row in shown]
