"""Where published things show: each app lists its surfaces, and portal/site/surfaces.py gathers them into one registry.

Whoever asks “on which addresses may this row stand?” asks the registry: tests that look for what must not be seen,
and later whatever keeps copies of pages. A public route that is neither a surface nor declared as showing nothing
published fails tests/portal/site/test_surfaces.py.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

# Rows by kind, each as the parts of an address that name it: {"community": [{"slug": "suihuabei"}]}.
Subject = Mapping[str, Sequence[Mapping[str, str | int]]]


@dataclass(frozen=True)
class Surface:
    """One route on which published things show.

    With `of`, there is an address for each row of that kind; without, the route is one address. `places` are the fixed
    ones of a route that has several. `queries` are the parameters by which a list is narrowed, each with the kind of
    row that it takes. `is_by_link` is for who holds a link, and shows what is not public.
    """

    route: str
    of: str = ""
    places: Sequence[Mapping[str, str | int]] = ({},)
    queries: Mapping[str, str] = field(default_factory=dict)
    is_by_link: bool = False

    def addresses(self, subject: Subject) -> list[str]:
        """The addresses on which a subject may show here."""
        found = []
        for parts in subject.get(self.of, ()) if self.of else self.places:
            whole = reverse(self.route, kwargs=dict(parts))
            found.append(whole)
            for parameter, kind in self.queries.items():
                found += [f"{whole}?{urlencode({parameter: value_of(row)})}" for row in subject.get(kind, ())]
        return found


def value_of(row: Mapping[str, str | int]) -> str | int:
    """What names a row in a query: the last part of its address."""
    return list(row.values())[-1]


def addresses_of(surfaces: Iterable[Surface], subject: Subject) -> dict[str, list[str]]:
    """For each surface, by its route, the addresses on which a subject may show."""
    return {surface.route: surface.addresses(subject) for surface in surfaces}
