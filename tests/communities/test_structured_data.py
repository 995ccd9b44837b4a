"""JSON-LD of places, people and activities says what the page says: with its 约, and nothing that is not public."""

import pytest

from communities.models import AwardLevel, HonourStatus
from communities.structured_data import activity_data
from tests.factories import (
    ActivityFactory,
    AwardFactory,
    CommunityFactory,
    ContactCardFactory,
    FactFactory,
    PersonFactory,
    PortraitFactory,
    RecognitionFactory,
    StreetFactory,
)
from tests.portal.test_page_head import SITE, nodes_of


@pytest.fixture(autouse=True)
def public_address(settings, db):
    settings.BASE_URL = SITE


@pytest.fixture
def community():
    return CommunityFactory(name="穗花北社区", street=StreetFactory(name="昌岗街道"))


def node_of(client, path, kind):
    (node,) = (node for node in nodes_of(client.get(path).text) if node["@type"] == kind)
    return node


DISTRICT = {
    "@type": "AdministrativeArea",
    "name": "海珠区",
    "containedInPlace": {"@type": "City", "name": "广州市"},
}
STREET = {
    "@type": "AdministrativeArea",
    "name": "昌岗街道",
    "url": f"{SITE}/streets/changgang/",
    "containedInPlace": DISTRICT,
}


def test_a_community_without_anything_is_a_place_in_its_street(client, community):
    assert node_of(client, "/communities/suihuabei/", "AdministrativeArea") == {
        "@type": "AdministrativeArea",
        "name": "穗花北社区",
        "url": f"{SITE}/communities/suihuabei/",
        "containedInPlace": STREET,
    }


def test_a_street_is_a_place_in_its_district(client, community):
    assert node_of(client, "/streets/changgang/", "AdministrativeArea") == STREET


def test_a_figure_keeps_its_about(client, community):
    FactFactory(community=community)
    FactFactory(community=community, text="约4813人", value=4813, state="waiting", confirmed_by=None)

    node = node_of(client, "/communities/suihuabei/", "AdministrativeArea")

    assert node["additionalProperty"] == [
        {"@type": "PropertyValue", "name": "人口", "propertyID": "population", "value": "约4800人"}
    ]


def test_a_contact_card_is_told(client, community):
    ContactCardFactory(community=community, phone="020-12345678", address="江南大道中1号")

    node = node_of(client, "/communities/suihuabei/", "AdministrativeArea")

    assert (node["telephone"], node["address"]) == ("020-12345678", "江南大道中1号")


@pytest.mark.parametrize("held_on", ["", "2019", "2019-12"])
def test_an_activity_whose_day_is_not_known_is_no_event(held_on):
    assert activity_data(ActivityFactory(held_on=held_on)) is None


def test_an_activity_on_a_known_day_is_an_event_of_its_community(client, community):
    activity = ActivityFactory(community=community, name="宪法讲座", held_on="2019-12-04", place="议事厅")
    ActivityFactory(community=community, name="等待4813", held_on="2019-12-04", state="waiting")

    (event,) = node_of(client, "/communities/suihuabei/", "AdministrativeArea")["event"]

    assert event == {
        "@type": "Event",
        "name": "宪法讲座",
        "url": f"{SITE}/activities/{activity.pk}/",
        "startDate": "2019-12-04",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": "议事厅", "address": "议事厅"},
    }


def test_a_person_has_what_was_won_and_not_what_was_hoped_for(client, community):
    person = PersonFactory(name="徐进栋")
    PortraitFactory(person=person, community=community)
    city = AwardLevel.objects.get(code="city")
    for title, status in [("海珠好人", "won"), ("广州好人", "candidate")]:
        RecognitionFactory(
            community=None,
            person=person,
            award=AwardFactory(title=title, level=city),
            status=HonourStatus.objects.get(code=status),
        )

    assert node_of(client, "/good-people/xujindong/", "Person") == {
        "@type": "Person",
        "name": "徐进栋",
        "url": f"{SITE}/good-people/xujindong/",
        "jobTitle": ["社区民警"],
        "description": "守护居民平安。",
        "award": ["海珠好人"],
    }


def test_the_way_to_a_community_is_that_of_the_page(client, community):
    steps = node_of(client, "/communities/suihuabei/", "BreadcrumbList")["itemListElement"]

    assert [(step["name"], step.get("item")) for step in steps] == [
        ("首页", f"{SITE}/"),
        ("海珠区", f"{SITE}/communities/"),
        ("昌岗街", f"{SITE}/streets/changgang/"),
        ("穗花北社区", None),
    ]
