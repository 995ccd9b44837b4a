from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communities.models.places import Community, District, Street, only_one_of
from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.accounts.roles import OF_A_DISTRICT, Role


class StewardshipQuerySet(models.QuerySet):
    def on(self, day):
        """Those in force on this day; one that was taken back is in force no more, from that moment on."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day, ended_at=None)

    def not_over(self):
        """In force today, or from a day to come."""
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()), ended_at=None)


class Stewardship(Scoped):
    """Who looks after which district, street or community, in which role, from when until when.

    Roles come from here and from nowhere else; what a role may do stands in the permission matrix. A record is granted
    and ended by communities/actions/stewards.py and never edited: a change is another record.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("账号")
    )
    role = models.CharField(_("角色"), max_length=20, choices=Role)
    district = models.ForeignKey(
        District, on_delete=models.PROTECT, related_name="stewardships", null=True, blank=True, verbose_name=_("区")
    )
    street = models.ForeignKey(
        Street, on_delete=models.PROTECT, related_name="stewardships", null=True, blank=True, verbose_name=_("街道")
    )
    community = models.ForeignKey(
        Community, on_delete=models.PROTECT, related_name="stewardships", null=True, blank=True, verbose_name=_("社区")
    )
    since = models.DateField(_("起始日期"), default=timezone.localdate)
    until = models.DateField(_("截止日期"), null=True, blank=True, help_text=_("当天仍有效；留空为长期。"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("授权人"),
    )

    ended_at = models.DateTimeField(_("收回时间"), null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("收回人"),
    )

    names_a_person = True

    desk_scope = DeskScope(
        view="stewardship.grant_or_end",
        add="stewardship.grant_or_end",
        districts=("district",),
        streets=("street",),
        communities=("community",),
    )
    objects = ScopedManager.from_queryset(StewardshipQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("角色授权")
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=only_one_of("district", "street", "community"),
                name="%(app_label)s_%(class)s_is_of_one_place",
                violation_error_message=_("请在区、街道、社区中选且只选一个。"),
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="%(app_label)s_%(class)s_role_is_known"),
            models.CheckConstraint(
                condition=Q(district__isnull=False) | ~Q(role__in=OF_A_DISTRICT),
                name="%(app_label)s_%(class)s_high_roles_are_of_a_district",
                violation_error_message=_("复审、终审和区级管理员是全区的角色，请选区。"),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=_("截止日期不能早于起始日期。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False),
                name="%(app_label)s_%(class)s_is_ended_at_a_time",
            ),
            *(
                models.UniqueConstraint(
                    fields=["person", "role", place],
                    condition=Q(until=None, ended_at=None, **{f"{place}__isnull": False}),
                    name=f"%(app_label)s_%(class)s_once_per_{place}",
                    violation_error_message=_("这个账号已经有同样的授权。"),
                )
                for place in ("district", "street", "community")
            ),
        ]

    def __str__(self):
        return f"{self.person}·{self.get_role_display()}·{self.place}"

    @property
    def is_in_force(self):
        today = timezone.localdate()
        return self.ended_at is None and self.since <= today and (self.until is None or self.until >= today)

    @property
    def place(self):
        return self.district or self.street or self.community
