"""One's own page: password, second factor, and where one is logged in."""

from django.contrib import admin, auth, messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from portal.access.decisions import rows
from portal.access.refused import note_refusal
from portal.accounts.models import User
from portal.qr import draw
from portal.sign_in import one_time, recovery
from portal.sign_in.access import RESET, refusal_to_remove_second_factor, refusal_to_reset_second_factor
from portal.sign_in.actions.passwords import change_own_password
from portal.sign_in.actions.second_factors import (
    remove_second_factor,
    renew_recovery_codes,
    reset_second_factor,
    set_second_factor,
)
from portal.sign_in.actions.sessions import end_session, end_sessions
from portal.sign_in.entering import PENDING_SECONDS
from portal.sign_in.forms import CodeForm, CurrentPasswordForm, NewFactorForm, PasswordForm, ResetForm
from portal.sign_in.models import DeskSession
from portal.sign_in.second_factor import factor_of, is_required_of, new_salt, new_secret

SALT = "new_second_factor"  # in Django's session, until the telephone has proved that it knows the secret
CHECKED = "identity_checked"  # likewise: when they proved who they are


def account(request):
    factor = factor_of(request.user)
    return page(
        request,
        "sign_in/account.html",
        _("我的账号"),
        factor=factor,
        recovery_codes_left=recovery.left(request.user) if factor else 0,
        is_required=is_required_of(request.user),
        sessions=DeskSession.objects.filter(user=request.user).open(),
    )


@sensitive_post_parameters()
def password(request):
    form = PasswordForm(request, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_own_password(
            request.user, password=form.cleaned_data["new"], session=request.desk_session, by=request.user
        )
        update_session_auth_hash(request, request.user)
        messages.success(request, _("密码已换。其他设备上的登录都已结束。"))
        return redirect("sign_in:account")
    return page(request, "sign_in/password.html", _("换密码"), form=form)


@sensitive_post_parameters()
@sensitive_variables()
def second_factor_set(request):
    """Show the new secret as a QR code, and keep the factor once the telephone has shown the code that belongs to it.

    Who is not here because they must first proves who they are; so a desk that was left open cannot be given another
    telephone.
    """
    factor = factor_of(request.user)
    is_duty = factor is None and is_required_of(request.user)
    if not is_duty and not is_checked(request):
        return check_first(request, factor)
    salt = request.session.setdefault(SALT, new_salt())
    form = NewFactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            codes = set_second_factor(
                request.user,
                salt=salt,
                code=form.cleaned_data["code"],
                session=request.desk_session,
                by=request.user,
            )
        except ValidationError as reason:
            form.add_error("code", reason)
        else:
            request.session.pop(SALT)
            request.session.pop(CHECKED, None)
            request.session.cycle_key()
            return page(request, "sign_in/recovery_codes.html", _("恢复码"), codes=codes, is_new=True)
    secret = new_secret(salt)
    issuer = str(_("文明社区门户"))
    address = one_time.address_of(secret, issuer=issuer, account=request.user.get_username())
    return page(
        request,
        "sign_in/second_factor_set.html",
        _("设置动态口令"),
        form=form,
        drawing=draw(address),
        secret=in_groups(one_time.in_words(secret)),
    )


def is_checked(request):
    """Whether they proved who they are within the last ten minutes."""
    return 0 <= timezone.now().timestamp() - request.session.get(CHECKED, 0) <= PENDING_SECONDS


def check_first(request, factor):
    """By the old telephone or a recovery code; by the password where there is no second factor yet."""
    form = (CodeForm if factor else CurrentPasswordForm)(request, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.session[CHECKED] = timezone.now().timestamp()
        return redirect("sign_in:second_factor_set")
    by_telephone = _("先用原来的手机证明是您本人；手机已不在身边的，输一个恢复码。")
    return counted(
        request,
        form,
        _("换一部手机") if factor else _("设置动态口令"),
        sentence=by_telephone if factor else _("先输入现在的密码，证明是您本人。"),
        button=_("继续"),
    )


@sensitive_post_parameters()
@sensitive_variables()
def recovery_codes(request):
    if factor_of(request.user) is None:
        raise Http404
    form = CodeForm(request, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = renew_recovery_codes(request.user, by=request.user)
        return page(request, "sign_in/recovery_codes.html", _("恢复码"), codes=codes, is_new=False)
    return counted(
        request,
        form,
        _("换发恢复码"),
        sentence=_("会得到十个新的恢复码，旧的随即作废。"),
        button=_("换发"),
    )


@sensitive_post_parameters()
def second_factor_remove(request):
    if factor_of(request.user) is None:
        raise Http404
    if refusal := refusal_to_remove_second_factor(request.user, request.user):
        note_refusal(request, refusal)
        messages.error(request, refusal)
        return redirect("sign_in:account")
    form = CodeForm(request, request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        remove_second_factor(request.user, by=request.user)
        messages.success(request, _("动态口令已停用，恢复码也一同作废。"))
        return redirect("sign_in:account")
    return counted(
        request,
        form,
        _("停用动态口令"),
        sentence=_("停用以后，登录只凭密码。"),
        button=_("停用"),
    )


@require_POST
def session_end(request, number):
    """End one of one's own sessions; somebody else's number is a number that does not exist."""
    session = get_object_or_404(DeskSession, pk=number, user=request.user)
    is_this_one = session == request.desk_session
    end_session(session, by=request.user)
    if is_this_one:
        auth.logout(request)
        return redirect("admin:login")
    messages.success(request, _("那一处登录已结束。"))
    return redirect("sign_in:account")


@require_POST
def sessions_end(request):
    count = end_sessions(request.user, but=request.desk_session, by=request.user)
    messages.success(request, _("已结束其他%(count)s处登录。") % {"count": count})
    return redirect("sign_in:account")


def second_factor_reset(request, pk):
    """Take somebody's lost factor away: for those who may, never for oneself."""
    if refusal := refusal_to_reset_second_factor(request.user):  # before the number is looked at
        raise PermissionDenied(refusal)
    reached = User.objects.all() if pk == request.user.pk else rows(request.user, RESET, User.objects.all())
    user = get_object_or_404(reached, pk=pk)
    if refusal := refusal_to_reset_second_factor(request.user, user):
        note_refusal(request, refusal)
        messages.error(request, refusal)
        return redirect("admin:accounts_user_change", pk)
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reset_second_factor(user, note=form.cleaned_data["note"], by=request.user)
        messages.success(request, _("已重置。本人下次登录时只凭密码，随后要重新设置动态口令。"))
        return redirect("admin:accounts_user_change", pk)
    return page(request, "sign_in/second_factor_reset.html", _("重置动态口令"), form=form, person=user)


def counted(request, form, title, *, sentence, button):
    """A page that asks for a code; 429 when too many were wrong."""
    answer = page(request, "sign_in/check.html", title, form=form, sentence=sentence, button=button)
    if form.wait:
        answer.status_code = 429
        answer["Retry-After"] = str(form.wait)
    return answer


def page(request, template, title, **context):
    """A page in the manner of the desk."""
    return render(
        request,
        template,
        {**admin.site.each_context(request), "title": title, "up": reverse("sign_in:account"), **context},
    )


def in_groups(words):
    return [words[start : start + 4] for start in range(0, len(words), 4)]
