"""An endpoint: one row of the table from which the addresses, the answers and the description are all made."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.urls.converters import get_converters
from django.utils.translation import gettext as _

from portal.endpoints.answers import RefusedError, answer, unless_known
from portal.endpoints.parameters import Parameter, read_parameters

CAPTURED = re.compile(r"<(?P<kind>\w+):(?P<name>\w+)>")


@dataclass(frozen=True)
class Endpoint:
    """What stands at `route` below /api/: `tell` is given the parts of the address and the parameters by name.

    Its annotated return type is the schema of the answer. `missing` is the sentence of a 404 for a single thing, `gone`
    that of a 410, where `was_withdrawn` says of the parts of the address that it was public once and is not any more.
    """

    name: str
    route: str
    tell: Callable[..., Any]
    summary: Any
    parameters: tuple[Parameter, ...] = ()
    missing: Any = ""
    gone: Any = ""
    was_withdrawn: Callable[..., bool] | None = None
    example: str = ""  # of the last part of the address, as it stands in the demonstration

    csrf_exempt = True  # a POST is refused because nothing is written here, not for want of a token

    def __call__(self, request: HttpRequest, **place: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            response = answer({"error": _("这里只能读取（GET 或 HEAD），不能写入。")}, status=405)
            response["Allow"] = "GET, HEAD"
            return response
        try:
            content = self.tell(**place, **read_parameters(self.parameters, request.GET))
            if content is None:
                raise self.refusal(place)
        except RefusedError as refusal:
            return answer(refusal.content, status=refusal.status)
        return unless_known(request, answer(content))

    def refusal(self, place: dict[str, Any]) -> RefusedError:
        """Why nothing is told of a single thing: the same rule as for its page."""
        if self.was_withdrawn and self.was_withdrawn(**place):
            return RefusedError(self.gone, status=410)
        return RefusedError(self.missing)

    @property
    def pattern(self) -> URLPattern:
        return path(f"api/{self.route}", self, name=self.name)

    @property
    def address(self) -> str:
        """As OpenAPI writes it: /api/communities/{slug}/."""
        return "/api/" + CAPTURED.sub(r"{\g<name>}", self.route)

    @property
    def captured(self) -> dict[str, dict[str, Any]]:
        """The schema of each part of the address, by its name."""
        return {match["name"]: schema_of_converter(match["kind"]) for match in CAPTURED.finditer(self.route)}

    @property
    def shape(self) -> Any:
        """What it answers; None behind it means that the thing may be missing."""
        wanted = get_type_hints(self.tell, include_extras=True)["return"]
        return without_none(wanted) if self.captured else wanted


def schema_of_converter(kind: str) -> dict[str, Any]:
    if kind == "int":
        return {"type": "integer", "minimum": 0}
    return {"type": "string", "pattern": f"^{get_converters()[kind].regex}$"}


def without_none(wanted: Any) -> Any:
    """`Shape` of `Shape | None`."""
    choices = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    return next(choice for choice in choices if choice is not NoneType)
