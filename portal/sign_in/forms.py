from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate, password_validation
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from portal.accounts.passwords import sentence_on_classes
from portal.sign_in import known, second_factor, throttling
from portal.sign_in.entering import address_of
from portal.sign_in.throttling import Purpose

LONGEST_PASSWORD = 256
WRONG = _("用户名或密码不对。请看一下大小写和输入法；忘了密码，请联系本单位的账号管理员。")


def sentence_on_waiting(seconds):
    minutes = -(-seconds // 60)
    return _("试错的次数太多了。为了保护账号，请过%(minutes)s分钟再试；着急的话，请联系本单位的账号管理员。") % {
        "minutes": minutes
    }


class CountedForm(forms.Form):
    """A form that somebody may be wrong in only so often; `wait` is then the number of seconds to wait."""

    wait = 0

    def count(self, request, purpose, name):
        """Count a try, or refuse it with the time to wait."""
        address = address_of(request)
        attempt = throttling.begin(purpose, name, address, is_known=lambda: known.is_known(name, address))
        if attempt.wait:
            self.wait = attempt.wait
            raise ValidationError(sentence_on_waiting(attempt.wait), code="wait")
        return attempt


class LogInForm(CountedForm, AdminAuthenticationForm):
    """The same words, the same status and the same work for a name that does not exist, a wrong password, an account
    that was closed, and one that does not belong to the desk."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, request=None, *arguments, **keywords):
        super().__init__(request, *arguments, **keywords)
        self.fields["username"].widget.attrs.update({"class": "input", "autocapitalize": "none", "spellcheck": "false"})
        self.fields["password"].widget.attrs.update({"class": "input"})

    def clean(self):
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not name or not password:
            return self.cleaned_data  # the fields say what is missing, and nobody is counted
        attempt = self.count(self.request, Purpose.PASSWORD, name)
        user = authenticate(self.request, username=name, password=password)
        if user is None or not user.is_staff:
            raise ValidationError(WRONG, code="invalid_login")
        attempt.succeed()
        self.user_cache = user
        return self.cleaned_data


class CodeForm(CountedForm):
    """A one-time code or a recovery code of `user`; a right one is used up by cleaning."""

    code = forms.CharField(label=_("动态口令或恢复码"), max_length=40)

    def __init__(self, request, user, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        self.request, self.user = request, user
        self.fields["code"].widget.attrs.update(
            {
                "class": "input input--s",
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        )

    def clean_code(self):
        typed = self.cleaned_data["code"]
        attempt = self.count(self.request, Purpose.CODE, self.user.get_username())
        if not second_factor.accept(self.user, typed):
            raise ValidationError(
                _("口令不对，或已经用过。请等手机上换一组数字再输；手机时间要准。手机不在身边，可以输一个恢复码。")
            )
        attempt.succeed()
        return typed


class NewFactorForm(forms.Form):
    """The six digits that prove that the telephone has the new secret."""

    code = forms.CharField(label=_("手机上显示的六位数字"), max_length=20)

    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        self.fields["code"].widget.attrs.update(
            {"class": "input input--s", "inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
        )


def sentence_on_new_passwords():
    asked = _("至少12个字符，几个互不相干的词连在一起最好。不收全是数字的、常见的，也不收主要由地名、用户名组成的。")
    return str(asked) + (sentence_on_classes() if settings.PASSWORD_CLASSES else "")


class CurrentPasswordForm(CountedForm):
    """Proves by the password who sits there."""

    current = forms.CharField(
        label=_("现在的密码"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "current-password"}),
    )

    def __init__(self, request, user, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        self.request, self.user = request, user

    def clean_current(self):
        typed = self.cleaned_data["current"]
        attempt = self.count(self.request, Purpose.PASSWORD, self.user.get_username())
        if not self.user.check_password(typed):
            raise ValidationError(_("现在的密码不对。"))
        attempt.succeed()
        return typed


class PasswordForm(CurrentPasswordForm):
    """One's own password: the current one is asked for, the new one is judged and typed twice."""

    new = forms.CharField(
        label=_("新密码"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
        help_text=lazy(sentence_on_new_passwords, str)(),
    )
    again = forms.CharField(
        label=_("再输一遍新密码"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"class": "input", "autocomplete": "new-password"}),
    )

    def clean_new(self):
        password = self.cleaned_data["new"]
        password_validation.validate_password(password, self.user)
        return password

    def clean(self):
        current, new, again = (self.cleaned_data.get(name) for name in ("current", "new", "again"))
        if new and again and new != again:
            self.add_error("again", _("两次输入的新密码不一样。"))
        if new and current == new:
            self.add_error("new", _("新密码要和现在的不一样。"))
        return self.cleaned_data


class ResetForm(forms.Form):
    note = forms.CharField(
        label=_("原因"),
        max_length=200,
        help_text=_("写进审计记录，如“手机丢失，本人当面核对”；不要写电话号码。"),
        widget=forms.TextInput(attrs={"class": "input"}),
    )
