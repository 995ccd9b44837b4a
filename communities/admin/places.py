from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from communities.actions.places import designate_showcase, publish_community, withdraw_community
from communities.admin.entries import EntryAdmin, EntryInline
from communities.models import Alias, Community, ContactCard, District, Estate, Facility, Showcase, Street

PINYIN = (_("拼音与网址"), {"classes": ["collapse"], "fields": ["slug", "pinyin", "initials"]})


class AliasInline(EntryInline):
    model = Alias
    fields = ["name", "kind"]


class EstateInline(EntryInline):
    model = Estate


class FacilityInline(EntryInline):
    model = Facility


class ContactCardInline(admin.StackedInline):
    model = ContactCard
    autocomplete_fields = ["source"]
    extra = 0


@admin.register(District)
class DistrictAdmin(EntryAdmin):
    list_display = ["name", "code", "city"]
    search_fields = ["name", "slug"]
    fieldsets = [(None, {"fields": ["name", "code", "city"]}), PINYIN]


@admin.register(Street)
class StreetAdmin(EntryAdmin):
    list_display = ["name", "code", "district"]
    list_select_related = ["district"]
    list_filter = ["district"]
    search_fields = ["name", "slug", "initials", "aliases__name", "code"]
    autocomplete_fields = ["district"]
    fieldsets = [(None, {"fields": ["district", "name", "code"]}), PINYIN]
    inlines = [AliasInline]


@admin.register(Community)
class CommunityAdmin(EntryAdmin):
    list_display = ["name", "street", "state", "public_page"]
    list_select_related = ["street"]
    list_filter = ["state", ("street", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["name", "slug", "initials", "aliases__name", "code"]
    autocomplete_fields = ["street", "prose_source"]
    readonly_fields = ["state", "published_at", "public_page"]
    fieldsets = [
        (None, {"fields": ["street", "name", "code", ("state", "published_at", "public_page")]}),
        (_("介绍"), {"fields": ["summary", "introduction", "prose_source", "tags", "motif"]}),
        PINYIN,
    ]
    inlines = [AliasInline, EstateInline, FacilityInline, ContactCardInline]
    change_form_template = "admin/communities/community/change_form.html"

    def get_urls(self):
        own = [
            path("<int:pk>/publish/", self.admin_site.admin_view(require_POST(self.publish)), name="community_publish"),
            path(
                "<int:pk>/withdraw/", self.admin_site.admin_view(require_POST(self.withdraw)), name="community_withdraw"
            ),
        ]
        return [*own, *super().get_urls()]

    @admin.display(description=_("公开页面"))
    def public_page(self, community):
        if not community.pk or not community.is_published:
            return "—"
        return format_html('<a href="{}">{}</a>', community.get_absolute_url(), _("像居民一样看"))

    def publish(self, request, pk):
        return self.change_state(request, pk, publish_community, _("已发布：%s。"))

    def withdraw(self, request, pk):
        return self.change_state(request, pk, withdraw_community, _("已撤下：%s。"))

    def change_state(self, request, pk, action, sentence):
        community = self.get_object(request, str(pk))
        if community is None or not self.has_change_permission(request, community):
            raise PermissionDenied
        action(community, by=request.user)
        messages.success(request, sentence % community)
        return redirect(reverse("admin:communities_community_change", args=[pk]))


@admin.register(Showcase)
class ShowcaseAdmin(EntryAdmin):
    list_display = ["community", "title", "called_by", "level", "since", "ended_on", "order"]
    list_select_related = ["community", "level"]
    list_filter = [("ended_on", admin.EmptyFieldListFilter), "level"]
    search_fields = ["community__name", "title"]
    autocomplete_fields = ["community", "source"]

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            designate_showcase(obj, by=request.user)
