"""Who holds an honour: whoever is the subject of its verb, else whoever was the subject before.

A clause begins with what it says when (2019年, 同年, 近日); what stands behind that, up to the first adverb or verb, is its
subject: people, a quoted name, a team, a place, or several joined by 、 and 和. A clause without one goes on with the
subject of the clause before, as Chinese does.
"""

import re
from collections.abc import Sequence

from communities.extraction.award_read import Award
from communities.extraction.can_hold import can_hold
from communities.extraction.holder_lists import Holder
from communities.extraction.holder_names import Known, Named
from communities.extraction.holder_words import (
    COLLECTIVE,
    FIRST_OF,
    GIVEN_TO,
    HIMSELF,
    MARKER,
    OF_PLACES,
    OF_WHOM,
    OPENING,
    OWN_BODY,
    PERSONAL,
    PLACE_WORD,
    POINTED_AND_MADE,
    PRONOUN,
    SHORT_ACTS,
    WITH,
    bare_body,
    words_before,
)
from communities.extraction.holders_behind import told_behind
from communities.extraction.holders_given import given_to, put_forward
from communities.extraction.made_works import Work, work_before
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
from communities.extraction.subjects import Subjects, clause_start, counts_its_holders

_HAN = re.compile(r"[\u3400-\u9fff]")
_FAMILY_BEHIND = re.compile(r"”?(?:称号|荣誉)?的([\u3400-\u9fff]{2,4}家庭)")  # 荣获“最美家庭”的韩某某家庭
_NICKNAME = re.compile(r"“[^“”]{2,8}”登?")
_GROUP_BY_ITSELF = re.compile(r"[\u3400-\u9fff]{2,6}(?:小组|队|社|室|站)")
# 社区党委下设4个党支部,2021年被评为“先进基层党组织”: the party's honour goes to the branch that its sentence is about.
_OWN_PARTY = re.compile(
    r"(?<![\u3400-\u9fff])(?:社区|街道)?(党委|党总支|党支部|党工委)(?=下[设辖]|现|有|在|以|坚持|先后|[,被获荣])"
)


def _own(holder: Holder, award: Award) -> Holder:
    """其党委, by the name of whose it is."""
    if award.topic and holder[0].startswith("其") and OWN_BODY.match(holder[0][1:]):
        return f"{award.topic.name}{holder[0][1:]}", None
    return holder


# 🌟小韩,最年轻的网格员: somebody named in short, whom the paragraph tells of
_WHOSE_PARAGRAPH = re.compile(r"[^\u3400-\u9fff\w“”‘’《》()]{0,4}([小老阿][\u3400-\u9fff])[,:是]")


_IS_HOLDER = re.compile(
    r"”?(?:称号|荣誉)?的,?(?:正|就)?是((?!一[件个种次项大场]|[这那])[^,。;:“]{2,20})(?=[,。;]|$)"
)  # 被命名为“…”的是街道调委会
_LABEL = re.compile(r"(?:^|[^\u3400-\u9fff])([\u3400-\u9fff]{2,10}):$")
_ALONE = re.compile(r"[他她](?![们的家那这和与人])")
_THEY = re.compile(r"[他她]们")


