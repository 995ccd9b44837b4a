"""Publishing what was scheduled, once its time has come."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.actions.road import publish_revision
from articles.models import Revision
from portal.history.contents import lock


def publish_due(now: datetime | None = None) -> list[Revision]:
    """Publish what is approved and due, each story in a transaction of its own; gives what was published.

    Two that run at once take each story in turn: the second finds it published and goes on. Raises whatever stops a
    publication after the others were tried, so that one bad story holds up no other.
    """
    moment = now or timezone.now()
    published, faults = [], []
    for number in Revision.objects.due(moment).order_by("publish_at", "pk").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                revision = Revision.objects.filter(pk=number).select_related("story").first()
                if revision is None:
                    continue
                lock(revision.story)
                if Revision.objects.due(moment).filter(pk=number).exists():
                    published.append(publish_revision(revision, by=None))
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup("publish_due", faults)
    return published
