"""What the record says already where a proposal speaks: shown side by side, so that nobody records a thing twice."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext

from communities.models import (
    Activity,
    Community,
    Declaration,
    Estate,
    Facility,
    Fact,
    Institution,
    Person,
    Portrait,
    Programme,
    Recognition,
    Street,
    Team,
)
from communities.models.facts import OWNERS, SAME_FIGURE, begins_like
from portal.text.normalise import place_form

MOST = 6
HELD = ("held_on", "period_text")
PARTICIPANTS = ("participants", "participants_unit")


@dataclass(frozen=True)
class Standing:
    """One row on record beside a proposal. `is_same`: it says the same, so that nothing new would come of it."""

    row: Any
    told: str
    is_same: bool = False
    is_being_replaced: bool = False  # another that shall stand in its place waits already

    @property
    def source(self) -> Any:
        """Where a statement is from; None for a place, which is entered without one."""
        return getattr(self.row, "source", None)

    @property
    def quote(self) -> str:
        return getattr(self.row, "quote", "")

    @property
    def is_replaceable(self) -> bool:
        """A public fact that says something else may be replaced by the newer source."""
        return isinstance(self.row, Fact) and self.row.is_public and not (self.is_same or self.is_being_replaced)


def standing_beside(draft: Any) -> list[Standing]:
    """What is on record beside a draft of any kind, what says the same first; [] for a kind that is never compared."""
    ask = ASK.get(type(draft))
    found = ask(draft) if ask else []
    return sorted(found, key=lambda one: not one.is_same)[:MOST]


def facts_beside(draft: Fact) -> list[Standing]:
    """Facts of the same owner and indicator, whatever their time and kind."""
    owner = {name: getattr(draft, f"{name}_id") for name in OWNERS}
    if not any(owner.values()) or draft.indicator_id is None:
        return []
    rows = Fact.objects.current().filter(indicator=draft.indicator_id, **owner).with_everything()
    replaced = set(rows.being_replaced().values_list("pk", flat=True))
    same_figure = Q(begins_like(draft), **{name: getattr(draft, name) for name in SAME_FIGURE})
    rows = rows.annotate(is_other=Case(When(same_figure, then=Value(False)), default=Value(True)))
    return [
        Standing(
            row,
            f"{row.label} {row.written}（{row.when}）",
            not row.is_other and _agree(row, draft, ("value", "high", "words", "qualifier")),
            row.pk in replaced,
        )
        for row in rows.order_by("is_other", "-pk")[: 3 * MOST]
    ]


def _agree(row: Any, draft: Any, names: Iterable[str]) -> bool:
    return all(getattr(row, name) == getattr(draft, name) for name in names)


def honours_beside(draft: Recognition) -> list[Standing]:
    """The same award, held by the same."""
    if draft.award_id is None:
        return []
    holder = {name: getattr(draft, name) for name in ("community_id", "person_id", "group_name")}
    rows = Recognition.objects.current().filter(award=draft.award_id, **holder).with_everything()
    return [
        Standing(
            row,
            f"{row.award}（{row.status}，{row.year or '—'}）",
            row.status_id == draft.status_id and row.year == draft.year,
        )
        for row in rows.order_by("-pk")
    ]


def named_beside(*, places: tuple[str, ...], name: str = "name") -> Callable[[Any], list[Standing]]:
    """Statements of the same kind in the same place under the same name."""

    def ask(draft: Any) -> list[Standing]:
        rows: QuerySet[Any] = (
            type(draft)
            .objects.current()
            .filter(
                **{f"{place}_id": getattr(draft, f"{place}_id") for place in places}, **{name: getattr(draft, name)}
            )
        )
        return [Standing(row, str(row), is_same=True) for row in rows.order_by("-pk")]

    return ask


def activities_beside(draft: Activity) -> list[Standing]:
    """Of the same name in the community: the same only when it was held then, as often, with as many."""
    rows = Activity.objects.current().filter(community=draft.community_id, name=draft.name)
    return [
        Standing(row, f"{row.name}（{_held(row)}）", _agree(row, draft, (*HELD, "sessions", *PARTICIPANTS)))
        for row in rows.order_by("-pk")
    ]


def _held(activity: Activity) -> str:
    when = activity.period_text or activity.held_on or gettext("时间未注明")
    sessions = gettext("%(number)s场") % {"number": activity.sessions} if activity.sessions else ""
    return gettext("，").join(part for part in (when, sessions, activity.participants_text) if part)


def portraits_beside(draft: Portrait) -> list[Standing]:
    if draft.person_id is None:
        return []
    rows = Portrait.objects.current().filter(person=draft.person_id, community=draft.community_id)
    rows = rows.select_related("person")
    return [Standing(row, f"{row.person}：{row.role}", row.role == draft.role) for row in rows.order_by("-pk")]


def streets_beside(draft: Street) -> list[Standing]:
    form = place_form(draft.name)
    return [
        Standing(row, row.name, is_same=True)
        for row in Street.objects.present().filter(district=draft.district_id)
        if place_form(row.name) == form
    ]


def communities_beside(draft: Community) -> list[Standing]:
    """Of the same name anywhere: in the same street it is the same, in another one somebody should look."""
    rows = Community.objects.kept().called(draft.name).select_related("street")
    return [Standing(row, f"{row.street}·{row.name}", row.street_id == draft.street_id) for row in rows.order_by("pk")]


def estates_beside(draft: Estate) -> list[Standing]:
    rows = Estate.objects.filter(name=draft.name, community=draft.community_id).select_related("community")
    return [Standing(row, f"{row.community}·{row.name}", is_same=True) for row in rows]


def people_called(name: str, community: Community | None) -> list[Person]:
    """People on record by this name, those of the community first: the same name may be two people."""
    found = Person.objects.filter(name=name).select_related("community").order_by("pk")[: 3 * MOST]
    return sorted(found, key=lambda one: one.community_id != (community.pk if community else None))


ASK: dict[type, Callable[[Any], list[Standing]]] = {
    Fact: facts_beside,
    Recognition: honours_beside,
    Institution: named_beside(places=("community", "street")),
    Facility: named_beside(places=("community",)),
    Team: named_beside(places=("community",)),
    Activity: activities_beside,
    Programme: named_beside(places=("community", "street", "district")),
    Declaration: named_beside(places=("community", "street", "district"), name="words"),
    Portrait: portraits_beside,
    Street: streets_beside,
    Community: communities_beside,
    Estate: estates_beside,
}


def record_of(community: Community | None) -> list[tuple[str, int, int]]:
    """(kind, public, waiting) of what is on record of a community: what the right side of the screen sums up."""
    if community is None:
        return []
    found = []
    for model in (Fact, Recognition, Portrait, Institution, Facility, Team, Activity, Programme, Declaration):
        here = Q(community=community)
        if model is Fact:
            here |= Q(estate__community=community) | Q(facility__community=community)
        if model is Recognition:
            here |= Q(person__community=community)
        rows = model.objects.filter(here)
        found.append((str(model._meta.verbose_name), rows.published().count(), rows.awaiting_confirmation().count()))
    return found
