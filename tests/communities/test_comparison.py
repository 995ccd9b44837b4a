"""Side by side stands only what is the same: indicator, subtype, unit and time; what is unknown stays unknown."""

from datetime import date
from decimal import Decimal

import pytest

from communities.comparison import choose, compare
from communities.models import FormerSlug, Indicator
from tests.factories import AliasFactory, CommunityFactory, EstateFactory, FactFactory

YEAR = {"period_text": "2019年", "period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31)}


@pytest.fixture
def pair(db):
    return CommunityFactory(name="北社区"), CommunityFactory(name="南社区")


def say(community, code="population", text="4800人", value=4800, unit="人", **columns):
    indicator = Indicator.objects.get(code=code)
    return FactFactory(
        **{"community": community, "indicator": indicator, "text": text, "value": Decimal(value), "unit": unit},
        **{"qualifier": "", "quote": f"有{text}", **columns},
    )


def table(*communities):
    """Each row as its label and the texts of its cells."""
    return [
        (row.label, [[line.fact.text for line in cell] for cell in row.cells])
        for block in compare(communities).blocks
        for row in block.rows
    ]


def ratios(*communities):
    return {
        row.label: [ratio and str(ratio.value) for ratio in row.ratios]
        for block in compare(communities).blocks
        for row in block.rows
        if row.ratios
    }


def notes(*communities):
    return [block.note for block in compare(communities).blocks]


def test_the_same_figure_of_the_same_time_stands_in_one_row(pair):
    for community, number in zip(pair, (4800, 7076), strict=True):
        say(community, text=f"{number}人", value=number, subtype="常住", as_of="2019")

    assert table(*pair) == [("常住人口", [["4800人"], ["7076人"]])]
    assert notes(*pair) == [""]


def test_what_a_source_does_not_say_is_an_empty_cell_and_never_nought(pair):
    say(pair[0], "mediation_cases", "28起", 28, "起")

    assert table(*pair) == [("协调纠纷", [["28起"], []])]


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        ({"subtype": "总人口"}, {"subtype": "常住"}, "“总人口”、“常住人口”口径不同，不是同一个数，不能互相比。"),
        ({"as_of": "2018"}, {"as_of": "2019"}, "统计时间不同，不能互相比。"),
        ({"as_of": "2019"}, {}, "统计时间不同，不能互相比。"),
        (
            {"period_text": "今年以来", "period_start": date(2019, 1, 1)},
            {"period_text": "今年以来", "period_start": date(2020, 1, 1)},
            "统计时间不同，不能互相比。",
        ),
        ({"unit": "人"}, {"unit": "户"}, "单位不同，本站不换算，不能互相比。"),
    ],
)
def test_what_is_not_the_same_stands_in_rows_of_its_own_and_is_said(pair, one, other, note):
    say(pair[0], **one)
    say(pair[1], **other)

    assert [cells for _label, cells in table(*pair)] == [[["4800人"], []], [[], ["4800人"]]]
    assert notes(*pair) == [note]


def test_what_only_one_community_states_or_both_share_needs_no_warning(pair):
    for subtype in ("社会体育指导员", "文化活动辅导员"):
        say(pair[0], "role_count", "5人", 5, "人", subtype=subtype)
    say(pair[0], subtype="总人口")
    for subtype in ("总人口", "常住"):
        say(pair[1], subtype=subtype)

    assert notes(*pair) == ["", ""]


def test_sources_that_disagree_are_both_shown(pair):
    say(pair[0])
    say(pair[0], text="4900人", value=4900)

    assert table(*pair) == [("人口", [["4800人", "4900人"], []])]


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_what_is_not_confirmed_is_not_compared(pair, state):
    say(pair[0], state=state)

    assert table(*pair) == []


def test_figures_of_an_estate_are_not_the_community_s(pair):
    say(None, estate=EstateFactory(community=pair[0]))

    assert table(*pair) == []


def test_every_figure_has_its_footnote_in_the_order_of_reading(pair):
    say(pair[1], "households", "2287户", 2287, "户")
    say(pair[0])
    say(pair[1])

    comparison = compare(pair)

    numbers = [
        line.footnote.number for block in comparison.blocks for row in block.rows for cell in row.cells for line in cell
    ]
    assert numbers == [1, 2, 3]
    assert len(comparison.sources) == 3


