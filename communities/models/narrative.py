"""What is said of how a place works: programmes and channels, and words that stay attributed to their source."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.enums import DeclarationKind, ProgrammeKind
from communities.models.places import only_one_of
from communities.models.statements import SourcedStatement, scope_of_statement
from portal.history.seals import Seal

PLACES = ["community", "street", "district"]


def place_field(model, related_name, label):
    return models.ForeignKey(
        f"communities.{model}",
        on_delete=models.PROTECT,
        related_name=related_name,
        null=True,
        blank=True,
        verbose_name=label,
    )


def one_place():
    return models.CheckConstraint(
        condition=only_one_of(*PLACES),
        name="%(app_label)s_%(class)s_is_of_one_place",
        violation_error_message=_("请在社区、街道、区中选且只选一个。"),
    )


class Programme(SourcedStatement):
    """做法、平台、渠道: a named way of working, such as 公职律师+社区法律顾问 or 学习强国."""

    community = place_field("Community", "programmes", _("社区"))
    street = place_field("Street", "programmes", _("街道"))
    district = place_field("District", "programmes", _("区"))
    serves = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="served_by",
        null=True,
        blank=True,
        verbose_name=_("惠及社区"),
        help_text=_("街道或区的做法在哪个社区的页面上出现。"),
    )
    name = models.CharField(_("名称"), max_length=60, help_text=_("照录，名称里的“+”也照录。"))
    kind = models.CharField(_("类别"), max_length=10, choices=ProgrammeKind)
    note = models.CharField(_("说明"), max_length=120, blank=True, help_text=_("用自己的话写一句，可不填。"))

    desk_scope = scope_of_statement("fact.record", streets=("street",), districts=("district",))
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, *PLACES, "serves", "name", "kind", "note"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("做法与渠道")
        constraints = [*SourcedStatement.Meta.constraints, one_place()]

    def __str__(self):
        return self.name

    @property
    def owner(self):
        return self.community or self.street or self.district


class Declaration(SourcedStatement):
    """表述: a motto, goal, policy reference …, in the source's own words, which must never be altered.

    A goal is not a fact: it is shown as what somebody set out to do.
    """

    community = place_field("Community", "declarations", _("社区"))
    street = place_field("Street", "declarations", _("街道"))
    district = place_field("District", "declarations", _("区"))
    kind = models.CharField(_("类别"), max_length=15, choices=DeclarationKind)
    words = models.CharField(_("原话"), max_length=40, help_text=_("照录，一字不改。"))
    order = models.PositiveSmallIntegerField(_("次序"), default=10)

    desk_scope = scope_of_statement("fact.record", streets=("street",), districts=("district",))
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, *PLACES, "kind", "words", "order"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("表述")
        ordering = ["order", "pk"]
        constraints = [*SourcedStatement.Meta.constraints, one_place()]

    def __str__(self):
        return self.words

    @property
    def owner(self):
        return self.community or self.street or self.district
