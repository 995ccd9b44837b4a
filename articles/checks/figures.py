"""The numbers of a story against the figures on record: value, qualifier, unit, period, and whether it still stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from articles.checks.manuscript import Passage, Span
from articles.checks.numbers import Number, confused, is_distinct, meaning_of
from articles.checks.records import RecordedFigure
from articles.checks.report import Finding
from articles.checks.vocabulary import KINDS_OF_PEOPLE
from articles.enums import CheckKind, CheckResult
from communities.enums import StatementState
from communities.extraction.folding import fold
from communities.quantities import same_unit
from portal.text.finding import Finder

# What a place has once at a time, so that another value contradicts; of events there may be many.
SINGULAR = frozenset(
    [
        "population",
        "population_floating",
        "population_elderly",
        "households",
        "area_km2",
        "land_area_m2",
        "building_area_m2",
        "green_area_m2",
        "commercial_area_m2",
        "office_area_m2",
        "activity_indoor_area_m2",
        "activity_outdoor_area_m2",
        "estates",
        "buildings",
        "housing_units",
        "shops",
        "lanes",
        "resident_groups",
        "party_members",
        "party_branches",
        "units_in_area",
        "share_elderly",
        "share_minority",
        "share_old_buildings",
        "ethnic_groups",
        "history_years",
    ]
)
# Of what a community has one of each kind: five instructors and seven tutors do not contradict each other.
BY_SUBTYPE = frozenset(["role_count", "staff_count", "facility_count", "equipment_count", "population_subgroup"])
# What a text gives once of a place, if it says of which people; of buildings or members it also counts some of them.
OF_PEOPLE = frozenset(["population", "households"])
FIRM = OF_PEOPLE | {"area_km2", "building_area_m2", "green_area_m2"}
OF_EVENTS = frozenset(
    [
        "activity_sessions",
        "activity_participants",
        "mediation_cases",
        "mediation_receptions",
        "council_meetings",
        "service_recipients",
        "volunteers",
        "volunteer_hours",
    ]
)
_TELLING = 4  # signs of a description; 商圈 stands in any story
_LOOKED_AT = 20  # figures of one indicator and place that are compared by value


@dataclass(frozen=True)
class Verdict:
    """What came of one number; the finding is made of it."""

    result: CheckResult
    advice: str = ""
    recorded: RecordedFigure | None = None


def check_figures(numbers: Iterable[Number], figures: Iterable[RecordedFigure]) -> list[Finding]:
    """One finding for every number."""
    judge = Judge(figures)
    return [finding_of(number.span, judge.judge(number)) for number in numbers]


def finding_of(span: Span, verdict: Verdict) -> Finding:
    """The row of the table that a verdict makes."""
    record = verdict.recorded
    return Finding(
        kind=CheckKind.FIGURE,
        result=verdict.result,
        anchor=span.passage.anchor,
        start=span.start,
        end=span.end,
        said=span.words,
        recorded=record.text if record else "",
        place=record.place if record else "",
        advice=verdict.advice,
        blocks=verdict.result == CheckResult.BAD,
    )


class Judge:
    """The figures on record, by value and by what they count."""

    def __init__(self, figures: Iterable[RecordedFigure]) -> None:
        self._by_value: dict[tuple[Decimal, Decimal | None], list[RecordedFigure]] = defaultdict(list)
        self._by_code: dict[tuple[str, str], list[RecordedFigure]] = defaultdict(list)
        for figure in figures:
            self._by_value[figure.value, figure.high].append(figure)
            if figure.state == StatementState.PUBLISHED:
                for home in figure.homes:
                    self._by_code[figure.code, home].append(figure)

    def judge(self, number: Number) -> Verdict:
        """The record's word on one number; the first that decides."""
        if number.value is None:
            return Verdict(CheckResult.WAIT, _("这个数字没有单位，或单位不认识，没有同资料库比对，请人工核对。"))
        alike = self._alike(number)
        standing = [figure for figure in alike if figure.state == StatementState.PUBLISHED]
        return (
            self._same(number, [figure for figure in standing if same_unit(figure.unit, number.unit)])
            or self._other_unit(number, [figure for figure in standing if confused(figure.unit, number.unit)])
            or self._not_standing(number, alike)
            or self._other_value(number)
            or self._unknown(number)
        )

    def _alike(self, number: Number) -> list[RecordedFigure]:
        """Figures with this very value that the story may mean, the likeliest first."""
        assert number.value is not None  # noqa: S101 - asked before
        found = [figure for figure in self._by_value[number.value, number.high] if _may_mean(number, figure)]
        return sorted(found, key=lambda figure: _likeness(number, figure), reverse=True)

    def _same(self, number: Number, figures: list[RecordedFigure]) -> Verdict | None:
        if not figures:
            return None
        verdicts = [self._of_same_value(number, figure) for figure in figures]
        return next((verdict for verdict in verdicts if verdict.result == CheckResult.OK), verdicts[0])

    @staticmethod
    def _of_same_value(number: Number, figure: RecordedFigure) -> Verdict:
        said, recorded = number.meaning, meaning_of(figure.qualifiers)
        if said != recorded:
            return Verdict(CheckResult.BAD, _of_qualifiers(recorded - said, said - recorded, figure), figure)
        if (kinds := _kinds(number, figure)) is not None:
            advice = _("正文说的是“%(said)s”，资料库登记的是“%(recorded)s”，口径不同。") % kinds
            return Verdict(CheckResult.BAD, advice, figure)
        if fault := _of_period(number, figure):
            return Verdict(CheckResult.BAD, fault, figure)
        return Verdict(CheckResult.OK, "", figure)

    @staticmethod
    def _other_unit(number: Number, figures: list[RecordedFigure]) -> Verdict | None:
        for figure in figures:
            advice = _("单位不同：正文写“%(said)s”，资料库登记的是“%(recorded)s”，两个不是一回事。")
            units = {"said": number.unit, "recorded": figure.unit}
            return Verdict(CheckResult.BAD, advice % units, figure)
        return None

    @staticmethod
    def _not_standing(number: Number, figures: list[RecordedFigure]) -> Verdict | None:
        figures = [figure for figure in figures if same_unit(figure.unit, number.unit)]
        for figure in figures:
            if figure.state == StatementState.WAITING:
                return Verdict(CheckResult.WAIT, _("资料库里有这一条，还在等同事确认。"), figure)
        for figure in figures:
            if figure.state == StatementState.RETIRED:
                reason = {"reason": figure.reason}
                return Verdict(CheckResult.BAD, _("资料库里这一条已停用（%(reason)s），不能再用。") % reason, figure)
        return None

    def _other_value(self, number: Number) -> Verdict | None:
        """The same thing with another value; plans and what the story says of other times do not contradict."""
        if number.field is None or number.about is None or number.is_plan:
            return None
        known = self._by_code[number.field, number.about.name][:_LOOKED_AT]
        others = [one for one in known if same_unit(one.unit, number.unit) and _contradicts(number, one)]
        near = next((figure for figure in others if is_near(number.value, figure.value)), None)
        if near:
            return Verdict(CheckResult.BAD, _("数值与资料库登记的不同，请核对来源。"), near)
        if others:  # 2 of 193 buildings: rather a part of them
            return Verdict(CheckResult.WAIT, _("资料库登记的是另一个数；如果说的是其中一部分，请核对来源。"), others[0])
        return None

    def _unknown(self, number: Number) -> Verdict:
        elsewhere = [
            figure
            for figure in self._by_value[number.value or Decimal(0), number.high]
            if figure.state == StatementState.PUBLISHED and number.is_distinct and same_unit(figure.unit, number.unit)
        ]
        if elsewhere:
            return Verdict(CheckResult.WAIT, _("资料库里有同一个数字，但说的是另一个地方或另一件事。"), elsewhere[0])
        if number.is_plan:
            return Verdict(CheckResult.WAIT, _("这里说的是打算或没有的事，资料库不登记，请人工核对。"))
        return Verdict(CheckResult.WAIT, _("资料库没有登记这个数字，请核对来源。"))


