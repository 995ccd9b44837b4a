"""An honour as it was read: its title, where it stands, and what the words around it say of it."""

import re
from dataclasses import dataclass

from communities.extraction.award_givers import (
    issuer_of,
    level_of_ceremony,
    level_of_contest_of,
    level_of_giver,
    level_of_occasion,
    level_of_short_name,
    level_of_subject,
    place_of_title,
    street_of,
)
from communities.extraction.award_levels import level_behind, level_of_body, levels_of
from communities.extraction.award_words import HOLDER_BEHIND, OPEN, RUN
from communities.extraction.context import Context
from communities.extraction.places import Place
from communities.extraction.sentences import Sentence
from communities.extraction.times import year_of


@dataclass(slots=True)  # not frozen: a frozen one of so many fields costs four times as much to make
class Award:
    """A title, in the coordinates of its paragraph; ``subject`` is what stands before its verb."""

    title: str
    start: int
    end: int
    verb: int
    status: str
    levels: tuple[str, ...]
    topic: Place | None
    issuer: str | None
    year: int | None
    years: str | None
    open_ending: str | None
    holder_behind: str | None
    ordinal: int
    sentence: Sentence
    given: int | None = None  # where the names begin of those to whom it is given, and end
    given_end: int = 0
    holders: tuple[tuple[str, str | None], ...] = ()  # who holds it, where the text lists them


_WIDE = frozenset(("district", "city", "province"))


_GIVER_BEHIND = 16
_BRACKET_WITHIN = 7  # signs behind a title, where brackets tell who holds it, or since when


def award_of(
    title: str,
    start: int,
    end: int,
    verb_at: int,
    status: str,
    own_levels: tuple[str, ...],
    inherited: tuple[str, ...],
    ahead: str,
    ordinal: int,
    sentence: Sentence,
    context: Context,
    verb: str,
) -> Award:
    """The honour that stands at a place: its level, its year, who gives it and what it is told of."""
    words = sentence.paragraph.text
    clause = sentence.clause_at(verb_at)
    topic = sentence.topic_at(verb_at) if verb else sentence.topics[0][1] if sentence.topics else None
    if not verb and topic and context.main and topic.level in _WIDE and context.main.level not in _WIDE:
        topic = context.main  # 青螺区“先进社区” in a list: the district is of the title
    topic = street_of(words[clause.start : verb_at], topic, context)
    topic = place_of_title(title, topic, context)
    if not verb and words[start - 1 : start] == ":":
        ahead = words[sentence.start : start - 1]
        topic = next((one for _s, end, one in context.places.mentions(ahead) if end == len(ahead)), topic)
    issuer = issuer_of(words[clause.start : start])
    levels = (
        own_levels
        or level_of_short_name(title, context)
        or inherited
        or (level_of_body(issuer, context) if issuer else ())
        or level_of_subject(words, clause.start, verb_at, verb, context)
        or level_of_giver(words, sentence.start, verb_at, context)
        or level_behind(words, end, min(sentence.end, end + 90))
        or levels_of(words[verb_at + len(verb) : start].removeprefix("了"), context)[:1]
        or (() if title.endswith("等功") else level_of_contest_of(title, words, verb_at, sentence, context))
        or level_of_occasion(words, sentence.start, verb_at, context)
        or (() if title.endswith("等功") else level_of_ceremony(sentence, start, context))
    )
    if title.startswith("全区") and "自治区" in f"{words[clause.start : start]}{words[end : end + _GIVER_BEHIND]}":
        levels = ("省",)  # 被自治区民政厅命名为“全区…”: of the whole region
    run = RUN.search(words, clause.start, min(sentence.end, end + 16))
    has_bracket = words.find("(", end, end + _BRACKET_WITHIN) >= 0
    behind = HOLDER_BEHIND.match(words, end) if has_bracket else None
    communities = context.places.of_level("community") if behind else ()
    holder = next((place for place in communities if behind and place.name.startswith(behind[1])), None)
    opened = OPEN.match(words, end, min(sentence.end, end + 40))
    return Award(
        title=title, start=start, end=end, verb=verb_at, status=status, levels=levels, topic=holder or topic or context.main,
        issuer=issuer, year=_year(words, sentence, start, end, title, ahead, has_bracket=has_bracket), years=run[0] if run else None,
        open_ending=opened[1] if opened else None, holder_behind=behind[1] if behind else None, ordinal=ordinal, sentence=sentence,
    )  # fmt: skip


BEGINS_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_AHEAD = re.compile(r"(?:19|20)\d\d(?=年?度?[^\d]*$)")
_YEAR_BEHIND = re.compile(r"[^“”,。]{0,6}\(((?:19|20)\d\d)年?(?:度)?[^()]{0,6}\)")


def _year(
    words: str, sentence: Sentence, start: int, end: int, title: str, ahead: str, *, has_bracket: bool
) -> int | None:
    inside = BEGINS_WITH_YEAR.match(title) or (_YEAR_AHEAD.search(ahead) if ahead else None)
    if inside:
        return int(inside[0])
    behind = _YEAR_BEHIND.match(words, end, end + 20) if has_bracket else None
    if behind:
        return int(behind[1])
    time = sentence.time_at(start)
    if time and time.as_of and not time.text.endswith(("以来", "至今", "起")):
        return year_of(time.as_of)
    return None
