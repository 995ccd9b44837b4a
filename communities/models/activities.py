from collections.abc import Sequence
from datetime import date

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from communities.enums import ActivityKind, ActivityStage, ParticipantsUnit, Setting
from communities.models.people import Person
from communities.models.statements import SourcedStatement, StatementQuerySet, scope_of_statement
from portal.access.scopes import ScopedManager, reference_scope
from portal.history.seals import Seal
from portal.records import Named, PublicationState, check_partial_date, states_a_partial_date
from portal.text.dates import read_partial_date, spell_partial_date

DAY = len("2019-12-05")  # what a full date takes of `held_on`
TONES = ("kapok", "jade", "amber", "sea")


def tone_of(order):
    """The colour of a series by its place: neighbours differ, and it stays the same on every page."""
    return TONES[(int(order) // 10 - 1) % len(TONES)]


class Series(Named):
    """活动系列: 我们的节日, 文明礼仪 …; data, because every district has its own."""

    PARTS = ("occasions",)

    order = models.PositiveSmallIntegerField(_("次序"), default=100)

    desk_scope = reference_scope("tag_series_theme.create_or_edit")

    class Meta:
        verbose_name = verbose_name_plural = _("活动系列")
        ordering = ["order", "pk"]


class Occasion(models.Model):
    """An occasion to which a series returns every year, by the lunar calendar: the festivals of 我们的节日."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="occasions", verbose_name=_("系列"))
    name = models.CharField(_("名称"), max_length=20)
    order = models.PositiveSmallIntegerField(_("次序"), default=100)

    desk_scope = reference_scope("tag_series_theme.create_or_edit")

    class Meta:
        verbose_name = verbose_name_plural = _("节日")
        ordering = ["series", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "name"], name="%(app_label)s_%(class)s_once_per_series")
        ]

    def __str__(self):
        return f"{self.series}·{self.name}"


class ActivityQuerySet(StatementQuerySet):
    def public(self):
        """What residents see: confirmed, and of a community that is published."""
        return self.published().of_public_places()

    def held(self):
        """Without announcements: that something was to take place is no report of it."""
        return self.filter(stage=ActivityStage.HELD)

    def upcoming(self, today):
        return self.filter(stage=ActivityStage.ANNOUNCED, held_on__gte=today.isoformat())

    def not_upcoming(self, today):
        return self.exclude(stage=ActivityStage.ANNOUNCED, held_on__gte=today.isoformat())

    def for_rows(self):
        """With what a row of a list says beside the activity's own words."""
        return self.select_related("series", "occasion", "community")

    def with_day(self):
        """Those of which the very day is known: what a calendar can hold."""
        return self.filter(held_on__length=DAY)

    def numbered(self, number):
        """The rows that ever stood at the address /activities/<number>/: the first record and what replaced it."""
        return self.filter(Q(pk=number) | Q(origin__pk=number))  # __pk knows which numbers no column holds

    def with_everything(self):
        return self.select_related("series", "occasion__series", "host", "listing__source", "source").prefetch_related(
            "tags", "speakers"
        )

    def with_pictures(self):
        return self.prefetch_related("pictures__picture")

    def of_public_places(self):
        return self.filter(community__state=PublicationState.PUBLISHED)

    def held_in(self, period):
        """In a year (2019) or a month (2019-12), as far as the source says when; an undated one is in none."""
        return self.filter(held_on__startswith=period)

    def with_public_speakers(self):
        """For lists that go beyond one community: with its community, and of the speakers those who may be named."""
        return self.select_related("community", "series", "occasion", "host", "source").prefetch_related(
            "tags", Prefetch("speakers", Person.objects.public())
        )

    def with_place(self):
        return self.select_related(
            "series", "occasion__series", "host", "listing", "source", "community__street__district"
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
    stage = models.CharField(
        _("来源说的是"),
        max_length=10,
        choices=ActivityStage,
        default=ActivityStage.HELD,
        help_text=_("来源报道办过了，选“已举办”；来源通知将要举办，选“预告”。办过以后有了报道，用“替换”改为已举办。"),
    )
    starts_at = models.TimeField(
        _("开始时间"), null=True, blank=True, help_text=_("北京时间，如 09:30；来源没有写就留空。")
    )
    ends_at = models.TimeField(_("结束时间"), null=True, blank=True, help_text=_("同一天里结束的时间，可不填。"))
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
    origin = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("最初的一条"),
    )  # of a replacement: the first record of the same activity, whose number its address and calendar entry keep

    desk_scope = scope_of_statement("award_activity.create_or_edit")
    CONFIRM_ACTION = "award_activity.publish"
    objects = ScopedManager.from_queryset(ActivityQuerySet)()

    CONTENT = [
        *("community", "name", "kind", "series", "occasion", "stage", "held_on", "period_text", "starts_at", "ends_at"),
        *("setting", "place", "host", "origin"),
        *("speakers_text", "sessions", "participants", "participants_unit", "participants_text", "listing", "note"),
    ]
    names_a_person = True  # often in its own name: so-and-so tells of the old days
    named_speakers: Sequence[Person] = ()  # of the speakers those who may be named; whoever shows one fills it

    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, *CONTENT])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("活动")
        indexes = [
            # "" is less than any date, so "undated last" is the plain order of the column on both databases.
            models.Index(
                fields=["-held_on", "-id"], condition=Q(state="published"), name="communities_activities_newest"
            ),
            models.Index(fields=["state", "-id"], name="activities_at_the_desk"),
        ]
        constraints = [
            *SourcedStatement.Meta.constraints,
            states_a_partial_date("held_on"),
            models.CheckConstraint(
                condition=Q(stage__in=ActivityStage.values), name="%(app_label)s_%(class)s_stage_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(stage=ActivityStage.ANNOUNCED) | Q(held_on__length=DAY),
                name="%(app_label)s_%(class)s_is_announced_for_a_day",
                violation_error_message=_("预告要写明是哪一天，如 2026-12-05；还没有定下日子的，定了再预告。"),
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(starts_at__isnull=False, held_on__length=DAY),
                name="%(app_label)s_%(class)s_has_hours_on_a_day",
                violation_error_message=_("填了时间，就要写明是哪一天；只填结束时间的，请补上开始时间。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message=_("结束时间应晚于开始时间。"),
            ),
            models.CheckConstraint(
                condition=Q(replaces=None, origin=None) | Q(replaces__isnull=False, origin__isnull=False),
                name="%(app_label)s_%(class)s_keeps_the_number_it_replaces",
            ),
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

    def get_absolute_url(self):
        return reverse("activity_detail", kwargs={"number": self.number})

    def take_over(self, older):
        self.origin_id = older.number

    def other_editions(self):
        """The same occasion in the same community at other times, newest first."""
        if self.occasion_id is None:
            return Activity.objects.none()
        same = Activity.objects.public().filter(occasion=self.occasion_id, community=self.community_id)
        return same.exclude(pk=self.pk).order_by("-held_on", "-pk")

    @property
    def number(self):
        """By which it is found for ever, also after a report has replaced its announcement."""
        return self.origin_id or self.pk

    @property
    def when(self):
        """When it was or will be, as exactly as the source says; never a guess."""
        return f"{self.date_words}{self.hours}" or self.period_text or gettext("日期未载")

    @property
    def day(self):
        """The very day as a date, if the source states it."""
        parts = read_partial_date(self.held_on)
        return date(*parts) if parts and len(parts) == 3 else None

    @property
    def tone(self):
        """The colour of its date box: its series', or one for each kind."""
        return tone_of(self.series.order) if self.series else TONES[ActivityKind.values.index(self.kind) % len(TONES)]

    @property
    def date_words(self):
        """2019年12月5日, 2019年12月 or 2019年: no more than the source states."""
        return spell_partial_date(self.held_on)

    @property
    def hours(self):
        """09:30至11:00, 09:30, or nothing."""
        hours = [f"{time:%H:%M}" for time in (self.starts_at, self.ends_at) if time]
        return gettext("至").join(hours)

    @property
    def is_announced(self):
        return self.stage == ActivityStage.ANNOUNCED

    @property
    def is_upcoming(self):
        return self.is_announced and self.day is not None and self.day >= timezone.localdate()

    @property
    def is_unreported(self):
        """Announced for a day that has passed, and no report yet says that it took place."""
        return self.is_announced and not self.is_upcoming
