from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _

from portal.images.holders import check_holders


class ImagesConfig(AppConfig):
    """The picture library: uploads are checked and developed anew, and shown only where something public uses them."""

    name = "portal.images"
    label = "images"
    verbose_name = _("图片库")

    def ready(self):
        checks.register(check_holders, checks.Tags.models)
