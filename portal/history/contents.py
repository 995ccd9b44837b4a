"""What a row says, with everything that is edited together with it: its columns, relations, tags and parts.

Parts are rows of other tables that staff edit in the form of their owner: the aliases of a community, the citations of
a story. A model says what is particular about it:

    PARTS = ("aliases", "estates")   parts, by the names under which it reaches them
    UNWATCHED = ("last_login",)      columns that change without anybody editing the row
    UNTOLD = ("plain_text",)         columns that follow from others, so that history need not tell them
    SECRET = ("password",)           columns of which history tells only that they changed
    def tell_body(self): …           how a column reads that is stored in another form than people know it
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.access.scopes import Scoped, scope_of
from portal.access.viewer import everywhere


@dataclass(frozen=True)
class Told:
    """One field of a row: what is stored, and how that reads."""

    stored: Any
    words: str


Contents = dict[str, Told]
MOST_NAMED = 5


def watched_columns(model: type[models.Model]) -> list[models.Field]:
    """The columns of a model that somebody may change, without its number."""
    unwatched = getattr(model, "UNWATCHED", ())
    return [field for field in model._meta.concrete_fields if not field.primary_key and field.name not in unwatched]


def parts_of(model: type[models.Model]) -> list[models.ForeignObjectRel]:
    """The relations through which rows of a model reach their parts."""
    names = getattr(model, "PARTS", ())
    relations = {relation.get_accessor_name(): relation for relation in model._meta.related_objects}
    return [relations[name] for name in names]


def part_rows(row: models.Model, relation: models.ForeignObjectRel) -> models.QuerySet:
    """The parts of one row along one relation, the oldest first."""
    return relation.related_model._base_manager.filter(**{relation.field.name: row.pk}).order_by("pk")


def owners_of(row: models.Model) -> Iterator[tuple[models.Model, str]]:
    """The rows that `row` is a part of, each with the name under which it reaches `row`."""
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey):
            continue
        name = field.remote_field.get_accessor_name()
        if name in getattr(field.related_model, "PARTS", ()) and getattr(row, field.attname) is not None:
            yield getattr(row, field.name), name


def columns_as_stored(row: models.Model) -> dict[str, Any]:
    return {field.name: getattr(row, field.attname) for field in watched_columns(type(row))}


def digest_of(row: models.Model) -> str:
    """A short fingerprint of the row with its relations, tags and parts; equal only while nothing of it changed."""
    with everywhere():
        content = _content_of(row)
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()[:20]


def _content_of(row: models.Model) -> dict[str, Any]:
    return {
        "columns": columns_as_stored(row),
        "relations": {
            field.name: sorted(getattr(row, field.name).values_list("pk", flat=True))
            for field in row._meta.many_to_many
        },
        "parts": {
            relation.get_accessor_name(): [[part.pk, columns_as_stored(part)] for part in part_rows(row, relation)]
            for relation in parts_of(type(row))
        },
    }


def contents_of(row: models.Model) -> Contents:
    """Every field of a row as it was read from the database, by name, as history tells it; whoever looks."""
    with everywhere():
        return _contents_of(row)


def _contents_of(row: models.Model) -> Contents:
    untold = getattr(row, "UNTOLD", ())
    found = {
        field.name: Told(getattr(row, field.attname), words_of(row, field))
        for field in watched_columns(type(row))
        if field.name not in untold
    }
    for field in row._meta.many_to_many:
        related = sorted(getattr(row, field.name).all(), key=lambda other: (str(other), other.pk))
        found[field.name] = Told([other.pk for other in related], "\n".join(str(other) for other in related))
    for relation in parts_of(type(row)):
        parts = list(part_rows(row, relation))
        stored = [[part.pk, columns_as_stored(part)] for part in parts]
        words = "\n".join(words_of_part(part, relation.field) for part in parts)
        found[str(relation.get_accessor_name())] = Told(stored, words)
    return found


def words_of(row: models.Model, field: models.Field) -> str:
    """One column as people read it."""
    value = getattr(row, field.attname)
    if field.name in getattr(row, "SECRET", ()) or value is None:
        return ""
    if teller := getattr(row, f"tell_{field.name}", None):
        return str(teller())
    if isinstance(field, models.ForeignKey):
        return str(getattr(row, field.name))
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def words_of_part(part: models.Model, owner: models.Field) -> str:
    """One part in a line: 名称 昌岗街；类别 习惯称呼. Of rows that not everybody sees it tells the number only."""
    told = [
        (field, str(getattr(part, field.attname) or "") if is_held_to_scopes(field) else words_of(part, field))
        for field in watched_columns(type(part))
        if field != owner
    ]
    return "；".join(f"{field.verbose_name} {' '.join(words.split())}" for field, words in told if words)


def is_held_to_scopes(field: models.Field) -> bool:
    """Whether a field leads to rows that not everybody at the desk sees."""
    related = field.related_model
    return isinstance(related, type) and issubclass(related, Scoped) and scope_of(related).shared is not True


def label_of_field(model: type[models.Model], name: str) -> str:
    """How staff know a field, a relation or parts of a model; the bare name for one that is no more."""
    for relation in parts_of(model):
        if relation.get_accessor_name() == name:
            return str(relation.related_model._meta.verbose_name)
    labels = {field.name: str(field.verbose_name) for field in [*model._meta.fields, *model._meta.many_to_many]}
    return labels.get(name, name)


def refusal_while_tied(row: models.Model) -> str:
    """Why a row cannot be deleted since others depend on it: "" when nothing does but its own parts."""
    own = {relation.field for relation in parts_of(type(row))}
    tied, is_tied_unseen = [], False
    for relation in row._meta.get_fields(include_hidden=True):
        is_tie = (relation.auto_created and not relation.concrete and relation.one_to_many) or relation.one_to_one
        if not is_tie or getattr(relation, "on_delete", None) is not models.PROTECT or relation.field in own:
            continue
        ties = {relation.field.name: row.pk}
        if count := relation.related_model._default_manager.filter(**ties).count():
            what = {"what": relation.related_model._meta.verbose_name, "count": count}
            tied.append(_("%(what)s %(count)d 条") % what)
        elif relation.related_model._base_manager.filter(**ties).exists():
            is_tied_unseen = True
    if not tied:  # what this person does not see is neither named nor counted
        return _("还有不在您范围内的内容用到它，不能删除。请与区级管理员联系。") if is_tied_unseen else ""
    return _("还有内容属于它，所以不能删除：%(ties)s。") % {"ties": "、".join(tied[:MOST_NAMED])}


def lock(row: models.Model) -> None:
    """Hold the row, and what it is a part of, until the transaction ends: of two who change it, one waits here."""
    for owner, _name in owners_of(row):
        _hold(owner)
    _hold(row)


def _hold(row: models.Model) -> None:
    type(row)._base_manager.select_for_update().filter(pk=row.pk).values_list("pk").first()
