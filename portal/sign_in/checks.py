from django.conf import settings
from django.core import checks
from django.utils.translation import gettext as _


def second_factor_is_asked(app_configs, **kwargs):
    """A portal that goes live without second factors is told so by `check --deploy`."""
    if settings.REQUIRE_MFA:
        return []
    return [
        checks.Warning(
            "REQUIRE_MFA is off: final reviewers, district admins and superusers log in with a password alone.",
            hint=_("正式运行请去掉 REQUIRE_MFA=off。"),
            id="sign_in.W001",
        )
    ]
