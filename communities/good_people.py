"""People who are named on the site, as a list: who fits the filters, what is said of them, their honours.

Page and JSON read from here. Nobody is on it without a confirmed portrait in a published community.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from communities.directory import Facet
from communities.models import Person, Portrait, Recognition
from portal.paging import Page, page_after
from portal.text.normalise import street_short
from portal.together import fetch_together

PEOPLE = 24
FACETS = {  # the columns of each list of choices: value, label, what it is sorted by
    "street": ("community__street__slug", "community__street__name", "community__street__code"),
    "community": ("community__slug", "community__name", "community__pinyin"),
    "level": ("award__level__code", "award__level__name", "award__level__order"),
}


@dataclass(frozen=True)
class GoodPerson:
    """One card: the person, the first portrait of them, and their honours, what was won before what was not."""

    person: Person
    portrait: Portrait
    honours: list[tuple[Recognition, None]]  # a card leads on to the footnotes, and bears none


def public_portraits() -> QuerySet[Any]:
    return Portrait.objects.published().filter(community__state="published")


def won_by_people() -> QuerySet[Any]:
    return Recognition.objects.published().won().filter(person__in=Person.objects.public())


def choices() -> dict[str, list[Facet]]:
    """Streets, communities and levels among those who are shown, each with its number of people; one query."""
    arms = [arm(name, won_by_people() if name == "level" else public_portraits()) for name in FACETS]
    found: dict[str, list[tuple[tuple[int, str], Facet]]] = {name: [] for name in FACETS}
    for name, value, label, key, count in arms[0].union(*arms[1:], all=True):
        shown = street_short(label) if name == "street" else label
        found[name].append(((len(key) if name == "level" else 0, key), Facet(value, shown, count)))
    return {name: [facet for _key, facet in sorted(rows, key=lambda row: row[0])] for name, rows in found.items()}


def arm(name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    value, label, key = FACETS[name]
    words = CharField()
    return (
        rows.order_by()
        .annotate(
            facet=Value(name, output_field=words),
            value=F(value),
            label=F(label),
            key=Coalesce(Cast(key, words), Value("", output_field=words)),
        )
        .values_list("facet", "value", "label", "key")
        .annotate(people=Count("person", distinct=True))
    )


def people_page(choice: Mapping[str, str], token: str = "", size: int = PEOPLE) -> Page[Any]:
    """One page of the list in the order of the names' pinyin; portraits and honours come with the people."""
    page = page_after(fitting(choice), token=token, key=["pinyin", "slug"], size=size, fetch=fetch_cards)
    return Page(rows=[person.card for person in page.rows], after=page.after, is_first=page.is_first)


def fitting(choice: Mapping[str, str]) -> QuerySet[Any]:
    """Who fits every filter. Street and community ask for one portrait that fits both, not for one portrait each."""
    portraits = public_portraits().filter(person=OuterRef("pk"))
    if street := choice.get("street"):
        portraits = portraits.filter(community__street__slug=street)
    if community := choice.get("community"):
        portraits = portraits.filter(community__slug=community)
    found = Person.objects.filter(Exists(portraits))
    if level := choice.get("level"):
        honours = Recognition.objects.published().won().filter(person=OuterRef("pk"), award__level__code=level)
        found = found.filter(Exists(honours))
    return found


def fetch_cards(people: QuerySet[Any]) -> Iterable[Any]:
    """The people of one page, each with its `card`, all from one question."""
    chosen = people.values("pk")
    portraits = public_portraits().filter(person__in=chosen).select_related("community__street", "person")
    honours = Recognition.objects.published().filter(person__in=chosen).select_related("award__level", "status")
    found, told, honoured = fetch_together(
        people.select_related("picture"), portraits.order_by("pk"), honours.won_first()
    )
    for person in found:
        first = next(row for row in told if row.person_id == person.pk)
        person.card = GoodPerson(person, first, [(row, None) for row in honoured if row.person_id == person.pk])
    return found
