from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communities.enums import OwnerLevel, StatementState, ValueKind
from communities.models.places import only_one_of
from communities.models.statements import SourcedStatement, StatementQuerySet, scope_of_statement
from communities.quantities import ATTENDANCES, same_unit, written_parts
from portal.access.scopes import ScopedManager
from portal.history.seals import Seal
from portal.records import check_partial_date, states_a_partial_date

OWNERS = list(OwnerLevel.values)
SAME_FIGURE = ["indicator", "subtype", "as_of", "period_text"]
NEVER = date.min  # of a period whose days nobody gave; NULLs would not compare
COMPARED = {
    "begins": Coalesce("period_start", Value(NEVER)),
    "attends": Case(When(unit=ATTENDANCES, then=Value(True)), default=Value(False)),
}


def begins_like(fact):
    """Of facts whose period begins on the same day, or is given without days."""
    return Q() if fact.period_start is None else Q(period_start=None) | Q(period_start=fact.period_start)


class FactQuerySet(StatementQuerySet):
    def in_sheet_order(self):
        return self.order_by("indicator__group__order", "indicator__order", "recorded_at", "pk")

    def with_everything(self):
        return self.select_related(
            "indicator__group", "source", "community", "street", "estate__community", "facility__community"
        )

    def about_community(self, community):
        """Facts of the community itself and of the estates and facilities in it, each with its own owner."""
        return self.about_communities([community])

    def about_communities(self, communities):
        return self.filter(
            Q(community__in=communities) | Q(estate__community__in=communities) | Q(facility__community__in=communities)
        )

    def of_public_places(self):
        """Facts that have a page to stand on: of published communities and what lies in them, and of streets."""
        return self.filter(
            Q(community__state="published")
            | Q(estate__community__state="published")
            | Q(facility__community__state="published")
            | Q(street__isnull=False)
        )

    def of_community_called(self, slug):
        return self.filter(
            Q(community__slug=slug) | Q(estate__community__slug=slug) | Q(facility__community__slug=slug)
        )

    def in_street_called(self, slug):
        """Facts of the street itself and of everything in it."""
        return self.filter(
            Q(street__slug=slug)
            | Q(community__street__slug=slug)
            | Q(estate__community__street__slug=slug)
            | Q(facility__community__street__slug=slug)
        )

    def with_streets(self):
        """With the street of every owner, for lists that go beyond one community."""
        return self.select_related(
            "street", "community__street", "estate__community__street", "facility__community__street"
        )

    def rivals_of(self, fact):
        """Current facts that give another value for the same owner, indicator, subtype and period.

        今年以来 of two years is the same words and another figure; a period without days may be any.
        """
        same = {name: getattr(fact, name) for name in [*SAME_FIGURE, *OWNERS]}
        counted = Q(unit=ATTENDANCES) if fact.unit == ATTENDANCES else ~Q(unit=ATTENDANCES)
        return (
            self.current()
            .filter(counted, begins_like(fact), **same)
            .exclude(pk=fact.pk)
            .exclude(value=fact.value, high=fact.high, words=fact.words)
        )

    def with_rivals(self):
        """Adds `has_rival`: another current fact on the same figure says something else."""
        same = {name: OuterRef(name) for name in SAME_FIGURE}
        others = Fact.objects.current().filter(**same).exclude(pk=OuterRef("pk"))
        others = others.annotate(top=Coalesce("high", "value"))  # two NULLs would not be equal
        others = others.alias(**COMPARED).filter(
            Q(begins=OuterRef("begins")) | Q(begins=NEVER) | Q(Exact(OuterRef("begins"), Value(NEVER))),
            attends=OuterRef("attends"),
        )
        agreeing = Q(value=OuterRef("value"), top=Coalesce(OuterRef("high"), OuterRef("value")))
        differing = others.filter(Q(value__isnull=False) & ~agreeing | ~Q(words=OuterRef("words")))
        found = Q()
        for name in OWNERS:  # one question each, since an OR of four columns finds no index
            found |= Q(Exists(differing.filter(**{f"{name}__isnull": False, name: OuterRef(name)})))
        return self.alias(**COMPARED).annotate(has_rival=ExpressionWrapper(found, output_field=models.BooleanField()))