def is_near(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two values differ so little that they are the same figure told differently, not a part of it."""
    if one is None or other is None or one == other:
        return False
    return max(one, other) <= 2 * min(one, other)


def _may_mean(number: Number, figure: RecordedFigure) -> bool:
    if not _is_at_home(number, figure):
        return False
    if number.field is None:
        return is_distinct(figure.value)
    if number.field == figure.code:
        return number.field not in BY_SUBTYPE or not figure.subtype or _is_of_kind(number.subtype, figure.subtype)
    return is_distinct(figure.value)


def _is_of_kind(said: str | None, recorded: str) -> bool:
    return said is None or said in recorded or recorded in said


def _is_at_home(number: Number, figure: RecordedFigure) -> bool:
    """Whether the story may be speaking of the place that owns the figure; streets are spoken of in passing."""
    about = number.about
    return about is None or about.level not in ("community", "village", "estate") or about.name in figure.homes


def _likeness(number: Number, figure: RecordedFigure) -> tuple[bool, bool, bool]:
    same_kind = bool(number.subtype and figure.subtype and _is_of_kind(number.subtype, figure.subtype))
    return number.field == figure.code, same_kind, number.year is not None and number.year == figure.year


def _of_qualifiers(lost: frozenset[str], added: frozenset[str], figure: RecordedFigure) -> str:
    words = {
        "lost": "、".join(word for word in figure.qualifiers if meaning_of((word,)) & lost),
        "added": "、".join(sorted(added)),
    }
    if lost and added:
        return _("限定词不同：资料库是“%(lost)s”，正文成了“%(added)s”。") % words
    if lost:
        return _("限定词“%(lost)s”不能省。") % words
    return _("来源没有“%(added)s”，正文不能加。") % words


def _kinds(number: Number, figure: RecordedFigure) -> dict[str, str] | None:
    """The two kinds of people or households where they differ: 常住, 总人口."""
    if figure.code not in ("population", "households") or number.field != figure.code or not number.subtype:
        return None
    said, recorded = (
        next((kind for kind in KINDS_OF_PEOPLE if kind in words), "") for words in (number.subtype, figure.subtype)
    )
    return {"said": said, "recorded": recorded} if said and recorded and said != recorded else None


def _of_period(number: Number, figure: RecordedFigure) -> str:
    """Why the time does not fit; "" where it does, or where the story states none."""
    if number.year is None or number.time is None or not number.is_dated_here:
        return ""
    words = {"said": number.time.text, "recorded": figure.period_text or figure.as_of}
    if figure.year is None:
        if figure.period_text:
            return _("来源只写“%(recorded)s”，没有年份；正文写成“%(said)s”，不能替来源定年份。") % words
        return _("来源没有写时间，正文加了“%(said)s”。") % words
    if number.year != figure.year:
        return _("时间不同：正文是“%(said)s”，资料库是“%(recorded)s”。") % words
    if number.time.as_of and len(number.time.as_of) > len(figure.as_of):
        return _("来源只写到“%(recorded)s”，正文写成“%(said)s”，比来源更细。") % words
    return ""


def _contradicts(number: Number, figure: RecordedFigure) -> bool:
    """Whether another value of the same indicator and place cannot stand beside this one."""
    if meaning_of(figure.qualifiers) & {"每"} != number.meaning & {"每"}:
        return False
    if number.field in SINGULAR:
        if number.year is not None and figure.year is not None and number.year != figure.year:
            return False
        return (number.subtype or "") == figure.subtype or bool(
            number.subtype and figure.subtype and _is_of_kind(number.subtype, figure.subtype)
        )
    if number.field in BY_SUBTYPE:
        return bool(number.subtype and figure.subtype and number.subtype == figure.subtype)
    if number.field not in OF_EVENTS or not (number.is_total or number.span.passage.stands_above):
        return False
    return _is_same_period(number, figure)


def _is_same_period(number: Number, figure: RecordedFigure) -> bool:
    if number.time is None:
        return False
    if figure.period_text and figure.period_text in number.time.text:
        return True
    return number.year is not None and number.year == figure.year


def no_longer_said(passages: Iterable[Passage], descriptions: Iterable[RecordedFigure]) -> Iterator[Finding]:
    """Descriptions in words that were retired and that the story still gives."""
    states: dict[str, list[RecordedFigure]] = defaultdict(list)
    for description in descriptions:
        if len(description.text) >= _TELLING:
            states[fold(description.text)].append(description)
    retired = {
        words: records
        for words, records in states.items()
        if all(record.state == StatementState.RETIRED for record in records)
    }
    finder = Finder(retired)
    for passage in passages:
        for hit in finder.find(passage.folded):
            record = retired[hit.word][0]
            advice = _("资料库里这一条已停用（%(reason)s），不能再用。") % {"reason": record.reason}
            verdict = Verdict(CheckResult.BAD, advice, record)
            yield finding_of(Span(passage, hit.start, hit.end), verdict)
