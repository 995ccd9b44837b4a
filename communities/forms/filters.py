from django import forms
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    """Lists to choose one value each from. What does not exist is said in a sentence and left out."""

    def __init__(self, data, *, facets):
        super().__init__(data)
        self.facets = {name: facets[name] for name in self.fields}
        for name, field in self.fields.items():
            field.choices = [(facet.value, facet.label) for facet in facets[name]]
            field.error_messages["invalid_choice"] = _("有筛选条件在这里找不到，已略过。")

    def chosen(self, name):
        """The chosen value if it exists; the form tells of others."""
        value = self.data.get(name, "")
        return value if value in {facet.value for facet in self.facets[name]} else ""

    @property
    def choice(self):
        return {name: self.chosen(name) for name in self.fields}

    @property
    def is_narrow(self):
        return any(self.choice.values())

    @property
    def filters(self):
        """The lists as the template draws them; one without a choice is left out."""
        return [
            {"name": name, "label": self.fields[name].label, "facets": facets, "chosen": self.chosen(name)}
            for name, facets in self.facets.items()
            if len(facets) > 1 or self.chosen(name)
        ]

    @property
    def sentences(self):
        """What to tell the reader about filters that could not be used."""
        self.is_valid()
        return list(dict.fromkeys(str(error) for errors in self.errors.values() for error in errors))


class GoodPeopleForm(FilterForm):
    street = forms.ChoiceField(label=_("街道"), required=False)
    community = forms.ChoiceField(label=_("社区"), required=False)
    level = forms.ChoiceField(label=_("荣誉级别"), required=False)


class CouncilForm(FilterForm):
    community = forms.ChoiceField(label=_("社区"), required=False)
    year = forms.ChoiceField(label=_("年份"), required=False)


class AwardWallForm(FilterForm):
    level = forms.ChoiceField(label=_("级别"), required=False)
    holder = forms.ChoiceField(label=_("授予谁"), required=False)
    year = forms.ChoiceField(label=_("年份"), required=False)
