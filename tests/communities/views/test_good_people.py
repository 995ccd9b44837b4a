"""The list of people who are named: who is on it, in what order, and what may be filtered by."""

import pytest

from communities.models import AwardLevel, HonourStatus
from tests.factories import (
    CommunityFactory,
    PersonFactory,
    PortraitFactory,
    RecognitionFactory,
    StreetFactory,
)

CANARY = "金丝雀"


def listed(client, query=""):
    return [row.person.name for row in client.get(f"/good-people/{query}").context["page"].rows]


def portrait(name, **columns):
    return PortraitFactory(person=PersonFactory(name=name), **columns)


def honour(person, **columns):
    return RecognitionFactory(community=None, person=person, **columns)


def test_the_list_of_the_demonstration_is_in_the_order_of_pinyin(client, demonstration):
    page = client.get("/good-people/")

    assert [(row.person.name, row.portrait.community.name) for row in page.context["page"].rows] == [
        ("李佩霞", "穗花北社区"),
        ("王燕莉", "海洋社区"),
        ("徐进栋", "海洋社区"),
    ]
    assert "收录3位" in page.text
    assert "nominate" not in page.text


def test_a_card_shows_role_deed_community_and_honours_with_what_was_won_first(client, db):
    person = portrait("徐进栋", role="社区民警", deed="守护居民。").person
    honour(person, award__title="广州好人", status=HonourStatus.objects.get(code="candidate"))
    honour(person, award__title="海珠好人", award__level=AwardLevel.objects.get(code="district"))

    (row,) = client.get("/good-people/").context["page"].rows

    assert [(item.award.title, item.status.name) for item, _note in row.honours] == [
        ("海珠好人", "获得"),
        ("广州好人", "候选"),
    ]
    assert (row.portrait.role, row.portrait.deed) == ("社区民警", "守护居民。")


def test_whoever_may_not_be_shown_is_not_on_the_list(client, db):
    for state in ("waiting", "retired"):
        portrait(f"{CANARY}{state}", state=state)
    portrait(f"{CANARY}稿", community=CommunityFactory(name=f"{CANARY}社区", state="draft"))
    honour(PersonFactory(name=f"{CANARY}无介绍"))
    shown = portrait("徐进栋").person
    PortraitFactory(person=shown, role=f"{CANARY}待确认", state="waiting")
    honour(shown, award__title=f"{CANARY}奖", state="retired")

    page = client.get("/good-people/")

    assert [row.person for row in page.context["page"].rows] == [shown]
    assert CANARY not in page.text


def test_an_empty_list_says_so(client, db):
    assert "好人：暂无收录" in client.get("/good-people/").text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["陈晓", "李工", "王燕莉"]),
        ("?street=xingang", ["陈晓", "王燕莉"]),
        ("?community=haiyang", ["王燕莉"]),
        ("?level=city", ["李工", "王燕莉"]),
        ("?street=xingang&level=city", ["王燕莉"]),
        ("?street=changgang&community=haiyang", []),
        ("?level=province", ["陈晓", "李工", "王燕莉"]),
        ("?street=nowhere&community=nowhere", ["陈晓", "李工", "王燕莉"]),
    ],
)
def test_filters_choose_by_street_community_and_level_won(client, db, query, names):
    north, south = StreetFactory(name="昌岗街道"), StreetFactory(name="新港街道")
    legal = portrait("王燕莉", community=CommunityFactory(name="海洋社区", street=south)).person
    engineer = portrait("李工", community=CommunityFactory(name="穗花北社区", street=north)).person
    student = portrait("陈晓", community=CommunityFactory(name="怡乐社区", street=south)).person
    honour(legal)
    honour(engineer)
    honour(student, award__level=AwardLevel.objects.get(code="province"), status=HonourStatus.objects.get(code="goal"))

    assert listed(client, query) == names


def test_what_can_be_chosen_counts_people_once(client, db):
    street = StreetFactory(name="新港街道")
    person = portrait("王燕莉", community=CommunityFactory(name="海洋社区", street=street)).person
    PortraitFactory(person=person, community=CommunityFactory(name="怡乐社区", street=street))
    honour(person)
    honour(person)
    hidden = portrait(CANARY, community__state="draft").person
    honour(hidden, award__level=AwardLevel.objects.get(code="province"))

    facets = client.get("/good-people/").context["form"].facets

    assert {name: [(facet.label, facet.count) for facet in found] for name, found in facets.items()} == {
        "street": [("新港街", 1)],
        "community": [("海洋社区", 1), ("怡乐社区", 1)],
        "level": [("市级", 1)],
    }


def test_a_filter_that_does_not_exist_is_said(client, db):
    portrait("王燕莉")

    assert client.get("/good-people/?level=universe").context["form"].sentences == ["有筛选条件在这里找不到，已略过。"]


def test_a_long_list_goes_on_behind_its_last_person(client, db):
    for number in range(25):
        portrait(f"陈{number}")

    first = client.get("/good-people/").context["page"]
    second = listed(client, f"?after={first.after}")

    assert (len(first.rows), len(second)) == (24, 1)


def test_a_person_s_page_says_years_and_what_is_not_known(client, db):
    person = portrait("徐进栋").person
    honour(person, award__title="海珠好人", year=2018)
    honour(person, award__title="广州好人", status=HonourStatus.objects.get(code="shortlisted"))

    page = client.get("/good-people/xujindong/").text

    assert [words for words in ("2018年", "年份未注明", "入围不等于获得") if words not in page] == []
