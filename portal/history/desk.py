"""The history page of a row at the desk, from the record book; Django's own log of the admin is not kept."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from portal.history.telling import history_of


class HistoryMixin:
    """Mixed into the admins of the desk. Whoever may not see a row does not see its history either."""

    def history_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        page, lines = history_of(row, request.GET.get("page", "1"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("历史：%(row)s") % {"row": row},
            "opts": self.opts,
            "original": row,
            "page": page,
            "lines": lines,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/row_history.html", context)
