from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communities.enums import LevelTone, StatementState
from communities.models.people import Person
from communities.models.places import only_one_of
from communities.models.statements import SourcedStatement, StatementQuerySet, scope_of_statement
from portal.access.scopes import DeskScope, ScopedManager, reference_scope
from portal.history.seals import Seal
from portal.records import PinyinField, title_slug

HOLDERS = ["community", "person", "group_name"]
HOLDER_COLUMNS = {"community": "community_id", "person": "person_id", "group": "group_name"}

NEWEST_YEAR_FIRST = F("year").desc(nulls_last=True)  # left to themselves, the two databases put NULL at either end


class AwardLevel(models.Model):
    """省级, 市级, 区级 …: data, because districts add levels of their own. See communities/reference.py."""

    code = models.SlugField(_("代码"), max_length=20, unique=True)
    name = models.CharField(_("名称"), max_length=20, help_text=_("如 省级。"))
    short_name = models.CharField(_("简称"), max_length=10, help_text=_("如 省，对外数据接口使用。"))
    order = models.PositiveSmallIntegerField(_("次序"), default=100, help_text=_("数小的级别高。"))
    tone = models.CharField(_("样式"), max_length=1, choices=LevelTone, default=LevelTone.NEUTRAL)
    is_always_shown = models.BooleanField(
        _("没有也列出"), default=False, help_text=_("社区页上即使没有这一级的荣誉，也列出“暂无收录”。")
    )

    desk_scope = reference_scope("indicator_level_virtue.create_or_edit")

    class Meta:
        verbose_name = verbose_name_plural = _("荣誉级别")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tone__in=LevelTone.values), name="%(app_label)s_%(class)s_tone_is_known"
            ),
        ]

    def __str__(self):
        return self.name


# Codes of statuses that no award hangs on the wall for.
NEVER_WON = ["candidate", "shortlisted", "public_notice", "applied", "recommended", "contest", "goal", "revoked"]


class HonourStatus(models.Model):
    """获得, 候选, 公示, 目标 …: data, but a candidacy is never won, whatever the data say."""

    code = models.SlugField(_("代码"), max_length=20, unique=True)
    name = models.CharField(_("名称"), max_length=20)
    is_won = models.BooleanField(_("算作获得"), default=False, help_text=_("只有算作获得的才上荣誉墙。"))
    order = models.PositiveSmallIntegerField(_("次序"), default=100)

    desk_scope = reference_scope("indicator_level_virtue.create_or_edit")

    class Meta:
        verbose_name = verbose_name_plural = _("荣誉状态")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code__in=NEVER_WON, is_won=True),
                name="%(app_label)s_%(class)s_a_candidacy_is_not_won",
                violation_error_message=_("候选、入围、公示、申报、推荐参评、评选项目、目标和撤销都不算获得。"),
            ),
        ]

    def __str__(self):
        return self.name


class AwardQuerySet(models.QuerySet):
    def public(self):
        """Told of somebody who may be shown: an award that only waiting or hidden records name has no page."""
        return self.filter(Exists(Recognition.objects.public().filter(award=OuterRef("pk"))))


