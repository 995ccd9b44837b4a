"""Names: spelt as on record, spelt alike throughout, and who may be named."""

from tests.factories import (
    CommunityFactory,
    InstitutionFactory,
    PersonFactory,
)
from tests.factories.records import check, person, told


def test_a_person_spelt_by_sound_contradicts_and_one_as_recorded_agrees(community):
    person(community)

    assert told(check("法律顾问王艳莉讲课。", community), "name") == [("bad", "王艳莉", "王燕莉", True)]
    assert told(check("法律顾问王燕莉讲课。", community), "name") == [("ok", "王燕莉", "王燕莉", False)]


def test_a_person_one_sign_off_may_be_somebody_else(community):
    person(community)

    assert told(check("法律顾问王小莉说，欢迎来咨询。", community), "name") == [("wait", "王小莉", "王燕莉", False)]


def test_a_name_in_another_script_contradicts(community):
    person(community, "徐进栋")

    assert told(check("民警徐進棟同志。", community), "name") == [("bad", "徐進棟", "徐进栋", True)]


def test_two_signs_off_by_sound_are_found_where_somebody_is_named(community):
    person(community)

    assert told(check("法律顾问王艳丽说，欢迎来咨询。", community), "name") == [("bad", "王艳丽", "王燕莉", True)]


def test_a_name_that_is_not_on_record_is_spelt_in_one_way(community):
    report = check("法律顾问王燕莉说，欢迎来。\n\n法律顾问王艳莉说，常来坐坐。", community)

    assert told(report, "repeat") == [("bad", "王艳莉", "王燕莉", True)]


def test_names_of_bodies_and_places_are_whole_names(community):
    InstitutionFactory(community=community, name="广东省造纸研究所")
    CommunityFactory(name="穗华社区", street=community.street)

    report = check("昌岗街穗花北社区、穗华社区、穗花新村，广东省造纸研究所，广东省造纸研究院。", community)

    assert told(report, "name") == [
        ("ok", "昌岗街", "昌岗街", False),
        ("ok", "穗花北社区", "穗花北社区", False),
        ("ok", "穗华社区", "穗华社区", False),
        ("ok", "广东省造纸研究所", "广东省造纸研究所", False),
        ("bad", "广东省造纸研究院", "广东省造纸研究所", True),
    ]


def test_somebody_whom_nothing_allows_to_name_is_asked_about(community):
    person(community, "徐进栋", state="waiting")
    person(community, "王燕莉")

    report = check("民警徐进栋说，居民陈大文说，法律顾问王燕莉说，书记习近平说，欢迎来。", community)

    assert told(report, "consent") == [("wait", "徐进栋", "", False), ("wait", "陈大文", "", False)]


def test_consent_on_file_is_enough(community):
    PersonFactory(name="陈大文", community=community, consented_on="2020-01-01")

    assert told(check("居民陈大文说，欢迎来。", community), "consent") == []


def test_what_somebody_is_called_in_part_is_not_looked_for(community):
    PersonFactory(name="韦爷爷", community=community, is_name_partial=True)

    assert told(check("有一位爷爷，几乎认不出来。", community), "name") == []


def test_a_station_is_no_office_misspelt(community):
    InstitutionFactory(community=community, name="新时代文明实践站")

    assert told(check("建成新时代文明实践所1个。", community), "name") == []
