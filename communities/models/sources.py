import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communities.enums import CreditRole
from portal.access.scopes import DeskScope, Scoped, ScopedManager


def check_credits(value):
    """An ordered list of {"role", "name"}; roles are CreditRole's, a correspondent may be an office's pen name."""
    if not isinstance(value, list) or not all(
        isinstance(item, dict) and item.get("role") in CreditRole.values and item.get("name") for item in value
    ):
        raise ValidationError(_("署名应逐条写明身份和姓名。"))


class Source(Scoped):
    """Where a statement was read: a report, a document, a letter. What it does not say about itself stays unsaid."""

    title = models.CharField(_("标题"), max_length=200, blank=True, help_text=_("原文没有标题就留空，不要代拟。"))
    description = models.CharField(
        _("内部说明"), max_length=200, blank=True, help_text=_("供工作人员辨认，不对外显示。没有标题时请写一句。")
    )
    publisher = models.CharField(_("发布机构"), max_length=100, blank=True)
    url = models.CharField(_("网址"), max_length=500, blank=True, validators=[URLValidator(["http", "https"])])
    published_on = models.DateField(_("发布日期"), null=True, blank=True)
    is_undated = models.BooleanField(_("原文未注明日期"), default=False)
    # An ordered list in one column rather than rows: a byline is read, shown and corrected as a whole (ADR 0013).
    credits = models.JSONField(_("署名"), default=list, blank=True, validators=[check_credits])
    text_length = models.PositiveIntegerField(_("全文字数"), null=True, blank=True, editable=False)
    text_digest = models.CharField(_("全文摘要"), max_length=64, blank=True, editable=False)

    street = models.ForeignKey(
        "communities.Street",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("所属街道"),
        help_text=_("只供一个街道使用的材料选街道；报纸上的报道等全区共用的留空。"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("录入人"),
    )

    desk_scope = DeskScope(
        add="source.create_or_edit",
        change="source.create_or_edit",
        delete="source.create_or_edit",  # while nothing was quoted from it
        streets=("street",),
        own=("recorded_by",),
        shared=Q(street=None),
    )
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("来源")
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["-published_on", "-id"], name="sources_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on__isnull=False, is_undated=False) | Q(published_on=None, is_undated=True),
                name="%(app_label)s_%(class)s_is_dated_or_says_that_it_is_not",
                violation_error_message=_("请填发布日期；原文没有写日期的，请勾选“原文未注明日期”。"),
            ),
            models.CheckConstraint(
                condition=~Q(title="", description=""),
                name="%(app_label)s_%(class)s_can_be_told_apart",
                violation_error_message=_("标题和内部说明至少填一项。"),
            ),
        ]

    UNTOLD = ("text_length", "text_digest")

    def __str__(self):
        return self.title or self.description

    def tell_credits(self):
        labels = dict(CreditRole.choices)
        return "\n".join(f"{labels[credit['role']]} {credit['name']}" for credit in self.credits)

    @property
    def credit_line(self):
        """记者廖靖文、通讯员穗文明."""
        labels = dict(CreditRole.choices)
        return gettext("、").join(f"{labels[credit['role']]}{credit['name']}" for credit in self.credits)

    @property
    def display_name(self):
        """How a footnote names the source: its title, or who wrote it, or at least who published it."""
        if self.title:
            return f"《{self.title}》"
        if self.credits:
            return gettext("%(credits)s的报道") % {"credits": self.credit_line}
        return self.publisher or gettext("未署名的来源")

    def remember_text(self, text: str) -> None:
        """Keep length and SHA-256 of the text that offsets refer to; the text itself is not ours to keep."""
        self.text_length = len(text)
        self.text_digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
