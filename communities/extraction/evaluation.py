"""How well the reader reads: its proposals beside what a careful person took out of the same story.

Only what docs call judged is counted; what is a matter of taste is left out on both sides. A figure is right when its
indicator, value, owner and qualifier are; names are right when they are the same but for a longer or shorter form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from communities.extraction.shapes import Proposal, Reading
from portal.text.normalise import same_place

TASTE = frozenset(
    "goal motto policy_reference service_area practice_theme volunteer_theme achievement participants_group programme designation property_type "
    "meeting_frequency community built_period established name_origin location boundary office_address facility_address".split()
)
_BODIES = {
    "institution": "body",
    "facility": "body",
    "landmark": "body",
    "village": "estate",
    "business_district": "body",
}
_SAME_FIELD = {"service_recipients": "activity_participants", "office_area_m2": "facility_area_m2"}
_NAMED = frozenset({"body", "team", "estate"})
_TIME_WORDS = ("以来", "今年以来", "截至", "至今", "去年", "上月", "近年来", "目前")
_WON = {"获得": "won", "复评": "won", "复评通过": "won"}


@dataclass
class Tally:
    """Right, wrong and missed of one field, with the words of what went wrong."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        found = self.right + len(self.wrong)
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else None

    def add(self, other: "Tally") -> None:
        """Add the counts of another story."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(frozen=True)
class Customs:
    """What an index of stories takes as equal, tolerates and warns of."""

    minor: frozenset[str] = frozenset()
    same: tuple[frozenset[str], ...] = ()
    tolerated: tuple[tuple[int, int, frozenset[str]], ...] = ()
    traps: tuple[tuple[int, int, str], ...] = ()


@dataclass
class Score:
    """One story's tallies by field, and the traps that were sprung."""

    by_field: dict[str, Tally] = field(default_factory=dict)
    sprung: list[str] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        return self.by_field.setdefault(name, Tally())

    def add(self, other: "Score") -> None:
        """Add another story's score."""
        for name, tally in other.by_field.items():
            self.tally(name).add(tally)
        self.sprung += other.sprung

    def group(self, names: Iterable[str]) -> Tally:
        """The sum of several fields."""
        total = Tally()
        for name in names:
            if name in self.by_field:
                total.add(self.by_field[name])
        return total

    def figures(self) -> Tally:
        """The sum of all fields that are figures."""
        return self.group(name for name in self.by_field if name not in OTHER_GROUPS)


OTHER_GROUPS = ("award", "person", "activity", "body", "team", "estate", "byline")


def judge(reading: Reading, gold: dict[str, Any], customs: Customs | None = None) -> Score:
    """Compare one reading with its gold."""
    customs = customs or Customs()
    score = Score()
    unmatched: list[Proposal] = []
    unmatched += _figures(reading, gold, customs, score)
    unmatched += _names(reading, gold, customs, score)
    unmatched += _awards(reading, gold, customs, score)
    unmatched += _people(reading, gold, customs, score)
    _activities(reading, gold, customs, score)
    _byline(reading, gold, score)
    score.sprung = [f"{why}: {text}" for text, why in _sprung(unmatched, customs)]
    return score


def _figures(reading: Reading, gold: dict[str, Any], customs: Customs, score: Score) -> list[Proposal]:
    wanted = [
        (place, row)
        for place in gold.get("communities", [])
        for row in place["facts"]
        if isinstance(row["value"], int | float | list) and row["field"] not in TASTE
    ]
    offered = [
        p
        for p in reading.proposals
        if p.kind in ("fact", "mediation") and not isinstance(p.value, str) and p.field not in TASTE
    ]
    left = list(offered)
    for place, row in wanted:
        name = _SAME_FIELD.get(row["field"], row["field"])
        same = [p for p in left if _SAME_FIELD.get(p.field, p.field) == name and _same_value(p.value, row["value"])]
        best = min(same, key=lambda p: (not _same_owner(p, place), abs(p.start - row["start"])), default=None)
        if best is not None and _same_owner(best, place) and _same_qualifier(best, row, customs):
            score.tally(name).right += 1
            left.remove(best)
        elif best is not None:
            left.remove(best)
            owner = (
                ""
                if _same_owner(best, place)
                else f" owner {best.owner.name if best.owner else None} ≠ {place['name']}"
            )
            doubt = "" if _same_qualifier(best, row, customs) else f" qualifier {best.qualifier} ≠ {row['qualifier']}"
            score.tally(name).wrong.append(f"{best.quote}{owner}{doubt}")
            score.tally(name).missed.append(f"{row['span']}{owner}{doubt}")
        elif not _is_tolerated(row["start"], row["start"] + len(row["span"]), row["field"], customs):
            score.tally(name).missed.append(f"{row['span']} → {row['value']}")
    for proposal in left:
        if not _is_tolerated(proposal.start, proposal.end, proposal.field, customs):
            score.tally(_SAME_FIELD.get(proposal.field, proposal.field)).wrong.append(
                f"{proposal.quote} → {_json(proposal.value)}"
            )
    return left


