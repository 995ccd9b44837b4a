"""Who or what a clause is about: the run of names that stands at its beginning, before its first adverb or verb."""

import re
from collections.abc import Iterator
from itertools import pairwise

from communities.extraction.award_read import Award
from communities.extraction.can_hold import can_hold
from communities.extraction.holder_lists import BOTH, PAIR, holders_listed
from communities.extraction.holder_names import Known, Named, plain_name
from communities.extraction.holder_words import (
    CALLED,
    COLLECTIVE,
    IN_BRIEF,
    JOINT,
    KIN,
    LIVED_IN,
    MADE,
    MARKER,
    OF_PLACES,
    OF_THINGS,
    PERSONAL,
    REST,
    group_in,
)
from communities.extraction.holders_given import BODY_BEHIND
from communities.extraction.people import Person
from communities.extraction.person_names import name_length
from communities.extraction.places import Places
from communities.extraction.subject_bodies import PRIZE, body_of, gives
from communities.extraction.subject_clauses import WON, Clause, opened

_SAYS = re.compile(r"(?:告诉(?:记者|笔者)?|介绍说?|表示|坦言|说道?|透露|回忆|感慨|笑称)$")
_THREE = re.compile(
    r"(?![这那该其此本各全多不有我你他她先后曾又还再也已除每由从向夫妻一二两三四五六七八九十几年月日]|社区|居民|街道|同时|此外)[\u3400-\u9fff]{2}"
    r"[^队团社站室会组员长者民人家户生前份度市俩区县镇乡村街年月日后中上下里内外时间们次届对名位个]"
)
_KIN_OF = re.compile(
    r"[\u3400-\u9fff]{1,4}?的?(?:爱人|妻子|丈夫|老伴|儿子|女儿|母亲|父亲|徒弟|搭档|同事|师傅|儿媳|女婿|邻居)([老小阿][\u3400-\u9fff]|[\u3400-\u9fff]{2,3})"
)  # 她的爱人老陶
_THING = re.compile(r"(?![这该此其我本])[\u3400-\u9fff]{2,12}")
_QUOTED = re.compile(r"“[^“”]+”")
_ITS_WORK = re.compile(r"的[\u3400-\u9fff]{1,10}")
_SO_MANY = re.compile(
    r"(?:^|[,。;有使让保])(?:\d+|[一二两三四五六七八九十几])(?:多|余)?个(?:以上)?(?:社区|村|小区|街道|单位|村\(社区\))(?:成功|顺利|全部|力争|争取|确保|能够?)?$"
)


_TO_MARK = re.compile(r".*[,;。:]", re.DOTALL)


def counts_its_holders(award: Award) -> bool:
    """力争有3个社区创成“…”: how many shall hold it, and nobody is named."""
    if award.holders or award.status == "获得":
        return False
    ahead = award.sentence.paragraph.text[max(award.sentence.start, award.verb - 24) : award.verb]
    return _SO_MANY.search(ahead) is not None


def clause_start(words: str, first: int, stop: int) -> int:
    """Where the clause that ends at ``stop`` begins; a comma in quotation marks ends none.

    甲商会被评为…、乙社区入选“…”: a second subject behind what the first has won.
    """
    end = stop
    while True:
        mark = _TO_MARK.match(words, first, stop)
        start = mark.end() if mark else first
        opened = words.rfind("“", first, start)
        if opened < 0 or words.find("”", opened, start) >= 0 or words.find("”", start) < 0:
            break
        stop = opened
    another = words.rfind("、", start, end)
    if another < 0 or not WON.search(words, start, another):
        return start
    is_title = words[end : end + 1] == "," and not WON.search(words, another, end)
    return start if is_title else another + 1  # 荣获甲、乙等荣誉,…: what was won begins no clause


