"""Which rows a page needs, as named questions that the database answers together.

To show one more kind on a profile, add its question here and its part in telling.py; the page still asks once.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from communities.models import (
    Activity,
    AwardLevel,
    Community,
    ContactCard,
    CouncilParty,
    Declaration,
    Duty,
    Facility,
    Fact,
    Institution,
    Listing,
    Person,
    Portrait,
    Programme,
    Recognition,
    Street,
    Team,
    Topic,
)
from communities.models.narrative import PLACES
from portal.together import fetch_together

Questions = Mapping[str, QuerySet[Any]]
Rows = Mapping[str, list[Any]]


def gather(questions: Questions) -> dict[str, list[Any]]:
    """The rows of every question under its name, from one query."""
    return dict(zip(questions, fetch_together(*questions.values()), strict=True))


def questions_about(community: Community) -> Questions:
    """All that is public of one community, each kind in the order of the page."""
    here = {"community": community}
    portraits = Portrait.objects.published().filter(**here)
    return {
        "tagged": with_tags(Community.objects.filter(pk=community.pk)),
        "facts": Fact.objects.published().about_community(community).with_everything().in_sheet_order(),
        "levels": AwardLevel.objects.order_by("order", "pk"),
        "recognitions": Recognition.objects.published().filter(**here).with_everything().in_wall_order(),
        "institutions": Institution.objects.published()
        .filter(**here)
        .select_related("kind", "parent", "source", "community", "street")
        .order_by("kind__is_own_body", "quote_start", "pk"),
        "parties": CouncilParty.objects.published()
        .filter(institution__community=community)
        .select_related("institution", "source")
        .order_by("order", "pk"),
        "topics": Topic.objects.published().filter(**here).with_source().newest_first(),
        "facilities": Facility.objects.published().filter(**here).with_source().order_by("pk"),
        "teams": Team.objects.published().filter(**here).with_source().order_by("pk"),
        "programmes": Programme.objects.published()
        .filter(Q(community=community) | Q(serves=community))
        .select_related(*PLACES, "source")
        .order_by("pk"),
        "declarations": declarations_of(Q(**here)),
        "activities": Activity.objects.published().filter(**here).with_everything().with_pictures().in_page_order(),
        "speakers": Person.objects.public().filter(talks__community=community).order_by("pk"),
        "listings": Listing.objects.published().filter(**here).with_source().order_by("pk"),
        "portraits": portraits.select_related("person__picture", "source").order_by("quote_start", "pk"),
        "honours": Recognition.objects.published()
        .filter(person__in=portraits.values("person"))
        .with_everything()
        .won_first(),
        "contact_cards": ContactCard.objects.filter(**here).select_related("source"),
        "duties": Duty.objects.public().filter(card__community=community).select_related("person").order_by("pk"),
    }


def with_tags(communities: QuerySet[Community]) -> QuerySet[Community]:
    return communities.prefetch_related("tags")  # type: ignore[misc] # the stubs do not know taggit's manager


def questions_about_street(street: Street) -> Questions:
    """What a street itself is, says and does; its communities have pages of their own."""
    return {
        "facts": Fact.objects.published().filter(street=street).with_everything().in_sheet_order(),
        "institutions": Institution.objects.published()
        .filter(street=street)
        .select_related("kind", "parent", "source", "street")
        .order_by("quote_start", "pk"),
        **questions_about_words(Q(street=street)),
    }


def questions_about_words(owner: Q) -> Questions:
    """The ways of working and the declared words of the places that `owner` picks."""
    programmes = Programme.objects.published().filter(owner).select_related(*PLACES, "source")
    return {"programmes": programmes.order_by("pk"), "declarations": declarations_of(owner)}


def declarations_of(owner: Q) -> QuerySet[Declaration]:
    return Declaration.objects.published().filter(owner).select_related(*PLACES, "source").order_by("order", "pk")


def questions_about_cards(communities: QuerySet[Community]) -> Questions:
    """What the cards of these communities show: themselves, in their own order, and their public facts."""
    facts = Fact.objects.published().about_communities(communities.values("pk"))
    return {
        "communities": with_tags(communities.select_related("street__district", "picture")),
        "card_facts": facts.with_everything().in_sheet_order(),
    }