def _names(reading: Reading, gold: dict[str, Any], customs: Customs, score: Score) -> list[Proposal]:
    rows = [row for place in gold.get("communities", []) for row in place["facts"]]
    wanted = [(_BODIES.get(row["field"], row["field"]), row) for row in rows if isinstance(row["value"], str)]
    wanted = [(name, row) for name, row in wanted if name in _NAMED]
    offered = [p for p in reading.proposals if isinstance(p.value, str) and _BODIES.get(p.field, p.field) in _NAMED]
    left = list(offered)
    for name, row in wanted:
        same = [p for p in left if _same_name(str(p.value), row["value"])]
        best = min(
            same, key=lambda p: (_BODIES.get(p.field, p.field) != name, abs(p.start - row["start"])), default=None
        )
        if best is not None:
            score.tally(name).right += 1
            left.remove(best)
        elif not _is_tolerated(row["start"], row["start"] + len(row["span"]), row["field"], customs):
            score.tally(name).missed.append(row["value"])
    known = [row["value"] for _name, row in wanted]
    for proposal in left:
        again = any(_same_name(str(proposal.value), value) for value in known)
        if not again and not _is_tolerated(proposal.start, proposal.end, proposal.field, customs):
            score.tally(_BODIES.get(proposal.field, proposal.field)).wrong.append(str(proposal.value))
    return [p for p in left if not any(_same_name(str(p.value), value) for value in known)]


def _awards(reading: Reading, gold: dict[str, Any], customs: Customs, score: Score) -> list[Proposal]:
    left = [p for p in reading.proposals if p.kind == "award"]
    tally = score.tally("award")
    unmet: list[dict[str, Any]] = []
    for row in gold.get(
        "awards", []
    ):  # what is right in everything first, so that one missed row shifts none behind it
        right = next((p for p in left if _same_title(str(p.value), row["title"]) and not _faults(p, row)), None)
        if right is None:
            unmet.append(row)
        else:
            left.remove(right)
            tally.right += 1
    for row in unmet:
        same = [p for p in left if _same_title(str(p.value), row["title"])]
        best = min(same, key=lambda p: len(_faults(p, row)), default=None)
        if best is not None:
            left.remove(best)
            tally.wrong.append(f"{best.value} {'; '.join(_faults(best, row))}")
            tally.missed.append(f"{row['title']} {'; '.join(_faults(best, row))}")
        elif _status(row["status"]) == "won" or not _is_tolerated(
            row["start"], row["start"] + len(row["span"]), "award", customs
        ):
            tally.missed.append(f"{row['title']} {row['status']}")
    designations = [
        row["value"] for place in gold.get("communities", []) for row in place["facts"] if row["field"] == "designation"
    ]
    left = [p for p in left if not any(_bare(str(p.value)) == _bare(str(value)) for value in designations)]
    tally.wrong += [f"{p.value} {p.status}" for p in left if not _is_tolerated(p.start, p.end, "award", customs)]
    return left


def _faults(proposal: Proposal, row: dict[str, Any]) -> list[str]:
    """In what an honour of the same title differs from the gold's: level, status, recipient."""
    faults = []
    if not _same_level(proposal.level, row["level"]):
        faults.append(f"level {proposal.level} ≠ {row['level']}")
    if _status(proposal.status) != _status(row["status"]):
        faults.append(f"status {proposal.status} ≠ {row['status']}")
    if not _same_holder(proposal.recipient, row["recipient"]):
        faults.append(f"recipient {proposal.recipient} ≠ {row['recipient']}")
    return faults


def _people(reading: Reading, gold: dict[str, Any], customs: Customs, score: Score) -> list[Proposal]:
    left = [p for p in reading.proposals if p.kind == "person"]
    tally = score.tally("person")
    for row in gold.get("people", []):
        best = next((p for p in left if _bare(str(p.value)) == _bare(row["name"])), None)
        if best is not None:
            left.remove(best)
            tally.right += 1
        elif not _is_tolerated(row["start"], row["start"] + len(row["span"]), "person", customs):
            tally.missed.append(row["name"])
    tally.wrong += [str(p.value) for p in left if not _is_tolerated(p.start, p.end, "person", customs)]
    return left


def _activities(reading: Reading, gold: dict[str, Any], customs: Customs, score: Score) -> None:
    left = [
        p
        for p in reading.proposals
        if p.kind == "activity" and (p.details["sessions"] is not None or p.details["participants"] is not None)
    ]
    tally = score.tally("activity")
    for row in gold.get("activities", []):
        if row["sessions"] is None and row["participants"] is None:
            continue
        best = next(
            (
                p
                for p in left
                if all(
                    row[key] is None or _same_value(p.details[key], row[key]) for key in ("sessions", "participants")
                )
            ),
            None,
        )
        if best is not None:
            left.remove(best)
            tally.right += 1
        elif not _is_tolerated(row["start"], row["start"] + len(row["span"]), "activity", customs):
            tally.missed.append(row["span"])
    del left  # a count that no activity of the gold has is judged as a figure


