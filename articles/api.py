"""The stories' part of the read-only JSON, as promised in docs/INTERFACES.md."""

from django.conf import settings

from articles.models import Story
from portal.together import fetch_together


def stories_json_about(community):
    stories = Story.objects.published().about(community).newest_first().prefetch_related("bylines__contributor")
    return [
        {
            "title": story.title,
            "byline": story.byline,
            "published_on": story.published_on.isoformat(),
            "url": settings.BASE_URL + story.get_absolute_url(),
        }
        for story in fetch_together(stories)[0]
    ]
