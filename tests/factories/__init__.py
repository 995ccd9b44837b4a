"""Believable objects for tests, one module an app."""

from tests.factories.articles import CitationFactory, StoryFactory
from tests.factories.communities import (
    AwardFactory,
    AwardListFactory,
    CommunityFactory,
    ContactCardFactory,
    DistrictFactory,
    EstateFactory,
    FactFactory,
    PersonFactory,
    RecognitionFactory,
    ShowcaseFactory,
    SourceFactory,
    StreetFactory,
)
from tests.factories.portal import UserFactory

__all__ = [
    "AwardFactory",
    "AwardListFactory",
    "CitationFactory",
    "CommunityFactory",
    "ContactCardFactory",
    "DistrictFactory",
    "EstateFactory",
    "FactFactory",
    "PersonFactory",
    "RecognitionFactory",
    "ShowcaseFactory",
    "SourceFactory",
    "StoryFactory",
    "StreetFactory",
    "UserFactory",
]
