"""What a fact says of itself, and which facts contradict each other."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from communities.models import Fact, Indicator
from tests.factories import CommunityFactory, EstateFactory, FacilityFactory, FactFactory, SourceFactory, StreetFactory

YEAR_2019 = {"period_text": "2019年", "period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31)}
THIS_YEAR = {"period_text": "今年以来", "period_start": date(2019, 1, 1), "period_reason": "同节“2019年”"}


def fact(code="population", **columns):
    return Fact(indicator=Indicator.objects.get(code=code), **columns)


def described(words, **columns):
    return FactFactory(
        indicator=Indicator.objects.get(code="location"),
        **{"text": words, "words": words, "value": None, "unit": "", "qualifier": "", **columns},
    )


@pytest.mark.parametrize(
    ("code", "subtype", "label"),
    [
        ("population", "", "人口"),
        ("population", "总人口", "总人口"),
        ("population", "常住", "常住人口"),
        ("households", "常住", "常住户数"),
        ("mediation_cases", "民事纠纷", "协调民事纠纷"),
        ("mediation_cases", "", "协调纠纷"),
        ("population_elderly", "60岁以上", "老年人（60岁以上）"),
        ("facility_area_m2", "图书室", "图书室面积"),
        ("building_area_m2", "", "总建筑面积"),
        ("facility_count", "健身点", "健身点"),
    ],
)
def test_a_label_is_what_stands_before_the_figure(db, code, subtype, label):
    assert fact(code, subtype=subtype).label == label


def test_braces_in_a_subtype_are_only_words(db):
    assert fact("mediation_cases", subtype="{name}{0}").label == "协调协调纠纷{0}"


@pytest.mark.parametrize(
    ("code", "columns", "when"),
    [
        ("population", {}, "未注明"),
        ("population", {"qualifier": "累计"}, "未注明"),
        ("activity_sessions", {"qualifier": "累计", "as_of": "2019", **YEAR_2019}, "2019年累计"),
        ("activity_sessions", {"qualifier": "共/累计/约", **YEAR_2019}, "2019年累计"),
        ("activity_participants", {"qualifier": "多", "as_of": "2019", **YEAR_2019}, "2019年"),
        ("mediation_cases", THIS_YEAR, "“今年以来”，据同节“2019年”推定"),
        ("population", {"as_of": "2019-12"}, "截至2019-12"),
        ("population", {"as_of": "2019-12-05", "qualifier": "累计"}, "截至2019-12-05累计"),
        ("location", {"words": "商业地段"}, "不适用"),
    ],
)
def test_the_time_is_said_as_far_as_the_source_says_it(db, code, columns, when):
    assert fact(code, **columns).when == when


@pytest.mark.parametrize(
    ("columns", "iso"),
    [
        ({}, ""),
        ({"as_of": "2019-12"}, "2019-12"),
        (YEAR_2019, "2019"),
        (THIS_YEAR, "2019"),
        ({**YEAR_2019, "as_of": "2019-12-05"}, "2019-12-05"),
        ({"period_text": "三月以来", "period_start": date(2019, 3, 1)}, "2019-03-01"),
        ({"period_text": "今年以来"}, ""),
    ],
)
def test_the_iso_time_is_no_more_exact_than_the_source(db, columns, iso):
    assert fact(**columns).iso_time == iso


@pytest.mark.parametrize("as_of", ["2019", "2019-12", "2019-12-05", ""])
def test_a_time_may_be_a_year_a_month_or_a_day(db, as_of):
    FactFactory.build(community=CommunityFactory(), source=SourceFactory(), recorded_by=None, as_of=as_of).clean_fields(
        exclude=["recorded_by", "confirmed_by", "retired_by"]
    )


@pytest.mark.parametrize("as_of", ["19", "2019年", "2019-1", "2019-12-5", "2019/12", "２０１９", "2019-12-05-01"])
def test_a_time_in_other_words_is_refused(db, as_of):
    with pytest.raises(ValidationError, match="写成 2019、2019-12 或 2019-12-05。"):
        Fact._meta.get_field("as_of").clean(as_of, None)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("138000.000000", "138000"),
        ("4800", "4800"),
        ("0.265000", "0.265"),
        ("0.000001", "0.000001"),
        ("0", "0"),
        ("120000000", "120000000"),
        ("10", "10"),
    ],
)
def test_the_plain_value_has_no_trailing_noughts_and_no_exponent(value, plain):
    assert Fact(value=Decimal(value)).plain_value == plain


def test_the_plain_value_survives_the_database(db):
    kept = Fact.objects.get(pk=FactFactory(text="约0.265平方公里", value=Decimal("0.265")).pk)

    assert kept.plain_value == "0.265"


@pytest.mark.parametrize(
    ("text", "value", "high", "exact"),
    [
        ("18场次", "18", None, True),
        ("约18场次", "18", None, False),
        ("累计18场次", "18", None, False),
        ("18多场次", "18", None, False),
        ("18场次左右", "18", None, False),
        ("1.5万人", "15000", None, True),
        ("0.5公顷", "0.5", None, False),
        ("3至5场", "3", "5", False),
    ],
)
def test_only_a_whole_number_stated_flat_is_exact(text, value, high, exact):
    assert Fact(text=text, value=Decimal(value), high=high and Decimal(high)).is_exact is exact


@pytest.mark.parametrize(
    ("text", "value", "parts"),
    [
        ("约13.8万平方米", "138000", [("qualifier", "约"), ("number", "13.8"), ("unit", "万平方米")]),
        ("600多人次", "600", [("number", "600"), ("qualifier", "多"), ("unit", "人次")]),
        ("说不清的写法", "1", [("number", "说不清的写法")]),
    ],
)
def test_the_parts_spell_the_text_again(text, value, parts):
    fact = Fact(text=text, value=Decimal(value))

    assert list(fact.parts) == parts
    assert "".join(words for _kind, words in fact.parts) == text


@pytest.mark.parametrize(
    ("level", "make", "is_at_home"),
    [
        ("community", CommunityFactory, True),
        ("estate", EstateFactory, True),
        ("facility", FacilityFactory, True),
        ("street", StreetFactory, False),
    ],
)
def test_a_fact_stands_on_the_page_of_the_community_around_its_owner(db, level, make, is_at_home):
    owner = make()
    fact = FactFactory(**{"community": None, level: owner})

    home = None if not is_at_home else owner if level == "community" else owner.community
    assert (fact.owner_level, fact.owner, fact.home_community) == (level, owner, home)


def test_a_community_has_the_facts_of_its_estates_and_facilities_but_not_of_its_street(db):
    community = CommunityFactory()
    own = FactFactory(community=community)
    estate = FactFactory(community=None, estate=EstateFactory(community=community))
    facility = FactFactory(community=None, facility=FacilityFactory(community=community))
    FactFactory(community=None, street=community.street)
    FactFactory()

    assert set(Fact.objects.about_community(community)) == {own, estate, facility}


# Rivals: the same figure of the same owner and period, told otherwise by another source.


def pair(**columns):
    """Two facts that agree in all but what `columns` say of the second."""
    community = CommunityFactory()
    first = FactFactory(community=community)
    return first, FactFactory(**{"community": community, **columns})


def rivals(fact):
    return list(Fact.objects.rivals_of(fact))


def rivalled():
    return list(Fact.objects.current().with_rivals().filter(has_rival=True).order_by("pk"))


FEWER = {"text": "4700人", "value": Decimal("4700"), "qualifier": ""}


def test_two_sources_that_disagree_are_rivals_of_each_other(db):
    one, other = pair(**FEWER)

    assert (rivals(one), rivals(other), rivalled()) == ([other], [one], [one, other])


def test_two_sources_that_agree_are_no_rivals(db):
    one, other = pair()

    assert (rivals(one), rivals(other), rivalled()) == ([], [], [])


def test_the_same_value_in_other_words_is_no_rival(db):
    one, _other = pair(text="4800人", qualifier="")

    assert (rivals(one), rivalled()) == ([], [])


def test_two_descriptions_that_differ_are_rivals(db):
    one = described("江南大道中商业地段")
    other = described("昌岗路口", community=one.community)

    assert (rivals(one), rivals(other), rivalled()) == ([other], [one], [one, other])


def test_two_descriptions_that_agree_are_no_rivals(db):
    one = described("江南大道中商业地段")
    described("江南大道中商业地段", community=one.community)

    assert (rivals(one), rivalled()) == ([], [])


def test_a_waiting_fact_is_a_rival_already(db):
    one, other = pair(**FEWER, state="waiting")

    assert (rivals(one), rivalled()) == ([other], [one, other])


@pytest.mark.parametrize(
    "difference",
    [
        {"state": "retired"},
        {"subtype": "常住"},
        {"as_of": "2019"},
        {"period_text": "2019年"},
        {"unit": "人次"},
    ],
    ids=lambda difference: next(iter(difference)),
)
def test_another_figure_is_no_rival(db, difference):
    one, _other = pair(**FEWER, **difference)

    assert (rivals(one), rivalled()) == ([], [])


def test_the_same_words_of_another_year_are_no_rival(db):
    """今年以来 of two reports."""

    def this_year(year):
        return {"period_text": "今年以来", "period_start": date(year, 1, 1), "period_reason": "报道日期"}

    one = FactFactory(**this_year(2020))
    FactFactory(community=one.community, **this_year(2021), **FEWER)
    assert (rivals(one), rivalled()) == ([], [])

    same = FactFactory(community=one.community, **this_year(2020), **FEWER)
    assert (rivals(one), rivalled()) == ([same], [one, same])


def test_another_indicator_is_no_rival(db):
    one, _other = pair(**FEWER, indicator=Indicator.objects.get(code="population_floating"))

    assert (rivals(one), rivalled()) == ([], [])


@pytest.mark.parametrize("owner", [CommunityFactory, EstateFactory, FacilityFactory, StreetFactory])
def test_the_same_figure_of_another_owner_is_no_rival(db, owner):
    one = FactFactory()
    level = owner._meta.model._meta.model_name
    FactFactory(**{"community": None, level: owner()}, **FEWER)

    assert (rivals(one), rivalled()) == ([], [])


@pytest.mark.parametrize("owner", [EstateFactory, FacilityFactory, StreetFactory])
def test_facts_of_every_kind_of_owner_can_be_rivals(db, owner):
    owners = {"community": None, owner._meta.model._meta.model_name: owner()}
    one, other = FactFactory(**owners), FactFactory(**owners, **FEWER)

    assert (rivals(one), rivalled()) == ([other], [one, other])


def test_a_range_with_another_upper_end_is_a_rival(db):
    one, other = pair(text="3至6人", value=Decimal("4800"), high=Decimal("6000"))

    assert (rivals(one), rivals(other), rivalled()) == ([other], [one], [one, other])
