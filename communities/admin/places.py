from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from communities.actions.places import designate_showcase, end_showcase, publish_community, withdraw_community
from communities.admin.entries import EntryAdmin, EntryInline
from communities.admin.streets import PINYIN, AliasInline
from communities.forms.places import TaggedForm
from communities.models import Community, ContactCard, District, Duty, Estate, Fact, Recognition, Showcase
from portal.access.admin import DeskInline
from portal.access.decisions import refusal
from portal.desk import PublishableAdmin, StateFilter


class EstateInline(EntryInline):
    model = Estate


class ContactCardInline(DeskInline, admin.StackedInline):
    model = ContactCard
    autocomplete_fields = ["source"]


@admin.register(District)
class DistrictAdmin(EntryAdmin):
    list_display = ["name", "code", "city"]
    search_fields = ["name", "slug"]
    fieldsets = [(None, {"fields": ["name", "code", "city"]}), PINYIN]


class DutyInline(EntryInline):
    model = Duty
    autocomplete_fields = ["person", "source"]


@admin.register(ContactCard)
class ContactCardAdmin(EntryAdmin):
    list_display = ["community", "phone", "hours", "checked_on"]
    list_select_related = ["community"]
    search_fields = ["community__name", "phone", "address"]
    autocomplete_fields = ["community", "source"]
    inlines = [DutyInline]


@admin.register(Estate)
class PartOfCommunityAdmin(EntryAdmin):
    """Found by autocompletes; edited on the community's page."""

    list_display = ["name", "community"]
    list_select_related = ["community"]
    search_fields = ["name", "community__name"]
    autocomplete_fields = ["community"]


@admin.register(Community)
class CommunityAdmin(EntryAdmin, PublishableAdmin):
    form = TaggedForm
    list_display = ["name", "street", "state", "public_page"]
    list_select_related = ["street"]
    list_filter = [("state", StateFilter), "street"]
    search_fields = ["name", "slug", "initials", "aliases__name", "code"]
    autocomplete_fields = ["street", "prose_source", "picture"]
    readonly_fields = [*PublishableAdmin.readonly_fields, "facts", "recognitions"]
    fieldsets = [
        (None, {"fields": ["street", "name", "code", ("state", "published_at", "public_page")]}),
        (_("事实与荣誉"), {"fields": ["facts", "recognitions"]}),
        (_("介绍"), {"fields": ["summary", "introduction", "prose_source", "tags", "picture", "motif"]}),
        PINYIN,
    ]
    inlines = [AliasInline, EstateInline, ContactCardInline]
    publish_line = withdraw_line = "community.create_or_edit"

    def get_readonly_fields(self, request, obj=None):
        """A street keeps its communities; to hand one over is for who looks after both streets."""
        moves = obj is None or not refusal(request.user, "community.move_to_other_street", obj)
        return self.readonly_fields if moves else [*self.readonly_fields, "street"]

    def get_object(self, request, object_id, from_field=None):
        """With what this person may record of it: the two rows of statements are drawn without a request."""
        community = super().get_object(request, object_id, from_field)
        if community:
            site = self.admin_site
            community.recordable = [
                m for m in (Fact, Recognition) if site.get_model_admin(m).has_add_permission(request)
            ]
        return community

    publish_action = staticmethod(publish_community)
    withdraw_action = staticmethod(withdraw_community)

    @admin.display(description=_("事实"))
    def facts(self, community):
        return self.statements(community, community.facts)

    @admin.display(description=_("获奖记录"))
    def recognitions(self, community):
        return self.statements(community, community.recognitions)

    def statements(self, community, found):
        """How many are public and how many wait, with the way to them and, for who may, to a new one."""
        if not community.pk:
            return "—"
        base = f"admin:communities_{found.model._meta.model_name}"
        there = format_html(
            '<a href="{}?community__id__exact={}">{}</a>',
            *(reverse(f"{base}_changelist"), community.pk),
            _("已公开 %(public)d 条，待确认 %(waiting)d 条")
            % {"public": found.published().count(), "waiting": found.awaiting_confirmation().count()},
        )
        if found.model not in community.recordable:
            return there
        return format_html(
            '{}　<a href="{}?community={}">{}</a>', there, reverse(f"{base}_add"), community.pk, _("录入一条")
        )


@admin.register(Showcase)
class ShowcaseAdmin(EntryAdmin):
    list_display = ["community", "title", "called_by", "level", "since", "ended_on", "order"]
    list_select_related = ["community", "level"]
    list_filter = [("ended_on", admin.EmptyFieldListFilter), "level"]
    search_fields = ["community__name", "title"]
    autocomplete_fields = ["community", "source"]

    def keep(self, request, row, form, change, parts):
        if not change:
            designate_showcase(row, by=request.user)
            return
        super().keep(request, row, form, change, parts)
        if row.ended_on and "ended_on" in form.changed_data:
            end_showcase(row, by=request.user, on=row.ended_on)
