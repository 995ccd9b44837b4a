from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SiteSettings(models.Model):
    """What every page says of the site itself. One row; what is empty does not render."""

    name = models.CharField(_("网站名称"), max_length=40, default=_("文明社区"))
    strapline = models.CharField(_("副名"), max_length=40, blank=True)
    district_name = models.CharField(_("区名"), max_length=40, blank=True, help_text=_("如 海珠区，用在首页导语中。"))
    organiser = models.CharField(_("主办单位"), max_length=100, blank=True)
    operator = models.CharField(_("承办单位"), max_length=100, blank=True)
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    help_phone = models.CharField(_("长者帮助电话"), max_length=40, blank=True, help_text=_("长者模式页首显示。"))
    email = models.EmailField(_("联系邮箱"), blank=True)
    icp_number = models.CharField(
        _("ICP备案号"), max_length=40, blank=True, help_text=_("广东悬挂主体备案号，如 粤ICP备12345678号。")
    )
    police_number = models.CharField(
        _("公安备案号"), max_length=40, blank=True, help_text=_("本站自己的备案号，如 粤公网安备44010502000000号。")
    )
    site_code = models.CharField(
        _("网站标识码"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{10}$", _("网站标识码是 10 位数字。"))],
    )
    is_demonstration = models.BooleanField(_("演示数据库"), default=False, editable=False)
    mourning_from = models.DateTimeField(_("全站置灰开始"), null=True, blank=True)
    mourning_until = models.DateTimeField(_("全站置灰结束"), null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("网站设置")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="%(app_label)s_%(class)s_is_the_only_row"),
            models.CheckConstraint(
                # A comparison with NULL is neither true nor false, and a check passes on neither: ask for both.
                condition=Q(mourning_from=None, mourning_until=None)
                | Q(mourning_from__isnull=False, mourning_until__isnull=False, mourning_until__gt=F("mourning_from")),
                name="%(app_label)s_%(class)s_mourning_ends_after_it_begins",
                violation_error_message=_("置灰的开始和结束要同时填，结束应晚于开始。"),
            ),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def load(cls, presence: dict[str, QuerySet] | None = None):
        """The one row, or the defaults while nobody has saved it yet.

        `presence` names querysets; `has_content(name)` then says whether there is a row, without another question.
        """
        asked = {f"has_{name}": Exists(rows) for name, rows in (presence or {}).items()}
        site = cls.objects.filter(pk=1).annotate(**asked).first()
        if site is None:
            site = cls(pk=1)
            for name, rows in (presence or {}).items():
                setattr(site, f"has_{name}", rows.exists())
        return site

    def has_content(self, section: str) -> bool:
        """Whether the column `section`, one of those that `load` was asked for, has anything to show."""
        return getattr(self, f"has_{section}")

    def is_mourning(self, at=None):
        """全站置灰 at this moment: decided by 国务院 or a 治丧机构 hours ahead, so it is a schedule, not a deploy."""
        at = at or timezone.now()
        return bool(self.mourning_from and self.mourning_from <= at < self.mourning_until)

    @property
    def police_digits(self):
        """The digits of the police filing number, for the link to its record."""
        return "".join(character for character in self.police_number if character.isascii() and character.isdigit())
