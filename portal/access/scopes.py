"""Which places a row belongs to, as a condition for many rows and as a question about one; a test proves they agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from portal.access.matrix import MATRIX, SUPERUSER, Cell
from portal.access.standing import Reach, Standing
from portal.access.viewer import current_viewer, everywhere

VIEW = "page.list_and_search_staff"
NOTHING = Q(pk__in=[])


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskScope:
    """How a model lies in the matrix. Look-ups lead from a row to a place, a person or a parent; "" is the row itself.

    `view`, `add`, `change`, `delete` name lines of the matrix; "" is what nobody does by a form. `parent` is the row
    whose scope this one shares. `many` leads to several communities: one in reach is enough to see the row, to change
    it all must be. `shared` are rows of no place, for everybody at the desk.
    """

    view: str = VIEW
    add: str = ""
    change: str = ""
    delete: str = ""
    districts: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    many: str = ""
    parent: str = ""
    own: tuple[str, ...] = ()
    public: Q | None = None
    shared: Q | bool = False
    hands: str = ""  # leads to the accounts that had a hand in it, such as signatures__person; they decide no more
    apart_unless: str = ""  # a setting with which a small office lets people decide on what they recorded themselves

    # Many rows

    def condition(self, model: type[models.Model], standing: Standing, action: str) -> Q:
        """The rows of `model` for which this standing may do `action`; Q() when all of them."""
        found = NOTHING
        for cell, reach in self._cells(standing, action):
            part = self._part(model, standing, action, cell, reach)
            if not part:
                return part
            found |= part
        return found

    def _cells(self, standing: Standing, action: str) -> Iterator[tuple[Cell, Reach]]:
        """What the matrix gives; whoever may change the rows of a place sees them, too, not only their own."""
        cells = list(cells_of(standing, action))
        if action != self.view or not self.change:
            yield from cells
            return
        for (cell, reach), (change, _same) in zip(cells, cells_of(standing, self.change), strict=True):
            yield (Cell("S") if cell.reach == "O" and change.reach in "SD" else cell), reach

    def _part(self, model: type[models.Model], standing: Standing, action: str, cell: Cell, reach: Reach) -> Q:
        part = NOTHING
        match cell.reach:
            case "A":
                part = Q()
            case "D" | "S" if reach.everywhere or (self.shared is True and reach):
                part = Q()
            case "D" | "S":
                part = self._within(model, standing, action, reach)
                if isinstance(self.shared, Q) and reach:
                    part |= self.shared if self._shares(cell, action) else self.shared & self._made_by(standing)
            case "O":
                part = self._owned(model, standing, action, reach)
        if self.asks_for_somebody_else(cell) and part is not NOTHING:
            for lookup in self.own:
                part &= ~Q(**{lookup: standing.user_id})
            if self.hands:
                part &= ~Q(pk__in=self._touched(model, standing))
        return part

    def _touched(self, model: type[models.Model], standing: Standing) -> models.QuerySet:
        """The rows in which this person had a hand, by the names that stand with them."""
        name, column = self.hands.split("__")
        relation: Any = model._meta.get_field(name)
        hands = relation.related_model._base_manager.filter(**{column: standing.user_id})
        return hands.values(relation.field.attname)

    def _within(self, model: type[models.Model], standing: Standing, action: str, reach: Reach) -> Q:
        found = NOTHING
        for lookup in self.districts:
            found |= Q(**{f"{lookup or 'pk'}__in": reach.districts})
        for lookup in self.streets:
            found |= along(model, lookup, lambda head, _model: Q(**{f"{head or 'pk'}__in": reach.streets}))
        for lookup in self.communities:
            found |= along(model, lookup, lambda head, place: communities_within(head, place, reach))
        if self.many:
            found |= self._with_many(model, reach, all_of_them=action != self.view)
        if self.parent:
            head: Any = model._meta.get_field(self.parent)
            scope: DeskScope = scope_of(head.related_model)
            rows = head.related_model._base_manager.filter(
                scope._within(head.related_model, standing, action_on_parent(self, scope, action), reach)
            )
            found |= Q(**{f"{self.parent}__in": rows.values("pk")})
        return found

    def _with_many(self, model: type[models.Model], reach: Reach, *, all_of_them: bool) -> Q:
        relation: Any = model._meta.get_field(self.many)
        through, own, other = (
            relation.remote_field.through,
            relation.m2m_field_name(),
            relation.m2m_reverse_field_name(),
        )
        inside = communities_within("", relation.related_model, reach)
        places = relation.related_model._base_manager.filter(inside)
        rows = through._base_manager.filter(Exists(places.filter(pk=OuterRef(f"{other}_id"))))
        # A question for each row, not a list of all that lie in reach: a page of the desk stops after fifty of them.
        found = Q(Exists(rows.filter(**{own: OuterRef("pk")})))
        if all_of_them:
            outside = through._base_manager.exclude(
                **{f"{other}__in": relation.related_model._base_manager.filter(inside).values("pk")}
            )
            found &= ~Q(pk__in=outside.values(own))
        return found

    def _shares(self, cell: Cell, action: str) -> bool:
        """Rows of no place are seen by everybody at the desk, and changed by the district or by who made them."""
        return cell.reach == "D" or action == self.view

    def _made_by(self, standing: Standing) -> Q:
        found = NOTHING
        for lookup in self.own:
            found |= Q(**{lookup: standing.user_id})
        return found

    def _owned(self, model: type[models.Model], standing: Standing, action: str, reach: Reach) -> Q:
        found = NOTHING
        if self.parent:
            head: Any = model._meta.get_field(self.parent)
            scope: DeskScope = scope_of(head.related_model)
            rows = scope._owned(head.related_model, standing, action_on_parent(self, scope, action), reach)
            found |= Q(**{f"{self.parent}__in": head.related_model._base_manager.filter(rows).values("pk")})
        found |= self._made_by(standing)
        if action == self.view and reach:  # what residents see of one's own places is no secret there
            if self.public is not None:
                inside = Q() if reach.everywhere else self._within(model, standing, action, reach)
                found |= self.public & inside
            if self.shared is True:
                return Q()
            if isinstance(self.shared, Q):
                found |= self.shared
        return found

    # One row, also one that is not stored yet

    def holds(
        self, row: models.Model, standing: Standing, action: str, *, chosen: dict[str, Any] | None = None
    ) -> bool:
        """Whether `condition` has the row, judged by what it holds in memory; `chosen` are choices not yet stored."""
        return any(
            self._cell_holds(row, standing, action, cell, reach, chosen or {})
            for cell, reach in self._cells(standing, action)
        )

    def _cell_holds(
        self, row: models.Model, standing: Standing, action: str, cell: Cell, reach: Reach, chosen: dict[str, Any]
    ) -> bool:
        if self.asks_for_somebody_else(cell) and self.took_part(row, standing):
            return False
        match cell.reach:
            case "A":
                return True
            case "D" | "S":
                if reach.everywhere or self._is_within(row, action, reach, chosen):
                    return True
                open_to = (
                    self.shared is True or self._shares(cell, action) or row.pk is None or self.is_own(row, standing)
                )
                return open_to and self._is_shared(row, reach)
            case "O" if self.parent:
                whole = getattr(row, self.parent)
                scope = scope_of(type(whole))
                return scope._cell_holds(whole, standing, action_on_parent(self, scope, action), cell, reach, {})
            case "O":
                if self.is_own(row, standing):
                    return True
                if action != self.view or not reach:
                    return False
                inside = reach.everywhere or self._is_within(row, action, reach, chosen)
                return self._is_shared(row, reach) or (inside and self.is_public(row))
        return False

    def asks_for_somebody_else(self, cell: Cell) -> bool:
        return cell.apart and not (self.apart_unless and getattr(settings, self.apart_unless))

    def took_part(self, row: models.Model, standing: Standing) -> bool:
        """Whether this person made the row or had a hand in it, so that somebody else has to decide."""
        if self.hands:
            return type(row)._base_manager.filter(pk=row.pk, pk__in=self._touched(type(row), standing)).exists()
        return self.is_own(row, standing)

    def is_own(self, row: models.Model, standing: Standing) -> bool:
        """Whether this person made the row, or the row that it is a part of."""
        if self.parent and (parent := getattr(row, self.parent)) is not None:
            return scope_of(type(parent)).is_own(parent, standing)
        return any(getattr(row, f"{lookup}_id") == standing.user_id for lookup in self.own)

    def is_public(self, row: models.Model) -> bool:
        if self.public is None or row.pk is None:
            return False
        return type(row)._base_manager.filter(self.public, pk=row.pk).exists()

    def _is_shared(self, row: models.Model, reach: Reach) -> bool:
        if isinstance(self.shared, Q):
            return bool(reach) and all(getattr(row, name) is None for name, _none in self.shared.children)
        return bool(reach) and self.shared

    def _is_within(self, row: models.Model, action: str, reach: Reach, chosen: dict[str, Any]) -> bool:
        if self.parent:
            parent = getattr(row, self.parent)
            scope = scope_of(type(parent))
            return scope._is_within(parent, action_on_parent(self, scope, action), reach, {})
        if any(place is not None and number_of(place) in reach.districts for place in follow(row, self.districts)):
            return True
        if any(place is not None and number_of(place) in reach.streets for place in follow(row, self.streets)):
            return True
        if any(has_community(reach, place) for place in follow(row, self.communities)):
            return True
        if self.many:
            places = chosen.get(self.many)
            if places is None:
                with everywhere():
                    places = list(getattr(row, self.many).all()) if row.pk else []
            inside = [has_community(reach, place) for place in places]
            return any(inside) if action == self.view else bool(inside) and all(inside)
        return False


_registered: dict[type[models.Model], DeskScope] = {}


def register_scope(model: type[models.Model], scope: DeskScope) -> None:
    """For models that are not ours to declare a desk_scope on: accounts from above, tags of a library."""
    _registered[model] = scope


def scope_of(model: type[models.Model]) -> DeskScope:
    """How a model lies in the matrix; raises LookupError when nobody has said so."""
    found = getattr(model, "desk_scope", None) or _registered.get(model)
    if found is None:
        raise LookupError(f"{model.__name__} has no desk_scope: nobody could say who may see it")
    return found


def reference_scope(line: str) -> DeskScope:
    """Rows of no place, which everybody at the desk chooses from; whom `line` names may write them."""
    return DeskScope(add=line, change=line, delete=line, shared=True)


def cells_of(standing: Standing, action: str) -> Iterator[tuple[Cell, Reach]]:
    """What the matrix gives each of somebody's roles, with the reach of that role."""
    cells = MATRIX[action].cells
    if standing.is_superuser:
        yield cells[SUPERUSER], Reach(everywhere=True)
    for role, reach in standing.reaches.items():
        yield cells[role], reach


