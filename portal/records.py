"""Abstract records and fields that both apps build on."""

import re
from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.text.pinyin import initials, slug_from, sort_key

# What a <pinyin:slug> of an address matches; another slug would break every page that links to its row.
check_slug = RegexValidator(r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("只用小写字母、数字和中间的连字符，如 suihuabei。"))


NO_PARTIAL_DATE = _("写成 2019、2019-12 或 2019-12-05。")
# As the databases can tell; how many days a month has, only the check below knows.
PARTIAL_DATE = r"\A([1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?\Z"


def check_partial_date(words):
    """2019, 2019-12 or 2019-12-05: as much of a date as a source states."""
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", words)
    try:
        date(*(int(part or 1) for part in parts.groups()))
    except (AttributeError, ValueError):
        raise ValidationError(NO_PARTIAL_DATE) from None


def states_a_partial_date(column: str) -> models.CheckConstraint:
    """The constraint that goes with it: whatever wrote the row, lists and calendars can sort by this column."""
    return models.CheckConstraint(
        condition=Q(**{f"{column}__regex": PARTIAL_DATE}),
        name=f"%(app_label)s_%(class)s_{column}_is_a_partial_date",
        violation_error_message=NO_PARTIAL_DATE,
    )


class PinyinField(models.CharField):
    """Reads a Chinese field aloud once, when it is empty; staff may correct the reading (上涌 is *chong*).

    `reading` turns the words of field `source` into pinyin. With unique=True a number is put behind a reading that
    another row has taken already, or that is `reserved` for a page of ours beside the rows' pages.
    """

    def __init__(
        self,
        *args,
        source: str = "name",
        reading: Callable[[str], str] = sort_key,
        reserved: tuple[str, ...] = (),
        **kwargs,
    ):
        self.source, self.reading, self.reserved = source, reading, reserved
        super().__init__(*args, **{"blank": True, **kwargs})
        if self.unique:
            self.validators.append(check_slug)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        told = {"source": self.source, "reading": self.reading}
        if self.reserved:
            told["reserved"] = self.reserved
        return name, path, args, {**kwargs, **told}

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname)
        if not value:
            value = self.reading(getattr(model_instance, self.source))[: self.max_length - 4]
            value = self.free_reading(model_instance, value) if self.unique else value
            setattr(model_instance, self.attname, value)
        return value

    def free_reading(self, row, value):
        others = type(row)._base_manager.exclude(pk=row.pk)
        taken = set(others.filter(**{f"{self.attname}__startswith": value}).values_list(self.attname, flat=True))
        taken |= set(self.reserved)
        candidates = [value, *(f"{value}-{number}" for number in range(2, len(taken) + 3))]
        return next(candidate for candidate in candidates if candidate not in taken)


def title_slug(title: str) -> str:
    """The slug of a long title: syllables joined by hyphens, cut at a syllable."""
    return slug_from(title, drop=(), joined="-")


def named_slug(*reserved: str) -> PinyinField:
    """The slug of something with a name; `reserved` are words that stand for pages of ours in the same place."""
    return PinyinField(
        _("网址名"),
        max_length=64,
        unique=True,
        reading=slug_from,
        reserved=reserved,
        help_text=_("留空则由拼音生成。"),
    )


def slug_is_free(*reserved: str) -> models.CheckConstraint:
    """The constraint that goes with it, for a slug that staff type."""
    return models.CheckConstraint(
        condition=~Q(slug__in=reserved),
        name="%(app_label)s_%(class)s_slug_is_no_page_of_ours",
        violation_error_message=_("这个网址名已由本站的页面使用，请换一个。"),
    )


class Named(models.Model):
    """Something with a Chinese name, found by pinyin: slug for its address, sort key for lists, initials for search."""

    name = models.CharField(_("名称"), max_length=100)
    slug = named_slug()
    pinyin = PinyinField(
        _("拼音"),
        max_length=255,
        reading=sort_key,
        help_text=_("留空则自动生成；地名多音字请核对，如上涌读 shang chong。"),
    )
    initials = PinyinField(
        _("拼音首字母"), max_length=60, reading=initials, help_text=_("留空则自动生成，供首字母查找。")
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name


class PublicationState(models.TextChoices):
    DRAFT = "draft", _("草稿")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤下")
    DELETED = "deleted", _("已删除")  # in the bin; only what was never public gets there


class PublishableQuerySet(models.QuerySet):
    def kept(self):
        """All that do not lie in the bin."""
        return self.exclude(state=PublicationState.DELETED)

    def deleted(self):
        return self.filter(state=PublicationState.DELETED)

    def published(self):
        return self.filter(state=PublicationState.PUBLISHED)

    def withdrawn(self):
        """Published once, and taken off again."""
        return self.filter(state=PublicationState.WITHDRAWN)


class Publishable(models.Model):
    """Something that residents see only once it is published; the first publication time never changes."""

    state = models.CharField(_("发布状态"), max_length=10, choices=PublicationState, default=PublicationState.DRAFT)
    published_at = models.DateTimeField(_("首次发布时间"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[PublicationState.DRAFT, PublicationState.DELETED], published_at=None)
                | Q(state__in=[PublicationState.PUBLISHED, PublicationState.WITHDRAWN], published_at__isnull=False),
                name="%(app_label)s_%(class)s_knows_when_it_was_first_published",
            ),
            models.CheckConstraint(
                condition=Q(state__in=PublicationState.values), name="%(app_label)s_%(class)s_state_is_known"
            ),
        ]

    @property
    def is_published(self):
        return self.state == PublicationState.PUBLISHED

    @property
    def is_deleted(self):
        return self.state == PublicationState.DELETED

    def mark_deleted(self):
        """Into the bin; names the columns that the caller saves."""
        self.state = PublicationState.DELETED
        return ["state"]

    def mark_restored(self):
        """Out of the bin, as the draft that it was; names the columns that the caller saves."""
        self.state = PublicationState.DRAFT
        return ["state"]

    def mark_published(self):
        """Set the state; the caller saves. Published again after a withdrawal, the first time stays."""
        if self.is_deleted:
            raise ValidationError(_("它在回收站里，请先恢复，再发布。"))
        self.state = PublicationState.PUBLISHED
        self.published_at = self.published_at or timezone.now()
