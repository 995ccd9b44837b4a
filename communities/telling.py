"""The parts of a profile beside figures and awards: bodies, places, teams, activities, people, what was declared.

The rows are those that communities/gathering.py fetched; here they are put in the order of reading and footnoted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from communities.enums import DeclarationKind, ProgrammeKind
from communities.footnotes import Footnote, Footnotes
from communities.gathering import Rows, gather, questions_about_street, questions_about_words
from communities.models import Activity, Fact, Person, Recognition, Street
from communities.models.listings import ListingSubject
from communities.models.statements import SourcedStatement

READING_ORDER = [
    *("units", "units_listing", "bodies", "facilities", "teams", "council", "topics", "series", "activities_listing"),
    *("events", "volunteering_listing", "programmes", "channels", "people", "themes", "work_areas", "taking_part"),
    "said",
]
SAID_LAST = [DeclarationKind.PURPOSE, DeclarationKind.GOAL, DeclarationKind.POLICY, DeclarationKind.OUTCOME]


@dataclass(frozen=True)
class Told:
    """A statement with the number of its footnote."""

    item: Any  # one of the kinds of SourcedStatement
    footnote: Footnote


@dataclass(frozen=True)
class Council:
    """The residents' council: the hall, the parties it brings together, the words it keeps to."""

    hall: Told | None
    parties: list[Told]
    mottoes: list[Told]

    @property
    def is_there(self) -> bool:
        return bool(self.hall or self.parties or self.mottoes)

    @property
    def party_names(self) -> list[str]:
        return [told.item.name for told in self.parties]

    @property
    def sayings(self) -> list[str]:
        """The single sayings of the mottoes, which a source often strings together with 、."""
        return [words for told in self.mottoes for words in str(told.item).split("、")]


@dataclass(frozen=True)
class PersonTold:
    """Somebody who is named, what is said of them, and their honours, each with its footnote."""

    told: Told
    honours: list[tuple[Recognition, Footnote]]

    @property
    def person(self):
        return self.told.item.person


@dataclass(frozen=True)
class PersonCard:
    """One person on the page, with what every source says of them."""

    person: Person
    told: list[Told]
    honours: list[tuple[Recognition, Footnote]]

    @property
    def role(self) -> str:
        return "、".join(dict.fromkeys(told.item.role for told in self.told if told.item.role))


