import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import IN_REVIEW, ONCE_PUBLIC, UNDER_WAY, Part, RevisionState, Verdict
from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.history.seals import Seal, Wall

# SQL of the last wall: an author signed, and exactly this text was approved at each of the three reviews.
SIGNED_THRICE = """
    EXISTS (SELECT 1 FROM articles_signature s WHERE s.revision_id = NEW.id AND s.part = 'author')
    AND EXISTS (SELECT 1 FROM articles_signature s WHERE s.revision_id = NEW.id AND s.verdict = 'approved'
        AND s.sha256 = NEW.sha256 AND s.part IN ('first', 'first_and_second'))
    AND EXISTS (SELECT 1 FROM articles_signature s WHERE s.revision_id = NEW.id AND s.verdict = 'approved'
        AND s.sha256 = NEW.sha256 AND s.part IN ('second', 'first_and_second'))
    AND EXISTS (SELECT 1 FROM articles_signature s WHERE s.revision_id = NEW.id AND s.verdict = 'approved'
        AND s.sha256 = NEW.sha256 AND s.part = 'final')
"""


class RevisionQuerySet(models.QuerySet):
    def under_way(self):
        return self.filter(state__in=UNDER_WAY)

    def in_review(self):
        return self.filter(state__in=IN_REVIEW)

    def due(self, now):
        """Approved, and the time that was set for it has come."""
        return self.filter(state=RevisionState.APPROVED, publish_at__lte=now)

    def corrections(self):
        """What residents are told was corrected, the oldest first."""
        return self.filter(state__in=ONCE_PUBLIC).exclude(correction="").order_by("published_at", "pk")


class Revision(Scoped):
    """版本: the text of a story as it was submitted once; nothing in it ever changes (docs/adr/0034).

    `draft` is the row in which it was written: the story itself before it was ever public, later a copy that amends it.
    """

    story = models.ForeignKey(
        "articles.Story", on_delete=models.CASCADE, related_name="revisions", verbose_name=_("报道")
    )
    number = models.PositiveSmallIntegerField(_("版次"))
    draft = models.ForeignKey(
        "articles.Story", on_delete=models.SET_NULL, null=True, related_name="submitted", verbose_name=_("底稿")
    )
    content = models.JSONField(_("内容"))
    sha256 = models.CharField(_("内容摘要"), max_length=64)
    correction = models.CharField(
        _("更正说明"), max_length=200, blank=True, help_text=_("发布以后显示在报道末尾，注明日期。不是更正就留空。")
    )
    is_from_before = models.BooleanField(_("三审制启用前已发布"), default=False)
    submitted_at = models.DateTimeField(_("送审时间"), default=timezone.now)

    state = models.CharField(_("进度"), max_length=12, choices=RevisionState, default=RevisionState.FIRST)
    entered_at = models.DateTimeField(_("进入这一步的时间"), default=timezone.now)
    publish_at = models.DateTimeField(_("定时发布"), null=True, blank=True)
    published_at = models.DateTimeField(_("发布时间"), null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("领取人"),
    )
    claimed_at = models.DateTimeField(_("领取时间"), null=True, blank=True)

    SEALED = Seal(
        columns=["story", "number", "content", "sha256", "correction", "is_from_before", "submitted_at"],
        deletable=True,  # together with a story that was never public
    )
    WALLS = (
        Wall(
            "three_reviews",
            refuse="NEW.state IN ('approved', 'published') AND OLD.state NOT IN ('approved', 'published')"
            f" AND NOT ({SIGNED_THRICE})",
        ),
        Wall("begins_at_the_first_review", event="INSERT", refuse="NEW.state <> 'first' AND NOT NEW.is_from_before"),
    )

    desk_scope = DeskScope(parent="story", hands="signatures__person")
    objects = ScopedManager.from_queryset(RevisionQuerySet)()

    class Meta:
        verbose_name = _("版本")
        verbose_name_plural = _("审核台")
        ordering = ["story", "-number"]
        indexes = [
            models.Index(fields=["state", "entered_at"], name="revisions_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="%(app_label)s_%(class)s_numbered_once"),
            models.UniqueConstraint(
                fields=["story"],
                condition=Q(state__in=UNDER_WAY),
                name="%(app_label)s_%(class)s_one_under_way",
                violation_error_message=_("这篇报道已经有一版在审。"),
            ),
            models.UniqueConstraint(
                fields=["story"],
                condition=Q(state=RevisionState.PUBLISHED),
                name="%(app_label)s_%(class)s_one_is_public",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ONCE_PUBLIC, published_at__isnull=False)
                | Q(published_at=None) & ~Q(state__in=ONCE_PUBLIC),
                name="%(app_label)s_%(class)s_knows_when_it_was_published",
            ),
            models.CheckConstraint(
                condition=Q(state=RevisionState.APPROVED) | ~Q(state__in=UNDER_WAY) | Q(publish_at=None),
                name="%(app_label)s_%(class)s_is_scheduled_once_approved",
            ),
            models.CheckConstraint(
                condition=Q(claimed_by=None, claimed_at=None) | Q(claimed_by__isnull=False, claimed_at__isnull=False),
                name="%(app_label)s_%(class)s_is_claimed_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=RevisionState.values), name="%(app_label)s_%(class)s_state_is_known"
            ),
        ]

    def __str__(self):
        return gettext("%(title)s 第%(number)d版") % {"title": self.title, "number": self.number}

    @property
    def title(self):
        return self.content["title"]

    @property
    def published_on(self):
        """The day on which residents first read it, by the clock of Guangzhou."""
        return timezone.localdate(self.published_at)

    @property
    def number_told(self):
        return gettext("第%(number)d版") % {"number": self.number}

    @property
    def is_in_review(self):
        return self.state in IN_REVIEW

    @property
    def is_under_way(self):
        return self.state in UNDER_WAY


