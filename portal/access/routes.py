"""Which lines of the permission matrix guard which address: every route of the resolver is declared, or a test fails.

Pages of the desk say it themselves (`DeskAdmin.route_lines`); every other route is declared by name in the table of its
floor, by `declare`. `manage.py list_urls` prints the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, get_resolver

from portal.access.matrix import ANONYMOUS, HOLDERS, MATRIX

ANYBODY = "anybody"
NOBODY = "nobody"
# Routes that no line of the matrix speaks of: machines, doors, and where nothing is.
OPEN = "open"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that open a route, and those that let something be sent there; one of several is enough."""

    opens: tuple[str, ...]
    sends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """An address of the resolver; `lines` is None when nobody has declared it, `model` that of a page of the desk."""

    name: str
    pattern: str
    lines: Lines | None
    model: Any = None

    @property
    def who(self) -> list[str]:
        """Codes of the roles that may open it (or send, where nothing can be opened), or "anybody"."""
        return who_may(self.lines.opens or self.lines.sends) if self.lines else []


_declared: dict[str, Lines] = {}


def declare(*names: str, opens: str = OPEN, sends: str = "") -> None:
    """Say which line guards the routes of these names; a name without one is its pattern."""
    for name in names:
        _declared[name] = Lines((opens,) if opens else (), (sends,) if sends else ())


def who_may(lines: tuple[str, ...]) -> list[str]:
    """Who has something else than “never” on one of these lines."""
    if OPEN in lines:
        return [ANYBODY]
    found = [role for role in HOLDERS if any(MATRIX[line].cells[role].reach != "." for line in lines)]
    return [ANYBODY] if ANONYMOUS in found else found


def routes() -> list[Route]:
    """Every route of the resolver, in its order."""
    found = list(_patterns(get_resolver()))  # reads the URL modules, which declare their own
    desk = {name: (lines, page.model) for page in _desk_pages() for name, lines in page.named_routes().items()}
    listed = []
    for name, pattern in found:
        lines, model = desk.get(name) or desk.get(pattern) or (None, None)
        listed.append(Route(name, pattern, lines or _declared.get(name) or _declared.get(pattern), model))
    return listed


def route_of(match) -> Route | None:
    """The route that a request was resolved to."""
    name = match.view_name or ""
    for page in _desk_pages():
        if name.startswith("admin:") and (lines := page.named_routes().get(name)):
            return Route(name, match.route, lines, page.model)
    return Route(name, match.route, _declared[name]) if name in _declared else None


def _desk_pages() -> list[Any]:
    return list(admin.site._registry.values())


def _patterns(resolver, before: str = "", names: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield ":".join((*names, entry.name)) if entry.name else "", pattern
        else:
            yield from _patterns(entry, pattern, (*names, entry.namespace) if entry.namespace else names)