class Award(models.Model):
    """荣誉: a title, verbatim. Its wording cannot be rebuilt from parts, so it is never cut into them."""

    title = models.CharField(_("名称"), max_length=100, unique=True, help_text=_("照录，不加引号，不改字。"))
    slug = PinyinField(
        _("网址名"), max_length=64, unique=True, source="title", reading=title_slug, help_text=_("留空则由拼音生成。")
    )
    breaks = models.CharField(
        _("断行提示"),
        max_length=120,
        blank=True,
        help_text=_("在可以断行处加竖线，如 广东省|城市体育|先进社区；去掉竖线应与名称相同。"),
    )
    level = models.ForeignKey(AwardLevel, on_delete=models.PROTECT, related_name="awards", verbose_name=_("级别"))
    is_level_inferred = models.BooleanField(_("级别据名称推定"), default=False, help_text=_("来源没有写明级别时勾选。"))
    issuer = models.CharField(_("颁发机构"), max_length=100, blank=True, help_text=_("来源没有写明就留空。"))

    # Whoever records an honour may enter its award; changing it would change the pages of every street that holds it.
    desk_scope = DeskScope(
        add="award_activity.create_or_edit",
        change="indicator_level_virtue.create_or_edit",
        delete="indicator_level_virtue.create_or_edit",
        shared=True,
    )
    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("荣誉")
        ordering = ["level__order", "title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("award_detail", kwargs={"slug": self.slug})

    @property
    def lines(self):
        """The title cut where a line may break; a hint that does not match the title is ignored."""
        pieces = self.breaks.split("|")
        return pieces if "".join(pieces) == self.title else [self.title]


class RecognitionQuerySet(StatementQuerySet):
    def with_everything(self):
        return self.select_related("award__level", "status", "source", "community", "person", "listing__source")

    def public(self):
        """Published, and of somebody who may be shown: a published community, a person on the site, a group."""
        return self.published().filter(
            Q(community__state="published") | Q(person__in=Person.objects.public()) | Q(group_name__isnull=False)
        )

    def on_the_wall(self):
        return self.public().won().without_repeats()

    def won(self):
        """What may hang on the award wall; a candidacy, a goal or an application never does."""
        return self.filter(status__is_won=True)

    def without_repeats(self):
        """One for each time that somebody won an award, however many sources tell of it.

        One without a year is a repeat of one with a year; of two that are equal the older row stays. All rows are
        looked at in one pass: to ask for each row whether there is another takes seconds while PostgreSQL has no
        statistics, as right after an import.
        """
        winning = ["award", *HOLDERS]
        told = self.model.objects.published().won().order_by()
        repeats = told.annotate(
            nth=Window(RowNumber(), partition_by=[*winning, "year"], order_by="pk"),
            dated=Case(When(year=None, then=Window(Count("year"), partition_by=winning)), default=Value(0)),
        ).filter(Q(nth__gt=1) | Q(dated__gt=0))
        return self.exclude(pk__in=repeats.values("pk"))  # NOT IN is looked up in a hash, whatever the planner believes

    def won_first(self):
        """As a person's honours are listed: a candidacy stands behind what was won, whatever its level."""
        return self.order_by("-status__is_won", "award__level__order", NEWEST_YEAR_FIRST, "pk")

    def in_wall_order(self):
        return self.order_by("award__level__order", "award__level_id", NEWEST_YEAR_FIRST, "pk")

    def first_of_each_level(self, count):
        """So many of every level, as they stand on the wall: many of a high level do not push the others off a page."""
        place = Window(RowNumber(), partition_by="award__level", order_by=[NEWEST_YEAR_FIRST, "pk"])
        return self.annotate(place_in_level=place).filter(place_in_level__lte=count)


class Recognition(SourcedStatement):
    """Who holds an award, or is a candidate for it, according to one source."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="recognitions", verbose_name=_("荣誉"))
    status = models.ForeignKey(HonourStatus, on_delete=models.PROTECT, related_name="+", verbose_name=_("荣誉状态"))
    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="recognitions",
        null=True,
        blank=True,
        verbose_name=_("社区"),
    )
    person = models.ForeignKey(
        "communities.Person",
        on_delete=models.PROTECT,
        related_name="recognitions",
        null=True,
        blank=True,
        verbose_name=_("个人"),
    )
    group_name = models.CharField(  # noqa: DJ001 - absent is NULL, as with the other two holders
        _("集体"), max_length=100, null=True, blank=True, help_text=_("社区以外的集体，照录其名。")
    )
    year = models.PositiveSmallIntegerField(
        _("年份"), null=True, blank=True, help_text=_("来源没有写明就留空，不要猜。")
    )
    listing = models.ForeignKey(
        "communities.Listing",
        on_delete=models.PROTECT,
        related_name="recognitions",
        null=True,
        blank=True,
        verbose_name=_("所在列举"),
    )

    desk_scope = scope_of_statement(
        "award_activity.create_or_edit", communities=("community", "person__community", "listing__community")
    )
    CONFIRM_ACTION = "award_activity.publish"
    objects = ScopedManager.from_queryset(RecognitionQuerySet)()

    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, "award", "status", *HOLDERS, "year", "listing"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("获奖记录")
        constraints = [
            *SourcedStatement.Meta.constraints,
            models.CheckConstraint(
                condition=only_one_of(*HOLDERS) & ~Q(group_name=""),
                name="%(app_label)s_%(class)s_has_one_holder",
                violation_error_message=_("请在社区、个人、集体中选且只选一个。"),
            ),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__gte=1949, year__lte=2200), name="%(app_label)s_%(class)s_year_is_sane"
            ),
            *(
                models.UniqueConstraint(
                    fields=["award", holder, "status", "source"],
                    condition=Q(state=StatementState.PUBLISHED, **{f"{holder}__isnull": False}),
                    name=f"%(app_label)s_%(class)s_once_per_{holder}_and_source",
                    violation_error_message=_("同一来源的这条获奖记录已经公开。"),
                )
                for holder in HOLDERS
            ),
        ]

    def __str__(self):
        return f"{self.holder}·{self.award}"

    @property
    def names_a_person(self):
        return self.person_id is not None

    @property
    def holder(self):
        return self.community or self.person or self.group_name

    @property
    def holder_kind(self):
        return next(kind for kind, name in HOLDER_COLUMNS.items() if getattr(self, name) is not None)
