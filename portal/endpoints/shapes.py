"""JSON Schema from the TypedDicts that the answers are written with.

The type checker holds every answer to its TypedDict; the description is read from the same one. `Annotated` carries
what people read (a lazily translated sentence) and keywords of JSON Schema (a dict).
"""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from django.utils.functional import Promise

PLAIN: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}

Schema = dict[str, Any]
DAY = {"format": "date"}
ADDRESS = {"format": "uri"}


class Shapes:
    """Collects the schema of every TypedDict that it meets, by name, for `components` of the description."""

    def __init__(self) -> None:
        self.components: dict[str, Schema] = {}

    def schema_of(self, wanted: Any, bound: Mapping[Any, Any] | None = None) -> Schema:
        bound = bound or {}
        origin, inner = get_origin(wanted), get_args(wanted)
        if isinstance(wanted, type) and wanted in PLAIN:
            return {"type": PLAIN[wanted]}
        if isinstance(wanted, TypeVar):
            return self.schema_of(bound[wanted])
        if origin is Annotated:
            return {**self.schema_of(inner[0], bound), **keywords(inner[1:])}
        if origin is NotRequired:
            return self.schema_of(inner[0], bound)
        if origin is Literal:
            return {"type": "string", "enum": list(inner)}
        if origin is list:
            return {"type": "array", "items": self.schema_of(inner[0], bound)}
        if origin in (Union, UnionType):
            return either([self.schema_of(choice, bound) for choice in inner])
        if is_typeddict(origin):
            return self.object_of(origin, dict(zip(origin.__parameters__, inner, strict=True)))
        if is_typeddict(wanted):
            return self.reference_to(wanted)
        raise TypeError(f"No schema is known for {wanted!r}.")

    def reference_to(self, shape: Any) -> Schema:
        name = shape.__name__.removesuffix("Json")
        if name not in self.components:
            self.components[name] = {}  # known from here on, should it stand inside itself
            self.components[name] = self.object_of(shape, {})
        return {"$ref": f"#/components/schemas/{name}"}

    def object_of(self, shape: Any, bound: Mapping[Any, Any]) -> Schema:
        """Open to more keys, since keys may be added; the required ones are never taken away."""
        hints = get_type_hints(shape, include_extras=True)
        return {
            "type": "object",
            "required": sorted(shape.__required_keys__, key=list(hints).index),
            "properties": {name: self.schema_of(hint, bound) for name, hint in hints.items()},
        }


def keywords(notes: tuple[Any, ...]) -> Schema:
    found: Schema = {}
    for note in notes:
        found.update(note if isinstance(note, dict) else {"description": note} if is_sentence(note) else {})
    return found


def is_sentence(note: Any) -> bool:
    return isinstance(note, str | Promise)


def either(choices: list[Schema]) -> Schema:
    """One of several; plain types stand together in one list, as OpenAPI 3.1 may write them."""
    if all(set(choice) == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}
