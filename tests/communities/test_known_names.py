"""A report about places on record: their names need no sign of being names."""

from communities.actions.intakes import take_in
from communities.intakes import Where
from communities.models import Proposal
from tests.factories import CommunityFactory, EstateFactory, StreetFactory, UserFactory

REPORT = "今年以来，金碧湾着力解决停车难。\n\n金碧湾有住户1200户。"


def owner_of_households():
    proposal = Proposal.objects.get(field="households")
    return proposal.content["owner"]["level"], proposal.content["owner"]["name"]


def test_an_estate_of_the_record_is_known_by_its_bare_name(db):
    street = StreetFactory(name="昌岗街道")
    EstateFactory(community=CommunityFactory(street=street), name="金碧湾")

    take_in(REPORT, by=UserFactory(), where=Where(street.district, street))

    assert owner_of_households() == ("estate", "金碧湾")
