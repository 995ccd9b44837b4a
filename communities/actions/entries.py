"""Saving what staff keep in plain forms: places, sources, awards, cards. Statements have actions of their own."""

from typing import TypeVar

from django.db import models, transaction

from communities.models import Community, FormerSlug
from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb

Entry = TypeVar("Entry", bound=models.Model)


@transaction.atomic
def save_entry(entry: Entry, *, by: User | None) -> Entry:
    """Save one entry as staff left it, with its line in the record book; a community's old address leads on to it."""
    is_new = entry.pk is None
    before = Community.objects.filter(pk=entry.pk).first() if isinstance(entry, Community) else None
    entry.save()  # an emptied slug is read from the name only now
    if isinstance(entry, Community) and before and before.slug != entry.slug:
        FormerSlug.objects.update_or_create(slug=before.slug, defaults={"community": entry})
        FormerSlug.objects.filter(slug=entry.slug).delete()
    book.record(Verb.CREATED if is_new else Verb.CHANGED, entry, by=by)
    return entry
