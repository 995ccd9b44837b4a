"""The history of one row as people read it: every line on it and its parts, with names, reasons and contents."""

from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.history.changes import readable
from portal.history.contents import label_of_field, owners_of, part_rows, parts_of
from portal.history.differences import Piece, pieces
from portal.history.models import ChangeReason, ChangeRecord, FieldChange

LINES_A_PAGE = 25


@dataclass(frozen=True)
class FieldStory:
    """What happened to one field."""

    label: str
    before: str
    after: str
    pieces: list[Piece]
    is_known: bool  # False where the contents were erased, or are never kept

    @property
    def kept(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "after"]

    @property
    def became(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "before"]


@dataclass
class LineStory:
    """One line of the book, told."""

    number: int
    at: datetime
    by: str
    verb: str
    target: str  # "" for the row itself, the name of a part otherwise
    reason: str
    fields: list[FieldStory] = field(default_factory=list)


def history_of(row: models.Model, page: str | int = 1) -> tuple[Page, list[LineStory]]:
    """One page of a row's history, the newest first: the page, and its lines as they are told."""
    lines = ChangeRecord.objects.filter(_about(row)).order_by("-number")
    shown = Paginator(lines, LINES_A_PAGE).get_page(page)
    return shown, _told(row, list(shown.object_list))


def _about(row: models.Model) -> Q:
    """Lines on the row, on its parts, and those on its owner that changed the row as a part."""
    about = _on(type(row), [row.pk])
    for relation in parts_of(type(row)):
        numbers = list(part_rows(row, relation).values_list("pk", flat=True))
        about |= _on(relation.related_model, numbers)
    for owner, name in owners_of(row):
        about |= _on(type(owner), [owner.pk]) & Q(number__in=FieldChange.objects.filter(field=name).values("number"))
    return about


def _on(model: type[models.Model], numbers: list[int]) -> Q:
    return Q(target_type=model._meta.label_lower, target_id__in=[str(number) for number in numbers])


def _told(row: models.Model, lines: list[ChangeRecord]) -> list[LineStory]:
    numbers = [line.number for line in lines]
    people = {user.pk: str(user) for user in User.objects.filter(pk__in=[line.by_id for line in lines])}
    reasons = dict(ChangeReason.objects.filter(number__in=numbers).values_list("number", "words"))
    changes: dict[int, list[FieldChange]] = {}
    for change in FieldChange.objects.filter(number__in=numbers):
        changes.setdefault(change.number, []).append(change)
    own = (row._meta.label_lower, str(row.pk))
    models_by_label = {row._meta.label_lower: type(row)}
    models_by_label |= {r.related_model._meta.label_lower: r.related_model for r in parts_of(type(row))}
    models_by_label |= {owner._meta.label_lower: type(owner) for owner, _name in owners_of(row)}
    told = []
    for line in lines:
        is_own = (line.target_type, line.target_id) == own
        model = models_by_label[line.target_type]
        story = LineStory(
            number=line.number,
            at=line.at,
            by=people.get(line.by_id, _("账号 %(number)s") % {"number": line.by_id}) if line.by_id else _("系统"),
            verb=line.get_verb_display(),
            target="" if is_own else f"{model._meta.verbose_name} {line.target_label}",
            reason="；".join(filter(None, [line.note, reasons.get(line.number)])),
        )
        told.append(story)
        for change in changes.get(line.number, []):
            story.fields.append(_field_story(model, change))
    return told


def _field_story(model: type[models.Model], change: FieldChange) -> FieldStory:
    is_known = not change.is_erased and change.field not in getattr(model, "SECRET", ())
    before, after = readable(model, change)
    return FieldStory(
        label=label_of_field(model, change.field),
        before=before,
        after=after,
        pieces=pieces(before, after),
        is_known=is_known,
    )