def action_on_parent(scope: DeskScope, parent: DeskScope, action: str) -> str:
    """Seeing a part is seeing the whole; anything else is a change of the whole."""
    return parent.view if action == scope.view else parent.change or action


def along(model: type[models.Model], lookup: str, condition) -> Q:
    """`condition(last step, its model)` at the end of a path, as nested questions: a row that may lack a step needs no
    outer join, which PostgreSQL could not lock."""
    head, _cut, rest = lookup.partition("__")
    if not rest:
        target: Any = getattr(model._meta.get_field(head), "related_model", None) if head else model
        return condition(head, target)
    related: Any = model._meta.get_field(head).related_model
    return Q(**{f"{head}__in": related._base_manager.filter(along(related, rest, condition)).values("pk")})


def communities_within(head: str, community: type[models.Model], reach: Reach) -> Q:
    """The communities of a reach, or the rows whose `head` is one of them."""
    inside = Q(street__in=reach.streets) | Q(pk__in=reach.communities)
    return Q(**{f"{head}__in": community._base_manager.filter(inside).values("pk")}) if head else inside


def follow(row: models.Model, lookups: tuple[str, ...]) -> Iterator[Any]:
    for lookup in lookups:
        place: Any = row
        for step in lookup.split("__") if lookup else []:
            place = getattr(place, step) if place is not None else None
        yield place


def number_of(place: Any) -> int:
    """A place, or its number where a row keeps no more than that."""
    return place if isinstance(place, int) else place.pk


def has_community(reach: Reach, community: Any) -> bool:
    return community is not None and (community.pk in reach.communities or community.street_id in reach.streets)


class ScopedManager(models.Manager):
    """At the desk, the viewer's rows; elsewhere all of them. Raises UnscopedQueryError at a desk without a viewer."""

    def get_queryset(self):
        rows = super().get_queryset()
        if (viewer := current_viewer()) is None:
            return rows
        scope = scope_of(self.model)
        condition = scope.condition(self.model, viewer.standing, scope.view)
        return rows.filter(condition) if condition else rows


class Scoped(models.Model):
    """A row that belongs to places. What must be unique is so over all of them, whoever looks."""

    desk_scope: DeskScope

    objects = ScopedManager()

    class Meta:
        abstract = True

    def validate_unique(self, exclude=None):
        with everywhere():
            super().validate_unique(exclude)

    def validate_constraints(self, exclude=None):
        with everywhere():
            super().validate_constraints(exclude)
