"""What somebody at the desk sends and may not is written down, once, without a title or a name."""

import pytest

from communities.models import Community, Fact
from portal.history.book import faults
from portal.history.models import ChangeRecord, Verb
from tests.factories import FactFactory, SourceFactory, StreetFactory, UserFactory
from tests.factories.portal import grant
from tests.factories.world import fill

CANARY = "鸩酒"


@pytest.fixture
def place(db):
    return fill(StreetFactory(name="昌岗街道"))


@pytest.fixture
def other(db):
    return fill(StreetFactory(name="新港街道"), canary=CANARY)


@pytest.fixture
def staff(place):
    person = UserFactory()
    grant(person, "street_staff", street=place.street)
    return person


def refusals():
    """The lines on refusals; filling a place leaves others."""
    return ChangeRecord.objects.filter(verb=Verb.REFUSED)


def test_a_refused_button_leaves_one_line_that_names_no_title(client, staff, other):
    fact = next(row for row in other.rows if isinstance(row, Fact))
    client.force_login(staff)

    assert client.post(f"/admin/communities/fact/{fact.pk}/confirm/").status_code == 404

    line = refusals().get()
    assert (line.verb, line.by_id, line.target_type, line.target_id) == (
        Verb.REFUSED,
        staff.pk,
        "communities.fact",
        str(fact.pk),
    )
    assert line.details == {"route": "admin:communities_fact_confirm", "lines": ["fact.confirm"]}
    assert CANARY not in f"{line.target_label}{line.note}"
    assert faults() == []


def test_the_line_says_why(client, place):
    reporter = UserFactory()
    grant(reporter, "reporter", street=place.street)
    fact = FactFactory(community=place.community, state="waiting", recorded_by=reporter)
    client.force_login(reporter)

    assert client.post(f"/admin/communities/fact/{fact.pk}/confirm/").status_code == 403

    assert refusals().get().note == "您的角色不能确认事实。"


@pytest.mark.parametrize("page", ["change", "delete"])
def test_a_form_for_a_row_that_is_not_there_leaves_a_line(client, staff, other, page):
    client.force_login(staff)

    client.post(f"/admin/communities/community/{other.community.pk}/{page}/", {"reason": "试"})

    line = refusals().get()
    assert (line.verb, line.target_label) == (Verb.REFUSED, f"社区 {other.community.pk}")


def test_a_choice_that_no_page_offers_leaves_a_line(client, staff, place, other):
    client.force_login(staff)

    client.post(
        "/admin/communities/fact/add/",
        {"community": other.community.pk, "source": SourceFactory(street=place.street).pk, "text": "约1人"},
    )

    assert refusals().count() == 1


def test_mistakes_and_reading_leave_none(client, staff, place, other):
    client.force_login(staff)

    client.post("/admin/communities/community/add/", {"name": ""})
    client.get(f"/admin/communities/community/{other.community.pk}/change/")
    client.get("/admin/accounts/user/")
    client.get(f"/admin/communities/fact/{place.rows[8].pk}/retire/")

    assert not refusals().exists()


def test_who_is_not_logged_in_leaves_none(client, place):
    client.post(f"/admin/communities/community/{place.community.pk}/publish/")

    assert not refusals().exists()


@pytest.mark.parametrize("number", ["1" + "0" * 30, "穗花", "x" * 300])
def test_an_odd_number_is_refused_and_not_kept(client, staff, number):
    client.force_login(staff)

    answer = client.post(f"/admin/communities/community/{number}/change/", {"name": "x"})

    assert answer.status_code == 302
    assert refusals().get().target_id == ""


def test_the_line_stays_when_the_change_is_rolled_back(client, place):
    reviewer = UserFactory(role="second_reviewer")
    client.force_login(reviewer)
    before = Community._base_manager.get(pk=place.community.pk).summary

    client.post(f"/admin/communities/community/{place.community.pk}/change/", {"summary": "改"})

    assert Community._base_manager.get(pk=place.community.pk).summary == before
    assert refusals().get().verb == Verb.REFUSED
