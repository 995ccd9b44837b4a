"""Every number of a manuscript with its qualifiers, unit, time and whose it is, as the reader of stories finds them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from articles.checks.manuscript import Manuscript, Span
from articles.checks.vocabulary import CONFUSED, MEANING, TOTAL
from communities.extraction.facts import Fact, Skipped, find_facts
from communities.extraction.figures import Figure, find_figures, taken_spans
from communities.extraction.layout import Paragraph
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence
from communities.extraction.times import Time
from communities.quantities import read_quantity, same_unit

_ARABIC = re.compile(r"[0-9]+(?:[.,][0-9]+)*[万亿千百十]*")
_NO_COUNT_BEFORE = re.compile(r"(?:[第A-Za-z0-9_+/:.-]|No\.)$")
_NO_COUNT_BEHIND = re.compile(r"[A-Za-z+/:]|[号路栋楼座层届期版]")
_DISTINCT = 100  # a whole number below it stands in many places and says little by itself


@dataclass(frozen=True)
class Number:
    """A number of the story. ``field`` is the indicator that its noun names, None where the reader cannot tell."""

    span: Span
    value: Decimal | None
    high: Decimal | None
    unit: str
    qualifiers: tuple[str, ...]
    field: str | None = None
    subtype: str | None = None
    about: Place | None = None
    time: Time | None = None
    is_dated_here: bool = False  # the time stands in its own clause, or alone before it: it dates this very number
    is_plan: bool = False

    @property
    def meaning(self) -> frozenset[str]:
        return meaning_of(self.qualifiers)

    @property
    def is_total(self) -> bool:
        return not TOTAL.isdisjoint(self.qualifiers)

    @property
    def year(self) -> int | None:
        """The year that the sentence states for it; None where none is written."""
        return self.time.year if self.time and not self.time.is_resolved else None

    @property
    def is_distinct(self) -> bool:
        """Whether the number alone is enough to know what is meant."""
        return is_distinct(self.value)


def is_distinct(value: Decimal | None) -> bool:
    """4800 or 0.265 is known again anywhere, 5 is not."""
    return value is not None and (value >= _DISTINCT or value != value.to_integral_value())


def meaning_of(qualifiers: tuple[str, ...]) -> frozenset[str]:
    """What qualifiers do to a number, whichever word says it: 多 and 余 are one, 约 and 近 are not; 全 does nothing."""
    return frozenset(MEANING.get(word, "") for word in qualifiers) - {""}


def confused(one: str, other: str) -> bool:
    """Whether the units count different things and are mistaken for each other: 人 and 人次."""
    if same_unit(one, other):
        return False
    for units in CONFUSED:
        if any(same_unit(one, unit) for unit in units) and any(same_unit(other, unit) for unit in units):
            return True
    return False


def find_numbers(manuscript: Manuscript) -> list[Number]:
    """Every number, in order; what no noun or unit explains is there as well."""
    numbers: list[Number] = []
    paragraph: Paragraph | None = None
    figures: list[Figure] = []
    place = 0
    for sentence in manuscript.sentences:
        if sentence.paragraph is not paragraph:
            paragraph, place = sentence.paragraph, 0
            figures = find_figures(paragraph.text, sentence.paragraph_times)
            numbers += _bare_numbers(manuscript, sentence, figures)
        inside: list[Figure] = []
        while place < len(figures) and figures[place].number_start < sentence.end:
            inside.append(figures[place])
            place += 1
        numbers += _of_sentence(manuscript, sentence, inside)
    return sorted(numbers, key=lambda number: (number.span.passage.number, number.span.start))


def _of_sentence(manuscript: Manuscript, sentence: Sentence, figures: list[Figure]) -> Iterator[Number]:
    named: dict[int, Fact | Skipped] = {}
    for fact in find_facts(sentence, figures, manuscript.context):
        named[fact.figure.start] = fact
    for figure in figures:
        if figure.is_one:
            continue
        found = named.get(figure.start)
        told = found if isinstance(found, Fact) else None
        qualifiers = tuple((told.qualifier or "").split("/")) if told else figure.qualifiers
        unit = told.figure.unit if told and figure.unit_class == "bare" else figure.unit
        time = sentence.time_at(figure.start)
        yield Number(
            span=manuscript.span(sentence.paragraph, figure.start, figure.end),
            value=figure.value,
            high=figure.high,
            unit="" if figure.unit_class == "share" else unit,
            qualifiers=tuple(word for word in qualifiers if word),
            field=told.field if told else None,
            subtype=told.subtype if told else None,
            about=sentence.topic_at(figure.start) or manuscript.context.main,
            time=time,
            is_dated_here=time is not None and _dates(time, sentence, figure),
            is_plan=isinstance(found, Skipped),
        )


def _dates(time: Time, sentence: Sentence, figure: Figure) -> bool:
    """Whether a time dates a figure: 2019年协调28起; 2019年，协调28起. A sentence that began with a year may go on to
    what has none."""
    clause = sentence.clause_at(figure.number_start)
    if any(sign.isdigit() for sign in sentence.paragraph.text[time.end : figure.start]):
        return False  # 由2021年的642人增至1108人
    if time.start >= clause.start:
        return True
    return time.end >= clause.start - 1 and sentence.clause_at(time.start).start == time.start


def _bare_numbers(manuscript: Manuscript, sentence: Sentence, figures: list[Figure]) -> Iterator[Number]:
    """Digits that nothing explains: no unit that is known, or a figure in quotation marks."""
    words, times = sentence.paragraph.text, sentence.paragraph_times
    taken = sorted([*taken_spans(words, times), *((figure.start, figure.end) for figure in figures)])
    place = 0
    for found in _ARABIC.finditer(words):
        while place < len(taken) and taken[place][1] <= found.start():
            place += 1
        if place < len(taken) and taken[place][0] < found.end():
            start, end = taken[place]
            if words[start] == "“" and found.start() == start + 1:
                yield from _quoted(manuscript, sentence.paragraph, start + 1, end - 1)
            continue
        ahead = words[max(0, found.start() - 3) : found.start()]
        if _NO_COUNT_BEFORE.search(ahead) or _NO_COUNT_BEHIND.match(words, found.end()):
            continue
        yield Number(manuscript.span(sentence.paragraph, *found.span()), None, None, "", ())


def _quoted(manuscript: Manuscript, paragraph: Paragraph, start: int, end: int) -> Iterator[Number]:
    """“600多人次”: set off for emphasis, a figure all the same."""
    quantity = read_quantity(paragraph.text[start:end])
    if quantity is not None and quantity.value is not None:
        span = manuscript.span(paragraph, start, end)
        yield Number(span, quantity.value, quantity.high, quantity.unit, tuple(quantity.qualifier.split("/")))
