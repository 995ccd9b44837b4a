from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BinConfig(AppConfig):
    """The bin: what was deleted can be brought back for thirty days, then it goes for good."""

    name = "portal.bin"
    label = "bin"
    verbose_name = _("回收站")