class Signature(Scoped):
    """签署: who wrote, approved or returned a revision, and which text exactly. A person signs a revision once.

    So the author and the three reviewers are different people, whatever their roles: promises 1, number 3.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="signatures", verbose_name=_("版本"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("签署人")
    )
    part = models.CharField(_("身份"), max_length=16, choices=Part)
    verdict = models.CharField(_("结论"), max_length=10, choices=Verdict)
    sha256 = models.CharField(_("所签内容的摘要"), max_length=64)
    opinion = models.TextField(_("意见"), blank=True)
    checklist = models.JSONField(_("逐项确认"), default=list, blank=True)
    accepted = models.JSONField(
        _("核对提示与处理"), default=list, blank=True, help_text=_("系统提示不一致、仍决定通过的，逐条列出。")
    )
    at = models.DateTimeField(_("时间"), default=timezone.now)

    SEALED = Seal(deletable=True)
    WALLS = (
        Wall(
            "signs_the_text_itself",
            event="INSERT",
            refuse="NOT EXISTS (SELECT 1 FROM articles_revision r WHERE r.id = NEW.revision_id"
            " AND r.sha256 = NEW.sha256)",
        ),
    )

    desk_scope = DeskScope(parent="revision")
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("签署")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "person"],
                name="%(app_label)s_%(class)s_one_person_one_part",
                violation_error_message=_("同一个人在一篇稿子里只能有一种身份：写的人不审，审过一次的人不再审。"),
            ),
            models.UniqueConstraint(
                fields=["revision", "part"],
                condition=~Q(part=Part.AUTHOR),
                name="%(app_label)s_%(class)s_one_decision_a_stage",
            ),
            models.CheckConstraint(
                condition=Q(part=Part.AUTHOR, verdict=Verdict.WROTE)
                | ~Q(part=Part.AUTHOR) & Q(verdict__in=[Verdict.APPROVED, Verdict.RETURNED]),
                name="%(app_label)s_%(class)s_authors_write_and_reviewers_decide",
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.RETURNED) | ~Q(opinion=""),
                name="%(app_label)s_%(class)s_returned_with_a_reason",
                violation_error_message=_("退回必须写明理由。"),
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="%(app_label)s_%(class)s_part_is_known"),
        ]

    def __str__(self):
        return f"{self.get_part_display()} {self.get_verdict_display()}"


class Remark(Scoped):
    """留言: what a reviewer or an author writes beside a paragraph, until somebody marks it as settled."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="remarks", verbose_name=_("版本"))
    anchor = models.CharField(_("段落锚点"), max_length=5, blank=True, help_text=_("空着是对全文说的。"))
    words = models.TextField(_("留言"), max_length=2000)
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies", verbose_name=_("回复")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("留言人")
    )
    at = models.DateTimeField(_("时间"), default=timezone.now)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("标为已解决的人"),
    )
    settled_at = models.DateTimeField(_("解决时间"), null=True, blank=True)

    names_a_person = True  # reviewers write of people; the record book keeps its number only

    desk_scope = DeskScope(parent="revision")
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("留言")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_by=None, settled_at=None) | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="%(app_label)s_%(class)s_is_settled_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="%(app_label)s_%(class)s_says_something"),
        ]

    def __str__(self):
        return f"{self.anchor} {self.words[:20]}".strip()


def digest_of_token(token: str) -> str:
    """What is kept of the token of a link: enough to know it again, too little to open anything."""
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLink(Scoped):
    """预览链接: shows one revision to whoever holds it, without an account, for a few days; it can be revoked.

    Only the SHA-256 of the token is kept: who reads the database cannot open the page.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="previews", verbose_name=_("版本"))
    token_digest = models.CharField(_("口令摘要"), max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("生成人")
    )
    made_at = models.DateTimeField(_("生成时间"), default=timezone.now)
    expires_at = models.DateTimeField(_("失效时间"))
    revoked_at = models.DateTimeField(_("撤销时间"), null=True, blank=True)

    desk_scope = DeskScope(parent="revision")
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("预览链接")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="%(app_label)s_%(class)s_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.revision_id} {self.made_at:%Y-%m-%d}"

    @property
    def is_open(self):
        return self.revoked_at is None and timezone.now() < self.expires_at
