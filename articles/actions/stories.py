"""Writing a story: its draft, the facts that it cites, and the copy in which a public one is amended."""

from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.access import refusal_to_edit
from articles.addresses import fault_in_slug, free_slug
from articles.body import highest_numbers
from articles.content import content_of, digest, lay
from articles.enums import StoryOrigin
from articles.models import Citation, FormerSlug, Story
from articles.models.pictures import hold_pictures
from communities.models import Community, Fact
from portal.access.decisions import insist, refusal
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history import book, changes
from portal.history.contents import lock
from portal.history.models import Verb
from portal.records import PublicationState

LONGEST_CREDIT = Story._meta.get_field("source_credit").max_length or 200


def _first_names(credit: str, most: int) -> str:
    """A line of names, cut behind the last that ends within `most` signs: a column holds no longer one."""
    if len(credit) <= most:
        return credit
    return credit[: most + 1].rpartition("、")[0] or credit[:most]


@transaction.atomic
def save_story(story: Story, *, by: User | None, reason: str = "", parts: Callable[[], None] | None = None) -> Story:
    """Save a story as written, and by `parts` its relations, tags, byline and citations, with one line in the book.

    A rewritten one takes over the credit of its source when it has none yet, a reprint title and author too. An
    address that readers may have, since the story was public under it, leads on to the new one. Of a story that was
    ever public nothing but the address changes here: raises ValidationError for anything else.
    """
    contents = changes.before(story)
    before = Story.objects.filter(pk=story.pk).first()
    public = digest(content_of(before)) if before is not None and before.published_at else ""
    story.slug = story.slug or free_slug(story)
    if story.source and not story.source_credit:
        story.source_credit = _first_names(story.source.credit_line, LONGEST_CREDIT)
    if story.source and story.origin == StoryOrigin.REPRINT:
        story.reprint_title = story.reprint_title or story.source.title
        story.reprint_author = story.reprint_author or _first_names(story.source.credit_line, LONGEST_CREDIT)
    story.full_clean()
    if fault := fault_in_slug(story.slug, story):
        raise ValidationError({"slug": fault})
    story.anchors_used = highest_numbers(story.body, story.anchors_used)
    story.save()
    hold_pictures(story, shown=story.body)
    story.former_slugs.filter(slug=story.slug).delete()
    if before and before.published_at and before.slug != story.slug:
        FormerSlug.objects.create(slug=before.slug, story=story)
    if parts is not None:
        parts()
    if public and public != digest(content_of(Story.objects.get(pk=story.pk))):
        raise ValidationError(_("公开过的报道不直接改：请写修改稿，通过三审以后，再换下公开的文字。"))
    changes.record(story, contents, by=by, reason=reason)
    return story


@transaction.atomic
def cite_fact(story: Story, fact: Fact, *, anchor: str, caption: str = "", by: User | None) -> Citation:
    """Tie a paragraph of a draft to the fact that it states; the paragraph must exist."""
    if story.published_at:
        raise PermissionDenied(_("公开过的报道不直接改：请写修改稿，通过三审以后，再换下公开的文字。"))
    if anchor not in {block["anchor"] for block in story.body}:
        raise ValidationError({"anchor": _("这篇报道没有锚点为 %(anchor)s 的段落。") % {"anchor": anchor}})
    contents = changes.before(story)
    citation = Citation(story=story, fact=fact, anchor=anchor, caption=caption)
    citation.full_clean()
    citation.save(force_insert=True)
    changes.record(story, contents, by=by, details={"fact": fact.pk, "anchor": anchor})
    return citation


@transaction.atomic
@everywhere()
def amend_story(story: Story, *, by: User) -> Story:
    """Begin an amendment: a copy of what is public, which residents do not see until it has passed three reviews.

    Raises PermissionDenied when the story was never public, or somebody is amending it already.
    """
    lock(story)
    story = Story.objects.get(pk=story.pk)
    if not story.published_at:
        raise PermissionDenied(_("还没有发布的稿子，直接修改就可以。"))
    if story.amendments.filter(state=PublicationState.DRAFT).exists():
        raise PermissionDenied(_("这篇报道已经有一份修改稿。"))
    copy = Story(
        title=story.title,
        origin=story.origin,
        reprint_title=story.reprint_title,
        reprint_author=story.reprint_author,
        source=story.source,
        amends=story,
        written_by=by,
        anchors_used=story.anchors_used,
    )
    copy.slug = free_slug(copy)
    copy.save(force_insert=True)
    lay(content_of(story), copy)
    book.record(Verb.CREATED, copy, by=by, details={"amends": story.pk})
    return copy


@transaction.atomic
def tell_of_communities(story: Story, communities: Iterable[Community], *, by: User) -> Story:
    """Say that a draft is about these communities too; what it was about stays. Raises PermissionDenied."""
    added = [*story.communities.all(), *communities]
    with everywhere():
        is_of_none = not story.communities.exists()
    if is_of_none and story.written_by_id == by.pk and not (story.published_at or story.revision_under_way):
        insist(refusal(by, "story.edit", story, chosen={"communities": added}))  # it lies where they lie, from now on
    else:
        insist(refusal_to_edit(by, story))
    insist(refusal(by, Story.desk_scope.add, story, chosen={"communities": added}))
    contents = changes.before(story)
    story.communities.add(*added)
    changes.record(story, contents, by=by)
    return story
