"""What somebody typed into the search box, made into words that can be compared."""

import re
from dataclasses import dataclass

from portal.text.normalise import clean_line, half_width, spellings

LONGEST = 64  # characters; what is behind them is left out, and the page says so
_BETWEEN = re.compile(r"[\s，、。；：！？“”‘’《》（）,;:!?\"'()]+")


@dataclass(frozen=True)
class Query:
    """`shown` stands in the box again; every one of `words` must be found, in one of its spellings."""

    shown: str
    words: tuple[tuple[str, ...], ...]
    is_cut: bool

    @property
    def latin(self) -> str:
        """The whole query as pinyin or initials, typed with or without blanks (sui hua bei); "" when it is not."""
        typed = "".join(word[0] for word in self.words)
        return typed if typed.isascii() and typed.isalnum() else ""

    @property
    def spellings(self) -> list[str]:
        """Everything to be marked in a text, the longest first."""
        return sorted({spelt for word in self.words for spelt in word}, key=len, reverse=True)


def read_query(typed: str) -> Query:
    """The query in `typed`: cut, cleaned, half-width and without case, parted at blanks and signs."""
    line = clean_line(typed[: 4 * LONGEST])
    shown = line[:LONGEST].strip()
    is_cut = len(line) > LONGEST or len(typed) > 4 * LONGEST
    words = dict.fromkeys(word for word in _BETWEEN.split(half_width(shown).casefold()) if word)
    return Query(shown, tuple(spellings(word) for word in words), is_cut)
