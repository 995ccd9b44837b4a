from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from communities.admin.statements import StatementAdmin
from communities.forms.statements import FactForm, ReplaceFactForm
from communities.models import Fact
from communities.telling import compare_with_records
from portal.access.lists import PeriodFilter


class RivalFilter(admin.SimpleListFilter):
    title = _("来源之间")
    parameter_name = "rival"

    def lookups(self, request, model_admin):
        return [("1", _("说法不一"))]

    def queryset(self, request, queryset):
        return queryset.current().filter(has_rival=True) if self.value() == "1" else queryset


@admin.register(Fact)
class FactAdmin(StatementAdmin):
    form = FactForm
    replace_form = ReplaceFactForm
    list_display = ["shown_label", "owner", "text", "when", "state", "is_unrivalled"]
    list_display_links = ["shown_label", "text"]
    list_select_related = ["indicator", "community", "street", "estate", "facility", "source"]
    list_filter = [
        "state",
        RivalFilter,
        "indicator__group",
        "community__street",
        ("recorded_at", PeriodFilter),
    ]
    search_fields = ["text", "quote", "indicator__name", "community__name", "estate__name", "facility__name"]
    autocomplete_fields = ["source", "community", "street", "estate", "facility", "indicator"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_rivals()

    @admin.display(description=_("项目"), ordering="indicator__order")
    def shown_label(self, fact):
        return fact.label

    @admin.display(description=_("归属"))
    def owner(self, fact):
        return f"{fact._meta.get_field(fact.owner_level).verbose_name} {fact.owner}"

    @admin.display(description=_("统计时间"))
    def when(self, fact):
        return fact.when

    @admin.display(description=_("无分歧"), boolean=True)
    def is_unrivalled(self, fact):
        return fact.is_retired or not fact.has_rival

    def moves(self, request, statement):
        moves = super().moves(request, statement)
        if statement is not None:
            if statement.indicator.code == "activity_sessions" and statement.community_id:
                moves["comparison"] = compare_with_records(statement)
            moves["rivals"] = Fact.objects.rivals_of(statement).with_everything()
        return moves
