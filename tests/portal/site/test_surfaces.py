"""Every public route is in the registry of surfaces, or declared as showing nothing published."""

import pytest

from articles.content import content_of
from articles.models import Story
from articles.surfaces import subject_of
from communities.models import Activity, Award, Person
from portal.access.routes import routes
from portal.images.surfaces import subject_of_pictures
from portal.site import surfaces as registry
from portal.site.api import ENDPOINTS
from portal.site.models import SiteSettings
from portal.site.surfaces import SHOW_NOTHING_PUBLISHED, SURFACES
from portal.surfaces import addresses_of
from tests.factories.district import District
from tests.factories.pictures import PictureFactory


def public_routes():
    return {route.name for route in routes() if not route.pattern.startswith("admin/")}


def unlisted():
    return public_routes() - {surface.route for surface in registry.SURFACES} - set(SHOW_NOTHING_PUBLISHED)


def test_every_public_route_is_a_surface_or_shows_nothing_published():
    assert unlisted() == set(), (
        "Readers can open these routes. Put them into SURFACES of the app's surfaces.py, so that whoever looks for "
        "what must not be seen looks there too; or, when nothing published stands on them, into SHOW_NOTHING_PUBLISHED."
    )


def test_a_route_that_joined_neither_is_found(monkeypatch):
    monkeypatch.setattr(registry, "SURFACES", [row for row in SURFACES if row.route != "story_feed"])

    assert unlisted() == {"story_feed"}


def test_each_route_stands_in_the_registry_once_and_exists():
    listed = [*(surface.route for surface in SURFACES), *SHOW_NOTHING_PUBLISHED]

    assert sorted(listed) == sorted(public_routes())


def test_what_shows_nothing_published_shows_nothing_published(client, recorder, confirmer):
    """The wrong list would hide a surface from every test that walks the registry."""
    SiteSettings.objects.update_or_create(pk=1, defaults={"email": "safe@example.cn"})
    readable = [f"/{route.pattern}" for route in routes() if route.name in SHOW_NOTHING_PUBLISHED]
    District([recorder, confirmer]).add(1)
    words = ["穗花北", Person.objects.first().name, Award.objects.first().title]

    shown = {path: client.get(path) for path in readable if not path.startswith("/mode/")}

    assert {path: answer.status_code for path, answer in shown.items() if answer.status_code != 200} == {}
    assert [(path, word) for path, answer in shown.items() for word in words if word in answer.text] == []


@pytest.fixture
def subject(recorder, confirmer):
    """Everything of a district with one of each kind, as addresses name it."""
    district = District([recorder, confirmer])
    district.add(1)
    story = Story.objects.published().exclude(picture=None).first()
    return {
        **subject_of(story, [content_of(story)], words=["社区"]),
        "award": [{"slug": Award.objects.first().slug}],
        "person": [{"slug": Person.objects.public().first().slug}],
        "activity": [{"number": Activity.objects.public().first().pk}],
    }


def test_every_surface_has_addresses_and_answers_on_them(client, subject):
    found = addresses_of(SURFACES, subject)

    silent = {route for route, addresses in found.items() if not addresses}
    answers = {path: client.get(path).status_code for addresses in found.values() for path in addresses}

    assert silent == {"preview"}  # its token is known to who made the link only
    # A name typed by hand leads on; the JSON says 404 for a filter that no row has; these pictures have no files.
    expected = {path for path in answers if path.startswith(("/pictures/", "/api/activities/?theme="))}
    bad = {path: code for path, code in answers.items() if code not in (200, 302) and path not in expected}
    assert bad == {}


def test_lists_of_the_json_are_tried_with_each_filter_that_takes_a_row():
    """A filter that the registry does not know would not be looked at by who looks for what must not be seen."""
    takes_rows = {"community", "street", "tag", "theme"}
    known = {surface.route: set(surface.queries) for surface in SURFACES}

    for endpoint in ENDPOINTS:
        asked = {parameter.name for parameter in endpoint.parameters} & takes_rows
        assert asked == known.get(endpoint.name, set()), endpoint.name


def test_a_picture_has_an_address_for_each_of_its_files(db):
    picture = PictureFactory(sizes={"lead": [[480, 360], [960, 720]]}, formats=["webp", "jpg"])

    names = [row["name"] for row in subject_of_pictures([picture])["picture"]]

    assert names == ["lead-480.webp", "lead-480.jpg", "lead-960.webp", "lead-960.jpg"]
    assert all(picture.is_file(name) for name in names)
