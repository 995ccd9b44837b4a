"""The description as people read it on /api/docs/."""

import pytest

from portal.endpoints.reading import Words, kind_of

FACT = {"$ref": "#/components/schemas/Fact"}


def said(schema):
    return "".join(piece.words for piece in kind_of(schema))


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string"}, "文字"),
        ({"type": ["string", "null"], "format": "date"}, "日期 或 null"),
        ({"type": "array", "items": FACT}, "列表，每一项是Fact"),
        ({"anyOf": [FACT, {"type": "null"}]}, "Fact 或 null"),
        ({"type": "string", "enum": ["won", "goal"]}, "won · goal"),
        ({"type": ["integer", "number"]}, "整数 或 数字"),
    ],
)
def test_a_kind_is_said_in_words(schema, words):
    assert said(schema) == words


def test_a_shape_is_linked():
    assert kind_of(FACT) == [Words("Fact", shape="Fact")]
