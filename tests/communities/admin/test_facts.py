"""Facts at the desk: the figure is read from its words, somebody else confirms it, and nobody edits it afterwards."""

import re
from decimal import Decimal

import pytest

from communities import access
from communities.models import Fact, Indicator
from portal.history.models import ChangeRecord
from tests.factories import (
    STATEMENT_FACTORIES,
    CommunityFactory,
    EstateFactory,
    FactFactory,
    RecognitionFactory,
    SourceFactory,
    StreetFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, seen, submit

ADD = "/admin/communities/fact/add/"
HUGE = 99999999999999999999


@pytest.fixture
def desk(client, recorder):
    """The desk of a district admin."""
    client.force_login(recorder)
    return client


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


def errors(answer):
    """What the form says, by field; the page still shows what was typed."""
    return {name: list(said) for name, said in answer.context["adminform"].form.errors.items()}


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


# Confirming


def test_who_recorded_a_fact_reads_why_they_cannot_confirm_it(desk, recorder):
    fact = FactFactory(state="waiting", recorded_by=recorder)

    page = desk.get(page_of(fact))

    assert "确认：这一条是您录入的，请由另一位同事确认。" in page.text
    assert page_of(fact, "confirm") not in page.text


def test_who_recorded_a_fact_cannot_confirm_it_by_a_forged_request(desk, recorder):
    fact = FactFactory(state="waiting", recorded_by=recorder)

    answer = desk.post(page_of(fact, "confirm"), seen(fact))

    fact.refresh_from_db()
    assert (answer.status_code, fact.state) == (403, "waiting")
    assert "这一条是您录入的，请由另一位同事确认。" in answer.text


def test_a_colleague_confirms_with_the_button(client, confirmer):
    client.force_login(confirmer)
    fact = FactFactory(state="waiting")

    answer = submit(client, page_of(fact))
    button = re.search(rf'<form method="post" action="({page_of(fact, "confirm")})">', client.get(page_of(fact)).text)
    confirmed = client.post(button[1], seen(fact), follow=True)

    fact.refresh_from_db()
    assert (answer.status_code, fact.state, fact.confirmed_by) == (403, "published", confirmer)
    assert f"已确认，现在公开：{fact}。" in confirmed.text


@pytest.mark.parametrize("state", ["waiting", "published", "retired"])
@pytest.mark.parametrize("factory", STATEMENT_FACTORIES, ids=lambda factory: factory._meta.model.__name__)
@pytest.mark.parametrize("role", ["district_admin", "second_reviewer"])
def test_the_desk_gives_the_reasons_that_the_actions_give(client, db, role, factory, state):
    person = UserFactory(role=role)
    client.force_login(person)
    statement = factory(state=state)
    kind = statement._meta.model_name

    said = client.get(f"/admin/communities/{kind}/{statement.pk}/change/").context

    assert said["refusal_to_confirm"] == access.refusal_to_confirm(person, statement)
    assert said["refusal_to_retire"] == access.refusal_to_retire(person, statement)
    if factory is FactFactory:
        assert said["refusal_to_replace"] == access.refusal_to_replace(person, statement)


def test_a_reviewer_reads_why_they_cannot_replace(client, confirmer):
    client.force_login(confirmer)

    page = client.get(page_of(FactFactory())).text

    assert "替换：您的角色不能录入事实。" in page


def test_a_second_public_fact_on_one_figure_is_refused_in_words(client, confirmer):
    client.force_login(confirmer)
    public = FactFactory()
    second = FactFactory(state="waiting", community=public.community, source=public.source, text="约4900人")

    answer = client.post(page_of(second, "confirm"), seen(second), follow=True)

    second.refresh_from_db()
    assert (answer.status_code, second.state) == (200, "waiting")
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_confirming_needs_a_post(client, confirmer):
    client.force_login(confirmer)
    fact = FactFactory(state="waiting")

    assert client.get(page_of(fact, "confirm")).status_code == 405


# Replacing


def test_a_replacement_asks_for_its_source_anew(desk):
    fact = FactFactory()

    form = FormReader(desk.get(page_of(fact, "replace")).text).fields
    answer = submit(desk, page_of(fact, "replace"), text="约4900人", quote="约4900人")

    assert form["source"] == [""]
    assert list(answer.context["form"].errors) == ["source"]
    assert list(Fact.objects.all()) == [fact]


def test_a_replacement_waits_while_the_old_fact_stays_public(desk):
    fact = FactFactory(subtype="总人口")
    source = SourceFactory()

    answer = submit(desk, page_of(fact, "replace"), text="约4900人", quote="总人口约4900人", source=source.pk)

    newer = Fact.objects.get(text="约4900人")
    fact.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, page_of(newer))
    assert (newer.state, newer.replaces, newer.source, fact.state) == ("waiting", fact, source, "published")
    assert (newer.community, newer.indicator, newer.subtype) == (fact.community, fact.indicator, "总人口")
    assert (newer.value, newer.qualifier, newer.unit) == (Decimal("4900"), "约", "人")


