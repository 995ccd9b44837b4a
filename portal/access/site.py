"""The desk as a site: log-in, start page, and none of the doors by which stock admin leads past a scope."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    site_header = _("文明社区工作台")
    site_title = _("工作台")
    index_title = _("今天要做什么")
    enable_nav_sidebar = False

    def get_urls(self):
        """Without /admin/r/…, which would name the address of any row of any model to whoever counts upwards."""
        return [route for route in super().get_urls() if getattr(route, "name", None) != "view_on_site"]

    def admin_view(self, view, cacheable=False):
        return super().admin_view(refuse_odd_characters(view), cacheable)


def refuse_odd_characters(view):
    """NUL and lone surrogates stand in no column: refused at the door, where PostgreSQL would answer with an error."""

    def guarded(request, *args, **kwargs):
        words = [request.path, *kwargs.values()]
        for name, values in request.GET.lists():
            words += [name, *values]
        if any("\x00" in str(word) or any("\ud800" <= sign <= "\udfff" for sign in str(word)) for word in words):
            raise BadRequest("odd characters in an address of the desk")
        return view(request, *args, **kwargs)

    for name in ("csrf_exempt", "login_url"):
        if hasattr(view, name):
            setattr(guarded, name, getattr(view, name))
    return guarded


class DeskConfig(AdminConfig):
    default_site = "portal.access.site.DeskSite"
