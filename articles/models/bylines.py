from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.credit_lines import Credit
from articles.enums import ContributorKind
from communities.enums import CreditRole
from portal.access.scopes import DeskScope, Scoped, ScopedManager


class Contributor(models.Model):
    """Somebody who writes, takes pictures or edits for the site: a person, or a pen name such as 穗文明."""

    name = models.CharField(_("署名"), max_length=100)
    kind = models.CharField(_("类别"), max_length=15, choices=ContributorKind)
    names_a_person = True

    note = models.CharField(_("内部说明"), max_length=100, blank=True)
    # Signed texts name their contributors by number, so that two names of one writer are tied and never melted.
    counted_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="other_names",
        null=True,
        blank=True,
        verbose_name=_("统计归入"),
        help_text=_("同一位作者另有署名，或者重复录入时，选统计用的那一位：用稿统计算在那位名下，公开的署名不变。"),
    )

    desk_scope = DeskScope(add="story.create", change="story.create", delete="nomination.erase", shared=True)

    class Meta:
        verbose_name = verbose_name_plural = _("作者")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "kind"], name="%(app_label)s_%(class)s_once"),
            models.CheckConstraint(
                condition=Q(counted_as=None) | ~Q(counted_as=F("pk")),
                name="%(app_label)s_%(class)s_is_not_counted_as_itself",
                violation_error_message=_("“统计归入”要选另一位作者；本人请留空。"),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """One step only: whoever is counted as somebody else has no other names of their own."""
        super().clean()
        if self.counted_as is None:
            return
        if self.counted_as.counted_as_id is not None:
            raise ValidationError({"counted_as": gettext("选的这位自己已归入别人，请直接选那一位。")})
        if self.pk is not None and self.other_names.exists():
            raise ValidationError({"counted_as": gettext("已有别的署名归入这位作者，请先把它们改归别人。")})


class Byline(Scoped):
    """One name in a story's byline; the order is kept."""

    story = models.ForeignKey(
        "articles.Story", on_delete=models.CASCADE, related_name="bylines", verbose_name=_("报道")
    )
    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, related_name="bylines", verbose_name=_("作者")
    )
    role = models.CharField(_("身份"), max_length=15, choices=CreditRole)
    order = models.PositiveSmallIntegerField(_("次序"), default=1)

    desk_scope = DeskScope(add="story.edit", change="story.edit", delete="story.edit", parent="story")
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("署名")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "contributor", "role"], name="%(app_label)s_%(class)s_once_per_role"
            ),
        ]

    def __str__(self):
        return str(self.credit)

    @property
    def credit(self):
        return Credit(self.role, self.contributor.name)
