"""The clause that is asked for its subject: where its words begin, where they stop, and who is named between."""

import re
from dataclasses import dataclass, field

from communities.extraction.award_read import Award
from communities.extraction.holder_lists import SUMMED
from communities.extraction.holder_names import Named
from communities.extraction.holder_words import MADE_BY, MARKER, OPENING, PLACE_WORD
from communities.extraction.people import Person

WON = re.compile(r"[评选列]为|获评|荣获|授予|命名为")
ONCE = re.compile(r"(?:昔日|曾经|从前|当年|原来|过去|往日|以前|有名|出名|远近闻名)的$")
_ONLY_QUOTED = re.compile(r"“[^“”]{2,14}”")


@dataclass
class Clause:
    """A clause up to its verb: its subject stands between ``begin`` and ``stop``, its first adverb or verb."""

    award: Award
    words: str  # of the paragraph: all places are counted in it
    people: list[Person]
    begin: int
    stop: int
    end: int
    is_before: bool  # it stands before the clause of the verb, and may tell who that is about
    is_fronted: bool  # nothing but a name, put in front of the comma
    run: list[Named] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """The words that are asked who they are."""
        return self.words[self.begin : self.stop]

    @property
    def is_of_its_place(self) -> bool:
        """社区先后荣获…: the place of the story, called by nothing but its kind."""
        return PLACE_WORD.match(self.subject) is not None

    def all_of_it(self, name: str, kind: str) -> Named:
        """Somebody or something that the whole subject names."""
        return Named(self.begin, self.stop, name, name if kind == "person" else None, kind)

    def stop_at_marker(self, named: list[Named]) -> None:
        """End the subject at the first adverb or verb that is no part of a name."""
        for marker in MARKER.finditer(self.words, self.begin, self.end):
            if not any(one.start <= marker.start() < one.end for one in named):
                self.stop = marker.start()
                return

    def leave_out_sum(self) -> None:
        """End the subject before what only counts the holders: 甲、乙等5个社区."""
        summed = SUMMED.search(self.words, self.begin, self.stop)
        if summed and summed.end() == self.stop:
            self.stop = summed.start()

    def take_up(self, named: list[Named]) -> None:
        """Let the run be the names inside the subject, without what was won or what somebody once was."""
        last = self.stop + (2 if self.is_before else 0)
        self.run = [one for one in named if one.end <= last and not (one.kind == "group" and self._is_behind(one))]

    def _is_behind(self, one: Named) -> bool:
        """获评“…”, 昔日的“…”: a name in quotation marks that is no subject."""
        is_won = WON.search(self.words, max(self.begin, one.start - 6), one.start)
        return bool(is_won or ONCE.search(self.words[self.begin : one.start]))


def opened(award: Award, people: list[Person], start: int, end: int, *, is_before: bool) -> Clause:
    """Begin a clause behind what leads into it: when it was, what else there is, and by whom a team was made."""
    words = award.sentence.paragraph.text
    opening = OPENING.match(words, start, end)
    begin = opening.end() if opening else start
    mark = words.rfind("“", start, begin)
    if mark >= 0 and "”" not in words[mark:begin]:
        begin = mark  # “和声堂”: 和 is part of a name
    made_by = MADE_BY.match(words, begin, end)
    begin = made_by.end() if made_by else begin
    # 家长自发组建的“护学队”,去年当选…: nothing but a name before the comma
    is_fronted = made_by is not None and _ONLY_QUOTED.fullmatch(words[begin:end]) is not None
    return Clause(award, words, people, begin, end, end, is_before, is_fronted)
