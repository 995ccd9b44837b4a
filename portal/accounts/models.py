from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of staff. Residents need no account, so the public never appears in this table."""

    first_name = None
    last_name = None
    # 50 characters at least, the middle dot and every character of GB 18030: 民委发〔2016〕33号
    name = models.CharField(_("姓名"), max_length=100, blank=True)

    REQUIRED_FIELDS = []
    UNWATCHED = ("last_login",)
    names_a_person = True

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = _("账号")
        constraints = [
            # “Admin” beside “admin” is how one account is mistaken for another.
            models.UniqueConstraint(Lower("username"), name="%(app_label)s_%(class)s_name_is_unique_in_any_case"),
        ]

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)
