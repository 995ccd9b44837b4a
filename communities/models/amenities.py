from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.enums import TeamOrigin
from communities.models.statements import SourcedStatement, scope_of_statement
from portal.history.seals import Seal


class Facility(SourcedStatement):
    """设施: a place or piece of equipment for residents; may own figures, such as the area of a reading room."""

    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, related_name="facilities", verbose_name=_("所在社区")
    )
    name = models.CharField(_("名称"), max_length=60)
    kind = models.CharField(_("类别"), max_length=40, blank=True, help_text=_("如 活动场地、宣传设施。"))
    extent = models.CharField(_("多少"), max_length=20, blank=True, help_text=_("照录没有数字的说法，如 多处。"))
    note = models.CharField(_("说明"), max_length=80, blank=True, help_text=_("用自己的话写一句，可不填。"))

    desk_scope = scope_of_statement("institution_facility_team_role.create_or_edit")
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, "community", "name", "kind", "extent", "note"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("设施")

    def __str__(self):
        return self.name


class Team(SourcedStatement):
    """队伍: a class, choir or group of residents."""

    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, related_name="teams", verbose_name=_("社区")
    )
    name = models.CharField(_("名称"), max_length=60)
    origin = models.CharField(_("由谁组织"), max_length=15, choices=TeamOrigin, default=TeamOrigin.UNSTATED)
    members_text = models.CharField(
        _("成员"), max_length=60, blank=True, help_text=_("照录，如 在社区居住的退休干部、职工。")
    )

    desk_scope = scope_of_statement("institution_facility_team_role.create_or_edit")
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, "community", "name", "origin", "members_text"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("队伍")

    def __str__(self):
        return self.name
