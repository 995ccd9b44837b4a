from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.access.scopes import DeskScope
from portal.history.seals import Seal


class Verb(models.TextChoices):
    CREATED = "created", _("新建")
    CHANGED = "changed", _("修改")
    RECORDED = "recorded", _("录入")
    CONFIRMED = "confirmed", _("确认")
    SELF_CONFIRMED = "self_confirmed", _("本人确认")
    REPLACED = "replaced", _("替换")
    RETIRED = "retired", _("停用")
    DESIGNATED = "designated", _("列为示范")
    ENDED = "ended", _("终止示范")
    PUBLISHED = "published", _("发布")
    WITHDRAWN = "withdrawn", _("撤下")
    SUBMITTED = "submitted", _("送审")
    RECALLED = "recalled", _("收回稿件")
    CLAIMED = "claimed", _("领取")
    APPROVED = "approved", _("审核通过")
    RETURNED = "returned", _("退回")
    REWRITTEN = "rewritten", _("审核中改写")
    SCHEDULED = "scheduled", _("定时发布")
    LINKED = "linked", _("生成预览链接")
    UNLINKED = "unlinked", _("撤销预览链接")
    DELETED = "deleted", _("删除")
    RESTORED = "restored", _("恢复")
    PURGED = "purged", _("彻底删除")
    ERASED = "erased", _("清除历史内容")
    GRANTED = "granted", _("授权")
    TAKEN_BACK = "taken_back", _("收回授权")
    MERGED = "merged", _("并入")
    EXPORTED = "exported", _("导出")
    REFUSED = "refused", _("拒绝")
    LOADED = "loaded", _("载入演示数据")
    SIGNED_IN = "signed_in", _("登录")
    SESSION_ENDED = "session_ended", _("结束登录")
    PASSWORD_SET = "password_set", _("换密码")
    FACTOR_SET = "factor_set", _("设置动态口令")
    FACTOR_REMOVED = "factor_removed", _("撤销动态口令")
    CODES_RENEWED = "codes_renewed", _("换发恢复码")


class ChangeRecord(models.Model):
    """One line of the record book.

    No foreign keys: history outlives what it describes and never blocks a deletion. It names objects and opaque person
    numbers, never personal data, so that erasing a person needs no change here. Order is by `number`, not by time: a
    clock may jump, a gapless number cannot. Written only by portal.history.book.record.
    """

    number = models.PositiveBigIntegerField(_("序号"), unique=True)
    at = models.DateTimeField(_("时间"))
    verb = models.CharField(_("动作"), max_length=20, choices=Verb)
    by_id = models.BigIntegerField(_("操作人编号"), null=True, help_text=_("空为系统命令"))
    target_type = models.CharField(_("对象类别"), max_length=60)
    target_id = models.CharField(_("对象编号"), max_length=40)
    target_label = models.CharField(_("对象"), max_length=200)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    details = models.JSONField(_("内容"), default=dict, blank=True)
    previous_hash = models.CharField(_("上一行摘要"), max_length=64, blank=True)
    hash = models.CharField(_("本行摘要"), max_length=64, unique=True)

    SEALED = Seal()

    desk_scope = DeskScope(view="audit.view", shared=True)

    class Meta:
        verbose_name = verbose_name_plural = _("审计记录")
        ordering = ["-number"]
        indexes = [models.Index(fields=["target_type", "target_id", "-number"], name="history_of_one_target")]

    def __str__(self):
        return f"{self.number} {self.get_verb_display()} {self.target_label}"


def lines_on(row: models.Model) -> models.QuerySet[ChangeRecord]:
    """The lines on a row, the newest first."""
    return ChangeRecord.objects.filter(target_type=row._meta.label_lower, target_id=str(row.pk)).order_by("-number")


class FieldChange(models.Model):
    """What one field said before and after the change that a line of the book tells of.

    Kept apart from the book, which nobody can change, so that a person can be erased from here.
    """

    number = models.PositiveBigIntegerField(_("审计序号"))
    field = models.CharField(_("项目"), max_length=60)
    before = models.TextField(_("原来"), blank=True)
    after = models.TextField(_("改成"), blank=True)
    is_erased = models.BooleanField(_("内容已清除"), default=False)
    # Of relations, the rows behind the lines of both texts, so that nobody reads a name outside their scope.
    numbers = models.JSONField(_("关联编号"), default=dict, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("修改内容")
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["number", "field"], name="%(app_label)s_%(class)s_once_a_line"),
            models.CheckConstraint(
                condition=Q(is_erased=False) | Q(before="", after=""), name="%(app_label)s_%(class)s_erased_is_empty"
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.field}"


class ChangeReason(models.Model):
    """Why somebody did what a line of the book tells of, in their own words; it can be erased."""

    number = models.PositiveBigIntegerField(_("审计序号"), unique=True)
    words = models.CharField(_("原因"), max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = _("修改原因")

    def __str__(self):
        return f"{self.number} {self.words}"


class ChainHead(models.Model):
    """Where the chain ends: its one row is locked by every writer, and shows when lines were cut off the end."""

    length = models.PositiveBigIntegerField(_("行数"), default=0)
    hash = models.CharField(_("末行摘要"), max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = _("审计记录末端")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="%(app_label)s_%(class)s_is_the_only_row")]

    def __str__(self):
        return f"{self.length} {self.hash[:8]}"
