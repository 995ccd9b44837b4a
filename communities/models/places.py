from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import FilteredRelation, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from communities.enums import AliasKind
from communities.models.statements import QUOTE_LIMIT
from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.history.contents import refusal_while_tied
from portal.records import (
    Named,
    Publishable,
    PublishableQuerySet,
    check_partial_date,
    named_slug,
    slug_is_free,
    states_a_partial_date,
)
from portal.text.normalise import street_short
from portal.windows import MOTIFS

RESERVED = ["compare"]  # /communities/compare/ is a page of its own


def official_code(digits, label):
    """国家统计局 division codes: 6 digits a district, 9 a street, 12 a community."""
    return models.CharField(
        label,
        max_length=digits,
        null=True,  # unique, and unknown for many: "" could stand only once
        blank=True,
        unique=True,
        validators=[RegexValidator(rf"^[0-9]{{{digits}}}$", format_lazy(_("应为 {digits} 位数字。"), digits=digits))],
        help_text=format_lazy(_("国家统计局统计用区划代码，{digits} 位。不知道就留空。"), digits=digits),
    )


class District(Named, Scoped):
    code = official_code(6, _("区划代码"))
    city = models.CharField(_("所属城市"), max_length=60)

    desk_scope = DeskScope(add="street.create", change="street.edit", districts=("",))
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("区")
        ordering = ["code", "pk"]


class StreetQuerySet(models.QuerySet):
    def present(self):
        """Those that there are today: what was merged into another is a name of the past."""
        return self.filter(merged_into=None)


