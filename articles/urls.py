from django.urls import path

from articles.views import stories

urlpatterns = [
    path("stories/", stories.story_list, name="story_list"),
    path("stories/<int:year>/<pinyin:slug>/", stories.story_detail, name="story_detail"),
]
