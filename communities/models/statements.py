"""The abstract record of everything that is said of a place: sourced, recorded, confirmed, replaced or retired."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.enums import StatementState
from portal.access.scopes import DeskScope, Scoped, ScopedManager

models.CharField.register_lookup(Length)


def scope_of_statement(add: str, **places: Any) -> DeskScope:
    """A statement is recorded by the line `add` of the matrix and never edited; one's own is another's to confirm."""
    return DeskScope(
        add=add,
        own=("recorded_by",),
        apart_unless="SELF_CONFIRMATION",
        **{"communities": ("community",), "public": Q(state="published", community__state="published")} | places,
    )


QUOTE_LIMIT = 40  # an attributed quotation of a clause, never a sentence of somebody else's report


class StatementQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=StatementState.PUBLISHED)

    def awaiting_confirmation(self):
        return self.filter(state=StatementState.WAITING)

    def current(self):
        """Published or waiting: everything that has not been retired."""
        return self.exclude(state=StatementState.RETIRED)

    def being_replaced(self):
        """Those in whose place another, waiting or public, is to stand: of the two, only one is told."""
        newer = self.model.objects.current().filter(replaces=models.OuterRef("pk"))
        return self.filter(models.Exists(newer))

    def with_source(self):
        return self.select_related("source")


def nullable_person(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name=label,
    )


class SourcedStatement(Scoped):
    """What a source says of a place, with the clause that says it. Corrected by replacing, never by editing.

    Somebody records it, somebody else confirms it, and only then is it public. The words of it are sealed by the
    database (portal/history/seals.py); only where it stands may change, through communities/actions/statements.py.
    """

    source = models.ForeignKey(
        "communities.Source", on_delete=models.PROTECT, related_name="%(class)s_set", verbose_name=_("来源")
    )
    quote = models.CharField(
        _("原文摘句"), max_length=QUOTE_LIMIT, help_text=_("支持这一条的最短原句，照录，不超过 40 字。")
    )
    quote_start = models.PositiveIntegerField(
        _("摘句起点"), null=True, blank=True, help_text=_("在原文中的字符位置，可不填。")
    )
    quote_end = models.PositiveIntegerField(_("摘句终点"), null=True, blank=True)

    state = models.CharField(
        _("状态"), max_length=10, choices=StatementState, default=StatementState.WAITING, editable=False
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("录入人")
    )
    recorded_at = models.DateTimeField(_("录入时间"), default=timezone.now, editable=False)
    confirmed_by = nullable_person(_("确认人"))
    confirmed_at = models.DateTimeField(_("确认时间"), null=True, blank=True, editable=False)
    is_self_confirmed = models.BooleanField(_("本人确认"), default=False, editable=False)
    retired_by = nullable_person(_("停用人"))
    retired_at = models.DateTimeField(_("停用时间"), null=True, blank=True, editable=False)
    retirement_reason = models.CharField(_("停用原因"), max_length=200, blank=True, editable=False)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="replacements",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("替换"),
    )

    objects = ScopedManager.from_queryset(StatementQuerySet)()

    CONFIRM_ACTION, RETIRE_ACTION = "fact.confirm", "fact.retire"  # lines of the permission matrix

    STATEMENT_FIELDS = ["source", "quote", "quote_start", "quote_end"]
    SEALED_FIELDS = [*STATEMENT_FIELDS, "recorded_by", "recorded_at", "replaces"]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(quote__length__gte=1, quote__length__lte=QUOTE_LIMIT),
                name="%(app_label)s_%(class)s_quotes_a_clause",
                violation_error_message=_("原文摘句应为 1 到 40 个字。"),
            ),
            models.CheckConstraint(
                condition=Q(quote_start=None, quote_end=None)
                # NULL compares to nothing and a check passes on that, so both must be asked for.
                | Q(quote_start__isnull=False, quote_end__isnull=False, quote_end=F("quote_start") + Length("quote")),
                name="%(app_label)s_%(class)s_quote_fits_its_offsets",
                violation_error_message=_("摘句的起点和终点应同时填写，并与摘句的字数一致。"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=StatementState.values), name="%(app_label)s_%(class)s_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="%(app_label)s_%(class)s_confirmed_by_and_at",
            ),
            models.CheckConstraint(
                condition=~Q(state=StatementState.WAITING, confirmed_at__isnull=False)
                & ~Q(state=StatementState.PUBLISHED, confirmed_at=None),
                name="%(app_label)s_%(class)s_is_public_once_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("recorded_by")) | Q(is_self_confirmed=True),
                name="%(app_label)s_%(class)s_confirmed_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(state=StatementState.RETIRED, retired_by__isnull=False, retired_at__isnull=False)
                & ~Q(retirement_reason="")
                | ~Q(state=StatementState.RETIRED) & Q(retired_by=None, retired_at=None, retirement_reason=""),
                name="%(app_label)s_%(class)s_retired_by_at_and_why",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=Q(state__in=[StatementState.WAITING, StatementState.PUBLISHED]),
                name="%(app_label)s_%(class)s_replaced_once_at_a_time",
                violation_error_message=_("已经有一条替换内容在等待确认。"),
            ),
        ]

    def take_over(self, older):
        """What a draft inherits from the statement whose place it is to take, beside what its source says."""

    @property
    def is_waiting(self):
        return self.state == StatementState.WAITING

    @property
    def is_public(self):
        return self.state == StatementState.PUBLISHED

    @property
    def is_retired(self):
        return self.state == StatementState.RETIRED
