"""用稿统计: which stories were used in a quarter, by whom and about which street.

A story counts once, in the quarter of its first publication, whatever was corrected later; what was withdrawn since is
counted with it and told apart. At the desk everybody sees the stories that they see anyway.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Byline, Contributor, Story
from communities.enums import CreditRole
from communities.models import Community, Street
from portal.access.decisions import rows
from portal.access.scopes import scope_of
from portal.access.viewer import standing_of
from portal.accounts.models import User
from portal.quarters import Quarter
from portal.records import PublicationState

EXPORT = "page.export"
USED = (PublicationState.PUBLISHED, PublicationState.WITHDRAWN)
MOST_LISTED = 200  # rows of a table on the page; the file has them all
MOST_QUARTERS = 40


@dataclass(frozen=True)
class Asked:
    """Which part of the ledger: a quarter, and a street or a contributor where one is chosen."""

    quarter: Quarter
    street: Street | None = None
    contributor: Contributor | None = None


@dataclass
class Tally:
    """One line of a table: how many stories, how many of them are withdrawn, and in which roles."""

    row: Any
    pieces: int
    withdrawn: int
    roles: list[tuple[str, int]] = field(default_factory=list)


def used_stories(asked: Asked) -> QuerySet[Story]:
    """The stories of this part of the ledger that the viewer sees, each once."""
    start, end = asked.quarter.start, asked.quarter.next.start
    found = Story.objects.filter(published_at__gte=start, published_at__lt=end, state__in=USED)
    if asked.street is not None:
        about = Story.communities.through._base_manager.filter(community__street=asked.street)
        found = found.filter(Exists(about.filter(story=OuterRef("pk"))))
    if asked.contributor is not None:
        signed = counted_bylines().filter(who=asked.contributor.pk)
        found = found.filter(Exists(signed.filter(story=OuterRef("pk"))))
    return found


def stories_to_take_away(user: User, asked: Asked) -> QuerySet[Story]:
    """Of these, what this person may export: all about a place where one of their roles may."""
    found = used_stories(asked)
    condition = scope_of(Story).condition(Story, standing_of(user), EXPORT)
    if not condition:
        return found
    theirs = rows(user, EXPORT, Community._base_manager.all())
    about = Story.communities.through._base_manager.filter(community__in=theirs.values("pk"))
    return found.filter(condition | Q(Exists(about.filter(story=OuterRef("pk")))))


def counted_bylines() -> QuerySet[Any]:
    """Bylines with `who`: the contributor under whose name the ledger counts them."""
    return Byline._base_manager.annotate(who=Coalesce("contributor__counted_as", "contributor"))


def totals(stories: QuerySet[Story]) -> tuple[int, int]:
    """(how many stories, how many of them are withdrawn)."""
    withdrawn = Count("pk", filter=Q(state=PublicationState.WITHDRAWN))
    found = stories.order_by().aggregate(pieces=Count("pk"), withdrawn=withdrawn)
    return found["pieces"], found["withdrawn"]


def by_contributor(stories: QuerySet[Story], asked: Asked, *, most: int | None = MOST_LISTED) -> list[Tally]:
    """Who wrote, photographed and edited them, the most used first: three questions, whatever the number."""
    signed = counted_bylines().filter(story__in=stories.order_by().values("pk"))
    if asked.contributor is not None:
        signed = signed.filter(who=asked.contributor.pk)
    found = list(_counted(signed, "who")[:most])
    numbers = [row["who"] for row in found]
    # A list of what stands on the page where it is short, and no list of thousands where a file is written.
    of_these = signed if most is None else signed.filter(who__in=numbers)
    people = Contributor.objects.in_bulk(numbers) if most is not None else Contributor.objects.in_bulk()
    counts: dict[Any, dict[str, int]] = {}
    for row in of_these.values("who", "role").annotate(pieces=Count("story", distinct=True)).order_by():
        counts.setdefault(row["who"], {})[row["role"]] = row["pieces"]
    return [
        Tally(
            people[row["who"]],
            row["pieces"],
            row["withdrawn"],
            [(str(role.label), counts[row["who"]][role]) for role in CreditRole if role in counts[row["who"]]],
        )
        for row in found
    ]


def by_street(stories: QuerySet[Story]) -> list[Tally]:
    """About which streets they are; one about two streets counts for each. Streets that the viewer does not see are
    left out."""
    about = Story.communities.through._base_manager.filter(
        story__in=stories.order_by().values("pk"), community__street__in=Street.objects.order_by().values("pk")
    )
    found = list(_counted(about, "community__street"))
    streets = Street.objects.in_bulk([row["community__street"] for row in found])
    return [Tally(streets[row["community__street"]], row["pieces"], row["withdrawn"]) for row in found]


def _counted(found: QuerySet[Any], key: str) -> QuerySet[Any]:
    withdrawn = Count("story", distinct=True, filter=Q(story__state=PublicationState.WITHDRAWN))
    counted = found.values(key).annotate(pieces=Count("story", distinct=True), withdrawn=withdrawn)
    return counted.order_by("-pieces", key)


def with_parts(stories: QuerySet[Story]) -> QuerySet[Story]:
    """With what a line of the list says of a story besides itself."""
    return stories.order_by("-published_at", "-pk").prefetch_related(
        "bylines__contributor__counted_as", "communities__street"
    )


def quarters() -> list[Quarter]:
    """From this quarter back to the first in which the viewer's stories appeared, ten years at the most."""
    quarter = Quarter.of(timezone.localdate())
    first = Story.objects.filter(published_at__isnull=False).order_by().aggregate(day=Min("published_at"))["day"]
    earliest = Quarter.of(timezone.localdate(first)) if first else quarter
    found = [quarter]
    while found[-1] > earliest and len(found) < MOST_QUARTERS:
        found.append(found[-1].previous)
    return found
