"""The directory of communities: what can be filtered by, how many there are of each, and the rows that fit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Q, When
from django.utils.translation import gettext as _
from taggit.models import Tag

from communities.models import Community

UNSTATED = "unstated"
TAGS_SHOWN = 12


@dataclass(frozen=True)
class Facet:
    """One box of a filter: its value in the address, what it says, how many communities have it."""

    value: str
    label: str
    count: int


def build_facets(wanted_tags: Sequence[str] = ()) -> dict[str, list[Facet]]:
    """Streets, showcase levels and the commonest tags of the published communities, in two queries.

    `wanted_tags` come first: a profile links each of its tags, also those too rare to stand here otherwise.
    """
    wanted = [name for name in wanted_tags[:TAGS_SHOWN] if "\0" not in name]
    published = Community.objects.published().with_place().with_showcase()
    streets: Counter[tuple[str, str, str]] = Counter()
    levels: Counter[tuple[int, str, str]] = Counter()
    for community in published:
        street, showcase = community.street, community.current_showcase
        streets[(street.code or "", street.slug, street.short_name)] += 1
        if showcase:
            level = showcase.level
            levels[(level.order, level.code, level.name) if level else (9999, UNSTATED, _("级别未注明"))] += 1
    tags = (
        Tag.objects.filter(taggit_taggeditem_items__in=_taggings())
        .annotate(uses=Count("taggit_taggeditem_items", filter=Q(taggit_taggeditem_items__in=_taggings())))
        .order_by(Case(When(name__in=wanted, then=0), default=1), "-uses", "name")[:TAGS_SHOWN]
    )
    return {
        "street": [Facet(slug, label, count) for (_code, slug, label), count in sorted(streets.items())],
        "level": [Facet(code, label, count) for (_order, code, label), count in sorted(levels.items())],
        "tag": [Facet(tag.name, tag.name, tag.uses) for tag in tags],
    }


def _taggings():
    through = Community.tags.through
    return through.objects.filter(
        content_type__app_label="communities",
        content_type__model="community",
        object_id__in=Community.objects.published().values("pk"),
    )


def matching_communities(form):
    """The published communities that fit the form; unknown filters are left out, as its sentences say."""
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
    return Community.objects.filter(pk__in=found.values("pk"))
