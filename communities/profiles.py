"""The profile of a community: what its page and its JSON say, put together from the rows of one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from communities.enums import LevelTone
from communities.footnotes import Footnote, Footnotes
from communities.gathering import Rows, gather, questions_about, questions_about_cards, questions_about_street
from communities.models import (
    AwardLevel,
    Community,
    ContactCard,
    Duty,
    Fact,
    Listing,
    Recognition,
    Showcase,
    Source,
    Street,
)
from communities.telling import Telling, words_of

KEY_FIGURES = 4
MOST_BLOCKS = 12  # as in portal_ui's level_chart
CARD_FIGURES = 3
CHART_TONES = {
    LevelTone.PROVINCE: "kapok-glass",
    LevelTone.CITY: "dai",
    LevelTone.DISTRICT: "sea-glass",
    LevelTone.STREET: "amber-glass",
    LevelTone.COMMUNITY: "jade-glass",
    LevelTone.NEUTRAL: "line-strong",
}
BOARD_WORDS = 24  # a title or a holder with more does not fit an upright board


@dataclass(frozen=True)
class SheetLine:
    """A fact with the number of its footnote."""

    fact: Fact
    footnote: Footnote


@dataclass(frozen=True)
class LevelRow:
    """The recognitions of one level, each with its footnote; may be empty for a level that is always listed."""

    level: AwardLevel
    won: list[tuple[Recognition, Footnote]]

    @property
    def count(self):
        return len(self.won)

    @property
    def label(self):
        return self.level.name

    @property
    def is_board(self):
        """One single award of a high level hangs upright, like the name board over a door, if its words are few."""
        if self.count != 1 or self.level.tone != LevelTone.PROVINCE:
            return False
        item, _footnote = self.won[0]
        return max(len(item.award.title), len(str(item.holder))) <= BOARD_WORDS

    @property
    def tone(self):
        return CHART_TONES[LevelTone(self.level.tone)]


class CommunityProfile:
    """Built by `build_profile`: the parts in which a page shows the rows, each statement with its footnote."""

    def __init__(self, community: Community, rows: Rows):
        self.community, self.rows = community, rows
        self.footnotes = Footnotes()
        self.telling = Telling(rows, self.footnotes)
        self.showcase: Showcase | None = getattr(community, "current_showcase", None)
        # At the head of the page, so it takes the first number.
        self.showcase_footnote = (
            self.footnotes.cite(self.showcase.source, self.showcase.citation) if self.showcase else None
        )

    @cached_property
    def sheet(self) -> list[SheetLine]:
        """All public facts of the community, its estates and facilities, in the order of their indicators."""
        return sheet_of(self.rows["facts"], self.footnotes)

    @cached_property
    def key_figures(self) -> list[SheetLine]:
        """The few figures at the head of the page, one an indicator."""
        lines = {line.fact.pk: line for line in self.sheet}
        return [lines[fact.pk] for fact in choose_key_figures([line.fact for line in self.sheet], KEY_FIGURES)]

    @property
    def council_figures(self) -> list[SheetLine]:
        return self.figures_of("council")

    @property
    def practice_figures(self) -> list[SheetLine]:
        return self.figures_of("practice")

    @property
    def volunteer_figures(self) -> list[SheetLine]:
        """People who volunteer: volunteers, and party members of whom a source says that they do."""
        return [
            line
            for line in self.sheet
            if line.fact.is_figure and (line.fact.indicator.group.code == "volunteering" or "志愿" in line.fact.subtype)
        ]

    @property
    def role_figures(self) -> list[SheetLine]:
        return [line for line in self.sheet if line.fact.indicator.code == "role_count"]

    def figures_of(self, group: str) -> list[SheetLine]:
        """The figures of one indicator group, such as "council"."""
        return [line for line in self.sheet if line.fact.indicator.group.code == group and line.fact.is_figure]

    @property
    def recognitions(self) -> list[Recognition]:
        return self.rows["recognitions"]

    @cached_property
    def award_levels(self) -> list[LevelRow]:
        """Won awards by level, highest first, with the levels that are listed even when empty."""
        rows = []
        for level in self.rows["levels"]:
            won = [item for item in self.recognitions if item.status.is_won and item.award.level_id == level.pk]
            if won or level.is_always_shown:
                rows.append(LevelRow(level, [(item, self.footnotes.cite(item.source, item.quote)) for item in won]))
        return rows

    @cached_property
    def award_count(self) -> int:
        return sum(row.count for row in self.award_levels)

    @property
    def is_drawn_in_blocks(self) -> bool:
        """The chart by level draws one block an award as long as every level has few enough."""
        return all(row.count <= MOST_BLOCKS for row in self.award_levels)

    @property
    def has_undated_awards(self) -> bool:
        return any(item.status.is_won and item.year is None for item in self.recognitions)

    @cached_property
    def candidacies(self) -> list[tuple[Recognition, Footnote]]:
        """Candidacies, goals, applications: shown as what they are, never on the wall."""
        return [
            (item, self.footnotes.cite(item.source, item.quote)) for item in self.recognitions if not item.status.is_won
        ]

    @cached_property
    def listings(self) -> list[tuple[Listing, Footnote]]:
        """The public lists whose awards are shown, for the sentence on how each ends."""
        lists = {item.listing.pk: item.listing for item in self.recognitions if item.listing}
        return [(given, self.footnotes.cite(given.source, given.quote)) for given in lists.values() if given.is_public]

    @property
    def endings(self) -> list[tuple[str, list[Footnote]]]:
        """How the lists of awards that their sources leave open end, each wording once, with where it stands."""
        found: dict[str, list[Footnote]] = {}
        for given, footnote in self.listings:
            if given.is_open and footnote not in found.setdefault(given.open_ending, []):
                found[given.open_ending].append(footnote)
        return list(found.items())

    @property
    def contact_card(self) -> ContactCard | None:
        return next(iter(self.rows["contact_cards"]), None)

    @property
    def duties(self) -> list[Duty]:
        """When somebody can be found, of those who may be named."""
        return self.rows["duties"]

    @property
    def tags(self):
        return self.rows["tagged"][0].tags.all()

    def read_all(self) -> None:
        """Ask for every part in the order of the page, so that footnotes are numbered as one reads."""
        for part in ("sheet", "award_levels", "candidacies", "listings"):
            getattr(self, part)
        self.telling.read_all()

    @property
    def sources(self) -> list[tuple[Source, list[Footnote]]]:
        """Every footnote of the page, by source."""
        return self.footnotes.by_source()


def build_profile(community: Community) -> CommunityProfile:
    """The profile of a community that was fetched with `with_place()` and `with_showcase()`."""
    profile = CommunityProfile(community, gather(questions_about(community)))
    profile.read_all()
    return profile


def sheet_of(facts: Iterable[Fact], footnotes: Footnotes) -> list[SheetLine]:
    return [SheetLine(fact, footnotes.cite(fact.source, fact.quote)) for fact in facts]


def choose_key_figures(facts: Iterable[Fact], limit: int = CARD_FIGURES) -> list[Fact]:
    """The few figures that stand for a community, one an indicator, in the order that the indicators say.

    Where two sources disagree, the one confirmed first stays until staff retire it: newer is not truer by itself.
    """
    chosen: dict[int, Fact] = {}
    for fact in sorted(facts, key=lambda fact: (fact.confirmed_at, fact.pk)):
        if fact.indicator.key_order is not None and fact.is_figure:
            chosen.setdefault(fact.indicator_id, fact)
    return sorted(chosen.values(), key=lambda fact: fact.indicator.key_order or 0)[:limit]


def facts_by_community(communities: Iterable[Community], facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    """The facts by the number of the community on whose page they stand."""
    found: dict[int, list[Fact]] = {community.pk: [] for community in communities}
    for fact in facts:
        found[fact.home_community.pk].append(fact)
    return found


def location_of(facts: Iterable[Fact]) -> str:
    """The location words of a community or of the estate in it, as their source wrote them."""
    return next((fact.text for fact in facts if fact.indicator.code == "location"), "")


@dataclass(frozen=True)
class Card:
    """What a community's card shows."""

    community: Community
    figures: list[Fact]
    location: str


def cards_of(rows: Rows) -> list[Card]:
    """The cards of the communities among the rows of `questions_about_cards`."""
    facts = facts_by_community(rows["communities"], rows["card_facts"])
    return [Card(row, choose_key_figures(facts[row.pk]), location_of(facts[row.pk])) for row in rows["communities"]]


class StreetProfile:
    """What a street's page says: its communities as cards, its own figures, what it says and does as a whole."""

    def __init__(self, rows: Rows):
        self.footnotes = Footnotes()
        self.cards = cards_of(rows)
        self.sheet = sheet_of(rows["facts"], self.footnotes)
        self.words = words_of(rows, self.footnotes)

    @property
    def sources(self) -> list[tuple[Source, list[Footnote]]]:
        return self.footnotes.by_source()


def build_street_profile(street: Street, communities: QuerySet[Community]) -> StreetProfile:
    """The profile of one street with the cards of `communities`, in their order, from one query."""
    return StreetProfile(gather({**questions_about_street(street), **questions_about_cards(communities)}))
