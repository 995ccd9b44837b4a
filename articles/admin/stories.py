"""Stories at the desk: where they are written, sent on their road, amended and withdrawn."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import access
from articles.actions import road
from articles.actions.stories import amend_story, save_story
from articles.admin.ledger import LedgerPages
from articles.admin.pasting import PastingMixin
from articles.admin.tidying import TidyingMixin, refusal_to_tidy
from articles.admin.writing import WritingMixin
from articles.enums import UNDER_WAY, RevisionState
from articles.forms.review import StepForm
from articles.forms.stories import CitationFormSet, StoryForm
from articles.models import Byline, Citation, Contributor, Revision, Story
from articles.signing import seen_of
from communities.admin.entries import EntryAdmin
from portal.access.admin import DeskInline
from portal.access.decisions import insist
from portal.access.lists import PeriodFilter
from portal.access.routes import Lines
from portal.bin.admin import BinAdmin
from portal.desk import StateFilter, link_to_public_page


class StoryInline(DeskInline, admin.TabularInline):
    """Rows of a story's text: they change when the story may."""

    def refusal_in(self, verb, request, parent):
        if verb == "view" or parent is None:
            return super().refusal_in(verb, request, parent)
        return access.refusal_to_edit(request.user, parent)


class BylineInline(StoryInline):
    model = Byline
    autocomplete_fields = ["contributor"]


class CitationInline(StoryInline):
    model = Citation
    formset = CitationFormSet
    raw_id_fields = ["fact"]


@admin.register(Contributor)
class ContributorAdmin(LedgerPages, EntryAdmin):
    list_display = ["name", "kind", "counted_as", "note"]
    list_select_related = ["counted_as"]
    autocomplete_fields = ["counted_as"]
    list_filter = ["kind"]
    search_fields = ["name"]


