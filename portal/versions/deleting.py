"""Deleting at the desk: one page that says what goes, asks why, and refuses what changed since it was opened."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.history.actions.rows import remove_row
from portal.history.contents import contents_of, label_of_field, parts_of, refusal_while_tied
from portal.text.normalise import clean_line
from portal.versions.numbers import version_of


@dataclass(frozen=True)
class Words:
    """What the page of one way of deleting says."""

    button: Promise
    promise: Promise
    done: Promise


class DeleteForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("删除的原因"),
        max_length=200,
        help_text=gettext_lazy("如“重复录入”“测试用的”。写进这一条的历史。"),
    )

    def clean_reason(self):
        reason = clean_line(self.cleaned_data["reason"])
        if not reason:
            raise forms.ValidationError(gettext_lazy("请写明删除的原因。"))
        return reason


class DeletingMixin:
    """Mixed into the admins of the desk; a subclass says by `remove` how its rows go."""

    delete_words = Words(
        button=gettext_lazy("彻底删除"),
        promise=gettext_lazy("它会马上彻底删除，不能恢复；原来写的什么，审计记录的历史里还有。"),
        done=gettext_lazy("已删除：%s。"),
    )

    def refusal_to_remove(self, row):
        """Why the row must stay: "" when it may go."""
        return refusal_while_tied(row)

    def remove(self, request, row, reason):
        remove_row(row, reason=reason, by=request.user)

    @method_decorator(transaction.atomic)
    def delete_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        if refusal := self.refusal_to_remove(row):
            messages.error(request, refusal)
            return self.back_to_row(row)
        form = DeleteForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            return self.delete_page(request, row, form)
        if refusal := self.refusal_of_button(request, row):
            messages.warning(request, refusal)
            return self.back_to_row(row)
        name = str(row)
        try:
            with transaction.atomic():
                self.remove(request, row, form.cleaned_data["reason"])
        except ProtectedError:
            messages.error(request, _("还有内容属于它，所以不能删除。"))
            return self.back_to_row(row)
        messages.success(request, self.delete_words.done % name)
        return HttpResponseRedirect(self.url_of("changelist"))

    def delete_page(self, request, row, form):
        contents = contents_of(row)
        parts = [str(relation.get_accessor_name()) for relation in parts_of(self.model)]
        told = [(label_of_field(self.model, name), contents[name].words) for name in parts]
        context = {
            **self.admin_site.each_context(request),
            "title": _("删除：%s") % row,
            "opts": self.opts,
            "original": row,
            "form": form,
            "version": version_of(row),
            "words": self.delete_words,
            "parts": [(label, words) for label, words in told if words],
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/delete_row.html", context)

    def url_of(self, page, *numbers):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=numbers)

    def back_to_row(self, row):
        return HttpResponseRedirect(self.url_of("change", row.pk))
