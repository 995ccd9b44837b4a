"""Where stories show, among the surfaces of the whole site (portal/site/surfaces.py)."""

from collections.abc import Iterable, Sequence

from articles.body import pictures_in
from articles.content import Content
from articles.models import Story
from communities.models import Community, Street
from communities.surfaces import subject_of_places
from portal.access.viewer import everywhere
from portal.images.models import Picture
from portal.images.surfaces import subject_of_pictures
from portal.surfaces import Subject, Surface
from portal.tags.surfaces import subject_of_tags

SURFACES = [
    Surface("story_list", queries={"community": "community", "tag": "tag", "month": "month"}),
    Surface("story_detail", of="story"),
    Surface("preview", of="preview", is_by_link=True),
    Surface("story_feed"),
    Surface("community_feed", of="community"),
    Surface("api_stories", queries={"community": "community", "tag": "tag"}),
    Surface("api_story", of="story_slug"),
]


def subject_of(story: Story, contents: Iterable[Content], *, words: Sequence[str] = ()) -> Subject:
    """A story with everything that it says in any of these documents, as addresses name it.

    `words` are what somebody may type to find it; tokens of previews are known to nobody but their holders.
    """
    documents = list(contents)
    communities = {number for content in documents for number in content["communities"]}
    pictures = {number for content in documents for number in (content["picture"], *pictures_in(content["body"]))}
    slugs = [story.slug, *story.former_slugs.values_list("slug", flat=True)]
    with everywhere():
        places = list(Community.objects.filter(pk__in=communities))
        streets = list(Street.objects.filter(pk__in={place.street_id for place in places}))
        shown = list(Picture.objects.filter(pk__in=pictures - {None}))
    return {
        **subject_of_places(places, streets),
        **subject_of_tags({name for content in documents for name in content["tags"]}),
        **subject_of_pictures(shown),
        "story": [{"year": story.year, "slug": slug} for slug in slugs],
        "story_slug": [{"slug": slug} for slug in slugs],
        "month": [{"month": f"{story.month:%Y-%m}"}] if story.published_at else [],
        "words": [{"q": word} for word in words],
    }
