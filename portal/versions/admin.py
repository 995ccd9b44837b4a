"""The admin of rows that several people edit: nobody overwrites what they have not seen, and nothing is lost.

A page carries the version of the row that it shows. Sent back, the row is locked and its version compared before
anything else happens; a form that was opened on another version is not saved but shown again, beside what the other
person saved (portal/versions/comparison.py). A form for a new row carries a number that counts once.
"""

import json
import re
import uuid
from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.access.admin import DeskAdmin
from portal.history.actions.rows import save_row
from portal.history.changes import readable
from portal.history.contents import lock
from portal.history.desk import HistoryMixin
from portal.history.models import FieldChange, lines_on
from portal.versions.comparison import compare, marks_of, read_marks, take_theirs
from portal.versions.deleting import DeletingMixin
from portal.versions.forms import ADDED, kept
from portal.versions.models import SentForm
from portal.versions.numbers import last_change_since, number_in, refusal_of_version, version_of

CONFLICT = 409
REFUSAL = _("别人先保存了，所以这一次还没有保存。您写的都还在；请看上面的对照，选好以后再保存。")


class Conflict:
    """What the second of two people is shown: who saved first, and every difference."""

    def __init__(self, comparison, change):
        self.comparison, self.change = comparison, change

    @property
    def differences(self):
        return self.comparison.differences


class VersionedAdmin(HistoryMixin, DeletingMixin, DeskAdmin):
    """Mixed into every ModelAdmin of the desk."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        refusal = REFUSAL if getattr(request, "conflict", None) else ""
        return kept(super().get_form(request, obj, change=change, **kwargs), refusal)

    def get_fields(self, request, obj=None):
        return [name for name in super().get_fields(request, obj) if name not in ADDED]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        if object_id is None or "_saveasnew" in request.POST:
            return self.add_once(request, form_url, extra_context)
        with transaction.atomic():
            row = self.get_object(request, unquote(object_id))
            if row is None or not self.has_change_permission(request, row):
                return super().changeform_view(request, object_id, form_url, extra_context)
            lock(row)
            return self.change_as_seen(request, object_id, form_url, extra_context)

    def change_as_seen(self, request, object_id, form_url, extra_context):
        """Save when the row, locked by now, still is what the sender saw; otherwise show both versions."""
        row = self.get_object(request, unquote(object_id))
        form, formsets = self.as_stored(request, row)
        sent, opened = request.POST, request.POST.get("form_version", "")
        if opened == (now := version_of(row)):
            request.POST = take_theirs(form, formsets, sent)
            return super().changeform_view(request, object_id, form_url, extra_context)
        marks = read_marks(sent.get("form_opened", ""))
        comparison = compare(form, formsets, sent, marks, self.words_before(row, opened))
        if not comparison:
            messages.info(request, _("这些内容已经保存过了，没有再存一次。"))
            return self.response_post_save_change(request, row)
        comparison.data["form_version"] = now
        comparison.data["form_opened"] = json.dumps(marks_of(form, formsets))
        request.POST = comparison.data
        request.conflict = Conflict(comparison, last_change_since(row, opened))
        context = {**(extra_context or {}), "conflict": request.conflict}
        response = super().changeform_view(request, object_id, form_url, context)
        response.status_code = CONFLICT
        return response

    def words_before(self, row, opened):
        """A function that tells what a field held when the page was opened, None where nobody knows."""
        since = lines_on(row).filter(number__gt=number_in(opened) or 0).values("number")
        found = {}
        for change in FieldChange.objects.filter(number__in=since):
            found.setdefault(change.field, None if change.is_erased else readable(self.model, change)[0])
        names = getattr(self.form, "TOLD_AS", {})
        return lambda name: found.get(names.get(name, name))

    def as_stored(self, request, row):
        """The form and formsets of the row as a newly opened page shows them."""
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form = self.get_form(request, row, change=True, fields=fields)(instance=row)
        formsets, prefixes = [], {}
        for FormSet, inline in self.get_formsets_with_inlines(request, row):  # noqa: N806 - a class, as Django names it
            prefix = FormSet.get_default_prefix()
            prefixes[prefix] = prefixes.get(prefix, 0) + 1
            if prefixes[prefix] != 1:
                prefix = f"{prefix}-{prefixes[prefix]}"
            if inline.has_change_permission(request, row):
                formsets.append(FormSet(instance=row, prefix=prefix, queryset=inline.get_queryset(request)))
        return form, formsets

    def add_once(self, request, form_url, extra_context):
        """Keep a new row; a form that was kept already leads to the row that it made."""
        token = request.POST.get("form_once", "")
        if not re.fullmatch(r"[0-9a-f]{32}", token):
            return super().changeform_view(request, None, form_url, extra_context)
        try:
            with transaction.atomic():
                # Of two that come at once, the second waits here until the first is kept or refused.
                sent = SentForm.objects.create(token=token, sent_by_id=request.user.pk)
                request.sent_form = sent
                response = super().changeform_view(request, None, form_url, extra_context)
                if not sent.target_id:
                    sent.delete()
                return response
        except IntegrityError:
            first = SentForm.objects.filter(token=token, sent_by_id=request.user.pk).first()
            if first is None:
                raise
            return self.lead_to(request, first)

    def save_model(self, request, obj, form, change):
        """Nothing yet: a row is kept together with its parts, so that one line can name everything that changed."""

    def save_related(self, request, form, formsets, change):
        row = form.instance
        self.keep(request, row, form, change, partial(super().save_related, request, form, formsets, change))
        if not change and (sent := getattr(request, "sent_form", None)):
            sent.target_type, sent.target_id = row._meta.label_lower, str(row.pk)
            sent.save(update_fields=["target_type", "target_id"])

    def keep(self, request, row, form, change, parts):
        """Save the row by an action; `parts` saves its relations, tags and inline rows, and belongs inside."""
        save_row(row, by=request.user, reason=form.reason, parts=parts)

    def lead_to(self, request, sent):
        messages.info(request, _("这张表单已经收到过一次，没有再录一遍；这就是那一条。"))
        return HttpResponseRedirect(
            reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[sent.target_id])
        )

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if not form.is_bound:
            if obj is None:
                form.initial["form_once"] = uuid.uuid4().hex
            else:
                formsets = [inline.formset for inline in context["inline_admin_formsets"]]
                form.initial["form_version"] = version_of(obj)
                form.initial["form_opened"] = json.dumps(marks_of(form, formsets))
        context["version"] = form["form_version"].value()
        if add or self.has_change_permission(request, obj):
            context["carried"] = form.carried
            context["reason"] = None if add else form["change_reason"]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def refusal_of_button(self, request, row):
        """Lock the row; "" while it stands as the page of the button showed it, else who changed it since."""
        lock(row)
        return refusal_of_version(row, request.POST.get("form_version", ""))
