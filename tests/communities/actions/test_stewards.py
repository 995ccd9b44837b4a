"""Roles are granted and taken back by somebody of higher rank, with a line in the book, and end at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from communities.access import rank_of
from communities.actions.stewards import end_stewardship, grant_stewardship, merge_street
from communities.models import Community, Stewardship
from portal.access.decisions import refusal
from portal.access.standing import read_standing
from portal.access.viewer import looking_as, standing_of
from portal.history import book
from portal.history.models import ChangeRecord
from tests.factories import CommunityFactory, DistrictFactory, StreetFactory, UserFactory
from tests.factories.portal import grant


@pytest.fixture
def admin(db):
    return UserFactory(role="district_admin")


@pytest.fixture
def street(db):
    return StreetFactory(name="昌岗街道")


def test_a_role_is_granted_with_a_line_that_names_nobody(admin, street):
    person = UserFactory(name="𠮷小妹")

    held = grant_stewardship(Stewardship(person=person, role="street_staff", street=street), by=admin)

    line = ChangeRecord.objects.get()
    assert read_standing(person).reach("street_staff").streets == {street.pk}
    assert (line.verb, line.by_id, line.details) == (
        "granted",
        admin.pk,
        {"person": person.pk, "role": "street_staff", "street": street.pk},
    )
    assert "𠮷" not in f"{line.target_label}{line.note}{line.details}"
    assert held.granted_by == admin


def test_a_role_that_was_taken_back_is_gone_at_once(admin, street):
    held = grant(UserFactory(), "street_staff", street=street)

    end_stewardship(held, by=admin)

    assert read_standing(held.person).reaches == {}
    assert ChangeRecord.objects.get().verb == "taken_back"
    with pytest.raises(PermissionDenied, match="已经收回"):
        end_stewardship(held, by=admin)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [(0, None, True), (0, 0, True), (-2, -1, False), (1, None, False), (-1, 1, True)],
)
def test_a_role_holds_from_its_first_to_its_last_day(street, since, until, holds):
    today = timezone.localdate()
    last = None if until is None else today + timedelta(days=until)
    days = {"since": today + timedelta(days=since), "until": last}
    person = UserFactory()
    Stewardship.objects.create(person=person, role="street_staff", street=street, **days)

    assert bool(read_standing(person).reaches) is holds


@pytest.mark.parametrize(
    ("role", "granted", "sentence"),
    [
        ("district_admin", "district_admin", ""),
        ("district_admin", "reporter", ""),
        ("final_reviewer", "reporter", "您的角色不能做这件事。需要的话，请与区级管理员联系。"),
        ("street_staff", "reporter", "您的角色不能做这件事。需要的话，请与区级管理员联系。"),
    ],
)
def test_who_grants_what(street, role, granted, sentence):
    by, person = UserFactory(role=role), UserFactory()
    place = {"district": street.district} if granted == "district_admin" else {"street": street}
    draft = Stewardship(person=person, role=granted, **place)

    if not sentence:
        assert grant_stewardship(draft, by=by).pk
        return
    with pytest.raises(PermissionDenied, match=sentence):
        grant_stewardship(draft, by=by)
    assert (Stewardship.objects.filter(person=person).count(), ChangeRecord.objects.count()) == (0, 0)


def test_nobody_grants_themselves_anything(admin, street):
    with pytest.raises(PermissionDenied, match="不能给自己授权"):
        grant_stewardship(Stewardship(person=admin, role="final_reviewer", district=street.district), by=admin)


def test_nobody_takes_back_their_own_role(admin):
    with pytest.raises(PermissionDenied, match="也不能收回自己的授权"):
        end_stewardship(Stewardship.objects.get(person=admin), by=admin)


@pytest.mark.parametrize("target", ["district_admin", "superuser"])
def test_an_account_of_equal_or_higher_rank_is_left_alone(admin, street, target):
    person = UserFactory(is_superuser=True) if target == "superuser" else UserFactory(role=target)

    with pytest.raises(PermissionDenied, match="级别不低于您"):
        grant_stewardship(Stewardship(person=person, role="reporter", street=street), by=admin)


def test_a_place_outside_the_district_is_out_of_reach(admin):
    elsewhere = StreetFactory(district=DistrictFactory(code="440106", name="天河区"))

    with pytest.raises(PermissionDenied, match="不在您负责的范围内"):
        grant_stewardship(Stewardship(person=UserFactory(), role="reporter", street=elsewhere), by=admin)


def test_a_superuser_grants_every_role_and_holds_none(street):
    superuser, person = UserFactory(is_superuser=True), UserFactory()

    grant_stewardship(Stewardship(person=person, role="final_reviewer", district=street.district), by=superuser)

    assert rank_of(person) == 5
    assert refusal(superuser, "fact.confirm") == "您的角色不能做这件事。需要的话，请与区级管理员联系。"


def test_the_same_role_is_held_once(admin, street):
    person = UserFactory()
    grant(person, "street_staff", street=street)

    with pytest.raises(ValidationError, match="已经有同样的授权"):
        grant_stewardship(Stewardship(person=person, role="street_staff", street=street), by=admin)


@pytest.mark.parametrize(
    "columns",
    [
        {"role": "street_staff"},
        {"role": "street_staff", "street": True, "district": True},
        {"role": "second_reviewer", "street": True},
        {"role": "emperor", "street": True},
        {"role": "reporter", "street": True, "until": timezone.localdate() - timedelta(days=1)},
        {"role": "reporter", "street": True, "ended_by": True},
    ],
    ids=[
        "nowhere",
        "two places",
        "a high role of a street",
        "no such role",
        "ends before it begins",
        "ended at no time",
    ],
)
def test_the_database_refuses(street, columns):
    places = {"street": street, "district": street.district, "ended_by": UserFactory()}
    columns = {name: places.get(name) if value is True else value for name, value in columns.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        Stewardship.objects.create(person=UserFactory(), **columns)


@pytest.mark.parametrize("place", ["district", "street", "community"])
def test_the_database_refuses_the_same_role_twice(street, place):
    places = {"district": street.district, "street": street, "community": CommunityFactory(street=street)}
    held = grant(UserFactory(), "reporter", **{place: places[place]})

    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        grant(held.person, "reporter", **{place: places[place]})


def test_a_rank_held_in_another_district_counts_for_whoever_does_not_see_it(admin, street):
    other = DistrictFactory(code="440106", name="天河区")
    peer = UserFactory()
    grant(peer, "district_admin", district=other)

    with looking_as(admin):
        assert not Stewardship.objects.filter(person=peer).exists()
        assert rank_of(peer) == 6
        assert standing_of(peer).reach("district_admin").districts == {other.pk}
        with pytest.raises(PermissionDenied, match="级别不低于您"):
            grant_stewardship(Stewardship(person=peer, role="reporter", street=street), by=admin)


# Streets that are taken over


def test_a_merged_street_hands_its_communities_and_its_scope_on(admin, street):
    into, community, staff = StreetFactory(name="江南中街道"), CommunityFactory(street=street), UserFactory()
    grant(staff, "street_staff", street=street)

    merge_street(street, into=into, by=admin)

    assert Community.objects.get(pk=community.pk).street == into
    assert refusal(staff, "community.create_or_edit", Community.objects.get(pk=community.pk)) == ""
    assert ChangeRecord.objects.get().details == {"into": into.pk}
    assert book.faults() == []


def test_a_street_merged_twice_over_leads_to_the_last(admin, street):
    second, third = StreetFactory(), StreetFactory()
    merge_street(street, into=second, by=admin)

    merge_street(second, into=third, by=admin)

    street.refresh_from_db()
    assert street.merged_into == third


@pytest.mark.parametrize("how", ["itself", "another district", "already merged"])
def test_what_cannot_be_merged_is_said(admin, street, how):
    into = {
        "itself": lambda: street,
        "another district": lambda: StreetFactory(district=DistrictFactory(code="440106", name="天河区")),
        "already merged": lambda: StreetFactory(merged_into=StreetFactory()),
    }[how]()

    with pytest.raises(PermissionDenied, match=r"同一个区|已经并入"):
        merge_street(street, into=into, by=admin)


def test_street_staff_merge_nothing(street):
    staff = UserFactory()
    grant(staff, "street_staff", street=street)

    with pytest.raises(PermissionDenied, match="您的角色"):
        merge_street(street, into=StreetFactory(), by=staff)


def test_a_renamed_street_keeps_its_scope(street):
    staff = UserFactory()
    grant(staff, "street_staff", street=street)
    street.name = "昌岗新街道"
    street.save()

    assert refusal(staff, "community.create_or_edit", CommunityFactory(street=street)) == ""
