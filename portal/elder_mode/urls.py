from django.urls import path

from portal.access.routes import declare
from portal.elder_mode import views

urlpatterns = [
    path("mode/elder/", views.choose, {"elder": True}, name="elder_mode_on"),
    path("mode/standard/", views.choose, {"elder": False}, name="elder_mode_off"),
    path("mode/text/", views.choose_text_size, name="text_size"),
]

declare("elder_mode_on", "elder_mode_off", "text_size")
