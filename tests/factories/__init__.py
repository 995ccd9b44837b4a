"""Believable objects for tests, one module an app."""

from tests.factories.articles import BylineFactory, CitationFactory, ContributorFactory, StoryFactory
from tests.factories.communities import (
    AliasFactory,
    AwardFactory,
    AwardListFactory,
    CommunityFactory,
    ContactCardFactory,
    DistrictFactory,
    EstateFactory,
    FacilityFactory,
    FactFactory,
    PersonFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StreetFactory,
)
from tests.factories.portal import UserFactory

__all__ = [
    "AliasFactory",
    "AwardFactory",
    "AwardListFactory",
    "BylineFactory",
    "CitationFactory",
    "CommunityFactory",
    "ContactCardFactory",
    "ContributorFactory",
    "DistrictFactory",
    "EstateFactory",
    "FacilityFactory",
    "FactFactory",
    "PersonFactory",
    "RecognitionFactory",
    "ShowcaseFactory",
    "SourceFactory",
    "StoryFactory",
    "StreetFactory",
    "UserFactory",
]
