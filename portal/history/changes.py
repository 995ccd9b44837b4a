"""Changes of a row: a line in the book that names the fields, and apart from it what each field said before and after.

The book can never be changed, so it holds no contents; these stand in tables of their own, from which a person can be
erased (docs/adr/0027). An action reads `before(row)`, saves, and calls `record`:

    before = changes.before(entry)
    entry.save()
    changes.record(entry, before, by=by, reason=reason)
"""

from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.history import book
from portal.history.contents import Contents, Told, contents_of, is_held_to_scopes, lock, part_rows, parts_of
from portal.history.models import ChangeReason, ChangeRecord, FieldChange, Verb

CHANGES = (Verb.CREATED, Verb.CHANGED, Verb.PUBLISHED)


def before(row: models.Model) -> Contents | None:
    """What a row says in the database now, held until the transaction ends; None for one that is not stored yet."""
    if row.pk is None:
        return None
    lock(row)
    stored = type(row)._base_manager.filter(pk=row.pk).first()
    return contents_of(stored) if stored is not None else None


def record(
    row: models.Model,
    before: Contents | None,
    *,
    by: User | None,
    reason: str = "",
    note: str = "",
    details: dict[str, Any] | None = None,
) -> ChangeRecord | None:
    """Write what changed since `before`: one line, and the old and new words of each field. Nothing changed, no line.

    `reason` is what somebody typed, so it is kept with the contents; `note` is a sentence of ours, without names.
    """
    if before is None:
        return book.record(Verb.CREATED, row, by=by, note=note, details=details)
    after = contents_of(type(row)._base_manager.get(pk=row.pk))
    changed = [name for name, told in after.items() if name not in before or before[name].stored != told.stored]
    if not changed:
        return None
    line = book.record(Verb.CHANGED, row, by=by, note=note, details={"fields": changed, **(details or {})})
    FieldChange.objects.bulk_create(
        FieldChange(
            number=line.number,
            field=name,
            before=before[name].words if name in before else "",
            after=after[name].words,
            numbers=numbers_of(row, name, before.get(name), after[name]),
        )
        for name in changed
    )
    give_reason(line, reason)
    return line


def numbers_of(row: models.Model, name: str, *told: Told | None) -> dict[str, list[Any]]:
    """The rows behind the old and new words of a relation that is held to scopes; nothing for any other field."""
    fields = {field.name: field for field in [*row._meta.fields, *row._meta.many_to_many]}
    if name not in fields or not is_held_to_scopes(fields[name]):
        return {}
    stored = [each.stored if each is not None else None for each in told]
    lists = [value if isinstance(value, list) else [value] if value is not None else [] for value in stored]
    return dict(zip(("before", "after"), lists, strict=True))


def readable(model: type[models.Model], change: FieldChange) -> tuple[str, str]:
    """The old and new words of a change, without the names of rows that whoever looks may not see."""
    if not change.numbers:
        return change.before, change.after
    related: Any = model._meta.get_field(change.field).related_model
    numbers = [number for side in change.numbers.values() for number in side]
    with everywhere():
        there = set(related._base_manager.filter(pk__in=numbers).values_list("pk", flat=True))
    hidden = there - set(related._default_manager.filter(pk__in=numbers).values_list("pk", flat=True))

    def side(name: str) -> str:
        lines, behind = getattr(change, name).split("\n"), change.numbers[name]
        if not hidden or not behind:
            return str(getattr(change, name))
        if len(lines) != len(behind):
            return _("（不在您的范围内）")
        told = zip(lines, behind, strict=True)
        return "\n".join(_("（不在您的范围内）") if number in hidden else line for line, number in told)

    return side("before"), side("after")


def record_removal(row: models.Model, *, by: User | None, reason: str = "") -> ChangeRecord:
    """Write that a row is deleted for good, with what it said last; of somebody who is named, only the names of fields.

    Called before the deletion itself.
    """
    told = {name: told.words for name, told in contents_of(row).items() if told.words}
    line = book.record(Verb.DELETED, row, by=by, details={"fields": list(told)})
    is_erased = getattr(row, "names_a_person", False)
    FieldChange.objects.bulk_create(
        FieldChange(number=line.number, field=name, before="" if is_erased else words, is_erased=is_erased)
        for name, words in told.items()
    )
    give_reason(line, reason)
    return line


def let_go(row: models.Model) -> None:
    """Clear relations and tags and delete the parts: what stands between a row and its deletion."""
    for field in row._meta.many_to_many:
        getattr(row, field.name).clear()
    for relation in parts_of(type(row)):
        part_rows(row, relation).delete()


def give_reason(line: ChangeRecord, reason: str) -> None:
    """Keep why somebody did what the line tells, apart from the book. Raises ValidationError for one too long."""
    if reason:
        kept = ChangeReason(number=line.number, words=reason)
        kept.clean_fields()
        kept.save(force_insert=True)


def time_of_last_change(model: type[models.Model]) -> Subquery:
    """To annotate rows of `model`: the time of the newest line on each, None where the book has none."""
    lines = ChangeRecord.objects.filter(
        target_type=model._meta.label_lower, target_id=Cast(OuterRef("pk"), models.CharField()), verb__in=CHANGES
    )
    return Subquery(lines.order_by("-number").values("at")[:1])
