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
