from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AutosaveQuerySet(models.QuerySet):
    def of(self, account):
        """Those of one account: nobody else ever reads them, whatever their role."""
        return self.filter(account=account)

    def open(self):
        """Those whose form was not saved yet."""
        return self.filter(is_finished=False)

    def last_written_before(self, moment):
        return self.filter(at__lt=moment)


class Autosave(models.Model):
    """自动保存: what somebody has typed into the page of a story and not saved yet; only they read it.

    `key` is that of one opened page, so two pages of the same story never overwrite each other's words. Once the page's
    form is saved nothing is left but the mark that it was, by which a copy in the browser is thrown away.
    """

    key = models.CharField(_("页面编号"), max_length=32, unique=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("账号")
    )
    story = models.ForeignKey(
        "articles.Story",
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("报道"),
        help_text=_("新写、还没有保存过的留空。"),
    )
    number = models.PositiveIntegerField(_("第几次"), default=1)
    based_on = models.CharField(_("打开时的版本"), max_length=120, blank=True)
    content = models.JSONField(_("内容"), default=dict, blank=True)
    is_finished = models.BooleanField(_("已保存"), default=False)
    at = models.DateTimeField(_("时间"), default=timezone.now, db_index=True)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("自动保存")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["account", "story", "-at"], name="autosaves_of_a_story")]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="%(app_label)s_%(class)s_has_a_key"),
            models.CheckConstraint(
                condition=Q(is_finished=False) | Q(content={}), name="%(app_label)s_%(class)s_forgets_what_was_saved"
            ),
        ]

    def __str__(self):
        return f"{self.account_id} {self.key[:8]}"
