"""粘贴报道: the words of a report, where they come from, and in whose record they are read."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from communities.extraction.decoding import RefusedTextError, check_size
from communities.extraction.reader import read_story
from communities.intakes import Where, refuse_odd_text
from communities.models import Community, District, Street
from communities.models.proposals import READ_IN
from portal.access.scopes import cells_of
from portal.access.viewer import everywhere, standing_of
from portal.text.normalise import clean_line

MOST_FILES = 20


def places_to_read_for(user):
    """The districts and streets in whose record this person may have a report read, as (value, name, Where)."""
    districts, streets = set(), set()
    for cell, reach in cells_of(standing_of(user), READ_IN):
        if cell.reach == "D" and reach.everywhere:
            districts |= set(District.objects.values_list("pk", flat=True))
        elif cell.reach == "D":
            districts |= reach.districts
        elif cell.reach == "S":
            streets |= reach.streets
            inside = Community.objects.filter(pk__in=reach.communities).values_list("street", flat=True)
            streets |= set(inside)
    with everywhere():
        wide = [(f"district:{row.pk}", row.name, Where(row)) for row in District.objects.filter(pk__in=districts)]
        rows = Street.objects.present().filter(pk__in=streets).select_related("district").order_by("pinyin", "slug")
        return [*wide, *((f"street:{row.pk}", row.name, Where(row.district, row)) for row in rows)]


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once: a list of them, [] for none. An empty one is refused by itself, where it is read."""

    widget = FilesInput

    def __init__(self, **kwargs):
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in given]


class PasteForm(forms.Form):
    """What somebody pastes. The date is asked for when the reader finds none, and may be said to be missing."""

    text = forms.CharField(
        label=_("报道全文"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "cols": 80}),
        help_text=_("连标题和署名一起粘贴，分享按钮、备案号之类不用删。最多 200 KB，约六万字。"),
    )
    files = FilesField(
        label=_("或者选文件"),
        required=False,
        help_text=_("Word（.docx）、网页（.html）或文本（.txt），可以一次选几个，最多 20 个；每个不超过 10 MB。"),
    )
    publisher = forms.CharField(
        label=_("发布机构"), required=False, max_length=100, help_text=_("如 海珠区融媒体中心；不知道就留空。")
    )
    url = forms.CharField(
        label=_("网址"),
        required=False,
        max_length=500,
        validators=[URLValidator(["http", "https"], message=_("网址要以 http:// 或 https:// 开头，写完整。"))],
    )
    published_on = forms.DateField(
        label=_("发布日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("报道里写明的不用填。“今年以来”这类说法要靠它推定。"),
    )
    is_undated = forms.BooleanField(label=_("原文未注明日期"), required=False)
    where = forms.ChoiceField(label=_("读进哪里的记录"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = places_to_read_for(user)
        if not self.is_bound:  # a refused one begins with the list of what is wrong
            self.fields["text"].widget.attrs["autofocus"] = True
        self.fields["where"].choices = [(value, name) for value, name, _where in self.places]
        if len(self.places) == 1:
            self.fields["where"].widget = forms.HiddenInput()
            self.initial["where"] = self.places[0][0]

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not text.strip():
            return ""
        try:
            check_size(text)
            refuse_odd_text(text)
        except RefusedTextError as refusal:
            raise ValidationError(str(refusal)) from None
        return text

    def clean_files(self):
        if len(self.cleaned_data["files"]) > MOST_FILES:
            raise ValidationError(_("一次最多读 %(most)d 个文件，请分几次。") % {"most": MOST_FILES})
        return self.cleaned_data["files"]

    def clean_publisher(self):
        return clean_line(self.cleaned_data["publisher"])

    def clean(self):
        cleaned = super().clean()
        if not {"text", "files"} & set(self.errors) and bool(cleaned.get("text")) == bool(cleaned.get("files")):
            both = cleaned.get("text")
            sentence = _("粘贴了正文，又选了文件：请只留一样。") if both else _("请粘贴报道的正文，或者选文件。")
            self.add_error("text", sentence)
        told = cleaned.get("published_on") or cleaned.get("is_undated") or "published_on" in self.errors
        if cleaned.get("text") and not told and read_story(cleaned["text"]).published_on is None:
            sentence = _("报道里没有读到日期。请填发布日期；原文没有写的，请勾选“原文未注明日期”。")
            self.add_error("published_on", sentence)
        return cleaned

    @property
    def chosen(self):
        return next(where for value, _name, where in self.places if value == self.cleaned_data["where"])
