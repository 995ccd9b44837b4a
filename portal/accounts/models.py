from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.accounts.names import fold


class FoldedNameField(models.CharField):
    """The user name as it is compared, made anew from the name whenever the row is saved."""

    def pre_save(self, model_instance, add):
        value = fold(model_instance.username)[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class StaffManager(UserManager):
    use_in_migrations = False

    def get_by_natural_key(self, username):
        """The account of a name in whatever case and width it was typed."""
        return self.get(folded_name=fold(username))


class User(AbstractUser):
    """A member of staff. Residents need no account, so the public never appears in this table."""

    first_name = None
    last_name = None
    folded_name = FoldedNameField(_("用户名（比较用）"), max_length=450, unique=True, editable=False)
    # 50 characters at least, the middle dot and every character of GB 18030: 民委发〔2016〕33号
    name = models.CharField(_("姓名"), max_length=100, blank=True)
    password_set_at = models.DateTimeField(_("密码设定时间"), null=True, blank=True, editable=False)
    password_is_provisional = models.BooleanField(
        _("密码由别人设定"), default=False, editable=False, help_text=_("本人登录后须先换成自己的")
    )

    objects = StaffManager()

    REQUIRED_FIELDS = []
    UNWATCHED = ("last_login",)
    SECRET = ("password",)
    UNTOLD = ("folded_name", "password_set_at", "password_is_provisional")
    names_a_person = True

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = _("账号")
        constraints = [
            # “Admin” beside “admin” is how one account is mistaken for another.
            models.UniqueConstraint(Lower("username"), name="%(app_label)s_%(class)s_name_is_unique_in_any_case"),
        ]

    def __str__(self):
        return self.name or self.username

    def clean(self):
        super().clean()
        others = type(self)._default_manager.exclude(pk=self.pk)
        if others.filter(folded_name=fold(self.username)).exists():
            raise ValidationError({"username": _("已有同名的账号（不分大小写、全角半角）。请换一个用户名。")})

    def set_password(self, raw_password):
        super().set_password(raw_password)
        self.password_set_at = timezone.now()

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)
