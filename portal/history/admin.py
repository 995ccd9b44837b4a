from django.apps import apps
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from portal.access.admin import DeskAdmin
from portal.access.lists import PeriodFilter
from portal.accounts.models import User
from portal.history.models import ChangeRecord


class KindFilter(admin.SimpleListFilter):
    """Of what kind the object was: from the models, since the book would be read whole to say which kinds it names."""

    title = _("对象类别")
    parameter_name = "target_type"

    def lookups(self, request, model_admin):
        models = [model for model in apps.get_models() if hasattr(model, "desk_scope")]
        return [(model._meta.label_lower, model._meta.verbose_name) for model in models]

    def queryset(self, request, queryset):
        return queryset.filter(target_type=self.value()) if self.value() else queryset


@admin.register(ChangeRecord)
class ChangeRecordAdmin(DeskAdmin):
    """The record book is read here and written nowhere but in portal.history.book."""

    list_display = ["number", "at", "verb", "target_label", "by_name", "note"]
    list_filter = ["verb", KindFilter, ("at", PeriodFilter)]
    search_fields = ["target_label", "note"]

    def get_queryset(self, request):
        name = User.objects.filter(pk=OuterRef("by_id")).values("name")[:1]
        return super().get_queryset(request).annotate(by_name=Subquery(name))

    @admin.display(description=_("操作人"))
    def by_name(self, line):
        return line.by_name or (_("账号 %(number)s") % {"number": line.by_id} if line.by_id else _("系统"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
