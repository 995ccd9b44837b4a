"""Constants with meanings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoryOrigin(models.TextChoices):
    """Who wrote the words: decides what stands in the byline."""

    ORIGINAL = "original", _("本站采写")
    COMPILED = "compiled", _("本站整理")
    REPRINT = "reprint", _("转载")


class ContributorKind(models.TextChoices):
    """穗文明 is no person: a correspondent is often an office's pen name."""

    PERSON = "person", _("个人")
    PEN_NAME = "pen_name", _("集体笔名")
    ORGANISATION = "organisation", _("单位")


class CheckKind(models.TextChoices):
    """What of a story is compared with the record."""

    FIGURE = "figure", _("数字")
    REPEAT = "repeat", _("前后数字")
    HONOUR = "honour", _("荣誉")
    NAME = "name", _("名称")
    CONSENT = "consent", _("个人信息")
    WORDING = "wording", _("用词")


class CheckResult(models.TextChoices):
    """What came of comparing; a word stands beside the sign, never colour alone."""

    OK = "ok", _("一致")
    BAD = "bad", _("不一致")
    WAIT = "wait", _("待核实")
