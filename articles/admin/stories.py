from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.actions.stories import publish_story, save_story, withdraw_story
from articles.forms.stories import CitationFormSet, StoryForm
from articles.models import Byline, Citation, Contributor, Story
from communities.admin.entries import EntryAdmin
from portal.access.admin import DeskInline
from portal.access.lists import PeriodFilter
from portal.desk import PublishableAdmin, StateFilter


class BylineInline(DeskInline, admin.TabularInline):
    model = Byline
    autocomplete_fields = ["contributor"]


class CitationInline(DeskInline, admin.TabularInline):
    model = Citation
    formset = CitationFormSet
    raw_id_fields = ["fact"]


@admin.register(Contributor)
class ContributorAdmin(EntryAdmin):
    list_display = ["name", "kind", "note"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(Story)
class StoryAdmin(PublishableAdmin):
    form = StoryForm
    list_display = ["title", "origin", "state", "published_at", "public_page"]
    list_filter = [("state", StateFilter), "origin", ("published_at", PeriodFilter)]
    search_fields = ["title", "deck"]
    autocomplete_fields = ["source", "communities", "picture"]
    fieldsets = [
        (None, {"fields": ["title", "deck", ("state", "published_at", "public_page")]}),
        (_("来稿"), {"fields": ["origin", "source", "source_credit"]}),
        (None, {"fields": ["picture", "text", "communities", "tags"]}),
        (_("网址"), {"classes": ["collapse"], "fields": ["slug"]}),
    ]
    inlines = [BylineInline, CitationInline]
    publish_line, withdraw_line = "story.final_review_publish", "story.unpublish"
    publish_action = staticmethod(publish_story)
    withdraw_action = staticmethod(withdraw_story)

    def keep(self, request, row, form, change, parts):
        if not change:
            row.written_by = request.user
        save_story(row, by=request.user, reason=form.reason, parts=parts)
