from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VersionsConfig(AppConfig):
    """Two people never overwrite each other, and what is sent twice counts once."""

    name = "portal.versions"
    label = "versions"
    verbose_name = _("表单版本")
