from django.contrib import admin
from taggit.admin import Tag  # from here, so that taggit's own pages are registered before they are taken off

from portal.access.scopes import reference_scope, register_scope
from portal.versions.admin import VersionedAdmin

admin.site.unregister(Tag)
register_scope(Tag, reference_scope("tag_series_theme.create_or_edit"))


@admin.register(Tag)
class TagAdmin(VersionedAdmin):
    """A tag comes with its first use. Its words may be corrected; its address stays, since readers may have it."""

    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    ordering = ["slug"]
    fields = ["name", "slug"]
    readonly_fields = ["slug"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
