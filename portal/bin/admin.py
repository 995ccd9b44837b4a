"""Deleting at the desk: an action with a reason, a list of what was deleted, a button that brings it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal.access.routes import Lines
from portal.bin.actions.rows import delete_row, restore_row
from portal.bin.deleted import DAYS, told
from portal.versions.admin import VersionedAdmin
from portal.versions.deleting import Words

MOST_SHOWN = 200


class BinAdmin(VersionedAdmin):
    """The admin of a model whose rows go into the bin; what lies there has no page, no list and cannot be chosen."""

    change_list_template = "admin/bin_change_list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).kept()

    def get_deleted(self, request):
        """The rows in the bin that this person could see while they were at the desk."""
        return super().get_queryset(request).deleted()

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("bin/", wrap(require_safe(self.bin_view)), name=f"{name}_bin"),
            path("<int:pk>/restore/", wrap(require_POST(self.restore_view)), name=f"{name}_restore"),
            *super().get_urls(),
        ]

    def route_lines(self):
        found = super().route_lines()
        return {**found, "bin": Lines(found["delete"].opens), "restore": Lines((), found["delete"].sends)}

    def changelist_view(self, request, extra_context=None):
        context = {"bin_url": self.bin_url() if self.has_delete_permission(request) else "", **(extra_context or {})}
        return super().changelist_view(request, context)

    delete_words = Words(
        button=gettext_lazy("放进回收站"),
        promise=gettext_lazy("它会从所有页面和列表里消失，放进回收站，30 天内可以恢复；之后连同文件彻底删除。"),
        done=gettext_lazy("已放进回收站：%s。30 天内可以恢复。"),
    )

    def refusal_to_remove(self, row):
        return row.refusal_to_delete()

    def remove(self, request, row, reason):
        delete_row(row, reason=reason, by=request.user)

    def bin_view(self, request):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        rows = [row for row in self.get_deleted(request)[:MOST_SHOWN] if self.has_delete_permission(request, row)]
        context = {
            **self.admin_site.each_context(request),
            "title": _("回收站：%s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "found": [(deleted, self.url_of("restore", deleted.row.pk)) for deleted in told(rows)],
            "days": DAYS,
        }
        return TemplateResponse(request, "admin/bin.html", context)

    def restore_view(self, request, pk):
        row = self.get_deleted(request).filter(pk=pk).first() or self.get_object(request, str(pk))
        if row is None:
            raise Http404
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        if not row.is_deleted:
            messages.info(request, _("它已经恢复了：%s。") % row)
            return self.back_to_row(row)
        restore_row(row, by=request.user)
        messages.success(request, _("已恢复：%s。它还没有公开。") % row)
        return self.back_to_row(row)

    def bin_url(self):
        return self.url_of("bin")
