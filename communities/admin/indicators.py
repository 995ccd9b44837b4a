from django.contrib import admin

from communities.admin.entries import EntryAdmin
from communities.models import AwardLevel, HonourStatus, Indicator, IndicatorGroup


@admin.register(IndicatorGroup)
class IndicatorGroupAdmin(EntryAdmin):
    list_display = ["name", "code", "order"]


@admin.register(Indicator)
class IndicatorAdmin(EntryAdmin):
    list_display = ["name", "code", "group", "kind", "unit", "order", "key_order"]
    list_select_related = ["group"]
    list_filter = ["group", "kind"]
    search_fields = ["name", "code"]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []  # promised to readers of the JSON


@admin.register(AwardLevel)
class AwardLevelAdmin(EntryAdmin):
    list_display = ["name", "short_name", "code", "order", "tone", "is_always_shown"]


@admin.register(HonourStatus)
class HonourStatusAdmin(EntryAdmin):
    list_display = ["name", "code", "is_won", "order"]