class Subjects:
    """Finds what the clauses of a story are about, by the places and people it names."""

    def __init__(self, places: Places, known: Known) -> None:
        self._places = places
        self._known = known

    def of(self, award: Award, people: list[Person], start: int, end: int, *, is_before: bool = False) -> list[Named]:
        """Who or what one clause is about: the run of names at its beginning that can hold an honour."""
        if is_before and _SAYS.search(award.sentence.paragraph.text[start:end]):
            return []  # 韩志远告诉记者,…
        named = self._run_of_names(opened(award, people, start, end, is_before=is_before))
        return [one for one in named if one.kind == "place" or can_hold(one.name)]

    def _run_of_names(self, clause: Clause) -> list[Named]:
        """The rule: each question decides on what the one before it left of the clause."""
        named = self._known.named(clause.words, clause.begin, clause.end, clause.people)
        clause.stop_at_marker(named)
        if not clause.is_before and clause.stop == clause.begin:
            return []  # 2021年先后荣获…
        if clause.is_of_its_place and clause.award.topic:
            return [clause.all_of_it(clause.award.topic.name, "place")]
        clause.leave_out_sum()
        clause.take_up(named)
        body = body_of(clause, self._is_place)
        if body:
            clause.run.append(body)
        if JOINT.search(clause.subject):
            for several in (_couple, self._joined_parts, self._told_in_brief, self._listed):
                found = several(clause)
                if found is not None:
                    return found
        if not clause.run:
            return self._unknown(clause)
        if clause.is_before:
            clause.run = _run_in_front(clause)
        if not clause.run:
            return []
        head = _head(clause)
        return _joined(clause, head) if head else [one for one in clause.run[:1] if one.start == clause.begin]

    def _is_place(self, words: str) -> bool:
        return any(end == len(words) for _start, end, _place in self._places.mentions(words))

    def _joined_parts(self, clause: Clause) -> list[Named] | None:
        """Several bodies or people that 、 parts; nobody holds anything if the last of them gives the honour."""
        parts = self._parts(clause)
        if len(parts) < 2:
            return None
        return [] if gives(clause, parts[-1].name) else parts  # 又添了一块省司法厅、省民政厅颁发的“…”牌匾

    def _parts(self, clause: Clause) -> list[Named]:
        """铜锣湾社区实践站、茶亭社区实践站: bodies joined by 、, each without the street in front of it."""
        if "、" not in clause.subject or PAIR.search(clause.subject):
            return []
        found: list[Named] = []
        for part in _pieces(clause):
            start, stop = clause.begin + part.start(), clause.begin + part.end()
            person = self._person_of(clause, part[0], start, stop)
            if person:
                found.append(Named(stop - len(person), stop, person, person, "person"))
                continue
            group = group_in(part[0])
            if group is None or group.end() < len(part[0]) or "“" in part[0]:
                if any(one.person for one in found):
                    continue
                return []
            first = self._behind_its_street(part[0], start)
            found.append(Named(first, stop, clause.words[first:stop], None, "group"))
        return found

    def _person_of(self, clause: Clause, part: str, start: int, stop: int) -> str | None:
        """Who a part names: somebody the story knows, or what is left of a name behind a place and 的."""
        known = next((p for p in clause.people if start <= p.start and p.end == stop), None)
        if known:
            return known.name
        inside = [end for first, end, _place in self._places.mentions(part) if first == 0]
        tail = part[inside[-1] :] if inside else part
        return plain_name(tail.rpartition("的")[2])

    def _behind_its_street(self, part: str, start: int) -> int:
        """Where a body begins whose street, district and city stand in front of it."""
        first = start
        for begin, end, place in self._places.mentions(part):
            if place.level in ("street", "district", "city") and start + begin == first:
                first = start + end
        return first

    def _told_in_brief(self, clause: Clause) -> list[Named] | None:
        """松风、竹影两个社区: communities by the first signs of their names, and how many they are."""
        brief = IN_BRIEF.match(clause.words, clause.begin, clause.stop)
        if brief is None:
            return None
        return [clause.all_of_it(self._known.community(name), "place") for name in JOINT.split(brief[1])]

    def _listed(self, clause: Clause) -> list[Named] | None:
        """A list of streets, houses, teams or people in the clause of the verb: all of them hold the honour."""
        if "、" not in clause.subject or clause.is_before or PAIR.search(clause.subject):
            return None
        listed = holders_listed(clause.subject, clause.people, clause.begin, self._places)
        if len(listed) < 2:
            return None
        return [Named(clause.begin, clause.stop, name, person, "group") for name, person in listed]

    def _unknown(self, clause: Clause) -> list[Named]:
        """Who or what a subject names in which nothing is known: a person before kin, kin before a work."""
        for question in (_called, self._named_by_signs, _bare_name, _kin_of, _work_or_house):
            found = question(clause)
            if found:
                return [found]
        return []

    def _named_by_signs(self, clause: Clause) -> Named | None:
        """Words that are a name and nothing else, whole or in short."""
        said = clause.subject.rpartition("”")[2]  # “小巷总理”韩志远
        name = self._known.in_short(said) or plain_name(said)
        return clause.all_of_it(name, "person") if name else None


def _couple(clause: Clause) -> list[Named] | None:
    """韩志远、苏梅夫妇: two who hold an honour as one."""
    both = BOTH.search(clause.subject)
    return [clause.all_of_it(both[0], "group")] if both and plain_name(both[1]) else None


