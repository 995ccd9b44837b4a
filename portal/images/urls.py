from django.urls import path

from portal.access.routes import declare
from portal.images.views import picture_file

urlpatterns = [path("pictures/<slug:token>/<str:name>", picture_file, name="picture_file")]

declare("picture_file", opens="page.view_public")
