"""Findings → proposals: offsets of the text as read, verbatim words, no repetition."""

import re
from collections import Counter
from dataclasses import replace
from operator import attrgetter
from typing import Any

from communities.extraction.activities import Activity
from communities.extraction.award_read import Award
from communities.extraction.basics import Statement
from communities.extraction.bodies import Body
from communities.extraction.bylines import Credits
from communities.extraction.context import Context
from communities.extraction.facts import Fact
from communities.extraction.folding import fold
from communities.extraction.heroes import hero_of
from communities.extraction.holders import Holders
from communities.extraction.people import Person
from communities.extraction.sentences import Sentence
from communities.extraction.shapes import Owner, Proposal, Span, Value
from communities.extraction.spoken_of import SpokenOf

_SPEAKS = re.compile(r"(?:[笑]着|感慨地?|自豪地?|动情地?)?(?:说|表示|介绍|告诉|坦言|回忆|记得|透露|感慨|评价|直言)")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_MEDIATION = frozenset(
    {"mediation_cases", "mediation_receptions", "petitions_avoided_batches", "petitions_avoided_people"}
)
_CALLED = re.compile(
    r"老([\u3400-\u9fff])|([\u3400-\u9fff])(?:老师|医生|大夫|书记|主任|律师|警官|师傅|奶奶|爷爷|阿姨|大姐|大哥|大娘|大爷|大妈|大叔|婆婆|站长)"
)
# Things of two kinds may count the same and be two things: 医院2所, 初中2所.
_OF_KINDS = frozenset(
    "facility_count equipment_count role_count team_count population_subgroup households_subgroup".split()
)


