"""What every answer of the JSON has in common: UTF-8, open to other sites, refusals in a sentence."""

from typing import Annotated, Any, NotRequired, TypedDict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext_lazy as _


class RefusalJson(TypedDict):
    error: Annotated[str, _("一句话说明为什么没有内容。")]
    parameter: NotRequired[Annotated[str, _("是哪一个参数的问题。")]]
    allowed: NotRequired[Annotated[str | list[str], _("可以怎样写，或可以用哪些参数。")]]


class RefusedError(Exception):
    """Why there is no content, for whoever asked: 400 cannot be read, 404 names nothing public, 410 is gone."""

    def __init__(self, sentence: Any, *, status: int = 404, parameter: str = "", allowed: Any = ""):
        super().__init__(sentence)
        self.status = status
        self.content: RefusalJson = {"error": str(sentence)}
        if parameter:
            self.content["parameter"] = parameter
        if allowed:
            self.content["allowed"] = allowed if isinstance(allowed, list) else str(allowed)


def answer(data: Any, status: int = 200) -> HttpResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-cache"  # asked for anew each time: a withdrawal or a correction shows at once
    return response


def unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 without a body for a reader who has exactly this answer already."""
    set_response_etag(response)
    known = get_conditional_response(request, etag=response["ETag"], response=response)
    if known is None or known is response:
        return response
    known["Access-Control-Allow-Origin"] = "*"
    return known
