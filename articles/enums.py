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
    REPEAT = "repeat", _("前后不一")
    HONOUR = "honour", _("荣誉")
    NAME = "name", _("名称")
    CONSENT = "consent", _("个人信息")
    WORDING = "wording", _("用词")


class CheckResult(models.TextChoices):
    """What came of comparing; a word stands beside the sign, never colour alone."""

    OK = "ok", _("一致")
    BAD = "bad", _("不一致")
    WAIT = "wait", _("待核实")


class RevisionState(models.TextChoices):
    """Where a submitted text stands on its road (articles/road.py)."""

    FIRST = "first", _("待初审")
    SECOND = "second", _("待复审")
    FINAL = "final", _("待终审")
    APPROVED = "approved", _("待发布")
    PUBLISHED = "published", _("已发布")
    SUPERSEDED = "superseded", _("旧版")
    WITHDRAWN = "withdrawn", _("已撤稿")
    RETURNED = "returned", _("已退回")
    TAKEN_BACK = "taken_back", _("已收回")
    REWRITTEN = "rewritten", _("审核中改写，另立新版")


# Under way: nobody but a reviewer may touch the text, and there is at most one of a story.
IN_REVIEW = (RevisionState.FIRST, RevisionState.SECOND, RevisionState.FINAL)
UNDER_WAY = (*IN_REVIEW, RevisionState.APPROVED)
# What somebody may read by a link that was made for them.
PREVIEWED = (*UNDER_WAY, RevisionState.RETURNED)
# What residents read, or once read.
ONCE_PUBLIC = (RevisionState.PUBLISHED, RevisionState.SUPERSEDED, RevisionState.WITHDRAWN)


class Part(models.TextChoices):
    """As what somebody signs a text. The first three hands are three people, and none of them wrote it."""

    AUTHOR = "author", _("撰稿")
    FIRST = "first", _("初审·一校")
    SECOND = "second", _("复审·二校")
    FINAL = "final", _("终审·三校")
    FIRST_AND_SECOND = "first_and_second", _("初审、复审合并")


class Verdict(models.TextChoices):
    WROTE = "wrote", _("撰写")
    APPROVED = "approved", _("通过")
    RETURNED = "returned", _("退回")


class CheckItem(models.TextChoices):
    """What a reviewer affirms point by point before approving: the sheet of the trade (审签单)."""

    DIRECTION = "direction", _("导向和提法准确")
    SOURCES = "sources", _("事实有出处，引用未走样")
    FIGURES = "figures", _("数字、限定词、时间齐全")
    NAMES = "names", _("单位名、人名、称谓无误")
    CONSENT = "consent", _("个人信息已获同意或已公开")
    SECRETS = "secrets", _("没有涉密、涉稳敏感内容")
    PROOF = "proof", _("文字、标点、排版已校对")


class WordingKind(models.TextChoices):
    """What is to be done about a word."""

    BANNED = "banned", _("禁用")
    CAREFUL = "careful", _("慎用")
    STANDARD = "standard", _("规范写法")
    OUTDATED = "outdated", _("过时")


class NoticeKind(models.TextChoices):
    """What somebody is told."""

    WAITING = "waiting", _("等您审")
    LATE = "late", _("超期未审")
    RETURNED = "returned", _("被退回")
    REMARK = "remark", _("有新留言")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤稿")
