"""Places, people and activities in schema.org's words, for JSON-LD: what the page says, with its 约 and 多, no more."""

import re
from collections.abc import Iterable

from communities.models import Activity, Community, District, Fact, Person, Portrait, Recognition, Street
from communities.profiles import CommunityProfile
from portal.addresses import absolute
from portal.images.sharing import image_data
from portal.structured_data import Node, said

WHOLE_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def district_data(district: District) -> Node:
    return {
        "@type": "AdministrativeArea",
        "name": district.name,
        "containedInPlace": {"@type": "City", "name": district.city},
    }


def street_data(street: Street) -> Node:
    """A street with its district; it must come with select_related("district")."""
    return {
        "@type": "AdministrativeArea",
        "name": street.name,
        "url": absolute(street.get_absolute_url()),
        "containedInPlace": district_data(street.district),
    }


def community_place(community: Community) -> Node:
    return {
        "@type": "AdministrativeArea",
        "name": community.name,
        "url": absolute(community.get_absolute_url()),
        "containedInPlace": street_data(community.street),
    }


def community_data(profile: CommunityProfile) -> Node:
    """A community as its page shows it: key figures as their source wrote them, and what took place on a known day."""
    card = profile.contact_card
    events = [event for told in profile.telling.activities if (event := activity_data(told.item))]
    return said(
        {
            **community_place(profile.community),
            "description": profile.community.summary,
            "image": image_data(profile.community.picture, "cover"),
            "address": card and card.address,
            "telephone": card and card.phone,
            "additionalProperty": [figure_data(line.fact) for line in profile.key_figures],
            "event": events,
        }
    )


def figure_data(fact: Fact) -> Node:
    """A figure in the words of its source: 约4800人 is not 4800."""
    return said(
        {
            "@type": "PropertyValue",
            "name": str(fact.label),
            "propertyID": fact.indicator.code,
            "value": fact.written,
            "description": str(fact.when) if fact.is_dated else "",
        }
    )


def activity_data(activity: Activity) -> Node | None:
    """An activity as an event; None while its day is not known, since a part of a date would be read as a whole one."""
    if not WHOLE_DATE.fullmatch(activity.held_on):
        return None
    host = activity.host if activity.host and activity.host.is_public else None
    starts = activity.starts_at and f"T{activity.starts_at:%H:%M}:00+08:00"
    ends = activity.ends_at and f"{activity.held_on}T{activity.ends_at:%H:%M}:00+08:00"
    return said(
        {
            "@type": "Event",
            "name": activity.name,
            "url": absolute(activity.get_absolute_url()),
            "startDate": f"{activity.held_on}{starts or ''}",
            "endDate": ends,
            "eventStatus": "https://schema.org/EventScheduled",
            "location": activity.place and {"@type": "Place", "name": activity.place, "address": activity.place},
            "organizer": host and {"@type": "Organization", "name": host.name},
            "image": [image for held in activity.pictures.all() if (image := image_data(held.picture, "row"))],
            "performer": [person_reference(person) for person in activity.named_speakers],
            "description": activity.note,
        }
    )


def person_reference(person: Person) -> Node:
    return {"@type": "Person", "name": person.name}


def person_data(person: Person, portraits: Iterable[Portrait], honours: Iterable[Recognition]) -> Node:
    """Somebody who is named in public, with what was won; a candidacy is no award."""
    portraits = list(portraits)
    return said(
        {
            **person_reference(person),
            "url": absolute(person.get_absolute_url()),
            "image": image_data(person.picture, "face"),
            "jobTitle": [portrait.role for portrait in portraits],
            "description": "".join(portrait.deed for portrait in portraits),
            "award": [item.award.title for item in honours if item.status.is_won],
        }
    )
