from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from communities.admin.entries import EntryAdmin, EntryInline
from communities.admin.statements import StatementAdmin
from communities.forms.names import ActivityForm, ReplaceActivityForm
from communities.models import Activity, Occasion, Series


class OccasionInline(EntryInline):
    model = Occasion


@admin.register(Series)
class SeriesAdmin(EntryAdmin):
    list_display = ["name", "order"]
    search_fields = ["name", "slug"]
    fields = ["name", "order", "slug"]
    inlines = [OccasionInline]


@admin.register(Activity)
class ActivityAdmin(StatementAdmin):
    form = ActivityForm
    replace_form = ReplaceActivityForm
    list_display = ["name", "kind", "community", "series", "when", "stage", "state"]
    list_select_related = ["community", "series"]
    list_filter = ["state", "stage", "kind", "series", "community__street"]
    search_fields = ["name", "community__name", "quote"]
    autocomplete_fields = ["community", "series", "host", "speakers", "listing", "source"]

    @admin.display(description=_("时间"))
    def when(self, activity):
        return activity.when
