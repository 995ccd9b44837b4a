"""The list of activities with its filters, month table and numbers."""

from datetime import date
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest

from communities import activity_list
from communities.models import Indicator, Occasion, Series
from tests.architecture.pages import Tree
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    FactFactory,
    StreetFactory,
)

LIST = "/activities/"
FESTIVALS = ["春节", "元宵", "清明", "端午", "七夕", "中秋", "重阳"]
LEFT_OUT = "有筛选条件在这里找不到，已略过。"
NO_MONTH = "月份写成 2019-12 这样；看不懂的月份已略过。"


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区", slug="suihuabei", street=StreetFactory(name="昌岗街道"))


@pytest.fixture
def festival(db):
    return Occasion.objects.get(name="中秋")


def announced(day, **more):
    return ActivityFactory(stage="announced", held_on=day, **more)


def names(rows):
    return [row.name for row in rows]


def shown(client, **parameters):
    return names(client.get(LIST, parameters).context["page"].rows)


def list_of(client, **parameters):
    return client.get(LIST, parameters).context["list"]


def sentences(client, **parameters):
    return client.get(LIST, parameters).context["form"].sentences


# With nothing, with the demonstration


def test_without_activities_the_page_says_so_and_the_menu_hides_it(client, db):
    page = client.get(LIST)

    assert "活动：暂无收录" in page.text and "暂无预告" in page.text
    assert '<a href="/activities/">活动</a>' not in client.get("/").text


def test_the_demonstration_has_twelve_records_and_not_one_date(client, demonstration):
    found = list_of(client)

    assert (found.count, {row.held_on for row in found.page.rows}) == (12, {""})
    assert (found.months, found.forecast, found.without_month) == ([], [], 12)
    assert {festival.occasion.name: festival.editions for festival in found.festivals} == {
        name: [] for name in FESTIVALS
    }


def test_totals_stand_beside_the_records_with_their_sources_and_are_added_to_nothing(client, demonstration):
    answer = client.get(LIST)

    totals = [(fact.text, footnote.shown_quote) for fact, footnote in answer.context["list"].totals]
    assert totals == [("18场次", "“累计开展活动18场次”"), ("600多人次", "“参加人数600多人次”")]
    assert [row.sessions for row in answer.context["page"].rows] == [None] * 12
    assert '<data value="18" data-indicator="activity_sessions" ' in answer.text


# Rows


def test_the_newest_are_first_the_undated_last_and_the_upcoming_above(client, community):
    for held_on in ("", "2019", "2019-12-05", "2018-01"):
        ActivityFactory(community=community, name=held_on or "undated", held_on=held_on)
    announced("2999-01-02", community=community, name="later")
    announced("2999-01-01", community=community, name="next")

    found = list_of(client)

    assert names(found.page.rows) == ["2019-12-05", "2019", "2018-01", "undated"]
    assert (names(found.forecast), found.upcoming_count) == (["next", "later"], 2)


def test_pages_hold_every_row_once(client, community, monkeypatch):
    monkeypatch.setattr(activity_list, "PAGE_SIZE", 2)
    for number in range(5):
        ActivityFactory(community=community, name=f"{number}", held_on="2019-12-05" if number < 3 else "")

    first = client.get(LIST).context["page"]
    second = client.get(LIST, {"after": first.after}).context["page"]
    third = client.get(LIST, {"after": second.after}).context["page"]

    assert [names(page.rows) for page in (first, second, third)] == [["2", "1"], ["0", "4"], ["3"]]
    assert (first.is_first, third.after) == (True, "")


def test_a_page_begins_where_it_did_although_the_row_before_it_is_gone(client, community):
    rows = [ActivityFactory(community=community, name=f"{day}", held_on=f"2019-12-0{day}") for day in range(1, 5)]

    assert shown(client, after=f"2019-12-03.{rows[2].pk + 100}") == ["3", "2", "1"]
    assert shown(client, after="2019-12-02.0") == ["1"]


def test_more_announcements_than_fit_are_one_link_away(client, community, monkeypatch):
    monkeypatch.setattr(activity_list, "FORECAST", 1)
    for day in ("2999-01-02", "2999-01-01"):
        announced(day, community=community, name=day)
    ActivityFactory(community=community, held_on="2019-12-05")

    assert 'href="?when=upcoming"' in client.get(LIST).text
    assert shown(client, when="upcoming") == ["2999-01-01", "2999-01-02"]


