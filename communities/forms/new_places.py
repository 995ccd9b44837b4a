"""The forms of proposals for places that the record does not have yet."""

from django import forms

from communities.forms.proposing import Proposed
from communities.models import Community, Estate, Street
from portal.text.normalise import clean_line, street_full


class PlaceForm(Proposed, forms.ModelForm):
    """A new place: nothing is quoted for it, it is only entered so that its figures have an owner."""

    levels = ()
    has_quote = False

    def clean_name(self):
        return clean_line(self.cleaned_data["name"])


class StreetProposalForm(PlaceForm):
    class Meta:
        model = Street
        fields = ["name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.district = self.sheet.intake.district

    def read(self):
        return {"name": street_full(self.told("value"))}


class CommunityProposalForm(PlaceForm):
    class Meta:
        model = Community
        fields = ["name", "street"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["street"].queryset = Street.objects.present().filter(district=self.sheet.intake.district_id)

    def read(self):
        only = self.sheet.streets[0].pk if len(self.sheet.streets) == 1 else None
        return {"name": self.told("value"), "street": self.proposal.street_id or only}


class EstateProposalForm(PlaceForm):
    class Meta:
        model = Estate
        fields = ["name", "community"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kept = Community.objects.kept().filter(street__district=self.sheet.intake.district_id)
        self.fields["community"].queryset = kept

    def read(self):
        return {"name": self.told("value"), "community": self.proposal.community_id}
