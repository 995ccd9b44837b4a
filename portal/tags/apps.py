from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _

from portal.tags.slugs import give_slug


class TagsConfig(AppConfig):
    name = "portal.tags"
    verbose_name = _("标签")

    def ready(self):
        pre_save.connect(give_slug, sender="taggit.Tag", dispatch_uid="portal.tags")
