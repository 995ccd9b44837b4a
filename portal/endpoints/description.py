"""The OpenAPI 3.1 description, made from the table of endpoints and from nothing else."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from portal.endpoints.answers import RefusalJson
from portal.endpoints.shapes import Schema, Shapes
from portal.endpoints.table import Endpoint

VERSION = "1.0.0"  # the first digit changes when a key is taken away or renamed, which is not meant to happen


def describe(endpoints: Iterable[Endpoint], *, server: str, title: str) -> dict[str, Any]:
    shapes = Shapes()
    refusal = shapes.schema_of(RefusalJson)
    paths = {endpoint.address: {"get": operation(endpoint, shapes, refusal)} for endpoint in endpoints}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": VERSION,
            "description": _(
                "只读；只有已经发布的内容。没有注明的是 null，没有条目的列表是 []。以后可能增加键，不会减少。"
            ),
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": dict(sorted(shapes.components.items()))},
    }


def operation(endpoint: Endpoint, shapes: Shapes, refusal: Schema) -> dict[str, Any]:
    responses = {
        "200": response(_("内容。"), shapes.schema_of(endpoint.shape), **etag()),
        "304": {"description": _("与 If-None-Match 里的 ETag 相同，没有变化。")},
        "400": response(_("有看不懂的参数。"), refusal),
    }
    if endpoint.captured or endpoint.parameters:
        responses["404"] = response(_("没有这一条，或者还没有公开。"), refusal)
    if endpoint.was_withdrawn:
        responses["410"] = response(_("曾经公开，后来撤下了，不再提供。"), refusal)
    return {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": [*path_parameters(endpoint), *query_parameters(endpoint)],
        "responses": responses,
    }


def response(description: str, schema: Schema, **headers: Any) -> dict[str, Any]:
    everywhere = {"Access-Control-Allow-Origin": {"required": True, "schema": {"type": "string", "const": "*"}}}
    return {
        "description": description,
        "headers": {**everywhere, **headers},
        "content": {"application/json": {"schema": schema}},
    }


def etag() -> dict[str, Any]:
    return {"ETag": {"required": True, "schema": {"type": "string"}}}


def path_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": _("编号，填在地址里。") if schema["type"] == "integer" else _("网址名，填在地址里。"),
            "schema": schema,
            **example(endpoint.example),
        }
        for name, schema in endpoint.captured.items()
    ]


def query_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": parameter.name,
            "in": "query",
            "description": parameter.meaning,
            "schema": parameter.schema,
            **example(parameter.example),
        }
        for parameter in endpoint.parameters
    ]


def example(value: str) -> dict[str, str]:
    return {"example": value} if value else {}
