from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CommunitiesConfig(AppConfig):
    name = "communities"
    verbose_name = _("社区与事实")

    def ready(self):
        from communities.reference import load_reference  # noqa: PLC0415 - models exist only now

        # As Django does with its permissions: a fresh or emptied database gets its reference rows by itself.
        post_migrate.connect(load_reference, sender=self, dispatch_uid="communities.load_reference")
