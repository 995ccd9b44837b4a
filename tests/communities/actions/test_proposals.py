"""Deciding on proposals: accepted, corrected, merged, rejected and taken back; nothing of it is public by itself."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from communities.actions.proposals import (
    accept_place,
    accept_proposal,
    merge_proposal,
    reject_proposal,
    reopen_proposal,
)
from communities.actions.statements import confirm_statement
from communities.deciding import next_for, progress_of
from communities.forms.proposals import form_of
from communities.forms.proposing import Sheet
from communities.models import Award, Community, Estate, Fact, Person, Proposal, Recognition
from portal.access.viewer import looking_as
from portal.history.models import ChangeRecord
from tests.factories import (
    CommunityFactory,
    FactFactory,
    ProposalFactory,
    RecognitionFactory,
    StreetFactory,
    UserFactory,
)


def read(proposal, **changed):
    """The form of a proposal as somebody sent it back, with some fields changed."""
    sheet = Sheet(proposal.intake)
    form = form_of(proposal, sheet, {**form_of(proposal, sheet).as_sent(), **changed})
    assert form.is_valid(), form.errors
    return form


def accept(proposal, by, **changed):
    form = read(proposal, **changed)
    return accept_proposal(proposal, draft=form.instance, first=form.first, corrected=form.corrected, by=by)


def test_an_accepted_figure_waits_with_its_clause_and_its_source(recorder):
    proposal = ProposalFactory()

    fact = accept(proposal, recorder)

    assert (fact.text, fact.value, fact.qualifier, fact.subtype) == ("约4803人", Decimal(4803), "约", "总人口")
    assert (fact.quote, fact.quote_start, fact.source) == ("社区总人口约4803人", 0, proposal.intake.source)
    assert (fact.state, fact.recorded_by) == ("waiting", recorder)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.made(), proposal.corrected) == ("accepted", fact, [])


def test_what_somebody_changed_is_kept_by_the_names_of_its_fields(recorder):
    proposal = ProposalFactory()

    fact = accept(proposal, recorder, subtype="常住")

    proposal.refresh_from_db()
    assert (fact.subtype, proposal.state, proposal.corrected) == ("常住", "corrected", ["subtype"])


def test_a_quote_that_the_report_does_not_have_is_refused(db):
    proposal = ProposalFactory()
    sheet = Sheet(proposal.intake)
    sent = {**form_of(proposal, sheet).as_sent(), "quote": "居民约4803人"}

    form = form_of(proposal, sheet, sent)

    assert form.errors == {"quote": ["原文里没有这一句，请照录原文，一字不改。"]}


def test_nobody_decides_twice(recorder):
    proposal = ProposalFactory()
    reject_proposal(proposal, by=recorder)

    with pytest.raises(PermissionDenied) as refused:
        accept(proposal, recorder)

    assert str(refused.value) == "这一条已经有人定过了：不采用。"
    assert not Fact.objects.exists()


def test_a_reviewer_does_not_decide(confirmer):
    proposal = ProposalFactory()

    with pytest.raises(PermissionDenied):
        reject_proposal(proposal, by=confirmer)

    assert Proposal.objects.open().get() == proposal


def test_street_staff_decide_in_their_own_street_only(db):
    ours, theirs = ProposalFactory(), ProposalFactory()
    person = UserFactory(role="street_staff", role__street=ours.street)

    reject_proposal(ours, by=person)
    with pytest.raises(PermissionDenied) as refused:
        reject_proposal(theirs, by=person)

    assert str(refused.value) == "这条内容不在您负责的范围内。"


def test_merging_points_at_what_is_there_and_records_nothing(recorder):
    proposal = ProposalFactory()
    fact = FactFactory(community=proposal.community)

    merge_proposal(proposal, into=fact, by=recorder)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.made(), Fact.objects.count()) == ("merged", fact, 1)


def test_taking_back_retires_what_waits(recorder):
    proposal = ProposalFactory()
    fact = accept(proposal, recorder)
    proposal.refresh_from_db()

    reopen_proposal(proposal, by=recorder)

    fact.refresh_from_db()
    proposal.refresh_from_db()
    assert (fact.state, fact.retirement_reason) == ("retired", "撤销采用")
    assert (proposal.state, proposal.decided_by, proposal.made()) == ("open", None, None)


def test_who_does_not_see_what_came_of_it_does_not_take_it_back(recorder):
    """A group's honour lies in no street: its street's staff see the proposal, and not what the district recorded."""
    proposal = ProposalFactory(kind="award", field="award")
    made = RecognitionFactory(community=None, group_name="海洋艺术团", state="waiting")
    told = {"decided_by": recorder, "decided_at": proposal.intake.recorded_at}
    made_type, made_id = made._meta.label_lower, made.pk
    Proposal.objects.filter(pk=proposal.pk).update(state="accepted", made_type=made_type, made_id=made_id, **told)
    proposal.refresh_from_db()
    staff = UserFactory(role="street_staff", role__street=proposal.street)

    with looking_as(staff), pytest.raises(PermissionDenied) as reason:
        reopen_proposal(proposal, by=staff)

    proposal.refresh_from_db()
    assert str(reason.value) == "由它录入的内容不在您负责的范围里，请区级管理员撤销。"
    assert (proposal.state, Recognition.objects.get().state) == ("accepted", "waiting")


def test_what_a_colleague_confirmed_is_not_taken_back(recorder, confirmer):
    proposal = ProposalFactory()
    confirm_statement(accept(proposal, recorder), by=confirmer)
    proposal.refresh_from_db()

    with pytest.raises(PermissionDenied) as refused:
        reopen_proposal(proposal, by=recorder)

    assert str(refused.value) == "同事已经确认，它公开了。要改，请在那一条上替换或停用。"


def test_a_new_community_ties_what_the_story_says_of_it(recorder):
    street = CommunityFactory().street
    new = ProposalFactory(community=None, street=street, kind="community", field="community", home_name="海洋社区")
    new.content = {**new.content, "value": "海洋社区", "text": "海洋社区"}
    new.save()
    figure = ProposalFactory(community=None, street=street, intake=new.intake, home_name="海洋社区")

    form = read(new, name="海洋社区居委会辖区")
    accept_place(new, entry=form.instance, corrected=form.corrected, by=recorder)

    figure.refresh_from_db()
    community = Community.objects.get(name="海洋社区居委会辖区")
    assert (figure.community, figure.home_name, community.state) == (community, "海洋社区居委会辖区", "draft")


def test_a_new_award_is_entered_with_its_first_recognition(recorder):
    proposal = ProposalFactory(kind="award", field="award")
    proposal.intake.text.delete()
    told = {"value": "海珠好人", "text": "“海珠好人”", "quote": "“海珠好人”", "status": "候选", "level": "区"}
    proposal.content = {**proposal.content, **told, "recipient": None, "details": {"issuer": None, "year": None}}
    proposal.save()

    recognition = accept(proposal, recorder)

    award = Award.objects.get()
    assert (award.title, award.level.code, award.is_level_inferred) == ("海珠好人", "district", True)
    assert (recognition.award, recognition.status.code) == (award, "candidate")
    assert not Recognition.objects.won().exists()


def test_a_person_is_named_on_the_ground_of_the_report(recorder):
    proposal = ProposalFactory(kind="person", field="person")
    told = {
        "value": "陈晓",
        "text": "民警陈晓",
        "quote": "民警陈晓",
        "details": {"role": "民警", "name_is_partial": False},
    }
    proposal.intake.text.delete()
    proposal.content = {**proposal.content, **told}
    proposal.save()

    portrait = accept(proposal, recorder)

    person = Person.objects.get()
    assert (person.name, person.basis, person.basis_source) == ("陈晓", "public_report", proposal.intake.source)
    assert (portrait.person, portrait.role) == (person, "民警")
    assert not Person.objects.public().exists()


def test_each_decision_leaves_its_line_without_a_name(recorder):
    proposal = ProposalFactory()

    reject_proposal(proposal, by=recorder)

    line = ChangeRecord.objects.order_by("number").last()
    assert (line.target_label, line.note) == (f"采录建议 {proposal.pk}", "不采用")


@pytest.mark.parametrize(
    "columns",
    [
        {"state": "rejected"},
        {"state": "accepted", "made_type": "", "made_id": None},
        {"made_type": "communities.fact", "made_id": 1},
        {"state": "unknown"},
        {"start": 5, "end": 5},
    ],
)
def test_the_database_refuses_a_decision_that_is_none(recorder, columns):
    proposal = ProposalFactory()
    if columns.get("state") == "accepted":
        columns = {**columns, "decided_by": recorder, "decided_at": proposal.intake.recorded_at}

    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**columns)


def test_a_merged_street_ties_what_lies_in_it(recorder):
    """The street was entered by a superuser meanwhile, under its full name."""
    home = ProposalFactory()
    new = ProposalFactory(community=None, street=home.street, kind="street", field="street", home_street="新港街")
    new.content = {**new.content, "value": "新港街", "text": "新港街"}
    new.save()
    other = ProposalFactory(community=None, street=home.street, intake=new.intake, home_name="", home_street="新港街道")
    Proposal.objects.filter(pk__in=[new.pk, other.pk]).update(street=None)
    street = StreetFactory(district=home.district, name="新港街道")

    merge_proposal(new, into=street, by=recorder)

    other.refresh_from_db()
    assert other.street == street


def test_an_award_of_a_street_is_held_by_its_name(db):
    proposal = ProposalFactory(kind="award", field="award")
    proposal.intake.text.delete()
    owner = {"level": "street", "name": "新港街道", "street": None, "district": None}
    told = {"value": "示范街道", "text": "示范街道", "quote": "示范街道", "status": "获得", "level": "国家"}
    proposal.content = {**proposal.content, **told, "owner": owner, "recipient": None, "details": {"year": 2011}}

    assert read(proposal).instance.group_name == "新港街道"


def test_a_day_until_which_something_is_counted_is_no_period(db):
    proposal = ProposalFactory()
    period = {"text": "截至2022年底", "start": None, "end": "2022-12-31", "resolved": False}
    proposal.content = {**proposal.content, "as_of": "2022", "period": period}

    fact = read(proposal).instance

    assert (fact.as_of, fact.period_text, fact.period_start, fact.period_end) == ("2022", "截至2022年底", None, None)


def test_a_team_of_a_street_says_why_it_needs_another_owner(db):
    proposal = ProposalFactory(kind="team", field="team")
    proposal.content = {**proposal.content, "owner": {"level": "street", "name": "新港街道"}, "value": "合唱团"}
    sheet = Sheet(proposal.intake)

    form = form_of(proposal, sheet, form_of(proposal, sheet).as_sent())

    assert form.errors["owner"] == ["原文说的是“新港街道”，而这一类只记在社区名下：请另选归属，或不采用。"]


def test_in_a_small_office_one_confirms_what_one_accepted(recorder, settings):
    settings.SELF_CONFIRMATION = True
    proposal = ProposalFactory()
    accept(proposal, recorder)
    proposal.refresh_from_db()

    following = next_for(recorder, progress_of(proposal.intake))

    assert following == proposal
    assert confirm_statement(proposal.made(), by=recorder).is_self_confirmed


def told_of(level, name, **changed):
    """A proposal of a community's report that speaks of something else: a district, a street, an estate."""
    proposal = ProposalFactory(**{key: changed.pop(key) for key in ("kind", "field") if key in changed})
    proposal.content = {**proposal.content, "owner": {"level": level, "name": name}, **changed}
    proposal.intake.text.delete()
    proposal.save()
    return proposal