def test_whose_figure_it_is_cannot_be_changed_by_replacing(desk):
    fact, other = FactFactory(), CommunityFactory()
    form = FormReader(desk.get(page_of(fact, "replace")).text).fields
    typed = {"text": "约4900人", "quote": "约4900人", "source": SourceFactory().pk}

    desk.post(page_of(fact, "replace"), {**form, **typed, "community": other.pk, "subtype": "户籍"})

    newer = Fact.objects.get(text="约4900人")
    assert {"community", "indicator", "subtype"}.isdisjoint(form)
    assert (newer.community, newer.subtype) == (fact.community, "")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": "4900人次", "quote": "4900人次"}, "text"),
        ({"text": "很多人", "quote": "很多人"}, "text"),
        ({"quote": "总人口将近五千"}, "quote"),
        ({"quote_start": "2147483647"}, "quote_start"),
        ({"text": "1" + "0" * 30 + "人", "quote": "1" + "0" * 30 + "人"}, "text"),
    ],
)
def test_a_slip_in_a_replacement_is_answered_beside_its_field(desk, typed, field):
    fact = FactFactory()
    good = {"text": "约4900人", "quote": "总人口约4900人", "source": SourceFactory().pk}

    answer = submit(desk, page_of(fact, "replace"), **{**good, **typed})

    assert list(answer.context["form"].errors) == [field]
    assert "您填的内容都还在" in answer.text
    assert list(Fact.objects.all()) == [fact]


@pytest.mark.parametrize("state", ["waiting", "retired"])
def test_only_a_public_fact_can_be_replaced(desk, state):
    answer = desk.get(page_of(FactFactory(state=state), "replace"))

    assert answer.status_code == 403
    assert "只有已确认的内容可以替换；待确认的请先停用，再重新录入。" in answer.text


def test_what_has_no_form_for_replacing_has_no_page_for_it(desk):
    statement = RecognitionFactory()

    assert desk.get(f"/admin/communities/{statement._meta.model_name}/{statement.pk}/replace/").status_code == 404


# Retiring


def test_retiring_asks_for_a_reason(desk):
    fact = FactFactory()

    answer = submit(desk, page_of(fact, "retire"), reason=" ")

    fact.refresh_from_db()
    assert (list(answer.context["form"].errors), fact.state) == (["reason"], "published")


def test_a_retired_fact_shows_by_whom_and_why(desk, recorder):
    fact = FactFactory()

    answer = submit(desk, page_of(fact, "retire"), reason="原报道已更正")

    page = desk.get(answer["Location"]).text
    assert f"由{recorder.name}停用：原报道已更正" in page
    assert page_of(fact, "retire") not in page


@pytest.mark.parametrize("reason", ["长" * 201, "a\0b"])
def test_a_reason_that_cannot_be_kept_is_refused_in_words(desk, reason):
    fact = FactFactory()

    answer = submit(desk, page_of(fact, "retire"), reason=reason)

    fact.refresh_from_db()
    assert (answer.status_code, list(answer.context["form"].errors), fact.state) == (200, ["reason"], "published")


# Never editing


def test_the_page_of_a_fact_has_no_field_to_edit(desk):
    page = desk.get(page_of(FactFactory())).text

    assert set(FormReader(page).fields) <= {"csrfmiddlewaretoken"}
    assert 'name="_save"' not in page


