"""What reviewers fill in."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.enums import CheckItem


class ReviewForm(forms.Form):
    """The sheet of one review: points to affirm, an opinion, and for the last review the time of publication."""

    seen = forms.CharField(widget=forms.HiddenInput)
    checklist = forms.MultipleChoiceField(
        label=_("逐项确认"), choices=CheckItem.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    opinion = forms.CharField(
        label=_("审核意见"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("退回必须写明理由。"),
    )
    overrules = forms.BooleanField(
        label=_("不一致的地方已核对，以稿子为准"), required=False, help_text=_("请在意见里写明理由，会记在审签单上。")
    )
    publish_at = forms.DateTimeField(
        label=_("定时发布"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("留空则通过以后立即发布。"),
    )

    def __init__(self, *args, is_last, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_last:
            del self.fields["publish_at"]

    def clean_publish_at(self):
        at = self.cleaned_data["publish_at"]
        if at is None:
            return None
        if at <= timezone.now():
            raise forms.ValidationError(_("定时发布的时间已经过去了。要立即发布，请留空。"))
        return at


class StepForm(forms.Form):
    """What somebody types beside the button of a step; whether a step needs it, its action says."""

    reason = forms.CharField(label=_("理由"), max_length=200, required=False)
    correction = forms.CharField(label=_("更正说明"), max_length=200, required=False)

    @classmethod
    def read(cls, data):
        """What was typed, by name; raises ValidationError with a sentence for each field that no column can hold."""
        form = cls(data)
        if not form.is_valid():
            raise forms.ValidationError(
                [f"{form[name].label}：{fault}" for name in form.errors for fault in form.errors[name]]
            )
        return form.cleaned_data


class RemarkForm(forms.Form):
    """What somebody writes beside a paragraph."""

    anchor = forms.RegexField(r"^[ps][1-9][0-9]{0,3}\Z", required=False, widget=forms.HiddenInput)
    answers = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    words = forms.CharField(label=_("留言"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
