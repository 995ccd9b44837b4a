"""Deleting at the desk: an action with a reason, a list of what was deleted, a button that brings it back."""

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from portal.bin.actions.rows import delete_row, restore_row
from portal.bin.deleted import DAYS, told
from portal.history.contents import contents_of, label_of_field, parts_of
from portal.text.normalise import clean_line
from portal.versions.admin import VersionedAdmin
from portal.versions.numbers import version_of

MOST_SHOWN = 200


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


class BinAdmin(VersionedAdmin):
    """The admin of a model whose rows go into the bin; what lies there has no page, no list and cannot be chosen."""

    change_list_template = "admin/bin_change_list.html"

    def get_queryset(self, request):
        return super().get_queryset(request).kept()

    def get_deleted(self, request):
        """The rows in the bin that this person could see while they were at the desk."""
        return super().get_queryset(request).deleted()

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("bin/", wrap(require_safe(self.bin_view)), name=f"{name}_bin"),
            path("<int:pk>/restore/", wrap(require_POST(self.restore_view)), name=f"{name}_restore"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {"bin_url": self.bin_url() if self.has_delete_permission(request) else "", **(extra_context or {})}
        return super().changelist_view(request, context)

    @method_decorator(transaction.atomic)
    def delete_view(self, request, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        if refusal := row.refusal_to_delete():
            messages.error(request, refusal)
            return self.back_to_row(row)
        form = DeleteForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            if refusal := self.refusal_of_button(request, row):
                messages.warning(request, refusal)
                return self.back_to_row(row)
            delete_row(row, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("已放进回收站：%(row)s。%(days)d 天内可以恢复。") % {"row": row, "days": DAYS})
            return redirect(self.url_of("changelist"))
        return self.bin_page(request, "admin/bin_delete.html", _("删除：%s") % row, row, form)

    def bin_page(self, request, template, title, row, form):
        contents = contents_of(row)
        parts = [str(relation.get_accessor_name()) for relation in parts_of(self.model)]
        told_parts = [(label_of_field(self.model, name), contents[name].words) for name in parts]
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "original": row,
            "form": form,
            "version": version_of(row),
            "parts": [(label, words) for label, words in told_parts if words],
            "days": DAYS,
        }
        return TemplateResponse(request, template, context)

    def bin_view(self, request):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        rows = [row for row in self.get_deleted(request)[:MOST_SHOWN] if self.has_delete_permission(request, row)]
        context = {
            **self.admin_site.each_context(request),
            "title": _("回收站：%s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "found": [(deleted, self.url_of("restore", deleted.row.pk)) for deleted in told(rows)],
            "days": DAYS,
        }
        return TemplateResponse(request, "admin/bin.html", context)

    def restore_view(self, request, pk):
        row = self.get_deleted(request).filter(pk=pk).first()
        if row is None and (restored := self.get_object(request, str(pk))):
            messages.info(request, _("它已经恢复了：%s。") % restored)
            return self.back_to_row(restored)
        if row is None:
            raise Http404
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        restore_row(row, by=request.user)
        messages.success(request, _("已恢复：%s。它还没有公开。") % row)
        return self.back_to_row(row)

    def url_of(self, page, *numbers):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=numbers)

    def bin_url(self):
        return self.url_of("bin")

    def back_to_row(self, row):
        return redirect(self.url_of("change", row.pk))
