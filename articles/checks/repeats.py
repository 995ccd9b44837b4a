"""A story against itself: the same figure told in two ways, and headings that count otherwise than their text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from articles.checks.figures import FIRM, OF_EVENTS, OF_PEOPLE, is_near
from articles.checks.manuscript import DECK, TITLE
from articles.checks.numbers import Number, confused
from articles.checks.report import Finding
from articles.enums import CheckKind, CheckResult
from communities.quantities import same_unit

_VARIANTS = 20  # ways of telling one figure that are remembered
_TOLD = 200  # figures of the text with which a heading is compared


def repeats(numbers: Iterable[Number]) -> Iterator[Finding]:
    """The same figure told in two ways inside the story."""
    yield from _told_apart(numbers := list(numbers))
    yield from _contradicting(numbers)
    yield from _headings(numbers)


def _told_apart(numbers: list[Number]) -> Iterator[Finding]:
    """600人次 and 600多人次, 600人 and 600人次."""
    first: dict[tuple[Decimal | None, Decimal | None], list[Number]] = defaultdict(list)
    for number in numbers:
        if not number.is_distinct:
            continue
        told = first[number.value, number.high]
        alike = [other for other in told if _may_be_one(number, other)]
        other = next((one for one in alike if not _is_told_alike(number, one)), None)
        if other is not None:
            yield _repeat(number, other, _("同一个数字，文中另一处写成“%(other)s”，请统一。"))
        if not any(_is_told_alike(number, one) and one.about == number.about for one in told) and len(told) < _VARIANTS:
            told.append(number)


def _may_be_one(number: Number, other: Number) -> bool:
    if number.about and other.about and number.about != other.about:
        return False
    if number.field and other.field and number.field != other.field and not confused(number.unit, other.unit):
        return False
    return same_unit(number.unit, other.unit) or confused(number.unit, other.unit)


def _is_told_alike(number: Number, other: Number) -> bool:
    return number.meaning == other.meaning and same_unit(number.unit, other.unit)


def _contradicting(numbers: list[Number]) -> Iterator[Finding]:
    """Two values of what a place has once: 总人口约4800人, and further down 总人口约4900人."""
    first: dict[tuple[object, ...], Number] = {}
    for number in numbers:
        if number.field not in FIRM or number.about is None or number.is_plan or number.value is None:
            continue
        if number.field in OF_PEOPLE and not number.subtype:
            continue  # 1986人 and, of these, 3人
        key = (number.field, number.subtype, number.about, number.year, number.meaning & {"每"})
        other = first.setdefault(key, number)
        if same_unit(other.unit, number.unit) and is_near(number.value, other.value):
            yield _repeat(number, other, _("文中另一处写的是“%(other)s”，前后不一。"))


def _headings(numbers: list[Number]) -> Iterator[Finding]:
    """A heading that counts what the text below it counts otherwise: 十八场活动 over 累计开展活动20场次."""
    below: dict[str, list[Number]] = defaultdict(list)
    for number in numbers:
        if number.field in OF_EVENTS and not number.span.passage.stands_above and len(below[number.field]) < _TOLD:
            below[number.field].append(number)
    for number in numbers:
        if number.field not in OF_EVENTS or not number.span.passage.stands_above:
            continue
        told = [other for other in below[number.field] if same_unit(other.unit, number.unit)]
        if told and all(other.value != number.value for other in told):
            total = next((other for other in told if other.is_total), told[0])
            yield _repeat(number, total, _("标题的数字和正文不同，正文写的是“%(other)s”。"))


def _repeat(number: Number, other: Number, advice: str) -> Finding:
    span = number.span
    return Finding(
        kind=CheckKind.REPEAT,
        result=CheckResult.BAD,
        anchor=span.passage.anchor,
        start=span.start,
        end=span.end,
        said=span.words,
        recorded=other.span.words,
        place=place_in_story(other.span.passage.anchor),
        advice=advice % {"other": other.span.words},
        blocks=True,
    )


def place_in_story(anchor: str) -> str:
    """Where in the story, in words: 标题, 副题, or the paragraph by its anchor."""
    if anchor == TITLE:
        return _("本文标题")
    if anchor == DECK:
        return _("本文副题")
    return _("本文 %(anchor)s 段") % {"anchor": anchor}
