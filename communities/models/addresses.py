from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communities.models.places import only_one_of

MOVABLE = ["community", "street", "person", "award"]  # what has a page under a slug that staff may change


def moved_page(model, label):
    return models.ForeignKey(
        f"communities.{model}",
        on_delete=models.CASCADE,
        related_name="former_slugs",
        null=True,
        blank=True,
        verbose_name=label,
    )


class FormerSlugManager(models.Manager):
    def leave_behind(self, entry, slug):
        """From now on `slug` leads to `entry`; the slug that `entry` has today is an old one of nothing any more."""
        kind = entry._meta.model_name
        self.filter(**{f"{kind}__isnull": False, "slug": entry.slug}).delete()
        self.update_or_create(slug=slug, **{f"{kind}__isnull": False}, defaults={kind: entry})


class FormerSlug(models.Model):
    """An address that a page once had; it leads to today's for ever. Each kind of page has slugs of its own."""

    slug = models.CharField(_("旧网址名"), max_length=64)
    community = moved_page("Community", _("社区"))
    street = moved_page("Street", _("街道"))
    person = moved_page("Person", _("人物"))
    award = moved_page("Award", _("荣誉"))

    objects = FormerSlugManager()

    class Meta:
        verbose_name = verbose_name_plural = _("旧网址名")
        constraints = [
            models.CheckConstraint(condition=only_one_of(*MOVABLE), name="%(app_label)s_%(class)s_leads_to_one_page"),
            *(
                models.UniqueConstraint(
                    fields=["slug"],
                    condition=Q(**{f"{kind}__isnull": False}),
                    name=f"%(app_label)s_%(class)s_once_among_{kind}_slugs",
                )
                for kind in MOVABLE
            ),
        ]

    def __str__(self):
        return self.slug
