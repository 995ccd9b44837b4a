"""Paragraph → sentences → clauses, each with its times; the places that it is about are added by the context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from communities.extraction.layout import Paragraph
from communities.extraction.places import Place
from communities.extraction.times import Time, find_times

# Both begin with the set of all marks that may end a sentence or a clause: re finds the next of a set fast.
_SENTENCE_END = re.compile(r"[。!?…;](?:(?<!;)[。!?…]*[”’)]*|(?<=[^\d];)|(?=[^\d]))")
_CLAUSE_END = re.compile(
    r"[,;:。!?…() /—](?:(?<=[,;])(?!\d{3}(?!\d))|(?<=\D[,;])|(?<=:)(?![\d一二三四五六七八九十两百千万约近超逾])"
    r"|(?<=[。!?…()])|(?<=[^A-Za-z·][ /])(?=[^A-Za-z])|(?<=—)—)"
)


class Clause(NamedTuple):
    """A clause, by its place in its paragraph."""

    start: int
    end: int


@dataclass(slots=True)  # a sentence is asked for its parts thousands of times
class Sentence:
    """A sentence of a paragraph; ``topics`` are the places as they change along it, ``times`` its times."""

    paragraph: Paragraph
    start: int
    end: int
    words: str
    clauses: list[Clause]
    topics: list[tuple[int, Place]]
    times: list[Time] = field(default_factory=list)
    paragraph_times: list[Time] = field(default_factory=list)

    def topic_at(self, place: int) -> Place | None:
        """The place that a word at ``place`` (of the paragraph) is about."""
        best = None
        for begin, topic in self.topics:
            if begin > place:
                break
            best = topic
        return best

    def time_at(self, place: int) -> Time | None:
        """The last time before ``place`` that dates what is said there."""
        best = None
        for time in self.times:
            if time.end > place:
                break
            if not time.founding:
                best = time
        return best

    def clause_at(self, place: int) -> Clause:
        for clause in self.clauses:
            if place < clause.end:
                return clause
        return self.clauses[-1]


_LONGEST_SENTENCE = 360  # signs; what is longer has lost its marks, and is cut so that no clause grows without end


def _no_longer_than(words: str, ends: list[int]) -> Iterator[int]:
    start = 0
    for end in ends:
        while end - start > _LONGEST_SENTENCE:
            comma = words.rfind(",", start + _LONGEST_SENTENCE // 2, start + _LONGEST_SENTENCE)
            start = comma + 1 if comma >= 0 else start + _LONGEST_SENTENCE
            yield start
        start = end
        yield end


def sentences_of(paragraph: Paragraph) -> Iterator[Sentence]:
    """Cut a paragraph into sentences and clauses; none of them grows without end."""
    words, start = paragraph.text, 0
    ends = [found.end() for found in _SENTENCE_END.finditer(words)]
    if not ends or ends[-1] < len(words):
        ends.append(len(words))
    times = find_times(words)
    place = 0
    for end in ends if len(words) <= _LONGEST_SENTENCE else _no_longer_than(words, ends):
        if end <= start:
            continue
        clauses, begin = [], start
        for found in _CLAUSE_END.finditer(words, start, end):
            stop, behind = found.span()
            if stop > begin:
                clauses.append(Clause(begin, stop))
            begin = behind
        if begin < end or not clauses:
            clauses.append(Clause(begin, end))
        own: list[Time] = []
        while place < len(times) and times[place].start < end:
            own.append(times[place])
            place += 1
        yield Sentence(paragraph, start, end, words[start:end], clauses, [], own, times)
        start = end
