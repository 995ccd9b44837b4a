"""What came to hang on a place since it was entered: whoever takes it back would take that along."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from communities.models import Proposal
from portal.access.viewer import everywhere
from portal.history.models import ChangeRecord, Verb

MOST_NAMED = 5
UNTOUCHED = (Verb.CREATED, Verb.REFUSED)


def refusal_while_in_use(entry: models.Model, but_for: Proposal) -> str:
    """Why a place is not taken back: "" while nothing hangs on it, nobody edited it and only `but_for` led to it."""
    with everywhere():
        tied = [*_rows_tied_to(entry), *_reports_merged_into(entry, but_for)]
        is_edited = _was_edited(entry)
    if tied:
        return _("“%(entry)s”已经用上了：%(ties)s。先处理这些，才能撤销。") % {
            "entry": entry,
            "ties": "、".join(tied[:MOST_NAMED]),
        }
    if is_edited:
        return _("“%(entry)s”建立以后有人改过，不在这里撤销；请在它自己的页面上修改或删除。") % {"entry": entry}
    return ""


def _rows_tied_to(entry: models.Model) -> list[str]:
    """How many rows of each kind lead to it, its own parts and the stories about it included."""
    found = []
    for relation in entry._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        if relation.related_model is Proposal:  # these are untied, and wait again for a place of that name
            continue
        count = relation.related_model._base_manager.filter(**{relation.field.name: entry.pk}).count()
        if count:
            found.append(_("%(what)s %(count)d 条") % {"what": _called(relation, entry), "count": count})
    return found


def _called(relation: Any, entry: models.Model) -> str:
    """The kind of rows behind a relation; of a table that only joins two others, the kind on its other side."""
    model = relation.related_model
    if model._meta.auto_created:
        ends = {field.related_model for field in model._meta.fields if isinstance(field, models.ForeignKey)}
        model = next(iter(ends - {type(entry)}), model)
    return str(model._meta.verbose_name)


def _reports_merged_into(entry: models.Model, but_for: Proposal) -> list[str]:
    rows = Proposal.objects.filter(made_type=entry._meta.label_lower, made_id=entry.pk).exclude(pk=but_for.pk)
    return [_("别的报道里并入它的 %(count)d 条") % {"count": count}] if (count := rows.count()) else []


def _was_edited(entry: models.Model) -> bool:
    lines = ChangeRecord.objects.filter(target_type=entry._meta.label_lower, target_id=str(entry.pk))
    return lines.exclude(verb__in=UNTOUCHED).exists()
