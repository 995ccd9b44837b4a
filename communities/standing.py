"""From stewardship records to standings: which places each role of a person reaches today."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone

from communities.models import District, Stewardship, Street
from communities.models.proposals import DECIDE
from portal.access.matrix import MATRIX, SUPERUSER, Cell
from portal.access.scopes import NOTHING, DeskScope
from portal.access.standing import Reach, Standing
from portal.accounts.models import User
from portal.accounts.roles import Role, rank


def reaches_of(user: User) -> Mapping[str, Reach]:
    """The reach of each role by the records in force today. A merged street hands its scope on to the one it became."""
    granted: dict[str, dict[str, set[int]]] = {}
    rows = Stewardship.objects.on(timezone.localdate()).filter(person=user)
    columns = ("role", "district", "street", "street__merged_into", "community")
    for role, district, street, heir, community in rows.values_list(*columns):
        places = granted.setdefault(role, {"districts": set(), "streets": set(), "communities": set()})
        for kind, number in (
            ("districts", district),
            ("streets", street),
            ("streets", heir),
            ("communities", community),
        ):
            if number is not None:
                places[kind].add(number)
    if not any(places["districts"] for places in granted.values()):
        return {role: reach_of(places, [], set()) for role, places in granted.items()}
    streets = list(Street.objects.values_list("pk", "district"))
    districts = set(District.objects.values_list("pk", flat=True))
    return {role: reach_of(places, streets, districts) for role, places in granted.items()}


def reach_of(places: dict[str, set[int]], streets: list[tuple[int, int]], districts: set[int]) -> Reach:
    within = {street for street, district in streets if district in places["districts"]}
    return Reach(
        districts=frozenset(places["districts"]),
        streets=frozenset(places["streets"] | within),
        communities=frozenset(places["communities"]),
        everywhere=bool(districts) and places["districts"] >= districts,
    )


def lacks_deciders(district: District) -> bool:
    """Whether nobody in this district may decide today on what was read out of its reports."""
    roles = [role for role in Role.values if MATRIX[DECIDE].cells[role].reach in "DS"]
    inside = Q(district=district) | Q(street__district=district) | Q(community__street__district=district)
    return not Stewardship.objects.on(timezone.localdate()).filter(inside, role__in=roles).exists()


class AccountScope(DeskScope):
    """Accounts in the matrix: B, those of lower rank that hold no role outside one's own districts."""

    def condition(self, model: type[Model], standing: Standing, action: str) -> Q:
        """The accounts that may be seen or changed; a superuser's line says all."""
        found = NOTHING
        for role, cell, reach in self._cells(standing, action):
            if cell.reach == "D":
                return Q()
            held = Stewardship._base_manager.filter(Q(until=None) | Q(until__gte=timezone.localdate()), ended_at=None)
            inside = Q() if reach.everywhere else Stewardship.desk_scope._within(Stewardship, standing, action, reach)
            lower = Role.values[: rank(role) - 1]
            too_high = held.exclude(role__in=lower) if reach.everywhere else held.exclude(inside, role__in=lower)
            found |= Q(is_superuser=False) & ~Q(pk__in=too_high.values("person"))
        return found

    def holds(self, row: Any, standing: Standing, action: str, *, chosen: dict[str, Any] | None = None) -> bool:
        """The same of one account; a new one, which holds nothing yet, may be made by whoever has the line."""
        if row.pk is None:
            makers = any(True for _ in self._cells(standing, action))
            return makers and (standing.is_superuser or not row.is_superuser)
        rows = type(row)._base_manager.filter(self.condition(type(row), standing, action), pk=row.pk)
        return rows.exists() and (standing.is_superuser or not row.is_superuser)

    def _cells(self, standing: Standing, action: str) -> Iterator[tuple[str, Cell, Reach]]:
        cells = MATRIX[action].cells
        if standing.is_superuser:
            yield "", cells[SUPERUSER], Reach(everywhere=True)
        for role, reach in standing.reaches.items():
            if cells[role].reach in "BD":
                yield role, cells[role], reach


ACCOUNTS = AccountScope(view="user.list", add="user.create_edit_disable", change="user.create_edit_disable")
