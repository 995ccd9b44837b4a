"""Lists of who was honoured: which line says the honour, and where its list ends.

A list begins with a line that is a title (一、文明家庭(3户)), with one that introduces it (“云岭市文明社区”名单公示如下), or
with 名单如下 where the paper's own title says which honour it is. The items stand on the lines below, or behind the colon.
"""

import re
from collections.abc import Iterator

from communities.extraction.award_read import Award
from communities.extraction.context import Context
from communities.extraction.honour_items import (
    is_next,
    items_between,
    items_of,
    number_of,
    says_nothing,
)
from communities.extraction.honour_papers import SIGNED, ListHead, Paper
from communities.extraction.people import Person
from communities.extraction.rolls import entries_honoured, roll_below, rolls_in, sections_honoured

_DATE = re.compile(r"^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$")
_MOST_ITEMS, _LONGEST_STORY, _MOST_LINES = 400, 1200, 4


def listed_honours(context: Context) -> Iterator[tuple[Award, list[Person]]]:
    """Return the honours of lists: one for each who stands below the line that says which honour it is."""
    numbers = [number for number, sentence in enumerate(context.sentences) if sentence.start == 0]
    lines = [context.sentences[number] for number in numbers]
    if not any(_SAYS_LIST.search(line.paragraph.text) for line in lines):
        return
    paper = Paper(context, lines)
    for sentence in context.sentences if paper.is_commending else ():
        yield from paper.given(sentence)
        yield from paper.named(sentence)
    yield from rolls_in(context.sentences, context)
    yield from entries_honoured(context.sentences, context)
    yield from sections_honoured(context.sentences, context)
    head: ListHead | None = None
    last, missed, count, is_begun = "", 0, 0, False
    for place, line in enumerate(lines):
        words = line.paragraph.text
        opened = paper.head(line) or (_rolled(context, numbers[place]) if words.endswith((":", "是", "为")) else None)
        if opened:
            head, last, missed, is_begun = opened, "", 0, False
            if opened.behind < 0:
                continue
            parts = paper.parts(line, opened)
            for part, begin, end in parts:
                for item in items_between(line, begin, end, part.honoured, context):
                    yield part.held(item)
            if parts:
                head = None
                continue
        if head is not None and paper.is_named(line):
            head = None
        if head is None or len(words) > _LONGEST_STORY or count > _MOST_ITEMS:
            continue
        number = number_of(words) if not opened else None
        follows = is_next(number, last)
        is_dated = any(_DATE.match(after.paragraph.text) for after in lines[place + 1 : place + 3])
        ends = number is None and (
            (is_dated and not (head.honoured == "people" and items_of(line, 0, "people", context)))
            or (is_begun and len(lines) - place < 3 and SIGNED.search(words) is not None)
        )
        if (missed and is_begun and not follows) or (last and number is None) or ends:
            missed += not says_nothing(words, head.honoured)
            head = None if ends or missed > _MOST_LINES else head
            continue
        found = items_of(line, max(opened.behind, 0) if opened else 0, head.honoured, context)
        if not found:
            missed += not says_nothing(words, head.honoured)
            head = None if missed > _MOST_LINES else head
            continue
        last, missed, is_begun = number or "", missed if is_begun else 0, True
        if len(found) == 1 and "。" in words[:-1]:  # what is told behind the name is theirs
            line.paragraph.is_about = (found[0].holder, found[0].person.name if found[0].person else None)
        for item in found:
            count += 1
            yield head.held(item)


def _rolled(context: Context, number: int) -> ListHead | None:
    """The head that the last words of a line are: 5个社区分别是, and below it who they are."""
    found = roll_below(context.sentences, number, context)
    return ListHead(*found) if found else None


_SAYS_LIST = re.compile(
    r"分别|公布|获评|入选|上榜|们是|名单|候选|表彰|表扬|公示|获得者|光荣榜|获奖|命名|授予|评选结果|人选"
)
