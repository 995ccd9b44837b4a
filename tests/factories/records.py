"""What is on record of a community, for tests of what compares a story with it; and the comparison, told shortly."""

from decimal import Decimal

from articles.body import from_text
from articles.checks.checking import check_story
from communities.models import HonourStatus, Indicator
from tests.factories.communities import AwardFactory, FactFactory, PersonFactory, PortraitFactory, RecognitionFactory


def check(text, *communities):
    return check_story("邻里新事", "", from_text(text), communities)


def told(report, *kinds):
    """Result, words of the story, words of the record, and whether it blocks; of figures, unless kinds are named."""
    kinds = kinds or ("figure", "repeat")
    return [
        (row.result.value, row.said, row.recorded, row.blocks) for row in report.findings if row.kind.value in kinds
    ]


def population(community, text="约4800人", value="4800", qualifier="约", **more):
    return FactFactory(
        community=community, subtype="总人口", text=text, value=Decimal(value), qualifier=qualifier, **more
    )


def figure(community, code, text, value, unit, qualifier="", **more):
    content = {"text": text, "value": Decimal(value), "unit": unit, "qualifier": qualifier}
    return FactFactory(community=community, indicator=Indicator.objects.get(code=code), **content, **more)


def honour(community, title, status="won", **more):
    award = AwardFactory(title=title)
    return RecognitionFactory(community=community, award=award, status=HonourStatus.objects.get(code=status), **more)


def person(community, name="王燕莉", **more):
    PortraitFactory(person=PersonFactory(name=name, community=community), community=community, **more)
