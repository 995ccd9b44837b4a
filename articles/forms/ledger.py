from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.ledger import Asked
from articles.models import Contributor
from communities.models import Street
from portal.quarters import Quarter


class LedgerForm(forms.Form):
    """Which part of the ledger somebody asks for; this quarter where they say nothing."""

    quarter = forms.CharField(label=_("季度"), required=False)
    street = forms.ModelChoiceField(Street.objects.none(), label=_("街道"), required=False, empty_label=_("全部"))
    contributor = forms.ModelChoiceField(Contributor.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args, quarters=(), **kwargs):
        super().__init__(*args, **kwargs)
        # Asked here, not where the class is made: a queryset remembers whoever looked when it was begun.
        self.fields["street"].queryset = Street.objects.all()
        self.fields["contributor"].queryset = Contributor.objects.filter(counted_as=None)
        self.fields["quarter"].widget = forms.Select(choices=[(str(one), one.words) for one in quarters])

    def clean_quarter(self):
        """A quarter that nobody could mean is this one."""
        return Quarter.read(self.cleaned_data["quarter"]) or Quarter.of(timezone.localdate())

    @property
    def asked(self):
        """The part; only of a form that is valid."""
        given = self.cleaned_data
        return Asked(given["quarter"], given["street"], given["contributor"])
