from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.access.scopes import DeskScope

KEPT_AT_LEAST = 180  # days: 网络安全法 asks for network logs of at least six months


class MourningScope(models.TextChoices):
    """Which public pages turn grey; the desk never does."""

    SITE = "site", _("全站")
    HOME = "home", _("仅首页")


class SiteSettings(models.Model):
    """What every page says of the site itself. One row; what is empty does not render."""

    # A number given out by the database would be 2 once the row was deleted and made anew.
    id = models.PositiveSmallIntegerField(_("编号"), primary_key=True, default=1, editable=False)
    name = models.CharField(_("网站名称"), max_length=40, default=_("文明社区"))
    strapline = models.CharField(_("副名"), max_length=40, blank=True)
    district_name = models.CharField(_("区名"), max_length=40, blank=True, help_text=_("如 海珠区，用在首页导语中。"))
    organiser = models.CharField(_("主办单位"), max_length=100, blank=True)
    operator = models.CharField(_("承办单位"), max_length=100, blank=True)
    phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    help_phone = models.CharField(_("长者帮助电话"), max_length=40, blank=True, help_text=_("长者模式页首显示。"))
    email = models.EmailField(_("联系邮箱"), blank=True)
    address = models.CharField(_("办公地址"), max_length=200, blank=True)
    hours = models.CharField(_("办公时间"), max_length=100, blank=True, help_text=_("如 工作日 9:00—17:30。"))
    security_email = models.EmailField(
        _("安全问题联系邮箱"), blank=True, help_text=_("写进 security.txt，供发现漏洞的人联系；留空则用联系邮箱。")
    )
    log_days = models.PositiveSmallIntegerField(
        _("访问日志保存天数"),
        default=190,
        validators=[MinValueValidator(KEPT_AT_LEAST)],
        help_text=_("写进隐私说明，要和服务器的实际设置一致；法律要求不少于六个月。"),
    )
    about_text = models.TextField(
        _("关于本站的补充"), max_length=2000, blank=True, help_text=_("纯文字，空一行分段；留空则只有自带的说明。")
    )
    accessibility_text = models.TextField(
        _("无障碍声明的补充"), max_length=2000, blank=True, help_text=_("如本区自己做过的检测、适老化标识。")
    )
    privacy_text = models.TextField(
        _("隐私说明的补充"), max_length=2000, blank=True, help_text=_("如本区另设的表单、委托的服务商。")
    )
    contact_text = models.TextField(_("联系页的补充"), max_length=2000, blank=True, help_text=_("如投诉渠道。"))
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
    shows_reviewers = models.BooleanField(
        _("报道页写明审核人"),
        default=False,
        help_text=_("勾选后，报道末尾写“一审、二审、三审”的姓名，取自这一版的签署，不能另填。"),
    )
    is_demonstration = models.BooleanField(_("演示数据库"), default=False, editable=False)
    mourning_from = models.DateTimeField(_("置灰开始"), null=True, blank=True)
    mourning_until = models.DateTimeField(_("置灰结束"), null=True, blank=True)
    mourning_scope = models.CharField(
        _("置灰范围"),
        max_length=10,
        choices=MourningScope,
        default=MourningScope.SITE,
        help_text=_("工作台始终不变色。"),
    )

    desk_scope = DeskScope(view="settings.change", change="settings.change", shared=True)

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
            models.CheckConstraint(
                condition=Q(mourning_scope__in=MourningScope.values),
                name="%(app_label)s_%(class)s_mourning_scope_is_known",
            ),
            models.CheckConstraint(
                condition=Q(log_days__gte=KEPT_AT_LEAST), name="%(app_label)s_%(class)s_keeps_logs_long_enough"
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
        """置灰 at this moment: decided by 国务院 or a 治丧机构 hours ahead, so it is a schedule, not a deploy."""
        at = at or timezone.now()
        return bool(self.mourning_from and self.mourning_from <= at < self.mourning_until)

    def greys(self, *, is_home: bool, at=None) -> bool:
        """Whether a page is grey at this moment: every one, or the front page only."""
        return self.is_mourning(at) and (is_home or self.mourning_scope == MourningScope.SITE)

    @property
    def security_contact(self) -> str:
        """Where somebody who found a weakness can write; empty while nobody has said."""
        return self.security_email or self.email

    @property
    def phone_digits(self) -> str:
        """What a telephone dials: the first number, without blanks, dashes and extensions."""
        return dialled(self.phone)

    @property
    def help_phone_digits(self) -> str:
        return dialled(self.help_phone)

    @property
    def police_digits(self):
        """The digits of the police filing number, for the link to its record."""
        return "".join(character for character in self.police_number if character.isascii() and character.isdigit())


def dialled(phone: str) -> str:
    return "".join(character for character in phone.split("转")[0] if character in "0123456789+")
