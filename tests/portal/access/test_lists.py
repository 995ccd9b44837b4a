"""Lists of the desk at any size: nothing is counted to the end, and a page asks for its own rows only."""

import re
from datetime import datetime

import pytest
from django.contrib import admin
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Contributor, Story
from portal.access.admin import DeskAdmin
from portal.access.lists import MOST_COUNTED
from tests.factories import AliasFactory, CommunityFactory, FactFactory, StoryFactory, UserFactory

CONTRIBUTORS = "/admin/articles/contributor/"


@pytest.fixture
def desk(client, superuser):
    client.force_login(superuser)
    return client


def write(number):
    Contributor.objects.bulk_create([Contributor(name=f"作者{n:05}", kind="person") for n in range(number)])


def shown(answer):
    return [str(row) for row in answer.context["cl"].result_list]


@pytest.mark.parametrize(("rows", "words"), [(1, "共 1 条"), (MOST_COUNTED, "共 1000 条"), (1001, "超过 1000 条")])
def test_a_long_list_says_that_it_is_longer_and_does_not_count_on(desk, rows, words):
    write(rows)

    assert words in desk.get(CONTRIBUTORS).text


def test_a_search_with_many_answers_says_that_there_are_more(desk):
    write(1200)

    assert "找到超过 1000 条" in desk.get(f"{CONTRIBUTORS}?q=作者").text


@pytest.mark.parametrize(("page", "first", "last"), [("1", 0, 49), ("2", 50, 99), ("20", 950, 999)])
def test_each_page_has_its_rows_in_order(desk, page, first, last):
    write(1200)

    rows = shown(desk.get(f"{CONTRIBUTORS}?p={page}"))

    assert rows == [f"作者{n:05}" for n in range(first, last + 1)]


@pytest.mark.parametrize("page", ["0", "22", "99999999999999999999", "乱"])
def test_a_page_that_is_not_there_leads_back_to_the_list(desk, page):
    write(1200)

    assert desk.get(f"{CONTRIBUTORS}?p={page}").status_code in (200, 302)


def test_a_row_that_matches_twice_stands_in_the_list_once(desk):
    community = CommunityFactory(name="穗花北社区")
    for name in ("穗花甲", "穗花乙"):
        AliasFactory(community=community, name=name)

    answer = desk.get("/admin/communities/community/?q=穗花")

    assert (shown(answer), answer.context["cl"].result_count) == (["穗花北社区"], 1)


def test_no_list_counts_compares_or_sorts_out_the_whole_table(desk):
    FactFactory()
    asked = []
    for model, page in admin.site._registry.items():
        if isinstance(page, DeskAdmin):
            with CaptureQueriesContext(connection) as queries:
                desk.get(f"/admin/{model._meta.app_label}/{model._meta.model_name}/")
            asked += [query["sql"] for query in queries]

    assert len(asked) > 50
    whole = [sql for sql in asked if re.search(r"\bCOUNT\(|\bDISTINCT\b|\bMIN\(|\bMAX\(", sql) and "LIMIT" not in sql]
    assert whole == []


@pytest.mark.parametrize("role", ["district_admin", "street_staff"])
def test_filters_by_street_offer_those_of_the_viewer(client, db, role):
    mine, theirs = CommunityFactory(street__name="昌岗街道"), CommunityFactory(street__name="新港街道")
    place = {"district": mine.street.district} if role == "district_admin" else {"street": mine.street}
    theirs.street.district = mine.street.district
    theirs.street.save()
    client.force_login(UserFactory(role=role, **{f"role__{name}": row for name, row in place.items()}))

    page = client.get("/admin/communities/fact/").text

    assert (f"community__street__id__exact={theirs.street.pk}" in page) is (role == "district_admin")


@pytest.mark.parametrize(("year", "found"), [(2024, ["那年的"]), (2023, [])])
def test_rows_of_a_year(desk, year, found):
    zone = timezone.get_current_timezone()
    StoryFactory(title="那年的", published_at=datetime(2024, 1, 1, 0, 30, tzinfo=zone))
    StoryFactory(title="后来的", published_at=datetime(2025, 1, 1, 0, 0, tzinfo=zone))
    page = desk.get("/admin/articles/story/")
    spec = next(spec for spec in page.context["cl"].filter_specs if getattr(spec, "links", None))

    link = next(link for link in spec.choices(page.context["cl"]) if link["display"] == f"{year}年")

    assert shown(desk.get(f"/admin/articles/story/{link['query_string']}")) == found


def test_a_page_of_the_desk_with_a_date_hierarchy_is_refused():
    class Slow(DeskAdmin):
        date_hierarchy = "published_at"

    with pytest.raises(ImproperlyConfigured, match="date hierarchy"):
        Slow(Story, admin.site)


def test_facets_are_not_counted(desk):
    CommunityFactory(state="draft")

    assert "草稿 (" not in desk.get("/admin/communities/community/?_facets=True").text
