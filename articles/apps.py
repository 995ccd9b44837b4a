from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("报道")

    def ready(self):
        from articles.reference import load_terms  # noqa: PLC0415 - models exist only now

        post_migrate.connect(load_terms, sender=self, dispatch_uid="articles.load_terms")
