from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from communities.models.places import only_one_of
from communities.models.statements import SourcedStatement, scope_of_statement
from portal.access.scopes import reference_scope
from portal.history.seals import Seal


class InstitutionKind(models.Model):
    """科研单位, 大专院校, 党组织, 居民议事厅, 新时代文明实践站 …: data, see communities/reference.py."""

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    is_own_body = models.BooleanField(
        _("本级组织"), default=False, help_text=_("街道、社区自己的组织和阵地；辖区里的单位不勾选。")
    )
    tier = models.PositiveSmallIntegerField(
        _("层级"),
        null=True,
        blank=True,
        help_text=_("新时代文明实践中心 1、所 2、站 3；上级的层级数更小。其他类别留空。"),
    )
    order = models.PositiveSmallIntegerField(_("次序"), default=100)

    desk_scope = reference_scope("indicator_level_virtue.create_or_edit")

    class Meta:
        verbose_name = verbose_name_plural = _("单位类别")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class Institution(SourcedStatement):
    """A named body in a community or street: a unit in the area, or a body of its own such as the practice station."""

    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="institutions",
        null=True,
        blank=True,
        verbose_name=_("社区"),
    )
    street = models.ForeignKey(
        "communities.Street",
        on_delete=models.PROTECT,
        related_name="institutions",
        null=True,
        blank=True,
        verbose_name=_("街道"),
    )
    name = models.CharField(_("名称"), max_length=60, help_text=_("照录，名称里的数字也是名称。"))
    short_name = models.CharField(_("简称"), max_length=40, blank=True, help_text=_("来源用到的简称，如 海洋研究所。"))
    kind = models.ForeignKey(
        InstitutionKind, on_delete=models.PROTECT, related_name="institutions", verbose_name=_("类别")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("上级"),
        help_text=_("新时代文明实践站的上级是所，所的上级是中心。"),
    )
    founded_text = models.CharField(_("成立的说法"), max_length=40, blank=True, help_text=_("照录，如 挂牌成立以来。"))
    listing = models.ForeignKey(
        "communities.Listing",
        on_delete=models.PROTECT,
        related_name="institutions",
        null=True,
        blank=True,
        verbose_name=_("所在列举"),
    )

    desk_scope = scope_of_statement("institution_facility_team_role.create_or_edit", streets=("street",))
    SEALED = Seal(
        columns=[
            *SourcedStatement.SEALED_FIELDS,
            *("community", "street", "name", "short_name", "kind", "parent", "founded_text", "listing"),
        ]
    )

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("单位")
        constraints = [
            *SourcedStatement.Meta.constraints,
            models.CheckConstraint(
                condition=only_one_of("community", "street"),
                name="%(app_label)s_%(class)s_is_in_one_place",
                violation_error_message=_("请在社区、街道中选且只选一个。"),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="%(app_label)s_%(class)s_is_not_its_own_parent"
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if not self.parent or not self.kind_id:
            return
        above, own = self.parent.kind.tier, self.kind.tier
        if not above or not own or above >= own:
            raise ValidationError({"parent": _("上级应是高一级的新时代文明实践阵地：站属于所，所属于中心。")})


class CouncilParty(SourcedStatement):
    """One of the parties whom a residents' council brings together."""

    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="parties", verbose_name=_("议事厅")
    )
    name = models.CharField(_("参与方"), max_length=40)
    order = models.PositiveSmallIntegerField(_("次序"), default=1)

    desk_scope = scope_of_statement(
        "institution_facility_team_role.create_or_edit",
        communities=("institution__community",),
        streets=("institution__street",),
        public=None,
    )
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, "institution", "name", "order"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("议事参与方")
        ordering = ["order", "pk"]

    def __str__(self):
        return f"{self.institution}·{self.name}"
