"""A month as a calendar shows it: weeks from Monday to Sunday, and which months lie beside it."""

from calendar import Calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.text.dates import read_partial_date, spell_partial_date


@dataclass(frozen=True, order=True)
class Month:
    year: int
    month: int

    @classmethod
    def read(cls, words: str) -> "Month | None":
        """2019-12 as it stands in an address; None of anything else."""
        parts = read_partial_date(words)
        return cls(*parts) if parts and len(parts) == 2 else None

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def words(self) -> str:
        return spell_partial_date(str(self))

    def weeks(self) -> list[list[date | None]]:
        """Seven days a week; None before the first day of the month and behind its last."""
        return [
            [date(self.year, self.month, day) if day else None for day in week]
            for week in Calendar().monthdayscalendar(self.year, self.month)
        ]

    def nearest(self, others: Iterable["Month"]) -> "tuple[Month | None, Month | None]":
        """The last of `others` before this month, and the first behind it."""
        known = list(others)
        return (
            max((other for other in known if other < self), default=None),
            min((other for other in known if other > self), default=None),
        )