class Telling:
    """What is told of one community. Shares the page's footnotes, so numbers follow the order of reading."""

    def __init__(self, rows: Rows, footnotes: Footnotes):
        self.rows, self.footnotes = rows, footnotes

    def read_all(self) -> None:
        """Ask for every part in the order of the page, so that every footnote has its number."""
        for part in READING_ORDER:
            getattr(self, part)

    def told(self, statements: Iterable[SourcedStatement]) -> list[Told]:
        return [Told(item, self.footnotes.cite(item.source, item.quote)) for item in statements]

    @cached_property
    def units(self) -> list[Told]:
        """Institutions in the area, in the order in which the source names them."""
        return self.told(item for item in self.rows["institutions"] if not item.kind.is_own_body)

    @cached_property
    def bodies(self) -> list[Told]:
        """The community's own bodies but the council hall, which has a section of its own."""
        own = (item for item in self.rows["institutions"] if item.kind.is_own_body and item.kind.code != "council_hall")
        return self.told(own)

    @cached_property
    def council(self) -> Council:
        halls = self.told(item for item in self.rows["institutions"] if item.kind.code == "council_hall")
        mottoes = self.declared(DeclarationKind.MOTTO)
        return Council(halls[0] if halls else None, self.told(self.rows["parties"]), mottoes)

    @cached_property
    def topics(self) -> list[Told]:
        """What the council talked about, the newest first."""
        return self.told(self.rows["topics"])

    @cached_property
    def facilities(self) -> list[Told]:
        return self.told(self.rows["facilities"])

    @cached_property
    def teams(self) -> list[Told]:
        return self.told(self.rows["teams"])

    @cached_property
    def programmes(self) -> list[Told]:
        """Ways of working that are worth a line of their own: the community's, and the street's that serve it."""
        return self.told(item for item in self.rows["programmes"] if item.kind == ProgrammeKind.METHOD)

    @cached_property
    def channels(self) -> list[Told]:
        """Platforms and channels through which residents learn and are told."""
        return self.told(item for item in self.rows["programmes"] if item.kind != ProgrammeKind.METHOD)

    def declared(self, kind: str) -> list[Told]:
        return self.told(item for item in self.rows["declarations"] if item.kind == kind)

    @cached_property
    def themes(self) -> list[Told]:
        return self.declared(DeclarationKind.THEME)

    @cached_property
    def work_areas(self) -> list[Told]:
        return self.declared(DeclarationKind.WORK_AREA)

    @cached_property
    def taking_part(self) -> list[Told]:
        return self.declared(DeclarationKind.PARTICIPANTS)

    @property
    def has_said(self) -> bool:
        return bool(self.themes or self.work_areas or self.taking_part or self.said)

    @cached_property
    def said(self) -> list[tuple[str, list[Told]]]:
        """Goals, policies and outcomes by kind: attributed words, shown last and as what they are."""
        labels = dict(DeclarationKind.choices)
        return [(str(labels[kind]), told) for kind in SAID_LAST if (told := self.declared(kind))]

    @cached_property
    def activities(self) -> list[Told]:
        named = {person.pk for person in self.rows["speakers"]}
        for activity in self.rows["activities"]:
            activity.named_speakers = [person for person in activity.speakers.all() if person.pk in named]
        return self.told(self.rows["activities"])

    @cached_property
    def series(self) -> list[Told]:
        return [told for told in self.activities if told.item.series_id and not told.item.is_announced]

    @cached_property
    def events(self) -> list[Told]:
        """Single activities, and whatever is only announced: no series has a session before it was held."""
        return [told for told in self.activities if not told.item.series_id or told.item.is_announced]

    def listing_of(self, subject: str) -> Told | None:
        """The open list of one subject (“等多个科研单位、大专院校”), for the note that it is not complete."""
        found = [item for item in self.rows["listings"] if item.subject == subject and item.is_open]
        return self.told(found)[0] if found else None

    @cached_property
    def units_listing(self) -> Told | None:
        return self.listing_of(ListingSubject.INSTITUTIONS)

    @cached_property
    def activities_listing(self) -> Told | None:
        return self.listing_of(ListingSubject.ACTIVITIES)

    @cached_property
    def volunteering_listing(self) -> Told | None:
        return self.listing_of(ListingSubject.VOLUNTEERING)

    @cached_property
    def people(self) -> list[PersonTold]:
        found = self.rows["portraits"]
        honours: dict[int, list[Recognition]] = {item.person_id: [] for item in found}
        for item in self.rows["honours"]:
            honours[item.person_id].append(item)
        return [PersonTold(told, self.honours(honours[told.item.person_id])) for told in self.told(found)]

    @cached_property
    def person_cards(self) -> list[PersonCard]:
        """Everybody once, where the first source speaks of them; `people` has them once for each source."""
        cards: dict[int, PersonCard] = {}
        for entry in self.people:
            card = cards.setdefault(entry.person.pk, PersonCard(entry.person, [], entry.honours))
            card.told.append(entry.told)
        return list(cards.values())

    def honours(self, recognitions: list[Recognition]) -> list[tuple[Recognition, Footnote]]:
        return [(item, self.footnotes.cite(item.source, item.quote)) for item in recognitions]


@dataclass(frozen=True)
class Words:
    """What a street or district says and does as a whole: bodies, ways of working, declared words."""

    bodies: list[Told]
    programmes: list[Told]
    declarations: list[Told]

    def __bool__(self) -> bool:
        return bool(self.bodies or self.programmes or self.declarations)


def words_of_street(street: Street, footnotes: Footnotes) -> Words:
    return words_of(gather(questions_about_street(street)), footnotes)


def words_of_districts(footnotes: Footnotes, districts: Q | None = None) -> Words:
    """Of every district, or of those that `districts` picks."""
    return words_of(gather(questions_about_words(districts or Q(district__isnull=False))), footnotes)


def words_of(rows: Rows, footnotes: Footnotes) -> Words:
    """The words among rows that were gathered already."""

    def told(statements: Iterable[SourcedStatement]) -> list[Told]:
        return [Told(item, footnotes.cite(item.source, item.quote)) for item in statements]

    return Words(told(rows.get("institutions", [])), told(rows["programmes"]), told(rows["declarations"]))


@dataclass(frozen=True)
class Comparison:
    """A period total beside the single records of that period: compared, never added."""

    fact: Fact
    recorded: int

    @property
    def is_complete(self) -> bool:
        return self.recorded == self.fact.value


def compare_with_records(fact: Fact) -> Comparison:
    """The sessions on record in the period of a total such as 18场次; for staff, who fill what is missing."""
    start, end = fact.period_start, fact.period_end
    dated = Activity.objects.published().held().filter(community=fact.community).exclude(held_on="")
    in_period = [
        activity
        for activity in dated
        if start
        and activity.held_on >= start.isoformat()[: len(activity.held_on)]
        and (end is None or activity.held_on <= end.isoformat()[: len(activity.held_on)])
    ]
    return Comparison(fact, sum(activity.sessions or 1 for activity in in_period))