def residents(pair, **columns):
    for community, number in zip(pair, (4000, 8000), strict=True):
        say(community, text=f"{number}人", value=number, **columns)


def volunteers(communities, text="100人", **columns):
    for community in communities:
        say(community, "volunteers", text, 100, **columns)


def test_a_thousand_residents_are_reckoned_where_both_numbers_are_of_one_kind(pair):
    residents(pair, subtype="常住")
    volunteers(pair)

    assert ratios(*pair) == {"志愿者": ["25.0", "12.5"]}


def test_the_calculation_keeps_both_sources_and_says_when_it_is_approximate(pair):
    residents(pair)
    volunteers(pair[:1])
    say(pair[1], "volunteers", "100多人", 100, qualifier="多")

    (row,) = [row for block in compare(pair).blocks for row in block.rows if row.ratios]

    assert [ratio.is_approximate for ratio in row.ratios] == [False, True]
    assert [(ratio.figure.fact.value, ratio.residents.fact.value) for ratio in row.ratios] == [(100, 4000), (100, 8000)]
    assert row.ratios[0].code == "volunteers_per_1000_residents"


def test_a_rounded_calculation_is_approximate(pair):
    say(pair[0], text="3000人", value=3000)
    say(pair[1], text="3000人", value=3000)
    volunteers(pair)

    (row,) = [row for block in compare(pair).blocks for row in block.rows if row.ratios]

    assert [(str(ratio.value), ratio.is_approximate) for ratio in row.ratios] == [("33.3", True)] * 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pair: (say(pair[0], subtype="总人口"), say(pair[1], subtype="常住"), volunteers(pair)),
        lambda pair: (residents(pair), volunteers(pair[:1])),
        lambda pair: (say(pair[0]), volunteers(pair)),
        lambda pair: (residents(pair, as_of="2018"), volunteers(pair, **YEAR)),
        lambda pair: (residents(pair), say(pair[0], text="4900人", value=4900), volunteers(pair)),
        lambda pair: (residents(pair), volunteers(pair, "100至200人", high=Decimal(200))),
        lambda pair: (say(pair[0], text="0人", value=0), say(pair[1]), volunteers(pair)),
        lambda pair: residents(pair),
    ],
    ids=["two kinds", "one numerator", "one base", "two years", "disputed", "range", "nobody", "nothing to divide"],
)
def test_nothing_is_reckoned_from_what_is_unknown_or_of_two_kinds(pair, spoil):
    spoil(pair)

    assert ratios(*pair) == {}


def test_of_three_communities_the_one_without_a_number_has_none(pair):
    residents(pair)
    volunteers(pair)
    third = CommunityFactory(name="西社区")
    say(third, "volunteers", "9人", 9)

    assert ratios(*pair, third) == {"志愿者": ["25.0", "12.5", None]}


def test_communities_are_found_by_slug_name_alias_and_old_address_in_the_order_asked_for(pair):
    north, south = pair
    west, east = CommunityFactory(name="西社区"), CommunityFactory(name="东社区")
    AliasFactory(community=west, name="老街")
    FormerSlug.objects.create(community=east, slug="old")

    chosen = choose(["nan", "北", "老街", "old"])

    assert chosen.communities == [south, north, east, west]
    assert chosen.sentences == []


def test_more_than_four_are_cut_and_what_does_not_exist_is_said(pair):
    CommunityFactory(name="金丝雀社区", state="draft")
    slugs = [CommunityFactory(name=f"{number}号社区").slug for number in range(5)]

    assert len(choose(slugs).communities) == 4
    assert choose(slugs).sentences == ["一次最多比4个社区，只列了前4个。"]
    assert choose(["bei", "jinsique", "nowhere"]).communities == [pair[0]]
    assert choose(["bei", "jinsique"]).sentences == ["有社区在这里找不到，或者写了两次，已略过。"]
    assert choose(["", "bei"]).sentences == []
