"""Where places, and what is known of them, show, among the surfaces of the whole site (portal/site/surfaces.py)."""

from collections.abc import Iterable

from communities.models import Community, Street
from portal.surfaces import Subject, Surface

BY_COMMUNITY = {"community": "community"}

SURFACES = [
    Surface("community_list", queries={"q": "community_name", "street": "street", "tag": "tag"}),
    Surface("community_compare", queries={"c": "community"}),
    Surface("community_detail", of="community"),
    Surface("community_by_name", of="community_name"),
    Surface("community_poster", of="community"),
    Surface("community_leaflet", of="community"),
    Surface("community_calendar", of="community"),
    Surface("fact_sheet", of="community"),
    Surface("street_detail", of="street"),
    Surface("award_list"),
    Surface("award_detail", of="award"),
    Surface("activity_list", queries={**BY_COMMUNITY, "tag": "tag"}),
    Surface("activity_detail", of="activity"),
    Surface("activity_calendar", of="activity"),
    Surface("calendar"),
    Surface("topic_list", queries=BY_COMMUNITY),
    Surface("person_list", queries={**BY_COMMUNITY, "street": "street"}),
    Surface("person_detail", of="person"),
    Surface("api_streets"),
    Surface("api_street", of="street"),
    Surface("api_communities", queries={"street": "street"}),
    Surface("api_community", of="community"),
    Surface("api_facts", queries={**BY_COMMUNITY, "street": "street"}),
    Surface("api_indicators"),
    Surface("api_awards"),
    Surface("api_levels"),
    Surface("api_people", queries=BY_COMMUNITY),
    Surface("api_person", of="person"),
    Surface("api_activities", queries={**BY_COMMUNITY, "theme": "tag"}),
    Surface("api_activity", of="activity"),
    Surface("api_series"),
    Surface("api_council", queries=BY_COMMUNITY),
]


def subject_of_places(communities: Iterable[Community], streets: Iterable[Street]) -> Subject:
    """These places as addresses name them."""
    places = list(communities)
    return {
        "community": [{"slug": place.slug} for place in places],
        "community_name": [{"name": place.name} for place in places],
        "street": [{"slug": street.slug} for street in streets],
    }
