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
    MANAGING_EDITOR = "managing_editor", _("责编")
    PROOFREADER = "proofreader", _("校对")
    INTERN = "intern", _("实习生")


class PublicationBasis(models.TextChoices):
    """On what ground a person is named: separate consent (个人信息保护法 25) or a public report (27)."""

    CONSENT = "consent", _("本人单独同意")
    PUBLIC_REPORT = "public_report", _("公开报道")


class LevelTone(models.TextChoices):
    """How a level is drawn; its word is always beside it. The dashed outline is for what has not been won."""

    PROVINCE = "p", _("木棉")
    CITY = "c", _("黛")
    DISTRICT = "d", _("海青")
    STREET = "s", _("琥珀")
    COMMUNITY = "m", _("青玉")
    NEUTRAL = "o", _("灰")


class TeamOrigin(models.TextChoices):
    UNSTATED = "unstated", _("未注明")
    ORGANISED = "organised", _("社区组织")
    SPONTANEOUS = "spontaneous", _("居民自发")


class ProgrammeKind(models.TextChoices):
    METHOD = "method", _("做法")
    PLATFORM = "platform", _("平台")
    CHANNEL = "channel", _("渠道")


class DeclarationKind(models.TextChoices):
    """What a source declares; none of these is a figure or an award."""

    MOTTO = "motto", _("口号")
    PURPOSE = "purpose", _("宗旨")
    GOAL = "goal", _("目标")
    POLICY = "policy", _("依据")
    WORK_AREA = "work_area", _("日常工作")
    THEME = "theme", _("主题")
    PARTICIPANTS = "participants", _("参与的人")
    OUTCOME = "outcome", _("成效的说法")


class ActivityKind(models.TextChoices):
    SERIES = "series", _("系列活动")
    TALK = "talk", _("宣讲")
    LECTURE = "lecture", _("讲座")
    SERVICE = "service", _("志愿服务")
    VISIT = "visit", _("走访慰问")
    ONLINE = "online", _("线上")
    OTHER = "other", _("其他")


class ActivityStage(models.TextChoices):
    """What a source says of an activity: that it was held, or that it will be. No day that passes turns one into the
    other (ADR 0022)."""

    HELD = "held", _("已举办")
    ANNOUNCED = "announced", _("预告")


class Setting(models.TextChoices):
    UNSTATED = "unstated", _("未注明")
    INDOOR = "indoor", _("室内")
    OUTDOOR = "outdoor", _("户外")
    BOTH = "both", _("室内和户外")


class ParticipantsUnit(models.TextChoices):
    """人 are people, 人次 attendances: the same person may be counted twice in the second."""

    PEOPLE = "people", _("人")
    ATTENDANCES = "attendances", _("人次")
    HOUSEHOLDS = "households", _("户")
    VISITS = "visits", _("户次")


class TopicProgress(models.TextChoices):
    """How far a topic of the residents' council has come: 提议, 审议, 决议, 公示, 办理."""

    COLLECTING = "collecting", _("征集中")
    DISCUSSING = "discussing", _("议事中")
    DECIDED = "decided", _("已议定")
    ANNOUNCED = "announced", _("公示中")
    DONE = "done", _("已办结")
    SET_ASIDE = "set_aside", _("暂不推进")


class ProposalKind(models.TextChoices):
    """What a clause of a pasted story would add to the record, or, of the first two, where to."""

    STREET = "street", _("新街道")
    COMMUNITY = "community", _("新社区")
    ESTATE = "estate", _("小区")
    PERSON = "person", _("人物")
    FACT = "fact", _("事实")
    MEDIATION = "mediation", _("调解")
    AWARD = "award", _("荣誉")
    ACTIVITY = "activity", _("活动")
    INSTITUTION = "institution", _("单位")
    FACILITY = "facility", _("设施")
    TEAM = "team", _("队伍")
    PROGRAMME = "programme", _("做法")
    STATEMENT = "statement", _("表述")


class ProposalState(models.TextChoices):
    """What somebody decided. Accepted is not public: the statement it made waits for somebody else."""

    OPEN = "open", _("未定")
    ACCEPTED = "accepted", _("已采用")
    CORRECTED = "corrected", _("改正后采用")
    MERGED = "merged", _("并入已有的一条")
    REJECTED = "rejected", _("不采用")
