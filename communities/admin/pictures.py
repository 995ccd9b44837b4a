"""The picture library, with the streets that its pictures may belong to, and the pictures of activities."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from communities.admin.entries import EntryAdmin
from communities.models import ActivityPicture, Street
from portal.images.admin import PictureAdmin
from portal.images.models import Picture


class StreetNumberField(forms.TypedChoiceField):
    """A street chosen by name and kept by number: the library itself knows no streets (docs/adr/0020)."""

    def __init__(self, **options):
        streets = Street.objects.present().order_by("pinyin", "slug").values_list("pk", "name")
        super().__init__(choices=lambda: [("", _("全区共用")), *streets], coerce=int, empty_value=None, **options)


@admin.register(Picture)
class ScopedPictureAdmin(PictureAdmin):
    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "scope":
            return StreetNumberField(label=_("所属街道"), required=False, help_text=db_field.help_text)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(ActivityPicture)
class ActivityPictureAdmin(EntryAdmin):
    list_display = ["activity", "picture", "order"]
    list_select_related = ["activity", "picture"]
    search_fields = ["activity__name", "picture__alt"]
    autocomplete_fields = ["activity", "picture"]
