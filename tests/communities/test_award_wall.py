"""What hangs on the wall: won awards of those who may be shown, each once, highest level first."""

from itertools import product

import pytest

from communities.award_wall import Filters, Tallies, build_award, wall_page
from communities.models import AwardLevel, HonourStatus, Recognition
from communities.models.awards import NEVER_WON
from tests.factories import (
    AwardFactory,
    CommunityFactory,
    PersonFactory,
    PortraitFactory,
    RecognitionFactory,
)


def level(code):
    return AwardLevel.objects.get(code=code)


def status(code):
    return HonourStatus.objects.get(code=code)


def hanging():
    return set(Recognition.objects.on_the_wall())


def pages(size=2):
    filters = Filters()
    found = [wall_page(filters, size=size)]
    while found[-1].after:
        found.append(wall_page(filters, found[-1].after, size=size))
    return [[item.award.title for item in page.rows] for page in found]


def of_group(name, **columns):
    return RecognitionFactory(community=None, group_name=name, **columns)


def of_person(person=None, **columns):
    person = person or PortraitFactory().person
    return RecognitionFactory(community=None, person=person, **columns)


def test_communities_named_people_and_groups_are_on_the_wall(db):
    shown = {RecognitionFactory(), of_person(), of_group("穗花艺术团")}

    assert hanging() == shown


@pytest.mark.parametrize("code", NEVER_WON)
def test_what_was_not_won_is_not_on_the_wall(db, code):
    RecognitionFactory(status=status(code))

    assert hanging() == set()


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_what_is_not_confirmed_is_not_on_the_wall(db, state):
    RecognitionFactory(state=state)

    assert hanging() == set()


def test_who_may_not_be_shown_is_not_on_the_wall(db):
    RecognitionFactory(community__state="draft")
    of_person(PersonFactory())
    of_person(PortraitFactory(state="waiting").person)
    of_person(PortraitFactory(community__state="withdrawn").person)

    assert hanging() == set()


def test_an_award_told_by_two_sources_hangs_once(db):
    first = RecognitionFactory()
    RecognitionFactory(award=first.award, community=first.community)

    assert hanging() == {first}


def test_the_telling_with_a_year_is_the_one_that_hangs(db):
    undated = RecognitionFactory()
    dated = RecognitionFactory(award=undated.award, community=undated.community, year=2019)
    RecognitionFactory(award=undated.award, community=undated.community, year=2019)

    assert hanging() == {dated}


def test_an_award_won_again_hangs_twice(db):
    first = RecognitionFactory(year=2015)
    again = RecognitionFactory(award=first.award, community=first.community, year=2018, status=status("renewed"))

    assert hanging() == {first, again}


@pytest.mark.parametrize("other", [{"state": "waiting", "year": 2019}, {"state": "retired"}])
def test_a_telling_that_is_not_public_hides_none_that_is(db, other):
    other = RecognitionFactory(**other)
    shown = RecognitionFactory(award=other.award, community=other.community)

    assert hanging() == {shown}


def test_two_holders_of_one_award_hang_side_by_side(db):
    first, second = RecognitionFactory(), None
    second = RecognitionFactory(award=first.award)
    third = of_group("甲队", award=first.award)
    fourth = of_group("乙队", award=first.award)

    assert hanging() == {first, second, third, fourth}


def test_of_many_tellings_in_any_order_those_hang_that_a_reader_would_leave(db):
    """Every mixture of three tellings, for holders of each kind at once: what is told of one hides no other's."""
    award, community, person = AwardFactory(), CommunityFactory(), PortraitFactory().person
    expected = set()
    for number, years in enumerate(product([None, 2018, 2019], repeat=3)):
        holders = [{"community": CommunityFactory()}, {"community": None, "group_name": f"第{number}队"}]
        holders.append({"community": None, "person": PortraitFactory(community=community).person})
        for holder in holders:
            told = [RecognitionFactory(award=award, year=year, **holder) for year in years]
            wanted = set(years) - {None} or {None}
            expected |= {next(item for item in told if item.year == year) for year in wanted}
    RecognitionFactory(award=award, community=None, person=person, state="retired", year=2018)

    assert hanging() == expected


def test_the_wall_is_in_order_of_level_year_and_title_page_by_page(db):
    for title, code, year in [
        ("丙", "district", 2019),
        ("乙", "city", None),
        ("甲", "city", 2011),
        ("丁", "province", None),
        ("戊", "city", 2019),
    ]:
        RecognitionFactory(award=AwardFactory(title=title, level=level(code)), year=year)

    assert pages() == [["丁", "戊"], ["甲", "乙"], ["丙"]]


def test_levels_of_the_same_order_are_not_mixed(db):
    AwardLevel.objects.filter(code__in=["city", "district"]).update(order=5)
    for number in range(4):
        RecognitionFactory(award=AwardFactory(title=f"奖{number}", level=level(["city", "district"][number % 2])))

    levels = [item.award.level.code for item in wall_page(Filters()).rows]

    assert levels == ["city", "city", "district", "district"]


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (Filters(level="city"), ["市甲"]),
        (Filters(holder="group"), ["省甲"]),
        (Filters(holder="person"), ["区甲"]),
        (Filters(year="2019"), ["市甲"]),
        (Filters(year="unstated"), ["省甲", "区甲"]),
        (Filters(level="district", holder="person", year="unstated"), ["区甲"]),
        (Filters(level="district", holder="community"), []),
        (Filters(), ["省甲", "市甲", "区甲"]),
    ],
)
def test_page_and_counts_agree_on_what_fits_the_filters(db, filters, titles):
    of_group("穗花艺术团", award=AwardFactory(title="省甲", level=level("province")))
    RecognitionFactory(award=AwardFactory(title="市甲"), year=2019)
    of_person(award=AwardFactory(title="区甲", level=level("district")))

    tallies = Tallies()

    assert [item.award.title for item in wall_page(filters).rows] == titles
    assert tallies.count(filters) == len(titles)
    assert [(row.label, row.count) for row in tallies.rows(filters)] == [(f"{title[0]}级", 1) for title in titles]


def test_what_can_be_chosen_has_counts_and_the_newest_year_first(db):
    for year in (2011, None, 2019, 2019):
        RecognitionFactory(year=year)
    of_group("穗花艺术团", award=AwardFactory(level=level("province")))

    facets = {
        name: [(facet.value, facet.label, facet.count) for facet in facets]
        for name, facets in Tallies().facets().items()
    }

    assert facets == {
        "level": [("province", "省级", 1), ("city", "市级", 4)],
        "holder": [("community", "社区", 4), ("group", "集体", 1)],
        "year": [("2019", "2019年", 2), ("2011", "2011年", 1), ("unstated", "年份未注明", 2)],
    }


def test_the_award_of_many_holders_is_told_page_by_page(db):
    award = AwardFactory()
    for name in ("丙丙社区", "甲甲社区", "乙乙社区"):
        RecognitionFactory(award=award, community=CommunityFactory(name=name))
    of_group("艺术团", award=award)

    first = build_award(award)
    names = []
    page = None
    token = ""
    while page is None or page.after:
        profile = type(first)(award, token, size=2)
        page, token = profile.page, profile.page.after
        names.append([(label, [str(held.holder) for held in holders]) for label, holders in profile.holders])

    assert names == [
        [("社区", ["丙丙社区", "甲甲社区"])],
        [("社区", ["乙乙社区"]), ("集体", ["艺术团"])],
    ]
    assert first.counts == {"community": 3, "person": 0, "group": 1}
