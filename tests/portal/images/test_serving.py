"""Who gets to see a picture: anybody when something public uses it, staff in any case, and nobody what is kept."""

import pytest
from django.core.files.base import ContentFile
from django.test.utils import override_script_prefix
from django.urls import reverse

from portal.images.actions.pictures import add_picture, withdraw_picture
from portal.images.developing import develop
from portal.images.holders import check_holders, holding_fields, uses_of
from portal.images.models import Picture
from tests.factories import ActivityFactory, CommunityFactory, PersonFactory, PortraitFactory, StoryFactory
from tests.factories.pictures import PictureFactory, encoded, photo


@pytest.fixture
def picture(recorder):
    developed = develop(ContentFile(encoded(photo(600, 400)), name="a.jpg"), focal=(50, 50))
    return add_picture(Picture(alt="居民在议事厅里", credit="穗文明"), developed, by=recorder)


def statuses(client, picture):
    """What every file answers that could be asked for."""
    stems = [f"{size}-{made[0]}" for size in picture.sizes for made in picture.sizes[size]]
    names = [f"{stem}.{ending}" for stem in stems for ending in picture.formats]
    return {client.get(f"/pictures/{picture.token}/{name}").status_code for name in names}


def test_a_picture_of_a_published_community_is_served_as_a_picture_and_nothing_else(client, picture):
    CommunityFactory(picture=picture)

    answer = client.get(picture.address("cover", 480))

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer.content[:3] == b"\xff\xd8\xff"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert (answer.get("Vary"), dict(answer.cookies)) == (None, {})


@pytest.mark.parametrize(("ending", "kind"), [("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg")])
def test_every_format_says_what_it_is(client, picture, ending, kind):
    StoryFactory(picture=picture)

    assert client.get(picture.address("lead", 480, ending))["Content-Type"] == kind


def test_a_picture_that_nothing_uses_is_not_there(client, picture):
    assert statuses(client, picture) == {404}


def public_person(picture):
    person = PersonFactory(consented_on="2026-11-01", picture=picture)
    PortraitFactory(person=person)


def waiting_person(picture):
    person = PersonFactory(consented_on="2026-11-01", picture=picture)
    PortraitFactory(person=person, state="waiting")


def pictured_activity(picture, **activity):
    ActivityFactory(**activity).pictures.create(picture=picture)


SEEN = {
    "community": lambda picture: CommunityFactory(picture=picture),
    "story": lambda picture: StoryFactory(picture=picture),
    "person": public_person,
    "activity": pictured_activity,
}
UNSEEN = {
    "draft community": lambda picture: CommunityFactory(picture=picture, state="draft"),
    "draft story": lambda picture: StoryFactory(picture=picture, state="draft"),
    "withdrawn story": lambda picture: StoryFactory(picture=picture, state="withdrawn"),
    "person whose portrait waits": waiting_person,
    "person of whom nothing is said": lambda picture: PersonFactory(consented_on="2026-11-01", picture=picture),
    "waiting activity": lambda picture: pictured_activity(picture, state="waiting"),
    "retired activity": lambda picture: pictured_activity(picture, state="retired"),
    "activity in a draft community": lambda picture: pictured_activity(
        picture, community=CommunityFactory(state="draft")
    ),
}


@pytest.mark.parametrize("holder", SEEN)
def test_what_residents_see_shows_its_picture(db, holder):
    picture = PictureFactory()

    SEEN[holder](picture)

    assert list(Picture.objects.public()) == [picture]
    assert [use.is_shown for use in uses_of(picture)] == [True]


@pytest.mark.parametrize("holder", UNSEEN)
def test_what_residents_do_not_see_does_not_give_its_picture_away(db, holder):
    picture = PictureFactory()

    UNSEEN[holder](picture)

    assert list(Picture.objects.public()) == []
    assert list(Picture.objects.unused()) == []
    assert [use.is_shown for use in uses_of(picture)] == [False]


def test_one_public_use_is_enough(client, picture):
    StoryFactory(picture=picture, state="draft")
    CommunityFactory(picture=picture)

    assert statuses(client, picture) == {200}


