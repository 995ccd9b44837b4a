"""The reader: one text in, proposals out. It writes nothing, asks nobody and guesses nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from communities.extraction.activities import find_activities
from communities.extraction.appositions import find_appositions
from communities.extraction.assembly import Assembly
from communities.extraction.awards import find_awards, is_list_of_honours
from communities.extraction.bare_titles import find_bare_titles
from communities.extraction.basics import find_statements
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
from communities.extraction.people import Person, find_people
from communities.extraction.person_names import Repeats
from communities.extraction.places import find_places, known_places
from communities.extraction.sentences import Sentence
from communities.extraction.shapes import Proposal, Reading, Warning
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
    warnings: list[Warning] = []
    paragraph: Paragraph | None = None
    figures: list[Figure] = []
    covered: list[tuple[int, int]] = []
    starts: list[int] = []
    number, lost_digits = -1, False
    by_paragraph: dict[int, list[tuple[int, int]]] = {}
    for place, start, end in credits.covered:
        by_paragraph.setdefault(place, []).append((start, end))
    by_sentence: dict[int, list[Person]] = {}
    for person in listed:
        by_sentence.setdefault(id(person.sentence), []).append(person)
    names = Repeats(paragraph.text for paragraph in paragraphs)
    for sentence in context.sentences:
        if sentence.paragraph is not paragraph:
            paragraph, number = sentence.paragraph, number + 1
            figures = [] if paragraph.is_row else find_figures(paragraph.text, sentence.paragraph_times)
            starts = [figure.number_start for figure in figures]
            covered = by_paragraph.get(number, [])
            lost_digits = _LOST.search(paragraph.text) is not None
        inside = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        honoured = by_sentence.get(id(sentence), [])
        if lost_digits:
            warnings += _lost_digits(sentence)
        warnings += _read_sentence(sentence, inside, covered, names, context, assembly, honoured)
    return warnings


def _read_sentence(
    sentence: Sentence,
    figures: list[Figure],
    covered: list[tuple[int, int]],
    names: Repeats,
    context: Context,
    assembly: Assembly,
    honoured: list[Person],
) -> list[Warning]:
    warnings: list[Warning] = []
    facts: list[Fact] = []
    for fact in find_facts(sentence, figures, context):
        if isinstance(fact, Skipped):
            start, end = sentence.paragraph.span(fact.figure.start, fact.figure.end)
            warnings.append(Warning(start, end, f"“{fact.reason}”：这里说的是打算或没有的事，没有当作事实。"))
            continue
        facts.append(fact)
        assembly.add_fact(fact)
        warnings += _open_time(sentence, fact.time)
    found = [person for person in find_people(sentence, covered, names) if not _is_place(person, context)]
    people = [*honoured, *(p for p in found if not any(q.start < p.end and p.start < q.end for q in honoured))]
    for person in people:
        assembly.add_person(person)
    titles: list[tuple[int, int]] = []
    for award in find_awards(
        sentence, context, in_list=sentence.paragraph.is_of_honours or is_list_of_honours(sentence)
    ):
        assembly.add_award(award, people)
        titles.append((award.start, award.end))
    for award in find_commendations(sentence, people, context):
        if not any(start <= award.start < end or award.start <= start < award.end for start, end in titles):
            assembly.add_award(award, people)
            titles.append((award.start, award.end))
    for award in find_appositions(sentence, people, context):
        if not any(start <= award.start < end or award.start <= start < award.end for start, end in titles):
            assembly.add_award(award, people)
            titles.append((award.start, award.end))
    for award in find_bare_titles(sentence, context):
        if not any(start <= award.start < end or award.start <= start < award.end for start, end in titles):
            assembly.add_award(award, people)
            titles.append((award.start, award.end))
    for award in find_lined(sentence, context):
        if not any(start <= award.start < end for start, end in titles):
            assembly.add_award(award, people)
    for body in find_bodies(sentence, context):
        if not any(start <= body.start < end for start, end in titles):
            assembly.add_body(body)
    for start, end, place in context.estates(sentence):
        assembly.add_body(Body("estate", place.name, start, end, None, context.home(sentence, start), sentence))
    for activity in find_activities(sentence, facts, context):
        assembly.add_activity(activity)
    for statement in find_statements(sentence, context):
        assembly.add_statement(statement)
    return warnings


_PLACE_GOES_ON = 6
_ENDS_PLACE = ("社区", "街道", "小区", "镇", "乡", "村", "街", "区", "县", "市", "苑", "花园", "新村", "居委会", "")


def _is_place(person: Person, context: Context) -> bool:
    """Whether what looks like a name is a place's or a body's; behind a role only a whole name of a place speaks against it."""
    if person.name.endswith(("委会", "支部", "总支", "党委")):
        return True
    words = person.sentence.paragraph.text[person.start : person.end + _PLACE_GOES_ON]
    if any(first == 0 and last > len(person.name) for first, last, _place in context.places.mentions(words)):
        return True  # 乌兰塔|拉市
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
    paragraph = sentence.paragraph
    return [
        Warning(*paragraph.span(*found.span()), "这里好像丢了数字，没有当作事实；请查对原文。")
        for found in _LOST.finditer(paragraph.text, sentence.start, sentence.end)
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
