"""The screen of a pasted report: what it offers beside the clause, and what its buttons do."""

import re
from urllib.parse import urlencode

import pytest
from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.actions.intakes import delete_text
from communities.forms.proposals import form_of
from communities.forms.proposing import Sheet, lacking
from communities.models import Fact, Proposal
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    FactFactory,
    IntakeFactory,
    PersonFactory,
    ProposalFactory,
    UserFactory,
)
from tests.factories.portal import grant

TEXT = "2019年，社区累计开展活动18场次。"


@pytest.fixture
def desk(client, recorder):
    client.force_login(recorder)
    return client


def page(browser, proposal):
    return browser.get(f"/admin/communities/proposal/{proposal.pk}/change/").content.decode()


def press(browser, proposal, verb, **typed):
    return browser.post(f"/admin/communities/proposal/{proposal.pk}/{verb}/", typed)


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") :]).split())


def sent(**changed):
    """The form of the usual proposal as nobody touched it."""
    return {
        **{"indicator": changed.pop("indicator"), "subtype": "总人口", "text": "约4803人", "qualifier": "约"},
        **{"quote": "社区总人口约4803人"},
        **changed,
    }


def total(community, **columns):
    """A total of activities, as a report claims it."""
    intake = IntakeFactory(district=community.street.district, text=TEXT)
    start, end = TEXT.index("累计"), TEXT.index("。")
    proposal = ProposalFactory(community=community, intake=intake, field="activity_sessions", start=start, end=end)
    told = {"value": 18, "text": "18场次", "unit": "场次", "qualifier": "累计", "subtype": None}
    period = {"text": "2019年", "start": "2019-01-01", "end": "2019-12-31", "resolved": False}
    proposal.content = {**proposal.content, **told, "period": period, "as_of": "2019", "quote": TEXT[start:end]}
    proposal.save()
    return proposal


def test_the_clause_stands_beside_what_would_be_recorded(desk):
    proposal = ProposalFactory()

    html = page(desk, proposal)

    assert re.findall(r'aria-current="true">([^<]+)</a>', html) == ["社区总人口约4803人"]
    assert "归属 " + proposal.community.name in words(html)
    assert "原文写法 约4803人" in words(html)


def test_accepting_leads_to_the_next_one(desk):
    first = ProposalFactory()
    second = ProposalFactory(community=first.community, intake=first.intake)
    indicator = Fact.indicator.field.related_model.objects.get(code="population").pk

    answer = press(desk, first, "accept", owner=f"community:{first.community.pk}", **sent(indicator=indicator))

    assert answer["Location"] == f"/admin/communities/proposal/{second.pk}/change/"
    assert Fact.objects.get().text == "约4803人"


def test_a_key_pressed_twice_does_nothing_twice(desk):
    proposal = ProposalFactory()
    press(desk, proposal, "reject")

    answer = desk.post(f"/admin/communities/proposal/{proposal.pk}/accept/", follow=True)

    assert "这一条刚才已经定了，没有再定一次。" in answer.content.decode()
    assert not Fact.objects.exists()


def test_what_was_typed_stays_when_it_is_refused(desk):
    proposal = ProposalFactory()
    indicator = Fact.indicator.field.related_model.objects.get(code="population").pk
    typed = sent(indicator=indicator, text="约4900人", owner=f"community:{proposal.community.pk}")

    html = press(desk, proposal, "accept", **typed).content.decode()

    assert 'value="约4900人"' in html
    assert "摘句里没有“约4900人”" in html
    assert Proposal.objects.open().exists()


@pytest.mark.parametrize("number", ["", "x", "99999999999999999999", "0"])
def test_merging_into_what_is_not_there_is_refused(desk, number):
    assert press(desk, ProposalFactory(), "merge", into=number).status_code == 404


