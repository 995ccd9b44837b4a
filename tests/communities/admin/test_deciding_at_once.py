"""Two people decide on the same proposal at the very same moment: one decision, one record, and the other is told."""

import os
import re

import pytest
from django.test import Client

from articles.importing import import_story
from articles.models import Story
from communities.forms.proposals import form_of
from communities.forms.proposing import Sheet
from communities.intakes import Where
from communities.models import Award, Fact, Intake, Proposal, Recognition, Street
from portal.history.models import ChangeRecord
from tests.at_once import at_once
from tests.factories import CommunityFactory, DistrictFactory, ProposalFactory, StreetFactory, UserFactory

ROUNDS = int(os.environ.get("RACES", "3"))
TOLD = "这一条刚才已经定了，没有再定一次。"
MET = "就在刚才，有人录了同样的内容，这一条没有再录。请对照记录，再定一次。"


@pytest.fixture
def district(real_database):
    return DistrictFactory()


@pytest.fixture
def colleagues(district):
    """Two district admins, each with a browser of their own."""
    return [browser_of(UserFactory(role="district_admin", name=name)) for name in ("陈晓", "李素芬")]


def browser_of(person):
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def untouched(proposal):
    """The form of a proposal as a browser sends it when nobody changed anything."""
    return form_of(proposal, Sheet(proposal.intake)).as_sent()


def press(client, proposal, verb, **typed):
    return client.post(f"/admin/communities/proposal/{proposal.pk}/{verb}/", typed)


def told(client, answer):
    """What the page to which an answer leads says above itself."""
    return [str(message) for message in client.get(answer["Location"]).context["messages"]]


def has_been_told(client, answer):
    """By a line above the page, or beside the field when the other one was there just before."""
    return (
        told(client, answer) == [MET]
        if answer.status_code == 302
        else bool(re.search("已(经)?存在。", answer.content.decode()))
    )


