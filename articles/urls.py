from django.urls import path

from articles.views import preview, stories
from portal.access.routes import declare

urlpatterns = [
    path("stories/", stories.story_list, name="story_list"),
    path("stories/<int:year>/<pinyin:slug>/", stories.story_detail, name="story_detail"),
    path("preview/<slug:token>/", preview.preview, name="preview"),
]

declare("story_list", "story_detail", opens="page.view_public")
declare("preview", opens="page.preview_by_link")
