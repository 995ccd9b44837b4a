"""When something was last changed, according to the record book."""

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Cast

from portal.history.models import ChangeRecord, Verb

CHANGES = (Verb.CREATED, Verb.CHANGED, Verb.PUBLISHED)


def time_of_last_change(model: type[models.Model]) -> Subquery:
    """To annotate rows of `model`: the time of the newest line on each, None where the book has none."""
    lines = ChangeRecord.objects.filter(
        target_type=model._meta.label_lower, target_id=Cast(OuterRef("pk"), models.CharField()), verb__in=CHANGES
    )
    return Subquery(lines.order_by("-number").values("at")[:1])
