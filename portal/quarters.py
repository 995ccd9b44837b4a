"""A quarter of a year, by the clock of Guangzhou: 2026Q4 in an address, 2026年第四季度 to people."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CODE = re.compile(r"([12][0-9]{3})Q([1-4])", re.ASCII)
NAMES = (gettext_lazy("第一季度"), gettext_lazy("第二季度"), gettext_lazy("第三季度"), gettext_lazy("第四季度"))


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def read(cls, words: str) -> "Quarter | None":
        """2026Q4 as it stands in an address; None of anything else."""
        found = CODE.fullmatch(words)
        return cls(int(found[1]), int(found[2])) if found else None

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def words(self) -> str:
        return _("%(year)d年%(name)s") % {"year": self.year, "name": NAMES[self.number - 1]}

    @property
    def previous(self) -> "Quarter":
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def start(self) -> datetime:
        """The moment it begins; it ends where the next begins."""
        return datetime(self.year, self.number * 3 - 2, 1, tzinfo=timezone.get_current_timezone())
