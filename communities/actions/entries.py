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
    if isinstance(entry, Community) and not is_new:
        _keep_former_slug(entry)
    entry.save()
    book.record(Verb.CREATED if is_new else Verb.CHANGED, entry, by=by)
    return entry


def _keep_former_slug(community: Community) -> None:
    before = Community.objects.values_list("slug", flat=True).get(pk=community.pk)
    if community.slug and before != community.slug:
        FormerSlug.objects.update_or_create(slug=before, defaults={"community": community})
        FormerSlug.objects.filter(slug=community.slug).delete()
