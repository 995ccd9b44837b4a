"""The original report against the notes of a careful reader.

Skipped where neither is at hand: nothing of them is ours to ship.
"""

import json
from pathlib import Path

import pytest

from communities.extraction.evaluation import judge
from communities.extraction.reader import read_story

SEED = Path(__file__).resolve().parents[4] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not (SEED / "gold.json").exists(), reason="the original report is not at hand")
WIDE = {ord(half): full for half, full in zip(",:;()!?", "，：；（）！？", strict=True)}


@pytest.fixture(scope="module")
def notes():
    return json.loads((SEED / "gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["as it is", "full width"])
def story(request):
    text = (SEED / "story.txt").read_text(encoding="utf-8")
    return text if request.param == "as it is" else text.translate(WIDE)


def test_everything_that_is_judged_is_proposed_and_nothing_else(story, notes):
    score = judge(read_story(story), notes)
    wrong = {name: tally.wrong for name, tally in score.by_field.items() if tally.wrong}
    missed = {name: tally.missed for name, tally in score.by_field.items() if tally.missed}

    assert (wrong, missed) == ({}, {})


def test_the_footer_is_removed_and_shown(story):
    removed = [removal.quote.replace("：", ":") for removal in read_story(story).removed]

    assert removed == ["川公网安备 51190202000048号", "投稿交流:"]


def test_a_candidate_has_not_won(story):
    statuses = {p.value: (p.level, p.status, p.recipient) for p in read_story(story).proposals if p.kind == "award"}

    assert statuses["海珠好人"] == ("区", "获得", "徐进栋")
    assert statuses["广州好人"] == ("市", "候选", "徐进栋")


def test_this_year_is_resolved_from_the_section_and_said_to_be(story):
    case = next(p for p in read_story(story).proposals if p.field == "mediation_cases")

    assert (case.value, case.as_of, case.period.text, case.period.resolved) == (28, "2019", "今年以来", True)
