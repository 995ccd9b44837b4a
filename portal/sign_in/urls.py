"""Addresses below that of the desk. They stand before the admin's own, whose log-in and password page they replace."""

from django.contrib import admin
from django.urls import path

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