class Holders:
    """Finds the holders of honours, with what the story has said so far."""

    def __init__(self, places: Places, full_names: Sequence[str], hero: str | None, spoken_of: SpokenOf) -> None:
        self._places = places
        self._spoken_of = spoken_of
        self._known = Known(places, full_names)
        self._subjects = Subjects(places, self._known)
        self._hero = hero
        self._last: tuple[object, list[Holder]] | None = None
        self._run: tuple[int, int, str | None] | None = None
        self._told: tuple[Award, int, list[Named]] | None = None  # the clause asked last, and whom it is about

    def holding(
        self, award: Award, people: list[Person], last_person: str | None
    ) -> Sequence[tuple[str | None, str | None]]:
        """Return who holds an honour: whoever the story says, else the place it is told of; nobody who is only counted."""
        if counts_its_holders(award):
            return [(None, None)]
        return self.of(award, people, last_person) or [(award.topic.name if award.topic else None, None)]

    def of(self, award: Award, people: list[Person], last_person: str | None) -> list[Holder]:
        """Return who holds an honour; nobody when it belongs to the place that the clause is about."""
        if award.holders:
            return [self._whole(one) for one in award.holders]
        kind = kind_of_title(award.title)
        is_same_run = self._run == (award.sentence.start, award.verb, kind)
        each = "分别" in award.sentence.paragraph.text[max(0, award.verb - 12) : award.verb]
        if award.ordinal and kind in NOT_OF_PLACES and is_same_run and self._last and not each:
            return self._last[1]
        whose = _WHOSE_PARAGRAPH.match(award.sentence.paragraph.text)
        last_person = whose[1] if whose else last_person
        meant = self._hero or (last_person and (self._known.in_short(last_person) or last_person))
        found = [_own(self._whole(one), award) for one in self._find(award, people, meant, kind)]
        if each and len(found) > 1:
            found = [found[min(award.ordinal, len(found) - 1)]]
        self._run = (award.sentence.start, award.verb, kind)
        if found:
            self._last = (award.sentence.paragraph, found)
        elif self._last and self._subject(award, people, award.sentence.clause_at(award.verb).start):
            self._last = None
        return found

    def _whole(self, holder: Holder) -> Holder:
        """闫大娘 by her whole name, where the story tells it."""
        whole = self._known.in_short(holder[0])
        if whole or not _NICKNAME.fullmatch(holder[0]):
            return (whole, holder[1] and whole) if whole else holder
        return self._spoken_of.whole(holder[0][1:].rpartition("”")[0]) or holder[0], holder[1]

    def _find(self, award: Award, people: list[Person], meant: str | None, kind: str | None) -> list[Holder]:
        words, sentence = award.sentence.paragraph.text, award.sentence
        given = given_to(award, people, self._places) or put_forward(award, people, self._places, meant)
        if given:
            return [self._pointed_at(award, people, meant, given[0][0]) or given[0]] if len(given) == 1 else given
        if self._hero and HIMSELF.search(words_before(award)) and PERSONAL.search(award.title):
            return [(self._hero, self._hero)]
        if award.holder_behind:
            named = next((p.name for p in people if p.name == award.holder_behind), None)
            if named:
                return [(named, named)]
            if OWN_BODY.match(award.holder_behind) or award.holder_behind[0] == "“":
                return [(award.holder_behind, None)]  # 五星级党组织(社区党委)
        behind = _named_behind(award, people) if people else None
        if behind is not None:
            return [(behind.name, behind.name)]
        if team := told_behind(award):
            return team
        named_last = _IS_HOLDER.match(words, award.end, sentence.end)
        if named_last and can_hold(named_last[1]):
            last = next((p.name for p in people if p.end == named_last.end(1) and not p.is_partial), None)
            home = next(
                (one.name for _s, end, one in self._places.mentions(named_last[1]) if end == len(named_last[1])), None
            )
            return [(last or home or named_last[1], last)]
        family = _FAMILY_BEHIND.match(words, award.end) if award.title.endswith("家庭") else None
        if family:
            return [(family[1], None)]
        told = self._object(award, people, meant)
        if told is not None:
            return told
        first = clause_start(words, sentence.start, award.verb)
        label = _LABEL.search(words, sentence.start, first) if words.startswith(":", first - 1) else None
        if label and award.topic and OWN_BODY.match(label[1]):
            return [(f"{award.topic.name}{bare_body(label[1])}", None)]  # 社区党委:2021年被授予“…”
        work = work_before(words, first, award.verb, award.title, people)
        makers = self._makers(award, people, meant, work) if work else []
        if makers:
            return makers
        begin = _behind_opening(words, first, award.verb)
        pointed = self._pointed_at(award, people, meant, self._said(words, begin, award.verb))
        if pointed:
            return [pointed]
        subject = self._subject(award, people, first)
        is_own = bool(subject)
        together: list[Named] = []
        is_pronoun = bool(PRONOUN.match(words[begin : award.verb]))
        start = first
        while not subject and not is_pronoun and start > sentence.start:
            stop = start - 1
            joint = WITH.search(words[max(sentence.start, stop - 24) : stop])
            if joint:
                together = self._known.named(joint[1], 0, len(joint[1]), [])
            start = clause_start(words, sentence.start, stop)
            begin = _behind_opening(words, start, stop)
            plain, said = words[begin:stop], self._said(words, begin, stop)
            pointed = self._pointed_at(award, people, meant, said, is_own=False)
            if pointed:
                return [pointed]
            acts = SHORT_ACTS.match(said) if not OF_PLACES.search(award.title) else None
            quoted = self._spoken_of.quoted(sentence.paragraph, start, acts[1]) if acts else None
            if quoted:
                return [(quoted, None)]
            is_pronoun = bool(
                _ALONE.match(plain) and PERSONAL.search(award.title) and not COLLECTIVE.search(award.title)
            )
            spoken = joint or is_pronoun  # 她义务教了19年山歌,…: she
            subject = [] if spoken else self._subjects.of(award, people, start, stop, is_before=True)
            is_pronoun = is_pronoun or bool(PRONOUN.match(plain[:2].rstrip("在把将和与以")))
        if subject and subject[0].person and not together and start > sentence.start:
            before = clause_start(words, sentence.start, start - 1)
            behind_comma = next((p for p in people if p.end == start - 1 and p.start >= before), None)
            if behind_comma and not MARKER.search(words, before, behind_comma.start):
                together = [Named(behind_comma.start, behind_comma.end, behind_comma.name, behind_comma.name, "person")]
        if not subject and words.startswith("为", award.verb) and (first_of := FIRST_OF.match(words, sentence.start)):
            return [(first_of[1], None)]  # 镇北白塔,高33米,为市级文物保护单位
        about = sentence.paragraph.is_about  # 韩志远:他任书记11年,…
        if about and any(not _HAN.search(words, 0, p.role_start) for p in people if not p.is_partial):
            about = None
        if about and not subject and not (about[1] and (kind in NOT_OF_PLACES or OF_PLACES.search(award.title))):
            return [about]
        if together and subject:
            subject = [*subject, *together]
        if (
            kind in NOT_OF_PLACES
            and not is_own
            and not award.ordinal
            and not any(one.kind == "group" and kind_of_name(one.name) for one in subject)
        ):
            since = 0 if about else words.rfind("。", 0, max(sentence.start - 1, 0)) + 1  # the sentence before, at most
            body = self._spoken_of.last(sentence.paragraph, award.verb, kind, since=since)
            if body:
                return [(body, None)]
        return self._fitting(award, people, subject, meant, kind=kind, is_pronoun=is_pronoun, before=start)

    def _subject(self, award: Award, people: list[Person], start: int) -> list[Named]:
        """Whom the clause of the verb is about; where that can hold nothing, the same is asked again."""
        if self._told is None or self._told[0] is not award or self._told[1] != start:
            self._told = (award, start, self._subjects.of(award, people, start, award.verb))
        return self._told[2]

    def _makers(self, award: Award, people: list[Person], meant: str | None, work: Work) -> list[Holder]:
        """Who made a work that won a prize; nobody where nothing names them: then the work holds it."""
        words, sentence = award.sentence.paragraph.text, award.sentence
        last = next((p.name for p in reversed(people) if p.end <= work.start and not p.is_partial), None) or meant
        said = words[work.start : work.end]
        if work.is_pronoun and "们" in said:
            body = self._spoken_of.group(sentence.paragraph, work.start, "团队")
            return [(body, None)] if body else []
        if work.is_pronoun:
            return [(last, last)] if last else []
        short = said if 2 <= len(said) <= 5 and (kind_of_name(said) or said.endswith(("班", "社"))) else ""
        quoted = self._spoken_of.quoted(sentence.paragraph, work.start, short) if short else None
        if quoted:
            return [(quoted, None)]  # 戏班的折子戏: of “银铃戏班”
        start, stop = work.start, work.end
        if start == stop and start > sentence.start:  # 戏班成立于2019年,排演的《…》
            stop = start - 1
            start = clause_start(words, sentence.start, stop)
        subject = self._subjects.of(award, people, start, stop, is_before=stop != work.end)
        return [(one.name, one.person) for one in subject if one.kind != "place"]

    def _fitting(
        self,
        award: Award,
        people: list[Person],
        subject: list[Named],
        meant: str | None,
        *,
        kind: str | None,
        is_pronoun: bool,
        before: int,
    ) -> list[Holder]:
        """The subject if the honour can be its, else the person or body that was spoken of."""
        title = award.title
        named = [(one.name, one.person) for one in subject if one.kind != "place"]
        if named and not (OF_PLACES.search(title) and all(person for _name, person in named)):
            return named
        personal = bool(PERSONAL.search(title)) and not COLLECTIVE.search(title)
        earlier = [p.name for p in people if p.end <= award.start and not p.is_partial]
        they = _THEY.search(award.sentence.paragraph.text, award.sentence.start, award.verb) if is_pronoun else None
        if they and not personal:
            body = self._spoken_of.group(award.sentence.paragraph, they.start(), "团队")
            if body:
                return [(body, None)]
        if is_pronoun and (earlier or meant) and not OF_PLACES.search(title):
            name = next((p.name for p in reversed(people) if p.end <= before and not p.is_partial), None) or meant
            return [(name, name)] if name else []
        if kind == "party" and not named and award.topic:
            own = list(_OWN_PARTY.finditer(award.sentence.paragraph.text, award.sentence.start, award.verb))
            if own:
                return [(f"{award.topic.name}{own[-1][1]}", None)]
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
        before_it = self._last[1][0][1] if self._last and self._last[0] is award.sentence.paragraph else None
        head_of_it = earlier[-1] if earlier else before_it or self._hero
        if title.endswith("家庭") and head_of_it:
            return [(f"{head_of_it}家庭", None)]
        last = self._last
        if last and last[0] is award.sentence.paragraph and not (last[1][0][1] and COLLECTIVE.search(title)):
            return last[1]
        return []

    def _pointed_at(
        self, award: Award, people: list[Person], meant: str | None, said: str, *, is_own: bool = True
    ) -> Holder | None:
        """该团队, 这支队伍, 舞蹈队, 她家: whoever these words point back to."""
        if not said:
            return None
        paragraph = award.sentence.paragraph
        if is_their_home(said) and not (paragraph.is_about and paragraph.is_about[1] is None):
            name = next((p.name for p in reversed(people) if p.end <= award.verb and not p.is_partial), None) or meant
            couple = said.startswith(("夫妻", "夫妇")) and "家庭" not in award.title
            return (f"{name}{'夫妇' if couple else '家庭'}", None) if name else None
        if people and any(not p.is_partial and said.endswith(p.name) for p in people):
            return None  # 这支队伍的队长韩志远
        head = points_back(said)
        is_short = head is None and is_own and 2 <= len(said) <= 5 and not OWN_BODY.match(said)
        if is_short and not any(p.name in said for p in people) and not PLACE_WORD.match(said):
            quoted = self._spoken_of.quoted(paragraph, award.verb - len(said), said)
            if quoted:
                return quoted, None
        if is_short and not any(p.name in said for p in people) and kind_of_name(said):
            whole = self._spoken_of.last(paragraph, award.verb - len(said), None, said)
            return (whole, None) if whole and len(whole) > len(said) else None  # 维修队 of “老电工”义务维修队
        if said in ("这里", "这儿", "此处") and not OF_PLACES.search(award.title):
            body = self._spoken_of.body(paragraph, award.verb - len(said), award.sentence.start)
            return (body, None) if body else None  # 开了间“老韩调解室”,去年这里成了…
        if said in ("他们", "她们") and OF_PLACES.search(award.title):
            return None  # 社区书记说,他们正在申报“…社区”: of their community
        if head is None and said in ("它", "他们", "她们", "它们") and not PERSONAL.search(award.title):
            before, kind = award.verb - len(said), kind_of_title(award.title)
            body = self._spoken_of.last(paragraph, before, kind) if kind else None
            if body is None:
                body = self._spoken_of.body(paragraph, before) if said == "它" else None
            body = body or self._spoken_of.group(paragraph, before, "团队")
            return (body, None) if body else None
        if head is None:
            return None
        before = award.verb - len(said)
        body = self._spoken_of.last(paragraph, before, None, head, since=0) if kind_of_name(head) else None
        body = body or self._spoken_of.group(paragraph, before, head)
        body = body or self._spoken_of.last(paragraph, before, kind_of_name(head), head)
        if body is None and award.topic and OWN_BODY.match(head):
            own = bare_body(head)
            return f"{award.topic.name}{own}", None  # 该团支部
        if body is None and _GROUP_BY_ITSELF.fullmatch(head):
            return head, None  # 这个自管小组
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
        subject = self._subjects.of(award, people, gives.end(), award.start) if 1 < len(said) <= 30 else []
        return [(one.name, one.person) for one in subject if one.kind != "place"] or None

    @staticmethod
    def _said(words: str, begin: int, end: int) -> str:
        """The words of a clause before its first adverb or verb; ``begin`` is behind what it says when."""
        made = POINTED_AND_MADE.match(words, begin, end)
        marker = MARKER.search(words, made.end() if made else begin, end)
        return words[begin : marker.start() if marker else end]


def _named_behind(award: Award, people: list[Person]) -> Person | None:
    """获评“…”的居民韩梅, 书记“…”韩梅: who is named behind a title, or whose role stands before it."""
    words = award.sentence.paragraph.text
    for person in people:
        between = person.role_start - award.end
        if 0 <= between < 8 and OF_WHOM.fullmatch(words, award.end, person.role_start):
            return person
    return next((p for p in people if p.role_start <= award.start < p.start), None)


def _behind_opening(words: str, start: int, end: int) -> int:
    """Where the words of a clause begin behind what it says when."""
    opening = OPENING.match(words, start, end)
    return opening.end() if opening else start