class Street(Named, Scoped):
    """街道: an office and the communities in its care, not a road."""

    PARTS = ("aliases",)

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="streets", verbose_name=_("区"))
    code = official_code(9, _("区划代码"))
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged_streets",
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("并入的街道"),
    )

    desk_scope = DeskScope(
        add="street.create", change="street.edit", districts=("district",), streets=("",), public=Q(pk__isnull=False)
    )
    objects = ScopedManager.from_queryset(StreetQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("街道")
        ordering = ["code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["district", "name"], name="%(app_label)s_%(class)s_one_per_name"),
        ]

    def get_absolute_url(self):
        return reverse("street_detail", kwargs={"slug": self.slug})

    @property
    def short_name(self):
        """昌岗街, as people say and newspapers write; 昌岗街道 is the office's full name."""
        return street_short(self.name)


class CommunityQuerySet(PublishableQuerySet):
    def showing_pictures(self):
        return self.published()

    def with_place(self):
        """With what every card and page head of a community shows: where it is, and its picture."""
        return self.select_related("street__district", "picture")

    def with_showcase(self):
        """The showcase of today, if there is one, as `current_showcase`."""
        return self.annotate(
            current_showcase=FilteredRelation("showcases", condition=Q(showcases__ended_on=None))
        ).select_related("current_showcase__level", "current_showcase__source")

    def in_pinyin_order(self):
        return self.order_by("pinyin", "slug")

    def called(self, *words):
        """Communities known by one of these words: by name or alias, with or without 社区, or by slug in any case."""
        names, slugs = set(), [word.lower() for word in words]
        for word in words:
            bare = word.removesuffix("社区居委会").removesuffix("居委会").removesuffix("居委").removesuffix("社区")
            names |= {word, bare, f"{bare}社区"} - {""}
        return self.filter(Q(name__in=names) | Q(aliases__name__in=names) | Q(slug__in=slugs)).distinct()

    def matching(self, words):
        """Communities whose name, alias, pinyin or initials contain the words; for the box in the directory."""
        latin = words.lower().replace(" ", "")
        return self.filter(
            Q(name__icontains=words)
            | Q(aliases__name__icontains=words)
            | Q(slug__startswith=latin)
            | Q(initials__startswith=latin)
        ).distinct()


class Community(Named, Publishable, Scoped):
    """社区: the residents' committee's area. A housing estate inside it is an Estate, with figures of its own."""

    slug = named_slug(*RESERVED)
    street = models.ForeignKey(Street, on_delete=models.PROTECT, related_name="communities", verbose_name=_("街道"))
    code = official_code(12, _("区划代码"))
    summary = models.CharField(
        _("一句话介绍"), max_length=120, blank=True, help_text=_("用在卡片和页首，用自己的话写，不超过 120 字。")
    )
    introduction = models.TextField(_("概况"), max_length=1000, blank=True, help_text=_("用自己的话写，一段即可。"))
    prose_source = models.ForeignKey(
        "communities.Source",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("介绍所据来源"),
    )
    picture = models.ForeignKey(
        "images.Picture",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("封面图片"),
        help_text=_("可不填；不填就用窗心图案。"),
    )
    motif = models.CharField(
        _("窗心图案"),
        max_length=20,
        blank=True,
        choices=list(MOTIFS.items()),
        help_text=_("留空则按网址名自动配一扇窗。"),
    )
    tags = TaggableManager(_("标签"), blank=True, help_text=_("以逗号或顿号分隔。"))

    PARTS = ("aliases", "estates", "contact_card")

    desk_scope = DeskScope(
        add="community.create_or_edit",
        change="community.create_or_edit",
        delete="community.delete",
        communities=("",),
        public=Q(state="published"),
    )
    objects = ScopedManager.from_queryset(CommunityQuerySet)()
    current_showcase = None  # with_showcase() fills it for those that have one; Django leaves the others untouched

    class Meta:
        verbose_name = verbose_name_plural = _("社区")
        ordering = ["pinyin", "slug"]
        indexes = [
            # Partial: SQLite uses only half of a composite index through a boolean or a state column.
            models.Index(
                fields=["pinyin", "slug"], condition=Q(state="published"), name="communities_in_directory_order"
            ),
            models.Index(fields=["pinyin", "slug"], name="communities_at_the_desk"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            slug_is_free(*RESERVED),
            models.UniqueConstraint(fields=["street", "name"], name="%(app_label)s_%(class)s_one_per_name"),
        ]

    def get_absolute_url(self):
        return reverse("community_detail", kwargs={"slug": self.slug})

    def refusal_to_delete(self):
        """Why it cannot go into the bin: "" when it was never public and nothing belongs to it but its own parts."""
        if self.published_at:
            return _("公开过的社区不删除；不再公开的，请撤下。")
        return refusal_while_tied(self)


def only_one_of(*names):
    """A condition: exactly one of these nullable columns is filled."""
    condition = Q()
    for filled in names:
        condition |= Q(**{f"{name}__isnull": name != filled for name in names})
    return condition


class Alias(Scoped):
    """Another name under which people look for a street or community: 昌岗街, 穗花北居委会, an old name."""

    name = models.CharField(_("别名"), max_length=100)
    kind = models.CharField(_("类别"), max_length=10, choices=AliasKind)
    street = models.ForeignKey(
        Street, on_delete=models.CASCADE, related_name="aliases", null=True, blank=True, verbose_name=_("街道")
    )
    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="aliases", null=True, blank=True, verbose_name=_("社区")
    )

    desk_scope = DeskScope(
        add="community.create_or_edit",
        change="community.create_or_edit",
        delete="community.create_or_edit",
        communities=("community",),
        streets=("street",),
    )
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("别名")
        constraints = [
            models.CheckConstraint(
                condition=only_one_of("street", "community"), name="%(app_label)s_%(class)s_belongs_to_one_place"
            ),
            models.UniqueConstraint(
                fields=["street", "name"], condition=Q(community=None), name="%(app_label)s_%(class)s_once_per_street"
            ),
            models.UniqueConstraint(
                fields=["community", "name"],
                condition=Q(street=None),
                name="%(app_label)s_%(class)s_once_per_community",
            ),
        ]

    def __str__(self):
        return self.name


class Estate(Scoped):
    """小区: houses built together. 穗花新村 lies in 穗花北社区 and is not the community."""

    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="estates", verbose_name=_("所在社区")
    )
    name = models.CharField(_("名称"), max_length=100)

    desk_scope = DeskScope(
        add="community.create_or_edit", change="community.create_or_edit", communities=("community",)
    )
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("小区")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="%(app_label)s_%(class)s_one_per_name"),
        ]

    def __str__(self):
        return self.name


