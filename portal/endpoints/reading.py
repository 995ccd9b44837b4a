"""The OpenAPI description as rows that a page shows: what stands where, with which keys, of which kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal.endpoints.shapes import Schema


@dataclass(frozen=True)
class Words:
    """A piece of the kind of a value; `shape` is the name of the shape that it links to."""

    words: str
    shape: str = ""


@dataclass(frozen=True)
class Key:
    name: str
    kind: list[Words]
    meaning: str


@dataclass(frozen=True)
class Shape:
    name: str
    keys: list[Key]


@dataclass(frozen=True)
class Address:
    path: str
    name: str
    summary: str
    parameters: list[Key]
    answer: list[Words]


def read_addresses(description: Schema) -> list[Address]:
    return [read_address(path, methods["get"]) for path, methods in description["paths"].items()]


def read_address(path: str, operation: Schema) -> Address:
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    return Address(
        path=path,
        name=operation["operationId"],
        summary=str(operation["summary"]),
        parameters=[
            Key(given["name"], kind_of(given["schema"]), str(given.get("description", "")))
            for given in operation["parameters"]
        ],
        answer=page_of(schema["properties"]["results"]) if "properties" in schema else kind_of(schema),
    )


def page_of(results: Schema) -> list[Words]:
    return [Words(_("一页一页的列表，每一项是")), *kind_of(results["items"])]


def read_shapes(description: Schema) -> list[Shape]:
    return [Shape(name, keys_of(schema)) for name, schema in description["components"]["schemas"].items()]


def keys_of(schema: Schema) -> list[Key]:
    return [
        Key(name, kind_of(value), str(value.get("description", ""))) for name, value in schema["properties"].items()
    ]


def kind_of(schema: Schema) -> list[Words]:
    """文字或 null; 列表，每一项是 Fact: the kind of a value in words."""
    pieces: list[Words] = []
    for number, choice in enumerate(choices_of(schema)):
        pieces += [Words(_(" 或 ")), *choice] if number else choice
    return pieces


def choices_of(schema: Schema) -> Iterator[list[Words]]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield [Words(name, shape=name)]
    elif "anyOf" in schema:
        for choice in schema["anyOf"]:
            yield from choices_of(choice)
    elif "enum" in schema:
        yield [Words(" · ".join(schema["enum"]))]
    elif schema["type"] == "array":
        yield [Words(_("列表，每一项是")), *kind_of(schema["items"])]
    else:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        yield from ([Words(plain_word(name, schema.get("format", "")))] for name in types)


def plain_word(name: str, form: str) -> str:
    words: dict[str, Any] = {
        "string": {"date": _("日期"), "uri": _("网址")}.get(form, _("文字")),
        "integer": _("整数"),
        "number": _("数字"),
        "boolean": _("true 或 false"),
        "null": "null",
    }
    return str(words[name])
