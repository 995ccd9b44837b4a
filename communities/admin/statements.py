"""The admin of sourced statements: recorded in a form, then read-only, moved on by buttons that call the actions."""

from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from communities.access import (
    refusal_to_confirm,
    refusal_to_record,
    refusal_to_replace,
    refusal_to_retire,
)
from communities.actions.statements import (
    confirm_statement,
    record_statement,
    replace_statement,
    retire_statement,
)
from communities.forms.statements import RetireForm
from communities.models import Proposal
from portal.access.admin import person_cell, scope_choices
from portal.access.decisions import insist
from portal.access.routes import Lines
from portal.versions.admin import VersionedAdmin
from portal.versions.forms import offer_what_is_kept
from portal.versions.numbers import version_of


class StatementAdmin(VersionedAdmin):
    """A statement is never edited: what a form takes in is recorded, and later only replaced or retired."""

    replace_form = None  # statements without one are retired and recorded anew
    save_as_continue = False
    autocomplete_fields = ["source"]
    change_form_template = "admin/communities/statement_change.html"
    add_form_template = "admin/change_form.html"
    standing_fields = ["state", "recorder", "recorded_at", "confirmer", "confirmed_at"]
    standing = (_("经过"), {"fields": [("state",), ("recorder", "recorded_at"), ("confirmer", "confirmed_at")]})
    recorder = person_cell("recorded_by", _("录入人"))
    confirmer = person_cell("confirmed_by", _("确认人"))

    def has_add_permission(self, request):
        return not refusal_to_record(request.user, self.model)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_fieldsets(self, request, obj=None):
        recorded = (None, {"fields": self.form.Meta.fields})
        return [recorded, self.standing] if obj else [recorded]

    def get_readonly_fields(self, request, obj=None):
        return [*self.form.Meta.fields, *self.standing_fields] if obj else []

    def keep(self, request, row, form, change, parts):
        record_statement(row, by=request.user)
        parts()

    def response_add(self, request, obj, post_url_continue=None):
        messages.info(request, _("已录入，等待另一位同事确认；确认后才会公开。"))
        return super().response_add(request, obj, post_url_continue)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        statement = self.get_object(request, object_id)
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), **self.moves(request, statement)}
        )

    def moves(self, request, statement):
        """What may be done now: for each button the reason why not, "" when it may be pressed."""
        if statement is None:
            return {}
        by = request.user
        return {
            "refusal_to_confirm": refusal_to_confirm(by, statement),
            "refusal_to_replace": refusal_to_replace(by, statement) if self.replace_form else _("这一类不能替换。"),
            "refusal_to_retire": refusal_to_retire(by, statement),
            "is_replaceable": bool(self.replace_form),
            "url_prefix": f"admin:{self.url_name('')}",
            "proposal": Proposal.objects.behind(statement).first(),
        }

    def url_name(self, verb):
        return f"{self.opts.app_label}_{self.opts.model_name}_{verb}"

    def get_urls(self):
        def own(verb, view):
            route = f"<int:pk>/{verb}/"
            return path(route, self.admin_site.admin_view(view), name=self.url_name(verb))

        form_view = require_http_methods(["GET", "HEAD", "POST"])
        return [
            own("confirm", require_POST(self.confirm_view)),
            own("replace", form_view(self.replace_view)),
            own("retire", form_view(self.retire_view)),
            *super().get_urls(),
        ]

    def route_lines(self):
        found = super().route_lines()
        record, retire = found["add"].sends, (self.model.RETIRE_ACTION,)
        return {
            **found,
            "confirm": Lines((), (self.model.CONFIRM_ACTION,)),
            "replace": Lines(record, record),
            "retire": Lines(retire, retire),
        }

    def fetch(self, request, pk):
        statement = self.get_object(request, str(pk))
        if statement is None:
            raise Http404
        if not self.has_view_permission(request, statement):
            raise PermissionDenied
        return statement

    def confirm_view(self, request, pk):
        statement = self.fetch(request, pk)
        try:
            with transaction.atomic():
                if answer := self.answer_to_stale(request, statement, None, refusal_to_confirm, _("确认")):
                    return answer
                confirm_statement(statement, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("已确认，现在公开：%s。") % statement)
        return self.back_to(statement)

    @method_decorator(transaction.atomic)
    def replace_view(self, request, pk):
        if self.replace_form is None:
            raise Http404
        statement = self.fetch(request, pk)
        form = self.replace_form(request.POST or None, replaced=statement)
        scope_choices(form, request.user)
        self.search_for_choices(form)
        if answer := self.answer_to_stale(request, statement, form, refusal_to_replace, _("替换")):
            return answer
        if request.method == "POST" and form.is_valid():
            draft = replace_statement(statement, draft=form.save(commit=False), by=request.user)
            form.save_m2m()
            messages.info(request, _("替换内容已录入，等待另一位同事确认；确认之前，公开的仍是原来的一条。"))
            return self.back_to(draft)
        return self.form_page(request, statement, form, _("替换"))

    def answer_to_stale(self, request, statement, form, refusal_to, verb):
        """Nothing is done to what changed since its page was opened; what was typed stays while it can be used."""
        stale = self.refusal_of_button(request, statement) if request.method == "POST" else ""
        refusal = refusal_to(request.user, self.get_object(request, str(statement.pk)))
        if not stale or "form_version" not in request.POST:
            insist(refusal)
        if not stale:
            return None
        messages.warning(request, stale)
        return self.form_page(request, statement, form, verb) if form and not refusal else self.back_to(statement)

    def search_for_choices(self, form):
        """Boxes that search, as in the form for a new statement, where a plain one would list every row there is."""
        offer_what_is_kept(form)
        for name in set(self.autocomplete_fields) & set(form.fields):
            relation, field = self.model._meta.get_field(name), form.fields[name]
            box = AutocompleteSelectMultiple if relation.many_to_many else AutocompleteSelect
            field.widget, choices = box(relation, self.admin_site), field.choices
            field.widget.choices = choices

    @method_decorator(transaction.atomic)
    def retire_view(self, request, pk):
        statement = self.fetch(request, pk)
        form = RetireForm(request.POST or None)
        if answer := self.answer_to_stale(request, statement, form, refusal_to_retire, _("停用")):
            return answer
        if request.method == "POST" and form.is_valid():
            retire_statement(statement, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("已停用：%s。它留在记录里，不再公开。") % statement)
            return self.back_to(statement)
        return self.form_page(request, statement, form, _("停用"))

    def form_page(self, request, statement, form, verb):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{verb}：{statement}",
            "statement": statement,
            "form": form,
            "media": self.media + form.media,
            "verb": verb,
            "version": version_of(statement),
        }
        return render(request, "admin/communities/statement_form.html", context)

    def back_to(self, statement):
        return redirect(reverse(f"admin:{self.url_name('change')}", args=[statement.pk]))
