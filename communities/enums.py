"""Constants with meanings. What a district may want to change is data instead: see communities/reference.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StatementState(models.TextChoices):
    """Where a sourced statement stands; only PUBLISHED is shown to the public."""

    WAITING = "waiting", _("待确认")
    PUBLISHED = "published", _("已确认")
    RETIRED = "retired", _("已停用")


class OwnerLevel(models.TextChoices):
    """Whose figure it is: a building's 760 square metres are not the community's."""

    COMMUNITY = "community", _("社区")
    STREET = "street", _("街道")
    ESTATE = "estate", _("小区")
    FACILITY = "facility", _("设施")


class ValueKind(models.TextChoices):
    NUMBER = "number", _("数值")
    SHARE = "share", _("比例")
    WORDS = "words", _("文字")


class AliasKind(models.TextChoices):
    SPOKEN = "spoken", _("习惯称呼")
    COMMITTEE = "committee", _("居委会名称")
    FORMER = "former", _("旧称")


class CreditRole(models.TextChoices):
    """What somebody did for a report; the words are those of the byline."""

    REPORTER = "reporter", _("记者")
    CORRESPONDENT = "correspondent", _("通讯员")
    PHOTOGRAPHER = "photographer", _("摄影")
    EDITOR = "editor", _("编辑")
    INTERN = "intern", _("实习生")


class PublicationBasis(models.TextChoices):
    """On what ground a person is named: separate consent (个人信息保护法 25) or a public report (27)."""

    CONSENT = "consent", _("本人单独同意")
    PUBLIC_REPORT = "public_report", _("公开报道")


class LevelTone(models.TextChoices):
    """How a level is drawn; its word is always beside it."""

    PROVINCE = "p", _("木棉")
    CITY = "c", _("黛")
    DISTRICT = "d", _("海青")
    NEUTRAL = "n", _("虚线")