def test_a_withdrawn_picture_is_gone_from_address_and_page_at_once(client, picture, recorder):
    community = CommunityFactory(picture=picture)
    assert picture.token in client.get(community.get_absolute_url()).text

    withdraw_picture(picture, by=recorder)

    assert statuses(client, picture) == {404}
    assert picture.token not in client.get(community.get_absolute_url()).text


def test_who_has_a_picture_is_told_that_it_may_still_be_shown(client, picture, monkeypatch):
    CommunityFactory(picture=picture)
    first = client.get(picture.address("cover", 480))
    monkeypatch.setattr("portal.images.shelf.path_of", lambda *_place: pytest.fail("the file was read"))

    again = client.get(picture.address("cover", 480), headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert (again["ETag"], again["Cache-Control"]) == (first["ETag"], "public, max-age=60, must-revalidate")


def test_every_rendition_is_told_from_every_other(client, picture):
    CommunityFactory(picture=picture)

    tags = [client.get(picture.address("cover", 480, ending))["ETag"] for ending in picture.formats]

    assert len(set(tags)) == 3


def test_a_cache_that_has_a_withdrawn_picture_hears_that_it_is_gone(client, picture, recorder):
    CommunityFactory(picture=picture)
    known = client.get(picture.address("cover", 480))["ETag"]

    withdraw_picture(picture, by=recorder)

    assert client.get(picture.address("cover", 480), headers={"if-none-match": known}).status_code == 404
    assert client.get(picture.address("cover", 481), headers={"if-none-match": "*"}).status_code == 404


@pytest.mark.parametrize("headers", [{"if-none-match": "*"}, {"if-none-match": '"'}, {"if-modified-since": "\x00"}])
def test_a_name_that_is_not_there_is_not_known_either(client, picture, headers):
    CommunityFactory(picture=picture)

    assert client.get(f"/pictures/{picture.token}/master.jpg", headers=headers).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        *("master.jpg", "upload", "cover-481.jpg", "cover-480.png", "nothing-480.jpg", "cover-480"),
        *("..%2fmaster.jpg", "%00", "."),
    ],
)
def test_no_other_name_leads_anywhere(client, picture, name):
    CommunityFactory(picture=picture)

    assert client.get(f"/pictures/{picture.token}/{name}").status_code == 404


def test_a_lost_file_is_a_missing_page_and_not_a_fault(client, db):
    picture = PictureFactory()
    CommunityFactory(picture=picture)

    assert client.get(picture.address("cover", 480)).status_code == 404


def test_asking_whether_a_picture_may_be_seen_is_one_question(client, picture, django_assert_num_queries):
    CommunityFactory(picture=picture)

    with django_assert_num_queries(1):
        client.get(picture.address("cover", 480))


def test_staff_see_a_draft_at_the_desk_and_no_cache_keeps_it(client, picture, confirmer):
    address = reverse("admin:images_picture_file", args=[picture.pk, "cover-480.jpg"])
    assert client.get(address).status_code == 302

    client.force_login(confirmer)
    answer = client.get(address)

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"].startswith("private, no-store")
    assert client.get(address.replace("cover-480.jpg", "master.jpg")).status_code == 404


def test_every_relation_to_a_picture_says_who_sees_it():
    holders = [f"{field.model.__name__}.{field.name}" for field in holding_fields()]

    assert holders == [
        "Story.picture",
        "StoryPicture.picture",
        "ActivityPicture.picture",
        "Community.picture",
        "Person.picture",
    ]
    assert check_holders() == []


def test_a_holder_that_does_not_say_so_stops_the_start(monkeypatch):
    manager = type(holding_fields()[0].model._default_manager)
    monkeypatch.delattr(manager, "showing_pictures")

    assert [(error.id, error.hint) for error in check_holders()] == [
        ("images.E001", "Give its queryset a method showing_pictures() that returns those rows.")
    ]


def test_under_another_site_addresses_carry_its_path(db):
    picture = PictureFactory()

    with override_script_prefix("/wenming/"):
        assert picture.address("cover", 480) == f"/wenming/pictures/{picture.token}/cover-480.jpg"
