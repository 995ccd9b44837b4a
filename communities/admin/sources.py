from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from communities.admin.entries import EntryAdmin
from communities.enums import CreditRole
from communities.models import Person, Source
from portal.access.lists import PeriodFilter
from portal.text.normalise import clean_line


class CreditsField(forms.CharField):
    """A byline as people write it, a credit a line: 记者 廖靖文."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 40})

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        labels = dict(CreditRole.choices)
        return "\n".join(f"{labels[credit['role']]} {credit['name']}" for credit in value)

    def to_python(self, value):
        roles = {str(label): role for role, label in CreditRole.choices}
        credits = []
        for line in (clean_line(line) for line in (value or "").splitlines()):
            role, _blank, name = line.partition(" ")
            if line and (role not in roles or not name):
                raise ValidationError(
                    _("“%(line)s”看不懂：每行一个署名，先写身份（%(roles)s），空一格，再写姓名。")
                    % {"line": line[:40], "roles": "、".join(roles)}
                )
            if line:
                credits.append({"role": roles[role], "name": name})
        return credits


class SourceForm(forms.ModelForm):
    credits = CreditsField(label=_("署名"), required=False, help_text=_("每行一个，如：记者 廖靖文。次序照原文。"))

    full_text = forms.CharField(
        label=_("原文全文"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
        help_text=_("可不填。只用来记下字数和摘要，供以后核对摘句的位置；全文本身不保存。"),
    )

    class Meta:
        model = Source
        fields = ["title", "description", "publisher", "published_on", "is_undated", "url", "credits", "street"]

    def clean(self):
        cleaned = super().clean()
        if text := cleaned.get("full_text"):
            self.instance.remember_text(text)
        return cleaned


@admin.register(Source)
class SourceAdmin(EntryAdmin):
    form = SourceForm
    list_display = ["__str__", "publisher", "published_on", "credit_line"]
    list_filter = ["is_undated", ("published_on", PeriodFilter)]
    search_fields = ["title", "description", "publisher"]

    def keep(self, request, row, form, change, parts):
        if not change:
            row.recorded_by = request.user
        super().keep(request, row, form, change, parts)

    @admin.display(description=_("署名"))
    def credit_line(self, source):
        return source.credit_line


@admin.register(Person)
class PersonAdmin(EntryAdmin):
    list_display = ["name", "community", "basis"]
    list_select_related = ["community"]
    list_filter = ["basis"]
    search_fields = ["name", "slug", "initials"]
    autocomplete_fields = ["community", "basis_source", "picture"]