class Assembly:
    """Collects proposals in order and drops what was proposed before."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self._context = context
        self.proposals: list[Proposal] = []
        self._seen: dict[tuple[Any, ...], int] = {}
        self._awards: list[tuple[Award, list[Person], str | None]] = []
        self._bodies: dict[str, dict[str, int]] = {}  # kind → name → place of the proposal
        self._spelt: dict[str, str] = {}  # kind → all names, one a line
        self._listed: set[str] = set()
        self._honoured: set[str] = set()  # who stands in lists
        self._dropped: set[int] = set()
        self._sessions: dict[tuple[Value, str | None], list[int]] = {}  # number, of whom → proposals of activities
        self._held: dict[tuple[str, str], list[int]] = {}  # title and status of an honour → its proposals
        self._last_person: str | None = None
        self._credited: set[str] = set()
        self._names: dict[str, int] = {}  # name of a person → place of the proposal
        self._full_names: list[str] = []  # those of them that are no names in part
        self._sentence: Sentence | None = None  # the last that was cited
        self._span = Span(0, 0)  # its place

    def add_fact(self, fact: Fact) -> None:
        """A figure; a heading that repeats a figure of its section adds nothing, and neither does a second mention."""
        owner = self._context.owner(fact.topic)
        figure, time = fact.figure, fact.time
        value: Value = figure.value
        if figure.high is not None and figure.value is not None:
            value = (figure.value, figure.high)
        proposal = Proposal(
            "mediation" if fact.field in _MEDIATION else "fact",
            owner,
            fact.field,
            value,
            *self._cited(fact.sentence, fact.quote_start, fact.quote_end, (figure.start, figure.end)),
            unit=figure.unit,
            subtype=fact.subtype,
            qualifier=fact.qualifier,
            as_of=time.as_of if time else None,
            period=time.period() if time else None,
        )
        key = ("fact", fact.field, value, owner.name if owner else None, figure.unit)
        before = self._seen.get(key)
        if before is None or self._is_another(proposal, self.proposals[before]):
            self._seen[key] = len(self.proposals)
            self.proposals.append(proposal)
        elif self._says_more(proposal, self.proposals[before]):
            self.proposals[before] = proposal

    @staticmethod
    def _is_another(new: Proposal, old: Proposal) -> bool:
        """警务室2个、阅览室2个: a second kind in the same sentence, not the same thing again."""
        if new.subtype is None or old.subtype is None or new.subtype == old.subtype:
            return False
        apart = new.subtype not in old.subtype and old.subtype not in new.subtype
        return new.sentence == old.sentence or (apart and new.field in _OF_KINDS)

    @staticmethod
    def _says_more(new: Proposal, old: Proposal) -> bool:
        return (bool(new.period), bool(new.qualifier), bool(new.subtype)) > (
            bool(old.period),
            bool(old.qualifier),
            bool(old.subtype),
        )

    def add_award(self, award: Award, people: list[Person]) -> None:
        """Keep an honour until everybody who is named is known."""
        is_named = award.holders and not award.holders[0][0].startswith(("以下", "下列"))
        if not is_named and (
            any(title.endswith(award.title) for title in self._listed) or award.title.endswith(tuple(self._honoured))
        ):
            return  # the line that opens a list, or one of those in it: whoever stands in the list holds it
        self._awards.append((award, people, self._last_person))

    def list_title(self, award: Award) -> None:
        """An honour whose holders stand in a list: what else the story says of it names nobody."""
        self._listed.add(award.title)
        self._honoured.update(name for name, _person in award.holders if len(name) > 3)

    def finish(self) -> None:
        """Give the honours to their holders: in a portrait, 他 is its hero."""
        self._drop_names_in_part()
        if not self._awards:
            return
        told_of = [name for name in self._full_names if name not in self._credited]  # 小韩 is not who wrote the story
        hero = hero_of(told_of, self._text, self._context.title_words)
        holders = Holders(self._context.places, told_of, hero, SpokenOf(self._context.paragraphs, self._context.places))
        for award, people, last_person in self._awards:
            owner = self._context.owner(award.topic)
            for name, person in holders.holding(award, people, last_person):
                self._propose_award(award, owner, name, person)

    def _propose_award(self, award: Award, owner: Owner | None, recipient: str | None, person: str | None) -> None:
        details: dict[str, Any] = {"issuer": award.issuer, "year": award.year}
        if recipient and "“" in recipient and '"' in self._text and recipient not in self._text:
            plain = recipient.translate(_STRAIGHT)
            recipient = plain if plain in self._text else recipient  # in the marks of the text
        if award.years:
            details["repetition"] = award.years
        if award.open_ending:
            details["open_ending"] = award.open_ending
        title = self._title(award)
        for level in award.levels or ("其他",):
            key = ("award", award.title, award.status, recipient, level)
            if key in self._seen or self._is_held(award, recipient, level):
                continue
            self._seen[key] = len(self.proposals)
            self._held.setdefault((award.title, award.status), []).append(len(self.proposals))
            self.proposals.append(
                Proposal(
                    "award",
                    owner,
                    "award",
                    title,
                    *self._cited(award.sentence, award.start, award.end),
                    status=award.status,
                    level=level,
                    recipient=recipient,
                    details=details,
                    as_of=str(award.year) if award.year else None,
                )
            )
        if person:
            self._honour(person, award)

    def _is_held(self, award: Award, recipient: str | None, level: str) -> bool:
        """Whether the same holder has the same honour already, under a longer or shorter name or without its level."""
        for place in self._held.get((award.title, award.status), ()):
            other = self.proposals[place]
            if (
                not recipient
                or not other.recipient
                or not (recipient in other.recipient or other.recipient in recipient)
            ):
                continue
            if other.level == level or level == "其他":
                return True
            if other.level == "其他":
                self.proposals[place] = replace(other, level=level)
                return True
        return False

    def _title(self, award: Award) -> str:
        """The title in the signs of the text: 示范村（社区）."""
        paragraph = award.sentence.paragraph
        first, last = paragraph.span(award.start, award.end)
        whole = self._text[first:last]
        if whole == paragraph.text[award.start : award.end]:
            return award.title  # nothing of it was folded
        place = fold(whole).find(award.title)
        return whole[place : place + len(award.title)] if place >= 0 else award.title

    def _honour(self, name: str, award: Award) -> None:
        place = self._names.get(name)
        if place is None:
            return
        honours = self.proposals[place].details["honours"]
        honour = award.title if award.status == "获得" else f"{award.title}({award.status})"
        if honour not in honours:
            honours.append(honour)

    def add_person(self, person: Person) -> None:
        """Somebody by name; one proposal however often the story names them."""
        ahead = person.sentence.paragraph.text[person.end : person.end + 6]
        if (not person.is_partial and not _SPEAKS.match(ahead)) or self._last_person is None:
            self._last_person = person.name  # who speaks tells of somebody else
        if person.name in self._names or (person.is_partial and self._is_known_in_part(person.name)):
            place = self._names.get(person.name)
            if place is not None and person.role and not self.proposals[place].details["role"]:
                self.proposals[place].details["role"] = person.role
            return
        role = person.role
        topic = person.sentence.topic_at(person.start)
        org = next((name for _s, _e, place in self._context.places.mentions(role or "") for name in [place.name]), None)
        self._names[person.name] = len(self.proposals)
        if not person.is_partial:
            self._full_names.append(person.name)
        self.proposals.append(
            Proposal(
                "person",
                self._context.owner(topic or self._context.main),
                "person",
                self._verbatim(person.sentence, person.start, person.end),
                *self._cited(person.sentence, person.role_start, person.end),
                details={"role": role, "org": org, "honours": [], "name_is_partial": person.is_partial},
            )
        )

    def _is_known_in_part(self, name: str) -> bool:
        if len(name) > 2 and any(name[:-1] in known for known in self._full_names):
            return True  # 金凤姐 is 邬金凤
        surname = name[1] if name[0] in "小老阿" and len(name) == 2 else name[0]
        return any(known[0] == surname for known in self._full_names)

    def _drop_names_in_part(self) -> None:
        """老祁 in the title is 祁连生 of the story, when nobody else is called so."""
        surnames = Counter(name[0] for name in self._full_names)
        for name, place in self._names.items():
            in_short = _CALLED.fullmatch(name) if self.proposals[place].details["name_is_partial"] else None
            if in_short and surnames[in_short[1] or in_short[2]] == 1:
                self._dropped.add(place)

    def add_body(self, body: Body) -> None:
        """An institution, facility, team or estate; a shorter name of the same one adds nothing."""
        if body.sentence.paragraph.text[body.start : body.start + 2] in ("支“", "个“", "家“"):
            body = body._replace(start=body.start + 1)  # 有支“老织工”合唱团
        owner = self._context.owner(body.topic)
        name = self._verbatim(body.sentence, body.start, body.end)
        named = self._bodies.setdefault(body.kind, {})
        if any(name in others for others in self._bodies.values()) or name in self._spelt.get(body.kind, ""):
            return
        shorter = next((name[cut:] for cut in range(1, len(name) - 2) if name[cut:] in named), None)
        place = named.pop(shorter) if shorter else -1
        self._spelt[body.kind] = f"{self._spelt.get(body.kind, '')}\n{name}"
        if place >= 0 and _same_owner(self.proposals[place].owner, owner):
            self.proposals[place] = self._body(body, owner, name)
            named[name] = place
            return
        named[name] = len(self.proposals)
        self.proposals.append(self._body(body, owner, name))

    def _body(self, body: Body, owner: Owner | None, name: str) -> Proposal:
        cited = self._cited(body.sentence, body.start, body.end)
        return Proposal(body.kind, owner, body.kind, name, *cited, qualifier=body.qualifier)

    def add_activity(self, activity: Activity) -> None:
        """An activity with its counts, or a named series."""
        counts = activity.counts()
        first = activity.facts[0] if activity.facts else None
        topic = first.topic if first else activity.sentence.topic_at(activity.start) or self._context.main
        time = first.time if first else activity.sentence.time_at(activity.start)
        values = {name: fact.figure.value for name, fact in counts.items()}
        key = (
            "activity",
            activity.name if not values else None,
            *sorted(values.items()),
            topic.name if topic else None,
        )
        if key in self._seen:
            return
        sessions = values.get("sessions")
        if sessions is not None:  # a heading says 18场次, its paragraph again and with more: one activity, the second
            so_many = self._sessions.setdefault((sessions, topic.name if topic else None), [])
            self._dropped.update(so_many)
            so_many.append(len(self.proposals))
        self._seen[key] = len(self.proposals)
        people = counts.get("participants")
        self.proposals.append(
            Proposal(
                "activity",
                self._context.owner(topic),
                "activity",
                activity.name,
                *self._cited(activity.sentence, activity.start, activity.end),
                as_of=time.as_of if time else None,
                period=time.period() if time else None,
                qualifier=people.qualifier if people else first.qualifier if first else None,
                details={
                    "sessions": sessions,
                    "participants": values.get("participants"),
                    "participants_unit": people.figure.unit if people else None,
                    "host": activity.host,
                    "location": None,
                },
            )
        )

    def add_statement(self, statement: Statement) -> None:
        """A description in words."""
        value = self._verbatim(statement.sentence, statement.value_start, statement.value_end)
        key = ("statement", statement.field, value)
        if key in self._seen:
            return
        self._seen[key] = len(self.proposals)
        said = (statement.value_start, statement.value_end)
        cited = self._cited(statement.sentence, statement.start, statement.end, said)
        self.proposals.append(Proposal("fact", self._context.owner(statement.topic), statement.field, value, *cited))

    def add_credits(self, credits: Credits) -> None:
        """Reporters and correspondents are people of the story too."""
        for role, name, start, end in credits.people:
            if name in self._names:
                continue
            self._credited.add(name)
            self._names[name] = len(self.proposals)
            self._full_names.append(name)
            span = Span(start, end)
            self.proposals.append(
                Proposal(
                    kind="person",
                    owner=None,
                    field="person",
                    value=name,
                    text=self._text[start:end],
                    sentence=span,
                    start=start,
                    end=end,
                    quote=self._text[start:end],
                    details={"role": role, "org": None, "honours": [], "name_is_partial": False},
                )
            )

    def in_order(self) -> list[Proposal]:
        """All proposals as they stand in the text."""
        kept = [proposal for place, proposal in enumerate(self.proposals) if place not in self._dropped]
        return sorted(kept, key=attrgetter("start", "end"))

    def _verbatim(self, sentence: Sentence, start: int, end: int) -> str:
        first, last = sentence.paragraph.span(start, end)
        return "".join(self._text[first:last].split())

    def _cited(
        self, sentence: Sentence, start: int, end: int, said: tuple[int, int] | None = None
    ) -> tuple[str, Span, int, int, str]:
        """What a proposal cites, in the order of its fields: its words (``said``, else all), its sentence, its place, its quote."""
        paragraph, text = sentence.paragraph, self._text
        if sentence is not self._sentence:  # most proposals are of the sentence of the one before
            self._sentence, self._span = sentence, Span(*paragraph.span(sentence.start, sentence.end))
        first, last = paragraph.span(start, end)
        quote = text[first:last]
        if said is None:
            return quote, self._span, first, last, quote
        begin, stop = paragraph.span(*said)
        return text[begin:stop], self._span, first, last, quote


def _same_owner(one: Owner | None, other: Owner | None) -> bool:
    return one is None or other is None or one.name == other.name
