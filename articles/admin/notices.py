"""通知: the inbox of whoever looks."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.models import Notice
from portal.access.admin import DeskAdmin
from portal.access.routes import Lines

MOST_SHOWN = 100


@admin.register(Notice)
class NoticeAdmin(DeskAdmin):
    """Notices are read here; opening one marks it as read and leads to what it tells of."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("read/", wrap(require_POST(self.read_all_view)), name="articles_notice_readall"),
            path("<int:pk>/open/", wrap(require_POST(self.open_view)), name="articles_notice_open"),
            *super().get_urls(),
        ]

    def route_lines(self):
        view = (self.desk_scope.view,)
        nothing = Lines((), ())
        return {
            **super().route_lines(),
            "add": nothing,
            "delete": nothing,
            "readall": Lines((), view),
            "open": Lines((), view),
        }

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Notice.objects.select_related("revision")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("通知"),
            "notices": found.order_by("-at", "-pk")[:MOST_SHOWN],
            "most": MOST_SHOWN,
        }
        return TemplateResponse(request, "admin/articles/notices.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A notice has no page of its own; its address leads to what it tells of."""
        notice = self.get_object(request, object_id)
        if notice is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            raise PermissionDenied(_("通知不能修改。"))
        return redirect(self.address_of(notice))

    def open_view(self, request, pk):
        notice = self.get_object(request, str(pk))
        if notice is None:
            raise Http404
        Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())
        return redirect(self.address_of(notice))

    def read_all_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        Notice.objects.unread().update(read_at=timezone.now())
        messages.success(request, _("都标为读过了。"))
        return redirect("admin:articles_notice_changelist")

    def address_of(self, notice):
        return reverse("admin:articles_revision_change", args=[notice.revision_id])
