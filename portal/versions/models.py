from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SentForm(models.Model):
    """A form for a new row that was sent and kept: sent again, it leads to the row that it made the first time."""

    token = models.CharField(_("表单编号"), max_length=32, unique=True)
    sent_by_id = models.BigIntegerField(_("操作人编号"))
    sent_at = models.DateTimeField(_("时间"), default=timezone.now, db_index=True)
    target_type = models.CharField(_("对象类别"), max_length=60, blank=True)
    target_id = models.CharField(_("对象编号"), max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("已收到的表单")

    def __str__(self):
        return self.token
