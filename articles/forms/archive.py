from django import forms
from django.utils.translation import gettext_lazy as _

from articles.archive import FILTERS, SHOWN


class ArchiveForm(forms.Form):
    """The filters of the list of stories. What cannot be understood is said in a sentence and left out."""

    month = forms.ChoiceField(label=_("发布月份"), required=False)
    community = forms.ChoiceField(label=_("写到的社区"), required=False)
    tag = forms.ChoiceField(label=_("标签"), required=False)

    def __init__(self, data, *, choices):
        super().__init__(data)
        self.known = {name: {choice.value: choice for choice in choices[name]} for name in FILTERS}
        for name in FILTERS:
            self.fields[name].choices = [(choice.value, choice.label) for choice in choices[name]]
            self.fields[name].error_messages["invalid_choice"] = _("有筛选条件在这里找不到，已略过。")

    @property
    def chosen(self):
        """What was picked of each filter, None where nothing was or what was does not exist."""
        return {name: self.known[name].get(self.data.get(name, "")) for name in FILTERS}

    @property
    def is_narrowed(self):
        return any(self.chosen.values())

    @property
    def has_choices(self):
        return any(self.known.values())

    @property
    def menus(self):
        """The filters as the template draws them; what was picked is always among the choices."""
        for name, picked in self.chosen.items():
            shown = list(self.known[name].values())[: None if name == "month" else SHOWN]
            if picked and picked not in shown:
                shown.append(picked)
            yield {"name": name, "label": self.fields[name].label, "choices": shown, "picked": picked}

    @property
    def sentences(self):
        """What to tell the reader about filters that could not be used."""
        self.is_valid()
        return list(dict.fromkeys(str(error) for errors in self.errors.values() for error in errors))
