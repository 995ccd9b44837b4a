from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communities.enums import PublicationBasis
from portal.records import Named


class Person(Named):
    """Somebody who is named on the site. Nobody is, without a basis: separate consent on file, or a public report."""

    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="people",
        null=True,
        blank=True,
        verbose_name=_("所在社区"),
    )
    role = models.CharField(_("身份"), max_length=60, blank=True, help_text=_("照录来源，如 社区民警。"))
    names_a_person = True

    basis = models.CharField(_("公开依据"), max_length=20, choices=PublicationBasis)
    basis_source = models.ForeignKey(
        "communities.Source",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("公开报道"),
    )
    consented_on = models.DateField(_("本人同意日期"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("人物")
        ordering = ["pinyin", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(basis=PublicationBasis.CONSENT, consented_on__isnull=False)
                | Q(basis=PublicationBasis.PUBLIC_REPORT, basis_source__isnull=False),
                name="%(app_label)s_%(class)s_is_named_on_a_basis",
                violation_error_message=_("凭本人同意公开的，请填同意日期；凭公开报道的，请选那篇报道。"),
            ),
        ]
