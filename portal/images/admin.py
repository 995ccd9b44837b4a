"""The admin of the library. communities/admin/pictures.py registers it, since only there streets are known."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from portal.access.admin import person_cell
from portal.access.routes import Lines
from portal.bin.admin import BinAdmin
from portal.images.actions.pictures import (
    add_picture,
    change_picture,
    release_picture,
    withdraw_picture,
)
from portal.images.forms import PictureForm, UploadForm
from portal.images.holders import held, shown, uses_of
from portal.images.views import file_answer

PRIVATE = "private, no-store"
SMALL = 640  # pixels across: less fills no place of the layout but cards


class UseFilter(admin.SimpleListFilter):
    title = _("使用情况")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("shown", _("居民看得到")), ("held", _("用在未公开的内容里")), ("none", _("没有用到"))]

    def queryset(self, request, queryset):
        wanted = {"shown": [shown()], "held": [held(), ~shown()], "none": [~held()]}
        return queryset.filter(*wanted.get(self.value(), []))


class PictureAdmin(BinAdmin):
    """Uploaded in one form, changed in another; its file is never replaced: another file is another picture."""

    list_display = ["thumbnail", "__str__", "credit", "measures", "is_public", "uploaded_at"]
    list_display_links = ["thumbnail", "__str__"]
    list_filter = [UseFilter, "is_public", "is_decorative"]
    search_fields = ["=id", "alt", "caption", "credit"]
    readonly_fields = ["preview", "used_in", "measures", "is_public", "uploader", "uploaded_at"]
    uploader = person_cell("uploaded_by", _("上传人"))
    change_form_template = "admin/picture_change.html"
    words = (_("说明"), {"fields": ["alt", "is_decorative", "credit", "caption", "scope"]})
    focal = (
        _("重点位置"),
        {
            "fields": [("focal_x", "focal_y")],
            "description": _(
                "裁成小图时围绕这一点，免得把人脸裁掉。横：0 是最左，50 居中，100 最右；竖：0 是最上，100 最下。"
            ),
        },
    )

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, form=PictureForm if change else UploadForm, **kwargs)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ["upload"]}), self.words, self.focal]
        standing = {"fields": ["used_in", ("measures", "is_public"), ("uploader", "uploaded_at")]}
        return [(None, {"fields": ["preview"]}), self.words, self.focal, (_("经过"), standing)]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def keep(self, request, row, form, change, parts):
        if change:
            change_picture(row, by=request.user, reason=form.reason)
        else:
            add_picture(row, form.developed, by=request.user)
            if row.width < SMALL:
                messages.warning(
                    request,
                    _("这张图片只有 %(size)s 像素，放在页面上会很小；有原图请传原图。") % {"size": self.measures(row)},
                )

    def get_urls(self):
        def own(route, view, name):
            return path(f"<int:pk>/{route}", self.admin_site.admin_view(view), name=f"images_picture_{name}")

        return [
            own("files/<str:name>", require_safe(self.file_view), "file"),
            own("withdraw/", require_POST(self.withdraw_view), "withdraw"),
            own("release/", require_POST(self.release_view), "release"),
            *super().get_urls(),
        ]

    def route_lines(self):
        found = super().route_lines()
        moves = Lines((), found["change"].sends)
        return {**found, "file": Lines(found["change"].opens), "withdraw": moves, "release": moves}

    def fetch(self, request, pk, *, may):
        picture = self.get_object(request, str(pk))
        if picture is None:
            raise Http404
        if not may(request, picture):
            raise PermissionDenied
        return picture

    def file_view(self, request, pk, name):
        """Staff see pictures that residents do not see yet."""
        return file_answer(self.fetch(request, pk, may=self.has_view_permission), name, caching=PRIVATE)

    def withdraw_view(self, request, pk):
        picture = self.fetch(request, pk, may=self.has_change_permission)
        with transaction.atomic():
            if refusal := self.refusal_of_button(request, picture):
                messages.warning(request, refusal)
            else:
                withdraw_picture(picture, by=request.user)
                messages.success(request, _("已撤下，所有页面都不再显示这张图片。"))
        return self.back_to(picture)

    def release_view(self, request, pk):
        picture = self.fetch(request, pk, may=self.has_change_permission)
        with transaction.atomic():
            if refusal := self.refusal_of_button(request, picture):
                messages.warning(request, refusal)
            else:
                release_picture(picture, by=request.user)
                messages.success(request, _("已恢复，用到它的公开页面会再显示。"))
        return self.back_to(picture)

    def back_to(self, picture):
        return redirect(reverse("admin:images_picture_change", args=[picture.pk]))

    def image(self, picture, size):
        width, height = picture.sizes[size][0]
        address = reverse("admin:images_picture_file", args=[picture.pk, f"{size}-{width}.jpg"])
        return format_html(
            '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">', address, width, height, picture.alt
        )

    @admin.display(description=_("图片"))
    def thumbnail(self, picture):
        return self.image(picture, "face")

    @admin.display(description=_("预览"))
    def preview(self, picture):
        """Whole, and as the places of the layout cut it."""
        return format_html_join(
            " ", "{}", ([self.image(picture, size)] for size in ("lead", "cover", "window", "face"))
        )

    @admin.display(description=_("尺寸"))
    def measures(self, picture):
        return f"{picture.width}×{picture.height}"

    @admin.display(description=_("用在哪里"))
    def used_in(self, picture):
        uses = uses_of(picture)
        if not uses:
            return _("没有用到")
        return format_html_join("", "<div>{}（{}）</div>", ((link_to(use), told(use)) for use in uses))


def told(use):
    return _("居民看得到") if use.is_shown else _("未公开")


def link_to(use):
    """The row at the desk, where it has a page there."""
    row = getattr(use.row, "held_for", use.row)
    meta = row._meta
    try:
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return str(use)
    return format_html('<a href="{}">{}</a>', address, use)
