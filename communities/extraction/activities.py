"""Activities: sums with their counts (18场次, 600多人次), and named series and events."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communities.extraction.facts import Fact
from communities.extraction.lexicon import PATTERNS
from communities.extraction.sentences import Sentence
from communities.extraction.story_words import StoryWords

_COUNTS = {
    "activity_sessions": "sessions",
    "council_meetings": "sessions",
    "activity_participants": "participants",
    "service_recipients": "participants",
    "volunteers": "participants",
    "party_members": "participants",
}
_MOBILISED = re.compile(r"(?:动员|组织|发动|出动|召集|带领)[^,。;]{0,24}$")
_WHAT_FOR = re.compile(
    r"(?:开展|参与|参加|进行|投入)(?:了)?([^,。;]{2,36}?(?:志愿服务|志愿活动|活动|行动|整治|宣传|巡查|清洁))"
)
_HELPERS = frozenset(("volunteers", "party_members"))
_EVENTS = frozenset(_COUNTS) - _HELPERS
_HELD = re.compile(r"开展|举办|举行|组织|启动|推出|打造|参加|策划|承办|主办")
_OPENS = re.compile("“")
_QUOTED = re.compile(
    r"“([^“”]{2,40})”((?!等)[^“”,。;、]{0,16}?(?:活动|讲座|宣讲|培训|比赛|大赛|演出|仪式|行动|课堂|沙龙|市集|晚会|汇演|游园会|展览|节|会|班|课))?"
)
_LIST_OF_EVENTS = re.compile(r"等?[^,。;]{0,12}(?:活动|讲座|课程|宣讲|培训|比赛|行动|节目|课)")
_HOST = re.compile(r"[\u3400-\u9fff]{2,16}?(?:文明实践[站所]|党群服务中心|社工站|居委会|党委|党支部|志愿服务队)")
_LEAD = re.compile(r"^.*(?:开展|举办|举行|组织|启动|推出|累计|先后|共|了|的|为|参加|、)(?=.)")


@dataclass(frozen=True)
class Activity:
    """An activity or a sum of them; ``facts`` are its counts."""

    name: str
    start: int
    end: int
    facts: tuple[Fact, ...]
    host: str | None
    sentence: Sentence

    def counts(self) -> dict[str, Fact]:
        """The facts by what they count: sessions, participants."""
        return {_COUNTS[fact.field]: fact for fact in reversed(self.facts)}


def find_activities(story: StoryWords, facts: Sequence[list[Fact]]) -> list[list[Activity]]:
    """Return the activities of each sentence, whose ``facts`` are known: those with counts, then those only named."""
    activities: list[list[Activity]] = []
    counted: list[list[Fact]] = []
    for sentence, told in zip(story.sentences, facts, strict=True):
        events, mobilised = _of_events(sentence, told) if told else ([], {})
        counted.append(events)
        activities.append(list(_sums(sentence, events, mobilised)) if events else [])
    for number in story.holding(_OPENS):
        activities[number] += _named(story.sentences[number], counted[number])
    return activities


def _of_events(sentence: Sentence, facts: list[Fact]) -> tuple[list[Fact], dict[int, str]]:
    """Which facts count events or who took part, and for what they were mobilised, by the identity of the fact."""
    counted: list[Fact] = []
    mobilised: dict[int, str] = {}
    for fact in facts:
        if fact.field in _HELPERS and (name := _mobilised_for(sentence.paragraph.text, fact)):
            mobilised[id(fact)] = name
        elif fact.field not in _EVENTS:
            continue
        counted.append(fact)
    return counted, mobilised


def _sums(sentence: Sentence, counted: list[Fact], mobilised: dict[int, str]) -> Iterator[Activity]:
    """Facts that stand together, one of each kind, are the counts of one activity."""
    words = sentence.paragraph.text
    group: list[Fact] = []
    for fact in counted:
        kind = _COUNTS[fact.field]
        if group and any(_COUNTS[other.field] == kind for other in group):
            yield _sum(words, group, sentence, mobilised.get(id(group[0])))
            group = []
        group.append(fact)
    if group:
        yield _sum(words, group, sentence, mobilised.get(id(group[0])))


def _mobilised_for(words: str, fact: Fact) -> str | None:
    """动员100多名社区党员…开展…等志愿服务: people of the place who were counted because they took part."""
    if not _MOBILISED.search(words, max(0, fact.figure.start - 30), fact.figure.start):
        return None
    found = _WHAT_FOR.search(words, fact.figure.end, min(fact.sentence.end, fact.figure.end + 64))
    return found[1] if found else None


def _sum(words: str, group: list[Fact], sentence: Sentence, mobilised: str | None = None) -> Activity:
    first = group[0]
    clause = sentence.clause_at(first.figure.number_start)
    ahead, behind = words[clause.start : first.figure.start], words[first.figure.end : first.quote_end]
    quoted = list(_QUOTED.finditer(words, clause.start, first.figure.end))
    if quoted and not re.search(r"[。;]", words[quoted[-1].end() : first.figure.start]):
        name = quoted[-1][0] if quoted[-1][2] else quoted[-1][1]
    else:
        name = mobilised or _noun(behind) or _noun(ahead, from_end=True) or "活动"
    return Activity(
        name,
        min(fact.quote_start for fact in group),
        max(fact.quote_end for fact in group),
        tuple(group),
        _host(words, sentence, first),
        sentence,
    )


def _noun(phrase: str, *, from_end: bool = False) -> str | None:
    last = None
    for found in PATTERNS["sessions"].finditer(phrase):
        last = found
        if not from_end:
            break
    if last is None:
        return None
    head = phrase[: last.end()]
    lead = _LEAD.match(head[: last.start()] + "\0")
    return (head[lead.end() :] if lead else head)[-24:].strip("的、") or None


def _host(words: str, sentence: Sentence, fact: Fact) -> str | None:
    bodies = [found[0] for found in _HOST.finditer(words, sentence.start, fact.figure.start)]
    if bodies:
        return re.sub(r"^.*?(?:由|在|以来|,|引导|推动|指导|组织)", "", bodies[-1])
    return fact.topic.name if fact.topic else None


def _named(sentence: Sentence, counted: list[Fact]) -> Iterator[Activity]:
    """开展了“我们的节日”“文明礼仪”等各类特色活动."""
    words = sentence.paragraph.text
    for verb in _HELD.finditer(words, sentence.start, sentence.end):
        place = verb.end()
        run: list[re.Match[str]] = []
        for quoted in _QUOTED.finditer(words, place, sentence.end):
            between = words[place : quoted.start()]
            if len(between) > (12 if not run else 2) or re.search(r"[,。;]", between):
                break
            run.append(quoted)
            place = quoted.end()
        if not run or not (run[-1][2] or _LIST_OF_EVENTS.match(words, place, min(sentence.end, place + 22))):
            continue
        if any(run[0].start() <= fact.figure.start < place + 22 for fact in counted):
            continue
        for quoted in run:
            name = quoted[0] if quoted[2] else quoted[1]
            yield Activity(name, quoted.start(), quoted.end(), (), None, sentence)
        return
