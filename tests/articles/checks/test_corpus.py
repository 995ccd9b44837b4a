"""Stories with what careful people took out of them: a record that agrees with its story raises next to no alarm."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from articles.checks.checking import compare
from articles.checks.manuscript import Manuscript, passages_of
from articles.checks.names import find_names
from articles.checks.records import RecordedFigure, RecordedHonour, RecordedName, RecordedPerson, Records
from communities.extraction.folding import fold
from communities.extraction.places import Place

STORIES = Path(__file__).parents[2] / "data" / "stories"
STATUSES = {"获得": "won", "候选": "candidate"}


def gold():
    for path in sorted(STORIES.glob("*.json")):
        text = path.with_suffix(".txt")
        if text.exists():
            yield path.stem, text.read_text("utf-8", errors="replace"), json.loads(path.read_text("utf-8"))


def figures_of(place):
    for fact in place.get("facts", []):
        value, unit = fact.get("value"), fact.get("unit") or ""
        ends = [
            Decimal(str(end)) for end in (value if isinstance(value, list) else [value]) if isinstance(end, int | float)
        ]
        if not ends:
            continue
        if unit == "%":
            ends, unit = [end / 100 if end > 1 else end for end in ends], ""
        yield RecordedFigure(
            owner=place["name"],
            label=fact["field"],
            code=fact["field"],
            subtype=fact.get("kind") or "",
            text=fact["span"],
            value=ends[0],
            high=ends[1] if len(ends) > 1 else None,
            unit=unit,
            qualifiers=tuple(filter(None, (fact.get("qualifier") or "").split("/"))),
            as_of=fact.get("as_of") or "",
            period_text="",
            is_resolved=False,
            state="published",
            reason="",
            homes=frozenset({place["name"]}),
        )


def honour_of(award):
    status = award.get("status") or "获得"
    level, code = award.get("level") or "", STATUSES.get(status, "goal")
    return RecordedHonour(
        award["title"], award.get("recipient") or "", level, level, code, status, code == "won", "published"
    )


def check(text, story):
    places = {
        fold(place["name"]): Place(
            place["level"] if place.get("level") in ("street", "estate") else "community", place["name"]
        )
        for place in story.get("communities", [])
    }
    honours = [honour_of(award) for award in story.get("awards", [])]
    people = [RecordedPerson(person["name"], True, "") for person in story.get("people", [])]
    spelt = [*(person.name for person in people), *(honour.title for honour in honours), *places]
    records = Records(
        figures=[figure for place in story.get("communities", []) for figure in figures_of(place)],
        honours=honours,
        people=people,
        names=[RecordedName(name, "") for name in spelt],
    )
    lines = [line for line in text.split("\n") if line.strip()]
    body = [{"kind": "paragraph", "anchor": f"p{number}", "text": line} for number, line in enumerate(lines, 1)]
    manuscript = Manuscript(passages_of("", "", body), places)
    return list(compare(manuscript, find_names(manuscript), records))


def test_a_record_that_agrees_with_its_story_blocks_next_to_nothing():
    alarms, results = {}, Counter()
    for name, text, story in gold():
        found = check(text, story)
        results.update(row.result.value for row in found if row.kind.value == "figure")
        if blocking := [f"{row.said} | {row.recorded} | {row.advice}" for row in found if row.blocks]:
            alarms[name] = blocking

    assert len(alarms) <= 8, alarms  # of more than a hundred stories
    assert results["ok"] > 750  # of what people took for facts
