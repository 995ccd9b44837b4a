"""What a residents' council talks about. Things and outcomes, never the people between whom it mediated."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from communities.enums import TopicProgress
from communities.models.statements import SourcedStatement, StatementQuerySet, scope_of_statement
from portal.access.scopes import ScopedManager
from portal.history.seals import Seal
from portal.records import check_partial_date, states_a_partial_date
from portal.text.normalise import half_width

LONGEST_NUMBER = 6  # digits; identity cards, telephones and bank cards have more, and 120万元 has less
PERSONAL = rf"[0-9０-９]{{{LONGEST_NUMBER + 1}}}"
NO_NUMBER = format_lazy(
    _("不能写身份证号、电话、卡号这样的长数字（超过 {digits} 位）：议事厅只公布事，不公布人。金额请写成“120万元”。"),
    digits=LONGEST_NUMBER,
)
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s\-－—.·()（）]+(?=[0-9])")
_NUMBER = re.compile(PERSONAL)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}[-.][0-9]{1,2}(?:[-.][0-9]{1,2})?")  # 2019-12-05 is a day, not somebody's number


def check_no_personal_number(words):
    """Refuse the numbers by which a person is known, however they are spaced."""
    plain = _YEARS.sub("", half_width(words))
    if _NUMBER.search(_BETWEEN_DIGITS.sub("", plain)):
        raise ValidationError(NO_NUMBER)


def partial_date(label, help_text):
    return models.CharField(label, max_length=10, blank=True, validators=[check_partial_date], help_text=help_text)


NEWEST_FIRST = ["-decided_on", "-met_on", "-proposed_on", "-pk"]  # what has no date stands last


class TopicQuerySet(StatementQuerySet):
    def public(self):
        return self.published().filter(community__state="published")

    def newest_first(self):
        return self.order_by(*NEWEST_FIRST)

    def of_year(self, year):
        """Those whose last known step was in this year."""
        decided, met = Q(decided_on__startswith=year), Q(decided_on="", met_on__startswith=year)
        return self.filter(decided | met | Q(decided_on="", met_on="", proposed_on__startswith=year))


class Topic(SourcedStatement):
    """议题: what a community's council took up, how far it came, and what was decided."""

    community = models.ForeignKey(
        "communities.Community", on_delete=models.PROTECT, related_name="topics", verbose_name=_("社区")
    )
    title = models.CharField(
        _("议题"),
        max_length=60,
        validators=[check_no_personal_number],
        help_text=_("只写事，不写人：纠纷的当事人、门牌、电话一律不写。"),
    )
    progress = models.CharField(_("进展"), max_length=12, choices=TopicProgress)
    outcome = models.CharField(
        _("结果"),
        max_length=200,
        blank=True,
        validators=[check_no_personal_number],
        help_text=_("议定了什么，用自己的话写，不超出来源，也不写人。"),
    )
    proposed_on = partial_date(_("提出时间"), _("写到来源写明的程度：2019、2019-12 或 2019-12-05；没有写就留空。"))
    met_on = partial_date(_("议事时间"), _("最近一场议事的时间，写法同上。"))
    decided_on = partial_date(_("议定时间"), _("写法同上。"))
    meetings = models.PositiveSmallIntegerField(_("议事场数"), null=True, blank=True, help_text=_("来源没有写就留空。"))
    notice = models.CharField(
        _("公示情况"),
        max_length=100,
        blank=True,
        validators=[check_no_personal_number],
        help_text=_("在哪里公示、公示多久，如 宣传栏公示7天。"),
    )

    desk_scope = scope_of_statement("council_topic.create_or_edit")
    objects = ScopedManager.from_queryset(TopicQuerySet)()

    CONTENT = [
        *("community", "title", "progress", "outcome", "proposed_on", "met_on", "decided_on", "meetings", "notice")
    ]
    SEALED = Seal(columns=[*SourcedStatement.SEALED_FIELDS, *CONTENT])

    class Meta(SourcedStatement.Meta):
        verbose_name = verbose_name_plural = _("议题")
        constraints = [
            *SourcedStatement.Meta.constraints,
            *(states_a_partial_date(column) for column in ("proposed_on", "met_on", "decided_on")),
            models.CheckConstraint(
                condition=Q(progress__in=TopicProgress.values), name="%(app_label)s_%(class)s_progress_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(progress__in=[TopicProgress.DECIDED, TopicProgress.ANNOUNCED, TopicProgress.DONE])
                | ~Q(outcome=""),
                name="%(app_label)s_%(class)s_says_what_was_decided",
                violation_error_message=_("已经议定的议题，请写明结果。"),
            ),
            models.CheckConstraint(
                condition=Q(decided_on="") | ~Q(progress__in=[TopicProgress.COLLECTING, TopicProgress.DISCUSSING]),
                name="%(app_label)s_%(class)s_is_decided_when_it_has_a_day_of_decision",
                violation_error_message=_("填了议定时间，进展就不会还在征集或者议事中。"),
            ),
            models.CheckConstraint(
                condition=Q(meetings=None) | Q(meetings__gte=1), name="%(app_label)s_%(class)s_met_once_or_is_unknown"
            ),
            models.CheckConstraint(
                condition=~Q(title__regex=PERSONAL)
                & ~Q(outcome__regex=PERSONAL)
                & ~Q(notice__regex=PERSONAL)
                & ~Q(quote__regex=PERSONAL),
                name="%(app_label)s_%(class)s_holds_no_number_of_a_person",
                violation_error_message=NO_NUMBER,
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        try:
            check_no_personal_number(self.quote)
        except ValidationError as error:
            raise ValidationError({"quote": error}) from None

    @property
    def steps(self):
        """The dates that are known, each with its word, as exactly as the source says."""
        known = [(_("提出"), self.proposed_on), (_("议事"), self.met_on), (_("议定"), self.decided_on)]
        return [(label, day) for label, day in known if day]

    @property
    def is_open(self):
        return self.progress in (TopicProgress.COLLECTING, TopicProgress.DISCUSSING)
