"""Tags as readers see them: those under which something public stands, and what stands there."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from taggit.models import Tag, TaggedItem

from articles.models import Story
from communities.models import Activity, Community
from portal.together import fetch_together

SHOWN = 12  # of each kind on the page of a tag; the lists of the site hold the rest


def public_rows() -> dict[str, QuerySet[Any]]:
    """What carries tags, and of it what readers may see."""
    return {
        "communities": Community.objects.published(),
        "stories": Story.objects.published(),
        "activities": Activity.objects.public(),
    }


def taggings(rows: QuerySet[Any]) -> QuerySet[TaggedItem]:
    """The ties between tags and these rows."""
    options = rows.model._meta
    return TaggedItem.objects.filter(
        content_type__app_label=options.app_label,
        content_type__model=options.model_name,
        object_id__in=rows.order_by().values("pk"),
    )


def public_tags() -> QuerySet[Tag]:
    """Tags with something public under them, each with how much of every kind; a tag of drafts alone is none."""
    counts = {kind: _count_of(rows) for kind, rows in public_rows().items()}
    used = Q()
    for kind in counts:
        used |= Q(**{f"{kind}__gt": 0})
    return Tag.objects.annotate(**counts).filter(used).order_by("slug")


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    ties = taggings(rows).filter(tag=OuterRef("pk")).order_by().values("tag").annotate(number=Count("pk"))
    return Coalesce(Subquery(ties.values("number"), output_field=IntegerField()), 0)


@dataclass(frozen=True)
class Tagged:
    """The newest or first few of each kind under one tag."""

    communities: list[Community]
    stories: list[Story]
    activities: list[Activity]


def rows_under(tag: Tag) -> Tagged:
    found = {kind: rows.filter(pk__in=_ids_under(tag, rows)) for kind, rows in public_rows().items()}
    return Tagged(
        *fetch_together(
            found["communities"].with_place().in_pinyin_order()[:SHOWN],
            found["stories"].newest_first().prefetch_related("bylines__contributor")[:SHOWN],
            found["activities"].select_related("community", "series").order_by("-held_on", "pk")[:SHOWN],
        )
    )


def _ids_under(tag: Tag, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    return taggings(rows).filter(tag=tag).values("object_id")
