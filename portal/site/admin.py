from django.contrib import admin
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.history import book
from portal.history.models import Verb
from portal.site.models import SiteSettings


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin):
    """One row: the list leads straight to it."""

    fieldsets = [
        (_("名称"), {"fields": ["name", "strapline", "district_name"]}),
        (_("单位与联系"), {"fields": ["organiser", "operator", "phone", "help_phone", "email"]}),
        (_("备案与标识"), {"fields": ["icp_number", "police_number", "site_code"]}),
        (_("全站置灰"), {"fields": ["mourning_from", "mourning_until"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        SiteSettings.objects.get_or_create(pk=1)
        return redirect(reverse("admin:portal_site_sitesettings_change", args=[1]))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        obj.save()
        book.record(Verb.CHANGED, obj, by=request.user, details={"fields": form.changed_data})
