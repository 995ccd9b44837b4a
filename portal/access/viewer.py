"""Who is looking. Inside a request of the desk every scoped model shows its viewer's rows, and no others.

Three states: outside the desk (public pages, commands: no viewer is asked for), at the desk with a viewer, and at the
desk before a viewer is known, where a scoped model raises rather than answer.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from portal.access.standing import NOBODY, Standing, read_standing


class UnscopedQueryError(RuntimeError):
    """Staff code asked a scoped model before anybody's scope was set."""


class Viewer:
    """Somebody at the desk, whose standing is read at the first question of a request and then kept."""

    def __init__(self, find: Callable | None = None):
        self.find, self._standing = find, None

    @property
    def standing(self) -> Standing:
        if self._standing is None:
            if self.find is None:
                raise UnscopedQueryError("no viewer is set: scoped rows were asked for before anybody logged in")
            with everywhere():
                self._standing = read_standing(self.find())
        return self._standing


_viewer: ContextVar[Viewer | None] = ContextVar("viewer", default=None)


@contextmanager
def _set(viewer: Viewer | None) -> Iterator[None]:
    token = _viewer.set(viewer)
    try:
        yield
    finally:
        _viewer.reset(token)


def at_the_desk(find: Callable | None = None):
    """A request of the desk; `find()` gives the person, once somebody asks."""
    return _set(Viewer(find))


def looking_as(user):
    """Everything inside sees what this person may see."""
    return _set(Viewer(lambda: user))


def everywhere():
    """Lift the scope, for rules that must hold over all rows: uniqueness, uses of a picture, chains of history."""
    return _set(None)


def current_viewer() -> Viewer | None:
    return _viewer.get()


def standing_of(user) -> Standing:
    """The standing of a person; that of the viewer is read once a request."""
    if user is None or user.pk is None:
        return NOBODY
    viewer = _viewer.get()
    if viewer is not None and viewer.find is not None and viewer.standing.user_id == user.pk:
        return viewer.standing
    with everywhere():  # what somebody else holds does not depend on who asks
        return read_standing(user)
