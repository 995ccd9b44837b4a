"""The models, in reading order."""

from communities.models.activities import Activity, Occasion, Series
from communities.models.addresses import FormerSlug
from communities.models.amenities import Facility, Team
from communities.models.awards import Award, AwardLevel, HonourStatus, Recognition
from communities.models.council import Topic
from communities.models.facts import Fact
from communities.models.indicators import Indicator, IndicatorGroup
from communities.models.institutions import CouncilParty, Institution, InstitutionKind
from communities.models.listings import Listing
from communities.models.narrative import Declaration, Programme
from communities.models.people import Duty, Person, Portrait
from communities.models.pictures import ActivityPicture
from communities.models.places import (
    Alias,
    Community,
    ContactCard,
    District,
    Estate,
    Showcase,
    Street,
)
from communities.models.proposals import Intake, IntakeText, Proposal
from communities.models.sources import Source
from communities.models.stewards import Stewardship

__all__ = [
    "Activity",
    "ActivityPicture",
    "Alias",
    "Award",
    "AwardLevel",
    "Community",
    "ContactCard",
    "CouncilParty",
    "Declaration",
    "District",
    "Duty",
    "Estate",
    "Facility",
    "Fact",
    "FormerSlug",
    "HonourStatus",
    "Indicator",
    "IndicatorGroup",
    "Institution",
    "InstitutionKind",
    "Intake",
    "IntakeText",
    "Listing",
    "Occasion",
    "Person",
    "Portrait",
    "Programme",
    "Proposal",
    "Recognition",
    "Series",
    "Showcase",
    "Source",
    "Stewardship",
    "Street",
    "Team",
    "Topic",
]
