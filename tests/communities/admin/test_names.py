"""Names and words at the desk: recorded as the source has them, and a slip is answered in words."""

import re

import pytest
from django.contrib import admin

from communities.admin.statements import StatementAdmin
from communities.models import Activity, Institution, InstitutionKind, Series
from portal.history.models import ChangeRecord
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    CouncilPartyFactory,
    DeclarationFactory,
    DistrictFactory,
    FacilityFactory,
    InstitutionFactory,
    ListingFactory,
    PersonFactory,
    PortraitFactory,
    ProgrammeFactory,
    SourceFactory,
    StreetFactory,
    TeamFactory,
    TopicFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, errors, submit


def kind_of_body(code):
    return InstitutionKind.objects.get(code=code).pk


# For each kind: where it belongs (saved first), what is typed, and the clause that says it.
KINDS = {
    "listing": lambda: {
        "community": CommunityFactory().pk,
        "subject": "institutions",
        "period_text": "近年来",
        "open_ending": "等多个科研单位",
        "quote": "辖内有等多个科研单位",
    },
    "institution": lambda: {
        "community": CommunityFactory().pk,
        "name": "南海海洋研究所",
        "short_name": "海洋所",
        "kind": kind_of_body("research"),
        "quote": "辖内有南海海洋研究所",
    },
    "councilparty": lambda: {
        "institution": InstitutionFactory(kind_code="council_hall").pk,
        "name": "物业公司",
        "order": "2",
        "quote": "居民、物业公司、政府部门",
    },
    "facility": lambda: {
        "community": CommunityFactory().pk,
        "name": "健身休闲场地",
        "kind": "活动场地",
        "extent": "多处",
        "quote": "设有多处健身休闲场地",
    },
    "team": lambda: {
        "community": CommunityFactory().pk,
        "name": "老人诗画班",
        "origin": "spontaneous",
        "members_text": "退休职工",
        "quote": "自发组织老人诗画班",
    },
    "programme": lambda: {
        "street": StreetFactory().pk,
        "serves": CommunityFactory().pk,
        "name": "公职律师+社区法律顾问",
        "kind": "method",
        "quote": "“公职律师+社区法律顾问”体系",
    },
    "declaration": lambda: {
        "district": DistrictFactory().pk,
        "kind": "motto",
        "words": "有事好商量",
        "order": "3",
        "quote": "有事好商量、有事会商量",
    },
    "portrait": lambda: {
        "person": PersonFactory(name="王燕莉").pk,
        "community": CommunityFactory().pk,
        "role": "社区法律顾问",
        "deed": "为居民讲法律。",
        "quote": "法律顾问王燕莉",
    },
    "topic": lambda: {
        "community": CommunityFactory().pk,
        "title": "3号楼加装电梯",
        "progress": "decided",
        "outcome": "三方商定，按楼层分摊。",
        "proposed_on": "2018",
        "met_on": "2019-03",
        "decided_on": "2019-06-01",
        "meetings": "4",
        "notice": "宣传栏公示7天",
        "quote": "商定加装电梯的办法",
    },
    "activity": lambda: {
        "community": CommunityFactory().pk,
        "name": "千场大宣讲",
        "kind": "talk",
        "series": Series.objects.get(name="我们的节日").pk,
        "occasion": Series.objects.get(name="我们的节日").occasions.first().pk,
        "held_on": "2019-09",
        "setting": "indoor",
        "place": "文化室",
        "sessions": "2",
        "participants": "60",
        "participants_unit": "people",
        "participants_text": "60多人",
        "note": "请老师来讲。",
        "quote": "千场大宣讲，60多人参加",
    },
}
FACTORIES = {
    "listing": ListingFactory,
    "institution": InstitutionFactory,
    "councilparty": CouncilPartyFactory,
    "facility": FacilityFactory,
    "team": TeamFactory,
    "programme": ProgrammeFactory,
    "declaration": DeclarationFactory,
    "portrait": PortraitFactory,
    "topic": TopicFactory,
    "activity": ActivityFactory,
}
IN_OUR_WORDS = {"topic"}  # what it records need not stand in the clause
TRIED_ON_THEIR_OWN = {"fact", "recognition"}
OWNERS = "请在社区、街道、区中选且只选一个。"
of_every_kind = pytest.mark.parametrize("kind", KINDS)


