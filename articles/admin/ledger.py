"""用稿统计 at the desk: the ledger of used stories, to read and to take away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.forms.ledger import LedgerForm
from articles.ledger import (
    EXPORT,
    MOST_LISTED,
    by_contributor,
    by_street,
    quarters,
    totals,
    used_stories,
    with_parts,
)
from articles.ledger_files import CSV, XLSX, take_away
from portal.access.decisions import insist, refusal
from portal.access.refused import note_refusal
from portal.access.routes import Lines
from portal.paging import page_after

PAGE_SIZE = 50


class LedgerPages:
    """For the admin of contributors: two addresses beside their list."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("ledger/", wrap(require_safe(self.ledger_view)), name="articles_contributor_ledger"),
            path("ledger/export/", wrap(require_POST(self.export_view)), name="articles_contributor_export"),
            *super().get_urls(),
        ]

    def route_lines(self):
        pages = {"ledger": Lines((self.desk_scope.view,)), "export": Lines((), (EXPORT,))}
        return {**super().route_lines(), **pages}

    def ledger_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        offered = quarters()
        form = LedgerForm(request.GET, quarters=offered)
        asked = self.part_asked(request, form)
        stories = used_stories(asked)
        pieces, withdrawn = totals(stories)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("用稿统计"),
            "form": form,
            "asked": asked,
            "offered": offered,
            "streets": form.fields["street"].queryset,
            "pieces": pieces,
            "withdrawn": withdrawn,
            "by_contributor": by_contributor(stories, asked),
            "by_street": by_street(stories),
            "most_listed": MOST_LISTED,
            "page": page_after(
                with_parts(stories),
                token=request.GET.get("after", ""),
                key=["-published_at", "-pk"],
                size=PAGE_SIZE,
                cursor_field="pk",
            ),
            "may_export": not refusal(request.user, EXPORT),
        }
        return TemplateResponse(request, "admin/articles/ledger.html", context)

    def export_view(self, request):
        insist(refusal(request.user, EXPORT))
        asked = self.part_asked(request, LedgerForm(request.POST))
        kind = CSV if request.POST.get("file") == CSV else XLSX
        try:
            taken = take_away(asked, kind, by=request.user)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
            return redirect(reverse("admin:articles_contributor_ledger"))
        return FileResponse(taken.file, as_attachment=True, filename=taken.name, content_type=taken.content_type)

    def part_asked(self, request, form):
        """What is asked for; a street or contributor out of somebody's sight is not there."""
        if not form.is_valid():
            note_refusal(request)
            raise Http404
        asked = form.asked
        if asked.street is not None and request.method == "POST":
            insist(refusal(request.user, EXPORT, asked.street))
        return asked
