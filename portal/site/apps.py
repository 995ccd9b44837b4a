from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    """Upstairs: pages that gather the whole portal, and what they have in common."""

    name = "portal.site"
    label = "portal_site"
    verbose_name = _("网站设置")
