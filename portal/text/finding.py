"""Many words looked for at once, in one pass over a text, however many there are (Aho and Corasick, 1975)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_NONE = -1


@dataclass(frozen=True)
class Hit:
    """A word found: ``text[start:end]`` is ``word``."""

    start: int
    end: int
    word: str


class Finder:
    """Finds words of a fixed set. Making one costs the letters of the words, a search the letters of the text.

    Words and text are read backwards: so each letter is known to begin a word, and the longest that it begins.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._longest: list[int] = [0]  # of the words that a state completes, the length of the longest
        for word in words:
            self._add(word)
        self._fail = [0] * len(self._next)
        self._link()

    def _add(self, word: str) -> None:
        state = 0
        for sign in reversed(word):
            after = self._next[state].get(sign, _NONE)
            if after == _NONE:
                after = len(self._next)
                self._next[state][sign] = after
                self._next.append({})
                self._longest.append(0)
            state = after
        self._longest[state] = len(word)

    def _link(self) -> None:
        """Say for every state where to go on when the next letter does not fit, level by level."""
        level = list(self._next[0].values())
        while level:
            below: list[int] = []
            for state in level:
                for sign, after in self._next[state].items():
                    fail = self._fail[state]
                    while fail and sign not in self._next[fail]:
                        fail = self._fail[fail]
                    self._fail[after] = self._next[fail].get(sign, 0)
                    self._longest[after] = self._longest[after] or self._longest[self._fail[after]]
                    below.append(after)
            level = below

    def find(self, text: str) -> Iterator[Hit]:
        """The words in ``text`` from left to right; of words that overlap the first, of those the longest."""
        lengths = self._lengths(text)
        place = 0
        while place < len(text):
            length = lengths[place]
            if length:
                yield Hit(place, place + length, text[place : place + length])
            place += length or 1

    def overlapping(self, text: str) -> Iterator[Hit]:
        """The words in ``text`` from left to right, also those that overlap; none that lies within another."""
        reach = 0
        for place, length in enumerate(self._lengths(text)):
            if place + length > reach and length:
                reach = place + length
                yield Hit(place, reach, text[place:reach])

    def _lengths(self, text: str) -> list[int]:
        """For every place the length of the longest word that begins there."""
        follow, fail, longest = self._next, self._fail, self._longest
        lengths = [0] * len(text)
        state = 0
        for place in range(len(text) - 1, -1, -1):
            sign = text[place]
            after = follow[state].get(sign, _NONE)
            while after == _NONE and state:
                state = fail[state]
                after = follow[state].get(sign, _NONE)
            state = after if after > 0 else 0  # at every sign: a call of max is dear
            lengths[place] = longest[state]
        return lengths
