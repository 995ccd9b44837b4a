"""整理标点 without scripts: every proposal for a draft on one page, and those that somebody chose saved at once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles import access
from articles.actions.stories import save_story
from articles.body import BodyError, from_blocks
from articles.typography import applied, proposals
from portal.access.decisions import insist
from portal.access.routes import Lines
from portal.versions.numbers import version_of

MOST_SHOWN = 300  # boxes on one page; the rest comes when these are done
AROUND = 16  # characters of the text on either side


class TidyingMixin:
    """Mixed into the admin of stories: a page of proposals for a draft that nobody reviews."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.typography_view))
        return [path("<int:pk>/typography/", view, name="articles_story_typography"), *super().get_urls()]

    def route_lines(self):
        return {**super().route_lines(), "typography": Lines(("story.edit",), ("story.edit",))}

    def typography_view(self, request, pk):
        """What could be set right, each with a box; nothing is changed but what was chosen."""
        story = self.story_or_404(request, pk)
        insist(refusal_to_tidy(request.user, story))
        if request.method == "POST":
            with transaction.atomic():
                self.take_proposals(request, story)
            return self.back_to(story)
        found = offered(story)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "story": story,
            "lines": [line_of(story.body, proposal) for proposal in found[:MOST_SHOWN]],
            "more": max(len(found) - MOST_SHOWN, 0),
            "version": version_of(story),
            "title": _("整理标点"),
        }
        return render(request, "admin/articles/typography.html", context)

    def take_proposals(self, request, story):
        if stale := self.refusal_of_button(request, story):
            messages.warning(request, stale)
            return
        row = self.story_or_404(request, story.pk)
        chosen = set(request.POST.getlist("take"))
        taken = [proposal for proposal in offered(row) if key_of(proposal) in chosen]
        if not taken:
            messages.info(request, _("没有选中任何一处，正文没有变。"))
            return
        try:
            row.body = from_blocks(applied(row.body, taken), before=row.body, used=row.anchors_used)
            save_story(row, by=request.user, reason=str(_("整理标点")))
        except (BodyError, ValidationError) as fault:
            messages.error(request, "".join(getattr(fault, "messages", [str(fault)])))
        else:
            messages.success(request, _("改了 %(count)d 处，正文已保存。") % {"count": len(taken)})


def refusal_to_tidy(user, story):
    """Drafts that nobody reviews; what is under review is rewritten in its form, which begins a new revision."""
    if reason := access.refusal_to_edit(user, story):
        return reason
    return _("正在审的稿子不在这里整理：请先收回，或在编辑页改写。") if story.revision_under_way else ""


def offered(story):
    """The proposals for a story; a paragraph that states a fact is never proposed to go."""
    cited = set(story.citations.values_list("anchor", flat=True))
    return [
        proposal
        for proposal in proposals(story.body)
        if not (is_removal(story.body, proposal) and story.body[proposal.block]["anchor"] in cited)
    ]


def is_removal(body, proposal):
    """Whether a whole block would go."""
    return proposal.after == "" and (proposal.start, proposal.end) == (0, len(body[proposal.block]["text"]))


def key_of(proposal):
    return f"{proposal.block}-{proposal.start}-{proposal.end}"


def line_of(body, proposal):
    text, is_whole = body[proposal.block]["text"], is_removal(body, proposal)
    return {
        "key": key_of(proposal),
        "is_whole": is_whole,
        "left": text[max(proposal.start - AROUND, 0) : proposal.start],
        "before": proposal.before,
        "after": proposal.after,
        "right": text[proposal.end : proposal.end + AROUND],
        "why": proposal.why,
        "number": proposal.block + 1,
    }
