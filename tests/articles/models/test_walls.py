"""What the database itself refuses, whoever asks: the last wall behind the three reviews."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.body import from_text
from articles.models import Revision, Signature, Story
from tests.factories import SourceFactory, UserFactory
from tests.factories.newsroom import bring_to, submitted

pytestmark = pytest.mark.django_db


def refused_by_the_database(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


@pytest.mark.parametrize("state", ["approved", "published"])
def test_the_database_asks_for_three_approvals(state):
    revision = bring_to(submitted(), "final")
    at = timezone.now() if state == "published" else None

    refused_by_the_database(lambda: Revision.objects.update(state=state, published_at=at))

    assert Revision.objects.get(pk=revision.pk).state == "final"


def test_the_database_lets_no_revision_begin_anywhere_else():
    revision = submitted()
    rival = {"story": revision.story, "number": 2, "content": {}, "sha256": "a" * 64}

    refused_by_the_database(lambda: Revision.objects.create(**rival, state="approved"))
    refused_by_the_database(lambda: Revision.objects.create(**rival))  # two under way


def test_the_database_keeps_what_was_submitted_and_signed():
    revision = submitted()

    refused_by_the_database(lambda: Revision.objects.update(content={"title": "别的"}))
    refused_by_the_database(lambda: Revision.objects.update(sha256="b" * 64))
    refused_by_the_database(lambda: Signature.objects.update(person=UserFactory()))
    refused_by_the_database(
        lambda: Signature.objects.create(
            revision=revision, person=UserFactory(), part="first", verdict="approved", sha256="c" * 64
        )
    )


def test_the_database_publishes_no_story_without_an_approved_revision():
    story = bring_to(submitted(), "final").story
    story.mark_published()

    refused_by_the_database(story.save)


@pytest.mark.parametrize(
    ("column", "value"), [("title", "别的"), ("deck", "别的"), ("body", from_text("别的。")), ("source_credit", "别的")]
)
def test_the_database_keeps_the_public_text_as_it_was_approved(column, value):
    story = bring_to(submitted(), "published").story
    setattr(story := Story.objects.get(pk=story.pk), column, value)

    refused_by_the_database(story.save)


@pytest.mark.parametrize("column", ["reprint_title", "reprint_author"])
def test_the_database_keeps_what_a_public_reprint_names(column):
    source = SourceFactory(title="旧题", credits=[{"role": "reporter", "name": "陈晓"}])
    bring_to(submitted(origin="reprint", source=source), "published")
    setattr(story := Story.objects.get(), column, "别的")

    refused_by_the_database(story.save)
