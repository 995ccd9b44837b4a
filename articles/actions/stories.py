"""Changes to stories that somebody must answer for. The three reviews will stand between draft and publication."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.addresses import fault_in_slug, free_slug
from articles.body import highest_numbers
from articles.models import Citation, FormerSlug, Story
from articles.models.pictures import hold_pictures
from communities.models import Fact
from portal.accounts.models import User
from portal.history import book, changes
from portal.history.models import Verb
from portal.records import PublicationState


@transaction.atomic
def save_story(story: Story, *, by: User | None, reason: str = "", parts: Callable[[], None] | None = None) -> Story:
    """Save a story as written, and by `parts` its relations, tags, byline and citations, with one line in the book.

    A rewritten one takes over the credit of its source when it has none yet. An address that
    readers may have, since the story was public under it, leads on to the new one.
    """
    contents = changes.before(story)
    before = Story.objects.filter(pk=story.pk).first()
    story.slug = story.slug or free_slug(story)
    if story.source and not story.source_credit:
        story.source_credit = story.source.credit_line
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
    changes.record(story, contents, by=by, reason=reason)
    return story


@transaction.atomic
def cite_fact(story: Story, fact: Fact, *, anchor: str, caption: str = "", by: User | None) -> Citation:
    """Tie a paragraph to the fact that it states; the paragraph must exist."""
    if anchor not in {block["anchor"] for block in story.body}:
        raise ValidationError({"anchor": _("这篇报道没有锚点为 %(anchor)s 的段落。") % {"anchor": anchor}})
    contents = changes.before(story)
    citation = Citation(story=story, fact=fact, anchor=anchor, caption=caption)
    citation.full_clean()
    citation.save(force_insert=True)
    changes.record(story, contents, by=by, details={"fact": fact.pk, "anchor": anchor})
    return citation


@transaction.atomic
def publish_story(story: Story, *, by: User | None) -> Story:
    """Show the story to residents; its first publication time never changes afterwards."""
    story.mark_published()
    story.save(update_fields=["state", "published_at"])
    book.record(Verb.PUBLISHED, story, by=by)
    return story


@transaction.atomic
def withdraw_story(story: Story, *, by: User | None) -> Story:
    """Take a published story off the site at once; its first publication time is kept."""
    story.state = PublicationState.WITHDRAWN
    story.save(update_fields=["state"])
    book.record(Verb.WITHDRAWN, story, by=by)
    return story
