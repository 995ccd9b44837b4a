"""Facts at the desk: the figure is read from its words, and a slip is answered beside its field."""

from decimal import Decimal

import pytest

from communities.models import Fact, Indicator
from portal.history.models import ChangeRecord
from tests.factories import (
    CommunityFactory,
    EstateFactory,
    SourceFactory,
    StreetFactory,
)
from tests.factories.forms import FormReader, errors, submit

ADD = "/admin/communities/fact/add/"
HUGE = 99999999999999999999


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区")


def of(code):
    return Indicator.objects.get(code=code)


def typed(community, code, text, /, **more):
    return {
        "community": community.pk,
        "indicator": of(code).pk,
        "text": text,
        "source": SourceFactory().pk,
        "quote": text[:40],
        **more,
    }


def record(desk, community, code, text, /, **more):
    return submit(desk, ADD, **typed(community, code, text, **more))


def page_of(fact, verb="change"):
    return f"/admin/communities/fact/{fact.pk}/{verb}/"


# Recording


@pytest.mark.parametrize(
    ("code", "text", "value", "high", "unit", "qualifier"),
    [
        ("building_area_m2", "约13.8万平方米", "138000", None, "平方米", "约"),
        ("activity_participants", "600多人次", "600", None, "人次", "多"),
        ("activity_participants", "近1.8万余人次", "18000", None, "人次", "近/余"),
        ("population", "4800人", "4800", None, "人", ""),
        ("population", "4800名", "4800", None, "名", ""),
        ("buildings", "28幢", "28", None, "幢", ""),
        ("mediation_cases", "二十八起", "28", None, "起", ""),
        ("staff_count", "3至5人", "3", "5", "人", ""),
        ("share_elderly", "26.5%", "0.265", None, "", ""),
        ("share_elderly", "百分之二十", "0.2", None, "", ""),
        ("area_km2", "0.265平方千米", "0.265", None, "平方公里", ""),
    ],
)
def test_value_unit_and_qualifier_are_read_from_the_words(desk, community, code, text, value, high, unit, qualifier):
    answer = record(desk, community, code, text)

    fact = Fact.objects.get()
    assert answer.status_code == 302
    assert (fact.text, fact.value, fact.high) == (text, Decimal(value), high and Decimal(high))
    assert (fact.unit, fact.qualifier, fact.words) == (unit, qualifier, "")


def test_a_description_is_kept_as_words(desk, community):
    record(desk, community, "location", "江南大道中商业地段")

    fact = Fact.objects.get()
    assert (fact.words, fact.value, fact.unit) == ("江南大道中商业地段", None, "")


def test_a_qualifier_from_elsewhere_in_the_clause_may_be_typed(desk, community):
    record(desk, community, "activity_sessions", "18场次", qualifier="累计", quote="累计开展活动18场次")

    assert Fact.objects.get().qualifier == "累计"


def test_blanks_and_invisible_marks_around_the_words_are_cleaned(desk, community):
    record(desk, community, "population", "\u200b约4800人\u3000", quote=" 总人口\u202e约4800人 ")

    fact = Fact.objects.get()
    assert (fact.text, fact.quote) == ("约4800人", "总人口约4800人")


def test_the_end_of_the_clause_follows_from_its_start_and_length(desk, community):
    record(desk, community, "population", "约4800人", quote="总人口约4800人", quote_start=198)

    fact = Fact.objects.get()
    assert (fact.quote_start, fact.quote_end) == (198, 207)


def test_what_was_recorded_waits_for_a_colleague(desk, community, recorder):
    answer = record(desk, community, "population", "约4800人")

    fact = Fact.objects.get()
    assert (fact.state, fact.recorded_by, fact.confirmed_by) == ("waiting", recorder, None)
    assert "已录入，等待另一位同事确认；确认后才会公开。" in desk.get(answer["Location"]).text
    assert [line.verb for line in ChangeRecord.objects.all()] == ["recorded"]


