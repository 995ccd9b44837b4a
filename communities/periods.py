"""Ends of a period as days."""

from datetime import date


def day_of(words: str | None, *, first: bool) -> date | None:
    """The first or last day of 2019, 2019-12 or 2019-12-05, as the reader writes the ends of a period.

    None for a day that no calendar has, such as one of the year 0.
    """
    try:
        return _day_of(words, first=first)
    except ValueError:
        return None


def _day_of(words: str | None, *, first: bool) -> date | None:
    parts = [int(part) for part in (words or "").split("-") if part.isdigit()]
    if not parts:
        return None
    if len(parts) == 3:
        return date(*parts)
    if first:
        return date(*parts, *[1] * (3 - len(parts)))
    year, month = (parts[0], 12) if len(parts) == 1 else parts
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