def test_a_figure_on_record_stands_beside_and_can_be_kept(desk):
    proposal = ProposalFactory()
    fact = FactFactory(community=proposal.community, text="约4700人", subtype="总人口", value=4700)

    html = page(desk, proposal)
    press(desk, proposal, "merge", into=fact.pk)

    assert "总人口 约4700人" in words(html)
    assert "不同" in words(html)
    assert Fact.objects.count() == 1
    assert Proposal.objects.get(pk=proposal.pk).made() == fact


def test_a_public_figure_is_replaced_by_the_newer_report(desk):
    proposal = ProposalFactory()
    fact = FactFactory(community=proposal.community, text="约4700人", subtype="总人口", value=4700)
    typed = sent(indicator=fact.indicator_id, owner=f"community:{proposal.community.pk}")

    press(desk, proposal, "accept", replaces=fact.pk, **typed)

    newer = Fact.objects.get(text="约4803人")
    assert (newer.replaces, newer.state) == (fact, "waiting")


def replacing(proposal, fact, **changed):
    typed = sent(indicator=fact.indicator_id, owner=f"community:{fact.community.pk}")
    return {"replaces": fact.pk, **typed, **changed}


@pytest.mark.parametrize("changed", ["owner", "subtype"])
def test_a_figure_of_something_else_takes_nobodys_place(desk, changed):
    proposal = ProposalFactory()
    fact = FactFactory(community=proposal.community, text="约4700人", subtype="总人口", value=4700)
    other = CommunityFactory(street=proposal.street)
    typed = {"owner": {"owner": f"community:{other.pk}"}, "subtype": {"subtype": "常住"}}[changed]

    answer = press(desk, proposal, "accept", **replacing(proposal, fact, **typed, quote="社区总人口约4803人"))

    html = answer.content.decode()
    assert "归属、指标和细类要与它相同才能替换；不同的请另录一条。" in html
    assert (answer.status_code, answer.context["form"].data["quote"]) == (200, "社区总人口约4803人")
    assert Fact.objects.get() == fact


def test_what_is_being_replaced_already_offers_no_second_replacement(desk, recorder):
    proposal = ProposalFactory()
    fact = FactFactory(community=proposal.community, text="约4700人", subtype="总人口", value=4700)
    FactFactory(community=proposal.community, subtype="总人口", state="waiting", replaces=fact, as_of="2018")

    html = page(desk, proposal)
    answer = press(desk, proposal, "accept", **replacing(proposal, fact))

    assert 'name="replaces"' not in html
    assert (answer.status_code, Fact.objects.count()) == (200, 2)
    assert "这一条已经录入了替换内容，请先处理那一条。" in answer.content.decode()


def test_the_first_button_of_the_form_records_what_was_typed(desk):
    """Enter in a field presses it; of the others, the first would merge into what is on record."""
    proposal = ProposalFactory()
    FactFactory(community=proposal.community, text="约4700人", subtype="总人口", value=4700)

    html = page(desk, proposal)

    form = html[html.index(f"/admin/communities/proposal/{proposal.pk}/accept/") :]
    first = form[form.index("<button") : form.index("</button>")]
    assert "formaction" not in first and "name=" not in first
    assert form.index("<button") < form.index('name="into"')


def test_what_was_read_as_a_groups_is_corrected_by_street_staff(client, db):
    """A group's honour lies in no street, so that its staff do not record it: but they may say whose it is."""
    proposal = ProposalFactory(kind="award", field="award")
    proposal.intake.text.delete()
    told = {"value": "海珠好人", "text": "“海珠好人”", "quote": "“海珠好人”", "status": "获得", "level": "区"}
    proposal.content = {
        **proposal.content,
        **told,
        "recipient": "海洋艺术团",
        "details": {"issuer": None, "year": None},
    }
    proposal.save()
    client.force_login(UserFactory(role="street_staff", role__street=proposal.street))

    html = page(client, proposal)
    form = form_of(proposal, Sheet(proposal.intake)).as_sent()
    refused = press(client, proposal, "accept", **form)
    press(client, proposal, "accept", **{**form, "holder": f"community:{proposal.community.pk}"})

    assert 'data-press="a"' not in html
    assert "改好，采用" in html
    assert (refused.status_code, "这条内容不在您负责的范围内。" in refused.content.decode()) == (200, True)
    assert Proposal.objects.get().state == "corrected"


