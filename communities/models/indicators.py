from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communities.enums import ValueKind
from portal.access.scopes import reference_scope


class IndicatorGroup(models.Model):
    """A heading under which figures stand; the groups of an assessment change with each cycle, so they are data."""

    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    order = models.PositiveSmallIntegerField(_("次序"), default=100)

    desk_scope = reference_scope("indicator_level_virtue.create_or_edit")

    class Meta:
        verbose_name = verbose_name_plural = _("指标分组")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name


class Indicator(models.Model):
    """What can be counted or said of a place, such as population or 总建筑面积. Codes are promised to API readers."""

    code = models.SlugField(_("代码"), max_length=40, unique=True, help_text=_("对外数据接口使用，定下后不再改。"))
    name = models.CharField(_("名称"), max_length=40)
    subtype_pattern = models.CharField(
        _("带细类的写法"),
        max_length=40,
        default="{subtype}{name}",
        help_text=_("{subtype} 是细类，{name} 是名称。例如“协调{subtype}”得到“协调民事纠纷”。"),
    )
    kind = models.CharField(_("取值"), max_length=10, choices=ValueKind)
    unit = models.CharField(_("基本单位"), max_length=20, blank=True, help_text=_("如 人、平方米、场次；文字类留空。"))
    group = models.ForeignKey(
        IndicatorGroup, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("分组")
    )
    order = models.PositiveSmallIntegerField(_("次序"), default=100)
    key_order = models.PositiveSmallIntegerField(
        _("要点次序"), null=True, blank=True, help_text=_("在卡片和页首要点中的次序；留空则不出现。")
    )

    desk_scope = reference_scope("indicator_level_virtue.create_or_edit")

    class Meta:
        verbose_name = verbose_name_plural = _("指标")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=ValueKind.WORDS) | Q(unit="", key_order=None),
                name="%(app_label)s_%(class)s_words_have_no_unit",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ValueKind.values), name="%(app_label)s_%(class)s_kind_is_known"
            ),
        ]

    def __str__(self):
        return self.name

    def label(self, subtype=""):
        """总人口; 常住人口; 协调民事纠纷: the name as it stands before the figure."""
        if not subtype:
            return self.name
        if subtype.endswith(self.name):
            return subtype
        return self.subtype_pattern.replace("{subtype}", subtype).replace("{name}", self.name)
