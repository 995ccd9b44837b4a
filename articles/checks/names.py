"""Names of people, places, bodies and honours: spelt as on record, spelt alike throughout, and who may be named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.checks.manuscript import Manuscript, Passage, Span
from articles.checks.records import RecordedName, RecordedPerson, Records
from articles.checks.repeats import place_in_story
from articles.checks.report import Finding
from articles.checks.spelling import Speller, differs_by_one, sound_key
from articles.checks.vocabulary import PUBLIC_FIGURES
from articles.enums import CheckKind, CheckResult
from communities.extraction.bodies import find_bodies
from communities.extraction.folding import fold
from communities.extraction.lone_names import find_lone_names
from communities.extraction.people import find_people
from communities.extraction.person_names import Repeats
from communities.extraction.story_words import StoryWords
from portal.text.finding import Finder
from portal.text.normalise import half_width


@dataclass(frozen=True)
class Spoken:
    """A name that the reader found in the story."""

    name: str
    span: Span
    is_person: bool
    role: str = ""


def find_names(manuscript: Manuscript) -> list[Spoken]:
    """The people and bodies that the story names, and places that are not on record."""
    spoken: list[Spoken] = []
    repeats = Repeats(paragraph.text for paragraph in manuscript.paragraphs)
    story = StoryWords(manuscript.sentences)
    lone_names = find_lone_names(story)
    bodies_of_each = find_bodies(story, manuscript.context)
    for sentence, lone, bodies in zip(manuscript.sentences, lone_names, bodies_of_each, strict=True):
        for person in find_people(sentence, [], repeats, lone):
            if not person.is_partial and person.name not in PUBLIC_FIGURES:
                span = manuscript.span(sentence.paragraph, person.start, person.end)
                spoken.append(Spoken(fold(person.name), span, is_person=True, role=person.role or ""))
        for body in bodies:
            span = manuscript.span(sentence.paragraph, body.start, body.end)
            spoken.append(Spoken(fold(span.words), span, is_person=False))
        words = sentence.paragraph.text
        for start, end, _place in manuscript.context.places.mentions(words[sentence.start : sentence.end]):
            span = manuscript.span(sentence.paragraph, sentence.start + start, sentence.start + end)
            spoken.append(Spoken(fold(span.words), span, is_person=False))
    return spoken


def check_names(manuscript: Manuscript, spoken: list[Spoken], records: Records) -> list[Finding]:
    """One finding for each name and spelling."""
    by_folded = {fold(name.name): name for name in reversed(records.names) if len(name.name) > 1}
    people = {fold(person.name) for person in records.people if not person.is_partial}
    honours = {fold(honour.title) for honour in records.honours}
    fixed = honours | {folded for folded, name in by_folded.items() if name.kind == _("单位")}
    check = _Names(by_folded, people, Speller(by_folded, people, fixed))
    findings = [finding for passage in manuscript.passages for finding in check.of_passage(passage, honours)]
    findings += check.nearly(spoken)
    findings += _two_spellings(spoken, by_folded)
    wrong = {(finding.anchor, finding.start) for finding in findings if finding.result != CheckResult.OK}
    findings += _consent(spoken, records.people, wrong)
    return findings


class _Names:
    def __init__(self, by_folded: dict[str, RecordedName], people: set[str], speller: Speller) -> None:
        self._by_folded, self._people, self._speller = by_folded, people, speller
        self._finder = Finder(by_folded)
        self._seen: set[str] = set()
        self._wrong: set[tuple[str, int]] = set()

    def of_passage(self, passage: Passage, honours: set[str]) -> Iterator[Finding]:
        """Names as on record (each once), in another script, and nearly right."""
        hits = list(self._finder.find(passage.folded))
        for hit in hits:
            record, span = self._by_folded[hit.word], Span(passage, hit.start, hit.end)
            if half_width(span.words) != half_width(record.name):
                advice = _("字形与资料库不同，资料库写作“%(name)s”。") % {"name": record.name}
                yield _finding(CheckKind.NAME, CheckResult.BAD, span, record, advice)
            elif hit.word not in self._seen and hit.word not in honours:
                self._seen.add(hit.word)
                yield _finding(CheckKind.NAME, CheckResult.OK, span, record)
        for near in self._speller.near(passage.folded, [(hit.start, hit.end) for hit in hits]):
            record, span = self._by_folded[near.name], Span(passage, near.start, near.end)
            kind = CheckKind.HONOUR if near.name in honours else CheckKind.NAME
            self._wrong.add((passage.anchor, near.start))
            yield _finding(kind, CheckResult.BAD, span, record, _misspelt(near.by_sound, record))

    def nearly(self, spoken: Iterable[Spoken]) -> Iterator[Finding]:
        """People whom the reader found and the text alone does not give away: two signs off by sound, 陈小 for 陈晓."""
        by_sound = {sound_key(name): name for name in sorted(self._people)}
        told: set[str] = set()
        for one in spoken:
            at = (one.span.passage.anchor, one.span.start)
            if not one.is_person or one.name in self._by_folded or one.name in told or at in self._wrong:
                continue
            told.add(one.name)
            if meant := by_sound.get(sound_key(one.name)):
                record = self._by_folded[meant]
                yield _finding(CheckKind.NAME, CheckResult.BAD, one.span, record, _misspelt(True, record))
                continue
            for name in sorted(self._people) if len(one.name) > 2 and len(self._people) <= 500 else ():
                if name[0] == one.name[0] and differs_by_one(name, one.name) is not None:
                    record = self._by_folded[name]
                    advice = _("和资料库里的“%(name)s”只差一个字，是不是同一个人？") % {"name": record.name}
                    yield _finding(CheckKind.NAME, CheckResult.WAIT, one.span, record, advice)
                    break


def _misspelt(by_sound: bool, record: RecordedName) -> str:
    if by_sound:
        return _("资料库写作“%(name)s”，这里是同音的字，请核对。") % {"name": record.name}
    return _("和资料库的“%(name)s”差一个字，请核对。") % {"name": record.name}


def _two_spellings(spoken: Iterable[Spoken], known: dict[str, RecordedName]) -> Iterator[Finding]:
    """Names that are not on record, spelt in two ways of the same sound in one story."""
    first: dict[tuple[bool, tuple[str, ...]], Spoken] = {}
    told: set[str] = set()
    for one in spoken:
        if one.name in known or one.name in told:
            continue
        other = first.setdefault((one.is_person, sound_key(one.name)), one)
        if other.name != one.name:
            told.add(one.name)
            span, words = one.span, {"other": other.span.words}
            yield Finding(
                kind=CheckKind.REPEAT,
                result=CheckResult.BAD,
                anchor=span.passage.anchor,
                start=span.start,
                end=span.end,
                said=span.words,
                recorded=other.span.words,
                place=place_in_story(other.span.passage.anchor),
                advice=_("文中另一处写作“%(other)s”，请统一。") % words,
                blocks=True,
            )


def _consent(
    spoken: Iterable[Spoken], people: Iterable[RecordedPerson], wrong: set[tuple[str, int]]
) -> Iterator[Finding]:
    """People whom nothing on record allows to name; each once."""
    public = {fold(person.name) for person in people if person.is_public}
    recorded = {fold(person.name) for person in people}
    told: set[str] = set()
    for one in spoken:
        at = (one.span.passage.anchor, one.span.start)
        if not one.is_person or one.name in public or one.name in told or at in wrong:
            continue
        told.add(one.name)
        advice = (
            _("人物库里有这个人，但介绍还没有公开，也没有登记本人同意。写出姓名前请确认个人信息是否已获同意。")
            if one.name in recorded
            else _("资料库没有这个人的公开介绍或本人同意。写出姓名前请确认个人信息是否已获同意。")
        )
        record = RecordedName("", "", one.role)
        yield _finding(CheckKind.CONSENT, CheckResult.WAIT, one.span, record, advice)


def _finding(kind: CheckKind, result: CheckResult, span: Span, record: RecordedName, advice: str = "") -> Finding:
    return Finding(
        kind=kind,
        result=result,
        anchor=span.passage.anchor,
        start=span.start,
        end=span.end,
        said=span.words,
        recorded=record.name,
        place=" · ".join(filter(None, [record.kind, record.place])),
        advice=advice,
        blocks=result == CheckResult.BAD,
    )
