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

    def keep(self, request, row, form, change, parts):
        save_entry(row, by=request.user, reason=form.reason, parts=parts)


class EntryInline(admin.TabularInline):
    """Rows edited together with their entry."""

    extra = 0
    show_change_link = False
