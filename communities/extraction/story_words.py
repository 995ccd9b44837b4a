"""All sentences of a story as one text: what stands in a few of them is sought once, not in each of hundreds."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from communities.extraction.sentences import Clause, Sentence


class StoryWords:
    """The words of all sentences, one a line.

    A pattern that is sought here must let a sentence end before a line's end as it does at the end of all words: with
    no $, and no lookahead that only $ fulfils there (a test reads them). What it finds may begin in one sentence and
    end in the next; whoever asks looks again.
    """

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self._words = "\n".join([sentence.words for sentence in sentences])
        self._starts = list(accumulate([len(sentence.words) + 1 for sentence in sentences], initial=0))

    def bounds(self, number: int) -> tuple[str, int, int]:
        """The words of a sentence's paragraph, and where in them the sentence begins and ends."""
        sentence = self.sentences[number]
        return sentence.paragraph.text, sentence.start, sentence.end

    def holding(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """The numbers of the sentences that may hold ``pattern``, in order."""
        words, starts, place = self._words, self._starts, 0
        while found := pattern.search(words, place):
            number = bisect_right(starts, found.start()) - 1
            yield number
            place = starts[number + 1]

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Where ``pattern``, which matches no line's end, is found: number of the sentence, place in its paragraph."""
        starts, number, ahead, stop = self._starts, 0, 0, 0
        for found in pattern.finditer(self._words):
            start = found.start()
            if start >= stop:
                number = bisect_right(starts, start) - 1
                ahead, stop = starts[number] - self.sentences[number].start, starts[number + 1]
            yield number, start - ahead

    def clauses(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, Clause]]:
        """The clauses that may hold ``pattern``, each with the number of its sentence, in order."""
        words, starts, place = self._words, self._starts, 0
        while found := pattern.search(words, place):
            number = bisect_right(starts, found.start()) - 1
            sentence = self.sentences[number]
            ahead = starts[number] - sentence.start  # signs before the paragraph of the sentence
            clause = sentence.clause_at(found.start() - ahead)
            yield number, clause
            place = max(clause.end + ahead, found.start() + 1)
