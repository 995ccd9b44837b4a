"""Who holds an honour: whoever is the subject of its verb, else whoever was the subject before.

A clause begins with what it says when (2019年, 同年, 近日); what stands behind that, up to the first adverb or verb, is its
subject: people, a quoted name, a team, a place, or several joined by 、 and 和. A clause without one goes on with the
subject of the clause before, as Chinese does.
"""

import re
from collections.abc import Sequence

from communities.extraction.awards import Award
from communities.extraction.holder_lists import BOTH, PAIR, SUMMED, Holder, holders_listed
from communities.extraction.holder_names import Known, Named, plain_name
from communities.extraction.holder_words import (
    CALLED,
    COLLECTIVE,
    FIRST_OF,
    GIVEN_TO,
    GROUP,
    HIMSELF,
    IN_BRIEF,
    JOINT,
    KIN,
    LIVED_IN,
    MADE,
    MADE_BY,
    MARKER,
    NO_HOLDER,
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
from communities.extraction.places import Places
from communities.extraction.spoken_of import (
    NOT_OF_PLACES,
    SpokenOf,
    is_their_home,
    kind_of_name,
    kind_of_title,
    points_back,
)

_NICKNAME = re.compile(r"“[^“”]{2,8}”登?")


class Holders:
    """Finds the holders of honours, with what the story has said so far."""

    def __init__(self, places: Places, full_names: Sequence[str], hero: str | None, spoken_of: SpokenOf) -> None:
        self._places = places
        self._spoken_of = spoken_of
        self._known = Known(places, full_names)
        self._hero = hero
        self._last: tuple[object, list[Holder]] | None = None
        self._run: tuple[int, int, str | None] | None = None

    def of(self, award: Award, people: list[Person], last_person: str | None) -> list[Holder]:
        """Return who holds an honour; nobody when it belongs to the place that the clause is about."""
        if award.holders:
            return [self._whole(one) for one in award.holders]
        kind = kind_of_title(award.title)
        is_same_run = self._run == (award.sentence.start, award.verb, kind)
        each = "分别" in award.sentence.paragraph.text[max(0, award.verb - 12) : award.verb]
        if award.ordinal and kind in NOT_OF_PLACES and is_same_run and self._last and not each:
            return self._last[1]
        meant = self._hero or (last_person and (self._known.in_short(last_person) or last_person))
        found = [self._whole(one) for one in self._find(award, people, meant)]
        if each and len(found) > 1:
            found = [found[min(award.ordinal, len(found) - 1)]]
        self._run = (award.sentence.start, award.verb, kind)
        if found:
            self._last = (award.sentence.paragraph, found)
        elif self._subject(award, people, award.sentence.clause_at(award.verb).start, award.verb):
            self._last = None
        return found

    def _whole(self, holder: Holder) -> Holder:
        """闫大娘 by her whole name, where the story tells it."""
        whole = self._known.in_short(holder[0])
        if whole or not _NICKNAME.fullmatch(holder[0]):
            return (whole, holder[1] and whole) if whole else holder
        return self._spoken_of.whole(holder[0][1:].rpartition("”")[0]) or holder[0], holder[1]

    def _find(self, award: Award, people: list[Person], meant: str | None) -> list[Holder]:
        words, sentence = award.sentence.paragraph.text, award.sentence
        given = given_to(award, people, self._places)
        if given:
            return given
        if self._hero and HIMSELF.search(words_before(award)) and PERSONAL.search(award.title):
            return [(self._hero, self._hero)]
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
        told = self._object(award, people, meant)
        if told is not None:
            return told
        first = max(words.rfind(mark, sentence.start, award.verb) + 1 for mark in ",;。:") or sentence.start
        first = max(first, sentence.start)
        pointed = self._pointed_at(award, people, meant, self._said(words, first, award.verb))
        if pointed:
            return [pointed]
        subject = self._subject(award, people, first, award.verb)
        is_own = bool(subject)
        together: list[Named] = []
        is_pronoun = bool(PRONOUN.match(self._plain(words, first, award.verb)))
        start = first
        while not subject and not is_pronoun and start > sentence.start:
            stop = start - 1
            joint = WITH.search(words[max(sentence.start, stop - 24) : stop])
            if joint:
                together = self._known.named(joint[1], 0, len(joint[1]), [])
            start = max(max(words.rfind(mark, sentence.start, stop) + 1 for mark in ",;。:"), sentence.start)
            pointed = self._pointed_at(award, people, meant, self._said(words, start, stop), is_own=False)
            if pointed:
                return [pointed]
            subject = [] if joint else self._subject(award, people, start, stop, is_before=True)
            is_pronoun = bool(PRONOUN.match(self._plain(words, start, stop)[:2].rstrip("在把将和与以")))
        if subject and subject[0].person and not together and start > sentence.start:
            before = max(max(words.rfind(mark, sentence.start, start - 1) + 1 for mark in ",;。:"), sentence.start)
            behind_comma = next((p for p in people if p.end == start - 1 and p.start >= before), None)
            if behind_comma and not MARKER.search(words, before, behind_comma.start):
                together = [Named(behind_comma.start, behind_comma.end, behind_comma.name, behind_comma.name, "person")]
        if not subject and words.startswith("为", award.verb) and (first_of := FIRST_OF.match(words, sentence.start)):
            return [(first_of[1], None)]  # 镇北白塔,高33米,为市级文物保护单位
        about = sentence.paragraph.is_about
        is_of_body = kind_of_title(award.title) in NOT_OF_PLACES
        if about and not subject and not (about[1] and (is_of_body or OF_PLACES.search(award.title))):
            return [about]
        if together and subject:
            subject = [*subject, *together]
        kind = None if is_own else kind_of_title(award.title)
        if (
            kind in NOT_OF_PLACES
            and not award.ordinal
            and not any(one.kind == "group" and kind_of_name(one.name) for one in subject)
        ):
            since = 0 if about else words.rfind("。", 0, max(sentence.start - 1, 0)) + 1  # the sentence before, at most
            body = self._spoken_of.last(sentence.paragraph, award.verb, kind, since=since)
            if body:
                return [(body, None)]
        return self._fitting(award, people, subject, meant, is_pronoun=is_pronoun, before=start)

    def _fitting(
        self,
        award: Award,
        people: list[Person],
        subject: list[Named],
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

    def _pointed_at(
        self, award: Award, people: list[Person], meant: str | None, said: str, *, is_own: bool = True
    ) -> Holder | None:
        """该团队, 这支队伍, 舞蹈队, 她家: whoever these words point back to."""
        paragraph = award.sentence.paragraph
        if is_their_home(said) and not (paragraph.is_about and paragraph.is_about[1] is None):
            name = next((p.name for p in reversed(people) if p.end <= award.verb and not p.is_partial), None) or meant
            couple = said.startswith(("夫妻", "夫妇")) and "家庭" not in award.title
            return (f"{name}{'夫妇' if couple else '家庭'}", None) if name else None
        head = points_back(said)
        is_short = head is None and is_own and 2 <= len(said) <= 5 and not OWN_BODY.match(said)
        if is_short and not any(p.name in said for p in people) and kind_of_name(said):
            whole = self._spoken_of.last(paragraph, award.verb - len(said), None, said)
            return (whole, None) if whole and len(whole) > len(said) else None  # 维修队 of “老电工”义务维修队
        if head is None and said in ("它", "他们", "她们", "它们") and not PERSONAL.search(award.title):
            kind = kind_of_title(award.title) or "team"
            body = self._spoken_of.last(paragraph, award.verb - len(said), kind)
            return (body, None) if body else None
        if head is None:
            return None
        body = self._spoken_of.last(paragraph, award.verb - len(said), kind_of_name(head), head)
        return (body, None) if body else None

    def _object(self, award: Award, people: list[Person], meant: str | None) -> list[Holder] | None:
        """授予她“…”, 授予社区应急救援队“…”: whoever gives an honour is not who holds it; None where nobody gives."""
        words, sentence = award.sentence.paragraph.text, award.sentence
        gives = GIVEN_TO.match(words, award.verb, award.start)
        if award.ordinal or gives is None or "被" in words[max(sentence.start, award.verb - 24) : award.verb]:
            return None
        said = words[gives.end() : award.start].strip("“")
        if said in ("他", "她", "其", "他本人", "她本人"):
            name = next((p.name for p in reversed(people) if p.end <= award.verb and not p.is_partial), None) or meant
            return [(name, name)] if name else []
        if said in ("它", "他们", "她们", "他们队", "她们队"):
            body = self._spoken_of.last(award.sentence.paragraph, award.verb, kind_of_title(award.title) or "team")
            return [(body, None)] if body else []
        pointed = self._pointed_at(award, people, meant, said) if said else None
        if pointed:
            return [pointed]
        subject = self._subject(award, people, gives.end(), award.start) if 1 < len(said) <= 30 else []
        return [(one.name, one.person) for one in subject if one.kind != "place"] or None

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
    ) -> list[Named]:
        """Who or what one clause is about: the run of names at its beginning."""
        words = award.sentence.paragraph.text
        opening = OPENING.match(words, start, end)
        begin = opening.end() if opening else start
        mark = words.rfind("“", start, begin)
        if mark >= 0 and "”" not in words[mark:begin]:
            begin = mark  # “和声堂”: 和 is part of a name
        made_by = MADE_BY.match(words, begin, end)
        begin = made_by.end() if made_by else begin
        named = self._known.named(words, begin, end, people)
        stop = end
        for marker in MARKER.finditer(words, begin, end):
            if not any(one.start <= marker.start() < one.end for one in named):
                stop = marker.start()
                break
        if PLACE_WORD.match(words[begin:stop]) and award.topic:
            return [Named(begin, stop, award.topic.name, None, "place")]
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
        if group and NO_HOLDER.search(group[0]):
            group = None
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
                run.append(Named(first, begin + group.end(), name, None, "group"))
        summed = SUMMED.search(words, begin, stop)
        if summed and summed.end() == stop:
            stop = summed.start()
            run = [one for one in run if one.end <= stop]
        both = BOTH.search(words[begin:stop])
        if both and plain_name(both[1]):
            return [Named(begin, stop, both[0], None, "group")]
        parts = self._parts(words, begin, stop, people)
        if len(parts) > 1:
            return parts
        if "、" in words[begin:stop] and not is_before and not PAIR.search(words[begin:stop]):
            listed = holders_listed(words[begin:stop], people, begin, self._places)
            if len(listed) > 1:
                return [Named(begin, stop, name, person, "group") for name, person in listed]
        brief = IN_BRIEF.match(words, begin, stop)
        if brief:
            whole = [self._known.community(name) for name in JOINT.split(brief[1])]
            return [Named(begin, stop, name, None, "place") for name in whole]
        if not run and not is_before:
            called = CALLED.match(words, begin, stop)
            if called and called.end() == stop:
                return [Named(called.start(1), stop, called[1], called[1], "person")]
        if not run:
            shorter = self._known.in_short(words[begin:stop]) or plain_name(words[begin:stop])
            if shorter:
                return [Named(begin, stop, shorter, shorter, "person")]
            thing = words[begin:stop].removesuffix("活动")
            if (
                not is_before
                and (OF_THINGS.search(award.title) or (OF_PLACES.search(award.title) and LIVED_IN.search(thing)))
                and not re.match(r"[这该此其我本]", thing)
                and re.fullmatch(r"[\u3400-\u9fff]{2,12}", thing)
            ):
                return [Named(begin, stop, thing, None, "group")]
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
            head = Named(head.start, head.end + kin.end(), f"{pair}{head.name}{kin[0]}", None, "group")
        elif head.kind == "place" and (body := BODY_BEHIND.match(rest)):
            head = Named(head.start, head.end + body.end(), head.name + body[0].removeprefix("社区"), None, "group")
        elif head.kind == "place" and (person := plain_name(rest.removeprefix("的"))):
            head = Named(stop - len(person), stop, person, person, "person")  # 柳堤社区韩某某
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

    def _parts(self, words: str, begin: int, stop: int, people: list[Person]) -> list[Named]:
        """铜锣湾社区实践站、茶亭社区实践站: bodies joined by 、, each without the street in front of it."""
        if "、" not in words[begin:stop] or PAIR.search(words[begin:stop]):
            return []
        found: list[Named] = []
        for part in re.finditer(r"[^、]+", words[begin:stop]):
            known = next((p for p in people if begin + part.start() <= p.start and p.end == begin + part.end()), None)
            inside = [end for start, end, _place in self._places.mentions(part[0]) if start == 0]
            tail = part[0][inside[-1] :] if inside else part[0]
            person = known.name if known else plain_name(tail.rpartition("的")[2])
            if person:
                found.append(Named(begin + part.end() - len(person), begin + part.end(), person, person, "person"))
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
            found.append(Named(first, begin + part.end(), words[first : begin + part.end()], None, "group"))
        return found
