"""The models, in reading order."""

from communities.models.awards import Award, AwardLevel, AwardList, HonourStatus, Recognition
from communities.models.facts import Fact
from communities.models.indicators import Indicator, IndicatorGroup
from communities.models.people import Person
from communities.models.places import (
    Alias,
    Community,
    ContactCard,
    District,
    Estate,
    Facility,
    FormerSlug,
    Showcase,
    Street,
)
from communities.models.sources import Source

__all__ = [
    "Alias",
    "Award",
    "AwardLevel",
    "AwardList",
    "Community",
    "ContactCard",
    "District",
    "Estate",
    "Facility",
    "Fact",
    "FormerSlug",
    "HonourStatus",
    "Indicator",
    "IndicatorGroup",
    "Person",
    "Recognition",
    "Showcase",
    "Source",
    "Street",
]
