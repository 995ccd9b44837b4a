"""A story as the checks read it: its blocks with anchors, cut into sentences that know whom they are about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from articles.body import Block
from communities.extraction.context import Context
from communities.extraction.folding import fold
from communities.extraction.layout import Layout, Paragraph, paragraph_of
from communities.extraction.places import Place, find_places
from communities.extraction.sentences import Sentence
from portal.text.finding import Finder

TITLE, DECK = "title", "deck"
_QUOTED = "“", "”"


@dataclass(frozen=True)
class Passage:
    """One block of a story; ``folded`` is the same, sign for sign, in the width and script that is matched."""

    number: int
    anchor: str
    text: str
    folded: str
    is_heading: bool = False

    @property
    def stands_above(self) -> bool:
        """A title, the line under it or a heading: it repeats what the text below says."""
        return self.is_heading or self.anchor == DECK


@dataclass(frozen=True)
class Span:
    """Where something stands: ``passage.text[start:end]``."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.passage.text[self.start : self.end]


def passages_of(title: str, deck: str, body: Iterable[Block]) -> list[Passage]:
    """The title, the line under it and the blocks that have words."""
    pieces = [(TITLE, title, True), (DECK, deck, False)]
    pieces += [(block["anchor"], block["text"], block["kind"] == "heading") for block in body]
    pieces = [piece for piece in pieces if piece[1].strip()]
    return [
        Passage(number, anchor, text, fold(text), is_heading)
        for number, (anchor, text, is_heading) in enumerate(pieces)
    ]


class Manuscript:
    """The passages of a story with their sentences. ``known`` are names of places by the record."""

    def __init__(self, passages: list[Passage], known: Mapping[str, Place]) -> None:
        self.passages = passages
        self._passage_of: dict[int, Passage] = {}
        paragraphs: list[Paragraph] = []
        chapter = 0
        for passage in passages:
            paragraph = paragraph_of(passage.folded)
            if not paragraph.text:
                continue
            chapter += passage.is_heading and passage.anchor != TITLE
            paragraph.is_heading, paragraph.level = passage.is_heading, int(passage.is_heading)
            paragraph.chapter = paragraph.section = chapter
            self._passage_of[id(paragraph)] = passage
            paragraphs.append(paragraph)
        named = Finder(known)
        spoken = {hit.word for passage in passages for hit in named.find(passage.folded)}
        title = next((paragraph.text for paragraph in paragraphs if self.passage_of(paragraph).anchor == TITLE), "")
        layout = Layout(title=title or None, title_words=title, paragraphs=paragraphs)
        places = find_places(paragraphs, {name: known[name] for name in sorted(spoken)})
        self.paragraphs = paragraphs
        self.context = Context(layout, places, None)

    @property
    def sentences(self) -> list[Sentence]:
        return self.context.sentences

    def passage_of(self, paragraph: Paragraph) -> Passage:
        return self._passage_of[id(paragraph)]

    def span(self, paragraph: Paragraph, start: int, end: int) -> Span:
        """Where ``paragraph.text[start:end]`` stands in its passage."""
        return Span(self.passage_of(paragraph), *paragraph.span(start, end))

    def quoted(self) -> Iterator[Span]:
        """What stands between quotation marks, without them; of nested ones the inner."""
        opened, closed = _QUOTED
        for passage in self.passages:
            begin = -1
            for place, sign in enumerate(passage.folded):
                if sign == opened:
                    begin = place + 1
                elif sign == closed and begin >= 0:
                    if place > begin:
                        yield Span(passage, begin, place)
                    begin = -1
