"""Whether what is public is what was approved, asked of the rows alone: for `verify_published`, the drills and tests.

Nothing here trusts the code that publishes, the constraints or the triggers: it counts what stands in the tables.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from articles.content import Content, content_of, digest
from articles.enums import ONCE_PUBLIC, Part, Verdict
from articles.models import Revision, Signature, Story
from portal.access.viewer import everywhere
from portal.records import PublicationState

REVIEWS = ({Part.FIRST, Part.FIRST_AND_SECOND}, {Part.SECOND, Part.FIRST_AND_SECOND}, {Part.FINAL})


@everywhere()
def faults_of_published() -> list[str]:
    """Every way in which stories and revisions are not as three reviews left them; none when all is well."""
    return [*_people_with_two_parts(), *_texts_that_changed(), *_without_three_approvals(), *_pages_that_differ()]


def _people_with_two_parts() -> Iterator[str]:
    """Somebody signed a revision as more than one: the author reviewed, or a reviewer reviewed twice."""
    twice = Signature.objects.order_by().values("revision_id", "person_id").annotate(parts=Count("pk"))
    for row in twice.filter(parts__gt=1):
        yield _("版本%(revision)s：同一个账号（%(person)s）签了不止一次。") % {
            "revision": row["revision_id"],
            "person": row["person_id"],
        }


def _texts_that_changed() -> Iterator[str]:
    """The text of a revision is not the one that was hashed when it was submitted."""
    for revision in Revision.objects.order_by("pk").iterator(chunk_size=200):
        if digest(revision.content) != revision.sha256:
            yield _("版本%(revision)s：内容同送审时的摘要不一致。") % {"revision": revision.pk}


def _without_three_approvals() -> Iterator[str]:
    """A revision was public, and not exactly its text was approved at each of the three reviews, or nobody wrote it."""
    revisions = Revision.objects.filter(state__in=ONCE_PUBLIC, is_from_before=False).order_by("pk")
    for revision in revisions.prefetch_related("signatures").iterator(chunk_size=200):
        signed = list(revision.signatures.all())
        passed = {row.part for row in signed if row.verdict == Verdict.APPROVED and row.sha256 == revision.sha256}
        if not all(passed & parts for parts in REVIEWS):
            yield _("版本%(revision)s：公开过，但三审没有都通过这一稿。") % {"revision": revision.pk}
        if not any(row.part == Part.AUTHOR for row in signed):
            yield _("版本%(revision)s：公开过，但没有撰稿人。") % {"revision": revision.pk}


def _pages_that_differ() -> Iterator[str]:
    """What residents read is not, byte for byte, the revision that is published."""
    for story in Story.objects.filter(state=PublicationState.PUBLISHED).select_related("revision").order_by("pk"):
        revision = story.revision
        if revision is None or revision.story_id != story.pk or revision.state != PublicationState.PUBLISHED:
            yield _("报道%(story)s：公开着，但没有已发布的版本。") % {"story": story.pk}
        elif digest(as_signed(content_of(story), revision.content)) != revision.sha256:
            yield _("报道%(story)s：公开的文字同审定的版本%(revision)s不一致。") % {
                "story": story.pk,
                "revision": revision.pk,
            }


def as_signed(content: Content, signed: Content) -> Content:
    """A story's document with its contributors named as they were when it was signed: they are rows of their own."""
    names = {row["contributor"]: row["name"] for row in signed["bylines"]}
    bylines: list[Any] = [{**row, "name": names.get(row["contributor"], row["name"])} for row in content["bylines"]]
    return {**content, "bylines": bylines}
