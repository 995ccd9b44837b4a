from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from communities.activity_list import UPCOMING
from portal.months import Month

UNKNOWN = _("有筛选条件在这里找不到，已略过。")
NO_MONTH = _("月份写成 2019-12 这样；看不懂的月份已略过。")


@dataclass(frozen=True)
class Chip:
    """A filter as a link: what it says and where it leads, with all that is chosen besides."""

    label: str
    address: str
    tone: str = ""
    is_chosen: bool = False


class ActivityFilterForm(forms.Form):
    """The filters of the list of activities. What cannot be understood is said in a sentence and left out."""

    series = forms.ChoiceField(label=_("系列"), required=False)
    occasion = forms.ChoiceField(label=_("节日"), required=False)
    kind = forms.ChoiceField(label=_("类别"), required=False)
    community = forms.ChoiceField(label=_("社区"), required=False)
    tag = forms.ChoiceField(label=_("主题"), required=False)
    year = forms.ChoiceField(label=_("年份"), required=False)
    month = forms.CharField(label=_("月份"), required=False)
    when = forms.ChoiceField(label=_("预告"), required=False, choices=[(UPCOMING, _("只看预告"))])

    shown = ("series", "kind", "community", "tag", "year")  # as boxes to choose from

    def __init__(self, data, *, options):
        super().__init__(data)
        self.options = options
        for name, field in self.fields.items():
            if name in options:
                field.choices = [("", _("全部")), *((option.value, option.label) for option in options[name])]
            field.error_messages = {**field.error_messages, "invalid_choice": UNKNOWN}

    def clean_month(self):
        month = self.cleaned_data["month"]
        if month and Month.read(month) is None:
            raise forms.ValidationError(NO_MONTH)
        return month

    @property
    def chosen(self):
        """The filters that are in use, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def boxes(self):
        """The boxes as the template draws them: (name, label, options, chosen value)."""
        chosen = self.chosen
        return [
            {"name": name, "label": self.fields[name].label, "options": self.options[name], "chosen": chosen.get(name)}
            for name in self.shown
            if self.options[name]
        ]

    def address_with(self, **changed):
        """The list with what is chosen but for what is `changed`, from its first page, in one order of the filters."""
        chosen = {**self.chosen, **changed}
        query = urlencode([(name, chosen[name]) for name in self.fields if chosen.get(name)])
        return reverse("activity_list") + (f"?{query}" if query else "")

    def chip(self, name, option, tone=""):
        address = self.address_with(**{name: option.value})
        return Chip(option.label, address, tone, is_chosen=option.value == self.chosen.get(name))

    @property
    def series_chips(self):
        return [self.chip("series", option, option.tone) for option in self.options["series"]]

    @property
    def kind_chips(self):
        """Without 系列活动: the series themselves stand beside it."""
        return [self.chip("kind", option) for option in self.options["kind"] if option.value != "series"]

    @property
    def ways_out(self):
        """What is chosen and stands in no box, as links that lead to the list without it."""
        chosen = self.chosen
        labels = {
            "month": chosen.get("month") and Month.read(chosen["month"]).words,
            "occasion": chosen.get("occasion"),
            "when": chosen.get("when") and _("预告"),
        }
        return [Chip(label, self.address_with(**{name: ""})) for name, label in labels.items() if label]

    @property
    def sentences(self):
        """What to tell the reader about filters that could not be used."""
        self.is_valid()
        return list(dict.fromkeys(str(error) for errors in self.errors.values() for error in errors))
