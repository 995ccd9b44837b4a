"""What a row says, with everything that is edited together with it: its columns, relations, tags and parts.

Parts are rows of other tables that staff edit in the form of their owner: the aliases of a community, the citations of
a story. A model names them: PARTS = ("aliases", "estates"), by the names under which it reaches them. A model may also
name columns that change without anybody editing (UNWATCHED), such as the time of the last log-in.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db import models


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
    content = {
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
    return hashlib.sha256(json.dumps(content, sort_keys=True, default=str).encode()).hexdigest()[:20]


def lock(row: models.Model) -> None:
    """Hold the row, and what it is a part of, until the transaction ends: of two who change it, one waits here."""
    for owner, _name in owners_of(row):
        _hold(owner)
    _hold(row)


def _hold(row: models.Model) -> None:
    type(row)._base_manager.select_for_update().filter(pk=row.pk).values_list("pk").first()
