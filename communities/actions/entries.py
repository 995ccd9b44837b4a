"""Saving what staff keep in plain forms: places, sources, awards, cards. Statements have actions of their own."""

from collections.abc import Callable
from typing import TypeVar

from django.db import models, transaction

from communities.models import Award, Community, FormerSlug, Person, Street
from portal.accounts.models import User
from portal.history import changes

MOVABLE = (Community, Street, Person, Award)  # have a page under a slug that staff may change

Entry = TypeVar("Entry", bound=models.Model)


@transaction.atomic
def save_entry(entry: Entry, *, by: User | None, reason: str = "", parts: Callable[[], None] | None = None) -> Entry:
    """Save one entry as staff left it, and by `parts` its relations, tags and inline rows, with one line in the book.

    The old address of its page leads on to it.
    """
    contents = changes.before(entry)
    slugs = (
        type(entry)._default_manager.filter(pk=entry.pk) if isinstance(entry, MOVABLE) else FormerSlug.objects.none()
    )
    before = slugs.values_list("slug", flat=True).first()
    entry.save()  # an emptied slug is read from the name only now
    if isinstance(entry, MOVABLE) and before and before != entry.slug:
        FormerSlug.objects.leave_behind(entry, before)
    if parts is not None:
        parts()
    changes.record(entry, contents, by=by, reason=reason)
    return entry
