from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import WordingKind
from portal.access.scopes import DeskScope, Scoped, ScopedManager

LONGEST_EXCEPTION = 100


class WordingTermQuerySet(models.QuerySet):
    def valid_on(self, day: date):
        """The terms that hold on a day; both ends of their time are days on which they hold."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_until=None) | Q(valid_until__gte=day))


class WordingTerm(models.Model):
    """用词提示: words that are not to be written, or with care, on whose authority and from when until when.

    They are plain words, matched sign for sign, never a pattern. A term is ended by its last day, never deleted.
    """

    words = models.CharField(
        _("词语"), max_length=60, unique=True, help_text=_("照原样逐字比对，不是通配符。标点也可以，如 。。。")
    )
    kind = models.CharField(_("类别"), max_length=10, choices=WordingKind)
    advice = models.CharField(
        _("建议写法"), max_length=100, blank=True, help_text=_("类别是“规范写法”的必填：应当怎样写。")
    )
    reason = models.CharField(_("理由"), max_length=200, help_text=_("用一句话写给作者看。"))
    authority = models.CharField(
        _("依据"),
        max_length=200,
        help_text=_("文件、标准或法条的名称，如 《个人信息保护法》第二十九条。不写依据的不收。"),
    )
    exceptions = models.TextField(
        _("例外"),
        max_length=1000,
        blank=True,
        help_text=_("含有这个词语、但没有问题的说法，一行一个，如词语是“居委”，例外写“居委会”。"),
    )
    valid_from = models.DateField(_("生效日期"), null=True, blank=True, help_text=_("留空就是一直有效。"))
    valid_until = models.DateField(_("最后一天"), null=True, blank=True, help_text=_("过了这一天不再提示。"))

    # Of no place: everybody at the desk sees the list, whom the line names may write it.
    desk_scope = DeskScope(add="wording_term.create_or_edit", change="wording_term.create_or_edit", shared=True)
    objects = WordingTermQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("用词提示")
        ordering = ["kind", "words"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="%(app_label)s_%(class)s_has_words"),
            models.CheckConstraint(
                condition=Q(kind__in=WordingKind.values), name="%(app_label)s_%(class)s_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(authority="") & ~Q(reason=""),
                name="%(app_label)s_%(class)s_says_why_and_on_whose_word",
                violation_error_message=_("请写明理由和依据。"),
            ),
            models.CheckConstraint(
                condition=~Q(kind=WordingKind.STANDARD) | ~Q(advice=""),
                name="%(app_label)s_%(class)s_standard_says_how",
                violation_error_message=_("类别是“规范写法”的，请填建议写法。"),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=_("最后一天不能早于生效日期。"),
            ),
        ]

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        for words in self.exception_list:
            if self.words not in words or words == self.words:
                raise ValidationError(
                    {"exceptions": _("例外“%(words)s”应当含有这个词语，并且比它长。") % {"words": words}}
                )
            if len(words) > LONGEST_EXCEPTION:
                raise ValidationError({"exceptions": _("例外一行不超过 %(limit)d 字。") % {"limit": LONGEST_EXCEPTION}})

    @property
    def exception_list(self) -> list[str]:
        """The exceptions, one by one, without blanks around them."""
        return [line.strip() for line in self.exceptions.splitlines() if line.strip()]

    @property
    def is_valid(self) -> bool:
        """Whether it holds today, by the clock of Guangzhou."""
        today = timezone.localdate()
        begun = self.valid_from is None or self.valid_from <= today
        return begun and (self.valid_until is None or self.valid_until >= today)

    @property
    def hint(self) -> str:
        """Why, what to write, and on whose word, for whoever has to deal with it."""
        written = gettext("建议写“%(advice)s”。") % {"advice": self.advice} if self.advice else ""
        words = {"reason": self.reason.rstrip("。"), "advice": written, "authority": self.authority}
        return gettext("%(reason)s。%(advice)s依据：%(authority)s。") % words


class AbstractHit(Scoped):
    """Something that residents read holds a term; written by looking (articles/wording.py), never by hand."""

    term = models.ForeignKey(WordingTerm, on_delete=models.CASCADE, related_name="+", verbose_name=_("用词提示"))
    uses = models.PositiveIntegerField(_("几处"), default=1)
    found_at = models.DateTimeField(_("发现时间"), default=timezone.now)

    class Meta:
        abstract = True


class WordingHit(AbstractHit):
    """A published story holds a term."""

    story = models.ForeignKey(
        "articles.Story", on_delete=models.CASCADE, related_name="wording_hits", verbose_name=_("报道")
    )
    anchor = models.CharField(_("第一处在哪一段"), max_length=10)

    desk_scope = DeskScope(parent="story")
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("报道里的用词提示")
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["term", "story"], name="%(app_label)s_%(class)s_once_a_story"),
        ]

    def __str__(self):
        return f"{self.story}·“{self.term}”"


class CommunityWordingHit(AbstractHit):
    """What a community's own page says of it, or one of its activities, holds a term."""

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="+", verbose_name=_("社区")
    )

    desk_scope = DeskScope(parent="community")
    objects = ScopedManager()

    class Meta:
        verbose_name = verbose_name_plural = _("社区资料里的用词提示")
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["term", "community"], name="%(app_label)s_%(class)s_once_a_community"),
        ]

    def __str__(self):
        return f"{self.community}·“{self.term}”"