def _pieces(clause: Clause) -> Iterator[re.Match[str]]:
    """What 、 parts, and 和 behind a name: 甲、乙和楼长丙."""
    words, begin, stop = clause.words, clause.begin, clause.stop
    ends = {p.end for p in clause.people}
    apart = [
        found.start()
        for found in JOINT.finditer(words, begin, stop)
        if found[0] == "、"
        or found.start() in ends
        or plain_name(words[words.rfind("、", begin, found.start()) + 1 : found.start()])
    ]
    piece = re.compile(r".+", re.S)
    for first, last in pairwise([begin - 1, *apart, stop]):
        if last > first + 1 and (found := piece.match(clause.subject, first + 1 - begin, last - begin)):
            yield found


def _called(clause: Clause) -> Named | None:
    """队长党某某: in the clause of the verb, a name behind what somebody is, whatever its surname."""
    called = None if clause.is_before else CALLED.match(clause.words, clause.begin, clause.stop)
    if called is None or called.end() != clause.stop:
        return None
    return Named(called.start(1), clause.stop, called[1], called[1], "person")


def _bare_name(clause: Clause) -> Named | None:
    """普琼仙荣膺“…模范个人”: three signs that hold what only somebody can hold are a name, whatever their first."""
    said, title = clause.subject, clause.award.title
    if clause.is_before or not PERSONAL.search(title) or COLLECTIVE.search(title):
        return None
    is_name = _THREE.fullmatch(said) and can_hold(said) and name_length(f"韩{said[1:]}。", 0, strict=True) == 3
    return clause.all_of_it(said, "person") if is_name else None


def _kin_of(clause: Clause) -> Named | None:
    """她的爱人老陶: who is told by whose kin or colleague they are."""
    kin = _KIN_OF.fullmatch(clause.subject)
    return clause.all_of_it(kin[1], "group") if kin else None


def _work_or_house(clause: Clause) -> Named | None:
    """A work or an estate without a sign of being one, when the honour is one for works or for places."""
    thing, title = clause.subject.removesuffix("活动"), clause.award.title
    if clause.is_before or not _THING.fullmatch(thing):
        return None
    is_fit = OF_THINGS.search(title) or (OF_PLACES.search(title) and LIVED_IN.search(thing))
    return clause.all_of_it(thing, "group") if is_fit else None


def _run_in_front(clause: Clause) -> list[Named]:
    """The names of a clause before the verb's that it is about: near its beginning, and not what somebody made.

    A name in quotation marks is what such a clause speaks of, unless it stands alone or the honour is one of works.
    """
    run = clause.run
    if not OF_THINGS.search(clause.award.title) and not clause.is_fronted:
        run = [one for one in run if not _QUOTED.fullmatch(one.name)]
    if not run or run[0].start - clause.begin > 14:
        return []
    is_made = run[0].kind == "group" and MADE.search(clause.words, clause.begin, run[0].start)
    return [] if is_made else run


def _head(clause: Clause) -> Named | None:
    """The last of the run, with what is said behind it: a family, a body, somebody of a place. None if other words follow."""
    head, title = clause.run[-1], clause.award.title
    rest = clause.words[head.end : clause.stop]
    if head.person and (kin := KIN.match(rest)):
        return _family(clause, head, kin)
    if head.kind == "place" and (body := BODY_BEHIND.match(rest)):
        return Named(head.start, head.end + body.end(), head.name + body[0].removeprefix("社区"), None, "group")
    if head.person and _ITS_WORK.fullmatch(rest) and PRIZE.search(title):
        return head  # 绣娘韩小梅的刺绣拿过…铜奖
    if head.kind == "place" and (person := plain_name(rest.rpartition("”")[2].removeprefix("的"))):
        return Named(clause.stop - len(person), clause.stop, person, person, "person")  # 柳堤社区韩某某
    return head if clause.is_before or REST.match(rest) else None


def _family(clause: Clause, head: Named, kin: re.Match[str]) -> Named:
    """韩志远一家, 韩志远、苏梅夫妇: somebody's family, with the one who is named right before."""
    other = clause.run[-2] if len(clause.run) > 1 else None
    pair = f"{other.name}、" if other and other.person and other.end + 1 == head.start else ""
    return Named(head.start, head.end + kin.end(), f"{pair}{head.name}{kin[0]}", None, "group")


def _joined(clause: Clause, head: Named) -> list[Named]:
    """The head and those of its kind that 、 or 和 joins to it; what is told of a person may stand between."""
    joined = [head]
    for one in reversed(clause.run[:-1]):
        gap = clause.words[one.end : joined[0].start]
        is_near = len(gap) <= 12 and JOINT.search(gap) and "," not in gap
        is_apart = one.person and len(gap) <= 44 and JOINT.match(gap) and not MARKER.search(gap)
        if one.kind == head.kind and (is_near or is_apart):
            joined.insert(0, one)
    return joined
