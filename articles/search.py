"""What of stories can be found, and as what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import TaggedItem

from articles.models import Story
from portal.search.marks import places_of
from portal.search.simple import Beside, Searchable, Shown

OF_STORIES = {"content_type__app_label": "articles", "content_type__model": "story"}


def stories():
    return Story.objects.published().prefetch_related("bylines__contributor", "tags", "held_pictures__picture")


def show_story(story, query):
    """A hit leads to the first paragraph that holds a found word; the words of a withdrawn picture are not repeated."""
    seen = {row.picture_id for row in story.held_pictures.all() if row.picture.is_public}
    blocks = [block for block in story.body if block["kind"] != "picture" or block["picture"] in seen]
    found = next((block for block in blocks if places_of(block["text"], query.spellings)), None)
    url = story.get_absolute_url() + (f"#{found['anchor']}" if found else "")
    notes = [*story.byline[:1], f"{story.published_on:%Y-%m-%d}"]
    tags = _("、").join(tag.name for tag in story.tags.all())
    return Shown(url, story.title, notes, [story.deck, found["text"] if found else story.lede, tags])


SEARCHABLES = [
    Searchable(
        kind="story",
        label=_("报道"),
        rows=stories,
        show=show_story,
        title="title",
        columns=["deck", "plain_text"],
        beside=[Beside(lambda: TaggedItem.objects.filter(**OF_STORIES), "tag__name", "object_id")],
        street="communities__street",
        street_when=Q(communities__state="published"),
        order=["-published_at", "-pk"],
    ),
]