@pytest.mark.parametrize("person", ["district_admin", "second_reviewer", "superuser"])
def test_a_forged_edit_changes_nothing(client, db, person):
    user = UserFactory(is_superuser=True) if person == "superuser" else UserFactory(role=person)
    client.force_login(user)
    fact = FactFactory(text="约4800人", state="waiting")
    forged = typed(CommunityFactory(), "population", "约5800人", state="published", value="5800")

    answer = client.post(page_of(fact), forged)

    kept = Fact.objects.values().get()
    fact.refresh_from_db()
    assert answer.status_code == 403
    assert (kept["text"], kept["value"], kept["state"]) == ("约4800人", Decimal("4800"), "waiting")
    assert [line.verb for line in ChangeRecord.objects.all()] == ["refused"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_fact_is_not_deleted_at_the_desk(client, superuser, method):
    client.force_login(superuser)
    fact = FactFactory()

    answer = getattr(client, method)(page_of(fact, "delete"), {"post": "yes"})

    assert (answer.status_code, Fact.objects.count()) == (403, 1)


def test_the_list_of_facts_offers_no_bulk_deletion(client, superuser):
    client.force_login(superuser)
    fact = FactFactory()

    client.post("/admin/communities/fact/", {"action": "delete_selected", "_selected_action": [fact.pk], "post": "yes"})

    assert Fact.objects.count() == 1


# Who may


@pytest.mark.parametrize(
    ("verb", "method"),
    [("confirm", "post"), ("replace", "get"), ("replace", "post"), ("retire", "get"), ("retire", "post")],
)
def test_staff_without_a_role_do_not_move_facts(client, db, verb, method):
    client.force_login(UserFactory())
    fact = FactFactory(state="waiting" if verb == "confirm" else "published")

    answer = getattr(client, method)(page_of(fact, verb), {"reason": "没有理由"})

    before, now = fact.state, Fact.objects.get().state
    assert (answer.status_code, now) == (404, before)


@pytest.mark.parametrize(("verb", "method"), [("replace", "get"), ("retire", "get"), ("retire", "post")])
def test_a_reviewer_neither_replaces_nor_retires(client, confirmer, verb, method):
    client.force_login(confirmer)
    fact = FactFactory()

    answer = getattr(client, method)(page_of(fact, verb), {"reason": "没有理由"})

    assert (answer.status_code, Fact.objects.get().state) == (403, "published")


def test_a_reviewer_does_not_record(client, confirmer):
    client.force_login(confirmer)

    assert client.get(ADD).status_code == 403


@pytest.mark.parametrize("path", ["/admin/communities/fact/", ADD])
def test_staff_without_a_role_see_no_facts(client, db, path):
    client.force_login(UserFactory())

    assert client.get(path).status_code == 403


@pytest.mark.parametrize("verb", ["confirm", "replace", "retire", "change"])
def test_a_stranger_is_asked_to_log_in(client, db, verb):
    answer = client.post(page_of(FactFactory(), verb))

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize(("verb", "method"), [("confirm", "post"), ("replace", "get"), ("retire", "get")])
@pytest.mark.parametrize("number", [0, 12345, HUGE])
def test_a_fact_that_does_not_exist_is_not_found(desk, verb, method, number):
    assert getattr(desk, method)(f"/admin/communities/fact/{number}/{verb}/").status_code == 404


# Disagreement


def test_rivals_stand_side_by_side_on_the_page_of_each(desk):
    fact = FactFactory(text="约4800人")
    rival = FactFactory(community=fact.community, text="约4900人", value=Decimal("4900"), state="waiting")

    page = desk.get(page_of(fact))

    assert list(page.context["rivals"]) == [rival]
    assert "其他来源的说法不一样，请并排核对" in page.text


def test_the_list_finds_what_sources_disagree_on(desk):
    one = FactFactory()
    other = FactFactory(community=one.community, text="约4900人", value=Decimal("4900"))
    FactFactory()

    listed = desk.get("/admin/communities/fact/?rival=1").context["cl"].queryset

    assert set(listed) == {one, other}
