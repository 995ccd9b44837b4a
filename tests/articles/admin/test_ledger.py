"""The ledger at the desk: whose stories somebody sees, what may be taken away, and what it costs."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.history.models import ChangeRecord, Verb
from tests.factories import (
    BylineFactory,
    CommunityFactory,
    ContributorFactory,
    StoryFactory,
    StreetFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

PAGE = "/admin/articles/contributor/ledger/"
EXPORT = f"{PAGE}export/"
QUARTER = {"quarter": "2026Q4"}


@pytest.fixture
def place():
    return CommunityFactory(street=StreetFactory(name="昌岗街道"), name="穗花北社区")


def used(place, title, name="", **columns):
    at = datetime(2026, 11, 5, 4, tzinfo=UTC)
    story = StoryFactory(title=title, origin="original", communities=[place], published_at=at, **columns)
    if name:
        BylineFactory(story=story, contributor=ContributorFactory(name=name))
    return story


def enter(client, role, **scope):
    client.force_login(UserFactory(role=role, **scope))
    return client


def test_a_street_sees_its_own_and_the_district_all(client, place):
    other = CommunityFactory(street=StreetFactory(name="新港街道"))
    used(place, "这里4813", "甲4813")
    used(other, "那里4814", "乙4814")

    street = enter(client, "street_staff", role__street=place.street).get(PAGE, QUARTER).text
    district = enter(client, "district_admin", role__district=place.street.district).get(PAGE, QUARTER).text

    here, there = ("这里4813", "甲4813"), ("那里4814", "乙4814", "新港街")
    assert [word for word in (*here, *there) if word in street] == [*here]
    assert [word for word in (*here, *there) if word in district] == [*here, *there]


def test_the_page_says_how_many_and_how_many_are_withdrawn(client, place):
    used(place, "邻里", "陈晓")
    used(place, "撤了", "李素", state="withdrawn")

    page = enter(client, "street_staff", role__street=place.street).get(PAGE, QUARTER)

    assert (page.context["pieces"], page.context["withdrawn"]) == (2, 1)
    assert "2026年第四季度：用稿2篇，其中已撤稿1篇。" in page.text
    assert "已撤稿</span>" in page.text


def test_a_quarter_without_stories_says_so_and_offers_no_file(client, place):
    page = enter(client, "street_staff", role__street=place.street).get(PAGE, {"quarter": "2020Q1"}).text

    assert ["这个季度没有用稿。" in page, EXPORT in page] == [True, False]


def test_a_reporter_reads_and_takes_nothing_away(client, place):
    used(place, "邻里", "陈晓")
    enter(client, "reporter", role__street=place.street)

    page, answer = client.get(PAGE, QUARTER), client.post(EXPORT, QUARTER)

    assert ("邻里" in page.text, EXPORT in page.text) == (True, False)
    assert answer.status_code == 403
    assert ChangeRecord.objects.filter(verb=Verb.REFUSED).count() == 1


@pytest.mark.parametrize(
    ("file", "content_type", "name"),
    [
        ("csv", "text/csv; charset=utf-8", "2026Q4.csv"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "2026Q4.xlsx"),
    ],
)
def test_a_file_comes_with_its_name_and_is_kept_by_no_cache(client, place, file, content_type, name):
    used(place, "邻里", "陈晓")

    answer = enter(client, "street_staff", role__street=place.street).post(EXPORT, {**QUARTER, "file": file})

    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].endswith(name)


def test_another_streets_part_is_not_there_and_the_attempt_is_recorded(client, place):
    other = StreetFactory(name="新港街道")
    enter(client, "street_staff", role__street=place.street)

    answers = [client.get(PAGE, {"street": other.pk}), client.post(EXPORT, {**QUARTER, "street": other.pk})]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert ChangeRecord.objects.filter(verb=Verb.EXPORTED).count() == 0
    assert ChangeRecord.objects.filter(verb=Verb.REFUSED).count() == 1  # looking leaves none


@pytest.mark.parametrize("bad", ["\0", "1" + "0" * 20, "-1", "昌岗", "１"])
@pytest.mark.parametrize("field", ["quarter", "street", "contributor", "after"])
def test_odd_words_in_the_address_break_nothing(client, place, field, bad):
    used(place, "邻里")
    enter(client, "street_staff", role__street=place.street)

    assert client.get(PAGE, {**QUARTER, field: bad}).status_code in (200, 400, 404)
    assert client.post(EXPORT, {**QUARTER, field: bad}).status_code in (200, 400, 404)


def test_the_list_goes_on_behind_its_last_row(client, place):
    for number in range(55):
        used(place, f"第{number:02}篇")
    enter(client, "street_staff", role__street=place.street)

    first = client.get(PAGE, QUARTER).context["page"]
    second = client.get(PAGE, {**QUARTER, "after": first.after}).context["page"]

    assert (len(first.rows), len(second.rows), second.after) == (50, 5, "")
    assert {row.pk for row in first.rows} & {row.pk for row in second.rows} == set()


@pytest.mark.parametrize("role", ["street_staff", "district_admin"])
def test_fifty_stories_cost_what_one_costs(client, place, role):
    scope = {"role__street": place.street} if role == "street_staff" else {"role__district": place.street.district}
    enter(client, role, **scope)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE, QUARTER).status_code == 200
        return len(queries)

    used(place, "头一篇", "陈晓")
    cost()  # a first look renews the session
    one = cost()
    for number in range(49):
        there = CommunityFactory(street=StreetFactory(district=place.street.district))
        used(
            there if number % 2 else place,
            f"第{number}篇",
            f"作者{number}",
            state="withdrawn" if number % 3 else "published",
        )

    assert cost() == one


def test_the_menu_leads_to_the_ledger(client, place):
    page = enter(client, "street_staff", role__street=place.street).get(PAGE, QUARTER).text

    assert f'href="{PAGE}"' in page
