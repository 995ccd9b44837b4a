from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.body import fault_in, to_text
from articles.credit_lines import STAFF, authors_among, helpers_among, line_at_end, line_under_title
from articles.enums import StoryOrigin
from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.access.viewer import everywhere
from portal.history.changes import time_of_last_change
from portal.history.seals import Wall
from portal.records import PinyinField, PublicationState, Publishable, PublishableQuerySet, title_slug


def check_body(value):
    if fault := fault_in(value):
        raise ValidationError(fault)


class PlainTextField(models.TextField):
    """The words of the body as one text, written anew with every save: a database cannot look into JSON for 穗."""

    def pre_save(self, model_instance, add):
        value = "\n".join(block["text"] for block in model_instance.body)
        setattr(model_instance, self.attname, value)
        return value


class StoryQuerySet(PublishableQuerySet):
    def showing_pictures(self):
        return self.published()

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def about(self, community):
        return self.filter(communities=community)

    def published_in(self, year, month):
        """First published in this month, by the clock of Guangzhou."""
        start = datetime(year, month, 1, tzinfo=timezone.get_current_timezone())
        end = start.replace(year=year + month // 12, month=month % 12 + 1)
        return self.filter(published_at__gte=start, published_at__lt=end)

    def newer_than(self, story):
        """The stories first published after this one, the nearest first."""
        after = Q(published_at__gt=story.published_at) | Q(published_at=story.published_at, pk__gt=story.pk)
        return self.filter(after).order_by("published_at", "pk")

    def older_than(self, story):
        """The stories first published before this one, the nearest first."""
        before = Q(published_at__lt=story.published_at) | Q(published_at=story.published_at, pk__lt=story.pk)
        return self.filter(before).newest_first()

    def with_last_change(self):
        """When the record book last tells of each story, as `last_change`."""
        return self.annotate(last_change=time_of_last_change(self.model))


class Story(Publishable, Scoped):
    """报道: a story of ours, a rewritten one, or a reprint.

    A byline names who wrote the words under it: a story that the site wrote anew is 本站整理, and the original report
    with its reporter is its source.
    """

    title = models.CharField(_("标题"), max_length=80)
    deck = models.CharField(_("副题"), max_length=120, blank=True)
    slug = PinyinField(
        _("网址名"),
        max_length=64,
        unique=True,
        source="title",
        reading=title_slug,
        help_text=_("留空则由拼音生成。发布后改了，旧网址仍通到这里。"),
    )
    origin = models.CharField(_("来稿方式"), max_length=10, choices=StoryOrigin)
    source = models.ForeignKey(
        "communities.Source",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("原报道"),
    )
    source_credit = models.CharField(
        _("原报道署名"),
        max_length=200,
        blank=True,
        help_text=_("如 记者廖靖文、通讯员穗文明。随稿件一起审定，不随来源记录变动。"),
    )
    reprint_title = models.CharField(
        _("原题"),
        max_length=200,
        blank=True,
        help_text=_("转载必填，照录原文的标题。选了原报道、留空的，照来源记录填。"),
    )
    reprint_author = models.CharField(
        _("原作者"),
        max_length=200,
        blank=True,
        help_text=_("转载必填，照录原文的署名；原文没有署名的，写“未署名”。"),
    )
    picture = models.ForeignKey(
        "images.Picture",
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("题图"),
        help_text=_("可不填。显示在标题下面。"),
    )
    body = models.JSONField(_("正文"), default=list, validators=[check_body])
    plain_text = PlainTextField(_("正文文字"), editable=False, blank=True)
    anchors_used = models.JSONField(
        _("用过的锚点"), default=dict, editable=False, help_text=_("每种锚点给出过的最大号码，删掉的段落的号码不再用。")
    )
    communities = models.ManyToManyField(
        "communities.Community", related_name="+", blank=True, verbose_name=_("写到的社区")
    )
    tags = TaggableManager(_("标签"), blank=True, help_text=_("以逗号或顿号分隔。"))

    revision = models.ForeignKey(
        "articles.Revision",
        on_delete=models.RESTRICT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("公开的版本"),
    )
    amends = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        related_name="amendments",
        null=True,
        editable=False,
        verbose_name=_("修改的是哪篇"),
        help_text=_("公开过的报道另写修改稿；修改稿通过三审以后，才换下公开的文字。"),
    )

    PARTS = ("bylines", "citations")
    UNTOLD = ("plain_text", "anchors_used", "published_at", "revision", "amends")
    WALLS = (
        Wall(
            "published_by_three_reviews",
            refuse="NEW.state = 'published' AND OLD.state <> 'published' AND NOT EXISTS (SELECT 1 FROM"
            " articles_revision r WHERE r.id = NEW.revision_id AND r.story_id = NEW.id AND r.state = 'published')",
        ),
        Wall(
            "reads_as_it_was_approved",
            refuse="OLD.state = 'published' AND NEW.state = 'published' AND NEW.revision_id = OLD.revision_id AND ("
            "NEW.title <> OLD.title OR NEW.deck <> OLD.deck OR NEW.body <> OLD.body OR NEW.origin <> OLD.origin"
            " OR NEW.source_credit <> OLD.source_credit"
            " OR NEW.reprint_title <> OLD.reprint_title OR NEW.reprint_author <> OLD.reprint_author"
            " OR COALESCE(NEW.source_id, 0) <> COALESCE(OLD.source_id, 0)"
            " OR COALESCE(NEW.picture_id, 0) <> COALESCE(OLD.picture_id, 0))",
        ),
    )

    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name=_("撰稿账号"),
    )

    desk_scope = DeskScope(
        add="story.create",
        change="story.edit",
        delete="story.delete",
        many="communities",
        own=("written_by",),
        public=Q(state="published"),
    )
    objects = ScopedManager.from_queryset(StoryQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("报道")
        ordering = ["-published_at", "-pk"]
        indexes = [
            models.Index(
                F("published_at").desc(), F("id").desc(), condition=Q(state="published"), name="articles_newest_first"
            ),
            models.Index(fields=["-published_at", "-id"], name="articles_at_the_desk"),
            models.Index(fields=["state", "-published_at", "-id"], name="articles_by_state"),
        ]
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(
                condition=Q(origin=StoryOrigin.ORIGINAL) | Q(source__isnull=False),
                name="%(app_label)s_%(class)s_rewritten_or_reprinted_from_a_source",
                violation_error_message=_("整理或转载的稿件，请选原报道。"),
            ),
            models.CheckConstraint(
                condition=(Q(origin=StoryOrigin.REPRINT) & ~Q(reprint_title="") & ~Q(reprint_author=""))
                | (~Q(origin=StoryOrigin.REPRINT) & Q(reprint_title="", reprint_author="")),
                name="%(app_label)s_%(class)s_reprint_names_title_and_author",
                violation_error_message=_("转载的稿件请写明原题和原作者；不是转载的，这两项留空。"),
            ),
            models.CheckConstraint(
                condition=Q(origin__in=StoryOrigin.values), name="%(app_label)s_%(class)s_origin_is_known"
            ),
            models.CheckConstraint(
                condition=Q(amends=None) | Q(state__in=["draft", "deleted"]),
                name="%(app_label)s_%(class)s_amendment_is_never_public_itself",
            ),
            models.UniqueConstraint(
                fields=["amends"],
                condition=Q(state="draft"),
                name="%(app_label)s_%(class)s_one_amendment_at_a_time",
                violation_error_message=_("这篇报道已经有一份修改稿。"),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("story_detail", kwargs={"year": self.year, "slug": self.slug})

    def tell_body(self):
        return to_text(self.body)

    def refusal_to_delete(self):
        """Why it cannot go into the bin: "" when it was never public and nobody is reviewing it."""
        if self.published_at:
            return gettext("公开过的报道不删除；不再公开的，请撤稿。")
        return gettext("这篇稿子正在审，请先收回，再删除。") if self.revision_under_way else ""

    def mark_restored(self):
        """Out of the bin; an amendment only while nobody has begun another one of the same story."""
        if self.amends_id and self.amends.amendments.filter(state=PublicationState.DRAFT).exists():
            raise PermissionDenied(gettext("这篇报道已经有另一份修改稿，这一份不能恢复；请先删除那一份。"))
        return super().mark_restored()

    @property
    def revision_under_way(self):
        """The revision of this draft that is being reviewed or waits for its day; None while it is being written."""
        with everywhere():
            return self.submitted.under_way().first()

    @property
    def original(self):
        """The story that residents know, or will: that which is amended, otherwise itself."""
        return self.amends or self

    @property
    def published_on(self):
        """The day of first publication, by the clock of Guangzhou."""
        return timezone.localdate(self.published_at)

    @property
    def year(self):
        """The year in its address: of first publication, by the clock of Guangzhou."""
        return timezone.localtime(self.published_at or timezone.now()).year

    @property
    def month(self):
        """The first day of the month of first publication: what the list of stories is grouped by."""
        return self.published_on.replace(day=1)

    @property
    def text(self):
        """Every word of it, for looking up who and what is mentioned."""
        return "\n".join([self.title, self.deck, *(block["text"] for block in self.body)])

    @property
    def updated_at(self):
        """The last time it changed after it was published, for a story that came `with_last_change`."""
        return max(self.published_at, self.last_change or self.published_at)

    @property
    def credits(self):
        """Every name of the byline with its role, in its order; `bylines` should be prefetched for lists."""
        return [byline.credit for byline in self.bylines.all()]

    @property
    def authors(self):
        """Who answers for the words, one by one: of a reprint its author, of what the site told anew the site."""
        if self.origin == StoryOrigin.COMPILED:
            return [gettext("本站整理")]
        if self.origin == StoryOrigin.REPRINT:
            return [self.reprint_author]
        return [str(credit) for credit in authors_among(self.credits)]

    @property
    def helpers(self):
        """Who else is named, one by one; only who edits, where the words are not those of the byline."""
        found = helpers_among(self.credits)
        return [str(credit) for credit in found if self.origin == StoryOrigin.ORIGINAL or credit.role in STAFF]

    @property
    def byline(self):
        """Ordered pieces of the line under the title: the authors, and whose report they followed."""
        if self.origin == StoryOrigin.REPRINT:
            return [gettext("转载"), gettext("作者：%(author)s") % {"author": self.reprint_author}]
        pieces = line_under_title(self.credits) if self.origin == StoryOrigin.ORIGINAL else self.authors
        if self.source_credit:
            pieces.append(gettext("据%(credit)s的报道") % {"credit": self.source_credit})
        return pieces

    @property
    def reprint_line(self):
        """转载自广州日报，原题《…》，作者：…: what a reprint owes its readers; "" of anything else."""
        if self.origin != StoryOrigin.REPRINT:
            return ""
        told = {
            "source": self.source.publisher or self.source.display_name,
            "title": self.reprint_title.removeprefix("《").removesuffix("》"),
            "author": self.reprint_author,
        }
        return gettext("转载自%(source)s，原题《%(title)s》，作者：%(author)s") % told

    @property
    def line_at_end(self):
        """Who edited and proofread it, as it stands below the text."""
        return line_at_end(self.credits)

    @property
    def lede(self):
        return next((block["text"] for block in self.body if block["kind"] == "lede"), "")

    @property
    def chapters(self):
        return [block for block in self.body if block["kind"] == "heading"]


class FormerSlug(models.Model):
    """An address that a published story once had; it leads to today's for ever."""

    slug = models.CharField(_("旧网址名"), max_length=64, unique=True)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="former_slugs", verbose_name=_("报道"))

    class Meta:
        verbose_name = verbose_name_plural = _("报道的旧网址名")

    def __str__(self):
        return self.slug


class CitationQuerySet(models.QuerySet):
    def with_facts(self):
        """With everything that is said of each fact, also away from its profile."""
        return self.select_related(
            *("fact__indicator__group", "fact__source", "fact__street", "fact__community__street"),
            *("fact__estate__community__street", "fact__facility__community__street"),
        )


class Citation(Scoped):
    """A fact that a paragraph of a story states: footnotes lead to the paragraph, the paragraph shows the figure.

    It points at the fact as it stood when the story was written; a later, corrected fact has citations of its own.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="citations", verbose_name=_("报道"))
    anchor = models.CharField(_("段落锚点"), max_length=5, help_text=_("如 p2。"))
    fact = models.ForeignKey("communities.Fact", on_delete=models.PROTECT, related_name="+", verbose_name=_("事实"))
    caption = models.CharField(
        _("大字说明"), max_length=80, blank=True, help_text=_("填了就在这一段之后用大字突出这个数字。")
    )

    desk_scope = DeskScope(add="story.edit", change="story.edit", delete="story.edit", parent="story")
    objects = ScopedManager.from_queryset(CitationQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("引用的事实")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "anchor", "fact"], name="%(app_label)s_%(class)s_once_a_paragraph"
            ),
        ]

    def __str__(self):
        return f"{self.story}#{self.anchor}"
