"""What fits on paper: one sheet of a community for the notice board, and a pocket book of eight small pages.

A page on a screen grows with what stands on it; a sheet has an edge. So the parts of a sheet are measured before they
are printed, in lines and millimetres that the `print` layer of the stylesheet gives them, rather too many than too few.
What does not fit is left to the website, and the sheet says how much. Every source of what is printed is printed too:
what would need one source more than there is room for stays away.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from communities.footnotes import Footnote, Footnotes
from communities.models import Fact, Recognition, Source
from communities.profiles import CommunityProfile, SheetLine, choose_key_figures

YEAR, SAYS_WHEN = 7, 5  # characters of （2019年） and of the words before a time


def lines(words: str, width: int, beside: int = 0) -> int:
    """How many lines of `width` characters these words take with so many others beside them, at least one."""
    return max(1, -(-(len(words) + beside) // width))


def fit(items: Iterable[Any], *, size_of: Callable[[Any], int], room: int) -> list[Any]:
    """As many of `items`, from the first, as there is room for; one that is too large ends the list."""
    taken, used = [], 0
    for item in items:
        used += size_of(item)
        if used > room:
            break
        taken.append(item)
    return taken


def opening_of(text: str, limit: int) -> str:
    """The whole of a text when it is short enough, else its first sentences; none when even the first is too long."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    end = max(words.rfind(mark, 0, limit) for mark in "。！？")
    return words[: end + 1]


class Sheet:
    """One community on paper, every statement with the number of its source."""

    FIGURES, SOURCES, AWARD_WIDTH = 4, 5, 34

    def __init__(self, profile: CommunityProfile):
        self.profile, self.community = profile, profile.community
        self.card = profile.contact_card
        self.footnotes = Footnotes()
        self.figures = self._cited(self._chosen_facts(), SheetLine, self.FIGURES)
        won = self._won()
        fitting = fit(won, size_of=self._award_lines, room=self.room_for_awards)
        self.awards = self._cited(fitting, lambda item, note: (item, note), len(fitting))
        self.awards_left = len(won) - len(self.awards)
        self.figures_left = sum(line.fact.is_figure for line in profile.sheet) - len(self.figures)

    @property
    def room_for_awards(self) -> int:
        """Lines that the other parts leave."""
        raise NotImplementedError

    def _chosen_facts(self) -> list[Fact]:
        return choose_key_figures((line.fact for line in self.profile.sheet), self.FIGURES)

    def _won(self) -> list[Recognition]:
        """What was won, highest level first; several sources may tell of one award, paper names it once."""
        told = {(item.award_id, item.year): item for row in self.profile.award_levels for item, _note in row.won[::-1]}
        return sorted(told.values(), key=lambda item: (item.award.level.order, -(item.year or 0), item.pk))

    def _award_lines(self, item: Recognition) -> int:
        return lines(item.award.title, self.AWARD_WIDTH, YEAR)

    def _cited(self, items: Iterable[Any], together: Callable[[Any, Footnote], Any], limit: int) -> list[Any]:
        found: list[Any] = []
        for item in items:
            if len(found) < limit and (note := self._cite(item.source)):
                found.append(together(item, note))
        return found

    def _cite(self, source: Source) -> Footnote | None:
        """The number of a source, or None when it would be one more than there is room for."""
        known = {footnote.source.pk for footnote in self.footnotes}
        if source.pk not in known and len(known) == self.SOURCES:
            return None
        return self.footnotes.cite(source, "")


