"""Who holds an honour: whoever is the subject of its verb, else whoever was the subject before.

A clause begins with what it says when (2019年, 同年, 近日); what stands behind that, up to the first adverb or verb, is its
subject: people, a quoted name, a team, a place, or several joined by 、 and 和. A clause without one goes on with the
subject of the clause before, as Chinese does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communities.extraction.awards import Award
from communities.extraction.holder_lists import BOTH, PAIR, SUMMED, Holder, holders_listed
from communities.extraction.holder_words import (
    COLLECTIVE,
    GROUP,
    HIMSELF,
    IN_BRIEF,
    IN_SHORT,
    JOINT,
    KIN,
    MADE,
    MADE_BY,
    MARKER,
    NO_NAME,
    OF_PLACES,
    OF_THINGS,
    OF_WHOM,
    OPENING,
    OWN_BODY,
    PERSONAL,
    PLACE_WORD,
    PRONOUN,
    REST,
    WITH,
    words_before,
)
from communities.extraction.holders_given import BODY_BEHIND, given_to
from communities.extraction.people import Person
from communities.extraction.person_names import name_length
from communities.extraction.places import Places
from communities.extraction.spoken_of import (
    NOT_OF_PLACES,
    SpokenOf,
    is_their_home,
    kind_of_name,
    kind_of_title,
    points_back,
)


def _plain_name(words: str) -> str | None:
    """李国强先后荣获…: words that are a name and nothing else."""
    return (
        words
        if 2 <= len(words) <= 4 and not NO_NAME.match(words) and name_length(f"{words}。", 0, strict=True) == len(words)
        else None
    )


@dataclass(frozen=True)
class _Named:
    """Somebody or something named in a clause."""

    start: int
    end: int
    name: str
    person: str | None
    kind: str


class Holders:
    """Finds the holders of honours, with what the story has said so far."""

    def __init__(self, places: Places, full_names: Sequence[str], hero: str | None, spoken_of: SpokenOf) -> None:
        self._places = places
        self._spoken_of = spoken_of
        self._names = full_names
        self._hero = hero
        self._last: tuple[object, list[Holder]] | None = None

    def of(self, award: Award, people: list[Person], last_person: str | None) -> list[Holder]:
        """Return who holds an honour; nobody when it belongs to the place that the clause is about."""
        if award.holders:
            return list(award.holders)
        found = self._find(award, people, self._hero or (last_person and (self._in_short(last_person) or last_person)))
        if (
            "分别" in award.sentence.paragraph.text[award.verb - 12 if award.verb > 12 else 0 : award.verb]
            and len(found) > 1
        ):
            found = [found[min(award.ordinal, len(found) - 1)]]
        if found:
            self._last = (award.sentence.paragraph, found)
        elif self._subject(award, people, award.sentence.clause_at(award.verb).start, award.verb):
            self._last = None
        return found

    def _find(self, award: Award, people: list[Person], meant: str | None) -> list[Holder]:
        words, sentence = award.sentence.paragraph.text, award.sentence
        given = given_to(award, people, self._places)
        if given:
            return given
        if award.holder_behind:
            named = next((p.name for p in people if p.name == award.holder_behind), None)
            if named:
                return [(named, named)]
        behind = next(
            (
                p
                for p in people
                if 0 <= p.role_start - award.end < 8 and OF_WHOM.fullmatch(words[award.end : p.role_start])
            ),
            None,
        )
        behind = behind or next((p for p in people if p.role_start <= award.start < p.start), None)
        if behind is not None:
            return [(behind.name, behind.name)]
        first = max(words.rfind(mark, sentence.start, award.verb) + 1 for mark in ",;。:") or sentence.start
        first = max(first, sentence.start)
        pointed = self._pointed_at(award, people, meant, self._said(words, first, award.verb))
        if pointed:
            return [pointed]
        subject = self._subject(award, people, first, award.verb)
        is_own = bool(subject)
        together: list[_Named] = []
        is_pronoun = bool(PRONOUN.match(self._plain(words, first, award.verb)))
        start = first
        while not subject and not is_pronoun and start > sentence.start:
            stop = start - 1
            joint = WITH.search(words[max(sentence.start, stop - 24) : stop])
            if joint:
                together = self._named(joint[1], 0, len(joint[1]), [])
            start = max(max(words.rfind(mark, sentence.start, stop) + 1 for mark in ",;。:"), sentence.start)
            subject = [] if joint else self._subject(award, people, start, stop, is_before=True)
            is_pronoun = bool(PRONOUN.match(self._plain(words, start, stop)[:2].rstrip("在把将和与以")))
        if subject and subject[0].person and not together and start > sentence.start:
            before = max(max(words.rfind(mark, sentence.start, start - 1) + 1 for mark in ",;。:"), sentence.start)
            behind_comma = next((p for p in people if p.end == start - 1 and p.start >= before), None)
            if behind_comma and not MARKER.search(words, before, behind_comma.start):
                together = [
                    _Named(behind_comma.start, behind_comma.end, behind_comma.name, behind_comma.name, "person")
                ]
        about = sentence.paragraph.is_about
        if about and not subject and not (about[1] and OF_PLACES.search(award.title)):
            return [about]
        if together and subject:
            subject = [*subject, *together]
        kind = None if is_own else kind_of_title(award.title)
        if (
            kind in NOT_OF_PLACES
            and not award.ordinal
            and not any(one.kind == "group" and kind_of_name(one.name) for one in subject)
        ):
            since = words.rfind("。", 0, max(sentence.start - 1, 0)) + 1  # the sentence before, at most
            body = self._spoken_of.last(sentence.paragraph, award.verb, kind, since=since)
            if body:
                return [(body, None)]
        return self._fitting(award, people, subject, meant, is_pronoun=is_pronoun, before=start)

    def _fitting(
        self,
        award: Award,
        people: list[Person],
        subject: list[_Named],
        meant: str | None,
        *,
        is_pronoun: bool,
        before: int,
    ) -> list[Holder]:
        """The subject if the honour can be its, else the person or body that was spoken of."""
        title = award.title
        personal = bool(PERSONAL.search(title)) and not COLLECTIVE.search(title)
        named = [(one.name, one.person) for one in subject if one.kind != "place"]
        if named and not (OF_PLACES.search(title) and all(person for _name, person in named)):
            return named
        earlier = [p.name for p in people if p.end <= award.start and not p.is_partial]
        if is_pronoun and (earlier or meant) and not OF_PLACES.search(title):
            name = next((p.name for p in reversed(people) if p.end <= before and not p.is_partial), None) or meant
            return [(name, name)] if name else []
        if any(one.kind == "place" for one in subject) and not personal:
            several: list[Holder] = [(one.name, None) for one in subject]
            return several if len(several) > 1 or not award.topic or several[0][0] != award.topic.name else []
        if personal:
            ahead = words_before(award)
            name = self._hero if self._hero and HIMSELF.search(ahead) else earlier[-1] if earlier else meant
            return (
                [(name, name)]
                if name and not (subject and "楼长" not in title and not earlier and "最美" in title)
                else []
            )
        if subject or OF_PLACES.search(title):
            return []
        last = self._last
        if last and last[0] is award.sentence.paragraph and not (last[1][0][1] and COLLECTIVE.search(title)):
            return last[1]
        return []

    def _pointed_at(self, award: Award, people: list[Person], meant: str | None, said: str) -> Holder | None:
        """该团队, 这支队伍, 舞蹈队, 她家: whoever these words point back to."""
        paragraph = award.sentence.paragraph
        if is_their_home(said):
            name = next((p.name for p in reversed(people) if p.end <= award.verb and not p.is_partial), None) or meant
            return (f"{name}家庭", None) if name else None
        head = points_back(said)
        if head is None and said in ("它", "他们", "她们", "它们") and not PERSONAL.search(award.title):
            kind = kind_of_title(award.title) or "team"
            body = self._spoken_of.last(paragraph, award.verb - len(said), kind)
            return (body, None) if body else None
        if head is None:
            return None
        body = self._spoken_of.last(paragraph, award.verb - len(said), kind_of_name(head), head)
        return (body, None) if body else None

    def _said(self, words: str, start: int, end: int) -> str:
        """The words of a clause before its first adverb or verb, without what it says when."""
        opening = OPENING.match(words, start, end)
        begin = opening.end() if opening else start
        marker = MARKER.search(words, begin, end)
        return words[begin : marker.start() if marker else end]

    @staticmethod
    def _plain(words: str, start: int, end: int) -> str:
        opening = OPENING.match(words, start, end)
        return words[opening.end() if opening else start : end]

    def _subject(
        self, award: Award, people: list[Person], start: int, end: int, *, is_before: bool = False
    ) -> list[_Named]:
        """Who or what one clause is about: the run of names at its beginning."""
        words = award.sentence.paragraph.text
        opening = OPENING.match(words, start, end)
        begin = opening.end() if opening else start
        if begin > start and words[begin - 1] in "“":
            begin -= 1
        made_by = MADE_BY.match(words, begin, end)
        begin = made_by.end() if made_by else begin
        named = self._named(words, begin, end, people)
        stop = end
        for marker in MARKER.finditer(words, begin, end):
            if not any(one.start <= marker.start() < one.end for one in named):
                stop = marker.start()
                break
        if PLACE_WORD.match(words[begin:stop]) and award.topic:
            return [_Named(begin, stop, award.topic.name, None, "place")]
        run = [one for one in named if one.end <= stop + (2 if is_before else 0)]
        group = GROUP.search(words[begin:stop])
        if (
            group
            and is_before
            and group[0].startswith("“")
            and group[0].endswith("”")
            and not OF_THINGS.search(award.title)
        ):
            group = None  # 联系“最美”…: a name in quotation marks that the clause before speaks of
        if group and is_before and MADE.search(words, begin, begin + group.end()):
            group = None  # 新建一处活动室,…: what somebody makes or has is not who is spoken of
        if group:
            name = group[0]
            last = max((one for one in run if one.end <= begin + group.end()), key=lambda one: one.end, default=None)
            if last is None or last.end < begin + group.end():
                first = begin + group.start()
                if last is not None and last.kind == "place" and last.end > first:
                    name, first = words[last.end : begin + group.end()], last.end
                if OWN_BODY.match(name) and award.topic:
                    name = (
                        f"{(last.name if last else award.topic.name)}{name.removeprefix('社区').removeprefix('街道')}"
                    )
                lead = re.match(r"^.*(?:的|社区(?=.{3}))(?=.{2})", name) if "“" not in name else None
                name = name[lead.end() :] if lead and not OWN_BODY.match(name[lead.end() :]) else name
                run.append(_Named(first, begin + group.end(), name, None, "group"))
        summed = SUMMED.search(words, begin, stop)
        if summed and summed.end() == stop:
            stop = summed.start()
            run = [one for one in run if one.end <= stop]
        both = BOTH.search(words[begin:stop])
        if both and _plain_name(both[1]):
            return [_Named(begin, stop, both[0], None, "group")]
        parts = self._parts(words, begin, stop, people)
        if len(parts) > 1:
            return parts
        if "、" in words[begin:stop] and not is_before and not PAIR.search(words[begin:stop]):
            listed = holders_listed(words[begin:stop], people, begin, self._places)
            if len(listed) > 1:
                return [_Named(begin, stop, name, person, "group") for name, person in listed]
        brief = IN_BRIEF.match(words, begin, stop)
        if brief:
            whole = [self._community(name) for name in JOINT.split(brief[1])]
            return [_Named(begin, stop, name, None, "place") for name in whole]
        if not run:
            shorter = self._in_short(words[begin:stop]) or _plain_name(words[begin:stop])
            if shorter:
                return [_Named(begin, stop, shorter, shorter, "person")]
            thing = words[begin:stop].removesuffix("活动")
            if (
                not is_before
                and OF_THINGS.search(award.title)
                and not re.match(r"[这该此其]", thing)
                and re.fullmatch(r"[\u3400-\u9fff]{2,12}", thing)
            ):
                return [_Named(begin, stop, thing, None, "group")]
            return []
        if is_before and not OF_THINGS.search(award.title):
            run = [one for one in run if not re.fullmatch(r"“[^“”]+”", one.name)] or run[:0]
            if not run:
                return []
        if is_before and run[0].start - begin > 14:
            return []
        head = run[-1]
        rest = words[head.end : stop]
        kin = KIN.match(rest)
        if head.person and kin:
            pair = run[-2].name + "、" if len(run) > 1 and run[-2].person and run[-2].end + 1 == head.start else ""
            head = _Named(head.start, head.end + kin.end(), f"{pair}{head.name}{kin[0]}", None, "group")
        elif head.kind == "place" and (body := BODY_BEHIND.match(rest)):
            head = _Named(head.start, head.end + body.end(), head.name + body[0].removeprefix("社区"), None, "group")
        elif not is_before and not REST.match(rest):
            return [one for one in run[:1] if one.start == begin]
        joined = [head]
        for one in reversed(run[:-1]):
            gap = words[one.end : joined[0].start]
            is_near = len(gap) <= 12 and JOINT.search(gap) and "," not in gap
            is_apart = one.person and len(gap) <= 44 and JOINT.match(gap) and not MARKER.search(gap)
            if one.kind == head.kind and (is_near or is_apart):
                joined.insert(0, one)
        return joined

    def _parts(self, words: str, begin: int, stop: int, people: list[Person]) -> list[_Named]:
        """铜锣湾社区实践站、茶亭社区实践站: bodies joined by 、, each without the street in front of it."""
        if "、" not in words[begin:stop] or PAIR.search(words[begin:stop]):
            return []
        found: list[_Named] = []
        for part in re.finditer(r"[^、]+", words[begin:stop]):
            known = next((p for p in people if begin + part.start() <= p.start and p.end == begin + part.end()), None)
            person = known.name if known else _plain_name(part[0].rpartition("的")[2])
            if person:
                found.append(_Named(begin + part.end() - len(person), begin + part.end(), person, person, "person"))
                continue
            group = GROUP.search(part[0])
            if group is None or group.end() < len(part[0]) or "“" in part[0]:
                if any(one.person for one in found):
                    continue
                return []
            first = begin + part.start()
            for start, end, place in self._places.mentions(part[0]):
                if place.level in ("street", "district", "city") and begin + part.start() + start == first:
                    first = begin + part.start() + end
            found.append(_Named(first, begin + part.end(), words[first : begin + part.end()], None, "group"))
        return found

    def _named(self, words: str, start: int, end: int, people: list[Person]) -> list[_Named]:
        found = [
            _Named(p.start, p.end, whole, whole, "person")
            for p in people
            if start <= p.start and p.end <= end
            for whole in [(p.is_partial and self._in_short(p.name)) or p.name]
        ]
        spans = [(one.start, one.end) for one in found]
        for first, last, place in self._places.mentions(words[start:end]):
            if place.level in ("community", "village", "street", "estate") and not any(
                a < start + last and start + first < b for a, b in spans
            ):
                found.append(_Named(start + first, start + last, place.name, None, "place"))
        for name in self._names:
            place_of = words.find(name, start, end)
            if place_of >= 0 and not any(a <= place_of < b for a, b in spans):
                found.append(_Named(place_of, place_of + len(name), name, name, "person"))
        for quoted in re.finditer(
            r"“[^“”]{2,14}”[\u3400-\u9fff]{0,6}?(?:队|团|社|站|室|中心|协会|案例|项目|品牌|堂|校)?(?=[则也还又曾先被由在于从已再成一分双均都同刚今去上本近凭因以经是入获荣当连,]|$)",
            words[start:end],
        ):
            found.append(_Named(start + quoted.start(), start + quoted.end(), quoted[0], None, "group"))
        found.sort(key=lambda one: (one.start, -one.end))
        kept: list[_Named] = []
        for one in found:
            if kept and one.start < kept[-1].end:
                continue
            if kept and kept[-1].kind == "place" and one.start == kept[-1].end:
                kept[-1] = one  # 书楼社区“涵芬书画社”, 柳荫街道望塔社区: the last is meant
                continue
            kept.append(one)
        return kept

    def _community(self, name: str) -> str:
        """松风 of 松风、竹影两个社区: the community whose name begins so."""
        return next((place.name for place in self._places.of_level("community") if place.name.startswith(name)), name)

    def _in_short(self, words: str) -> str | None:
        """老徐, 荣医生, 金凤姐: somebody whose whole name is known."""
        found = IN_SHORT.match(words)
        if found:
            sign = found[1] or found[2]
            return next((name for name in self._names if name[0] == sign), None)
        if 2 < len(words) <= 4 and words[-1] in "姐哥叔姨伯":
            return next((name for name in self._names if name.endswith(words[:-1])), None)
        return None
