from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CommunitiesConfig(AppConfig):
    name = "communities"
    verbose_name = _("社区与事实")

    def ready(self):
        from communities.reference import load_reference  # noqa: PLC0415 - models exist only now
        from communities.standing import ACCOUNTS, reaches_of  # noqa: PLC0415
        from portal.access.scopes import register_scope  # noqa: PLC0415
        from portal.access.standing import learn_from  # noqa: PLC0415
        from portal.accounts.models import User  # noqa: PLC0415

        learn_from(reaches_of)
        register_scope(User, ACCOUNTS)
        # As Django does with its permissions: a fresh or emptied database gets its reference rows by itself.
        post_migrate.connect(load_reference, sender=self, dispatch_uid="communities.load_reference")
