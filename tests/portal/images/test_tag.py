"""{% picture %} and {% pictured %}: what stands on a page where a picture is, and where none is."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from portal.images.sizes import SIZES
from tests.architecture.pages import Tree
from tests.factories import ActivityFactory, CommunityFactory, PersonFactory, PortraitFactory, StoryFactory
from tests.factories.pictures import PictureFactory


def drawn(tag, **context):
    return Tree(Template("{% load pictures %}{% " + tag + " %}").render(Context(context))).tags


def test_a_picture_offers_every_format_and_width_and_knows_its_room(db):
    shown = PictureFactory.build(alt="居民在议事厅里")

    outer, avif, webp, image = drawn('picture shown "window"', shown=shown)

    def srcset(ending):
        return ", ".join(f"/pictures/{shown.token}/window-{width}.{ending} {width}w" for width in (160, 320))

    assert (outer.name, outer["class"]) == ("picture", "pic pic--window is-tall")
    assert [(tag.name, tag["type"], tag["srcset"]) for tag in (avif, webp)] == [
        ("source", "image/avif", srcset("avif")),
        ("source", "image/webp", srcset("webp")),
    ]
    assert avif["sizes"] == webp["sizes"] == image["sizes"] == "(min-width: 60rem) 9.5rem, 7rem"
    assert dict(image.attributes) == {
        "src": f"/pictures/{shown.token}/window-320.jpg",
        "srcset": srcset("jpg"),
        "sizes": image["sizes"],
        "width": "320",
        "height": "422",
        "alt": "居民在议事厅里",
        "loading": "lazy",
        "decoding": "async",
    }


def test_what_stands_at_the_top_of_a_page_is_not_put_off():
    shown = PictureFactory.build()

    loading = {size: drawn(f'picture shown "{size}"', shown=shown)[-1]["loading"] for size in SIZES}
    assert loading == {"window": "lazy", "face": "lazy", "cover": "eager", "row": "lazy", "lead": "eager"}


def test_words_of_an_editor_are_words():
    shown = PictureFactory.build(alt='"><script>', caption="<b>", credit="<i>")

    tags = drawn('pictured shown "lead"', shown=shown)

    assert {tag.name for tag in tags} == {"figure", "picture", "source", "img", "figcaption", "span"}


def test_a_figure_names_the_author_and_shows_the_caption():
    shown = PictureFactory.build(caption="议事厅开会", credit="穗文明")

    assert [tag.words for tag in drawn('pictured shown "lead"', shown=shown) if tag.name == "span"] == [
        "议事厅开会",
        "图：穗文明",
    ]
    shown.caption = ""
    assert [tag.words for tag in drawn('pictured shown "lead"', shown=shown) if tag.name == "span"] == ["图：穗文明"]


@pytest.mark.parametrize("tag", ["picture", "pictured"])
def test_nothing_is_drawn_for_no_picture_and_for_one_withdrawn(tag):
    withdrawn = PictureFactory.build(is_public=False)

    assert drawn(f'{tag} shown "card"'.replace("card", "cover"), shown=None) == []
    assert drawn(f'{tag} shown "cover"', shown=withdrawn) == []


def test_a_size_that_does_not_exist_is_told_to_its_author():
    with pytest.raises(TemplateSyntaxError, match="There is no size 'card'"):
        drawn('picture shown "card"', shown=PictureFactory.build())


def test_a_pillow_without_avif_makes_do():
    shown = PictureFactory.build(formats=["webp", "jpg"])

    assert [tag["type"] for tag in drawn('picture shown "face"', shown=shown) if tag.name == "source"] == ["image/webp"]


def pictures_on(client, address):
    """(class of the picture, text for those who do not see it) of each on a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    tags = Tree(answer.text).tags
    return [(tag.parents[-1]["class"].split()[1], tag["alt"]) for tag in tags if tag.name == "img"]


def test_a_community_shows_its_picture_on_its_page_and_its_cards(client, db):
    community = CommunityFactory(picture=PictureFactory(alt="骑楼"))

    assert pictures_on(client, community.get_absolute_url()) == [("pic--cover", "骑楼")]
    assert pictures_on(client, "/communities/") == [("pic--window", "骑楼")]
    assert pictures_on(client, community.street.get_absolute_url()) == [("pic--window", "骑楼")]


def test_a_story_shows_its_picture_above_the_text(client, db):
    story = StoryFactory(picture=PictureFactory(alt="议事厅"))

    assert pictures_on(client, story.get_absolute_url()) == [("pic--lead", "议事厅")]


def test_a_person_who_agreed_shows_a_face_instead_of_a_surname(client, db):
    person = PersonFactory(name="徐进栋", consented_on="2026-11-01", picture=PictureFactory(alt="徐进栋"))
    portrait = PortraitFactory(person=person)

    assert pictures_on(client, person.get_absolute_url()) == [("pic--face", "徐进栋")]
    assert pictures_on(client, portrait.community.get_absolute_url()) == [("pic--face", "徐进栋")]
    assert "照片：穗文明" in client.get(person.get_absolute_url()).text


def test_an_activity_shows_its_pictures_in_their_order(client, db):
    activity = ActivityFactory()
    activity.pictures.create(picture=PictureFactory(alt="第二"), order=20)
    activity.pictures.create(picture=PictureFactory(alt="第一"), order=10)

    shown = pictures_on(client, activity.community.get_absolute_url())

    assert shown == [("pic--row", "第一"), ("pic--row", "第二")]


def test_pages_without_pictures_hold_none(client, db):
    community = CommunityFactory()

    assert pictures_on(client, community.get_absolute_url()) == []
    assert pictures_on(client, StoryFactory(communities=[community]).get_absolute_url()) == []
