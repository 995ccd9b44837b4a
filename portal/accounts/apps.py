from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Who people are: the user model and the roles that exist."""

    name = "portal.accounts"
    label = "accounts"
    verbose_name = _("账号")
