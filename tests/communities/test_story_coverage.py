"""The careful reader's notes on the original report against the JSON of the demonstration, value by value.

Skipped where the report and the notes are not at hand: nothing of them is ours to ship.
"""

import json
from pathlib import Path

import pytest

from communities.demo.offsets import OFFSETS

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
pytestmark = pytest.mark.skipif(not (SEED / "gold.json").exists(), reason="the original report is not at hand")
SLUGS = {"穗花北社区": "suihuabei", "海洋社区": "haiyang"}


@pytest.fixture
def profiles(client, demonstration):
    return {name: client.get(f"/api/communities/{slug}/").json() for name, slug in SLUGS.items()}


@pytest.fixture(scope="module")
def notes():
    return json.loads((SEED / "gold.json").read_text(encoding="utf-8"))


def told(profile):
    """Every word that a profile tells outside figures."""
    names = [row["name"] for kind in NAMED for row in profile[kind]]
    words = [row["text"] for row in [*profile["statements"], *profile["facts"]]]
    titles = [row["title"] for row in [*profile["awards"], *profile["designations"]]]
    tags = [tag for row in profile["activities"] for tag in row["tags"]]
    deeds = [row["deed"] for row in profile["people"] if row["deed"]]
    owners = [row["owner"]["name"] for row in profile["facts"]]
    return [profile["name"], *names, *words, *titles, *tags, *deeds, *owners]


NAMED = ["institutions", "facilities", "teams", "programmes", "activities", "council_parties"]


def test_every_figure_of_the_notes_is_in_the_json_with_its_qualifier_unit_and_clause(profiles, notes):
    missing = []
    for place in notes["communities"]:
        for note in place["facts"]:
            if isinstance(note["value"], int | float):
                facts = [fact for fact in profiles[place["name"]]["facts"] if fact["indicator"] == note["field"]]
                found = [fact for fact in facts if fact["value"] == note["value"] and fact["unit"] == note["unit"]]
                quoted = [fact for fact in found if fact["source"]["quote"] in note["span"]]
                if not quoted or qualifier_of(quoted[0]) != plain_qualifier(note["qualifier"]):
                    missing.append((place["name"], note["field"], note["value"]))

    assert missing == []


def qualifier_of(fact):
    """约 and 多 as qualifier, 今年以来 as period: the JSON keeps them apart, the notes do not."""
    return fact["qualifier"] or (fact["period"]["text"] if fact["period"] and fact["period"]["resolved"] else "")


def plain_qualifier(words):
    return (words or "").removesuffix("名")


def test_every_name_and_word_of_the_notes_is_told_somewhere(profiles, notes):
    everything = [words for profile in profiles.values() for words in told(profile)]

    missing = [
        (place["name"], note["field"], note["value"])
        for place in notes["communities"]
        for note in place["facts"]
        if isinstance(note["value"], str)
        and not any(note["value"] in words or (len(words) > 1 and words in note["value"]) for words in everything)
    ]

    assert missing == []


def test_awards_of_the_notes_have_their_level_holder_and_status(profiles, notes):
    given = {
        (award["title"], award["level"], award["recipient"], award["status"])
        for profile in profiles.values()
        for award in [*profile["awards"], *(honour for person in profile["people"] for honour in person["honours"])]
    }

    assert given == {(award["title"], award["level"], award["recipient"], award["status"]) for award in notes["awards"]}


def test_people_of_the_notes_are_told_with_their_role(profiles, notes):
    given = {(person["name"], person["role"]) for profile in profiles.values() for person in profile["people"]}

    wrote = {"记者", "通讯员"}  # who wrote the report stands in the source's credits
    assert given == {(person["name"], person["role"]) for person in notes["people"] if person["role"] not in wrote}


def test_every_clause_starts_where_the_demonstration_says():
    report = (SEED / "story.txt").read_text(encoding="utf-8")

    assert {quote: report[start : start + len(quote)] for quote, start in OFFSETS.items()} == {
        quote: quote for quote in OFFSETS
    }


def test_the_coverage_page_has_every_span_of_the_acceptance_list_by_number_and_type():
    spans = json.loads((SEED / "acceptance.json").read_text(encoding="utf-8"))
    page = (Path(__file__).resolve().parents[2] / "docs" / "COVERAGE.md").read_text(encoding="utf-8")

    rows = [line.split(" | ")[:2] for line in page.splitlines() if line.startswith("| ") and line[2].isdigit()]

    assert rows == [[f"| {span['n']}", span["type"]] for span in spans]
