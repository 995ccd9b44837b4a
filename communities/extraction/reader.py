"""The reader: one text in, proposals out. It writes nothing, asks nobody and guesses nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from communities.extraction.activities import Activity, find_activities
from communities.extraction.appositions import find_appositions
from communities.extraction.assembly import Assembly
from communities.extraction.award_read import Award
from communities.extraction.awards import find_awards, is_list_of_honours
from communities.extraction.bare_titles import find_bare_titles, find_praised
from communities.extraction.basics import Statement, find_statements
from communities.extraction.bodies import Body, find_bodies
from communities.extraction.bylines import Credits, find_credits
from communities.extraction.cleaning import clean
from communities.extraction.commendations import find_commendations
from communities.extraction.context import Context
from communities.extraction.decoding import check_size
from communities.extraction.entries import mark_entries
from communities.extraction.facts import Fact, Skipped, find_facts
from communities.extraction.figures import Figure, find_figures
from communities.extraction.folding import fold
from communities.extraction.honour_lines import find_lined
from communities.extraction.honour_lists import listed_honours
from communities.extraction.layout import Paragraph, lay_out
from communities.extraction.lone_names import find_lone_names
from communities.extraction.people import Person, find_people
from communities.extraction.person_names import Repeats
from communities.extraction.places import find_places, known_places
from communities.extraction.sentences import Sentence
from communities.extraction.shapes import Proposal, Reading, Warning
from communities.extraction.story_words import StoryWords
from communities.extraction.times import Time, find_times


def read_story(text: str, published_on: date | None = None, known: Iterable[str] = ()) -> Reading:
    """Read one story. RefusedTextError (a ValueError with a sentence) when it is longer than 200 KB.

    ``published_on`` dates words such as 今年; without it the text's own date is used, or a warning asks for one.
    ``known`` are names that the record has (communities, streets, estates): they need no sign of being one.
    """
    check_size(text)
    folded = fold(text)
    lines, removed = clean(text, folded)
    layout = lay_out(text, folded, lines, removed)
    mark_entries(layout.paragraphs)
    captions = [folded[gap.start : gap.end] for gap in removed if gap.why == "图片说明"]
    credits = find_credits(text, layout, captions)
    published = published_on or credits.published_on
    year = published.year if published else _year_of_title(layout.title_words)
    context = Context(layout, find_places(layout.paragraphs, known_places(known, layout.paragraphs) or None), year)
    assembly = Assembly(text, context)
    listed = list(listed_honours(context))
    for award, _people in listed:
        assembly.list_title(award)
    warnings = _read_sentences(context, layout.paragraphs, assembly, credits, [p for _award, ps in listed for p in ps])
    for award, people in listed:
        assembly.add_award(award, people)
    assembly.add_credits(credits)
    assembly.finish()
    return Reading(
        title=layout.title,
        published_on=published.isoformat() if published else None,
        byline=credits.byline(),
        removed=tuple(sorted(removed, key=lambda removal: removal.start)),
        headings=tuple(layout.headings),
        proposals=tuple(assembly.in_order()),
        warnings=tuple(sorted([*warnings, *_doubts(assembly.proposals)], key=lambda warning: warning.start)),
    )


def _read_sentences(
    context: Context, paragraphs: list[Paragraph], assembly: Assembly, credits: Credits, listed: list[Person]
) -> list[Warning]:
    """Propose what the sentences say, and return what is to be asked.

    Each finder goes through all sentences before the next one begins: what it needs stays in the processor's cache then,
    which saves a tenth of the time. The proposals are put together afterwards, sentence by sentence.
    """
    sentences, story = context.sentences, StoryWords(context.sentences)
    figures = list(_figures(context))
    facts = [find_facts(*one, context) for one in zip(sentences, figures, strict=True)]
    people = list(_people(story, context, paragraphs, credits, listed))
    honours = list(_honours(story, people, context))
    bodies = find_bodies(story, context)
    activities = find_activities(story, list(map(_told, facts)))
    statements = find_statements(story, context)
    torn = {id(paragraph) for paragraph in paragraphs if _LOST.search(paragraph.text)}  # hardly any
    warnings = [warning for one in sentences if id(one.paragraph) in torn for warning in _lost_digits(one)]
    for found in map(_Found, sentences, facts, people, honours, bodies, activities, statements):
        warnings += _propose(found, context, assembly)
    return warnings


class _Found(NamedTuple):
    """What the finders found in one sentence."""

    sentence: Sentence
    facts: list[Fact | Skipped]
    people: list[Person]
    honours: tuple[list[Award], list[Award]]
    bodies: list[Body]
    activities: list[Activity]
    statements: list[Statement]


def _figures(context: Context) -> Iterator[list[Figure]]:
    """The figures of each sentence; they are read by the paragraph."""
    paragraph: Paragraph | None = None
    figures: list[Figure] = []
    starts: list[int] = []
    for sentence in context.sentences:
        if sentence.paragraph is not paragraph:
            paragraph = sentence.paragraph
            figures = [] if paragraph.is_row else find_figures(paragraph.text, sentence.paragraph_times)
            starts = [figure.number_start for figure in figures]
        yield figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _told(facts: list[Fact | Skipped]) -> list[Fact]:
    return [fact for fact in facts if isinstance(fact, Fact)] if facts else []


def _people(
    story: StoryWords, context: Context, paragraphs: list[Paragraph], credits: Credits, listed: list[Person]
) -> Iterator[list[Person]]:
    """Who is named in each sentence; ``listed`` are those of the lists of honours."""
    by_paragraph: dict[int, list[tuple[int, int]]] = {}
    for place, start, end in credits.covered:
        by_paragraph.setdefault(place, []).append((start, end))
    by_sentence: dict[int, list[Person]] = {}
    for person in listed:
        by_sentence.setdefault(id(person.sentence), []).append(person)
    names = Repeats(paragraph.text for paragraph in paragraphs)
    paragraph: Paragraph | None = None
    covered: list[tuple[int, int]] = []
    number = -1
    for sentence, lone in zip(story.sentences, find_lone_names(story), strict=True):
        if sentence.paragraph is not paragraph:
            paragraph, number = sentence.paragraph, number + 1
            covered = by_paragraph.get(number, [])
        honoured = by_sentence.get(id(sentence), [])
        found = [person for person in find_people(sentence, covered, names, lone) if not _is_place(person, context)]
        if honoured:
            found = [p for p in found if not any(q.start < p.end and p.start < q.end for q in honoured)]
        yield [*honoured, *found]


def _honours(
    story: StoryWords, people: list[list[Person]], context: Context
) -> Iterator[tuple[list[Award], list[Award]]]:
    """The honours that each sentence tells of, and those of a line of a list; what two finders read is one title."""
    runs = [_runs_of_titles(sentence, context) for sentence in story.sentences]
    commended = find_commendations(story, people, context)
    beside = [
        list(find_appositions(*one, context)) if one[1] else [] for one in zip(story.sentences, people, strict=True)
    ]
    bare = find_bare_titles(story, context)
    for (honours, praised, lined), *others in zip(runs, commended, beside, bare, strict=True):
        for found in (*others, praised):
            for award in found:
                if not any(
                    one.start <= award.start < one.end or award.start <= one.start < award.end for one in honours
                ):
                    honours.append(award)
        yield honours, [one for one in lined if not _is_in(one.start, honours)] if lined else lined


def _runs_of_titles(sentence: Sentence, context: Context) -> tuple[list[Award], list[Award], list[Award]]:
    """The honours behind a verb or a label, those that are praised, and those of a line of a list.

    They are read together, in the order of the text: the context looks up only so many titles of a story.
    """
    in_list = sentence.paragraph.is_of_honours or is_list_of_honours(sentence)
    return (
        find_awards(sentence, context, in_list=in_list),
        find_praised(sentence, context),
        [] if sentence.start else list(find_lined(sentence, context)),  # a line begins its paragraph
    )


def _is_in(place: int, honours: list[Award]) -> bool:
    return any(one.start <= place < one.end for one in honours)


def _propose(found: _Found, context: Context, assembly: Assembly) -> list[Warning]:
    """Propose what one sentence says, and return what is to be asked about it."""
    sentence = found.sentence
    warnings: list[Warning] = []
    for fact in found.facts:
        if isinstance(fact, Skipped):
            start, end = sentence.paragraph.span(fact.figure.start, fact.figure.end)
            warnings.append(Warning(start, end, f"“{fact.reason}”：这里说的是打算或没有的事，没有当作事实。"))
            continue
        assembly.add_fact(fact)
        warnings += _open_time(sentence, fact.time)
    for person in found.people:
        assembly.add_person(person)
    honours, lined = found.honours
    for award in (*honours, *lined):
        assembly.add_award(award, found.people)
    for body in found.bodies:
        if not _is_in(body.start, honours):
            assembly.add_body(body)
    for start, end, place in context.estates(sentence):
        assembly.add_body(Body("estate", place.name, start, end, None, context.home(sentence, start), sentence))
    for activity in found.activities:
        assembly.add_activity(activity)
    for statement in found.statements:
        assembly.add_statement(statement)
    return warnings


_PLACE_GOES_ON = 6
_ENDS_PLACE = ("社区", "街道", "小区", "镇", "乡", "村", "街", "区", "县", "市", "苑", "花园", "新村", "居委会", "")


def _is_place(person: Person, context: Context) -> bool:
    """Whether what looks like a name is a place's or a body's; behind a role only a whole name of a place speaks against it."""
    if person.name.endswith(("委会", "支部", "总支", "党委")):
        return True
    begin, words = person.start, person.sentence.paragraph.text
    for start, end, _place in context.places.within(words, begin, person.end + _PLACE_GOES_ON):
        if start == begin and end - begin > len(person.name):
            return True  # 乌兰塔|拉市
    if person.name[-1] in "正也已还" and f"{person.name[:-1]}社区" in context.places.levels:
        return True  # 福溪正冲刺“…”
    if not context.places.holds(person.name):
        return False
    return person.role is None or any(person.name + ending in context.places.levels for ending in _ENDS_PLACE)


def _year_of_title(title: str) -> int | None:
    """2023年工作总结 speaks of 2023 when it says 今年."""
    times = [time for time in find_times(title) if time.year and not time.founding]
    return times[0].year if times else None


_LOST = re.compile(  # each choice begins with its own words: re finds those fast
    "|".join(
        (
            *(
                f"{who}(?:户|多?[人名]|户人)(?=[,。;、])"
                for who in ("居民", "住户", "人口", "党员", "志愿者", "总户数")
            ),
            r"面积(?:约|为|达|近)?(?:万)?平方(?:米|公里)",
            *(rf"{act}[\u3400-\u9fff]{{0,4}}多人次(?=[,。;、])" for act in ("接待", "服务", "咨询", "参与")),
        )
    )
)


def _lost_digits(sentence: Sentence) -> list[Warning]:
    """现有居民户人: the text lost its numbers on the way; nothing is guessed, somebody is told."""
    return [
        Warning(*sentence.paragraph.span(*found.span()), "这里好像丢了数字，没有当作事实；请查对原文。")
        for found in _LOST.finditer(sentence.paragraph.text, sentence.start, sentence.end)
    ]


def _open_time(sentence: Sentence, time: Time | None) -> list[Warning]:
    """今年以来 without a year anywhere: the period stays open and is asked for."""
    if time is None or time.shift is None or time.as_of:
        return []
    start, end = sentence.paragraph.span(time.start, time.end)
    return [Warning(start, end, f"“{time.text}”是哪一年？文中没有写明，请填报道日期或年份。")]


def _doubts(proposals: list[Proposal]) -> list[Warning]:
    """Figures that cannot be, and two spellings of what may be one name."""
    doubts: list[Warning] = []
    for proposal in proposals:
        if proposal.field == "area_km2" and not isinstance(proposal.value, str | tuple) and proposal.value is not None:
            limit = 100 if proposal.owner and proposal.owner.level in ("community", "estate") else 20_000
            if proposal.unit == "平方公里" and proposal.value > limit:
                doubts.append(
                    Warning(proposal.start, proposal.end, f"“{proposal.text}”这个面积大得不合常理，请核对原文。")
                )
    names = sorted({(str(p.value), p.start, p.end) for p in proposals if p.kind == "person" and len(str(p.value)) == 3})
    for place, (name, _start, _end) in enumerate(names):
        for other, start, end in names[place + 1 : place + 40]:
            if name[0] != other[0]:
                break  # they are sorted
            if (name[1] == other[1]) != (name[2] == other[2]):
                doubts.append(Warning(start, end, f"“{name}”和“{other}”只差一个字，是不是同一个人？请核对。"))
    return doubts
