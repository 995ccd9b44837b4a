"""What a story says, as one document: taken from its rows, hashed, kept in a revision, and laid back onto rows.

The document is what people sign. `content_of(story)` reads it from the database, `lay(content, story)` writes it, and
the one undoes the other, so that the hash of what residents read can be compared with the hash that was approved.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NotRequired, TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.body import Block, highest_numbers
from articles.enums import StoryOrigin
from articles.models.bylines import Byline, Contributor
from articles.models.pictures import hold_pictures
from articles.models.stories import Citation, Story
from communities.models import Community, Fact, Source
from portal.access.viewer import everywhere
from portal.images.models import Picture


class Signed(TypedDict):
    """One name of the byline."""

    role: str
    contributor: int
    name: str


class Stated(TypedDict):
    """One fact that a paragraph states."""

    anchor: str
    fact: int
    caption: str


class Content(TypedDict):
    """Everything of a story that residents read; rows of other tables by number."""

    title: str
    deck: str
    origin: str
    source: int | None
    source_credit: str
    picture: int | None
    body: list[Block]
    communities: list[int]
    tags: list[str]
    bylines: list[Signed]
    citations: list[Stated]
    reprint_title: NotRequired[str]
    reprint_author: NotRequired[str]


WORDS = ("title", "deck", "origin", "source_credit", "body")
ROWS = ("source", "picture")
# Of reprints only: documents of other stories read, and are hashed, as they were before these columns came.
OF_REPRINTS = ("reprint_title", "reprint_author")


def content_of(story: Story) -> Content:
    """The document of a story as its rows stand now, whoever looks."""
    with everywhere():
        return document_of(
            story,
            communities=story.communities.values_list("pk", flat=True),
            tags=story.tags.names(),
            bylines=story.bylines.select_related("contributor").order_by("order", "pk"),
            citations=story.citations.order_by("pk"),
        )


def document_of(
    story: Story,
    *,
    communities: Iterable[int],
    tags: Iterable[str],
    bylines: Iterable[Byline],
    citations: Iterable[Citation],
) -> Content:
    """The document of a story with these rows around it, in their order: without the database."""
    content: Any = {name: getattr(story, name) for name in WORDS}
    content |= {name: getattr(story, f"{name}_id") for name in ROWS}
    if story.origin == StoryOrigin.REPRINT:
        content |= {name: getattr(story, name) for name in OF_REPRINTS}
    content["communities"] = sorted(communities)
    content["tags"] = sorted(tags)
    content["bylines"] = [
        {"role": row.role, "contributor": row.contributor_id, "name": row.contributor.name} for row in bylines
    ]
    content["citations"] = [{"anchor": row.anchor, "fact": row.fact_id, "caption": row.caption} for row in citations]
    found: Content = content
    return found


def canonical(content: Content) -> str:
    """The one way to write a document down: keys in order, no spaces, characters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(content: Content) -> str:
    """SHA-256 of the canonical document, as hexadecimal digits."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def fault_in_reprint(content: Content) -> str:
    """What a reprint that was submitted before these columns came still lacks; "" when nothing is missing."""
    if content["origin"] != StoryOrigin.REPRINT or all(content.get(name) for name in OF_REPRINTS):
        return ""
    return _("转载的稿件缺原题或原作者，请退回，补上以后重新送审。")


def fault_in_references(content: Content) -> str:
    """Which row behind the document is gone; "" when all are there."""
    with everywhere():
        wanted = [
            (_("原报道"), Source, [content["source"]]),
            (_("题图"), Picture, [content["picture"]]),
            (_("社区"), Community, content["communities"]),
            (_("作者"), Contributor, [row["contributor"] for row in content["bylines"]]),
            (_("引用的事实"), Fact, [row["fact"] for row in content["citations"]]),
        ]
        for what, model, numbers in wanted:
            there = {number for number in numbers if number is not None}
            manager: Any = model._base_manager  # type: ignore[attr-defined]
            if manager.filter(pk__in=there).count() != len(there):
                return _("审定的稿子里写到的%(what)s已经不在了，请退回修改。") % {"what": what}
    return ""


def lay(content: Content, story: Story) -> None:
    """Write the document onto the rows of a story, which is saved. Raises ValidationError when a row is gone."""
    if fault := fault_in_reprint(content) or fault_in_references(content):
        raise ValidationError(fault)
    with everywhere():
        set_columns(content, story)
        story.anchors_used = highest_numbers(story.body, story.anchors_used)
        story.save()
        hold_pictures(story, shown=story.body)
        story.communities.set(content["communities"])
        story.tags.set(content["tags"])
        story.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(story=story, role=row["role"], contributor_id=row["contributor"], order=order)
            for order, row in enumerate(content["bylines"], 1)
        )
        story.citations.all().delete()
        Citation.objects.bulk_create(
            Citation(story=story, anchor=row["anchor"], fact_id=row["fact"], caption=row["caption"])
            for row in content["citations"]
        )


def set_columns(content: Content, story: Story) -> None:
    """Give a story in memory the words of a document."""
    columns: Any = content
    for name in WORDS:
        setattr(story, name, columns[name])
    for name in OF_REPRINTS:
        setattr(story, name, columns.get(name, ""))
    for name in ROWS:
        setattr(story, f"{name}_id", columns[name])
