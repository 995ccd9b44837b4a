"""Dates in words, as far as they are known: 2019-12-05 is 2019年12月5日, 2019-12 is 2019年12月, 2019 is 2019年."""

import re
from datetime import date

from django.utils.translation import gettext as _

PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def read_partial_date(words: str) -> tuple[int, ...] | None:
    """(2019, 12) of 2019-12; None of what is no date in any calendar, such as 2019-13 or 0000."""
    found = PARTIAL_DATE.fullmatch(words)
    if found is None:
        return None
    parts = tuple(int(part) for part in found.groups() if part)
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return None
    return parts


def spell_partial_date(words: str) -> str:
    """The date in Chinese; whatever is no date stays as it is."""
    parts = read_partial_date(words)
    if parts is None:
        return words
    spelt = [_("{year}年"), _("{year}年{month}月"), _("{year}年{month}月{day}日")][len(parts) - 1]
    return spelt.format(**dict(zip(("year", "month", "day"), parts, strict=False)))
