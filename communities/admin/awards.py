from django.contrib import admin

from communities.admin.entries import EntryAdmin
from communities.admin.statements import StatementAdmin
from communities.forms.statements import RecognitionForm
from communities.models import Award, Recognition


@admin.register(Award)
class AwardAdmin(EntryAdmin):
    list_display = ["title", "level", "is_level_inferred", "issuer"]
    list_select_related = ["level"]
    list_filter = ["level", "is_level_inferred"]
    search_fields = ["title", "slug"]


@admin.register(Recognition)
class RecognitionAdmin(StatementAdmin):
    form = RecognitionForm
    list_display = ["award", "holder", "status", "year", "state"]
    list_select_related = ["award", "status", "community", "person", "source"]
    list_filter = ["state", "status", "award__level", "community__street"]
    search_fields = ["award__title", "community__name", "person__name", "group_name", "quote"]
    autocomplete_fields = ["award", "community", "person", "listing", "source"]
