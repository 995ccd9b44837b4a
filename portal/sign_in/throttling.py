"""How often somebody may be wrong. Counted in the database: the limits hold in every process and without a cache.

An attempt is counted as a failure before the password is looked at, and the count is taken back when it was right: of
a hundred that are sent at once, no more are tried than may fail.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from math import ceil

from django.db import transaction
from django.utils import timezone

from portal.accounts.names import fold
from portal.client_address import household
from portal.sign_in.keyed import digest
from portal.sign_in.models import Tally

WINDOW = timedelta(minutes=15)
KEPT = timedelta(days=1)  # a tally that nobody added to for so long says nothing any more


class Purpose(StrEnum):
    """What is tried: the password and the code have counts of their own."""

    PASSWORD = "password"  # noqa: S105 - the name of a purpose
    CODE = "code"


@dataclass(frozen=True)
class Limits:
    """How many failures within WINDOW are borne: by one account from one address, from one address, by one account."""

    together: int
    address: int
    account: int


# Whoever is asked for a code has the password already, so that an account's own limit can be much narrower.
LIMITS = {Purpose.PASSWORD: Limits(5, 20, 50), Purpose.CODE: Limits(5, 20, 15)}


@dataclass
class Attempt:
    """One try. Either `wait` is above 0, and nothing may be tried for so many seconds, or it has been counted."""

    wait: int = 0
    at: float = 0.0
    keys: list[str] = field(default_factory=list)
    own: str = ""

    def succeed(self) -> None:
        """It was right: take it back from every count, and forget this account's earlier failures from here."""
        with transaction.atomic():
            for tally in Tally.objects.select_for_update().filter(key__in=self.keys).order_by("key"):
                tally.failures = [] if tally.key == self.own else without(tally.failures, self.at)
                tally.save(update_fields=["failures"])


def begin(purpose: Purpose, name: str, address: str, *, is_known: Callable[[], bool]) -> Attempt:
    """Count one attempt on the account `name` from `address`, or say how long to wait.

    The name need not exist: unknown ones are counted alike, and so tell nothing. `is_known` says whether the account
    has come in from this address before; then its wide limit, which strangers can use up, does not hold here.
    """
    limits, account, here = LIMITS[purpose], fold(name), household(address)
    own = digest("tally", purpose, "together", account, here)
    whole = digest("tally", purpose, "account", account)
    allowed = {
        own: limits.together,
        digest("tally", purpose, "address", here): limits.address,
        whole: limits.account,
    }
    now = timezone.now()
    with transaction.atomic():
        tallies = locked(allowed)
        for tally in tallies:
            tally.failures = within(tally.failures, now.timestamp())
        full = [tally for tally in tallies if len(tally.failures) >= allowed[tally.key]]
        if [tally.key for tally in full] == [whole] and is_known():
            full = []
        if full:
            return Attempt(wait=max(waiting(tally.failures, allowed[tally.key], now.timestamp()) for tally in full))
        for tally in tallies:
            tally.failures = [*tally.failures, now.timestamp()]
            tally.latest = now
            tally.save(update_fields=["failures", "latest"])
    return Attempt(at=now.timestamp(), keys=list(allowed), own=own)


def locked(keys: dict[str, int]) -> list[Tally]:
    """The tallies of these keys, made where missing and locked, always in one order so that nobody waits in a ring."""
    ordered = sorted(keys)
    while True:
        Tally.objects.bulk_create([Tally(key=key) for key in ordered], ignore_conflicts=True)
        found = list(Tally.objects.select_for_update().filter(key__in=ordered).order_by("key"))
        if len(found) == len(ordered):  # else the housekeeping took one away in between
            return found


def within(failures: list[float], now: float) -> list[float]:
    """Those of the last quarter of an hour; a clock that was set back leaves none that never end."""
    return [at for at in failures if abs(now - at) < WINDOW.total_seconds()]


def waiting(failures: list[float], most: int, now: float) -> int:
    """Seconds until so many have passed that one more may be tried."""
    passes = sorted(failures)[len(failures) - most] + WINDOW.total_seconds()
    return min(max(1, ceil(passes - now)), int(WINDOW.total_seconds()))


def without(failures: list[float], at: float) -> list[float]:
    """The list with one entry less."""
    place = failures.index(at) if at in failures else len(failures)
    return failures[:place] + failures[place + 1 :]


def purge() -> int:
    """Delete the counts that no longer say anything; gives their number."""
    return Tally.objects.filter(latest__lt=timezone.now() - KEPT).delete()[0]
