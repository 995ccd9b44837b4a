"""粘贴报道: a report is pasted, read, and leads to its first proposal."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.forms.intakes import PasteForm
from articles.importing import WRITE, go_on_with_draft, import_once
from articles.manuscripts import read_manuscript
from articles.models import Story
from communities.deciding import next_for, progress_of
from communities.extraction.decoding import RefusedTextError
from communities.models import Intake
from portal.access.admin import DeskAdmin
from portal.access.routes import Lines
from portal.history.desk import HistoryMixin


@admin.register(Intake)
class IntakeAdmin(HistoryMixin, DeskAdmin):
    """The page for a new one takes a paste; the page of one that was read leads to what is to be decided next."""

    list_display = ["source", "district", "street", "recorded_at", "still_open"]
    list_select_related = ["source", "district", "street"]
    search_fields = ["source__title", "source__description"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("未定"))
    def still_open(self, intake):
        return _("%(open)d 条，共 %(offered)d 条") % {"open": intake.open, "offered": intake.offered}

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PasteForm(request.POST or None, request.FILES or None, user=request.user)
        if request.method == "POST" and form.is_valid():
            answer = self.report(request, form) if form.cleaned_data["files"] else self.take(request, form)
            if answer:
                return answer
        context = {**self.admin_site.each_context(request), "opts": self.opts, "title": _("粘贴报道"), "form": form}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/paste.html", context)

    def take(self, request, form):
        """Read what was pasted and lead on to it; None when it was refused, with the reason in the form."""
        sent = form.cleaned_data
        try:
            intake, is_new = self.import_one(request, form, sent["text"])
        except RefusedTextError as refusal:
            form.add_error("text", str(refusal))
            return None
        except ValidationError as error:
            for name, faults in getattr(error, "message_dict", {None: error.messages}).items():
                form.add_error(name if name in form.fields else None, faults)
            return None
        if is_new:
            count = intake.proposals.count()
            messages.success(request, _("读到 %(count)d 条，逐条定下来；没有一条会自动公开。") % {"count": count})
        else:
            messages.info(request, _("这篇报道已经读入过，没有再读一遍；这就是那一次的采录建议。"))
        return self.lead_to(request, intake)

    def report(self, request, form):
        """Read every file by itself, so that one that cannot be read keeps no other out; a line for each."""
        results = [self.read_file(request, form, file) for file in form.cleaned_data["files"]]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("读了 %(count)d 个文件") % {"count": len(results)},
            "results": results,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/files_read.html", context)

    def read_file(self, request, form, file):
        result = {"name": file.name}
        try:
            text = read_manuscript(file.name, file.read())
            intake, is_new = self.import_one(request, form, text)
        except RefusedTextError as refusal:
            return {**result, "refusal": str(refusal)}
        except ValidationError as error:
            return {**result, "refusal": " ".join(error.messages)}
        if not is_new:
            return {**result, "intake": intake, "told": _("已经读入过，没有再读一遍。")}
        told = _("读到 %(count)d 条。") % {"count": intake.proposals.count()}
        return {**result, "intake": intake, "told": told, "is_undated": intake.source.is_undated}

    def import_one(self, request, form, text):
        sent = form.cleaned_data
        return import_once(
            text,
            by=request.user,
            where=form.chosen,
            published_on=sent["published_on"],
            publisher=sent["publisher"],
            url=sent["url"],
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        intake = self.get_object(request, object_id)
        if intake is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            raise PermissionDenied(_("读入的报道不能修改。"))
        return self.lead_to(request, intake)

    # The draft that came along

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.draft_view))
        return [path("<int:pk>/draft/", view, name="communities_intake_draft"), *super().get_urls()]

    def route_lines(self):
        return {**super().route_lines(), "draft": Lines((), (WRITE,))}

    def draft_view(self, request, pk):
        """Go on with the draft, begun now where there is none, about the communities that were entered meanwhile."""
        intake = self.get_object(request, str(pk))
        if intake is None:
            raise Http404
        story = go_on_with_draft(intake, by=request.user)
        if story is None:
            raise Http404
        return redirect(reverse("admin:articles_story_change", args=[story.pk]))

    def lead_to(self, request, intake):
        """To the next proposal, to the first when all are decided, to the draft when the report gave none."""
        progress = progress_of(intake)
        following = next_for(request.user, progress) or next(iter(progress.rows), None)
        if following is not None:
            return redirect(reverse("admin:communities_proposal_change", args=[following.pk]))
        messages.info(request, _("这篇报道里没有读到可以收进记录的内容。"))
        story = Story.objects.filter(source=intake.source_id).order_by("pk").first()
        if story is not None:
            return redirect(reverse("admin:articles_story_change", args=[story.pk]))
        return redirect(reverse("admin:communities_intake_changelist"))
