"""The fact sheet of a community as CSV: what the page says, in columns."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from communities.fact_sheets import COLUMNS
from communities.models import FormerSlug, Indicator
from tests.factories import CommunityFactory, EstateFactory, FactFactory, SourceFactory, StreetFactory

ADDRESS = "/communities/suihuabei/facts.csv"


@pytest.fixture
def community(db):
    return CommunityFactory(street=StreetFactory(name="昌岗街道"), name="穗花北社区")


def rows(client):
    """The rows of the file, each as a dictionary of what is not empty in it."""
    text = client.get(ADDRESS).content.decode("utf-8-sig")
    return [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(io.StringIO(text, newline=""))]


def cells(client, heading):
    return [row.get(heading) for row in rows(client)]


def test_the_columns_are_in_chinese(client, community):
    headings = client.get(ADDRESS).content.decode("utf-8").removeprefix("\ufeff").splitlines()[0]

    assert headings == (
        "指标,细类,原文写法,数值,数值上限,单位,限定词,统计时间,时段,时段依据,归属,来源,发布机构,刊发日期,原文摘句,网址"
    )
    assert len(COLUMNS) == 16


def test_a_row_says_everything_that_its_source_says(client, community):
    report = SourceFactory(
        title="社区里的好日子",
        publisher="广州日报",
        url="https://example.cn/a",
        is_undated=False,
        published_on=date(2019, 12, 5),
    )
    FactFactory(
        community=community,
        source=report,
        indicator=Indicator.objects.get(code="population"),
        subtype="常住",
        text="约1.2万人",
        value=Decimal("12000"),
        qualifier="约",
        unit="人",
        as_of="2019-12",
        period_text="今年以来",
        period_start=date(2019, 1, 1),
        period_reason="同节“2019年”",
        quote="常住约1.2万人",
    )

    assert rows(client) == [
        {
            "指标": "人口",
            "细类": "常住",
            "原文写法": "约1.2万人",
            "数值": "12000",
            "单位": "人",
            "限定词": "约",
            "统计时间": "2019-12",
            "时段": "今年以来",
            "时段依据": "同节“2019年”",
            "归属": "社区 穗花北社区",
            "来源": "《社区里的好日子》",
            "发布机构": "广州日报",
            "刊发日期": "2019-12-05",
            "原文摘句": "常住约1.2万人",
            "网址": "https://example.cn/a",
        }
    ]


def test_what_is_unknown_is_empty_and_a_range_fills_two_columns(client, community):
    FactFactory(community=community, text="3至5人", value=Decimal("3"), high=Decimal("5"), qualifier="", quote="3至5人")

    row = rows(client)[0]

    assert (row["数值"], row["数值上限"]) == ("3", "5")
    assert {"统计时间", "时段", "限定词", "刊发日期", "发布机构", "网址"} & set(row) == set()


def test_a_share_is_a_fraction_and_words_have_no_number(client, community):
    FactFactory(community=community, text="24.4%", value=Decimal("0.244"), qualifier="", unit="", quote="24.4%")
    location = Indicator.objects.get(code="location")
    FactFactory(
        community=community,
        indicator=location,
        text="商业地段",
        words="商业地段",
        value=None,
        unit="",
        qualifier="",
        quote="商业地段",
    )

    assert {row["原文写法"]: row.get("数值") for row in rows(client)} == {"24.4%": "0.244", "商业地段": None}


def test_the_figures_of_an_estate_stay_its_own(client, community):
    FactFactory(community=None, estate=EstateFactory(community=community, name="穗花新村"))

    assert cells(client, "归属") == ["小区 穗花新村"]


def test_a_source_cannot_plant_a_formula(client, community):
    source = SourceFactory(title="", description="信", publisher='=HYPERLINK("http://evil.example")', credits=[])
    FactFactory(community=community, source=source, text="4800人", qualifier="", quote="+4800人", period_text="@近年来")

    row = rows(client)[0]

    assert (row["来源"], row["发布机构"]) == ('\'=HYPERLINK("http://evil.example")',) * 2
    assert (row["原文摘句"], row["时段"]) == ("'+4800人", "'@近年来")


def test_a_negative_number_is_a_number(client, community):
    FactFactory(community=community, text="-5人", value=Decimal("-5"), qualifier="", quote="-5人")

    assert (cells(client, "数值"), cells(client, "原文写法")) == (["-5"], ["'-5人"])


def test_rare_characters_come_out_as_they_went_in(client, community):
    FactFactory(community=None, estate=EstateFactory(community=community, name="𠮷祥䶮里"), quote="𠮷祥䶮里约4800人")

    assert (cells(client, "归属"), cells(client, "原文摘句")) == (["小区 𠮷祥䶮里"], ["𠮷祥䶮里约4800人"])


def test_what_is_not_public_is_not_in_it(client, community):
    for state in ("waiting", "retired"):
        FactFactory(community=community, state=state, text="4813人", value=4813)
    FactFactory(community=CommunityFactory(name="邻居社区"), text="4817人", value=4817)

    assert rows(client) == []


def test_it_opens_in_a_chinese_windows_and_is_saved_under_a_chinese_name(client, community):
    answer = client.get(ADDRESS)

    assert answer.content[:3] == b"\xef\xbb\xbf"
    assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert answer["Content-Disposition"] == (
        "attachment; filename*=utf-8''%E7%A9%97%E8%8A%B1%E5%8C%97%E7%A4%BE%E5%8C%BA"
        "%E6%95%B0%E5%AD%97%E4%B8%8E%E5%87%BA%E5%A4%84.csv"
    )


def test_a_former_address_leads_to_todays(client, community):
    FormerSlug.objects.create(slug="suihua", community=community)

    answer = client.get("/communities/suihua/facts.csv")

    assert (answer.status_code, answer["Location"]) == (301, ADDRESS)


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("withdrawn", 410)])
def test_a_community_that_is_not_public_has_none(client, db, state, status):
    CommunityFactory(name="穗花北社区", state=state)

    assert client.get(ADDRESS).status_code == status


def test_it_costs_two_questions(client, community, django_assert_num_queries):
    FactFactory.create_batch(3, community=community)

    with django_assert_num_queries(2):
        client.get(ADDRESS)


def test_the_profile_leads_to_it(client, community):
    FactFactory(community=community)

    assert f'href="{ADDRESS}"' in client.get("/communities/suihuabei/").text
