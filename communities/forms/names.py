"""Forms for statements that consist of a name or of words: what is recorded must stand in the clause quoted for it."""

from django.forms import model_to_dict
from django.utils.translation import gettext_lazy as _

from communities.enums import ActivityStage, ParticipantsUnit
from communities.forms.statements import StatementForm
from communities.models import (
    Activity,
    CouncilParty,
    Declaration,
    Facility,
    Institution,
    Listing,
    Portrait,
    Programme,
    Team,
)
from communities.quantities import read_quantity, same_unit
from portal.text.normalise import clean_line, stands_in

SOURCE = ["source", "quote", "quote_start"]


class VerbatimForm(StatementForm):
    """`verbatim` names the fields whose words must stand in the quoted clause, character for character."""

    verbatim: tuple[str, ...] = ("name",)

    def clean(self):
        cleaned = super().clean()
        quote = cleaned.get("quote")
        for name in self.verbatim:
            words = cleaned[name] = clean_line(cleaned.get(name) or "")
            if words and quote and not stands_in(words, quote):
                self.add_error("quote", _("摘句里没有“%(words)s”：请照录写到它的原句。") % {"words": words[:40]})
        return cleaned


class ListingForm(VerbatimForm):
    verbatim = ("open_ending",)

    class Meta:
        model = Listing
        fields = ["community", "subject", "period_text", "open_ending", *SOURCE]


class InstitutionForm(VerbatimForm):
    class Meta:
        model = Institution
        fields = ["community", "street", "name", "short_name", "kind", "parent", "founded_text", "listing", *SOURCE]


class CouncilPartyForm(VerbatimForm):
    class Meta:
        model = CouncilParty
        fields = ["institution", "name", "order", *SOURCE]


class FacilityForm(VerbatimForm):
    verbatim = ("name", "extent")

    class Meta:
        model = Facility
        fields = ["community", "name", "kind", "extent", "note", *SOURCE]


class TeamForm(VerbatimForm):
    class Meta:
        model = Team
        fields = ["community", "name", "origin", "members_text", *SOURCE]


class ProgrammeForm(VerbatimForm):
    class Meta:
        model = Programme
        fields = ["community", "street", "district", "serves", "name", "kind", "note", *SOURCE]


class DeclarationForm(VerbatimForm):
    verbatim = ("words",)

    class Meta:
        model = Declaration
        fields = ["community", "street", "district", "kind", "words", "order", *SOURCE]


class PortraitForm(VerbatimForm):
    verbatim = ()  # a source may say who somebody is in one clause and what they did in another

    class Meta:
        model = Portrait
        fields = ["person", "community", "role", "deed", *SOURCE]

    def clean(self):
        cleaned = super().clean()
        person, quote = cleaned.get("person"), cleaned.get("quote")
        if person and quote and not stands_in(person.name, quote):
            self.add_error("quote", _("摘句里没有“%(words)s”：请照录写到它的原句。") % {"words": person.name})
        return cleaned


class ActivityForm(VerbatimForm):
    verbatim = ("participants_text",)  # a name is often drawn together from a longer clause

    class Meta:
        model = Activity
        fields = [
            *("community", "name", "kind", "series", "occasion", "stage", "held_on", "starts_at", "ends_at"),
            *("period_text", "setting", "place", "host", "speakers", "speakers_text"),
            *("sessions", "participants", "participants_unit", "participants_text", "listing", "note", "tags"),
            *SOURCE,
        ]

    def clean(self):
        cleaned = super().clean()
        unit, words = cleaned.get("participants_unit"), cleaned.get("participants_text")
        written = read_quantity(words) if words else None
        label = ParticipantsUnit(unit).label if unit else ""
        if written and label and written.unit != label and not same_unit(written.unit, label):
            self.add_error(
                "participants_unit",
                _("原文写的是“%(words)s”，单位却选了“%(unit)s”：人是人，人次是人次，不能混用。")
                % {"words": words, "unit": label},
            )
        return cleaned


class ReplaceActivityForm(ActivityForm):
    """What takes a public activity's place, such as the report that confirms an announcement.

    Its community stays. What was known stands there already; the source must be given anew.
    """

    class Meta(ActivityForm.Meta):
        fields = [name for name in ActivityForm.Meta.fields if name != "community"]

    def __init__(self, *args, replaced, **kwargs):
        known = model_to_dict(replaced, [name for name in self._meta.fields if name not in SOURCE])
        super().__init__(*args, initial={**known, "stage": ActivityStage.HELD}, **kwargs)
        self.instance.community = replaced.community
