from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from portal.history.seals import install_seals


class HistoryConfig(AppConfig):
    """The record book: who did what to which record, insert-only and hash-chained."""

    name = "portal.history"
    label = "history"
    verbose_name = _("审计记录")

    def ready(self):
        # SQLite drops a table's triggers whenever a migration rebuilds the table, so they are laid anew after each one.
        post_migrate.connect(install_seals, dispatch_uid="portal.history.install_seals")
