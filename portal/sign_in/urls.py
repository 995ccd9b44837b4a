"""Addresses below that of the desk. They stand before the admin's own, whose log-in and password page they replace."""

from django.contrib import admin
from django.urls import path

from portal.access.routes import declare
from portal.sign_in.views import account, log_in

app_name = "sign_in"


def desk(view):
    """For those who are at the desk."""
    return admin.site.admin_view(view)


urlpatterns = [
    path("login/", log_in.log_in, name="log_in"),
    path("login/code/", log_in.code, name="code"),
    path("logout/", log_in.log_out, name="log_out"),
    path("password_change/", desk(account.password), name="password"),
    path("account/", desk(account.account), name="account"),
    path("account/second-factor/", desk(account.second_factor_set), name="second_factor_set"),
    path("account/second-factor/remove/", desk(account.second_factor_remove), name="second_factor_remove"),
    path("account/recovery-codes/", desk(account.recovery_codes), name="recovery_codes"),
    path("account/sessions/end/", desk(account.sessions_end), name="sessions_end"),
    path("account/sessions/<int:number>/end/", desk(account.session_end), name="session_end"),
    path("accounts/user/<int:pk>/second-factor/reset/", desk(account.second_factor_reset), name="second_factor_reset"),
]

# Who may open them, and the pages of the desk that belong to no model (portal/access/routes.py).
OWN = "user.own_profile_password_sessions"

declare("sign_in:log_in", "sign_in:code", "sign_in:log_out", "admin:login", "admin:logout")
declare(
    "sign_in:password",
    "sign_in:account",
    "sign_in:second_factor_set",
    "sign_in:second_factor_remove",
    "sign_in:recovery_codes",
    "sign_in:sessions_end",
    "sign_in:session_end",
    "admin:password_change",
    "admin:password_change_done",
    "admin:index",
    "admin:jsi18n",
    opens=OWN,
    sends=OWN,
)
declare(
    "sign_in:second_factor_reset",
    opens="user.reset_password_or_second_factor",
    sends="user.reset_password_or_second_factor",
)
declare("admin:autocomplete", "admin:app_list", opens="page.list_and_search_staff")
declare("admin/(?P<url>.*)$")  # where nothing is; who is not logged in is sent to the log-in
