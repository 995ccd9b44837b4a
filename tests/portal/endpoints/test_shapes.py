"""JSON Schema from the types that answers are written with."""

from typing import Annotated, Generic, Literal, NotRequired, TypedDict, TypeVar

import pytest

from portal.endpoints.shapes import ADDRESS, Shapes

Row = TypeVar("Row")


class LeafJson(TypedDict):
    name: Annotated[str, "名称。"]


class TreeJson(TypedDict):
    leaf: LeafJson | None
    above: NotRequired["TreeJson"]


class ListJson(TypedDict, Generic[Row]):
    results: list[Row]


@pytest.mark.parametrize(
    ("wanted", "schema"),
    [
        (str, {"type": "string"}),
        (bool, {"type": "boolean"}),
        (int | float, {"type": ["integer", "number"]}),
        (str | None, {"type": ["string", "null"]}),
        (list[int], {"type": "array", "items": {"type": "integer"}}),
        (Literal["a", "b"], {"type": "string", "enum": ["a", "b"]}),
        (
            Annotated[str | None, "网址。", ADDRESS],
            {"type": ["string", "null"], "description": "网址。", "format": "uri"},
        ),
        (
            int | list[int] | str,
            {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}}, {"type": "string"}]},
        ),
        (LeafJson | None, {"anyOf": [{"$ref": "#/components/schemas/Leaf"}, {"type": "null"}]}),
        (
            ListJson[LeafJson],
            {
                "type": "object",
                "required": ["results"],
                "properties": {"results": {"type": "array", "items": {"$ref": "#/components/schemas/Leaf"}}},
            },
        ),
    ],
)
def test_the_schema_of_a_type(wanted, schema):
    assert Shapes().schema_of(wanted) == schema


def test_a_dictionary_stands_once_among_the_components_even_inside_itself():
    shapes = Shapes()

    shapes.schema_of(TreeJson)

    assert shapes.components == {
        "Leaf": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string", "description": "名称。"}},
        },
        "Tree": {
            "type": "object",
            "required": ["leaf"],
            "properties": {
                "leaf": {"anyOf": [{"$ref": "#/components/schemas/Leaf"}, {"type": "null"}]},
                "above": {"$ref": "#/components/schemas/Tree"},
            },
        },
    }


def test_a_type_that_nobody_taught_it_is_refused():
    with pytest.raises(TypeError, match=r"No schema is known for set\[str\]\."):
        Shapes().schema_of(set[str])
