"""The table of contents of the site."""

from django.contrib import admin
from django.urls import include, path

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
