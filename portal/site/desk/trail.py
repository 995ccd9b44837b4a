"""Where a row stands: 区 → 街道 → 社区 → whatever the community has, and the row itself."""

from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model
from django.urls import NoReverseMatch, reverse

# By which relation a row belongs to a place, the nearest first.
UPWARDS = ("facility", "estate", "activity", "community", "street", "district", "institution", "person")
LONGEST = 6  # no row is further away from its district
LONGEST_NUMBER = 18  # digits that any database takes for a key


@dataclass(frozen=True)
class Step:
    """One place on the way, with its page at the desk; without an address for whoever does not look after it."""

    row: Model
    url: str

    @property
    def name(self) -> str:
        return str(self.row)


def above(row: Model) -> Model | None:
    """The row that this one belongs to; None for a district, and for what belongs to no place."""
    for name in UPWARDS:
        if name in {field.name for field in row._meta.concrete_fields if isinstance(field, ForeignKey)}:
            owner: Model | None = getattr(row, name)
            if owner is not None:
                return owner
    return None


def trail(row: Model | None) -> list[Step]:
    """From the district down to what the row belongs to; [] for what belongs nowhere."""
    steps: list[Step] = []
    while row is not None and len(steps) < LONGEST:
        row = above(row)
        if row is not None:
            steps.insert(0, Step(row, desk_address(row) if is_looked_after(row) else ""))
    return steps


def trail_of_list(cl: Any) -> list[Step]:
    """The way to the place by which a list is filtered, that place included; [] for a list of everything."""
    for name in UPWARDS:
        number = next(
            (cl.params[key] for key in (f"{name}__id__exact", f"{name}__exact", name) if key in cl.params), None
        )
        place = None if number is None else related(cl.model, name, number)
        if place is not None:
            return [*trail(place), Step(place, desk_address(place))]
    return []


def related(model: type[Model], name: str, number: Any) -> Model | None:
    """The row with this number at the other end of a relation; a number that is none, or of no row, is None."""
    value = str(number[-1] if isinstance(number, list) else number)
    field = next((field for field in model._meta.concrete_fields if field.name == name), None)
    is_number = value.isascii() and value.isdecimal() and len(value) <= LONGEST_NUMBER
    if not isinstance(field, ForeignKey) or not is_number:
        return None
    found: Model | None = field.related_model._default_manager.filter(pk=int(value)).first()
    return found


def is_looked_after(row: Model) -> bool:
    """Whether the row's page opens for who looks: the managers of scoped rows know the viewer."""
    return type(row)._default_manager.filter(pk=row.pk).exists()


def desk_address(row: Model) -> str:
    """The page of a row at the desk, "" where it has none."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return ""
