"""A total that a story claims beside what is on record for its period: compared, never added."""

from dataclasses import dataclass

from communities.enums import ParticipantsUnit
from communities.models import Activity, Fact
from communities.quantities import same_unit

TOTALS = ("activity_sessions", "activity_participants")


@dataclass(frozen=True)
class Claim:
    """What the record has for the period of a total; `undated` are those of which nobody knows when they were held."""

    fact: Fact
    activities: list[Activity]
    sessions: int
    participants: int
    undated: int
    is_of_sessions: bool

    @property
    def recorded(self) -> int:
        return self.sessions if self.is_of_sessions else self.participants

    @property
    def is_short(self) -> bool:
        """The record has less than the story claims: something was not entered, or the story counts otherwise."""
        return self.fact.value is not None and self.recorded < self.fact.value


def claim_of(fact: Fact) -> Claim | None:
    """The claim of a draft or a fact about the activities of a community; None for any other figure."""
    if fact.indicator_id is None or fact.community_id is None or fact.indicator.code not in TOTALS:
        return None
    if fact.indicator.code == TOTALS[0] and not same_unit(fact.unit, fact.indicator.unit):
        return None  # 48课时 are no sessions
    rows = Activity.objects.current().held().filter(community=fact.community)
    held = rows.exclude(pk__in=rows.being_replaced().values("pk")).order_by("held_on", "pk")
    dated = [activity for activity in held.exclude(held_on="") if lies_in(activity.held_on, fact)]
    people = (ParticipantsUnit.ATTENDANCES, ParticipantsUnit.PEOPLE)
    return Claim(
        fact,
        dated,
        sum(activity.sessions or 1 for activity in dated),
        sum(activity.participants or 0 for activity in dated if activity.participants_unit in people),
        held.filter(held_on="").count(),
        fact.indicator.code == TOTALS[0],
    )


def lies_in(held_on: str, fact: Fact) -> bool:
    """Whether 2019, 2019-12 or 2019-12-05 lies in the period of a fact; in none when the fact has no period.

    今年以来 ends on the day of the report; 截至2019年11月底 has no beginning.
    """
    if fact.period_start is None:
        if not fact.as_of:
            return False
        if fact.period_text.startswith(("截至", "截止")):
            return not _is_later(held_on, fact.as_of)
        return held_on.startswith(fact.as_of)
    end = fact.period_end or fact.source.published_on
    begins = held_on >= fact.period_start.isoformat()[: len(held_on)]
    return begins and (end is None or not _is_later(held_on, end.isoformat()))


def _is_later(held_on: str, day: str) -> bool:
    """Whether something was surely held later than a day, month or year, as far as both are known."""
    known = min(len(held_on), len(day))
    return held_on[:known] > day[:known]
