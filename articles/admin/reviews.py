"""The review desk (内容审核台): what waits for whom, and one revision before the person who has to decide."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles import access
from articles.actions import remarks, road
from articles.forms.review import RemarkForm, ReviewForm, StepForm
from articles.models import PreviewLink, Remark, Revision
from articles.queue import queues_for
from articles.review import Review, due_at
from articles.road import stage_at
from articles.signing import Sheet, report_on, seen_of
from portal.access.admin import DeskAdmin
from portal.access.decisions import insist
from portal.access.routes import Lines
from portal.addresses import absolute

REVIEW_LINES = ("story.first_review", "story.second_review", "story.final_review_publish")
PREVIEW_DAYS = 3
TOLD = {
    "approve": _("已签署通过：%s。"),
    "return": _("已退回：%s。撰稿人会看到理由。"),
}


def is_last(revision):
    """Whether it stands before the review whose reviewer sets the day of publication."""
    stage = stage_at(revision.state)
    return stage is not None and stage.is_last


@admin.register(Revision)
class RevisionAdmin(DeskAdmin):
    """Revisions are read here and decided on; nothing in them is edited."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        steps = {
            "claim": self.claim_view,
            "publish": self.publish_view,
            "stop": self.stop_view,
            "remark": self.remark_view,
            "link": self.link_view,
        }
        own = [
            path(f"<int:pk>/{name}/", wrap(require_POST(view)), name=f"articles_revision_{name}")
            for name, view in steps.items()
        ]
        return [
            *own,
            path(
                "<int:pk>/approve/",
                wrap(require_POST(self.decide_view)),
                {"verb": "approve"},
                "articles_revision_approve",
            ),
            path(
                "<int:pk>/return/", wrap(require_POST(self.decide_view)), {"verb": "return"}, "articles_revision_return"
            ),
            path(
                "<int:pk>/settle/<int:remark>/", wrap(require_POST(self.settle_view)), name="articles_revision_settle"
            ),
            path("<int:pk>/revoke/<int:link>/", wrap(require_POST(self.revoke_view)), name="articles_revision_revoke"),
            path("<int:pk>/sheet/", wrap(require_safe(self.sheet_view)), name="articles_revision_sheet"),
            *super().get_urls(),
        ]

    def route_lines(self):
        view = (self.desk_scope.view,)
        final = ("story.final_review_publish",)
        return {
            **super().route_lines(),
            "add": Lines((), ()),
            "delete": Lines((), ()),
            "claim": Lines((), REVIEW_LINES),
            "approve": Lines((), REVIEW_LINES),
            "return": Lines((), REVIEW_LINES),
            "publish": Lines((), final),
            "stop": Lines((), final),
            "remark": Lines((), view),
            "settle": Lines((), view),
            "link": Lines((), ("story.edit", "story.edit_as_new_revision")),
            "revoke": Lines((), ("story.edit", "story.edit_as_new_revision")),
            "sheet": Lines(view),
        }

    # Reading

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("内容审核台"),
            "queues": queues_for(request.user),
        }
        return TemplateResponse(request, "admin/articles/review_queue.html", context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        revision = self.get_object(request, object_id)
        if revision is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":
            raise PermissionDenied(_("送审的版本不能修改。"))
        return self.show(request, revision)

    def show(self, request, revision, *, form=None, remark_form=None, status=200):
        reading = Review(revision, request.user)
        number = request.GET.get("against", "")
        other = reading.to_compare(int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": revision.title,
            "comparison": reading.compare_with(other),
            "versions": (other.number_told, revision.number_told) if other else ("", ""),
            "against": other.number if other else None,
            "others": reading.others,
            "view": request.GET.get("view", ""),
            "below_paragraphs": "admin/articles/_paragraph_remarks.html",
            "anchors": {remark.anchor for remark in reading.remarks},
            "revision": revision,
            "reading": reading,
            "report": report_on(revision) if revision.is_under_way else None,
            "form": form or ReviewForm(initial={"seen": seen_of(revision)}, is_last=is_last(revision)),
            "remark_form": remark_form,
            "seen": seen_of(revision),
            "due_at": due_at(revision) if revision.is_in_review else None,
            "preview": request.session.pop(f"preview-{revision.pk}", ""),
            "previews": [link for link in revision.previews.select_related("made_by") if link.is_open],
            "preview_days": PREVIEW_DAYS,
        }
        return TemplateResponse(request, "admin/articles/review.html", context, status=status)

    def sheet_view(self, request, pk):
        revision = self.revision_or_404(request, pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("审签单"),
            "revision": revision,
            "reading": Review(revision, request.user),
        }
        return TemplateResponse(request, "admin/articles/sheet.html", context)

    # Deciding

    def decide_view(self, request, pk, verb):
        revision = self.revision_or_404(request, pk)
        if request.POST.get("seen", seen_of(revision)) != seen_of(revision):
            return self.tell_moved(request, revision)
        insist(access.refusal_to_decide(request.user, revision))
        form = ReviewForm(request.POST, is_last=is_last(revision))
        if form.is_valid():
            given = form.cleaned_data
            sheet = Sheet(given["checklist"], given["opinion"], given["overrules"])
            try:
                if verb == "approve":
                    road.approve_revision(
                        revision,
                        by=request.user,
                        seen=given["seen"],
                        sheet=sheet,
                        publish_at=given.get("publish_at"),
                    )
                else:
                    road.return_revision(revision, by=request.user, seen=given["seen"], sheet=sheet)
            except ValidationError as fault:
                for sentence in fault.messages:
                    form.add_error(None, sentence)
            except PermissionDenied:
                return self.tell_moved(request, revision)
            else:
                messages.success(request, TOLD[verb] % revision)
                return redirect("admin:articles_revision_changelist")
        return self.show(request, revision, form=form, status=422)

    def tell_moved(self, request, revision):
        """Somebody else was first: nothing is decided, and the page shows how things stand now, with what was typed."""
        messages.warning(request, road.MOVED_ON)
        if opinion := request.POST.get("opinion", "").strip():
            messages.info(request, _("您写的意见：%s") % opinion[:2000])
        return self.back_to(revision)

    def claim_view(self, request, pk):
        return self.take(request, pk, access.refusal_to_decide, road.claim_revision, _("已领取：%s。"))

    def publish_view(self, request, pk):
        def act(revision, *, by, seen):
            road.schedule_revision(revision, by=by)

        return self.take(request, pk, access.refusal_to_publish, act, _("已发布：%s。"))

    def stop_view(self, request, pk):
        def act(revision, *, by, seen):
            road.stop_revision(revision, by=by, reason=StepForm.read(request.POST)["reason"])

        return self.take(request, pk, access.refusal_to_stop, act, _("已停止发布，退回撰稿人：%s。"))

    def take(self, request, pk, refusal, act, sentence):
        revision = self.revision_or_404(request, pk)
        seen = request.POST.get("seen", "")
        if seen and seen != seen_of(revision):
            return self.tell_moved(request, revision)
        insist(refusal(request.user, revision))
        try:
            act(revision, by=request.user, seen=seen or seen_of(revision))
        except ValidationError as fault:
            for line in fault.messages:
                messages.error(request, line)
        except PermissionDenied:
            return self.tell_moved(request, revision)
        else:
            messages.success(request, sentence % revision)
        return self.back_to(revision)

    # Remarks and previews

    def remark_view(self, request, pk):
        revision = self.revision_or_404(request, pk)
        insist(access.refusal_to_remark(request.user, revision))
        form = RemarkForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            answers = None
            if given["answers"]:
                answers = Remark.objects.filter(revision=revision, pk=given["answers"]).first()
            try:
                remarks.add_remark(
                    revision, by=request.user, words=given["words"], anchor=given["anchor"], answers=answers
                )
            except ValidationError as fault:
                form.add_error(None, " ".join(fault.messages))
            else:
                messages.success(request, _("已留言。"))
                return self.back_to(revision, given["anchor"])
        return self.show(request, revision, remark_form=form, status=422)

    def settle_view(self, request, pk, remark):
        revision = self.revision_or_404(request, pk)
        insist(access.refusal_to_remark(request.user, revision))
        row = Remark.objects.filter(revision=revision, pk=remark).first()
        if row is None:
            raise Http404
        remarks.settle_remark(row, by=request.user)
        messages.success(request, _("已标为解决。"))
        return self.back_to(revision, row.anchor)

    def link_view(self, request, pk):
        revision = self.revision_or_404(request, pk)
        insist(access.refusal_to_link(request.user, revision))
        _link, token = remarks.make_preview(revision, by=request.user, days=PREVIEW_DAYS)
        # Told once, on the next page of this session; the database keeps its digest only.
        request.session[f"preview-{revision.pk}"] = absolute(reverse("preview", args=[token]))
        return self.back_to(revision)

    def revoke_view(self, request, pk, link):
        revision = self.revision_or_404(request, pk)
        insist(access.refusal_to_link(request.user, revision))
        row = PreviewLink.objects.filter(revision=revision, pk=link).first()
        if row is None:
            raise Http404
        try:
            remarks.revoke_preview(row, by=request.user)
        except PermissionDenied as reason:
            messages.info(request, str(reason))
        else:
            messages.success(request, _("预览链接已撤销。"))
        return self.back_to(revision)

    def revision_or_404(self, request, pk):
        revision = self.get_object(request, str(pk))
        if revision is None:
            raise Http404
        return revision

    def back_to(self, revision, anchor=""):
        address = reverse("admin:articles_revision_change", args=[revision.pk])
        return redirect(f"{address}#{anchor}" if anchor else address)
