"""What somebody is today: the roles that they hold, and the places that each role reaches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.accounts.models import User

Numbers = frozenset[int]


@dataclass(frozen=True, slots=True)
class Reach:
    """Places by their numbers. `streets` holds the streets of `districts` too, so that one look is enough.

    `everywhere` is the reach of whoever looks after all districts that there are: rows without a place lie in it too.
    """

    districts: Numbers = frozenset()
    streets: Numbers = frozenset()
    communities: Numbers = frozenset()
    everywhere: bool = False

    def __bool__(self) -> bool:
        return bool(self.districts or self.streets or self.communities or self.everywhere)


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's roles of this moment. No role inherits another; a superuser holds the rights of that column only."""

    user_id: int | None
    is_superuser: bool = False
    reaches: Mapping[str, Reach] = field(default_factory=dict)

    def reach(self, role: str) -> Reach:
        return self.reaches.get(role, Reach())


NOBODY = Standing(None)

Provider = Callable[["User"], Mapping[str, Reach]]
_providers: list[Provider] = []


def learn_from(provider: Provider) -> None:
    """Called once by the app that keeps the stewardship records."""
    _providers[:] = [provider]


def read_standing(user) -> Standing:
    """The standing as the stewardship records of today give it; nobody's for who is not active or not logged in."""
    if user is None or user.pk is None or not user.is_active:
        return NOBODY
    reaches: dict[str, Reach] = {}
    for provider in _providers:
        reaches.update(provider(user))
    return Standing(user.pk, user.is_superuser, reaches)
