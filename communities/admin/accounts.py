"""Accounts and their roles: whom somebody may see and change here is rank and district (communities/standing.py)."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from communities.access import refusal_to_end, refusal_to_grant
from communities.actions.stewards import end_stewardship, grant_stewardship
from communities.models import Stewardship
from portal.access.admin import DeskInline
from portal.access.decisions import insist, refusal
from portal.access.refused import note_refusal
from portal.access.routes import Lines
from portal.accounts.admin import AccountPages
from portal.accounts.models import User
from portal.history import changes
from portal.history.actions.rows import note_change
from portal.versions.admin import VersionedAdmin

admin.site.unregister(Group)  # roles are stewardship records; a group would be a second way to hand out rights


class StewardshipInline(DeskInline, admin.TabularInline):
    """What somebody looks after, for reading; granted and taken back on a page of its own."""

    model = Stewardship
    fk_name = "person"
    fields = readonly_fields = ["role", "place", "since", "until", "ended_at"]
    verbose_name_plural = _("角色")
    max_num = 0
    can_delete = False

    def refusal_in(self, verb, request, parent):
        return "" if verb == "view" else _("角色在“角色授权”里授予和收回。")

    @admin.display(description=_("范围"))
    def place(self, stewardship):
        return stewardship.place


@admin.register(User)
class UserAdmin(VersionedAdmin, AccountPages):
    list_display = ["username", "name", "role_names", "is_active", "last_login"]
    list_filter = ["is_active"]
    search_fields = ["username", "name"]
    filter_horizontal = []
    inlines = [StewardshipInline]

    def get_changelist_instance(self, request):
        """With the roles of the accounts on this page, from one question."""
        found = super().get_changelist_instance(request)
        held = Stewardship.objects.on(timezone.localdate()).filter(person__in=[user.pk for user in found.result_list])
        held = list(held.select_related("district", "street", "community"))
        for user in found.result_list:
            user.held = [one for one in held if one.person_id == user.pk]
        return found

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def get_readonly_fields(self, request, obj=None):
        """Only a superuser makes a superuser; nobody changes their own standing."""
        fixed = ["last_login", "date_joined"]
        if not request.user.is_superuser:
            fixed.append("is_superuser")
        if obj is not None and obj.pk == request.user.pk:
            fixed += ["is_active", "is_staff", "is_superuser"]
        return fixed

    def keep(self, request, row, form, change, parts):
        if not change:
            row.is_staff = True  # whoever has an account works at the desk: residents need none
        super().keep(request, row, form, change, parts)

    def named_routes(self):
        given = Lines(("user.reset_password_or_second_factor",), ("user.reset_password_or_second_factor",))
        return {**super().named_routes(), "admin:auth_user_password_change": given}

    @method_decorator(transaction.atomic)
    def user_change_password(self, request, id, form_url=""):
        """Somebody else's password; one's own is changed where the current one is asked for."""
        user = self.get_object(request, unquote(id))
        if user is None:
            raise Http404
        if user.pk == request.user.pk:
            return redirect("admin:password_change")
        insist(refusal(request.user, "user.reset_password_or_second_factor", user))
        before = changes.before(user) if request.method == "POST" else None
        answer = super().user_change_password(request, id, form_url)
        if before is not None:
            note_change(user, before=before, by=request.user)  # that it changed, never what it was
        return answer

    @admin.display(description=_("角色"))
    def role_names(self, user):
        if user.is_superuser:
            return _("超级管理员")
        return "、".join(f"{held.get_role_display()}（{held.place}）" for held in user.held) or "—"


@admin.register(Stewardship)
class StewardshipAdmin(VersionedAdmin):
    list_display = ["person", "role", "place", "since", "until", "is_in_force"]
    list_select_related = ["person", "district", "street", "community"]
    list_filter = ["role"]
    search_fields = ["person__username", "person__name"]
    autocomplete_fields = ["person", "district", "street", "community"]
    fields = ["person", "role", "district", "street", "community", "since", "until"]
    change_form_template = "admin/stewardship_change.html"
    add_form_template = "admin/change_form.html"

    def get_readonly_fields(self, request, obj=None):
        return [*self.fields, "granted_by", "ended_at", "ended_by"] if obj else []

    def get_fields(self, request, obj=None):
        return [*self.fields, "granted_by", "ended_at", "ended_by"] if obj else self.fields

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (GrantForm, form), {}) if obj is None else form

    def keep(self, request, row, form, change, parts):
        grant_stewardship(row, by=request.user)

    @admin.display(description=_("范围"))
    def place(self, stewardship):
        return stewardship.place

    @admin.display(description=_("有效"), boolean=True)
    def is_in_force(self, stewardship):
        return stewardship.is_in_force

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.end_view))
        return [path("<int:pk>/end/", view, name="communities_stewardship_end"), *super().get_urls()]

    def route_lines(self):
        found = super().route_lines()
        return {**found, "end": Lines((), found["add"].sends)}

    def change_view(self, request, object_id, form_url="", extra_context=None):
        stewardship = self.get_object(request, object_id)
        reason = stewardship and refusal_to_end(request.user, stewardship)
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "refusal_to_end": reason})

    def end_view(self, request, pk):
        stewardship = self.get_object(request, str(pk))
        if stewardship is None:
            raise Http404
        try:
            end_stewardship(stewardship, by=request.user)
        except PermissionDenied as reason:
            note_refusal(request, str(reason))
            messages.error(request, str(reason))
        else:
            messages.success(request, _("已收回：%s。这个账号下一次点击时就没有这个角色了。") % stewardship)
        return redirect(reverse("admin:communities_stewardship_change", args=[pk]))


class GrantForm:
    """Says beside the form what the action would refuse."""

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and (reason := refusal_to_grant(self.access_user, self.instance)):
            self.refuse(reason)