def test_an_announcement_whose_day_has_passed_is_called_that_until_a_report_confirms_it(client, community):
    activity = announced("2019-12-05", community=community, name="重阳敬老")

    for path in (LIST, activity.get_absolute_url(), "/communities/suihuabei/"):
        assert "预告的日子已过，还没有报道说明办了没有。" in client.get(path).text
    assert names(list_of(client).page.rows) == ["重阳敬老"]
    assert list_of(client).by_series == []  # it is counted nowhere as held


# Filters


@pytest.fixture
def four(community, festival):
    """Four activities that differ in everything."""
    other = CommunityFactory(name="海洋社区", slug="haiyang")
    series = Series.objects.get(name="文明礼仪")
    rows = [
        ActivityFactory(community=community, name="a", kind="talk", series=series, held_on="2019-12-05"),
        ActivityFactory(community=other, name="b", kind="lecture", series=festival.series, occasion=festival),
        ActivityFactory(community=other, name="c", kind="visit", held_on="2019"),
        ActivityFactory(community=community, name="d", kind="talk", held_on="2020-01"),
    ]
    rows[0].tags.add("党建")
    rows[2].tags.add("党建", "科普")


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"series": "wenming-liyi"}, ["a"]),
        ({"occasion": "中秋"}, ["b"]),
        ({"community": "haiyang"}, ["c", "b"]),
        ({"tag": "dang-jian"}, ["a", "c"]),
        ({"kind": "talk"}, ["d", "a"]),
        ({"year": "2019"}, ["a", "c"]),
        ({"month": "2019-12"}, ["a"]),
        ({"month": "2018-05"}, []),
        ({"kind": "talk", "tag": "dang-jian"}, ["a"]),
        ({"community": "haiyang", "kind": "talk"}, []),
    ],
)
def test_filters_narrow_the_list(client, four, chosen, found):
    assert (shown(client, **chosen), sentences(client, **chosen)) == (found, [])


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"series": "quanmin-yuedu"}, LEFT_OUT),
        ({"series": "nowhere"}, LEFT_OUT),
        ({"community": "nowhere"}, LEFT_OUT),
        ({"tag": "党建"}, LEFT_OUT),
        ({"tag": "mei-you"}, LEFT_OUT),
        ({"kind": "party"}, LEFT_OUT),
        ({"occasion": "除夕"}, LEFT_OUT),
        ({"year": "2018"}, LEFT_OUT),
        ({"when": "tomorrow"}, LEFT_OUT),
        ({"month": "2019-13"}, NO_MONTH),
        ({"month": "9999-99"}, NO_MONTH),
        ({"month": "2019"}, NO_MONTH),
    ],
)
def test_what_cannot_be_understood_is_left_out_with_a_sentence(client, four, chosen, said):
    assert shown(client, **chosen) == ["d", "a", "c", "b"]
    assert sentences(client, **chosen) == [said]


def leads(page, label):
    """Where the chip of this name leads, with all that was chosen besides."""
    (address,) = [tag["href"] for tag in Tree(page.text).tags if tag.name == "a" and tag.words.strip() == label]
    return parse_qs(urlsplit(address).query)


def test_a_chip_adds_to_what_was_chosen_and_begins_at_the_first_page(client, four):
    page = client.get(LIST, {"community": "haiyang", "kind": "lecture", "after": "2019.1"})

    assert leads(page, "我们的节日") == {"community": ["haiyang"], "kind": ["lecture"], "series": ["women-de-jieri"]}
    assert leads(page, "讲座") == {"community": ["haiyang"], "kind": ["lecture"]}
    assert leads(page, "全部") == {}


def test_what_no_box_shows_is_said_and_can_be_left(client, four):
    page = client.get(LIST, {"community": "haiyang", "month": "2019-12", "occasion": "中秋"})

    assert leads(page, "不再只看2019年12月×") == {"community": ["haiyang"], "occasion": ["中秋"]}
    assert leads(page, "不再只看中秋×") == {"community": ["haiyang"], "month": ["2019-12"]}
    assert leads(client.get(LIST, {"when": "upcoming"}), "不再只看预告×") == {}
    assert "不再只看" not in client.get(LIST, {"community": "haiyang"}).text


def test_the_counts_say_that_a_month_does_not_narrow_them(client, four):
    said = "这里不分年月，选了年份或月份也是全部。"

    assert [said in client.get(LIST, chosen).text for chosen in ({"month": "2018-05"}, {"year": "2019"}, {})] == [
        True,
        True,
        False,
    ]


