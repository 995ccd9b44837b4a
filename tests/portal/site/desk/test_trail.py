"""Where rows stand in the district, and whether residents see them."""

import pytest

from portal.access.viewer import looking_as
from portal.site.desk.standing import standing_of
from portal.site.desk.trail import trail
from tests.factories import (
    ActivityFactory,
    AwardFactory,
    CommunityFactory,
    DistrictFactory,
    EstateFactory,
    FactFactory,
    PersonFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)

PLACE_IS_HIDDEN = "所属的社区或街道还没有发布，居民看不到。"


@pytest.fixture
def community(db):
    street = StreetFactory(name="昌岗街道", district=DistrictFactory(name="海珠区"))
    return CommunityFactory(name="穗花北社区", street=street)


def names(row):
    return [step.name for step in trail(row)]


def test_a_row_stands_below_its_community_street_and_district(community):
    assert names(FactFactory(community=community)) == ["海珠区", "昌岗街道", "穗花北社区"]


def test_a_fact_of_an_estate_stands_below_the_estate(community):
    estate = EstateFactory(community=community, name="穗花新村")

    assert names(FactFactory(community=None, estate=estate)) == ["海珠区", "昌岗街道", "穗花北社区", "穗花新村"]


def test_what_belongs_to_no_place_has_no_way(db):
    assert [names(row) for row in (DistrictFactory(), AwardFactory(), StoryFactory())] == [[], [], []]


def test_places_that_one_does_not_look_after_have_no_link(community):
    staff = UserFactory(role="street_staff", role__street=community.street)

    with looking_as(staff):
        steps = trail(FactFactory(community=community))

    assert [(step.name, bool(step.url)) for step in steps] == [
        ("海珠区", False),
        ("昌岗街道", True),
        ("穗花北社区", True),
    ]


def test_a_list_of_one_community_says_where_it_is(client, superuser, community):
    client.force_login(superuser)

    page = client.get(f"/admin/communities/estate/?community__id__exact={community.pk}").text

    assert '<li aria-current="page">小区</li>' in page
    assert f'<a href="/admin/communities/community/{community.pk}/change/">穗花北社区</a>' in page


@pytest.mark.parametrize("number", ["0", "99999999999999999999", "穗花", "²", ""])
def test_a_list_of_a_community_that_is_none_is_no_error(client, superuser, number):
    client.force_login(superuser)

    answer = client.get("/admin/communities/estate/", {"community__id__exact": number}, follow=True)

    assert answer.status_code == 200


@pytest.mark.parametrize(("state", "word"), [("waiting", "待确认"), ("published", "已公开"), ("retired", "已停用")])
def test_a_statement_says_how_it_stands(community, state, word):
    standing = standing_of(FactFactory(community=community, state=state))

    assert standing.word == word
    assert bool(standing.page) == (state == "published")


def test_a_fact_is_seen_on_the_page_of_its_community(community):
    standing = standing_of(FactFactory(community=community))

    assert (standing.page, standing.place) == (community.get_absolute_url(), "穗花北社区")


def test_a_confirmed_fact_of_a_draft_is_not_called_public(db):
    standing = standing_of(FactFactory(community=CommunityFactory(state="draft")))

    assert (standing.word, standing.page, standing.reason) == ("已确认", "", PLACE_IS_HIDDEN)


def test_a_confirmed_activity_of_a_draft_is_not_called_public(db):
    assert standing_of(ActivityFactory(community=CommunityFactory(state="draft"))).word == "已确认"


def test_what_has_a_page_of_its_own_leads_to_it(community):
    activity, story = ActivityFactory(community=community), StoryFactory()

    assert [standing_of(row).page for row in (activity, story, community.street)] == [
        activity.get_absolute_url(),
        story.get_absolute_url(),
        community.street.get_absolute_url(),
    ]


def test_a_person_of_whom_nothing_is_told_has_no_page(community):
    assert standing_of(PersonFactory(community=community)).page == ""


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_residents_see_no_draft_and_nothing_withdrawn(db, state):
    assert standing_of(CommunityFactory(state=state)).page == ""
