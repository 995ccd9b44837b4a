"""Whose is it? The names by which a story calls a place, and the places on record that are called so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from communities.enums import OwnerLevel
from communities.extraction.shapes import Owner, Proposal
from communities.models import Alias, Community, District, Estate, Facility, Street
from portal.text.normalise import place_form


@dataclass(frozen=True)
class Home:
    """The community and street that a proposal belongs to, by the names in the story; "" where it says none."""

    community: str = ""
    street: str = ""


@dataclass
class Gazetteer:
    """Every place of one district by every name under which people know it."""

    streets: dict[str, Street] = field(default_factory=dict)
    communities: dict[str, list[Community]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, district: District) -> "Gazetteer":
        """What is on record in a district, whoever looks: call it inside `everywhere()` at the desk."""
        found = cls()
        for street in Street.objects.present().filter(district=district):
            found.streets[place_form(street.name)] = street
        communities = {row.pk: row for row in Community.objects.kept().filter(street__district=district)}
        for row in communities.values():
            found.communities[place_form(row.name)].append(row)
        for alias in Alias.objects.filter(street__district=district).select_related("street"):
            if alias.street is not None:
                found.streets.setdefault(place_form(alias.name), alias.street)
        for alias in Alias.objects.filter(community__in=communities):
            row = communities[alias.community_id or 0]
            if row not in found.communities[place_form(alias.name)]:
                found.communities[place_form(alias.name)].append(row)
        return found

    def street(self, name: str) -> Street | None:
        return self.streets.get(place_form(name)) if name else None

    def community(self, home: Home) -> Community | None:
        """The one community of this name, in that street when the story names one; None when two could be meant."""
        if not home.community:
            return None
        street = self.street(home.street)
        found = self.communities.get(place_form(home.community), [])
        if street is not None:
            found = [row for row in found if row.street_id == street.pk]
        return found[0] if len(found) == 1 else None


def homes_of(proposals: Iterable[Proposal]) -> list[Home]:
    """The home of each proposal, in their order.

    An estate or a facility lies where the story proposes it, otherwise where the clause before it is at home.
    """
    proposals = list(proposals)
    inner: dict[tuple[str, str], Home] = {
        (one.kind, str(one.value)): _plain(one.owner)
        for one in proposals
        if one.kind in (OwnerLevel.ESTATE, OwnerLevel.FACILITY) and one.owner is not None
    }
    found, last = [], Home()
    for one in proposals:
        home = _home(one.owner, inner, last)
        last = home if home.community else last
        found.append(home)
    return found


def _home(owner: Owner | None, inner: dict[tuple[str, str], Home], last: Home) -> Home:
    if owner is None:
        return Home()
    if owner.level in (OwnerLevel.ESTATE, OwnerLevel.FACILITY):
        return inner.get((owner.level, owner.name), last)
    return _plain(owner)


def _plain(owner: Owner) -> Home:
    if owner.level == OwnerLevel.COMMUNITY:
        return Home(owner.name, owner.street or "")
    return Home("", owner.name) if owner.level == OwnerLevel.STREET else Home()


def street_told(content: Mapping[str, Any]) -> str:
    """The street in which a story puts what a proposal says; "" where it names none."""
    owner = content.get("owner") or {}
    return str(owner.get("name" if owner.get("level") == OwnerLevel.STREET else "street") or "")


def part_called(level: str, name: str, community: Community | None) -> Estate | Facility | None:
    """The estate or facility of this name in a community; None where there is none yet."""
    if community is None:
        return None
    if level == OwnerLevel.ESTATE:
        return Estate.objects.filter(community=community, name=name).first()
    if level == OwnerLevel.FACILITY:
        return Facility.objects.current().filter(community=community, name=name).order_by("-pk").first()
    return None
