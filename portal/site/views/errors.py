"""The pages for when something is not there or goes wrong: what happened, and what to do now."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

API = "/api/"


def bad_request(request, exception=None):
    return plain_error(request, 400, _("这个请求看不懂"), _("地址或提交的内容不完整。请返回上一页重试。"))


def csrf_failure(request, reason=""):
    return plain_error(
        request, 403, _("这一页停留太久了"), _("为了安全，请返回上一页，刷新后重新提交。您填的内容还在那一页上。")
    )


def permission_denied(request, exception=None):
    reason = str(exception) if exception and str(exception) else _("您的账号没有这一项权限。")
    return plain_error(request, 403, _("不能这样做"), reason)


def not_found(request, exception=None):
    if request.path_info.startswith(API):
        return JsonResponse({"error": _("没有这个地址。")}, status=404, json_dumps_params={"ensure_ascii": False})
    return render(request, "404.html", status=404)


def server_error(request):
    """Asks nothing of the database or of the request: they may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)


def plain_error(request, status, heading, sentence):
    return HttpResponse(
        render_to_string("error.html", {"heading": heading, "sentence": sentence, "status": status}), status=status
    )
