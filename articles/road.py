"""The road of a story from draft to reader, as a table: every step there is, who takes it, and where it leads.

This module only knows; `articles/actions/road.py` acts. docs/NEWSROOM.zh.md is drawn from this table, and a test keeps
it true. A story that is being written has no revision under way: that is the state `None`.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.enums import IN_REVIEW, Part, RevisionState

FIRST, SECOND, FINAL = RevisionState.FIRST, RevisionState.SECOND, RevisionState.FINAL
APPROVED, PUBLISHED = RevisionState.APPROVED, RevisionState.PUBLISHED
WRITING = None  # no revision under way: the draft may be edited


@dataclass(frozen=True)
class Step:
    """One step: from which states, to which, by whom (a line of the permission matrix), and with what in hand."""

    name: str
    title: str | Promise
    starts: tuple[RevisionState | None, ...]
    end: RevisionState
    lines: tuple[str, ...]
    needs_reason: bool = False
    part: Part | None = None  # as what the person signs

    def may_start(self, state: str | None) -> bool:
        return state in self.starts


@dataclass(frozen=True)
class Stage:
    """One of the reviews: the state in which a text waits for it, and the step by which it passes."""

    state: RevisionState
    approve: Step
    short: str | Promise

    @property
    def is_last(self) -> bool:
        """Whether what passes it may be published, and its reviewer sets the day."""
        return self.approve.end == APPROVED


SUBMIT = Step("submit", _("送审"), (WRITING,), FIRST, ("story.submit",), part=Part.AUTHOR)
TAKE_BACK = Step("take_back", _("收回"), IN_REVIEW, RevisionState.TAKEN_BACK, ("story.withdraw",))
REWRITE = Step("rewrite", _("改写后重新送审"), IN_REVIEW, RevisionState.REWRITTEN, ("story.edit_as_new_revision",))
FIRST_REVIEW = Step("approve", _("初审通过"), (FIRST,), SECOND, ("story.first_review",), part=Part.FIRST)
SECOND_REVIEW = Step("approve", _("复审通过"), (SECOND,), FINAL, ("story.second_review",), part=Part.SECOND)
FINAL_REVIEW = Step("approve", _("终审通过"), (FINAL,), APPROVED, ("story.final_review_publish",), part=Part.FINAL)
# For an office too small for three reviewers: the first two reviews in one hand, and the sheet says so.
MERGED_REVIEW = Step(
    "approve",
    _("初审、复审合并通过"),
    (FIRST,),
    FINAL,
    ("story.first_review", "story.second_review"),
    part=Part.FIRST_AND_SECOND,
)
PUBLISH = Step("publish", _("发布"), (APPROVED,), PUBLISHED, ("story.final_review_publish",))
STOP = Step(
    "stop", _("停止发布，退回"), (APPROVED,), RevisionState.RETURNED, ("story.final_review_publish",), needs_reason=True
)
WITHDRAW = Step("withdraw", _("撤稿"), (PUBLISHED,), RevisionState.WITHDRAWN, ("story.unpublish",), needs_reason=True)


def stages() -> list[Stage]:
    """The reviews in their order; with MERGED_REVIEWS on the first two are one."""
    last = Stage(FINAL, FINAL_REVIEW, _("终审"))
    if settings.MERGED_REVIEWS:
        merged = Stage(FIRST, MERGED_REVIEW, _("初审、复审"))
        # What waited for a second review when the setting changed still gets it.
        return [merged, Stage(SECOND, SECOND_REVIEW, _("复审")), last]
    return [Stage(FIRST, FIRST_REVIEW, _("初审")), Stage(SECOND, SECOND_REVIEW, _("复审")), last]


def stage_at(state: str | None) -> Stage | None:
    """The review that a text waits for in this state; None where it waits for none."""
    return next((stage for stage in stages() if stage.state == state), None)


def returning(stage: Stage) -> Step:
    """Sending a text back from one of the reviews, by whoever may approve it there."""
    return Step(
        "return",
        _("退回修改"),
        (stage.state,),
        RevisionState.RETURNED,
        stage.approve.lines,
        needs_reason=True,
        part=stage.approve.part,
    )


def all_steps() -> list[Step]:
    """Every step there is, in the order of the road."""
    reviews = [step for stage in stages() for step in (stage.approve, returning(stage))]
    return [SUBMIT, *reviews, TAKE_BACK, REWRITE, PUBLISH, STOP, WITHDRAW]