class Board(Sheet):
    """宣传页: one A4 upright, read standing, from two steps away. Measures in millimetres."""

    HEIGHT = 270  # of the 276 that are there
    SITE, WINDOW, SCAN, SMALL_SCAN, SOURCE, HEADING, AWARD = 17, 48, 42, 33, 5, 14, 8
    DUTIES = 2

    @property
    def room_for_awards(self) -> int:
        others = self.SITE + self._head() + self._figures() + self._foot() + self.SOURCES * self.SOURCE
        return max(0, (self.HEIGHT - others - self.HEADING) // self.AWARD)

    def _head(self) -> int:
        name, summary = self.community.name, self.community.summary
        name_height = 20 if len(name) <= 8 else lines(name, 16) * 11 if len(name) <= 40 else lines(name, 20) * 9
        return max(self.WINDOW, name_height + (lines(summary, 26) * 8 if summary else 0))

    def _figures(self) -> int:
        heights = [
            6 * lines(f"{line.fact.label} {line.fact.owner}", 20)
            + 14 * lines(line.fact.written, 14)
            + 6 * lines(line.fact.when, 23, SAYS_WHEN)
            for line in self.figures
        ]
        rows = [max(heights[start : start + 2]) + 4 for start in range(0, len(heights), 2)]
        return sum(rows) + (self.HEADING if rows else 8)

    def _foot(self) -> int:
        """Contact and code side by side, or one above the other when there is much to say."""
        if not self.card:
            return self.SCAN
        width = 36 if self.is_talkative else 11
        said = [self.card.address[:71], self.card.phone, self.card.hours[:71]]
        said += [f"{duty.person.name} {duty.hours} {duty.place}" for duty in self.duties]
        height = self.HEADING + 6 + sum(7 * lines(words, width) for words in said if words)
        return height + self.SMALL_SCAN if self.is_talkative else max(height, self.SCAN)

    @property
    def is_talkative(self) -> bool:
        card = self.card
        return card is not None and max(len(card.address), len(card.hours), len(card.phone)) > 24

    @cached_property
    def duties(self) -> list[Any]:
        """Who can be found when; where address and hours are long, the website has them."""
        return self.profile.duties[: self.DUTIES] if self.card and not self.is_talkative else []


class Pocket(Sheet):
    """口袋书: one A4 folded into eight pages of 74 × 105 mm. Measures in lines of a small page."""

    FIGURES, SOURCES, AWARD_WIDTH = 6, 4, 12
    PAGE_LINES, LINE_WIDTH, INTRODUCTION = 16, 15, 150

    @property
    def room_for_awards(self) -> int:
        return self.PAGE_LINES - 2

    def _chosen_facts(self) -> list[Fact]:
        """The key figures and then whatever else is a figure, as many as two pages hold."""
        facts = [line.fact for line in self.profile.sheet if line.fact.is_figure]
        key = choose_key_figures(facts, self.FIGURES)
        return fit_pages([*key, *(fact for fact in facts if fact not in key)], self._figure_lines, self.PAGE_LINES)

    def _figure_lines(self, fact: Fact) -> int:
        label = lines(f"{fact.label} {fact.owner}", self.LINE_WIDTH)
        return label + 2 * lines(fact.written, 8) + lines(fact.when, self.LINE_WIDTH, SAYS_WHEN)

    @property
    def halves(self) -> list[list[SheetLine]]:
        """The figures on their two pages: as many on the first as it holds."""
        first = fit(self.figures, size_of=lambda line: self._figure_lines(line.fact), room=self.PAGE_LINES)
        return [first, self.figures[len(first) :]]

    @property
    def introduction(self) -> str:
        return opening_of(self.community.introduction, self.INTRODUCTION) or self.community.summary

    @property
    def duties(self) -> list[Any]:
        """Who can be found when, in what the card leaves of its page."""
        if not self.card:
            return []
        said = [self.card.address[:51], self.card.phone, self.card.hours[:51]]
        used = 2 + sum(1 + lines(words, self.LINE_WIDTH) for words in said if words)

        def size_of(duty: Any) -> int:
            about = f"{duty.person.name} {duty.hours} {duty.place}"
            return lines(duty.duty, self.LINE_WIDTH) + lines(about, self.LINE_WIDTH)

        return fit(self.profile.duties, size_of=size_of, room=self.PAGE_LINES - used)


def fit_pages(items: list[Any], size_of: Callable[[Any], int], room: int) -> list[Any]:
    """As many items as two pages with `room` each hold, none of them cut in two."""
    first = fit(items, size_of=size_of, room=room)
    return [*first, *fit(items[len(first) :], size_of=size_of, room=room)]