@pytest.mark.parametrize(
    ("code", "text", "sentence"),
    [
        ("population", "4800人次", "单位是“人次”，而这个指标按“人”统计，不能混用。"),
        ("population", "13.8万平方米", "单位是“万平方米”，而这个指标按“人”统计，不能混用。"),
        ("population", "4800", "读不出“4800”里的数。请照录数和单位，如 约13.8万平方米。"),
        ("population", "26.5%", "单位是“%”，而这个指标按“人”统计，不能混用。"),
        ("share_elderly", "500人", "这个指标是比例，请连同百分号照录，如 26.5%。"),
        ("share_elderly", "0.265", "读不出“0.265”里的数。请照录数和单位，如 约13.8万平方米。"),
        ("population", "很多人", "读不出“很多人”里的数。请照录数和单位，如 约13.8万平方米。"),
        ("population", "数十人", "读不出“数十人”里的数。请照录数和单位，如 约13.8万平方米。"),
        ("population", "1e30人", "读不出“1e30人”里的数。请照录数和单位，如 约13.8万平方米。"),
        ("population", "NaN人", "读不出“NaN人”里的数。请照录数和单位，如 约13.8万平方米。"),
        ("population", "-5人", "读不出“-5人”里的数。请照录数和单位，如 约13.8万平方米。"),
        ("population", "<b>4800</b>人", "读不出“<b>4800</b>人”里的数。请照录数和单位，如 约13.8万平方米。"),
    ],
)
def test_a_figure_that_cannot_be_read_is_refused_with_a_sentence(desk, community, code, text, sentence):
    answer = record(desk, community, code, text)

    assert errors(answer) == {"text": [sentence]}
    assert Fact.objects.count() == 0


@pytest.mark.parametrize(
    "text",
    [
        "1" + "0" * 30 + "人",
        "1亿亿亿亿人",
        "9" * 90 + "人",
        "0." + "0" * 19 + "1平方公里",
        "3.14159265358979323846平方公里",
        "999999999999999.9平方公里",
    ],
)
def test_a_figure_that_no_column_could_hold_is_refused_with_a_sentence(desk, community, text):
    code = "population" if text.endswith("人") else "area_km2"

    answer = record(desk, community, code, text, quote=text[:40])

    assert answer.status_code == 200
    assert "text" in errors(answer)
    assert Fact.objects.count() == 0


def test_what_was_typed_is_still_there_after_a_refusal(desk, community):
    data = typed(community, "population", "很多人", quote="住着很多人", period_text="去年", subtype="常住")

    answer = submit(desk, ADD, **data)

    kept = FormReader(answer.text).fields
    assert {name: kept[name] for name in data} == {name: [str(value)] for name, value in data.items()}


@pytest.mark.parametrize(
    ("more", "field", "sentence"),
    [
        ({"quote": "总人口将近五千"}, "quote", "摘句里没有“约4800人”：请照录含有这个写法的原句。"),
        ({"quote": ""}, "quote", "这个字段是必填项。"),
        ({"quote": "照" * 35 + "约4800人"}, "quote", "40"),
        ({"text": ""}, "text", "这个字段是必填项。"),
        ({"text": "\u200b"}, "text", "此字段不能为空。"),
        ({"text": "约" * 30 + "4800人", "quote": "约" * 30 + "4800人"}, "qualifier", "20"),
        ({"source": ""}, "source", "这个字段是必填项。"),
        ({"source": "999999"}, "source", "选择一个有效的选项"),
        ({"indicator": ""}, "indicator", "这个字段是必填项。"),
        ({"community": ""}, "__all__", "请在社区、街道、小区、设施中选且只选一个。"),
        ({"quote_start": "-1"}, "quote_start", "确保该值大于或等于0。"),
        ({"quote_start": "2147483647"}, "quote_start", "起点太大了"),
        ({"quote_start": "9" * 40}, "quote_start", ""),  # each database has its own highest number
        ({"as_of": "去年"}, "as_of", "写成 2019、2019-12 或 2019-12-05。"),
        ({"period_start": "2019-01-01"}, "__all__", "填了时段起止，就要写时段原文，且止不早于起。"),
        (
            {"period_text": "2019年", "period_start": "2019-12-31", "period_end": "2019-01-01"},
            "__all__",
            "填了时段起止，就要写时段原文，且止不早于起。",
        ),
        ({"subtype": "a\0b"}, "subtype", "空字符"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_slip_is_answered_beside_its_field(desk, community, more, field, sentence):
    answer = record(desk, community, "population", "约4800人", **more)

    said = errors(answer)
    assert list(said) == [field]
    assert sentence in said[field][0]
    assert Fact.objects.count() == 0


def test_two_owners_are_refused(desk, community):
    answer = record(desk, community, "population", "约4800人", estate=EstateFactory(community=community).pk)

    assert errors(answer) == {"__all__": ["请在社区、街道、小区、设施中选且只选一个。"]}
    assert Fact.objects.count() == 0


@pytest.mark.parametrize(("owner", "make"), [("estate", EstateFactory), ("street", StreetFactory)])
def test_another_kind_of_owner_may_be_chosen(desk, community, owner, make):
    place = make()

    record(desk, community, "population", "约4800人", community="", **{owner: place.pk})

    assert Fact.objects.get().owner == place
