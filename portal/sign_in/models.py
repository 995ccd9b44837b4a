from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User


class Tally(models.Model):
    """Failed attempts that count against one account, address, or both; which, only the key's owner could tell."""

    key = models.CharField(_("键"), max_length=64, unique=True, help_text=_("用途、用户名和地址的加密摘要"))
    failures = models.JSONField(_("失败的时刻"), default=list)
    latest = models.DateTimeField(_("最近一次"), default=timezone.now, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = _("登录失败计数")

    def __str__(self):
        return f"{self.key[:8]} {len(self.failures)}"


class KnownAddress(models.Model):
    """An address from which somebody came in before, as a digest under the portal's key."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name=_("账号"), related_name="+")
    digest = models.CharField(_("地址摘要"), max_length=64)
    last_used_at = models.DateTimeField(_("最近使用"))

    class Meta:
        verbose_name = verbose_name_plural = _("曾用地址")
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="%(app_label)s_%(class)s_is_listed_once")
        ]

    def __str__(self):
        return f"{self.user_id} {self.digest[:8]}"


class DeskSessionQuerySet(models.QuerySet):
    def open(self):
        """Those that neither sat idle nor lasted too long."""
        now = timezone.now()
        return self.filter(last_seen_at__gt=now - settings.SESSION_IDLE, started_at__gt=now - settings.SESSION_LONGEST)

    def over(self):
        return self.exclude(pk__in=self.open().values("pk"))


class DeskSession(models.Model):
    """One log-in on one device. Django's session names it by number; when the row is gone, the session has ended."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name=_("账号"), related_name="+")
    started_at = models.DateTimeField(_("登录时间"))
    last_seen_at = models.DateTimeField(_("最近使用"), db_index=True)
    device = models.CharField(_("设备"), max_length=60, blank=True, help_text=_("浏览器和系统的种类"))
    place = models.CharField(_("大致地址"), max_length=50, blank=True)
    with_second_factor = models.BooleanField(_("用过动态口令"), default=False)

    objects = DeskSessionQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("登录会话")
        ordering = ["-last_seen_at"]

    def __str__(self):
        return f"{self.device} {self.place}".strip()

    def is_over(self, now):
        """Whether it sat idle or lasted too long. A clock that was set far back must not make it eternal."""
        idle, age = now - self.last_seen_at, now - self.started_at
        return idle > settings.SESSION_IDLE or abs(age) > settings.SESSION_LONGEST


class SecondFactor(models.Model):
    """A telephone or program that shows one-time codes. The secret is nowhere: it follows from `salt` and our key."""

    user = models.OneToOneField(User, models.CASCADE, verbose_name=_("账号"), related_name="+")
    salt = models.CharField(_("盐"), max_length=64)
    key_mark = models.CharField(_("密钥标记"), max_length=16, help_text=_("设置时所用的签名密钥是哪一个"))
    last_step = models.BigIntegerField(_("最近用过的时段"), default=0, help_text=_("同一个口令不能再用"))
    set_at = models.DateTimeField(_("设置时间"), default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = _("动态口令")

    def __str__(self):
        return str(self.user_id)


class RecoveryCode(models.Model):
    """A code for the day on which the telephone is lost: kept as a digest, good once."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name=_("账号"), related_name="+")
    digest = models.CharField(_("摘要"), max_length=64)
    used_at = models.DateTimeField(_("使用时间"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("恢复码")
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="%(app_label)s_%(class)s_is_given_once"),
            models.CheckConstraint(condition=~Q(digest=""), name="%(app_label)s_%(class)s_has_a_digest"),
        ]

    def __str__(self):
        return f"{self.user_id} {self.digest[:8]}"
