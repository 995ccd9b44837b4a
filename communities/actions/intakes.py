"""A pasted story becomes a source, the text for a while, and proposals that wait for somebody; nothing is recorded."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from communities.actions.entries import save_entry
from communities.extraction.reader import read_story
from communities.intakes import (
    Where,
    names_on_record,
    outline_of,
    proposals_of,
    refuse_odd_day,
    refuse_odd_text,
    source_of,
    tied_to_places,
)
from communities.models import Intake, IntakeText, Proposal
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb


@transaction.atomic
def take_in(
    text: str, *, by: User | None, where: Where, published_on: date | None = None, publisher: str = "", url: str = ""
) -> Intake:
    """Read one story and keep what it proposes, with its source and, for a while, its text.

    Raises RefusedTextError with a sentence when the text is too long, empty or holds what no column can, and
    ValidationError by field when the day is none of a report, or publisher or url break a rule of Source.
    """
    refuse_odd_text(text)
    refuse_odd_day(published_on)
    reading = read_story(text, published_on, names_on_record(where.district))
    with everywhere():
        source = source_of(text, reading, where, publisher=publisher, url=url)
        source.recorded_by = by
        source.full_clean()
        save_entry(source, by=by)
        intake = Intake.objects.create(
            source=source,
            district=where.district,
            street=where.street,
            length=len(text),
            digest=source.text_digest,
            outline=outline_of(reading),
            recorded_by=by,
        )
        IntakeText.objects.create(intake=intake, text=text)
        rows = proposals_of(intake, reading, text)
        Proposal.objects.bulk_create(rows)
        Proposal.objects.bulk_update(tied_to_places(intake), ["community", "street"])
        book.record(Verb.CREATED, intake, by=by, details={"proposals": len(rows), "source": source.pk})
    return intake


@transaction.atomic
def delete_text(intake: Intake, *, by: User | None) -> None:
    """Delete the words of a story; its source, digest, decisions and what was recorded stay."""
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    IntakeText.objects.filter(intake=intake).delete()
    for row in intake.proposals.all():
        row.content, row.home_name, row.home_street = {"text": ""}, "", ""
        row.save(update_fields=["content", "home_name", "home_street"])
    intake.outline, intake.text_deleted_at = {}, timezone.now()
    intake.save(update_fields=["outline", "text_deleted_at"])
    book.record(Verb.PURGED, intake, by=by)
