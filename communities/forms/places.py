from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.text.normalise import clean_line

NAME_LIMIT = 64
TAG_LIMIT = 40


class TaggedForm(forms.ModelForm):
    """Refuses a tag that is too long in words or, once NFKC has spelt it out, in its address: taggit judges neither."""

    def clean_tags(self):
        tags = self.cleaned_data["tags"]
        if wrong := [tag for tag in tags if max(len(tag), len(normalize("NFKC", tag))) > TAG_LIMIT]:
            raise ValidationError(
                _("标签“%(tag)s…”太长，每个标签最多 %(limit)d 个字。") % {"tag": wrong[0][:10], "limit": TAG_LIMIT}
            )
        return tags


class DirectoryForm(forms.Form):
    """The filters of the directory. What cannot be understood is said in a sentence and left out."""

    q = forms.CharField(label=_("社区名称"), required=False)
    street = forms.MultipleChoiceField(label=_("街道"), required=False)
    level = forms.MultipleChoiceField(label=_("示范级别"), required=False)
    tag = forms.MultipleChoiceField(label=_("标签"), required=False)

    def __init__(self, data, *, facets):
        super().__init__(data)
        self.facets = facets
        for name in ("street", "level", "tag"):
            self.fields[name].choices = [(facet.value, facet.label) for facet in facets[name]]
            self.fields[name].error_messages["invalid_choice"] = _("有筛选条件在这里找不到，已略过。")

    def clean_q(self):
        words = clean_line(self.cleaned_data["q"])
        if len(words) > NAME_LIMIT:
            self.add_error("q", _("名称太长，只按前 %(limit)d 个字查找。") % {"limit": NAME_LIMIT})
        return words[:NAME_LIMIT]

    def chosen(self, name):
        """The ticked values that exist; the rest were reported by the form."""
        known = {facet.value for facet in self.facets[name]}
        return [value for value in self.data.getlist(name)[:50] if value in known]

    @property
    def filters(self):
        """The tick boxes as the template draws them: (name, label, facets, chosen values)."""
        return [
            {"name": name, "label": self.fields[name].label, "facets": facets, "chosen": self.chosen(name)}
            for name, facets in self.facets.items()
        ]

    @property
    def words(self):
        self.is_valid()
        return self.cleaned_data.get("q") or clean_line(self.data.get("q", ""))[:NAME_LIMIT]

    @property
    def sentences(self):
        """What to tell the reader about filters that could not be used."""
        self.is_valid()
        return list(dict.fromkeys(str(error) for errors in self.errors.values() for error in errors))