def _byline(reading: Reading, gold: dict[str, Any], score: Score) -> None:
    tally = score.tally("byline")
    byline = gold.get("byline") or {}
    for role in ("reporters", "correspondents", "photographers", "editors"):
        wanted, found = list(byline.get(role) or []), list(getattr(reading.byline, role))
        tally.right += sum(name in found for name in wanted)
        tally.missed += [f"{role} {name}" for name in wanted if name not in found]
        tally.wrong += [f"{role} {name}" for name in found if name not in wanted]


def _sprung(unmatched: list[Proposal], customs: Customs) -> Iterator[tuple[str, str]]:
    for start, end, why in customs.traps:
        for proposal in unmatched:
            if proposal.start < end and start < proposal.end and _comes_from(proposal, start, end):
                yield proposal.text, why


def _comes_from(proposal: Proposal, start: int, end: int) -> bool:
    """Whether the value itself, not only a word beside it, stands in the trap."""
    place = proposal.start + max(proposal.quote.find(proposal.text), 0)
    return start <= place < end or place <= start < place + len(proposal.text)


def _same_value(ours: Any, theirs: Any) -> bool:
    if isinstance(theirs, list):
        return isinstance(ours, tuple) and all(_close(a, b) for a, b in zip(ours, theirs, strict=True))
    return isinstance(ours, Decimal) and _close(ours, theirs)


def _close(ours: Decimal, theirs: float) -> bool:
    return abs(float(ours) - theirs) <= max(1e-9, abs(theirs) * 1e-6)


def _same_owner(proposal: Proposal, place: dict[str, Any]) -> bool:
    return proposal.owner is not None and same_place(proposal.owner.name, place["name"])


def _same_level(ours: str | None, theirs: str | None) -> bool:
    """其他 is what the reader proposes where a text tells no level."""
    return (ours or "其他") == (theirs or "其他")


def _same_holder(ours: str | None, theirs: str | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return same_place(ours, theirs) or ours in theirs or theirs in ours


def _same_qualifier(proposal: Proposal, row: dict[str, Any], customs: Customs) -> bool:
    ours = _qualifiers(proposal.qualifier, customs)
    theirs = _qualifiers(row["qualifier"], customs)
    period = proposal.period.text if proposal.period else ""
    return ours == {
        word for word in theirs if not any(word.endswith(time) or time in word for time in _TIME_WORDS)
    } or (ours == theirs and not period)


def _qualifiers(words: str | None, customs: Customs) -> set[str]:
    parts = {
        part.removesuffix("名").removesuffix("处")
        for part in re.split(r"[/ ]|(?<=平均)(?=每[年月周天日])", words or "")
        if part
    }
    parts -= customs.minor
    return {min((min(same) for same in customs.same if part in same), default=part) for part in parts}


def _same_name(ours: str, theirs: str) -> bool:
    a, b = _bare(ours), _bare(theirs)
    return a == b or (min(len(a), len(b)) >= 3 and (a.endswith(b) or b.endswith(a) or a in b or b in a))


def _bare(words: str) -> str:
    return re.sub(r"[“”‘’\"'《》\s]", "", words)


def _same_title(ours: str, theirs: str) -> bool:
    """Verbatim but for quotation marks; a year or a turn of award before it (第三批, 第二届) may be part of it or not,

    and so may the level before a title in quotation marks (市“民主法治示范村”): those who read by hand differ in it.
    """
    ours, theirs = (_LEVEL_AHEAD.sub("", words) for words in (ours, theirs))
    a, b = (_AWARDED.sub("", _bare(words)) for words in (ours, theirs))
    return a == b


_LEVEL_AHEAD = re.compile(r"^(?:全国|国家级?|[\u3400-\u9fff]{0,5}(?:[省市区县]|街道|镇)级?)(?=“[^“”]+”$)")
_AWARDED = re.compile(r"^(?:(?:19|20)\d\d年?度?|第[一二三四五六七八九十百\d]+[批届]|首[批届])+")


def _status(status: str | None) -> str:
    if status in _WON:
        return "won"
    return "hoped" if status in ("候选", "入围", "公示", "提名", "推荐参评", "申报") else str(status)


def _is_tolerated(start: int, end: int, name: str, customs: Customs) -> bool:
    return any(
        start < last and first < end and (not fields or name in fields) for first, last, fields in customs.tolerated
    )


def _json(value: Any) -> str:
    return "–".join(str(part) for part in value) if isinstance(value, tuple) else str(value)
