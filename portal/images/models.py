from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.images import shelf
from portal.images.holders import held, refusal_to_delete, shown
from portal.images.sizes import FORMATS


class PictureQuerySet(models.QuerySet):
    def public(self):
        """Pictures that may be served to anybody: released, and held by something that residents see."""
        return self.filter(shown(), is_public=True)

    def unused(self):
        return self.kept().exclude(held())

    def kept(self):
        """All that do not lie in the bin."""
        return self.filter(is_deleted=False)

    def deleted(self):
        return self.filter(is_deleted=True)

    def number_of(self, digest):
        """The number of the picture that has these pixels, None when there is none."""
        return self.filter(digest=digest).values_list("pk", flat=True).first()


def percent(label):
    return models.PositiveSmallIntegerField(label, default=50, validators=[MaxValueValidator(100)])


class Picture(Scoped):
    """图片: what somebody uploaded, developed anew. The files stand in the folder `token` (portal/images/shelf.py)."""

    token = models.CharField(_("文件夹"), max_length=32, unique=True, editable=False)
    digest = models.CharField(_("摘要"), max_length=64, editable=False)
    width = models.PositiveIntegerField(_("宽"), editable=False)
    height = models.PositiveIntegerField(_("高"), editable=False)
    formats = models.JSONField(_("格式"), default=list, editable=False)
    sizes = models.JSONField(_("尺寸"), default=dict, editable=False)
    alt = models.CharField(
        _("替代文字"),
        max_length=120,
        blank=True,
        help_text=_("给看不见图片的人听的一句话：图上有谁、在做什么。如“议事厅里，居民围坐讨论加装电梯”。"),
    )
    is_decorative = models.BooleanField(
        _("只是装饰"), default=False, help_text=_("没有信息、少了它也不影响理解的图片才勾选；勾选后替代文字留空。")
    )
    credit = models.CharField(
        _("摄影或来源"), max_length=60, help_text=_("谁拍的，或从哪里来。会显示在图片旁边，如“穗文明”。")
    )
    caption = models.CharField(_("图片说明"), max_length=120, blank=True, help_text=_("显示在图片下面，可不填。"))
    focal_x = percent(_("重点位置（横）"))
    focal_y = percent(_("重点位置（竖）"))
    scope = models.PositiveBigIntegerField(
        _("所属街道"), null=True, blank=True, db_index=True, help_text=_("由哪个街道管理；全区共用的留空。")
    )
    is_public = models.BooleanField(_("可以公开"), default=True, editable=False)
    is_deleted = models.BooleanField(_("在回收站里"), default=False, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        null=True,
        verbose_name=_("上传人"),
    )
    uploaded_at = models.DateTimeField(_("上传时间"), default=timezone.now, editable=False)

    UNTOLD = ("token", "width", "height", "formats", "sizes", "uploaded_by", "uploaded_at")

    names_a_person = True  # its text says who is on it; the record book keeps its number only

    desk_scope = DeskScope(
        view="photo.view_of_unpublished",
        add="photo.add_or_replace",
        change="photo.add_or_replace",
        delete="photo.add_or_replace",
        streets=("scope",),
        own=("uploaded_by",),
        shared=Q(scope=None),
    )
    objects = ScopedManager.from_queryset(PictureQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("图片")
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True, alt="") | (Q(is_decorative=False) & ~Q(alt="")),
                name="%(app_label)s_%(class)s_is_told_or_decorative",
                violation_error_message=_("请写替代文字；只是装饰的，勾选“只是装饰”并把替代文字留空。"),
            ),
            models.CheckConstraint(
                condition=Q(is_deleted=False) | Q(is_public=False), name="%(app_label)s_%(class)s_deleted_is_not_public"
            ),
            # Once among those of all, and once in each street: nobody learns from a refusal what another street has.
            models.UniqueConstraint(
                fields=["digest"], condition=Q(scope=None), name="%(app_label)s_%(class)s_once_for_all"
            ),
            models.UniqueConstraint(
                fields=["scope", "digest"],
                condition=Q(scope__isnull=False),
                name="%(app_label)s_%(class)s_once_in_a_street",
            ),
            models.CheckConstraint(condition=~Q(credit=""), name="%(app_label)s_%(class)s_names_its_author"),
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100), name="%(app_label)s_%(class)s_focal_point_is_inside"
            ),
            models.CheckConstraint(condition=Q(width__gte=1, height__gte=1), name="%(app_label)s_%(class)s_has_a_size"),
        ]

    def __str__(self):
        """Number and words, as staff look for it in a list."""
        return f"{self.pk} {self.alt or _('装饰图片')}"

    def refusal_to_delete(self):
        return refusal_to_delete(self)

    def mark_deleted(self):
        """Into the bin, off every page; names the columns that the caller saves."""
        self.is_deleted, self.is_public = True, False
        return ["is_deleted", "is_public"]

    def mark_restored(self):
        """Out of the bin; it is shown again only once somebody lets it. Names the columns that the caller saves."""
        self.is_deleted = False
        return ["is_deleted"]

    def discard_files(self):
        shelf.discard(self.token)

    @property
    def focal(self):
        return (self.focal_x, self.focal_y)

    def take_over(self, developed):
        """Point at freshly developed files; the caller saves."""
        self.token, self.digest = developed.token, developed.digest
        self.width, self.height = developed.width, developed.height
        self.formats, self.sizes = developed.formats, developed.sizes

    def is_file(self, name):
        """Whether a name like cover-960.webp is one of its renditions; the master is not among them."""
        stem, _dot, ending = name.rpartition(".")
        size, _dash, width = stem.rpartition("-")
        return ending in self.formats and width in [str(made[0]) for made in self.sizes.get(size, [])]

    def address(self, size, width, ending="jpg"):
        return reverse("picture_file", kwargs={"token": self.token, "name": f"{size}-{width}.{ending}"})

    def srcset(self, size, ending):
        return ", ".join(f"{self.address(size, width, ending)} {width}w" for width, _height in self.sizes[size])

    def sources(self, size):
        """(media type, srcset) of what browsers may choose before they fall back on JPEG."""
        return [(FORMATS[ending], self.srcset(size, ending)) for ending in self.formats if ending != "jpg"]