def test_a_figure_of_a_street_is_the_streets(recorder):
    proposal = told_of("street", "新港街")

    fact = accept(proposal, recorder)

    assert (fact.street, fact.community) == (proposal.street, None)


def test_a_figure_of_a_new_estate_enters_the_estate_first(recorder):
    proposal = told_of("estate", "穗花新村")

    fact = accept(proposal, recorder)

    assert (fact.estate.name, fact.estate.community, fact.community) == ("穗花新村", proposal.community, None)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.corrected) == ("accepted", [])


def test_a_figure_of_an_estate_on_record_enters_none(recorder):
    proposal = told_of("estate", "穗花新村")
    estate = Estate.objects.create(community=proposal.community, name="穗花新村")

    fact = accept(proposal, recorder)

    assert (fact.estate, Estate.objects.count()) == (estate, 1)


def test_an_estate_that_is_asked_about_by_itself_comes_first(db):
    proposal = told_of("estate", "穗花新村")
    ProposalFactory(
        community=proposal.community, intake=proposal.intake, kind="estate", content={"value": "穗花新村", "text": ""}
    )
    sheet = Sheet(proposal.intake)

    form = form_of(proposal, sheet, form_of(proposal, sheet).as_sent())

    assert list(form.errors) == ["owner"]


@pytest.mark.parametrize(
    ("kind", "field", "words"), [("programme", "programme", "精细化管理"), ("statement", "goal", "构建治理体系")]
)
def test_what_a_district_does_and_says_is_the_districts(recorder, kind, field, words):
    proposal = told_of("district", "海珠区", kind=kind, field=field, value=words, text=words, quote=words)

    made = accept(proposal, recorder)

    assert (made.district, made.community, made.street) == (proposal.district, None, None)


@pytest.mark.parametrize(
    ("kind", "level", "name", "sentence"),
    [
        (
            "fact",
            "district",
            "海珠区",
            "原文说的是“海珠区”，而这一类只记在社区、街道、小区、设施名下：请另选归属，或不采用。",
        ),
        ("facility", "street", "新港街", "原文说的是“新港街”，而这一类只记在社区名下：请另选归属，或不采用。"),
        (
            "institution",
            "district",
            "海珠区",
            "原文说的是“海珠区”，而这一类只记在社区、街道名下：请另选归属，或不采用。",
        ),
        (
            "fact",
            "facility",
            "图书阅览室",
            "原文说的是“图书阅览室”，记录里还没有这处设施：先录这处设施，再定这一条；或者改归社区。",
        ),
    ],
)
def test_what_has_no_place_of_its_own_says_why_and_what_to_do(db, kind, level, name, sentence):
    proposal = told_of(level, name, kind=kind, field=kind)
    sheet = Sheet(proposal.intake)

    form = form_of(proposal, sheet, form_of(proposal, sheet).as_sent())

    assert form.errors["owner"] == [sentence]