def test_an_award_whose_words_were_deleted_is_still_answered(desk):
    award = ProposalFactory(kind="award", field="award")
    ProposalFactory(kind="person", field="person", community=award.community, intake=award.intake)
    delete_text(award.intake, by=None)

    assert desk.get(f"/admin/communities/proposal/{award.pk}/change/").status_code == 200


def test_people_to_choose_from_cost_no_question_each(desk, django_assert_max_num_queries):
    award = ProposalFactory(kind="award", field="award")
    with CaptureQueriesContext(connection) as before:
        page(desk, award)
    for _each in range(5):
        PersonFactory(community=award.community)

    with django_assert_max_num_queries(len(before)):
        page(desk, award)


def test_a_total_is_compared_with_the_activities_of_its_year(desk):
    proposal = total(FactFactory().community)
    ActivityFactory(community=proposal.community, held_on="2019-05", sessions=3)
    ActivityFactory(community=proposal.community, held_on="2020-05", sessions=7)
    ActivityFactory(community=proposal.community)

    shown = words(page(desk, proposal))

    assert "原文说18场次；这一时段记录里有1项有日期的活动，合计3。总数和单项只作比较，不相加。" in shown
    assert "另有1项没有日期，没有算进去。" in shown


def test_what_needs_a_new_community_says_so(desk):
    street = FactFactory().community.street
    place = ProposalFactory(community=None, street=street, kind="community", field="community", home_name="海洋社区")
    figure = ProposalFactory(community=None, street=street, intake=place.intake, home_name="海洋社区")

    html = page(desk, figure)

    assert "要先定这一条：" in html
    assert f'href="/admin/communities/proposal/{place.pk}/change/"' in html


def test_another_street_sees_nothing(client, db):
    ours, theirs = ProposalFactory(), ProposalFactory()
    person = UserFactory()
    grant(person, "street_staff", street=ours.street)
    client.force_login(person)

    assert client.get(f"/admin/communities/proposal/{ours.pk}/change/").status_code == 200
    assert client.get(f"/admin/communities/proposal/{theirs.pk}/change/").status_code == 302
    assert press(client, theirs, "reject").status_code == 404


def test_one_report_is_decided_in_each_street_by_its_own(client, db):
    """Pasted by the district: the street's staff see their own clauses marked, and nobody else's."""
    ours = ProposalFactory()
    theirs = ProposalFactory(intake=ours.intake)
    person = UserFactory()
    grant(person, "street_staff", street=ours.street)
    client.force_login(person)

    html = page(client, ours)

    assert f"/proposal/{theirs.pk}/" not in html
    assert "已定0条，共1条" in words(html)
    assert "这篇报道里还有1条归别处定。" in words(html)


def test_a_colleague_confirms_on_the_same_screen(client, desk, confirmer):
    proposal = ProposalFactory()
    indicator = Fact.indicator.field.related_model.objects.get(code="population").pk
    press(desk, proposal, "accept", owner=f"community:{proposal.community.pk}", **sent(indicator=indicator))
    assert "这一条是您录入的，请由另一位同事确认。" in page(desk, proposal)

    client.force_login(confirmer)
    statement = client.get(f"/admin/communities/fact/{Fact.objects.get().pk}/change/").content.decode()
    assert f'<a href="/admin/communities/proposal/{proposal.pk}/change/">对着原文确认</a>' in statement
    assert "确认并公开" in page(client, proposal)
    press(client, proposal, "confirm")

    assert Fact.objects.get().is_public


