from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.enums import ContributorKind
from communities.enums import CreditRole
from portal.access.scopes import DeskScope, Scoped, ScopedManager


class Contributor(models.Model):
    """Somebody who writes, takes pictures or edits for the site: a person, or a pen name such as 穗文明."""

    name = models.CharField(_("署名"), max_length=100)
    kind = models.CharField(_("类别"), max_length=15, choices=ContributorKind)
    names_a_person = True

    note = models.CharField(_("内部说明"), max_length=100, blank=True)

    desk_scope = DeskScope(add="story.create", change="story.create", delete="nomination.erase", shared=True)

    class Meta:
        verbose_name = verbose_name_plural = _("作者")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["name", "kind"], name="%(app_label)s_%(class)s_once")]

    def __str__(self):
        return self.name


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
        return f"{self.get_role_display()} {self.contributor}"
