from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.body import fault_in, from_text, to_text
from articles.models import Story


class StoryForm(forms.ModelForm):
    """A story as its writer sees it: one text, blank lines between paragraphs, `## ` before a heading.

    Paragraphs whose words stay keep their anchors, so footnotes elsewhere still lead to them.
    """

    text = forms.CharField(
        label=_("正文"),
        widget=forms.Textarea(attrs={"rows": 24, "cols": 80}),
        help_text=_("段落之间空一行；小标题前写“## ”；第一段是导语。没有改动的段落保留原来的锚点。"),
    )

    class Meta:
        model = Story
        fields = ["title", "deck", "origin", "source", "source_credit", "communities", "tags", "slug"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].initial = to_text(self.instance.body)

    def clean_text(self):
        body = from_text(self.cleaned_data["text"], before=self.instance.body)
        if fault := fault_in(body):
            raise ValidationError(fault)
        cited = set(self.instance.citations.values_list("anchor", flat=True)) if self.instance.pk else set()
        if lost := sorted(cited - {block["anchor"] for block in body}):
            raise ValidationError(
                _("段落 %(anchors)s 支撑着数字的出处，改动前请先在下方移除或改指它的引用。")
                % {"anchors": "、".join(lost)}
            )
        self.instance.body = body
        return self.cleaned_data["text"]
