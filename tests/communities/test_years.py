"""A figure through the years: only the same figure of whole years, and only from two years on."""

from datetime import date
from decimal import Decimal

import pytest

from communities.models import Indicator
from communities.profiles import build_profile
from communities.years import runs_of
from tests.factories import CommunityFactory, EstateFactory, FactFactory


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区")


def say(community, number, **columns):
    text = columns.pop("text", f"{number}人")
    return FactFactory(
        **{"community": community, "text": text, "value": Decimal(number), "qualifier": "", "quote": text, **columns}
    )


def of_year(year, **columns):
    period = {"period_text": f"{year}年", "period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return {**period, **columns}


def told(community):
    return [
        [(line.year, line.line.fact.text) for line in run.lines]
        for run in runs_of(build_profile(type(community).objects.with_place().with_showcase().get()).sheet)
    ]


def runs(community):
    return runs_of(build_profile(type(community).objects.with_place().with_showcase().get()).sheet)


def test_two_years_of_one_figure_are_a_run_oldest_first(community):
    say(community, 4900, as_of="2019-12")
    say(community, 4800, as_of="2018", text="约4800人")

    assert told(community) == [[("2018", "约4800人"), ("2019", "4900人")]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"as_of": "2018"}, {"as_of": "2018-12"}),
        ({"as_of": "2018", "subtype": "常住"}, {"as_of": "2019", "subtype": "总人口"}),
        ({"as_of": "2018"}, {"as_of": "2019", "unit": "户"}),
        ({"as_of": "2018"}, {}),
        ({"as_of": "2018"}, of_year(2019)),
        ({"as_of": "2018"}, {"as_of": "2019", "state": "waiting"}),
        ({"as_of": "2018"}, {"as_of": "2019", "state": "retired"}),
        (
            of_year(2018),
            {"period_text": "上半年", "period_start": date(2019, 1, 1), "period_end": date(2019, 6, 30)},
        ),
    ],
    ids=["one year", "two kinds", "two units", "no time", "state and count", "waiting", "retired", "half a year"],
)
def test_what_is_not_the_same_figure_of_two_years_is_no_run(community, one, other):
    say(community, 4800, **one)
    say(community, 4900, **other)

    assert told(community) == []


def test_a_period_that_also_has_its_date_counts_with_the_other_periods(community):
    say(community, 16, **of_year(2018))
    say(community, 18, as_of="2019", period_text="2019年")

    assert told(community) == [[("2018", "16人"), ("2019", "18人")]]


def test_the_estate_has_a_run_of_its_own(community):
    estate = EstateFactory(community=community, name="穗花新村")
    say(community, 4800, as_of="2018")
    for year in ("2018", "2019"):
        say(None, 900, as_of=year, estate=estate)

    (run,) = runs(community)

    assert (run.owner, [line.year for line in run.lines]) == ("穗花新村", ["2018", "2019"])


def test_a_range_and_a_disputed_year_stand_in_the_table_only(community):
    for number, columns in [(1, {"as_of": "2015"}), (2, {"as_of": "2016", "high": Decimal(5)}), (3, {"as_of": "2017"})]:
        say(community, number, **columns)
    for number in (4, 5):
        say(community, number, as_of="2018")

    (run,) = runs(community)

    assert [line.year for line in run.lines] == ["2015", "2016", "2017", "2018", "2018"]
    assert ([line.year for line in run.drawn], run.is_drawn, run.is_cut) == (["2015", "2017"], True, True)


def test_a_year_that_was_inferred_is_not_firm(community):
    say(community, 18, **of_year(2018))
    say(community, 28, period_text="今年以来", period_start=date(2019, 1, 1), period_reason="同节“2019年”")

    (run,) = runs(community)

    assert ([line.is_firm for line in run.drawn], run.has_outlines) == ([True, False], True)


def test_the_profile_draws_the_years_and_keeps_the_words_of_the_sources(client, community):
    say(community, 600, as_of="2018", text="600多人", qualifier="多")
    say(community, 700, as_of="2019", indicator=Indicator.objects.get(code="population"))

    page = client.get("/communities/suihuabei/").text

    assert "逐年的数" in page
    assert ">600多人</text>" in page
    assert 'aria-label="人口，逐年"' in page


def test_a_profile_with_one_year_draws_none(client, community):
    say(community, 600, as_of="2018")
    say(community, 700)

    assert "逐年的数" not in client.get("/communities/suihuabei/").text
