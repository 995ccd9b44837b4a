"""What a page costs does not grow with what stands on it: one row of everything or fifty, as many queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.models import Fact
from portal.site.models import SiteSettings
from tests.factories import BylineFactory, FactFactory, ShowcaseFactory, StoryFactory, UserFactory
from tests.factories.district import District

MANY = 50
# Every page with the most it may ask: a front page 6, a list 4, a detail 6, whatever stands on them.
PAGES = {
    "/": 6,
    "/communities/": 4,
    "/communities/?q=社区&street=changgang&level=unstated&tag=议事": 4,
    "/communities/suihuabei/": 6,
    "/communities/compare/?c=suihuabei&c=linju1": 6,
    "/streets/changgang/": 6,
    "/good-people/": 4,
    "/good-people/?street=changgang&community=suihuabei&level=city": 4,
    "/good-people/xujindong/": 6,
    "/awards/": 4,
    "/awards/?level=district&holder=community&year=1971": 4,
    "/awards/he-xie-she-qu/": 6,
    "/stories/": 4,
    "/stories/?month=2019-12&community=suihuabei&tag=yi-shi": 4,
    "/stories/?after=lin-li": 4,
    "/stories/2019/lin-li/": 6,
    "/search/": 4,
    "/search/?q=社区": 4,
    "/search/?q=邻里 议事&kind=story&street=changgang": 4,
    "/search/?q=没有这样的词": 4,
    "/council/": 4,
    "/council/?community=suihuabei&year=2019": 4,
    "/activities/": 4,
    "/activities/?month=2019-12&series=women-de-jieri&community=suihuabei&tag=yi-shi&kind=lecture": 4,
    "/activities/?year=2019&occasion=春节": 4,
    "/activities/?when=upcoming": 4,
    "/activities/?after=2019-12-05.9999": 4,
    "/activities/2019000/": 6,
    "/activities/2019000.ics": 3,
    "/activities.ics": 2,
    "/communities/suihuabei/activities.ics": 3,
    "/tags/": 4,
    "/tags/yi-shi/": 6,
    "/communities/suihuabei/poster/": 5,
    "/communities/suihuabei/leaflet/": 5,
    "/about/": 1,
    "/accessibility/": 1,
    "/contact/": 1,
    "/privacy/": 1,
    "/api/": 0,
    "/api/openapi.json": 0,
    "/api/docs/": 1,
    "/api/communities/": 4,
    "/api/communities/suihuabei/": 6,
    "/api/communities/?street=changgang&after=suihuabei": 4,
    "/api/streets/": 4,
    "/api/streets/changgang/": 6,
    "/api/facts/": 4,
    "/api/facts/?community=suihuabei&street=changgang&indicator=population": 4,
    "/api/indicators/?after=population": 4,
    "/api/awards/": 4,
    "/api/awards/?level=city": 4,
    "/api/levels/": 4,
    "/api/people/": 4,
    "/api/people/?community=suihuabei&after=xujindong": 4,
    "/api/people/xujindong/": 6,
    "/api/activities/": 4,
    "/api/activities/?series=women-de-jieri&community=suihuabei&theme=yi-shi": 4,
    "/api/council/?community=suihuabei": 4,
    "/api/series/?after=women-de-jieri": 4,
    "/api/stories/": 4,
    "/api/stories/?community=suihuabei&after=lin-li": 4,
    "/api/stories/lin-li/": 6,
    "/api/tags/?after=yi-shi": 4,
}
LISTS = [
    "communities/community",
    "communities/fact",
    "communities/recognition",
    "communities/listing",
    "communities/award",
    "communities/source",
    "communities/person",
    "communities/showcase",
    "communities/street",
    "communities/estate",
    "communities/facility",
    "communities/team",
    "communities/institution",
    "communities/councilparty",
    "communities/programme",
    "communities/declaration",
    "communities/portrait",
    "communities/activity",
    "communities/activitypicture",
    "images/picture",
    "communities/topic",
    "articles/story",
    "articles/contributor",
    "accounts/user",
    "history/changerecord",
]


@pytest.fixture
def district(recorder, confirmer):
    return District([recorder, confirmer])


def cost(client, path):
    client.get(path)  # content types and the like are looked up once a process
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(queries)


def costs(client, paths):
    return {path: cost(client, path) for path in paths}


def grow(district):
    for number in range(2, MANY + 1):
        district.add(number)


def test_a_page_costs_the_same_with_one_row_of_everything_and_with_fifty(client, district):
    district.add(1)
    with_one = costs(client, PAGES)

    grow(district)

    assert costs(client, PAGES) == with_one


def test_no_page_asks_more_than_its_kind_may(client, district):
    SiteSettings.objects.create(pk=1)
    district.add(1)

    assert {path: asked for path, asked in costs(client, PAGES).items() if asked > PAGES[path]} == {}


def test_the_many_rows_are_really_on_the_pages(client, district):
    district.add(1)
    grow(district)

    profile = client.get("/communities/suihuabei/").context["profile"]
    story = client.get("/stories/2019/lin-li/").context
    assert (len(profile.sheet), profile.award_count, len(profile.candidacies)) == (5 * MANY, 2 * MANY, MANY)
    telling = profile.telling
    assert (len(profile.listings), len(telling.facilities), len(telling.teams)) == (3 * MANY, MANY, MANY)
    assert (len(telling.units), len(telling.bodies), len(telling.council.parties)) == (MANY, MANY, MANY)
    assert (len(telling.programmes), len(telling.activities), len(telling.people)) == (2 * MANY, 3 * MANY + 1, 2 * MANY)
    reading = story["reading"]
    shown = (len(reading.communities), len(reading.figures), len(story["story"].credits))
    assert shown == (MANY + 1, 3 * MANY, MANY)
    assert client.get("/communities/").context["count"] == MANY + 1
    award = client.get("/awards/he-xie-she-qu/").context["profile"]
    assert (award.counts["community"], award.counts["group"], len(award.candidacies)) == (MANY, MANY, MANY)
    assert client.get("/awards/").context["page"].after
    people = client.get("/good-people/").context["page"]
    assert (len(people.rows), bool(people.after)) == (24, True)
    assert len(client.get("/").context["cards"]) == 6


def test_a_list_of_the_desk_costs_the_same_with_one_row_and_with_fifty(client, superuser, district):
    client.force_login(superuser)
    district.add(1)
    paths = [f"/admin/{name}/" for name in LISTS]
    with_one = costs(client, paths)

    grow(district)

    assert costs(client, paths) == with_one


@pytest.mark.parametrize("role", ["district_admin", "street_staff"])
def test_nor_does_it_for_whoever_sees_a_part_of_it(client, district, role):
    place = (
        {"role__street": district.street} if role == "street_staff" else {"role__district": district.street.district}
    )
    client.force_login(UserFactory(role=role, **place))
    district.add(1)
    paths = [path for path in (f"/admin/{name}/" for name in LISTS) if client.get(path).status_code == 200]
    with_one = costs(client, paths)

    grow(district)

    assert len(paths) > 15
    assert costs(client, paths) == with_one


def test_the_front_page_shows_a_story_by_many_at_the_cost_of_one(client, db):
    story = StoryFactory(origin="original")
    BylineFactory(story=story)
    with_one = cost(client, "/")

    BylineFactory.create_batch(MANY, story=story)

    assert cost(client, "/") == with_one


def test_a_fact_with_many_rivals_costs_what_a_fact_with_one_costs(client, superuser, db):
    client.force_login(superuser)
    fact = FactFactory()
    FactFactory(community=fact.community, text="约4900人", value=4900)
    with_one = cost(client, f"/admin/communities/fact/{fact.pk}/change/")

    for number in range(MANY):
        FactFactory(community=fact.community, text=f"约{5000 + number}人", value=5000 + number)

    assert cost(client, f"/admin/communities/fact/{fact.pk}/change/") == with_one
    assert Fact.objects.rivals_of(fact).count() == MANY + 1


@pytest.mark.parametrize("path", ["/health/live"])
def test_what_needs_no_data_asks_for_none(client, db, django_assert_num_queries, path):
    with django_assert_num_queries(0):
        client.get(path)


def test_ended_showcases_do_not_make_the_front_page_dearer(client, db):
    community = ShowcaseFactory().community
    with_one = cost(client, "/")

    ShowcaseFactory.create_batch(MANY, community=community, ended_on=date(2018, 1, 1))

    assert cost(client, "/") == with_one
    assert len(client.get("/").context["cards"]) == 1
