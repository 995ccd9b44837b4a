from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.models.statements import SourcedStatement, scope_of_statement
from portal.history.seals import Seal


class ListingSubject(models.TextChoices):
    AWARDS = "awards", _("荣誉")
    INSTITUTIONS = "institutions", _("单位")
    ACTIVITIES = "activities", _("活动")
    VOLUNTEERING = "volunteering", _("志愿服务")


class Listing(SourcedStatement):
    """A run of things as one source gives it: what it says of the period, and whether it is open (“等多项奖项”)."""

    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, related_name="listings", verbose_name=_("社区")
    )
    subject = models.CharField(_("列举什么"), max_length=15, choices=ListingSubject, default=ListingSubject.AWARDS)
    period_text = models.CharField(_("时段原文"), max_length=40, blank=True, help_text=_("如 近年来。"))
    open_ending = models.CharField(
        _("未尽的说法"), max_length=40, blank=True, help_text=_("如 等多项奖项；列全了就留空。")
    )

    desk_scope = scope_of_statement("fact.record")
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, "community", "subject", "period_text", "open_ending"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("列举")

    def __str__(self):
        return f"{self.community}·{self.get_subject_display()}"

    @property
    def is_open(self):
        return bool(self.open_ending)
