"""Changes to places that residents see at once: publishing, withdrawing, designating as a model community."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from communities.models import Community, Showcase
from portal.accounts.models import User
from portal.history import book
from portal.history.models import Verb
from portal.records import PublicationState


@transaction.atomic
def publish_community(community: Community, *, by: User | None) -> Community:
    """Show the community to residents. Facts that wait for confirmation stay hidden all the same."""
    community.mark_published()
    community.save(update_fields=["state", "published_at"])
    book.record(Verb.PUBLISHED, community, by=by)
    return community


@transaction.atomic
def withdraw_community(community: Community, *, by: User | None) -> Community:
    """Take the community off the site; its first publication time is kept."""
    community.state = PublicationState.WITHDRAWN
    community.save(update_fields=["state"])
    book.record(Verb.WITHDRAWN, community, by=by)
    return community


@transaction.atomic
def designate_showcase(showcase: Showcase, *, by: User | None) -> Showcase:
    """Store an unsaved designation; a community that is one already is refused by its constraint."""
    showcase.full_clean()
    showcase.save(force_insert=True)
    book.record(Verb.DESIGNATED, showcase.community, by=by, note=showcase.title)
    return showcase


@transaction.atomic
def end_showcase(showcase: Showcase, *, by: User | None, on: date | None = None) -> Showcase:
    """End a designation, today when no day is given; the community stays published."""
    showcase.ended_on = on or timezone.localdate()
    showcase.save(update_fields=["ended_on"])
    book.record(Verb.ENDED, showcase.community, by=by, note=showcase.title)
    return showcase
