from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms import GivenPasswordForm, NewAccountForm


class AccountPages(DjangoUserAdmin):
    """The forms of accounts; registered in communities/admin/accounts.py, where it is known who may open them."""

    fieldsets = [
        (None, {"fields": ["username", "name", "email", "password"]}),
        (_("使用"), {"fields": ["is_active", "is_staff", "is_superuser"]}),
        (_("时间"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "name", "usable_password", "password1", "password2"]})
    ]
    add_form = NewAccountForm
    change_password_form = GivenPasswordForm
