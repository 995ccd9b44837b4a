"""What lies in the bin: which rows, since when, by whom, why, and until when they can be brought back.

A model takes part by its own means: a queryset with `deleted()` and `kept()`, and on the row `is_deleted`,
`mark_deleted()`, `mark_restored()` (both name the columns that they set) and `refusal_to_delete()`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.history.models import ChangeReason, ChangeRecord, Verb

DAYS = 30


def removable_models() -> list[type[models.Model]]:
    """Every model whose rows go into the bin, in a steady order."""
    found = [model for model in apps.get_models() if hasattr(model, "mark_deleted")]
    return sorted(found, key=lambda model: model._meta.label)


@dataclass(frozen=True)
class Deleted:
    """One row in the bin."""

    row: Any
    at: datetime
    by: str
    reason: str

    @property
    def until(self) -> datetime:
        """The last moment at which it can be brought back."""
        return self.at + timedelta(days=DAYS)

    @property
    def is_restorable(self) -> bool:
        return timezone.now() < self.until


def told(rows: Iterable[models.Model]) -> list[Deleted]:
    """These deleted rows of one model with who, when and why, the newest first."""
    by_number = {str(row.pk): row for row in rows}
    if not by_number:
        return []
    label = next(iter(by_number.values()))._meta.label_lower
    lines: dict[str, ChangeRecord] = {}
    of_these = ChangeRecord.objects.filter(target_type=label, target_id__in=list(by_number), verb=Verb.DELETED)
    for line in of_these.order_by("number"):
        lines[line.target_id] = line
    people = {user.pk: str(user) for user in User.objects.filter(pk__in=[line.by_id for line in lines.values()])}
    numbers = [line.number for line in lines.values()]
    reasons = dict(ChangeReason.objects.filter(number__in=numbers).values_list("number", "words"))
    found = [
        Deleted(by_number[number], line.at, people.get(line.by_id, _("系统")), reasons.get(line.number, ""))
        for number, line in lines.items()
    ]
    return sorted(found, key=lambda deleted: deleted.at, reverse=True)
