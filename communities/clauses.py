"""The clause of a proposal as a statement may quote it: forty characters at most, on one line, with its place."""

from communities.models.statements import QUOTE_LIMIT
from portal.text.normalise import joined_line

MARKS = "，,。；;、：:！!？?（("


def clause(text: str, start: int, end: int, must: str) -> tuple[int | None, str]:
    """(where it starts in `text`, the words): the shortest that still hold `must`, when all of it is too long.

    The place is None where the words had to be cleaned of line ends, so that they stand nowhere as they are.
    """
    words = text[start:end]
    if len(words) > QUOTE_LIMIT:
        start, words = _shortened(words, start, must)
    cleaned = joined_line(words)
    return (start if cleaned == words else None), cleaned


def _shortened(words: str, start: int, must: str) -> tuple[int, str]:
    at = max(words.find(must), 0)
    size = min(len(must), QUOTE_LIMIT)
    first = max(at - (QUOTE_LIMIT - size), 0)
    marks = [place for place in range(first, at) if words[place] in MARKS]
    first = marks[0] + 1 if marks else first if first == 0 else at  # never from the middle of a word
    last = at + size
    room = first + QUOTE_LIMIT
    ends = [place for place in range(last, min(room, len(words))) if words[place] in MARKS]
    last = ends[0] if ends else min(room, len(words)) if len(words) <= room else last
    return start + first, words[first:last]


def with_words_before(text: str, start: int, before: str) -> int:
    """Where a clause starts when the words right before it belong to it: 多处 of 多处居民健身休闲场地."""
    first = start - len(before)
    return first if before and first >= 0 and text[first:start] == before else start


def place_of(text: str, quote: str, near: int) -> int | None:
    """Where these words stand in the text, the nearest to `near`; None when they stand nowhere in it."""
    found, place = None, text.find(quote)
    while place >= 0 and quote:
        if found is None or abs(place - near) < abs(found - near):
            found = place
        place = text.find(quote, place + 1)
    return found