def owner_field(model, label):
    return models.ForeignKey(
        f"communities.{model}",
        on_delete=models.PROTECT,
        related_name="facts",
        null=True,
        blank=True,
        verbose_name=label,
    )


class Fact(SourcedStatement):
    """One sourced figure or description of one place, kept as the source wrote it.

    `text` is what the source wrote (约13.8万平方米) and what pages show; `value` is the same in the base unit (138000)
    for sorting, comparing and the JSON; `high` closes a range. A description has `words` and no value.
    """

    community = owner_field("Community", _("社区"))
    street = owner_field("Street", _("街道"))
    estate = owner_field("Estate", _("小区"))
    facility = owner_field("Facility", _("设施"))

    indicator = models.ForeignKey(
        "communities.Indicator", on_delete=models.PROTECT, related_name="facts", verbose_name=_("指标")
    )
    subtype = models.CharField(_("细类"), max_length=40, blank=True, help_text=_("如 总人口、常住、民事纠纷。"))
    text = models.CharField(
        _("原文写法"), max_length=100, help_text=_("照录，连同“约”“多”和单位，如 约13.8万平方米、600多人次。")
    )
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(_("数值上限"), max_digits=20, decimal_places=6, null=True, blank=True)
    words = models.CharField(_("文字"), max_length=100, blank=True)
    qualifier = models.CharField(_("限定词"), max_length=20, blank=True, help_text=_("约、多、累计等，照原文。"))
    unit = models.CharField(_("单位"), max_length=20, blank=True)

    as_of = models.CharField(
        _("统计时间"),
        max_length=10,
        blank=True,
        validators=[check_partial_date],
        help_text=_("写成 2019、2019-12 或 2019-12-05；原文没有写就留空，不要猜。"),
    )
    period_text = models.CharField(_("时段原文"), max_length=40, blank=True, help_text=_("如 今年以来、2019年。"))
    period_start = models.DateField(_("时段起"), null=True, blank=True)
    period_end = models.DateField(_("时段止"), null=True, blank=True)
    period_reason = models.CharField(
        _("时段依据"),
        max_length=60,
        blank=True,
        help_text=_("“今年以来”这类说法是据什么推定的，如 同节“2019年”。原文直接写明的留空。"),
    )

    desk_scope = scope_of_statement(
        "fact.record",
        communities=("community", "estate__community", "facility__community"),
        streets=("street",),
    )
    objects = ScopedManager.from_queryset(FactQuerySet)()

    CONTENT = [*OWNERS, *SAME_FIGURE, "text", "value", "high", "words", "qualifier", "unit"]
    PERIOD = ["period_start", "period_end", "period_reason"]
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, *CONTENT, *PERIOD])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("事实")
        indexes = [
            models.Index(fields=["state", "-id"], name="facts_at_the_desk"),
            *(
                models.Index(
                    fields=[owner, "indicator", "as_of"],
                    condition=Q(**{f"{owner}__isnull": False}),
                    name=f"facts_of_one_{owner}",
                )
                for owner in OWNERS
            ),
        ]
        constraints = [
            *SourcedStatement.Meta.constraints,
            states_a_partial_date("as_of"),
            models.CheckConstraint(
                condition=only_one_of(*OWNERS),
                name="%(app_label)s_%(class)s_has_one_owner",
                violation_error_message=_("请在社区、街道、小区、设施中选且只选一个。"),
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, words="") | Q(value=None, high=None, unit="") & ~Q(words=""),
                name="%(app_label)s_%(class)s_is_a_number_or_words",
                violation_error_message=_("数值和文字应填且只填一种。"),
            ),
            models.CheckConstraint(
                condition=Q(high=None) | Q(high__gt=F("value")),
                name="%(app_label)s_%(class)s_range_goes_up",
                violation_error_message=_("数值上限应大于数值。"),
            ),
            models.CheckConstraint(condition=~Q(text=""), name="%(app_label)s_%(class)s_keeps_what_the_source_wrote"),
            models.CheckConstraint(
                condition=Q(period_start=None, period_end=None, period_reason="")
                | ~Q(period_text="")
                & Q(period_start__isnull=False)
                & (Q(period_end=None) | Q(period_end__gte=F("period_start"))),
                name="%(app_label)s_%(class)s_period_is_in_the_text",
                violation_error_message=_("填了时段起止，就要写时段原文，且止不早于起。"),
            ),
            # Two sources may disagree; one source has one published value for one figure.
            *(
                models.UniqueConstraint(
                    fields=[owner, *SAME_FIGURE, "source"],
                    condition=Q(state=StatementState.PUBLISHED, **{f"{owner}__isnull": False}),
                    name=f"%(app_label)s_%(class)s_once_per_{owner}_and_source",
                    violation_error_message=_("同一来源的这个数字已经公开了一条；要改动，请用“替换”。"),
                )
                for owner in OWNERS
            ),
        ]

    def __str__(self):
        return f"{self.owner}·{self.label}"

    def take_over(self, older):
        """Nothing: a newer figure says all of itself. But it must be of the same owner and measure the same."""
        measured = [f"{name}_id" for name in (*OWNERS, "indicator")] + ["subtype"]
        if all(getattr(self, name) == getattr(older, name) for name in measured):
            return
        raise ValidationError(
            gettext("被替换的是“%(older)s”：归属、指标和细类要与它相同才能替换；不同的请另录一条。") % {"older": older}
        )

    @property
    def owner_level(self):
        return next(name for name in OWNERS if getattr(self, f"{name}_id") is not None)

    @property
    def owner(self):
        return getattr(self, self.owner_level)

    @property
    def home_community(self):
        """The community on whose page the fact stands; None for a street's fact."""
        if self.owner_level == OwnerLevel.STREET:
            return None
        return self.community or self.owner.community

    @property
    def label(self):
        return self.indicator.label(self.subtype)

    @property
    def is_figure(self):
        return self.value is not None

    @property
    def plain_value(self):
        """The number in the base unit without trailing noughts (138000, 0.265); of a range, its lower end."""
        return f"{self.value.normalize():f}"

    @cached_property
    def parts(self):
        """The text as written, cut into ("qualifier" | "number" | "unit", words) for the five-part figure."""
        return written_parts(self.text, self.value, self.unit) if self.is_figure else (("number", self.text),)

    @property
    def written(self):
        """The text as a page says it: with its unit also where the source has that elsewhere, as over a column."""
        return "".join(words for _kind, words in self.parts)

    @property
    def is_exact(self):
        """Stated flat, as a whole number: only such a figure is drawn pane by pane."""
        approximate = any(kind == "qualifier" for kind, _words in self.parts)
        return self.is_figure and not approximate and self.high is None and self.value == int(self.value)

    @property
    def is_countable(self):
        """Exact, and in the unit of its indicator: a pane may stand for each 场, but not for each 课时."""
        return self.is_exact and same_unit(self.unit, self.indicator.unit)

    @property
    def is_dated(self):
        return bool(self.period_text or self.as_of)

    @property
    def is_resolved(self):
        """The period was concluded from the text around it, not stated beside the number."""
        return bool(self.period_reason)

    @property
    def iso_time(self):
        """The time as ISO 8601 writes it (2019, 2019-12, 2019-12-05), as exactly as the source says and no more."""
        if self.as_of or not self.period_start:
            return self.as_of
        whole_year = self.period_start.month == self.period_start.day == 1 and (
            self.period_end is None or self.period_end.isoformat() == f"{self.period_start.year}-12-31"
        )
        return str(self.period_start.year) if whole_year else self.period_start.isoformat()

    @property
    def when(self):
        """统计时间 as a page says it; never a guess."""
        if self.indicator.kind == ValueKind.WORDS:
            return gettext("不适用")
        if self.is_resolved:
            return gettext("“%(period)s”，据%(reason)s推定") % {
                "period": self.period_text,
                "reason": self.period_reason,
            }
        cumulative = gettext("累计") if "累计" in self.qualifier.split("/") else ""
        stated = self.period_text or (gettext("截至%(day)s") % {"day": self.as_of} if self.as_of else "")
        return f"{stated}{cumulative}" if stated else gettext("未注明")
