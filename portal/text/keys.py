"""Keys of rows as addresses and forms send them: words of whoever sends them, until they are looked at."""

LONGEST = 18  # digits; more do not fit into a column of 64 bits


def is_key(words: str) -> bool:
    """Whether these may be the number of a row: ASCII digits, as ² is none, and no more than fit."""
    return words.isascii() and words.isdigit() and len(words) <= LONGEST