def rows(kind):
    return FACTORIES[kind]._meta.model.objects


def add(kind):
    return f"/admin/communities/{kind}/add/"


def typed(kind, /, **more):
    return {**KINDS[kind](), "source": SourceFactory().pk, **more}


def as_typed(statement, names):
    """What stands in the row, as it was typed."""
    return {name: str(getattr(statement, statement._meta.get_field(name).attname)) for name in names}


def test_every_kind_of_statement_is_recorded_below():
    kinds = {model._meta.model_name for model, desk in admin.site._registry.items() if isinstance(desk, StatementAdmin)}

    assert set(KINDS) | TRIED_ON_THEIR_OWN == kinds


@of_every_kind
def test_what_is_typed_is_recorded_word_for_word_and_waits(desk, recorder, kind):
    data = typed(kind, quote_start="17")

    answer = submit(desk, add(kind), **data)

    statement = rows(kind).get()
    assert as_typed(statement, data) == {name: str(value) for name, value in data.items()}
    assert (answer.status_code, statement.state, statement.recorded_by) == (302, "waiting", recorder)
    assert statement.quote_end == 17 + len(data["quote"])
    assert [(line.verb, line.target_id) for line in ChangeRecord.objects.all()] == [("recorded", str(statement.pk))]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in IN_OUR_WORDS])
def test_a_clause_that_does_not_say_it_is_refused_and_what_was_typed_is_still_there(desk, kind):
    data = typed(kind, quote="别的一句话")

    answer = submit(desk, add(kind), **data)

    said = errors(answer)
    assert (answer.status_code, list(said), rows(kind).count()) == (200, ["quote"], 0)
    assert all(re.fullmatch(r"摘句里没有“.+”：请照录写到它的原句。", sentence) for sentence in said["quote"])
    kept = FormReader(answer.text).fields
    assert {name: kept[name] for name in data} == {name: [str(value)] for name, value in data.items()}


@of_every_kind
def test_a_form_without_its_source_is_refused_beside_the_field(desk, kind):
    answer = submit(desk, add(kind), **typed(kind, source=""))

    assert (errors(answer), rows(kind).count()) == ({"source": ["这个字段是必填项。"]}, 0)


@of_every_kind
def test_an_empty_form_is_a_list_of_what_is_missing_and_no_error_page(desk, kind):
    answer = desk.post(add(kind), {})

    assert (answer.status_code, rows(kind).count()) == (200, 0)
    assert {"source", "quote"} <= set(errors(answer))


@of_every_kind
@pytest.mark.parametrize("person", [lambda: UserFactory(role="second_reviewer"), lambda: UserFactory()])
def test_who_may_not_record_has_no_form(client, db, kind, person):
    client.force_login(person())

    assert client.get(add(kind)).status_code == 403


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "activity"])
def test_what_has_no_form_for_replacing_says_so_and_is_retired_and_recorded_anew(desk, kind):
    statement = FACTORIES[kind]()
    page = f"/admin/communities/{kind}/{statement.pk}/"

    assert desk.get(f"{page}replace/").status_code == 404
    assert desk.get(f"{page}change/").context["is_replaceable"] is False
    submit(desk, f"{page}retire/", reason="改了名称")
    assert rows(kind).values_list("state", "retirement_reason").get() == ("retired", "改了名称")