@admin.register(Story)
class StoryAdmin(WritingMixin, PastingMixin, TidyingMixin, BinAdmin):
    form = StoryForm
    list_display = ["title", "origin", "state", "on_the_road", "published_at", "public_page"]
    list_filter = [("state", StateFilter), "origin", ("published_at", PeriodFilter)]
    list_select_related = ["amends"]
    search_fields = ["title", "deck"]
    autocomplete_fields = ["source", "communities", "picture"]
    readonly_fields = ["state", "on_the_road", "published_at", "public_page"]
    fieldsets = [
        (None, {"fields": ["title", "deck", ("state", "on_the_road", "published_at", "public_page")]}),
        (_("来稿"), {"fields": ["origin", "source", "source_credit", "reprint_title", "reprint_author"]}),
        (None, {"fields": ["picture", "text", "communities", "tags"]}),
        (_("网址"), {"classes": ["collapse"], "fields": ["slug"]}),
    ]
    inlines = [BylineInline, CitationInline]
    change_form_template = "admin/articles/story_change.html"

    def get_queryset(self, request):
        # Where a text stands is a question for each of the fifty rows of a page, not a join over all revisions.
        under_way = Revision._base_manager.filter(draft=OuterRef("pk"), state__in=UNDER_WAY)
        return super().get_queryset(request).annotate(road_state=Subquery(under_way.values("state")[:1]))

    @admin.display(description=_("审核进度"))
    def on_the_road(self, row):
        state = getattr(row, "road_state", None)
        if state:
            return RevisionState(state).label
        if row.pk is None or row.published_at:
            return "—"
        return _("修改稿，在写") if row.amends_id else _("在写")

    @admin.display(description=_("公开页面"))
    def public_page(self, row):
        return link_to_public_page(row)

    # Who may

    def refusal_to(self, verb, request, row=None):
        if verb == "change" and row is not None and not row.published_at:
            return access.refusal_to_edit(request.user, row)
        return super().refusal_to(verb, request, row)

    def line_to_change(self, row):
        under_review = row is not None and not row.published_at and row.revision_under_way
        return "story.edit_as_new_revision" if under_review else super().line_to_change(row)

    def has_delete_permission(self, request, obj=None):
        """What was public once is withdrawn and kept; only a draft may be deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.published_at is None)

    def get_readonly_fields(self, request, obj=None):
        """Of a story that was ever public only the address is changed here: the rest takes the road."""
        fixed = list(super().get_readonly_fields(request, obj))
        if obj is not None and obj.published_at:
            return [*fixed, *StoryForm.Meta.fields[:-1], "text", "body_as_read"]
        return fixed

    def get_fieldsets(self, request, obj=None):
        """Who may not edit the text reads it; an amendment has no address of its own."""
        found = super().get_fieldsets(request, obj)
        if obj is None:
            return found
        is_read = obj.published_at is not None or not self.has_change_permission(request, obj)
        renamed = []
        for title, options in found:
            fields = ["body_as_read" if is_read and name == "text" else name for name in options["fields"]]
            fields = [name for name in fields if not (obj.amends_id and name == "slug")]
            if fields:
                renamed.append((title, {**options, "fields": fields}))
        return renamed

    @admin.display(description=_("正文"))
    def body_as_read(self, row):
        return row.tell_body()

    def keep(self, request, row, form, change, parts):
        if not change:
            row.written_by = request.user
        under_way = row.revision_under_way if change and not row.published_at else None
        save_story(row, by=request.user, reason=form.reason, parts=parts)
        if under_way:
            road.rewrite_revision(under_way, by=request.user)
            messages.info(
                request, _("您改写了正在审的稿子：旧的一版作废，新的一版从初审重新开始，您是它的作者之一，不能再审它。")
            )

    # Steps

    def get_urls(self):
        wrap = self.admin_site.admin_view
        views = {
            "submit": self.submit_view,
            "takeback": self.take_back_view,
            "amend": self.amend_view,
            "withdraw": self.withdraw_view,
        }
        own = [
            path(f"<int:pk>/{name}/", wrap(require_POST(view)), name=f"articles_story_{name}")
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]

    def route_lines(self):
        found = super().route_lines()
        return {
            **found,
            "change": Lines(found["change"].opens, (*found["change"].sends, "story.edit_as_new_revision")),
            "submit": Lines((), ("story.submit",)),
            "takeback": Lines((), ("story.withdraw",)),
            "amend": Lines((), ("story.edit",)),
            "withdraw": Lines((), ("story.unpublish",)),
        }

    def change_view(self, request, object_id, form_url="", extra_context=None):
        story = self.get_object(request, object_id)
        context = {**(extra_context or {}), **(self.steps_on(request.user, story) if story else {})}
        return super().change_view(request, object_id, form_url, context)

    def steps_on(self, user, story):
        """What the page says about the road: where the text stands, and which buttons this person has."""
        under_way = story.revision_under_way
        return {
            "under_way": under_way,
            "seen": seen_of(under_way) if under_way else "",
            "last_return": None if under_way else story.submitted.filter(state=RevisionState.RETURNED).first(),
            "may_tidy": not refusal_to_tidy(user, story),
            "may_submit": not access.refusal_to_submit(user, story),
            "may_take_back": under_way is not None and not access.refusal_to_take_back(user, under_way),
            "may_amend": not access.refusal_to_amend(user, story),
            "may_withdraw": not access.refusal_to_withdraw(user, story),
            "amendment": story.amendments.filter(state="draft").first(),
            "revisions": list(Revision.objects.filter(story=story.original).order_by("-number")[:20]),
        }

    def submit_view(self, request, pk):
        def act(story):
            road.submit_story(story, by=request.user, correction=StepForm.read(request.POST)["correction"])
            return _("已送审：%s。等待初审。") % story

        return self.take(request, pk, access.refusal_to_submit, act)

    def take_back_view(self, request, pk):
        story = self.story_or_404(request, pk)
        under_way = story.revision_under_way
        if under_way is None:
            messages.warning(request, _("这篇稿子没有在审的版本。"))
            return self.back_to(story)
        insist(access.refusal_to_take_back(request.user, under_way))

        def act(story):
            road.take_back_revision(under_way, by=request.user, seen=request.POST.get("seen", seen_of(under_way)))
            return _("已收回：%s。可以继续修改。") % story

        return self.take(request, pk, lambda user, story: "", act)

    def amend_view(self, request, pk):
        story = self.story_or_404(request, pk)
        insist(access.refusal_to_amend(request.user, story))
        copy = amend_story(story, by=request.user)
        messages.success(request, _("这是修改稿：写好后送审，通过三审以后才换下公开的文字。"))
        return self.back_to(copy)

    def withdraw_view(self, request, pk):
        def act(story):
            road.withdraw_story(story, by=request.user, reason=StepForm.read(request.POST)["reason"])
            return _("已撤稿，居民看不到了：%s。") % story

        return self.take(request, pk, access.refusal_to_withdraw, act)

    def take(self, request, pk, refusal, act):
        """One step: refused with its reason, stopped where the page was out of date, or done with a sentence."""
        story = self.story_or_404(request, pk)
        insist(refusal(request.user, story))
        try:
            with transaction.atomic():
                if stale := self.refusal_of_button(request, story):
                    messages.warning(request, stale)
                else:
                    messages.success(request, act(self.get_object(request, str(pk))))
        except ValidationError as fault:
            for sentence in fault.messages:
                messages.error(request, sentence)
        except PermissionDenied as reason:
            messages.warning(request, str(reason))
        return self.back_to(story)

    def story_or_404(self, request, pk):
        story = self.get_object(request, str(pk))
        if story is None:
            raise Http404
        return story

    def back_to(self, story):
        return redirect(reverse("admin:articles_story_change", args=[story.pk]))
