"""The pages for when something is not there or goes wrong: what happened, and what to do now.

All but 404 and 410 ask nothing of the database, which may be what failed; those two show the menu, and when the
database fails under them Django hands over to `server_error` like everybody else.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.elder_mode.preference import page_classes, preferred_text_size, prefers_elder_mode
from portal.endpoints.answers import answer
from portal.gone import Gone
from portal.meta import Meta

API = "/api/"
RETRY_AFTER = 60  # seconds
READS = ("GET", "HEAD")
# The database cannot be reached, does not answer in time, is full, locked or read-only: not the reader's fault.
DATABASE_FAILURES = (OperationalError, InterfaceError)


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
    """404, or 410 for what was here and has been withdrawn."""
    gone = isinstance(exception, Gone)
    status = 410 if gone else 404
    if request.path_info.startswith(API):
        return answer({"error": _("没有这个地址。")}, status=status)
    return render(request, "410.html" if gone else "404.html", {"meta": Meta(is_found=False)}, status=status)


def server_error(request):
    """500 in plain words, or 503 when it was the database; asks nothing of it, nor of the session."""
    if isinstance(sys.exception(), DATABASE_FAILURES):
        return unavailable(request)
    return plain_error(
        request,
        500,
        _("网站出了点问题"),
        _("不是您的操作有误。请过几分钟再试；如果一直这样，请告诉我们的工作人员。"),
    )


def unavailable(request):
    return try_later(
        request, _("网站暂时打不开"), _("我们的数据库正忙或没有应答，不是您的操作有误。请过一两分钟再试。")
    )


def under_maintenance(request, notice=""):
    return try_later(request, _("网站正在维护"), notice or _("我们正在更新网站，很快就好。请过几分钟再来。"))


def try_later(request, heading, sentence):
    """503 with the time after which to come back; never kept by a cache."""
    if request.method not in READS:
        sentence += _("刚才提交的内容没有保存，请返回上一页，稍后再提交。")
    response = plain_error(request, 503, heading, sentence)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def plain_error(request, status, heading, sentence):
    """A whole page of its own, or JSON for machines, without a single question to the database."""
    if request.path_info.startswith(API):
        return answer({"error": sentence}, status=status)
    context = {
        "heading": heading,
        "sentence": sentence,
        "status": status,
        "page_classes": page_classes(
            elder=prefers_elder_mode(request), text_size=preferred_text_size(request), grey=False
        ),
        "is_desk": request.path.startswith(reverse("admin:index")),
        "again": request.get_full_path() if status == 503 and request.method in READS else "",
    }
    return HttpResponse(render_to_string("error.html", context), status=status)
