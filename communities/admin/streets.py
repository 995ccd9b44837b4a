"""Streets at the desk: edited in a form, and taken over by another street on a page of its own."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from communities.actions.stewards import merge_street
from communities.admin.entries import EntryAdmin, EntryInline
from communities.models import Alias, Street
from portal.access.decisions import insist, refusal
from portal.access.routes import Lines

PINYIN = (_("拼音与网址"), {"classes": ["collapse"], "fields": ["slug", "pinyin", "initials"]})
MOVE = "community.move_to_other_street"


class AliasInline(EntryInline):
    model = Alias
    fields = ["name", "kind"]


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        label=_("并入哪个街道"),
        queryset=Street.objects.none(),
        help_text=_("社区全部转过去，原街道工作人员的授权跟着过去；原街道的网页从此通到新街道。不能撤销。"),
    )

    def __init__(self, *args, street, **kwargs):
        super().__init__(*args, **kwargs)
        others = Street.objects.present().filter(district=street.district_id).exclude(pk=street.pk)
        self.fields["into"].queryset = others.order_by("pinyin", "slug")


@admin.register(Street)
class StreetAdmin(EntryAdmin):
    list_display = ["name", "code", "district", "merged_into"]
    list_select_related = ["district", "merged_into"]
    list_filter = ["district"]
    search_fields = ["name", "slug", "initials", "aliases__name", "code"]
    autocomplete_fields = ["district"]
    fieldsets = [(None, {"fields": ["district", "name", "code"]}), PINYIN]
    inlines = [AliasInline]
    change_form_template = "admin/communities/street_change.html"

    def route_lines(self):
        return {**super().route_lines(), "merge": Lines((MOVE,), (MOVE,))}

    def get_urls(self):
        view = require_http_methods(["GET", "HEAD", "POST"])(self.merge_view)
        own = path("<int:pk>/merge/", self.admin_site.admin_view(view), name="communities_street_merge")
        return [own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        street = self.get_object(request, object_id)
        may_merge = street is not None and not street.merged_into_id and not refusal(request.user, MOVE, street)
        context = {**(extra_context or {}), "may_merge": may_merge}
        return super().change_view(request, object_id, form_url, context)

    def merge_view(self, request, pk):
        street = self.get_object(request, str(pk))
        if street is None:
            raise Http404
        insist(refusal(request.user, MOVE, street))
        form = MergeForm(request.POST or None, street=street)
        if request.method == "POST" and form.is_valid():
            try:
                merge_street(street, into=form.cleaned_data["into"], by=request.user)
            except PermissionDenied as reason:
                form.add_error("into", str(reason))
            else:
                messages.success(
                    request, _("已并入：%(street)s → %(into)s。") % {"street": street, **form.cleaned_data}
                )
                return redirect(reverse("admin:communities_street_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("并入别的街道：%s") % street,
            "street": street,
            "form": form,
        }
        return TemplateResponse(request, "admin/communities/street_merge.html", context)