@pytest.mark.parametrize(
    ("kind", "more", "field", "sentence"),
    [
        ("institution", {"street": lambda: StreetFactory().pk}, "__all__", "请在社区、街道中选且只选一个。"),
        ("institution", {"community": ""}, "__all__", "请在社区、街道中选且只选一个。"),
        ("programme", {"community": lambda: CommunityFactory().pk}, "__all__", OWNERS),
        ("programme", {"street": ""}, "__all__", OWNERS),
        ("declaration", {"community": lambda: CommunityFactory().pk}, "__all__", OWNERS),
        ("declaration", {"words": "话" * 41}, "words", "不超过 40 字符"),
        ("activity", {"held_on": "2019-13"}, "held_on", "写成 2019、2019-12 或 2019-12-05。"),
        ("activity", {"participants_unit": ""}, "__all__", "参加人数、单位和原文要同时填写。"),
        ("activity", {"participants": "", "participants_unit": ""}, "__all__", "参加人数、单位和原文要同时填写。"),
        ("activity", {"series": ""}, "__all__", "填了节日，就要填它所在的系列。"),
        ("activity", {"sessions": "-1"}, "sessions", "大于或等于"),
        ("topic", {"title": "找李生，电话13812345678"}, "title", "不能写身份证号、电话、卡号这样的长数字"),
        ("topic", {"met_on": "2017"}, "met_on", "时间早于前面的一步，请核对来源。"),
        ("topic", {"outcome": ""}, "__all__", "已经议定的议题，请写明结果。"),
        ("councilparty", {"institution": ""}, "institution", "这个字段是必填项。"),
        ("portrait", {"person": ""}, "person", "这个字段是必填项。"),
        ("team", {"quote": "组" * 41}, "quote", "不超过 40 字符"),
        ("team", {"quote_start": "2147483647"}, "quote_start", "起点太大了"),
    ],
)
def test_a_slip_is_answered_beside_its_field(desk, kind, more, field, sentence):
    data = typed(kind, **{name: value() if callable(value) else value for name, value in more.items()})

    answer = submit(desk, add(kind), **data)

    said = errors(answer)
    assert field in said
    assert sentence in said[field][0]
    assert rows(kind).count() == 0


@pytest.mark.parametrize("kind", ["school", ""])
def test_a_parent_that_is_no_station_above_is_refused_in_words(desk, kind):
    above = InstitutionFactory(kind_code="practice_office")
    chosen = kind and kind_of_body(kind)

    answer = submit(desk, add("institution"), **typed("institution", parent=above.pk, kind=chosen))

    field = "parent" if kind else "kind"
    assert list(errors(answer)) == [field]
    assert list(Institution.objects.all()) == [above]


def test_the_speakers_and_tags_of_an_activity_are_kept(desk):
    speakers = PersonFactory.create_batch(2)
    data = typed("activity", speakers=[person.pk for person in speakers], tags="党建、垃圾分类")

    answer = submit(desk, add("activity"), **data)

    activity = Activity.objects.get()
    assert answer.status_code == 302
    assert set(activity.speakers.all()) == set(speakers)
    assert set(activity.tags.names()) == {"党建", "垃圾分类"}


def test_the_speakers_and_tags_of_a_refused_activity_are_still_there(desk):
    speaker = PersonFactory()
    data = typed("activity", speakers=[speaker.pk], tags="党建", quote="别的一句话")

    kept = FormReader(submit(desk, add("activity"), **data).text).fields

    assert (kept["speakers"], kept["tags"]) == ([str(speaker.pk)], ["党建"])


def test_a_portrait_whose_clause_leaves_out_the_name_is_refused(desk):
    answer = submit(desk, add("portrait"), **typed("portrait", quote="社区法律顾问"))

    assert errors(answer) == {"quote": ["摘句里没有“王燕莉”：请照录写到它的原句。"]}


def test_blanks_and_invisible_marks_around_a_name_are_cleaned(desk):
    submit(desk, add("team"), **typed("team", name="\u200b𠮷庆䶮舞队\u3000", quote=" 组织𠮷庆䶮舞队 "))

    team = rows("team").get()
    assert (team.name, team.quote) == ("𠮷庆䶮舞队", "组织𠮷庆䶮舞队")
