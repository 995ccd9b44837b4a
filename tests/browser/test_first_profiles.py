"""A fresh installation: three people and one report, by keyboard alone, until both profiles stand on public pages.

The budget is five minutes of people's time, not of this machine's: a second for every keystroke, which holds finding
the key and a look at the marked clause, and the usual wait for every page as the browser took it (`seconds` in
keyboard.py). Pasting counts as one stroke. What the superuser, who sets up, the district admin, who records, and the
reviewer, who confirms, need is added up, though the last two could work at the same time in two streets.
"""

import json
import os
import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from communities.models import Community, Fact, Proposal, Street
from communities.waiting import NAMED_WITH
from portal.history.models import ChangeRecord
from tests.browser.keyboard import Keys, seconds, strokes
from tests.factories import DistrictFactory, UserFactory

pytestmark = pytest.mark.browser

REPORT = Path(os.environ.get("REPORT", Path(__file__).resolve().parents[3] / "shared" / "seed" / "story.txt"))
MOST_STROKES = 200
MOST_SECONDS = 300
# Proposed, but a matter of taste: seed/FIELDS.md.
TASTE = {
    *("goal", "motto", "policy_reference", "service_area", "practice_theme", "volunteer_theme", "achievement"),
    *("participants_group", "programme", "designation", "property_type", "meeting_frequency", "community"),
}
PLACES = ["communities.street", "communities.community"]
FIGURE = r"[0-9][0-9.]*万?[多余]?"


@pytest.fixture
def site(live_server, unsealed):
    """As the operator leaves it: a district, three accounts, and not one street."""
    DistrictFactory()
    UserFactory(username="superuser", is_superuser=True)
    for role in ("district_admin", "second_reviewer"):
        UserFactory(role=role, username=role)
    return live_server.url


def judged(community):
    """What the gold says of a community and is judged: figures as written with their units, names, honours, people."""
    gold = json.loads(REPORT.with_name("gold.json").read_text(encoding="utf-8"))
    (found,) = [one for one in gold["communities"] if one["name"] == community]
    for fact in found["facts"]:
        if fact["field"] not in TASTE:
            yield re.search(FIGURE + fact["unit"], fact["span"]).group() if fact["unit"] else fact["value"]
    people = {"穗花北社区": {"李佩霞"}, "海洋社区": {"王燕莉", "徐进栋"}}[community]
    yield from people
    yield from (award["title"] for award in gold["awards"] if award["recipient"] in {community, *people})


def waiting(page, pile):
    """The first of what waits for this person on the start page, under one heading."""
    return page.locator(f'section[aria-labelledby="pile-{pile}"] .row a').first


def undecided():
    return Proposal.objects.open().count()


def unpublished():
    return Community.objects.exclude(state="published").count()


def unconfirmed():
    return sum(model.objects.awaiting_confirmation().count() for model in NAMED_WITH)


def press_to_the_end(keys, key, left):
    """Press a key until no page offers it; a press after which as much is left fails here, instead of for ever."""
    while keys.page.locator(f'[data-press="{key}"]').count():
        before = left()
        keys.decide(key)
        assert left() < before


def test_from_an_empty_district_to_both_profiles_within_five_minutes(open_browser, record_property):
    if not REPORT.exists():
        pytest.skip("the report itself is not ours to keep")

    # The superuser reads the report in and enters the places that it names.
    page = open_browser()
    first = Keys(page)
    first.log_in("superuser")
    first.focus(page.get_by_role("link", name="粘贴一篇报道"), most=40)
    first.decide("Enter")
    first.focus(page.get_by_label("报道全文"))
    first.paste(REPORT.read_text(encoding="utf-8"))
    first.focus(page.get_by_label("原文未注明日期"))
    first.press("Space")
    first.focus(page.get_by_role("button", name="读入"))
    first.decide("Enter")
    press_to_the_end(first, "a", undecided)

    expect(page.get_by_text("等区级管理员或街道工作人员定")).to_be_visible()
    assert [street.name for street in Street.objects.order_by("pk")] == ["昌岗街道", "新港街道"]
    assert [(row.name, row.slug, row.street.name) for row in Community.objects.order_by("pk")] == [
        ("穗花北社区", "suihuabei", "昌岗街道"),
        ("海洋社区", "haiyang", "新港街道"),
    ]
    assert Proposal.objects.open().exists()
    entered = ChangeRecord.objects.filter(verb="created", target_type__in=PLACES)
    assert [line.target_label for line in entered.order_by("number")] == [
        *("昌岗街道", "新港街道", "穗花北社区", "海洋社区"),
    ]

    # The district admin finds the report waiting, records what it says and publishes the communities.
    page = open_browser()
    second = Keys(page)
    second.log_in("district_admin")
    second.focus(waiting(page, "proposals"), most=40)
    second.decide("Enter")
    press_to_the_end(second, "a", undecided)
    assert undecided() == 0
    assert not Fact.objects.published().exists()  # nothing goes live by itself
    press_to_the_end(second, "p", unpublished)
    assert unpublished() == 0

    # The reviewer finds the first statement waiting and confirms one after the other beside the report.
    page = open_browser()
    third = Keys(page)
    third.log_in("second_reviewer")
    third.focus(waiting(page, "confirm"), most=40)
    third.decide("Enter")
    third.focus(page.get_by_role("link", name="对着原文确认"), most=60)
    third.decide("Enter")
    press_to_the_end(third, "c", unconfirmed)
    assert not Fact.objects.awaiting_confirmation().exists()

    reader = open_browser()
    for slug, name in (("suihuabei", "穗花北社区"), ("haiyang", "海洋社区")):
        reader.goto(f"/communities/{slug}/")
        shown = reader.locator("main").text_content()
        assert [words for words in judged(name) if words not in shown] == []

    people = {"superuser": first, "district_admin": second, "second_reviewer": third}
    counted = {name: strokes(keys) for name, keys in people.items()}
    total, time = strokes(*people.values()), seconds(*people.values())
    pages = sum(len(keys.waits) for keys in people.values())
    record_property("keystrokes", total)
    record_property("seconds", round(time))
    sys.stdout.write(f"\n{counted}: {total} keystrokes, {pages} pages, {time:.0f} s\n")
    assert total <= MOST_STROKES, counted
    assert time <= MOST_SECONDS, (total, pages, time)
