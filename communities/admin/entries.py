"""What the admin pages of plain entries have in common: saving goes through the action that writes the record book."""

from django.contrib import admin

from communities.actions.entries import save_entry
from portal.access.admin import DeskInline
from portal.versions.admin import VersionedAdmin


class EntryAdmin(VersionedAdmin):
    """An entry that staff keep in a form; each save leaves its line."""

    save_on_top = False

    def keep(self, request, row, form, change, parts):
        save_entry(row, by=request.user, reason=form.reason, parts=parts)


class EntryInline(DeskInline, admin.TabularInline):
    """Rows edited together with their entry."""
