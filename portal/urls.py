"""The table of contents of the site."""

from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("文明社区工作台")
admin.site.site_title = _("工作台")
admin.site.index_title = _("今天要做什么")
admin.site.enable_nav_sidebar = False

urlpatterns = [
    path("", include("communities.urls")),
    path("", include("articles.urls")),
    path("", include("portal.site.urls")),
    path("", include("portal.elder_mode.urls")),
    path("", include("portal.images.urls")),
    path("admin/", include("portal.sign_in.urls")),  # in front of the desk's own log-in
    path("admin/", admin.site.urls),
]

handler400 = "portal.site.views.errors.bad_request"
handler403 = "portal.site.views.errors.permission_denied"
handler404 = "portal.site.views.errors.not_found"
handler500 = "portal.site.views.errors.server_error"
