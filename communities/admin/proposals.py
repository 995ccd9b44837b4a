"""The screen on which a pasted story becomes record: the story with its clauses marked, one proposal at a time."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from communities.access import (
    refusal_to_confirm,
    refusal_to_decide,
    refusal_to_enter_place,
    refusal_to_handle,
    refusal_to_record,
    refusal_to_reopen,
    refusal_to_replace,
)
from communities.actions.places import publish_community
from communities.actions.proposals import (
    accept_place,
    accept_proposal,
    merge_proposal,
    reject_proposal,
    reopen_proposal,
)
from communities.actions.statements import confirm_statement
from communities.claims import claim_of
from communities.deciding import last_decision_of, neighbours, next_for, progress_of
from communities.forms.proposals import form_of, read_now
from communities.forms.proposing import Sheet, lacking
from communities.marked_text import Mark, mark_text
from communities.models import Community, Fact, Proposal, Street
from communities.models.proposals import DECIDE, PLACE_LINES
from communities.models.statements import SourcedStatement
from communities.on_record import record_of, standing_beside
from communities.proposal_tally import tally
from communities.standing import lacks_deciders
from portal.access.admin import DeskAdmin
from portal.access.decisions import insist, refusal
from portal.access.decisions import rows as rows_for
from portal.access.refused import note_refusal
from portal.access.routes import Lines
from portal.access.scopes import VIEW, scope_of
from portal.access.viewer import everywhere
from portal.history.contents import lock
from portal.history.desk import HistoryMixin
from portal.records import PublicationState
from portal.text.keys import is_key
from portal.versions.numbers import refusal_of_version, version_of

CONFIRM = ("fact.confirm", "award_activity.publish")


@admin.register(Proposal)
class ProposalAdmin(HistoryMixin, DeskAdmin):
    """A proposal has no form of its own: its page is the screen, and its buttons call the actions."""

    list_display = ["__str__", "intake", "place", "state", "decided_at"]
    list_select_related = ["intake__source", "community", "street"]
    list_filter = ["state", "kind", "community__street"]
    search_fields = ["home_name", "field"]

    def lookup_allowed(self, lookup, value, request=None):
        """The screen leads back to the proposals of its story; a filter would list all stories."""
        return lookup == "intake__id__exact" or super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("地方"))
    def place(self, proposal):
        return proposal.community or proposal.home_name or proposal.street or proposal.home_street or "—"

    # Routes

    def get_urls(self):
        def own(verb, view):
            route = f"<int:pk>/{verb}/"
            return path(route, self.admin_site.admin_view(require_POST(view)), name=self.url_name(verb))

        return [
            path("tally/", self.admin_site.admin_view(self.tally_view), name=self.url_name("tally")),
            own("accept", self.accept_view),
            own("merge", self.merge_view),
            own("reject", self.reject_view),
            own("reopen", self.reopen_view),
            own("confirm", self.confirm_view),
            own("publish", self.publish_view),
            *super().get_urls(),
        ]

    def url_name(self, verb):
        return f"{self.opts.app_label}_{self.opts.model_name}_{verb}"

    def route_lines(self):
        decides = Lines((), (DECIDE, *sorted(set(PLACE_LINES.values()))))
        verbs = dict.fromkeys(("accept", "merge", "reject", "reopen"), decides)
        publishes = Lines((), (Community.desk_scope.change,))
        moves = {"confirm": Lines((), CONFIRM), "publish": publishes}
        return {**super().route_lines(), **verbs, **moves, "tally": Lines((VIEW,))}

    def fetch(self, request, pk):
        proposal = self.get_object(request, str(pk))
        if proposal is None:
            raise Http404
        return proposal

    # The screen

    def change_view(self, request, object_id, form_url="", extra_context=None):
        proposal = self.get_object(request, object_id)
        if proposal is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST":  # decided by the buttons, never by a form of its own
            raise PermissionDenied(_("采录建议不在这里修改，请用采用、改正或不采用。"))
        return self.screen(request, proposal)

    def screen(self, request, proposal, form=None):
        """The story on the left, one proposal and the record on the right; `form` holds what was sent and refused."""
        intake = proposal.intake
        sheet, progress = Sheet(intake), progress_of(intake)
        before, after = neighbours(progress, proposal)
        record = record_of(proposal.community)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("采录：%s") % intake,
            "intake": intake,
            "proposal": proposal,
            "progress": progress,
            "elsewhere": self.elsewhere(progress, intake),
            "lines": self.lines(sheet.words, progress, intake),
            "clause": sheet.clause_of(proposal),
            "before": before,
            "after": after,
            "refusal": refusal_to_decide(request.user, proposal),
            "last": last_decision_of(request.user, progress),
            "is_done": next_for(request.user, progress) is None,
            "left": progress.total - progress.decided,
            "lacks_deciders": request.user.is_superuser and lacks_deciders(intake.district),
            "may_write": not refusal(request.user, "story.create"),
            "unpublished": self.unpublished(request.user, progress),
            "record": record,
            "has_record": any(public or waiting for _kind, public, waiting in record),
            **(self.offer(request, proposal, sheet, form) if proposal.is_open else self.outcome(request, proposal)),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/communities/proposal.html", context)

    def unpublished(self, user, progress):
        """When all is decided: the communities of the report that residents do not see yet, with their versions."""
        if progress.decided < progress.total:
            return []
        told = {row.community_id for row in progress.rows if row.community_id}
        drafts = Community.objects.filter(pk__in=told, state=PublicationState.DRAFT).order_by("pk")
        return [(row, version_of(row)) for row in rows_for(user, Community.desk_scope.change, drafts)]

    def elsewhere(self, progress, intake):
        """How many proposals of the report are for others to decide: their number is no secret, their words are."""
        with everywhere():
            return intake.proposals.count() - progress.total

    def lines(self, words, progress, intake):
        marks = [Mark(row.start, row.end, row) for row in progress.rows]
        removed = [(one["start"], one["end"], one["why"]) for one in intake.outline.get("removed", [])]
        headings = [one["start"] for one in intake.outline.get("headings", [])]
        return mark_text(words, marks, removed, headings)

    def offer(self, request, proposal, sheet, form):
        """What would be recorded, what is on record beside it, and what is missing before it can be."""
        read = read_now(proposal, sheet)
        draft, missing = read.instance, read.errors
        return {
            "form": form or form_of(proposal, sheet),
            "missing": [] if form else list(lacking(read)),
            "refusal_to_enter": self.refusal_to_enter(request.user, read),
            "may_correct": self.may_correct(request.user, read),
            "first": [(entry._meta.verbose_name, entry) for entry in read.first.values()],
            "beside": standing_beside(draft),
            "counted": draft.written if isinstance(draft, Fact) and draft.written != draft.text else "",
            "claim": claim_of(draft) if isinstance(draft, Fact) else None,
            "needs": self.needs(proposal, missing),
        }

    def refusal_to_enter(self, user, form):
        """Why this person could not record what is offered, however right it is: a street, or another's community."""
        if not form.has_quote and (not form.errors or isinstance(form.instance, Street)):
            return refusal_to_enter_place(user, form.instance)
        if form.errors:
            return refusal(user, scope_of(type(form.instance)).add)
        return refusal_to_record(user, form.instance)

    def may_correct(self, user, form):
        """Whether this person may record such a thing somewhere, though perhaps not where the reader saw it."""
        return not (
            refusal(user, scope_of(type(form.instance)).add) if form.has_quote else self.refusal_to_enter(user, form)
        )

    def needs(self, proposal, missing):
        """The open proposal of the place or person that this one needs first."""
        rows = proposal.intake.proposals.open()
        if "holder" in missing and (recipient := proposal.content.get("recipient")):
            named = [row for row in rows.filter(kind="person") if row.content.get("value") == recipient]
            if named:
                return named[0]
        if not {"owner", "community", "street", "holder"} & set(missing):
            return None
        if proposal.owner_level in ("estate", "facility") and proposal.community_id:
            parts = rows.filter(kind=proposal.owner_level)
            return next((row for row in parts if row.content.get("value") == proposal.owner_name), None)
        if proposal.home_name and proposal.community_id is None and proposal.kind != "community":
            return rows.filter(kind="community", home_name=proposal.home_name).first()
        if proposal.home_street:
            return rows.filter(kind="street", home_street=proposal.home_street).exclude(pk=proposal.pk).first()
        return None

    def outcome(self, request, proposal):
        made = proposal.made()
        is_statement = isinstance(made, SourcedStatement)
        return {
            "made": made,
            "is_statement": is_statement,
            "refusal_to_confirm": refusal_to_confirm(request.user, made) if is_statement else _("没有要确认的。"),
            "refusal_to_reopen": refusal_to_reopen(request.user, proposal),
            "decides": not refusal_to_handle(request.user, proposal),
            "beside": [],
        }

    # Decisions

    def decided_before(self, request, proposal):
        """A key pressed twice, or a colleague who was quicker: nothing is done twice, and one is led on."""
        if proposal.is_open or refusal_to_handle(request.user, proposal):
            return None
        messages.info(request, _("这一条刚才已经定了，没有再定一次。"))
        return redirect(self.address(proposal))

    def deciding(self, request, pk, decide):
        """Let `decide(proposal)` answer; of two who press at once, the second is told, and finds what the first did."""
        proposal = self.fetch(request, pk)
        if answer := self.decided_before(request, proposal):
            return answer
        insist(refusal_to_decide(request.user, proposal))
        try:
            return decide(proposal)
        except (PermissionDenied, IntegrityError) as fault:
            if answer := self.decided_before(request, self.fetch(request, pk)):
                return answer
            if isinstance(fault, PermissionDenied):
                raise
        messages.warning(request, _("就在刚才，有人录了同样的内容，这一条没有再录。请对照记录，再定一次。"))
        return redirect(self.address(proposal))

    def accept_view(self, request, pk):
        return self.deciding(request, pk, lambda proposal: self.accept_as_sent(request, proposal))

    def accept_as_sent(self, request, proposal):
        form = form_of(proposal, Sheet(proposal.intake), request.POST)
        if not form.is_valid():
            decided = self.decided_before(request, self.fetch(request, proposal.pk))  # by a colleague, at this moment
            return decided or self.screen(request, proposal, form)
        try:
            if form.has_quote and self.may_correct(request.user, form):  # what was typed stays
                self.refuse(refusal_to_record(request.user, form.instance))
            self.accept(request, proposal, form)
        except ValidationError as error:
            self.tell(form, error)
            return self.screen(request, proposal, form)
        return self.onward(request, proposal)

    def accept(self, request, proposal, form):
        if not form.has_quote:
            accept_place(proposal, entry=form.instance, by=request.user, corrected=form.corrected)
            return
        replaces = self.replaced(request, form)
        accept_proposal(
            proposal,
            draft=form.instance,
            by=request.user,
            first=form.first,
            replaces=replaces,
            corrected=form.corrected,
        )

    def replaced(self, request, form):
        number = request.POST.get("replaces", "")
        if not number:
            return None
        if not is_key(number):
            raise Http404
        found = type(form.instance).objects.filter(pk=number).first()
        if found is None or not isinstance(found, Fact):
            raise Http404
        self.refuse(refusal_to_replace(request.user, found))
        return found

    def refuse(self, reason):
        """Say why not beside what was typed, rather than on a page of its own."""
        if reason:
            raise ValidationError(reason)

    def tell(self, form, error):
        """What the database or the actions refused, beside the field where the form has it."""
        for name, faults in getattr(error, "message_dict", {None: error.messages}).items():
            form.add_error(name if name in form.fields else None, faults)

    def merge_view(self, request, pk):
        return self.deciding(request, pk, lambda proposal: self.merge_as_sent(request, proposal))

    def merge_as_sent(self, request, proposal):
        draft = read_now(proposal, Sheet(proposal.intake)).instance
        number = request.POST.get("into", "")
        into = type(draft)._default_manager.filter(pk=number).first() if is_key(number) else None
        if into is None:
            raise Http404
        merge_proposal(proposal, into=into, by=request.user)
        return self.onward(request, proposal)

    def reject_view(self, request, pk):
        def reject(proposal):
            reject_proposal(proposal, by=request.user)
            return self.onward(request, proposal)

        return self.deciding(request, pk, reject)

    def reopen_view(self, request, pk):
        proposal = self.fetch(request, pk)
        insist(refusal_to_handle(request.user, proposal))
        try:
            reopen_proposal(proposal, by=request.user)
        except PermissionDenied as reason:
            note_refusal(request, str(reason))
            messages.error(request, str(reason))
        else:
            messages.info(request, _("已撤销，请重新决定。"))
        return redirect(self.address(proposal))

    def confirm_view(self, request, pk):
        """Somebody else reads the clause once more and makes the statement public."""
        proposal = self.fetch(request, pk)
        made = proposal.made() if proposal.has_made else None
        if not isinstance(made, SourcedStatement):
            raise PermissionDenied(_("这一条没有要确认的内容。"))
        try:
            with transaction.atomic():
                confirm_statement(made, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(self.address(proposal))
        return self.onward(request, proposal)

    def publish_view(self, request, pk):
        """Show a community of this report to residents, from where its facts were decided."""
        proposal = self.fetch(request, pk)
        number = request.POST.get("community", "")
        community = Community.objects.kept().filter(pk=number).first() if is_key(number) else None
        if community is None:
            raise Http404
        insist(refusal(request.user, community.desk_scope.change, community))
        with transaction.atomic():
            lock(community)
            if stale := refusal_of_version(community, request.POST.get("form_version", "")):
                messages.warning(request, stale)
            else:
                publish_community(community, by=request.user)
                messages.success(request, _("已发布：%s。") % community)
        return redirect(self.address(proposal))

    def onward(self, request, proposal):
        """To what comes next; back to where one was when nothing is left."""
        following = next_for(request.user, progress_of(proposal.intake), proposal)
        if following is None:
            messages.success(request, _("这篇报道里没有等您处理的了。"))
        return redirect(self.address(following or proposal))

    def address(self, proposal):
        return reverse(f"admin:{self.url_name('change')}", args=[proposal.pk])

    # How good the reader is

    def tally_view(self, request):
        insist(self.refusal_to("view", request))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("读稿的成绩"),
            "table": tally(),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/communities/proposal_tally.html", context)
