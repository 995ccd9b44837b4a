"""What is on record of the places of a story, read with the same number of questions whatever there is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles.checks.vocabulary import SESSIONS, UNIT_WORDS
from communities.enums import ParticipantsUnit, StatementState
from communities.extraction.places import Place
from communities.models import (
    Activity,
    Alias,
    Community,
    Estate,
    Facility,
    Fact,
    Institution,
    Person,
    Portrait,
    Recognition,
    Street,
    Team,
)
from communities.quantities import read_quantity
from portal.access.viewer import everywhere
from portal.records import PublicationState

NAMES_LOOKED_UP = 500  # names of a story that are sought among all people; more is no story


@dataclass(frozen=True)
class RecordedFigure:
    """A figure of the record. ``homes`` are the names of the places of which it may be said."""

    owner: str
    label: str
    code: str
    subtype: str
    text: str
    value: Decimal
    high: Decimal | None
    unit: str
    qualifiers: tuple[str, ...]
    as_of: str
    period_text: str
    is_resolved: bool
    state: str
    reason: str
    homes: frozenset[str]

    @property
    def place(self) -> str:
        return f"{self.owner} · {self.label}"

    @property
    def year(self) -> int | None:
        """The year that its source states; None where the source states none, also where we concluded one."""
        stated = self.as_of if self.as_of and not self.is_resolved else ""
        return int(stated[:4]) if stated else None


@dataclass(frozen=True)
class RecordedHonour:
    """An award of the record with one holder."""

    title: str
    holder: str
    level: str
    level_name: str
    status_code: str
    status: str
    is_won: bool
    state: str


@dataclass(frozen=True)
class RecordedPerson:
    """Somebody on record; ``is_public`` says that the site names them already."""

    name: str
    is_public: bool
    community: str
    is_partial: bool = False  # 胡阿姨 is like too many words to be looked for


@dataclass(frozen=True)
class RecordedName:
    """A name as it is spelt on record, and of what."""

    name: str
    kind: str
    place: str = ""


@dataclass
class Records:
    """All of it, for one story."""

    figures: list[RecordedFigure] = field(default_factory=list)
    descriptions: list[RecordedFigure] = field(default_factory=list)  # facts in words
    honours: list[RecordedHonour] = field(default_factory=list)
    people: list[RecordedPerson] = field(default_factory=list)
    names: list[RecordedName] = field(default_factory=list)


@dataclass(frozen=True)
class KnownPlaces:
    """Places whose names a story may use: those of its communities and all others of their districts."""

    communities: list[Community]
    names: dict[str, Place]
    spelt: list[RecordedName]
    estates: dict[int, list[str]]  # by community


def known_places(communities: Iterable[Community]) -> KnownPlaces:
    """The communities of a story and the names of the places around them."""
    with everywhere():  # whether a figure is right does not depend on who asks
        own = list(Community.objects.filter(pk__in=[row.pk for row in communities]).select_related("street"))
        districts = {row.street.district_id for row in own}
        shown = Q(pk__in=[row.pk for row in own]) | Q(state=PublicationState.PUBLISHED)
        around = Community.objects.filter(shown, street__district__in=districts).values_list("pk", "name")
        called = dict(around.order_by("pk"))
        names = {name: Place("community", name) for name in called.values()}
        spelt = [RecordedName(name, _("社区")) for name in called.values()]
        aliases = Alias.objects.filter(community__in=own).values_list("name", "community__name").order_by("pk")
        for name, community in aliases:
            if len(name) > 1:
                names.setdefault(name, Place("community", community))
        for street in Street.objects.filter(district__in=districts).order_by("pk"):
            for name in (street.name, street.short_name):
                names.setdefault(name, Place("street", street.name))
                spelt.append(RecordedName(name, _("街道")))
        estates: dict[int, list[str]] = {}
        for estate in Estate.objects.filter(community__in=own).order_by("pk"):
            names.setdefault(estate.name, Place("estate", estate.name))
            estates.setdefault(estate.community_id, []).append(estate.name)
            spelt.append(RecordedName(estate.name, _("小区")))
    return KnownPlaces(own, names, spelt, estates)


def read_records(places: KnownPlaces, named: Iterable[str]) -> Records:
    """Everything on record of these places; ``named`` are people's names in the story, sought everywhere."""
    own = places.communities
    streets = {row.street_id for row in own}
    records = Records(names=list(places.spelt))
    with everywhere():
        facts = Fact.objects.filter(
            Q(community__in=own) | Q(estate__community__in=own) | Q(facility__community__in=own) | Q(street__in=streets)
        )
        for fact in facts.with_everything().order_by("pk"):
            if fact.is_figure:
                records.figures.append(_figure_of_fact(fact, _homes(fact, places)))
            else:
                records.descriptions.append(_figure_of_fact(fact, _homes(fact, places)))
        for activity in Activity.objects.filter(community__in=own).select_related("community").order_by("pk"):
            records.figures += _figures_of_activity(activity, places)
        records.people = _people(own, named)
        records.honours = _honours(own)
        records.names += _spelt(own, streets, records)
    return records


