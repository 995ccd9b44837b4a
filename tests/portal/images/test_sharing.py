"""What a page tells machines of its picture: address, size and words of a JPEG; nothing of one that is not public."""

import re

import pytest

from tests.factories import ActivityFactory, CommunityFactory, PersonFactory, PortraitFactory, StoryFactory
from tests.factories.pictures import PictureFactory
from tests.portal.test_page_head import SITE, head_of, nodes_of

CANARY = "4813" * 8


@pytest.fixture(autouse=True)
def public_address(settings, db):
    settings.BASE_URL = SITE


def a_person(picture):
    person = PersonFactory(name="徐进栋", consented_on="2026-11-01", picture=picture)
    PortraitFactory(person=person)
    return person


def an_activity(picture):
    activity = ActivityFactory(held_on="2019-12-04")
    activity.pictures.create(picture=picture)
    return activity


# Whose page, which rendition with its measures, how a preview lays it out, and the node of JSON-LD it stands in.
HOLDERS = {
    "community": (lambda it: CommunityFactory(picture=it), "cover-960", (960, 640), "large", "AdministrativeArea"),
    "story": (lambda it: StoryFactory(picture=it), "lead-1200", (1200, 900), "large", "NewsArticle"),
    "person": (a_person, "face-240", (240, 240), "small", "Person"),
    "activity": (an_activity, "row-640", (640, 427), "large", "Event"),
}
CARDS = {"large": "summary_large_image", "small": "summary"}


@pytest.mark.parametrize("whose", HOLDERS)
def test_a_page_tells_of_its_picture_with_its_measures_and_words(client, whose):
    make, name, (width, height), card, _kind = HOLDERS[whose]
    picture = PictureFactory(alt='“议事厅”里<的>"居民"')

    found, _address = head_of(client, make(picture).get_absolute_url())

    told = {key: value for key, value in found.items() if key.startswith(("og:image", "twitter"))}
    assert told == {
        "og:image": f"{SITE}/pictures/{picture.token}/{name}.jpg",
        "og:image:type": "image/jpeg",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": "“议事厅”里&lt;的&gt;&quot;居民&quot;",
        "twitter:card": CARDS[card],
    }


@pytest.mark.parametrize("whose", HOLDERS)
def test_the_json_ld_of_a_page_has_the_same_picture_and_names_its_author(client, whose):
    make, name, (width, height), _card, kind = HOLDERS[whose]
    picture = PictureFactory(alt="居民在议事厅里", credit="穗文明")
    page = client.get(make(picture).get_absolute_url()).text

    (image,) = (node["image"] for node in nodes_of(page) if node["@type"] == kind)

    node = {
        "@type": "ImageObject",
        "url": f"{SITE}/pictures/{picture.token}/{name}.jpg",
        "width": width,
        "height": height,
        "caption": "居民在议事厅里",
        "creditText": "穗文明",
    }
    assert image == ([node] if whose == "activity" else node)


@pytest.mark.parametrize("whose", HOLDERS)
def test_a_withdrawn_picture_is_told_to_nobody(client, whose):
    holder = HOLDERS[whose][0](PictureFactory(token=CANARY, alt="金丝雀4813", is_public=False))

    page = client.get(holder.get_absolute_url())

    assert page.status_code == 200
    assert re.findall(f"{CANARY}|金丝雀4813|og:image|twitter:card|ImageObject", page.text) == []


@pytest.mark.parametrize("whose", HOLDERS)
def test_a_page_without_a_picture_names_none(client, whose):
    holder = HOLDERS[whose][0](PictureFactory()) if whose == "activity" else HOLDERS[whose][0](None)
    if whose == "activity":
        holder.pictures.all().delete()

    assert re.findall("og:image|twitter:card|ImageObject", client.get(holder.get_absolute_url()).text) == []


def test_an_activity_is_shared_with_its_first_picture_that_is_public(client):
    activity = an_activity(PictureFactory(is_public=False))
    second = PictureFactory()
    activity.pictures.create(picture=second, order=20)
    activity.pictures.create(picture=PictureFactory(), order=30)

    found, _address = head_of(client, activity.get_absolute_url())

    assert second.token in found["og:image"]


def test_a_story_has_its_picture_in_the_names_of_government_sites_too(client):
    picture = PictureFactory()

    found, _address = head_of(client, StoryFactory(picture=picture).get_absolute_url())

    assert found["Image"] == found["og:image"]


def test_decoration_has_no_words_to_tell(client):
    story = StoryFactory(picture=PictureFactory(is_decorative=True, alt=""))

    found, _address = head_of(client, story.get_absolute_url())

    assert found["og:image"]
    assert "og:image:alt" not in found
