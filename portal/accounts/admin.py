from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms import GivenPasswordForm, NewAccountForm


class UserAdmin(DjangoUserAdmin):
    """Registered upstairs, in portal/site/admin.py, where versions and history are known."""

    list_display = ["username", "name", "role_names", "is_active", "is_superuser", "last_login"]
    search_fields = ["username", "name"]
    fieldsets = [
        (None, {"fields": ["username", "name", "password"]}),
        (_("角色"), {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        (_("时间"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "name", "usable_password", "password1", "password2"]})
    ]
    add_form = NewAccountForm
    change_password_form = GivenPasswordForm
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("角色"))
    def role_names(self, user):
        return "、".join(group.name for group in user.groups.all())
