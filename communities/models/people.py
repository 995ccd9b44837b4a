from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communities.enums import PublicationBasis
from communities.models.statements import SourcedStatement, scope_of_statement
from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.history.seals import Seal
from portal.records import Named, named_slug, slug_is_free

RESERVED = ["nominate"]  # /good-people/nominate/ is kept for the form by which residents propose somebody


class PersonQuerySet(models.QuerySet):
    def showing_pictures(self):
        return self.public()

    def public(self):
        """Named on the site: a confirmed portrait says who they are. The basis is a constraint of the table."""
        shown = Portrait.objects.published().filter(community__state="published")
        return self.filter(Exists(shown.filter(person=OuterRef("pk"))))


class Person(Named, Scoped):
    """Somebody who is named on the site. Nobody is, without a basis: separate consent on file, or a public report."""

    slug = named_slug(*RESERVED)
    community = models.ForeignKey(
        "communities.Community",
        on_delete=models.PROTECT,
        related_name="people",
        null=True,
        blank=True,
        verbose_name=_("所在社区"),
    )
    is_name_partial = models.BooleanField(_("姓名不全"), default=False, help_text=_("来源只写“胡阿姨”“小陈”的勾选。"))
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
    picture = models.ForeignKey(
        "images.Picture",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("本人照片"),
        help_text=_("要有本人同意才能用；不填就显示姓氏。"),
    )

    desk_scope = DeskScope(
        add="person.create_or_edit",
        change="person.create_or_edit",
        delete="nomination.erase",
        communities=("community",),
    )
    objects = ScopedManager.from_queryset(PersonQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("人物")
        ordering = ["pinyin", "slug"]
        constraints = [
            slug_is_free(*RESERVED),
            models.CheckConstraint(
                condition=Q(basis=PublicationBasis.CONSENT, consented_on__isnull=False)
                | Q(basis=PublicationBasis.PUBLIC_REPORT, basis_source__isnull=False),
                name="%(app_label)s_%(class)s_is_named_on_a_basis",
                violation_error_message=_("凭本人同意公开的，请填同意日期；凭公开报道的，请选那篇报道。"),
            ),
            # A report that names somebody is no leave to show their face.
            models.CheckConstraint(
                condition=Q(picture=None) | Q(consented_on__isnull=False),
                name="%(app_label)s_%(class)s_is_pictured_with_consent",
                violation_error_message=_("公开报道只够写出姓名；用本人照片要有本人同意，请填同意日期。"),
            ),
        ]

    def get_absolute_url(self):
        return reverse("person_detail", kwargs={"slug": self.slug})

    @property
    def tone(self):
        """The colour of that frame: always the same for one person, and nothing else."""
        return ("jade", "amber", "sea", "kapok")[(self.pk or 0) % 4]

    @property
    def surname(self):
        """What stands in the frame where no photograph is: the first character of the name."""
        return self.name[:1]


class Portrait(SourcedStatement):
    """What one source says of a person in a community: who they are there, and what they did."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="portraits", verbose_name=_("人物"))
    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, related_name="portraits", verbose_name=_("社区")
    )
    role = models.CharField(
        _("身份"), max_length=60, help_text=_("照录来源，如 社区民警；“同志”“老师”这类称呼不是身份。")
    )
    deed = models.CharField(_("事迹"), max_length=120, blank=True, help_text=_("用自己的话写一句，不超出来源。"))

    names_a_person = True

    desk_scope = scope_of_statement("person.create_or_edit")
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, "person", "community", "role", "deed"])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("人物介绍")

    def __str__(self):
        return f"{self.person}·{self.role}"


class DutyQuerySet(models.QuerySet):
    def public(self):
        """Of people whom the site names anyway: what is on a contact card, nobody has confirmed."""
        return self.filter(person__in=Person.objects.public().values("pk"))


class Duty(Scoped):
    """On a contact card: when residents find a legal adviser or police officer, where that is known."""

    card = models.ForeignKey(
        "communities.ContactCard", on_delete=models.CASCADE, related_name="duties", verbose_name=_("联系卡")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="duties", verbose_name=_("人物"))
    duty = models.CharField(_("职责"), max_length=60, help_text=_("如 社区法律顾问值班。"))
    hours = models.CharField(_("时间"), max_length=100)
    place = models.CharField(_("地点"), max_length=100, blank=True)
    source = models.ForeignKey("communities.Source", on_delete=models.PROTECT, related_name="+", verbose_name=_("来源"))

    desk_scope = DeskScope(
        add="contact_card.create_or_edit",
        change="contact_card.create_or_edit",
        delete="contact_card.create_or_edit",
        parent="card",
    )
    objects = ScopedManager.from_queryset(DutyQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("值班")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.person}·{self.duty}"