class ContactCard(Scoped):
    """How residents reach the residents' committee. What is not known is not shown."""

    PARTS = ("duties",)

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, related_name="contact_card", verbose_name=_("社区")
    )
    address = models.CharField(_("居委会地址"), max_length=200, blank=True)
    phone = models.CharField(
        _("电话"),
        max_length=40,
        blank=True,
        validators=[RegexValidator(r"^[0-9+][0-9 +()\-/转]*$", _("电话只写数字、空格、横线和“转”。"))],
    )
    hours = models.CharField(_("办公时间"), max_length=200, blank=True)
    source = models.ForeignKey("communities.Source", on_delete=models.PROTECT, related_name="+", verbose_name=_("来源"))
    checked_on = models.DateField(_("核对日期"), null=True, blank=True)

    desk_scope = DeskScope(
        add="contact_card.create_or_edit",
        change="contact_card.create_or_edit",
        delete="contact_card.create_or_edit",
        communities=("community",),
    )
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("联系卡")
        constraints = [
            models.CheckConstraint(
                condition=~Q(address="", phone="", hours=""),
                name="%(app_label)s_%(class)s_says_something",
                violation_error_message=_("地址、电话、办公时间至少填一项。"),
            ),
        ]

    def __str__(self):
        return str(self.community)

    @property
    def phone_digits(self):
        """What a telephone dials: the first number, without blanks, dashes and extensions."""
        return "".join(character for character in self.phone.split("转")[0] if character in "0123456789+")


def not_in_future(day):
    if day > timezone.localdate():
        raise ValidationError(_("终止日期不能在今天之后；到那一天再填。"))


class ShowcaseQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_on=None)

    def public(self):
        """Shown on the home page: designated today, and of a published community."""
        return self.current().filter(community__state="published")


class Showcase(Scoped):
    """示范: somebody calls the community a model. Distinct from being published; drives the home page."""

    community = models.ForeignKey(Community, on_delete=models.PROTECT, related_name="showcases", verbose_name=_("社区"))
    title = models.CharField(_("称号"), max_length=60, help_text=_("照录来源的说法，如“优秀代表”。"))
    called_by = models.CharField(_("由谁列为示范"), max_length=100)
    level = models.ForeignKey(
        "communities.AwardLevel",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("级别"),
        help_text=_("来源没有写明级别就留空。"),
    )
    since = models.CharField(
        _("起始时间"),
        max_length=10,
        blank=True,
        validators=[check_partial_date],
        help_text=_("写成 2019、2019-12 或 2019-12-05；来源没有写明就留空。"),
    )
    ended_on = models.DateField(_("终止日期"), null=True, blank=True, validators=[not_in_future])
    order = models.PositiveSmallIntegerField(_("首页次序"), default=10, help_text=_("数小的在前。"))
    source = models.ForeignKey("communities.Source", on_delete=models.PROTECT, related_name="+", verbose_name=_("来源"))
    citation = models.CharField(_("原文摘句"), max_length=QUOTE_LIMIT)

    desk_scope = DeskScope(
        add="showcase.designate_or_end", change="showcase.designate_or_end", communities=("community",)
    )
    objects = ScopedManager.from_queryset(ShowcaseQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("示范社区")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(ended_on=None),
                name="%(app_label)s_%(class)s_one_at_a_time",
                violation_error_message=_("这个社区已经是示范社区；请先终止旧的一条。"),
            ),
            models.CheckConstraint(condition=~Q(citation=""), name="%(app_label)s_%(class)s_quotes_its_source"),
            states_a_partial_date("since"),
        ]

    def __str__(self):
        return f"{self.community} · {self.title}"
