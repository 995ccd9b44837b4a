"""Numbers of a story against figures on record, and against one another."""

import pytest

from communities.models import Indicator
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    FactFactory,
)
from tests.factories.records import check, figure, population, told


def test_a_figure_as_its_source_wrote_it_agrees(community):
    population(community)

    report = check("穗花北社区总人口约4800人。", community)

    assert [(row.place, row.anchor, row.start, row.end) for row in report.findings if row.kind.value == "figure"] == [
        ("穗花北社区 · 总人口", "p1", 8, 14)
    ]
    assert told(report) == [("ok", "约4800人", "约4800人", False)]


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("600人次", "限定词“多”不能省。"),
        ("约600人次", "限定词不同：资料库是“多”，正文成了“约”。"),
        ("近600多人次", "来源没有“近”，正文不能加。"),
        ("600多人", "单位不同：正文写“人”，资料库登记的是“人次”，两个不是一回事。"),
    ],
)
def test_a_qualifier_or_unit_that_the_record_does_not_have_contradicts(community, said, advice):
    figure(community, "activity_participants", "600多人次", 600, "人次", "多")

    report = check(f"穗花北社区累计有{said}参加活动。", community)

    assert [(row.result.value, row.advice, row.blocks) for row in report.findings if row.kind.value == "figure"] == [
        ("bad", advice, True)
    ]


@pytest.mark.parametrize("said", ["600余人次", "超600人次", "共600多人次"])
def test_another_word_for_the_same_qualifier_agrees(community, said):
    figure(community, "activity_participants", "600多人次", 600, "人次", "多")

    assert [row[0] for row in told(check(f"穗花北社区有{said}参加活动。", community))] == ["ok"]


def test_another_value_of_what_a_place_has_once_contradicts(community):
    population(community)

    report = check("穗花北社区总人口约4900人。", community)

    assert told(report) == [("bad", "约4900人", "约4800人", True)]


def test_the_kind_of_population_is_part_of_the_figure(community):
    population(community)

    report = check("穗花北社区常住人口约4800人。", community)

    assert [row.advice for row in report.blocking] == ["正文说的是“常住”，资料库登记的是“总人口”，口径不同。"]


def test_an_event_of_its_own_does_not_contradict_a_total(community):
    figure(community, "activity_participants", "600多人次", 600, "人次", "多", as_of="2019", period_text="2019年")

    report = check("穗花北社区举办讲座，吸引居民80人次参加。", community)

    assert told(report) == [("wait", "80人次", "", False)]


@pytest.mark.parametrize(
    ("period", "said", "result"),
    [
        ({}, "2019年", "bad"),
        ({"as_of": "2019"}, "2019年", "ok"),
        ({"as_of": "2019"}, "2018年", "bad"),
        ({"as_of": "2019"}, "2019年12月", "bad"),
        ({"as_of": "2019-12"}, "2019年", "ok"),
        ({"period_text": "今年以来"}, "今年以来", "ok"),
        ({"period_text": "今年以来"}, "2019年以来", "bad"),
        ({"period_text": "近年来"}, "", "ok"),
    ],
)
def test_a_time_may_be_left_out_and_not_made_more_exact(community, period, said, result):
    figure(community, "mediation_cases", "328起", 328, "起", **period)

    report = check(f"{said}穗花北社区协调民事纠纷328起。", community)

    assert [row[0] for row in told(report)] == [result]


@pytest.mark.parametrize(
    ("state", "result", "advice"),
    [
        ("waiting", "wait", "资料库里有这一条，还在等同事确认。"),
        ("retired", "bad", "资料库里这一条已停用（已更正），不能再用。"),
    ],
)
def test_what_waits_is_open_and_what_was_retired_may_not_be_said(community, state, result, advice):
    population(community, state=state)

    report = check("穗花北社区总人口约4800人。", community)

    assert [(row.result.value, row.advice) for row in report.findings if row.kind.value == "figure"] == [
        (result, advice)
    ]


def test_a_description_that_was_retired_may_not_be_said(community):
    words = "半开放式的商住小区"
    indicator = Indicator.objects.get(code="property_type")
    content = {"indicator": indicator, "text": words, "words": words, "value": None, "unit": "", "qualifier": ""}
    FactFactory(community=community, state="retired", **content)

    assert told(check(f"这里是{words}。", community)) == [("bad", words, words, True)]


def test_the_figures_of_estates_streets_and_activities_are_known(community):
    figure(None, "population", "约13万人", 130000, "人", "约", street=community.street)
    ActivityFactory(
        community=community,
        name="邻里节",
        participants=360,
        participants_unit="attendances",
        participants_text="360多人次",
    )

    report = check("昌岗街道有约13万人。穗花北社区邻里节有360人次参加。", community)

    assert told(report) == [("ok", "约13万人", "约13万人", False), ("bad", "360人次", "360多人次", True)]


def test_a_figure_of_another_community_is_open(community):
    population(community)
    other = CommunityFactory(name="海洋社区", street=community.street)

    report = check("海洋社区总人口约4800人。", community, other)

    assert [(row.result.value, row.place, row.blocks) for row in report.findings if row.kind.value == "figure"] == [
        ("wait", "穗花北社区 · 总人口", False)
    ]


def test_numbers_that_nothing_explains_are_listed_all_the_same(community):
    report = check("装了36个信箱，编号第3号，另有4813在册，电话020-12345678，“600多人次”。", community)

    assert told(report) == [
        ("wait", "36个", "", False),
        ("wait", "4813", "", False),
        ("wait", "600多人次", "", False),
    ]


@pytest.mark.parametrize(("said", "result"), [("196栋", "bad"), ("2栋", "wait")])
def test_a_value_that_is_far_off_is_rather_a_part(community, said, result):
    figure(community, "buildings", "193栋", 193, "栋")

    report = check(f"穗花北社区有居民楼{said}。", community)

    assert told(report) == [(result, said, "193栋", result == "bad")]


def test_parts_of_a_place_do_not_contradict_one_another(community):
    text = "穗花北社区有居民楼193栋，其中高层居民楼103栋。\n\n穗花北社区有商铺74间，居民1986人。其中退休居民1203人。"

    assert told(check(text, community), "repeat") == []


def test_a_plan_contradicts_nothing(community):
    figure(community, "buildings", "18栋", 18, "栋")

    assert [row[0] for row in told(check("穗花北社区计划新建居民楼20栋。", community))] == ["wait"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("有600多人次参加", "共600人次参加"),
        ("有600多人次参加", "共有600多人参加"),
        ("总人口约4800人", "总人口约4900人"),
    ],
)
def test_a_figure_told_in_two_ways_contradicts_itself(community, one, other):
    report = check(f"穗花北社区{one}。\n\n穗花北社区{other}。", community)

    assert [row.place for row in report.findings if row.kind.value == "repeat"] == ["本文 p1 段"]
    assert [row.kind.value for row in report.blocking] == ["repeat"]


def test_a_heading_counts_as_its_text_does(community):
    text = "导语。\n\n## 十八场活动，走进日常\n\n穗花北社区累计开展活动20场次。"

    report = check(text, community)

    assert told(report, "repeat") == [("bad", "十八场", "20场次", True)]
    assert told(check(text.replace("20场次", "18场次"), community), "repeat") == []
