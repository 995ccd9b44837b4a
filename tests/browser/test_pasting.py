"""The screen of a pasted report: corrected by keyboard, pressed without scripts, readable in every mode."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from articles.importing import import_story
from communities.actions.proposals import reject_proposal
from communities.intakes import Where
from communities.models import Community, Fact, Proposal, Street
from portal.accounts.models import User
from tests.browser.keyboard import Keys
from tests.browser.test_desk_pages import WIDTHS, faults_of
from tests.browser.test_desk_pages import log_in as desk_log_in
from tests.factories import (
    ActivityFactory,
    CommunityFactory,
    DistrictFactory,
    FactFactory,
    StreetFactory,
    UserFactory,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def site(live_server, unsealed):
    """A district with its streets, as it was begun, and nothing else."""
    district = DistrictFactory()
    for name in ("昌岗街道", "新港街道"):
        StreetFactory(district=district, name=name)
    UserFactory(username="superuser", is_superuser=True)
    for role in ("district_admin", "second_reviewer"):
        UserFactory(role=role, username=role)
    return live_server.url


def test_a_proposal_is_corrected_rejected_and_taken_back_by_keyboard(open_browser):
    page = open_browser()
    keys = Keys(page)
    keys.log_in("district_admin")
    page.goto("/admin/communities/intake/add/")
    keys.focus(page.get_by_label("报道全文"))
    keys.paste("新港街海洋社区\n海洋社区位于新港西路南端。海洋社区常住户数2287户。")
    keys.focus(page.get_by_label("原文未注明日期"))
    keys.press("Space")
    keys.focus(page.get_by_role("button", name="读入"))
    keys.decide("Enter")
    keys.decide("a")  # the community
    keys.decide("x")  # where it lies
    assert [row.state for row in Proposal.objects.order_by("order")] == ["accepted", "rejected", "open"]

    keys.decide("u")
    expect(page.get_by_text("已撤销，请重新决定。")).to_be_visible()
    keys.decide("a")
    keys.press("e")
    expect(page.get_by_label("归属")).to_be_focused()
    keys.focus(page.get_by_label("细类"))
    keys.paste("常住户")
    keys.decide("Enter")

    decided = Proposal.objects.order_by("order").last()
    assert (decided.state, decided.corrected) == ("corrected", ["subtype"])
    assert Fact.objects.get(indicator__code="households").subtype == "常住户"


def test_enter_in_a_field_records_what_was_typed_beside_a_figure_on_record(site, open_browser):
    community = CommunityFactory(name="海洋社区", street=Street.objects.get(name="新港街道"))
    FactFactory(community=community, text="约7000人", value=7000)
    where, admin = Where(community.street.district), User.objects.get(username="district_admin")
    intake = import_story("新港街海洋社区\n海洋社区总人口约7076人。", by=admin, where=where).intake
    page = open_browser()
    keys = Keys(page)
    keys.log_in("district_admin")
    page.goto(f"/admin/communities/proposal/{intake.proposals.get(field='population').pk}/change/")
    expect(page.get_by_text("记录里已经有的，请并排核对")).to_be_visible()

    keys.press("e")
    keys.focus(page.get_by_label("细类"))
    page.keyboard.press("Control+A")
    keys.paste("户籍人口")
    keys.decide("Enter")

    decided = intake.proposals.get(field="population")
    assert (decided.state, decided.corrected, decided.made().subtype) == ("corrected", ["subtype"], "户籍人口")


def test_without_scripts_the_same_buttons_decide(open_browser):
    page = open_browser(java_script_enabled=False)
    desk_log_in(page, "district_admin")
    page.goto("/admin/communities/intake/add/")
    page.get_by_label("报道全文").fill("新港街海洋社区\n海洋社区常住户数2287户。")
    page.get_by_label("原文未注明日期").check()
    page.get_by_role("button", name="读入").click()
    page.get_by_role("button", name="采用").first.click()
    page.get_by_role("button", name="不采用").click()

    assert [row.state for row in Proposal.objects.order_by("order")] == ["accepted", "rejected"]


STORY = (
    "新港街海洋社区\n海洋社区位于新港西路南端，常住人口数约7076人。2019年，海洋社区累计开展活动18场次，参加人数600多人次。\n"
    "海洋社区民警徐进栋同志被评为“海珠好人”。\n粤公网安备 44010502000001号"
)


@pytest.fixture
def proposals(site):
    """A community with a figure and an activity on record, and a report about it; one proposal is decided."""
    person = User.objects.get(username="district_admin")
    district = DistrictFactory()
    community = CommunityFactory(name="海洋社区", street=Street.objects.get(name="新港街道"))
    FactFactory(community=community, text="约7000人", value=7000, subtype="常住")
    ActivityFactory(community=community, held_on="2019-05", sessions=2)
    intake = import_story(STORY, by=person, where=Where(district)).intake
    reject_proposal(intake.proposals.get(field="location"), by=person)
    return {row.field: row for row in intake.proposals.all()}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_it_is_readable_in(scheme, open_browser, proposals):
    page, findings = open_browser(color_scheme=scheme), []
    desk_log_in(page, "district_admin")
    address = "/admin/communities/proposal/{}/change/"

    for name, path in {
        "pasting": "/admin/communities/intake/add/",
        "reports": "/admin/communities/intake/",
        "proposals": "/admin/communities/proposal/",
        "with a rival": address.format(proposals["population"].pk),
        "with a claim": address.format(proposals["activity_sessions"].pk),
        "with something missing": address.format(proposals["award"].pk),
        "decided": address.format(proposals["location"].pk),
        "tally": "/admin/communities/proposal/tally/",
    }.items():
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.goto(path).status == 200, name
        if page.locator(".deciding__correct").count():
            page.locator(".deciding__correct > summary").click()
        if page.locator(".deciding__help").count():
            page.locator(".deciding__help > summary").click()
        findings += faults_of(page, name)

    assert not findings, "\n".join(findings)


@pytest.mark.parametrize("mode", ["normal", "dark", "elder", "grey"])
def test_its_first_and_last_steps_are_readable_in(mode, open_in, proposals):
    """A street that is missing, before somebody who may not and who may set it up; and all decided, to be published."""
    admin, district = User.objects.get(username="district_admin"), DistrictFactory()
    missing = import_story("沙园街沙园社区\n沙园社区常住户数2287户。", by=admin, where=Where(district)).intake
    Community.objects.update(state="draft", published_at=None)
    for row in proposals.values():
        if row.state == "open":
            reject_proposal(row, by=admin)
    page, address, findings = open_in(mode), "/admin/communities/proposal/{}/change/", []

    for person, paths in {
        "district_admin": [
            address.format(missing.proposals.get(kind="street").pk),
            address.format(proposals["population"].pk),
        ],
        "superuser": [
            "/admin/",
            address.format(missing.proposals.get(kind="street").pk),
            address.format(missing.proposals.get(field="households").pk),
        ],
    }.items():
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
        desk_log_in(page, person)
        for path in paths:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                assert page.goto(path).status == 200, path
                findings += faults_of(page, f"{person} {path} {width}")

    assert not findings, "\n".join(findings)


def test_the_key_that_takes_back_means_the_decision_on_the_page(open_browser, proposals):
    """The last decision while one decides; the one that stands there while one looks at it."""
    page, admin = open_browser(), User.objects.get(username="district_admin")
    reject_proposal(Proposal.objects.get(pk=proposals["population"].pk), by=admin)
    desk_log_in(page, "district_admin")
    page.goto(f"/admin/communities/proposal/{proposals['location'].pk}/change/")

    with page.expect_navigation():
        page.keyboard.press("u")

    states = {field: Proposal.objects.get(pk=proposals[field].pk).state for field in ("location", "population")}
    assert states == {"location": "open", "population": "rejected"}


def test_keys_can_be_turned_off_and_stay_off(open_browser, proposals):
    page = open_browser()
    desk_log_in(page, "district_admin")
    page.goto(f"/admin/communities/proposal/{proposals['population'].pk}/change/")
    page.locator(".deciding__help > summary").click()
    page.get_by_label("使用快捷键").uncheck()

    page.reload()
    page.keyboard.press("x")
    page.locator(".deciding__help > summary").click()

    expect(page.get_by_label("使用快捷键")).not_to_be_checked()
    assert Proposal.objects.get(pk=proposals["population"].pk).is_open
