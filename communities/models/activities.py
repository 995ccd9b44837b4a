from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from communities.enums import ActivityKind, ParticipantsUnit, Setting
from communities.models.people import Person
from communities.models.statements import SourcedStatement, StatementQuerySet
from portal.history.seals import Seal
from portal.records import Named, check_partial_date


class Series(Named):
    """活动系列: 我们的节日, 文明礼仪 …; data, because every district has its own."""

    order = models.PositiveSmallIntegerField(_("次序"), default=100)

    class Meta:
        verbose_name = verbose_name_plural = _("活动系列")
        ordering = ["order", "pk"]


class Occasion(models.Model):
    """An occasion to which a series returns every year, by the lunar calendar: the festivals of 我们的节日."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="occasions", verbose_name=_("系列"))
    name = models.CharField(_("名称"), max_length=20)
    order = models.PositiveSmallIntegerField(_("次序"), default=100)

    class Meta:
        verbose_name = verbose_name_plural = _("节日")
        ordering = ["series", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "name"], name="%(app_label)s_%(class)s_once_per_series")
        ]

    def __str__(self):
        return f"{self.series}·{self.name}"


class ActivityQuerySet(StatementQuerySet):
    def with_everything(self):
        return self.select_related("series", "occasion__series", "host", "listing__source", "source").prefetch_related(
            "tags", "speakers"
        )

    def with_pictures(self):
        return self.prefetch_related("pictures__picture")

    def of_public_places(self):
        return self.filter(community__state="published")

    def held_in(self, period):
        """In a year (2019) or a month (2019-12), as far as the source says when; an undated one is in none."""
        return self.filter(held_on__startswith=period)

    def with_public_speakers(self):
        """For lists that go beyond one community: with its community, and of the speakers those who may be named."""
        return self.select_related("community", "series", "occasion", "host", "source").prefetch_related(
            "tags", Prefetch("speakers", Person.objects.public())
        )

    def in_page_order(self):
        """Series first; NULLs are told where to stand, since the two databases disagree."""
        series, occasion = (F(name).asc(nulls_last=True) for name in ("series__order", "occasion__order"))
        return self.order_by(series, occasion, "held_on", "pk")


class Activity(SourcedStatement):
    """One activity, or one run of a series, as its source tells it. What the source does not say stays empty.

    Totals over a period (18场次, 600多人次) are facts, not activities: the two are compared, never added up.
    """

    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, related_name="activities", verbose_name=_("社区")
    )
    name = models.CharField(_("名称"), max_length=80, help_text=_("照录；名称里的数字是名称，如 千场大宣讲。"))
    kind = models.CharField(_("类别"), max_length=10, choices=ActivityKind)
    series = models.ForeignKey(
        Series, on_delete=models.PROTECT, related_name="activities", null=True, blank=True, verbose_name=_("系列")
    )
    occasion = models.ForeignKey(
        Occasion, on_delete=models.PROTECT, related_name="activities", null=True, blank=True, verbose_name=_("节日")
    )
    held_on = models.CharField(
        _("时间"),
        max_length=10,
        blank=True,
        validators=[check_partial_date],
        help_text=_("写到来源写明的程度：2019、2019-12 或 2019-12-05；没有写就留空。"),
    )
    period_text = models.CharField(
        _("时段原文"), max_length=40, blank=True, help_text=_("如 2019年以来、主题教育期间。")
    )
    setting = models.CharField(_("室内户外"), max_length=10, choices=Setting, default=Setting.UNSTATED)
    place = models.CharField(_("地点"), max_length=60, blank=True)
    host = models.ForeignKey(
        "communities.Institution",
        on_delete=models.PROTECT,
        related_name="hosted_activities",
        null=True,
        blank=True,
        verbose_name=_("主办"),
    )
    speakers = models.ManyToManyField("communities.Person", related_name="talks", blank=True, verbose_name=_("主讲人"))
    speakers_text = models.CharField(
        _("主讲人的说法"), max_length=60, blank=True, help_text=_("没有写姓名的照录，如 高学历专家。")
    )
    sessions = models.PositiveIntegerField(_("场次"), null=True, blank=True)
    participants = models.PositiveIntegerField(_("参加人数"), null=True, blank=True)
    participants_unit = models.CharField(
        _("人数单位"),
        max_length=15,
        choices=ParticipantsUnit,
        blank=True,
        help_text=_("人是人，人次是人次，不能混用。"),
    )
    participants_text = models.CharField(_("人数原文"), max_length=40, blank=True, help_text=_("照录，如 60多人。"))
    listing = models.ForeignKey(
        "communities.Listing",
        on_delete=models.PROTECT,
        related_name="activities",
        null=True,
        blank=True,
        verbose_name=_("所在列举"),
    )
    note = models.CharField(_("说明"), max_length=120, blank=True, help_text=_("用自己的话写一句，可不填。"))
    tags = TaggableManager(_("主题"), blank=True, help_text=_("以逗号或顿号分隔，如 党建、科普、垃圾分类。"))

    objects = ActivityQuerySet.as_manager()

    CONTENT = [
        *("community", "name", "kind", "series", "occasion", "held_on", "period_text", "setting", "place", "host"),
        *("speakers_text", "sessions", "participants", "participants_unit", "participants_text", "listing", "note"),
    ]
    names_a_person = True  # often in its own name: so-and-so tells of the old days

    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, *CONTENT])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("活动")
        permissions = [("confirm_activity", _("可以确认他人录入的活动")), ("retire_activity", _("可以停用活动"))]
        constraints = [
            *SourcedStatement.Meta.constraints,
            models.CheckConstraint(
                condition=Q(participants=None, participants_unit="", participants_text="")
                | Q(participants__isnull=False) & ~Q(participants_unit="") & ~Q(participants_text=""),
                name="%(app_label)s_%(class)s_counts_people_in_a_unit",
                violation_error_message=_("参加人数、单位和原文要同时填写。"),
            ),
            models.CheckConstraint(
                condition=Q(sessions=None) | Q(sessions__gte=1), name="%(app_label)s_%(class)s_has_a_session_or_none"
            ),
            models.CheckConstraint(
                condition=Q(occasion=None) | Q(series__isnull=False),
                name="%(app_label)s_%(class)s_occasion_is_of_a_series",
                violation_error_message=_("填了节日，就要填它所在的系列。"),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def when(self):
        """When it was, as exactly as the source says; never a guess."""
        return self.held_on or self.period_text or gettext("日期未载")
