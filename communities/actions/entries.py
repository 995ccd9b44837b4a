"""Saving what staff keep in plain forms: places, sources, awards, cards. Statements have actions of their own."""

from typing import TypeVar

from django.db import models, transaction

from communities.models import Award, Community, FormerSlug, Person, Street
from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb

MOVABLE = (Community, Street, Person, Award)  # have a page under a slug that staff may change

Entry = TypeVar("Entry", bound=models.Model)


@transaction.atomic
def save_entry(entry: Entry, *, by: User | None) -> Entry:
    """Save one entry as staff left it, with its line in the record book; the old address of its page leads on to it."""
    is_new = entry.pk is None
    slugs = (
        type(entry)._default_manager.filter(pk=entry.pk) if isinstance(entry, MOVABLE) else FormerSlug.objects.none()
    )
    before = slugs.values_list("slug", flat=True).first()
    entry.save()  # an emptied slug is read from the name only now
    if isinstance(entry, MOVABLE) and before and before != entry.slug:
        FormerSlug.objects.leave_behind(entry, before)
    book.record(Verb.CREATED if is_new else Verb.CHANGED, entry, by=by)
    return entry