def lines_on(proposal):
    return ChangeRecord.objects.filter(target_type="communities.proposal", target_id=str(proposal.pk)).count()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_two_who_accept_at_once_one_records_and_the_other_is_told(district, colleagues, number):
    proposal = ProposalFactory(community=CommunityFactory(street=StreetFactory(district=district)))
    form = untouched(proposal)

    answers = at_once(*(lambda c=c: press(c, proposal, "accept", **form) for c in colleagues))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Fact.objects.count() == 1
    assert lines_on(proposal) == 1
    heard = [told(client, answer) for client, answer in zip(colleagues, answers, strict=True)]
    assert sorted(map(len, heard)) == [1, 1] and [TOLD] in heard and heard[0] != heard[1]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_of_accepting_and_rejecting_at_once_one_counts(district, colleagues, number):
    proposal = ProposalFactory(community=CommunityFactory(street=StreetFactory(district=district)))
    form = untouched(proposal)

    answers = at_once(
        lambda: press(colleagues[0], proposal, "accept", **form), lambda: press(colleagues[1], proposal, "reject")
    )

    proposal.refresh_from_db()
    assert (proposal.state, Fact.objects.count()) in [("accepted", 1), ("rejected", 0)]
    assert lines_on(proposal) == 1
    lost = 1 if proposal.state == "accepted" else 0
    assert told(colleagues[lost], answers[lost]) == [TOLD]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_new_award_named_by_two_proposals_at_once_is_entered_once(district, colleagues, number):
    street = StreetFactory(district=district)
    report = "海洋社区先后获得“广东省城市体育先进社区”。穗花北社区先后获得“广东省城市体育先进社区”。"
    for name in ("海洋社区", "穗花北社区"):
        CommunityFactory(name=name, street=street)
    intake = import_story(report, by=None, where=Where(district)).intake
    pair = list(intake.proposals.filter(kind="award").order_by("order"))
    forms = [untouched(proposal) for proposal in pair]

    answers = at_once(
        *(lambda c=c, p=p, f=f: press(c, p, "accept", **f) for c, p, f in zip(colleagues, pair, forms, strict=True))
    )

    assert Award.objects.count() == 1
    for client, answer, proposal, form in zip(colleagues, answers, pair, forms, strict=True):
        if Proposal.objects.get(pk=proposal.pk).is_open:  # who was told so presses once more
            assert has_been_told(client, answer)
            press(client, proposal, "accept", **form)
    assert Recognition.objects.filter(award=Award.objects.get()).count() == 2


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_street_named_by_two_reports_at_once_is_entered_once(district, number):
    superusers = [browser_of(UserFactory(is_superuser=True)) for _each in range(2)]
    reports = ("新港街海洋社区\n海洋社区常住户数2287户。", "新港街海洋社区\n海洋社区常住人口数约7076人。")
    streets = [
        import_story(report, by=None, where=Where(district)).intake.proposals.get(kind="street") for report in reports
    ]

    answers = at_once(
        *(lambda c=c, p=p: press(c, p, "accept", name="新港街道") for c, p in zip(superusers, streets, strict=True))
    )

    assert Street.objects.count() == 1
    assert sorted(Proposal.objects.filter(kind="street").values_list("state", flat=True)) == ["accepted", "open"]
    for client, answer, proposal in zip(superusers, answers, streets, strict=True):
        if Proposal.objects.get(pk=proposal.pk).is_open:  # who was told so merges
            assert has_been_told(client, answer)
            press(client, proposal, "merge", into=Street.objects.get().pk)
    assert not Proposal.objects.open().filter(kind="street").exists()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_community_is_not_taken_back_while_its_figure_is_recorded(district, colleagues, number):
    StreetFactory(district=district, name="新港街道")
    intake = import_story("新港街海洋社区\n海洋社区常住户数2287户。", by=None, where=Where(district)).intake
    place, figure = intake.proposals.get(kind="community"), intake.proposals.get(field="households")
    press(colleagues[0], place, "accept", **untouched(place))
    figure.refresh_from_db()
    form = untouched(figure)

    at_once(lambda: press(colleagues[0], place, "reopen"), lambda: press(colleagues[1], figure, "accept", **form))

    place.refresh_from_db()
    figure.refresh_from_db()
    assert (place.state, figure.state, Fact.objects.count()) in [("accepted", "accepted", 1), ("open", "open", 0)]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_a_colleague_confirms_is_not_taken_back_at_the_same_moment(district, colleagues, number):
    proposal = ProposalFactory(community=CommunityFactory(street=StreetFactory(district=district)))
    press(colleagues[0], proposal, "accept", **untouched(proposal))
    confirmer = browser_of(UserFactory(role="second_reviewer"))

    at_once(lambda: press(confirmer, proposal, "confirm"), lambda: press(colleagues[0], proposal, "reopen"))

    proposal.refresh_from_db()
    assert (proposal.state, Fact.objects.get().state) in [("accepted", "published"), ("open", "retired")]


@pytest.mark.parametrize("number", range(ROUNDS))
def test_one_report_that_two_read_in_at_once_is_read_once(district, colleagues, number):
    typed = {"text": "海洋社区常住户数2287户。", "is_undated": "on", "where": f"district:{district.pk}"}

    answers = at_once(*(lambda c=c: c.post("/admin/communities/intake/add/", typed) for c in colleagues))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Intake.objects.count(), Story.objects.count()) == (1, 1)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_button_pressed_twice_begins_one_draft(district, number):
    report, where = "海洋社区的新事\n海洋社区常住户数2287户。", Where(district=district)
    made = import_story(report, by=UserFactory(is_superuser=True), where=where)
    writer = UserFactory(role="district_admin")
    browsers = [browser_of(writer), browser_of(writer)]

    answers = at_once(*(lambda b=b: b.post(f"/admin/communities/intake/{made.intake.pk}/draft/") for b in browsers))

    story = Story.objects.get(source=made.intake.source_id)
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (302, f"/admin/articles/story/{story.pk}/change/")
    }
