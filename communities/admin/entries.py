"""What the admin pages of plain entries have in common: saving goes through the action that writes the record book."""

from django.contrib import admin

from communities.actions.entries import save_entry
from portal.versions.admin import VersionedAdmin


class EntryAdmin(VersionedAdmin):
    """An entry that staff keep in a form. No bulk deletion; each save leaves its line."""

    actions = None
    save_on_top = False
    list_per_page = 50
    show_full_result_count = False

    def save_model(self, request, obj, form, change):
        save_entry(obj, by=request.user)


class EntryInline(admin.TabularInline):
    """Rows edited together with their entry."""

    extra = 0
    show_change_link = False
