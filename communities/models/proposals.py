"""What was read out of a pasted story, waiting for somebody's decision: nothing of it is on record yet."""

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.enums import ProposalKind, ProposalState
from communities.models.places import Community, District, Estate, Street
from communities.models.sources import Source
from communities.models.statements import nullable_person
from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.history.seals import Seal

DECIDE = "proposal.accept_or_reject"
READ_IN = "import.run"
# Whoever may enter such a place at the desk may decide on it here, too.
PLACE_LINES = {
    str(ProposalKind.STREET.value): Street.desk_scope.add,
    str(ProposalKind.COMMUNITY.value): Community.desk_scope.add,
    str(ProposalKind.ESTATE.value): Estate.desk_scope.add,
}


class IntakeQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds `offered` and `open`: how many proposals the story gave, and how many nobody decided on."""
        return self.annotate(
            offered=Count("proposals"), open=Count("proposals", filter=Q(proposals__state=ProposalState.OPEN))
        )


class Intake(Scoped):
    """读入的报道: one text that was pasted, uploaded or imported, with what the reader said of it.

    The text itself stands in IntakeText, as long as somebody has to look clauses up in it (ADR 0032).
    """

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="+", verbose_name=_("来源"))
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="+", verbose_name=_("区"))
    street = models.ForeignKey(
        Street,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("街道"),
        help_text=_("由一个街道读入的报道归这个街道；区里读入的留空。"),
    )
    length = models.PositiveIntegerField(_("全文字数"))
    digest = models.CharField(_("全文摘要"), max_length=64)
    # {"removed": …, "headings": …, "warnings": …} as the reader gives them; emptied together with the text.
    outline = models.JSONField(_("读稿说明"), default=dict)
    recorded_by = nullable_person(_("读入人"))
    recorded_at = models.DateTimeField(_("读入时间"), default=timezone.now, editable=False)
    text_deleted_at = models.DateTimeField(_("全文删除时间"), null=True, editable=False)

    UNTOLD = ("outline", "digest", "length")

    desk_scope = DeskScope(add=READ_IN, districts=("district",), streets=("street",), own=("recorded_by",))
    objects = ScopedManager.from_queryset(IntakeQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("读入的报道")
        ordering = ["-pk"]

    def __str__(self):
        return str(self.source)

    @property
    def words(self):
        """The text as it was read, "" once it was deleted."""
        kept = IntakeText.objects.filter(intake=self.pk).first()
        return kept.text if kept else ""


class IntakeText(models.Model):
    """The words that the offsets of proposals point into: kept unchanged, and not for longer than they are needed."""

    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="text", verbose_name=_("读入的报道"))
    text = models.TextField(_("全文"))

    SEALED = Seal(columns=["intake", "text"], deletable=True)

    class Meta:
        verbose_name = verbose_name_plural = _("读入的全文")

    def __str__(self):
        return str(self.intake_id)


class ProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ProposalState.OPEN)

    def decided(self):
        return self.exclude(state=ProposalState.OPEN)

    def made(self):
        """Those from which a statement or an entry came; merged ones point at what was there before."""
        return self.filter(state__in=[ProposalState.ACCEPTED, ProposalState.CORRECTED])

    def behind(self, row):
        """Those from which this statement or entry came."""
        return self.made().filter(made_type=row._meta.label_lower, made_id=row.pk)


class Proposal(Scoped):
    """采录建议: one thing that a story states, tied to its clause, for a person to accept, correct, merge or reject.

    `content` is the proposal as the reader gave it (docs/INTERFACES.md). `home_name` and `home_street` are the names
    of the community and street it belongs to, `community` and `street` the same on record, as far as they are there.
    """

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("读入的报道"))
    order = models.PositiveIntegerField(_("次序"))
    kind = models.CharField(_("类别"), max_length=15, choices=ProposalKind)
    field = models.CharField(_("项目"), max_length=40)
    content = models.JSONField(_("内容"), encoder=DjangoJSONEncoder)
    start = models.PositiveIntegerField(_("起点"))
    end = models.PositiveIntegerField(_("终点"))

    home_name = models.CharField(_("社区名"), max_length=100, blank=True)
    home_street = models.CharField(_("街道名"), max_length=100, blank=True)
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="+", verbose_name=_("区"))
    street = models.ForeignKey(
        Street, on_delete=models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("街道")
    )
    community = models.ForeignKey(
        Community, on_delete=models.SET_NULL, related_name="+", null=True, blank=True, verbose_name=_("社区")
    )

    state = models.CharField(_("决定"), max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, verbose_name=_("决定人")
    )
    decided_at = models.DateTimeField(_("决定时间"), null=True)
    corrected = models.JSONField(_("改正的项"), default=list)  # names of the fields, not what stood in them
    # What came of it, by name and number: it may be of any kind and must not be held by a proposal.
    made_type = models.CharField(_("录成的类别"), max_length=60, blank=True)
    made_id = models.BigIntegerField(_("录成的编号"), null=True)

    names_a_person = True
    UNTOLD = ("content",)

    desk_scope = DeskScope(
        change=DECIDE, districts=("district",), streets=("street",), communities=("community",), own=("decided_by",)
    )
    objects = ScopedManager.from_queryset(ProposalQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("采录建议")
        ordering = ["-intake", "order"]
        indexes = [
            models.Index(fields=["state", "intake"], name="proposals_by_state"),
            models.Index(fields=["made_id", "made_type"], condition=Q(made_id__isnull=False), name="proposals_by_made"),
            models.Index(fields=["decided_at"], condition=Q(decided_at__isnull=False), name="proposals_by_decision"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["intake", "order"], name="%(app_label)s_%(class)s_has_its_place"),
            models.CheckConstraint(
                condition=Q(kind__in=ProposalKind.values), name="%(app_label)s_%(class)s_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ProposalState.values), name="%(app_label)s_%(class)s_state_is_known"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="%(app_label)s_%(class)s_quotes_something"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.OPEN, decided_by=None, decided_at=None)
                | ~Q(state=ProposalState.OPEN) & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="%(app_label)s_%(class)s_is_decided_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ProposalState.OPEN, ProposalState.REJECTED], made_type="", made_id=None)
                | Q(state__in=[ProposalState.ACCEPTED, ProposalState.CORRECTED, ProposalState.MERGED])
                & Q(made_id__isnull=False)
                & ~Q(made_type=""),
                name="%(app_label)s_%(class)s_knows_what_it_made",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.content.get('text') or ''}".strip()

    @property
    def is_open(self):
        return self.state == ProposalState.OPEN

    @property
    def has_made(self):
        return self.state in (ProposalState.ACCEPTED, ProposalState.CORRECTED)

    @property
    def owner_level(self):
        return (self.content.get("owner") or {}).get("level") or ""

    @property
    def owner_name(self):
        return (self.content.get("owner") or {}).get("name") or ""

    @property
    def quote(self):
        return self.content.get("quote") or ""

    def made(self):
        """The statement or entry that came of it or that it was merged into; None for none, or for one out of sight."""
        if not self.made_type:
            return None
        return apps.get_model(self.made_type)._default_manager.filter(pk=self.made_id).first()
