"""What becomes of a recorded fact at the desk: confirmed, replaced, retired, never edited; who may, and rivals."""

import re
from decimal import Decimal

import pytest

from communities import access
from communities.models import Fact
from portal.history.models import ChangeRecord
from tests.factories import (
    STATEMENT_FACTORIES,
    CommunityFactory,
    FactFactory,
    RecognitionFactory,
    SourceFactory,
    UserFactory,
)
from tests.factories.forms import FormReader, seen, submit

ADD = "/admin/communities/fact/add/"
HUGE = 99999999999999999999


@pytest.fixture
def community(db):
    return CommunityFactory(name="穗花北社区")


def page_of(fact, verb="change"):
    return f"/admin/communities/fact/{fact.pk}/{verb}/"


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
    forged = {
        **{"community": CommunityFactory().pk, "indicator": fact.indicator_id, "source": SourceFactory().pk},
        **{"text": "约5800人", "quote": "约5800人", "state": "published", "value": "5800"},
    }

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
