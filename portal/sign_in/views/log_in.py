"""Coming in by password and, where somebody has one, by a code of their second factor; and going out."""

from django.conf import settings
from django.contrib import admin, auth, messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal.sign_in.actions.sessions import end_session
from portal.sign_in.entering import come_in, forget_who_owes, wait_for_code, who_owes_a_code
from portal.sign_in.forms import CodeForm, LogInForm
from portal.sign_in.second_factor import factor_of, key_of

NEXT = "next"


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request):
    is_sent = request.method == "POST"
    if not is_sent and admin.site.has_permission(request):
        return HttpResponseRedirect(target_of(request))
    form = LogInForm(request, request.POST if is_sent else None)
    if is_sent and form.is_valid():
        user = form.get_user()
        if factor_of(user) is None:
            come_in(request, user)
            return HttpResponseRedirect(target_of(request))
        wait_for_code(request, user)
        return HttpResponseRedirect(f"{reverse('sign_in:code')}?{query_of(request)}")
    return page(request, "admin/login.html", form, is_without_codes=not settings.REQUIRE_MFA)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request):
    """The second step. Too many wrong codes, or ten minutes, and the password is asked for again."""
    user = who_owes_a_code(request)
    factor = factor_of(user) if user else None
    if factor is None:
        messages.info(request, _("请先输入用户名和密码。"))
        return HttpResponseRedirect(f"{reverse('admin:login')}?{query_of(request)}")
    form = CodeForm(request, user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        come_in(request, user, with_second_factor=True)
        return HttpResponseRedirect(target_of(request))
    if form.wait:
        forget_who_owes(request)
    return page(request, "sign_in/code.html", form, key_is_lost=key_of(factor) is None)


@require_POST
@never_cache
def log_out(request):
    if request.user.is_authenticated and request.desk_session:
        end_session(request.desk_session, by=request.user)
    auth.logout(request)
    messages.success(request, _("已退出。"))
    return redirect("admin:login")


def page(request, template, form, **context):
    """The page of a step; 429 with the time to come back when too many tries went wrong."""
    context = {"form": form, NEXT: request.POST.get(NEXT, request.GET.get(NEXT, "")), **context}
    answer = render(request, template, context, status=429 if form.wait else 200)
    if form.wait:
        answer["Retry-After"] = str(form.wait)
    return answer


def target_of(request):
    """Where somebody wanted to go, if that is a page of ours; otherwise the front of the desk."""
    target = request.POST.get(NEXT, request.GET.get(NEXT, ""))
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours and not target.startswith(reverse("admin:login")) else reverse("admin:index")


def query_of(request):
    query = request.GET.copy()
    query.clear()
    query[NEXT] = target_of(request)
    return query.urlencode()