def test_only_what_public_activities_have_can_be_chosen(client, four):
    hidden = ActivityFactory(name="金丝雀", kind="online", held_on="2017", state="waiting")
    hidden.tags.add("金丝雀")

    options = client.get(LIST).context["form"].options

    assert {name: [option.value for option in found] for name, found in options.items()} == {
        "series": ["women-de-jieri", "wenming-liyi"],
        "occasion": ["中秋"],
        "kind": ["talk", "lecture", "visit"],
        "community": ["haiyang", "suihuabei"],
        "tag": ["dang-jian", "ke-pu"],
        "year": ["2020", "2019"],
    }


# Month table


def test_the_month_table_shows_each_day_and_what_is_known_of_the_month_only(client, community):
    for held_on in ("2019-12-05", "2019-12-05", "2019-12-31", "2019-12", "2019", ""):
        ActivityFactory(community=community, name=held_on or "undated", held_on=held_on)

    page = client.get(LIST, {"month": "2019-12"})

    month = page.context["list"].month
    assert [(day, names(found)) for day, found in month.days] == [
        (date(2019, 12, 5), ["2019-12-05"] * 2),
        (date(2019, 12, 31), ["2019-12-31"]),
    ]
    assert names(month.without_day) == ["2019-12"]
    assert '<a href="#d-2019-12-05" aria-label="5日，2场活动">5</a>' in page.text


def test_months_lead_to_months_in_which_something_is_known(client, community):
    for held_on in ("2019-12-05", "2019-02", "2020-06-01", "2021"):
        ActivityFactory(community=community, held_on=held_on)

    page = client.get(LIST, {"month": "2019-12", "kind": "lecture"})

    assert 'rel="prev" href="?month=2019-02&amp;kind=lecture"' in page.text
    assert 'rel="next" href="?month=2020-06&amp;kind=lecture"' in page.text


@pytest.mark.parametrize(
    ("days", "month"),
    [
        (["2019-12-05", "2018-01-01"], "2019-12"),
        (["2999-05-01", "2999-03-01", "2019-12-05"], "2999-03"),
        (["2019"], ""),
        ([], ""),
    ],
)
def test_the_month_shown_first_is_the_next_or_else_the_last_with_something_in_it(community, days, month):
    today = date(2026, 11, 25)
    for day in days:
        ActivityFactory(community=community, held_on=day)

    assert str(activity_list.ActivityList({}, today=today).shown_month) == (month or "2026-11")


# Numbers


def test_records_of_what_was_held_are_counted_by_month_and_by_series(client, community, festival):
    for held_on in ("2019-12-05", "2019-12", "2019-02-01", "2019", ""):
        ActivityFactory(community=community, held_on=held_on, series=festival.series, occasion=festival)
    ActivityFactory(community=community, held_on="2018-12-05")
    announced("2019-12-05", community=community, series=festival.series, occasion=festival)

    found = list_of(client, month="2019-12")

    assert [(month, count) for month, count in found.by_month if count] == [(2, 1), (12, 2)]
    assert [(name, count) for name, count, _tone in found.series_bars] == [("我们的节日", 5), ("未归系列", 1)]
    assert found.without_month == 2


def test_a_drawing_and_a_table_say_the_same_numbers(client, community):
    ActivityFactory(community=community, held_on="2019-12-05")

    page = client.get(LIST).text

    assert 'aria-label="2019年各月收录的活动条数，数字与旁边的表相同"' in page
    assert '<th scope="row">12月</th><td class="nobr">1条</td>' in page


def test_festivals_are_all_named_with_the_years_that_are_known(client, community, festival):
    for held_on in ("2019-09-13", "2019-09", "2018", ""):
        ActivityFactory(community=community, held_on=held_on, series=festival.series, occasion=festival)
    announced("2999-09-13", community=community, series=festival.series, occasion=festival)

    found = {each.occasion.name: [(e.year, e.count) for e in each.editions] for each in list_of(client).festivals}

    assert found == {name: [] for name in FESTIVALS} | {"中秋": [("2019", 2), ("2018", 1), ("", 1)]}
    assert list_of(client, series="women-de-jieri").festivals != []


def test_totals_of_hidden_communities_and_waiting_totals_are_not_shown(client, community):
    sessions = {"indicator": Indicator.objects.get(code="activity_sessions"), "unit": "场次", "qualifier": ""}
    FactFactory(community=community, text="18场次", value=Decimal(18), **sessions)
    FactFactory(community=community, text="4813场次", value=Decimal(4813), state="waiting", **sessions)
    FactFactory(community=CommunityFactory(state="draft"), text="4814场次", value=Decimal(4814), **sessions)

    assert [fact.text for fact, _footnote in list_of(client).totals] == ["18场次"]
    assert list_of(client, kind="talk").totals != [] and list_of(client, community="nowhere").totals != []
