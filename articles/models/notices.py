from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.enums import NoticeKind
from portal.access.scopes import DeskScope, Scoped, ScopedManager


class NoticeQuerySet(models.QuerySet):
    def unread(self):
        return self.filter(read_at=None)

    def to_mail(self):
        """Not read and not sent yet, to people who gave an address."""
        return self.filter(read_at=None, mailed_at=None).exclude(person__email="").select_related("person", "revision")


class Notice(Scoped):
    """通知: what one person should know of one revision, once. Nobody else sees it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("收件人")
    )
    kind = models.CharField(_("事由"), max_length=10, choices=NoticeKind)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.CASCADE, related_name="notices", verbose_name=_("版本")
    )
    state = models.CharField(_("当时的进度"), max_length=12)
    at = models.DateTimeField(_("时间"), default=timezone.now)
    read_at = models.DateTimeField(_("读过的时间"), null=True, blank=True)
    mailed_at = models.DateTimeField(_("发邮件的时间"), null=True, blank=True)

    desk_scope = DeskScope(view="user.own_profile_password_sessions", own=("person",))
    objects = ScopedManager.from_queryset(NoticeQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("通知")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notices_of_one_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="notices_unread"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "revision", "state"], name="%(app_label)s_%(class)s_told_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=NoticeKind.values), name="%(app_label)s_%(class)s_kind_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.revision_id}"
