"""Several questions asked as one: a page that needs rows of twenty kinds still goes to the database once.

Each queryset becomes one arm of a UNION ALL whose rows are JSON arrays, so that kinds with different columns fit into
one answer. The rows come back as ordinary model instances, with the relations that the queryset named in
`select_related` and `prefetch_related` filled in. Always fresh: nothing is stored, so nothing can be stale (ADR 0017).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, JSONField, Model, QuerySet, Value, Window
from django.db.models.functions import JSONArray, RowNumber
from django.utils import timezone
from taggit.managers import TaggableManager


class ExactDecoder(json.JSONDecoder):
    """Reads numbers with a decimal point as Decimal: a figure must not pass through a float."""

    def __init__(self, **options: Any):
        super().__init__(**{**options, "parse_float": Decimal})


def fetch_together(*querysets: QuerySet[Any]) -> list[list[Any]]:
    """The rows of every queryset, in its own order, from one query.

    `select_related` follows foreign keys by name, to any depth; `prefetch_related` takes many-to-many relations, tags
    and reverse foreign keys, each with one step behind it ("bylines__contributor"). Slices and distinct are kept.
    Annotations that belong to one row (a sub-query, an Exists) come along. Raises NotImplementedError for what would
    otherwise be left out in silence, such as an aggregate.
    """
    arms = [Arm(queryset) for queryset in querysets]
    every = [each for arm in arms for each in (arm, *arm.children)]
    if not every:
        return []
    first, *others = (arm.question(number) for number, arm in enumerate(every))
    answer = first.union(*others, all=True) if others else first
    for number, position, row in answer:
        every[number].rows.append((position, row))
    for arm in every:
        arm.read()
    for arm in arms:
        for child in arm.children:
            child.hand_to(arm.instances)
    return [arm.instances for arm in arms]


@dataclass
class Shape:
    """A model with the relations to follow: its columns, then one array for each relation."""

    model: type[Model]
    relations: dict[str, "Shape"] = field(default_factory=dict)
    annotations: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, model: type[Model], followed: Any) -> "Shape":
        if followed is True:
            raise NotImplementedError("select_related() without names follows everything; name what is needed")
        shape = cls(model)
        for name, further in (followed or {}).items():
            relation: Any = model._meta.get_field(name) if name in forward_names(model) else None
            if relation is None:
                raise NotImplementedError(f"{model.__name__}.{name} is no foreign key")
            shape.relations[name] = cls.of(relation.related_model, further)
        return shape

    def columns(self, prefix: str = "") -> JSONArray:
        own = [F(f"{prefix}{column.attname}") for column in self.model._meta.concrete_fields]
        nested = [shape.columns(f"{prefix}{name}__") for name, shape in self.relations.items()]
        beside = [F(f"{prefix}{name}") for name in self.annotations]
        return JSONArray(*own, *nested, *beside, output_field=JSONField(decoder=ExactDecoder))

    def build(self, row: list[Any]) -> Model | None:
        """The instance that a row describes; None for a relation that leads nowhere."""
        columns = self.model._meta.concrete_fields
        values = [value_of(column, value) for column, value in zip(columns, row, strict=False)]
        instance = self.model.from_db("default", [column.attname for column in columns], values)
        if instance.pk is None:
            return None
        rest = iter(row[len(columns) :])
        for name, shape in self.relations.items():
            instance._state.fields_cache[name] = shape.build(next(rest))
        for name, annotation in self.annotations.items():
            setattr(instance, name, value_of(annotation.output_field, next(rest)))
        return instance


def forward_names(model: type[Model]) -> set[str]:
    return {column.name for column in model._meta.concrete_fields if column.is_relation}


def value_of(column: Any, value: Any) -> Any:
    """A value out of JSON as the column itself would have given it."""
    if value is None:
        return None
    if isinstance(column, models.ForeignKey):
        column = column.target_field
    if isinstance(column, models.DecimalField):
        return Decimal(value).quantize(Decimal(1).scaleb(-column.decimal_places))
    if isinstance(column, models.JSONField):  # SQLite keeps JSON as text and nests it as a string
        return json.loads(value) if isinstance(value, str) else value
    value = column.to_python(value)
    if isinstance(column, models.DateTimeField) and timezone.is_naive(value):  # SQLite writes UTC without saying so
        return value.replace(tzinfo=UTC)
    return value


class Arm:
    """One queryset as an arm of the union, with the arms of what it prefetches."""

    def __init__(self, queryset: QuerySet[Any]):
        query = queryset.query
        aggregates = [
            item for item in query.annotations.values() if item.contains_aggregate or item.contains_over_clause
        ]
        if aggregates or query.combinator or query.extra:
            raise NotImplementedError(f"{queryset.model.__name__}: aggregates and unions cannot be fetched together")
        self.queryset, self.model = queryset, queryset.model
        self.shape = Shape.of(self.model, query.select_related)
        self.shape.annotations = dict(query.annotations)
        self.rows: list[tuple[int, list[Any]]] = []
        self.instances: list[Any] = []
        lookups = queryset._prefetch_related_lookups  # type: ignore[attr-defined] # Django tells nobody what was asked
        self.children = [Child.of(queryset, name) for name in lookups]

    def question(self, number: int) -> QuerySet[Any]:
        rows = self.queryset.prefetch_related(None).select_related(None)
        order = list(ordering_of(rows))
        if rows.query.is_sliced or rows.query.distinct:  # neither may stand in an arm, but both may in a sub-query
            rows = self.model._base_manager.filter(pk__in=rows.values("pk")).annotate(**self.shape.annotations)
        position = Window(RowNumber(), order_by=order) if order else Value(0, output_field=models.IntegerField())
        return rows.order_by().values_list(
            Value(number, output_field=models.IntegerField()), position, self.shape.columns()
        )

    def read(self) -> None:
        self.instances = [self.shape.build(row) for _position, row in sorted(self.rows, key=lambda pair: pair[0])]


class Child(Arm):
    """Rows that hang on the instances of another arm; `owner` is the column by which they do."""

    def __init__(self, queryset: QuerySet[Any], *, lookup: str, owner: str, target: str = ""):
        super().__init__(queryset)
        self.lookup, self.owner, self.target = lookup, owner, target

    @classmethod
    def of(cls, queryset: QuerySet[Any], path: Any) -> "Child":
        if not isinstance(path, str):
            raise NotImplementedError("Prefetch objects cannot be fetched together; name the relation")
        name, _, further = path.partition("__")
        relation = queryset.model._meta.get_field(name)
        owners = queryset.model._base_manager.filter(pk__in=queryset.prefetch_related(None).values("pk"))
        if isinstance(relation, TaggableManager):
            rows = relation.through._default_manager.filter(
                content_type__app_label=queryset.model._meta.app_label,
                content_type__model=queryset.model._meta.model_name,
                object_id__in=owners.values("pk"),
            )
            return cls(rows.select_related("tag").order_by("pk"), lookup=name, owner="object_id", target="tag")
        if relation.one_to_many:
            rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": owners})
            rows = rows.order_by(*relation.related_model._meta.ordering)
            return cls(rows.select_related(further) if further else rows, lookup=name, owner=relation.field.attname)
        if relation.many_to_many:
            source, target = relation.m2m_field_name(), relation.m2m_reverse_field_name()
            rows = relation.remote_field.through._base_manager.filter(**{f"{source}__in": owners})
            order = [prefixed(target, term) for term in relation.related_model._meta.ordering] or ["pk"]
            path = f"{target}__{further}" if further else target
            return cls(rows.select_related(path).order_by(*order), lookup=name, owner=f"{source}_id", target=target)
        raise NotImplementedError(f"{queryset.model.__name__}.{name} cannot be fetched together")

    def hand_to(self, owners: Sequence[Model]) -> None:
        """Give every owner its rows, as prefetch_related would have."""
        found: dict[Any, list[Any]] = {owner.pk: [] for owner in owners}
        for row in self.instances:
            found[getattr(row, self.owner)].append(getattr(row, self.target) if self.target else row)
        for owner in owners:
            known = getattr(owner, self.lookup).get_queryset()
            known._result_cache, known._prefetch_done = found[owner.pk], True
            if not hasattr(owner, "_prefetched_objects_cache"):
                owner._prefetched_objects_cache = {}  # type: ignore[attr-defined]
            owner._prefetched_objects_cache[cache_name(type(owner), self.lookup)] = known  # type: ignore[attr-defined]


def cache_name(model: type[Model], lookup: str) -> str:
    relation: Any = model._meta.get_field(lookup)
    return relation.get_accessor_name() if relation.auto_created else lookup


def prefixed(name: str, term: str) -> str:
    return f"-{name}__{term[1:]}" if term.startswith("-") else f"{name}__{term}"


def ordering_of(queryset: QuerySet[Any]) -> Iterator[Any]:
    """The terms of the queryset's order, as expressions that a window takes."""
    for term in queryset.query.order_by or (queryset.model._meta.ordering if queryset.query.default_ordering else ()):
        if isinstance(term, str):
            refuse_many(queryset.model, term)
            column = F(term.removeprefix("-"))
            yield column.desc() if term.startswith("-") else column.asc()
        else:
            yield term


def refuse_many(model: type[Model], term: str) -> None:
    """An order by rows of which there may be several would repeat the row that it sorts."""
    first, _, further = term.removeprefix("-").partition("__")
    if further and (model._meta.get_field(first).one_to_many or model._meta.get_field(first).many_to_many):
        raise NotImplementedError(f"{model.__name__} cannot be ordered by {term}; order by a sub-query instead")