def _homes(fact: Fact, places: KnownPlaces) -> frozenset[str]:
    community = fact.home_community
    if community is None:
        return frozenset({str(fact.owner), fact.owner.short_name})
    inside = places.estates.get(community.pk, []) if fact.community_id else [str(fact.owner)]
    return frozenset({community.name, *inside})


def _figure_of_fact(fact: Fact, homes: frozenset[str]) -> RecordedFigure:
    quantity = read_quantity(fact.text) if fact.is_figure else None
    written = tuple(quantity.qualifier.split("/")) if quantity else ()
    qualifiers = dict.fromkeys(word for word in (*fact.qualifier.split("/"), *written) if word)
    return RecordedFigure(
        owner=str(fact.owner),
        label=fact.label,
        code=fact.indicator.code,
        subtype=fact.subtype,
        text=fact.text,
        value=fact.value if fact.value is not None else Decimal(0),
        high=fact.high,
        unit=fact.unit,
        qualifiers=tuple(qualifiers),
        as_of=fact.as_of,
        period_text=fact.period_text,
        is_resolved=fact.is_resolved,
        state=fact.state,
        reason=fact.retirement_reason,
        homes=homes,
    )


def _figures_of_activity(activity: Activity, places: KnownPlaces) -> Iterator[RecordedFigure]:
    homes = frozenset({activity.community.name, *places.estates.get(activity.community_id, [])})
    sessions = RecordedFigure(
        owner=activity.community.name,
        label=activity.name,
        code="activity_sessions",
        subtype="",
        text=_("%(number)s场") % {"number": activity.sessions},
        value=Decimal(activity.sessions or 0),
        high=None,
        unit=SESSIONS,
        qualifiers=(),
        as_of=activity.held_on,
        period_text=activity.period_text,
        is_resolved=False,
        state=activity.state,
        reason=activity.retirement_reason,
        homes=homes,
    )
    if activity.sessions is not None:
        yield sessions
    if activity.participants is not None:
        quantity = read_quantity(activity.participants_text)
        yield replace(
            sessions,
            code="activity_participants",
            text=activity.participants_text,
            value=Decimal(activity.participants),
            unit=UNIT_WORDS[ParticipantsUnit(activity.participants_unit)],
            qualifiers=tuple(filter(None, quantity.qualifier.split("/"))) if quantity else (),
        )


def _people(own: list[Community], named: Iterable[str]) -> list[RecordedPerson]:
    portrayed = Portrait.objects.filter(community__in=own, person=OuterRef("pk"))
    honoured = Recognition.objects.filter(listing__community__in=own, person=OuterRef("pk"))
    sought = list(dict.fromkeys(named))[:NAMES_LOOKED_UP]
    people = Person.objects.filter(
        Q(community__in=own) | Q(name__in=sought) | Q(Exists(portrayed)) | Q(Exists(honoured))
    ).annotate(is_shown=Exists(Person.objects.public().filter(pk=OuterRef("pk"))))
    return [
        RecordedPerson(
            name=row.name,
            is_public=row.is_shown or row.consented_on is not None,
            community=row.community.name if row.community else "",
            is_partial=row.is_name_partial,
        )
        for row in people.select_related("community").order_by("pk")
    ]


def _honours(own: list[Community]) -> list[RecordedHonour]:
    portrayed = Portrait.objects.filter(community__in=own, person=OuterRef("person"))
    recognitions = Recognition.objects.filter(
        Q(community__in=own) | Q(person__community__in=own) | Q(listing__community__in=own) | Q(Exists(portrayed))
    )
    return [
        RecordedHonour(
            title=row.award.title,
            holder=str(row.holder),
            level=row.award.level.short_name,
            level_name=row.award.level.name,
            status_code=row.status.code,
            status=row.status.name,
            is_won=row.status.is_won,
            state=row.state,
        )
        for row in recognitions.with_everything().order_by("pk")
    ]


def _spelt(own: list[Community], streets: set[int], records: Records) -> Iterator[RecordedName]:
    """How bodies, places, teams, people and awards are spelt; what was retired is no model for spelling."""
    current = ~Q(state=StatementState.RETIRED)
    bodies = Institution.objects.filter(current, Q(community__in=own) | Q(street__in=streets))
    for name, short in bodies.values_list("name", "short_name").order_by("pk"):
        yield RecordedName(name, _("单位"))
        if short:
            yield RecordedName(short, _("单位"))
    for model, kind in ((Facility, _("设施")), (Team, _("队伍"))):
        for name in model.objects.filter(current, community__in=own).values_list("name", flat=True).order_by("pk"):
            yield RecordedName(name, kind)
    for person in records.people:
        if person.is_partial:
            continue
        yield RecordedName(person.name, _("人物"), person.community)
    for honour in records.honours:
        if honour.state != StatementState.RETIRED:
            yield RecordedName(honour.title, _("荣誉"), honour.holder)
