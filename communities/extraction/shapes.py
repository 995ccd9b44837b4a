"""What the reader hands back: proposals tied to their clause, what was removed, and what it wants to ask.

``as_json`` of each is the shape that docs/INTERFACES.md promises for ``extract_facts --format json``.
"""

from dataclasses import dataclass
from dataclasses import field as made_by
from decimal import Decimal
from typing import Any, Literal, NamedTuple

# fmt: off
Kind = Literal[
    "fact", "award", "person", "activity", "institution", "facility", "team", "mediation", "estate", "programme", "statement"
]
# fmt: on
Value = Decimal | tuple[Decimal, Decimal] | str | None


class Span(NamedTuple):
    """A piece of the text as read: ``text[start:end]``."""

    start: int
    end: int

    def as_json(self) -> dict[str, int]:
        return {"start": self.start, "end": self.end}


@dataclass(frozen=True)
class Removal:
    """A piece that is not part of the story, and why."""

    start: int
    end: int
    quote: str
    why: str

    def as_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "quote": self.quote, "why": self.why}


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 opens a place or a chapter, level 2 stands below it."""

    level: int
    text: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        return {"level": self.level, "text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class Warning:
    """Something a person should decide, as a sentence."""

    start: int
    end: int
    message: str

    def as_json(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "message": self.message}


@dataclass(frozen=True)
class Owner:
    """Whose a statement is."""

    level: str
    name: str
    street: str | None = None
    district: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {"level": self.level, "name": self.name, "street": self.street, "district": self.district}


class Period(NamedTuple):
    """The words for a time (今年以来) and the days they stand for, as far as that is known.

    ``resolved`` is true where the year does not stand beside the figure but was concluded from the text or its date.
    """

    text: str
    start: str | None = None
    end: str | None = None
    resolved: bool = False

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end, "resolved": self.resolved}


@dataclass(slots=True)  # not frozen: a story has hundreds, and a frozen one costs four times as much to make
class Proposal:
    """One thing the story states, for a person to accept, correct or reject."""

    kind: Kind
    owner: Owner | None
    field: str
    value: Value
    text: str
    sentence: Span
    start: int
    end: int
    quote: str
    subtype: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    as_of: str | None = None
    period: Period | None = None
    status: str | None = None
    level: str | None = None
    recipient: str | None = None
    details: dict[str, Any] = made_by(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "owner": self.owner.as_json() if self.owner else None,
            "field": self.field,
            "subtype": self.subtype,
            "value": _plain(self.value),
            "text": self.text,
            "unit": self.unit,
            "qualifier": self.qualifier,
            "as_of": self.as_of,
            "period": self.period.as_json() if self.period else None,
            "status": self.status,
            "level": self.level,
            "recipient": self.recipient,
            "details": {key: _plain(value) for key, value in self.details.items()},
            "sentence": self.sentence.as_json(),
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }


@dataclass(frozen=True)
class Byline:
    """Who wrote and showed a story, in the order in which it names them."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()  # (role, name): 实习生, 二审, 来源 …
    spans: tuple[Span, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "reporters": list(self.reporters),
            "correspondents": list(self.correspondents),
            "photographers": list(self.photographers),
            "editors": list(self.editors),
        }


@dataclass(frozen=True)
class Reading:
    """All that was read from one text."""

    title: str | None
    published_on: str | None
    byline: Byline
    removed: tuple[Removal, ...]
    headings: tuple[Heading, ...]
    proposals: tuple[Proposal, ...]
    warnings: tuple[Warning, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "published_on": self.published_on,
            "byline": self.byline.as_json(),
            "removed": [removal.as_json() for removal in self.removed],
            "headings": [heading.as_json() for heading in self.headings],
            "proposals": [proposal.as_json() for proposal in self.proposals],
            "warnings": [warning.as_json() for warning in self.warnings],
        }


def _plain(value: Any) -> Any:
    """Numbers as JSON knows them: whole ones without a point, ranges as a list."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value
