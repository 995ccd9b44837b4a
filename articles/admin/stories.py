from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.actions.stories import publish_story, save_story, withdraw_story
from articles.forms.stories import StoryForm
from articles.models import Byline, Citation, Contributor, Story


class BylineInline(admin.TabularInline):
    model = Byline
    autocomplete_fields = ["contributor"]
    extra = 0


class CitationInline(admin.TabularInline):
    model = Citation
    raw_id_fields = ["fact"]
    extra = 0


@admin.register(Contributor)
class ContributorAdmin(admin.ModelAdmin):
    list_display = ["name", "kind", "note"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    form = StoryForm
    actions = None
    list_display = ["title", "origin", "state", "published_at", "public_page"]
    list_filter = ["state", "origin"]
    search_fields = ["title", "deck"]
    date_hierarchy = "published_at"
    autocomplete_fields = ["source", "communities"]
    readonly_fields = ["state", "published_at", "public_page"]
    fieldsets = [
        (None, {"fields": ["title", "deck", ("state", "published_at", "public_page")]}),
        (_("来稿"), {"fields": ["origin", "source", "source_credit"]}),
        (None, {"fields": ["text", "communities", "tags"]}),
        (_("网址"), {"classes": ["collapse"], "fields": ["slug"]}),
    ]
    inlines = [BylineInline, CitationInline]
    change_form_template = "admin/articles/story/change_form.html"

    def save_model(self, request, obj, form, change):
        save_story(obj, by=request.user)

    @admin.display(description=_("公开页面"))
    def public_page(self, story):
        if not story.pk or not story.is_published:
            return "—"
        return format_html('<a href="{}">{}</a>', story.get_absolute_url(), _("像居民一样看"))

    def get_urls(self):
        own = [
            path("<int:pk>/publish/", self.admin_site.admin_view(require_POST(self.publish)), name="story_publish"),
            path("<int:pk>/withdraw/", self.admin_site.admin_view(require_POST(self.withdraw)), name="story_withdraw"),
        ]
        return [*own, *super().get_urls()]

    def publish(self, request, pk):
        publish_story(self.fetch(request, pk), by=request.user)
        return self.back(request, pk, _("已发布。"))

    def withdraw(self, request, pk):
        withdraw_story(self.fetch(request, pk), reason=str(_("在工作台撤下")), by=request.user)
        return self.back(request, pk, _("已撤下，居民看不到了。"))

    def fetch(self, request, pk):
        story = self.get_object(request, str(pk))
        if story is None:
            raise Http404
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        return story

    def back(self, request, pk, sentence):
        messages.success(request, sentence)
        return redirect(reverse("admin:articles_story_change", args=[pk]))
