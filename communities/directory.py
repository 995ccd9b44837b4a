"""The directory of communities: what can be filtered by, how many there are of each, and the rows that fit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from taggit.models import Tag

from communities.gathering import Questions, Rows
from communities.models import Community, Showcase, Street

UNSTATED = "unstated"
TAGS_SHOWN = 12


@dataclass(frozen=True)
class Facet:
    """One box of a filter: its value in the address, what it says, how many communities have it."""

    value: str
    label: str
    count: int


def questions_about_facets(wanted_tags: Sequence[str] = ()) -> Questions:
    """Streets, showcases and the commonest tags of the published communities.

    `wanted_tags` come first: a profile links each of its tags, also those too rare to stand here otherwise.
    """
    wanted = [name for name in wanted_tags[:TAGS_SHOWN] if "\0" not in name]
    tags = Tag.objects.annotate(uses=how_many(_taggings().filter(tag=OuterRef("pk")))).filter(uses__gt=0)
    here = Community.objects.published().filter(street=OuterRef("pk"))
    return {
        "streets": Street.objects.annotate(uses=how_many(here)).filter(uses__gt=0).order_by("code", "slug"),
        "showcases": Showcase.objects.public().select_related("level").order_by("pk"),
        "tags": tags.order_by(Case(When(name__in=wanted, then=0), default=1), "-uses", "name")[:TAGS_SHOWN],
    }


def how_many(rows: QuerySet) -> Coalesce:
    """The number of rows, as a sub-query."""
    counted = rows.order_by().values(all=Value(1)).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), Value(0))


def build_facets(rows: Rows) -> dict[str, list[Facet]]:
    """The boxes of the filters, from the rows of `questions_about_facets`."""
    levels: Counter[tuple[int, str, str]] = Counter()
    for showcase in rows["showcases"]:
        level = showcase.level
        levels[(level.order, level.code, level.name) if level else (9999, UNSTATED, _("级别未注明"))] += 1
    return {
        "street": [Facet(street.slug, street.short_name, street.uses) for street in rows["streets"]],
        "level": [Facet(code, label, count) for (_order, code, label), count in sorted(levels.items())],
        "tag": [Facet(tag.name, tag.name, tag.uses) for tag in rows["tags"]],
    }


def _taggings():
    through = Community.tags.through
    return through.objects.filter(
        content_type__app_label="communities",
        content_type__model="community",
        object_id__in=Community.objects.published().values("pk"),
    )


def matching_communities(form):
    """The published communities that fit the form, each with the number of all as `found`.

    Unknown filters are left out, as the form's sentences say.
    """
    found = Community.objects.published()
    if form.words:
        found = found.matching(form.words)
    if streets := form.chosen("street"):
        found = found.filter(street__slug__in=streets)
    if levels := form.chosen("level"):
        current = Q(showcases__ended_on=None)
        wanted = Q(showcases__level__code__in=levels)
        if UNSTATED in levels:
            wanted |= Q(showcases__isnull=False, showcases__level=None)
        found = found.filter(current & wanted)
    if tags := form.chosen("tag"):
        found = found.filter(tags__name__in=tags)
    # A sub-query instead of DISTINCT: joins above may repeat a row, and paging needs plain ordered rows.
    found = Community.objects.filter(pk__in=found.values("pk"))
    return found.annotate(found=how_many(found))
