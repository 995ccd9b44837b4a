"""One revision as a reviewer reads it: how far it has come, what was said beside it, and what this person may do."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import access
from articles.body import pictures_in
from articles.comparison import Comparison, compare
from articles.content import Content
from articles.enums import Part, RevisionState, Verdict
from articles.models import Remark, Revision, Signature
from articles.road import stage_at, stages
from communities.models import Community, Fact, Source
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history.models import ChangeRecord, Verb, lines_on
from portal.images.models import Picture

DONE, NOW, OPEN, STOPPED = "done", "now", "open", "stopped"
FLOW_VERBS = (
    *(Verb.SUBMITTED, Verb.CLAIMED, Verb.APPROVED, Verb.RETURNED, Verb.REWRITTEN, Verb.RECALLED),
    *(Verb.SCHEDULED, Verb.PUBLISHED, Verb.WITHDRAWN),
)


@dataclass(frozen=True)
class Mark:
    """One place on the bar that shows how far a revision has come."""

    title: str
    told: str
    how: str  # done, now, open or stopped


@dataclass(frozen=True)
class FlowLine:
    """One line of 流转记录."""

    title: str
    who: str
    at: datetime


def due_at(revision: Revision) -> datetime:
    """By when the review that it waits for should be done: so many hours after it came there."""
    return revision.entered_at + timedelta(hours=settings.REVIEW_HOURS)


class Review:
    """A revision before one person."""

    def __init__(self, revision: Revision, user: User):
        self.revision, self.user = revision, user

    @cached_property
    def signatures(self) -> list[Signature]:
        with everywhere():
            return list(self.revision.signatures.select_related("person").order_by("at", "pk"))

    @property
    def authors(self) -> list[User]:
        return [row.person for row in self.signatures if row.part == Part.AUTHOR]

    @property
    def decisions(self) -> list[Signature]:
        return [row for row in self.signatures if row.part != Part.AUTHOR]

    @cached_property
    def remarks(self) -> list[Remark]:
        """What was said beside this revision; answers hang on what they answer."""
        with everywhere():
            found = self.revision.remarks.filter(answers=None).select_related("by", "settled_by")
            return list(found.prefetch_related("replies__by"))

    def remarks_at(self, anchor: str) -> list[Remark]:
        return [remark for remark in self.remarks if remark.anchor == anchor]

    @property
    def marks(self) -> list[Mark]:
        """The bar: submitted, the reviews, published."""
        decided = {row.part: row for row in self.decisions}
        found = [Mark(_("来稿"), _("送审第%(number)d版") % {"number": self.revision.number}, DONE)]
        for stage in stages():
            part = stage.approve.part
            row = decided.get(str(part)) or (
                decided.get(Part.FIRST_AND_SECOND) if part in (Part.FIRST, Part.SECOND) else None
            )
            is_left_out = settings.MERGED_REVIEWS and stage.state == RevisionState.SECOND
            if row is None and is_left_out and self.revision.state != RevisionState.SECOND:
                continue
            title = str(part.label if part else stage.short)
            if row is not None:
                is_approved = row.verdict == Verdict.APPROVED
                told = _("通过") if is_approved else _("退回修改")
                found.append(Mark(title, told, DONE if is_approved else STOPPED))
            elif self.revision.state == stage.state:
                mine = not access.refusal_to_decide(self.user, self.revision)
                found.append(Mark(title, _("等您处理") if mine else _("正在这一步"), NOW))
            else:
                found.append(Mark(title, _("未开始"), OPEN))
        found.append(self._last_mark())
        return found

    def _last_mark(self) -> Mark:
        title = _("发布")
        match self.revision.state:
            case RevisionState.APPROVED:
                told = _("待发布")
                if self.revision.publish_at:
                    at = timezone.localtime(self.revision.publish_at)
                    told = _("定于%(at)s") % {"at": at.strftime("%m-%d %H:%M")}
                return Mark(title, told, NOW)
            case RevisionState.PUBLISHED | RevisionState.SUPERSEDED:
                return Mark(title, self.revision.get_state_display(), DONE)
            case RevisionState.FIRST | RevisionState.SECOND | RevisionState.FINAL:
                return Mark(title, _("未开始"), OPEN)
        return Mark(title, self.revision.get_state_display(), STOPPED)

    @cached_property
    def flow(self) -> list[FlowLine]:
        """What happened to this revision, the newest first, from the record book."""
        number = self.revision.number
        with everywhere():
            lines = [
                line
                for line in lines_on(self.revision.story).filter(verb__in=FLOW_VERBS)[:200]
                if line.details.get("revision", number) == number
            ]
            names = {user.pk: str(user) for user in User.objects.filter(pk__in={line.by_id for line in lines})}
        return [FlowLine(title_of(line), names.get(line.by_id, _("系统")), line.at) for line in lines]

    # What changed

    @cached_property
    def others(self) -> list[Revision]:
        """The revisions with which this one can be compared, the newest first."""
        with everywhere():
            others = self.revision.story.revisions.exclude(pk=self.revision.pk)
            return list(others.defer("content").order_by("-number"))  # a text is fetched when it is compared

    def to_compare(self, number: int | None = None) -> Revision | None:
        """The revision of that number; without one, that before this one; None when there is none."""
        found = [row for row in self.others if row.number == number]
        earlier = [row for row in self.others if row.number < self.revision.number]
        return next(iter(found or earlier), None)

    def compare_with(self, other: Revision | None) -> Comparison:
        """What this revision says differently from another; with None everything is new."""
        documents = [row.content for row in (other, self.revision) if row is not None]
        return compare(other.content if other else None, self.revision.content, names_in(documents))

    # What this person may do

    @property
    def stage(self):
        return stage_at(self.revision.state)

    @cached_property
    def refusal_to_decide(self) -> str:
        return access.refusal_to_decide(self.user, self.revision)

    @cached_property
    def may_rewrite(self) -> bool:
        return self.revision.is_in_review and not access.refusal_to_rewrite(self.user, self.revision)

    @cached_property
    def may_remark(self) -> bool:
        return not access.refusal_to_remark(self.user, self.revision)

    @cached_property
    def may_publish(self) -> bool:
        return not access.refusal_to_publish(self.user, self.revision)

    @cached_property
    def may_link(self) -> bool:
        return not access.refusal_to_link(self.user, self.revision)


def names_in(documents: list[Content]) -> dict[str, dict[int, str]]:
    """How the rows read to which documents point by number."""
    pictures = {number for content in documents for number in (content["picture"], *pictures_in(content["body"]))}
    wanted: dict[str, tuple[Any, set[int | None]]] = {
        "sources": (Source, {content["source"] for content in documents}),
        "pictures": (Picture, pictures),
        "communities": (Community, {number for content in documents for number in content["communities"]}),
        "facts": (Fact, {row["fact"] for content in documents for row in content["citations"]}),
    }
    found = {}
    with everywhere():
        for name, (model, numbers) in wanted.items():
            rows = model._base_manager.filter(pk__in=numbers - {None})
            if model is Fact:
                rows = rows.select_related("indicator")
            found[name] = {row.pk: str(row) for row in rows}
    return found


def title_of(line: ChangeRecord) -> str:
    """How 流转记录 names what a line of the book tells."""
    stage = stage_at(line.details.get("stage"))
    if line.verb == Verb.APPROVED and stage is not None:
        return str(stage.approve.title)
    if line.verb == Verb.RETURNED and stage is not None:
        return _("%(stage)s退回") % {"stage": stage.short}
    return str(line.get_verb_display())
