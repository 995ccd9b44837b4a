from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _

from portal.sign_in.checks import second_factor_is_asked


class SignInConfig(AppConfig):
    """How staff come in and stay in: log-in and its limits, second factor, sessions, one's own page."""

    name = "portal.sign_in"
    label = "sign_in"
    verbose_name = _("登录")

    def ready(self):
        checks.register(second_factor_is_asked, checks.Tags.security, deploy=True)
