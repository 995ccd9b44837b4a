"""Who may take which step of the road: "" is yes, a sentence is the reason why not.

Which role may, and where, stands in the permission matrix; the steps stand in articles/road.py. Here both meet, with
the rules of the trade: nobody decides on what they wrote, or twice on one text.
"""

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.enums import PREVIEWED, UNDER_WAY, Part, RevisionState
from articles.models import Revision, Signature, Story
from articles.road import (
    PUBLISH,
    REWRITE,
    STOP,
    SUBMIT,
    TAKE_BACK,
    WITHDRAW,
    Stage,
    Step,
    stage_at,
    stages,
)
from portal.access.decisions import refusal, rows
from portal.access.scopes import VIEW
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.records import PublicationState


def refusal_by_matrix(user: User, step: Step, row: Story | Revision) -> str:
    """Why none of the step's lines lets this person take it."""
    own = _("您不能审自己写的稿子；同一篇稿子的三审须由三个人完成。")
    reasons = [refusal(user, line, row, took_part=own) for line in step.lines]
    return "" if "" in reasons else reasons[0]


# Writing


def refusal_to_edit(user: User, story: Story) -> str:
    """A draft that nobody reviews is edited by its writers; one under review only by who reviews it there."""
    if story.published_at:
        return _("公开过的报道不直接改：请写修改稿，通过三审以后，再换下公开的文字。")
    under_way = story.revision_under_way
    if under_way is None:
        return refusal(user, "story.edit", story)
    return refusal_to_rewrite(user, under_way)


def refusal_to_submit(user: User, story: Story) -> str:
    if story.state != PublicationState.DRAFT:
        return _("只有草稿可以送审；公开过的报道，请先写修改稿。")
    if story.revision_under_way:
        return _("这篇稿子已经送审了。")
    return refusal_by_matrix(user, SUBMIT, story)


def refusal_to_amend(user: User, story: Story) -> str:
    """A story that was public is changed by an amendment, which takes the whole road."""
    if not story.published_at:
        return _("还没有发布的稿子，直接修改就可以。")
    with everywhere():
        if story.amendments.filter(state=PublicationState.DRAFT).exists():
            return _("这篇报道已经有一份修改稿。")
    return refusal(user, "story.edit", story)


# Reviewing


def refusal_to_take_back(user: User, revision: Revision) -> str:
    if not TAKE_BACK.may_start(revision.state):
        return _("这一版不在审核中，不能收回。")
    return refusal_by_matrix(user, TAKE_BACK, revision.story)


def refusal_to_rewrite(user: User, revision: Revision) -> str:
    """Who reviews may put the text right themselves; they become an author of it and decide on it no more."""
    if not REWRITE.may_start(revision.state):
        return _("这一版已经审完，等待发布；要改请先停止发布。")
    words = _("稿子正在审，撰稿人要改，请先收回；审核人可以改写，改写后就是作者之一，不能再审这一稿。")
    for line in REWRITE.lines:
        if refusal(user, line, revision.story):
            return words
    return ""


def refusal_to_decide(user: User, revision: Revision) -> str:
    """Approving or returning at the stage where the revision waits."""
    if (stage := stage_at(revision.state)) is None:
        return _("这一版不在等待审核，可能有人处理过了。请看最新的进度。")
    return refusal_by_matrix(user, stage.approve, revision)


def waiting_for(user: User) -> list[tuple[Stage, QuerySet[Revision]]]:
    """The reviews that this person does at all, each with the revisions there on which they may decide."""
    found = []
    for stage in stages():
        lines = [line for line in stage.approve.lines if not refusal(user, line)]
        may = [
            Q(pk__in=rows(user, line, Revision._base_manager.filter(state=stage.state)).values("pk")) for line in lines
        ]
        if may:
            found.append((stage, Revision.objects.filter(reduce(or_, may), state=stage.state)))
    return found


# Publishing


def refusal_to_publish(user: User, revision: Revision) -> str:
    """Publishing what is approved, now or at another time: by who may do the final review."""
    if not PUBLISH.may_start(revision.state):
        return _("只有三审都通过的版本可以发布。")
    return refusal_by_final_line(user, revision)


def refusal_to_stop(user: User, revision: Revision) -> str:
    if not STOP.may_start(revision.state):
        return _("这一版不在待发布状态。")
    return refusal_by_final_line(user, revision)


def refusal_by_final_line(user: User, revision: Revision) -> str:
    """The final reviewer who approved it also sets its day, so having signed as that is no bar; having written is."""
    line = PUBLISH.lines[0]
    with everywhere():
        signed = Signature.objects.filter(revision=revision, person=user)
        is_final = signed.filter(part=Part.FINAL).exists()
    if is_final and not refusal(user, line):
        return refusal(user, VIEW, revision)
    return refusal(user, line, revision, took_part=_("您写过或审过这一稿，请由另一位终审人发布。"))


def refusal_to_withdraw(user: User, story: Story) -> str:
    if story.state != PublicationState.PUBLISHED:
        return _("这篇报道不在公开状态。")
    return refusal_by_matrix(user, WITHDRAW, story)


def refusal_to_remark(user: User, revision: Revision) -> str:
    """Whoever sees the text at the desk may write beside it until it is settled."""
    if revision.state not in (*UNDER_WAY, RevisionState.RETURNED):
        return _("这一版已经定下来，不能再留言。")
    return refusal(user, VIEW, revision)


def refusal_to_link(user: User, revision: Revision) -> str:
    """Making and revoking links that show a revision without an account: who may edit or review the story."""
    if revision.state not in PREVIEWED:
        return _("这一版已经发布或作废，不需要预览链接。")
    if not refusal(user, "story.edit", revision.story):
        return ""
    return refusal_by_matrix(user, REWRITE, revision.story)
