"""Pieces of the admin that both apps use."""

from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from portal.access.decisions import insist, refusal
from portal.access.routes import Lines
from portal.bin.admin import BinAdmin
from portal.records import PublicationState


class StateFilter(admin.ChoicesFieldListFilter):
    """By state; what lies in the bin is in no list, so it is not offered."""

    def choices(self, changelist):
        deleted = PublicationState.DELETED.label
        yield from (choice for choice in super().choices(changelist) if choice["display"] != deleted)


def link_to_public_page(row):
    """A link to what residents see of a row; a dash while they see nothing."""
    if not row.pk or not row.is_published:
        return "—"
    try:
        return format_html('<a href="{}">{}</a>', row.get_absolute_url(), _("像居民一样看"))
    except NoReverseMatch:  # an address that was just typed, and is refused below
        return "—"


class PublishableAdmin(BinAdmin):
    """The admin of a Publishable: its state is read-only and moved by buttons, which call the app's actions.

    Subclasses name the actions, each called as action(row, by=user): `publish_action`, `withdraw_action`, and the lines
    of the permission matrix that say who may: `publish_line`, `withdraw_line`.
    """

    publish_line = withdraw_line = ""  # lines of the permission matrix
    readonly_fields = ["state", "published_at", "public_page"]
    change_form_template = "admin/publishable_change.html"

    @admin.display(description=_("公开页面"))
    def public_page(self, row):
        return link_to_public_page(row)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        publish, withdraw = (self.admin_site.admin_view(require_POST(view)) for view in (self.publish, self.withdraw))
        return [
            path("<int:pk>/publish/", publish, name=f"{name}_publish"),
            path("<int:pk>/withdraw/", withdraw, name=f"{name}_withdraw"),
            *super().get_urls(),
        ]

    def route_lines(self):
        moves = {"publish": Lines((), (self.publish_line,)), "withdraw": Lines((), (self.withdraw_line,))}
        return {**super().route_lines(), **moves}

    def has_delete_permission(self, request, obj=None):
        """What was public once is withdrawn and kept; only a draft may be deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or obj.published_at is None)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row, prefix = self.get_object(request, object_id), f"admin:{self.opts.app_label}_{self.opts.model_name}_"
        moves = {
            f"refusal_to_{verb}": row and refusal(request.user, line, row)
            for verb, line in (("publish", self.publish_line), ("withdraw", self.withdraw_line))
        }
        context = {**(extra_context or {}), **moves, "url_prefix": prefix}
        return super().change_view(request, object_id, form_url, context)

    def publish(self, request, pk):
        return self.move(request, pk, self.publish_line, type(self).publish_action, _("已发布：%s。"))

    def withdraw(self, request, pk):
        sentence = _("已撤下，居民看不到了：%s。")
        return self.move(request, pk, self.withdraw_line, type(self).withdraw_action, sentence)

    def move(self, request, pk, line, action, sentence):
        row = self.get_object(request, str(pk))
        if row is None:
            raise Http404
        insist(refusal(request.user, line, row))
        with transaction.atomic():
            if stale := self.refusal_of_button(request, row):
                messages.warning(request, stale)
            else:
                action(self.get_object(request, str(pk)), by=request.user)
                messages.success(request, sentence % row)
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[pk]))
