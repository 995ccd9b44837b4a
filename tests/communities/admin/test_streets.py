"""A street is taken over at the desk by who looks after both, and says afterwards where it went."""

import pytest

from communities.models import Community, Street
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, DistrictFactory, StreetFactory, UserFactory
from tests.factories.forms import submit
from tests.factories.portal import grant


@pytest.fixture
def street(db):
    return StreetFactory(name="昌岗街道")


def page_of(street, page="merge"):
    return f"/admin/communities/street/{street.pk}/{page}/"


def test_the_district_merges_a_street(client, street):
    into, community = StreetFactory(name="江南中街道"), CommunityFactory(street=street)
    client.force_login(UserFactory(role="district_admin"))

    answer = submit(client, page_of(street), into=into.pk)
    page = client.get(page_of(street, "change")).text

    assert (answer.status_code, Community.objects.get(pk=community.pk).street) == (302, into)
    assert ChangeRecord.objects.get().verb == "merged"
    assert "已并入：" in page
    assert page_of(street) not in page


def test_only_streets_of_the_same_district_that_there_still_are_can_be_chosen(client, street):
    client.force_login(UserFactory(is_superuser=True))
    there = StreetFactory()
    StreetFactory(district=DistrictFactory(code="440106", name="天河区"))
    StreetFactory(merged_into=there)

    answer = client.get(page_of(street))

    assert list(answer.context["form"].fields["into"].queryset) == [there]


def test_a_choice_that_is_none_is_said_beside_its_field(client, street):
    client.force_login(UserFactory(role="district_admin"))

    answer = client.post(page_of(street), {"into": street.pk})

    assert answer.status_code == 200
    assert "into" in answer.context["form"].errors
    assert Street.objects.get(pk=street.pk).merged_into is None


@pytest.mark.parametrize("role", ["street_staff", "second_reviewer", "reporter"])
def test_others_merge_nothing(client, street, role):
    person = UserFactory()
    grant(person, role, **({"district": street.district} if role == "second_reviewer" else {"street": street}))
    into = StreetFactory()
    client.force_login(person)

    assert client.get(page_of(street)).status_code == 403
    assert client.post(page_of(street), {"into": into.pk}).status_code == 403
    assert Street.objects.get(pk=street.pk).merged_into is None
