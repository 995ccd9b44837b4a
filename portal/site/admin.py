from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.site.actions.mourning import MOURNING_FIELDS
from portal.site.actions.settings import save_settings
from portal.site.models import SiteSettings
from portal.versions.admin import VersionedAdmin


@admin.register(SiteSettings)
class SiteSettingsAdmin(VersionedAdmin):
    """One row: the list leads straight to it."""

    fieldsets = [
        (_("名称"), {"fields": ["name", "strapline", "district_name"]}),
        (
            _("单位与联系"),
            {"fields": ["organiser", "operator", "phone", "help_phone", "email", "address", "hours", "security_email"]},
        ),
        (_("报道"), {"fields": ["shows_reviewers"]}),
        (_("备案与标识"), {"fields": ["icp_number", "police_number", "site_code"]}),
        (
            _("各说明页的补充"),
            {
                "fields": ["about_text", "contact_text", "accessibility_text", "privacy_text", "log_days"],
                "description": _("关于、联系、无障碍、隐私四页自带说明，这里写本区要补充的话。"),
            },
        ),
        (
            _("置灰"),
            {
                "fields": MOURNING_FIELDS,
                "description": _("到时公开页面自动变灰，到时自动恢复；两个时间都清空就是取消。"),
            },
        ),
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

    def keep(self, request, row, form, change, parts):
        save_settings(row, by=request.user, reason=form.reason)
