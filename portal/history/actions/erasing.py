"""Taking a person out of history: the book stays whole, since it names fields and numbers only."""

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Q

from portal.accounts.models import User
from portal.history import book
from portal.history.models import ChangeReason, FieldChange, Verb, lines_on


@transaction.atomic
def erase_contents(row: models.Model, *, words: Iterable[str] = (), by: User | None) -> int:
    """Empty what history keeps of a row's contents, and every change anywhere in which one of `words` stands.

    Who changed which field when remains. Gives the number of changes and reasons that were emptied.
    """
    numbers = lines_on(row).values("number")
    changes, reasons = Q(number__in=numbers), Q(number__in=numbers)
    for word in filter(None, words):
        changes |= Q(before__contains=word) | Q(after__contains=word)
        reasons |= Q(words__contains=word)
    emptied = FieldChange.objects.filter(changes, is_erased=False).update(before="", after="", is_erased=True)
    emptied += ChangeReason.objects.filter(reasons).delete()[0]
    book.record(Verb.ERASED, row, by=by, details={"erased": emptied})
    return emptied