def test_the_story_is_gone_and_the_page_says_so(desk):
    proposal = ProposalFactory()
    proposal.intake.text.delete()

    assert "全文已按期删除，只留下摘句和来源。" in page(desk, proposal)


def test_the_tally_counts_by_kind_and_month(desk):
    for verb in ("reject", "reject", "accept"):
        proposal = ProposalFactory()
        indicator = Fact.indicator.field.related_model.objects.get(code="population").pk
        press(desk, proposal, verb, owner=f"community:{proposal.community.pk}", **sent(indicator=indicator))

    shown = words(desk.get("/admin/communities/proposal/tally/").content.decode())

    assert "事实 · 人口 3 1 0 2 33%" in shown
    assert "合计 3 1 0 2 33%" in shown


def test_the_start_page_leads_to_the_first_open_one(desk):
    first = ProposalFactory()
    ProposalFactory(community=first.community, intake=first.intake)

    html = desk.get("/admin/").content.decode()

    assert "等我采录的报道" in html
    assert html.count("/admin/communities/proposal/") == 2  # one report, one line; and the way to all of them
    assert f"/admin/communities/proposal/{first.pk}/change/" in html


def test_a_long_report_costs_as_many_questions_as_a_short_one(desk):
    few, many = ProposalFactory(), ProposalFactory()
    for _number in range(30):
        ProposalFactory(community=many.community, intake=many.intake)

    page(desk, few)
    with CaptureQueriesContext(connection) as short:
        page(desk, few)
    with CaptureQueriesContext(connection) as long:
        page(desk, many)

    assert len(long) == len(short)


def test_a_report_that_waits_costs_no_more_with_every_statement(desk, recorder):
    def decided(count):
        first = ProposalFactory()
        for _number in range(count):
            fact = FactFactory(community=first.community, state="waiting", recorded_by=recorder)
            made = {"made_type": "communities.fact", "made_id": fact.pk, "state": "accepted"}
            by = {"decided_by": recorder, "decided_at": fact.recorded_at}
            ProposalFactory(community=first.community, intake=first.intake, **made, **by)
        press(desk, first, "reject")
        with CaptureQueriesContext(connection) as asked:
            page(desk, first)
        return len(asked)

    assert decided(2) == decided(20)


HOSTILE = ["\x00", "9" * 25, "\ud800", "字" * 500, "community:" + "9" * 30]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", ["fact", "award", "person", "activity", "community", "institution"])
def test_whatever_is_sent_is_answered(desk, kind, value):
    proposal = ProposalFactory(kind=kind, field=kind)
    told = {"value": "约4803人", "status": "获得", "level": "市", "recipient": None}
    proposal.content = {**proposal.content, **told, "details": {"role": "民警"}}
    proposal.save()
    form = form_of(proposal, Sheet(proposal.intake))

    for name in [*form.fields, "replaces", "into"]:
        body = urlencode({**form.as_sent(), name: value}, errors="surrogatepass")
        address = f"/admin/communities/proposal/{proposal.pk}/{'merge' if name == 'into' else 'accept'}/"
        answer = desk.post(address, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (200, 302, 404), name


def test_a_figure_of_an_estate_that_nobody_entered_is_accepted_with_it(desk):
    proposal = ProposalFactory()
    proposal.content = {**proposal.content, "owner": {"level": "estate", "name": "穗花新村"}}
    proposal.save()

    shown = words(page(desk, proposal))
    press(desk, proposal, "accept", **form_of(proposal, Sheet(proposal.intake)).as_sent())

    assert "采用时会先建立小区：穗花新村" in shown
    assert "归属 新的小区：穗花新村" in shown
    assert Fact.objects.get().estate.name == "穗花新村"


def test_what_a_form_still_wants_says_which_field():
    class Place(forms.Form):
        street = forms.CharField(label="街道")

    assert list(lacking(Place({}))) == ["街道：这个字段是必填项。"]
    assert list(lacking(Place({"street": "昌岗街道"}))) == []
