"""What every form of the desk carries along unseen, and the reason that may be given for a change."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.text.normalise import clean_line

CARRIED = ("form_version", "form_opened", "form_once")
ADDED = (*CARRIED, "change_reason")


class CarriedField(forms.CharField):
    """Comes back as the page sent it; nobody edits it, so it never counts as changed."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False)

    def has_changed(self, initial, data):
        return False


class ReasonField(forms.CharField):
    """Why somebody changes something; not a part of the row, so the row is not changed by it."""

    def __init__(self):
        super().__init__(
            label=_("修改原因"),
            required=False,
            max_length=200,
            help_text=_("可不填。如“来源更正”“换了办公地点”。写进这一条的历史。"),
        )

    def clean(self, value):
        return clean_line(super().clean(value))

    def has_changed(self, initial, data):
        return False


def offer_what_is_kept(form):
    """No form offers or takes what lies in the bin."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField) and hasattr(field.queryset, "kept"):
            field.queryset = field.queryset.kept()


class KeptForm(forms.Form):
    """Mixed into the forms of the desk: which version was opened, and whether this form was sent before."""

    form_version = CarriedField()
    form_opened = CarriedField()
    form_once = CarriedField()
    change_reason = ReasonField()

    refusal = ""  # why what was sent is not saved, when somebody else saved first

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_what_is_kept(self)

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal)
        return cleaned

    @property
    def reason(self):
        """Why the sender changes something, in their words; empty when they gave no reason."""
        return self.cleaned_data["change_reason"]

    @property
    def carried(self):
        return [self[name] for name in CARRIED]


def kept(form, refusal=""):
    """A form class that carries its version, on top of what `form` does."""
    return type(form)(form.__name__, (KeptForm, form), {"refusal": refusal})
