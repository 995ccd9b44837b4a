"""The form of each kind of proposal: what the reader read, for somebody to accept as it is or to correct."""

from communities.clauses import with_words_before
from communities.enums import (
    ActivityKind,
    DeclarationKind,
    ParticipantsUnit,
    ProgrammeKind,
    ProposalKind,
)
from communities.forms.names import (
    ActivityForm,
    DeclarationForm,
    FacilityForm,
    InstitutionForm,
    ProgrammeForm,
    TeamForm,
)
from communities.forms.new_places import CommunityProposalForm, EstateProposalForm, StreetProposalForm
from communities.forms.proposed_facts import FactProposalForm
from communities.forms.proposed_honours import AwardProposalForm, PersonProposalForm
from communities.forms.proposing import Proposed
from communities.kinds_by_name import ACTIVITIES, INSTITUTIONS, guess
from communities.models import (
    Activity,
    Declaration,
    Facility,
    Institution,
    InstitutionKind,
    Programme,
    Series,
    Team,
)
from portal.text.normalise import joined_line, stands_in

DECLARATIONS = {
    "motto": DeclarationKind.MOTTO,
    "goal": DeclarationKind.GOAL,
    "designation": DeclarationKind.GOAL,
    "policy_reference": DeclarationKind.POLICY,
    "service_area": DeclarationKind.WORK_AREA,
    "practice_theme": DeclarationKind.THEME,
    "volunteer_theme": DeclarationKind.THEME,
    "participants_group": DeclarationKind.PARTICIPANTS,
    "achievement": DeclarationKind.OUTCOME,
}
HELD_LONGEST = len("2019-12-05")


class InstitutionProposalForm(Proposed, InstitutionForm):
    levels = ("community", "street")

    class Meta:
        model = Institution
        fields = ["name", "short_name", "kind", "founded_text", "quote"]

    def read(self):
        name = self.told("value")
        kind = InstitutionKind.objects.filter(code=guess(name, INSTITUTIONS, "other")).first()
        return {"name": name[:60], "kind": kind and kind.pk, "quote": self.clause(name)}


class FacilityProposalForm(Proposed, FacilityForm):
    class Meta:
        model = Facility
        fields = ["name", "kind", "extent", "note", "quote"]

    def read(self):
        name, extent = self.told("value"), self.told("qualifier")[:20]
        start = with_words_before(self.sheet.words, self.proposal.start, extent)
        quote = self.clause(name, start)
        return {"name": name[:60], "extent": extent if stands_in(extent, quote) else "", "quote": quote}


class TeamProposalForm(Proposed, TeamForm):
    class Meta:
        model = Team
        fields = ["name", "origin", "members_text", "quote"]

    def read(self):
        name = self.told("value")
        return {"name": name[:60], "quote": self.clause(name)}


class ActivityProposalForm(Proposed, ActivityForm):
    class Meta:
        model = Activity
        fields = [
            *("name", "kind", "series", "held_on", "period_text", "place", "sessions"),
            *("participants", "participants_unit", "participants_text", "note", "quote"),
        ]

    def read(self):
        name, period = self.told("value")[:80], self.content.get("period") or {}
        series = Series.objects.filter(name=name.strip("“”")).first()
        quote = self.clause(name)
        unit = next((code for code, label in ParticipantsUnit.choices if label == self.detail("participants_unit")), "")
        counted = {} if not unit or self.detail("participants") is None else self.counted(unit, quote)
        held = self.told("as_of") if not period.get("text") or len(self.told("as_of")) == HELD_LONGEST else ""
        return {
            "name": name,
            "kind": ActivityKind.SERIES if series else guess(name, ACTIVITIES, ActivityKind.OTHER),
            "series": series and series.pk,
            "held_on": held,
            "period_text": joined_line(period.get("text") or "")[:40],
            "place": joined_line(self.detail("location") or "")[:60],
            "sessions": self.detail("sessions"),
            "quote": quote,
            **counted,
        }

    def counted(self, unit, quote):
        """Participants with the words of the source, where the quoted clause has them."""
        words = self.sheet.words
        for row in self.proposal.intake.proposals.filter(kind=ProposalKind.FACT, start__gte=self.proposal.start):
            text = row.content.get("text") or ""
            if row.content.get("value") == self.detail("participants") and stands_in(text, quote) and words:
                return {
                    "participants": self.detail("participants"),
                    "participants_unit": unit,
                    "participants_text": joined_line(text)[:40],
                }
        return {}


class ProgrammeProposalForm(Proposed, ProgrammeForm):
    levels = ("community", "street", "district")

    class Meta:
        model = Programme
        fields = ["name", "kind", "note", "quote"]

    def read(self):
        name = self.told("value")
        return {"name": name[:60], "kind": ProgrammeKind.METHOD, "quote": self.clause(name)}


class StatementProposalForm(Proposed, DeclarationForm):
    levels = ("community", "street", "district")

    class Meta:
        model = Declaration
        fields = ["kind", "words", "quote"]

    def read(self):
        words = self.told("value")
        return {"kind": DECLARATIONS.get(self.proposal.field), "words": words[:40], "quote": self.clause(words)}


FORMS = {
    ProposalKind.STREET: StreetProposalForm,
    ProposalKind.COMMUNITY: CommunityProposalForm,
    ProposalKind.ESTATE: EstateProposalForm,
    ProposalKind.PERSON: PersonProposalForm,
    ProposalKind.FACT: FactProposalForm,
    ProposalKind.MEDIATION: FactProposalForm,
    ProposalKind.AWARD: AwardProposalForm,
    ProposalKind.ACTIVITY: ActivityProposalForm,
    ProposalKind.INSTITUTION: InstitutionProposalForm,
    ProposalKind.FACILITY: FacilityProposalForm,
    ProposalKind.TEAM: TeamProposalForm,
    ProposalKind.PROGRAMME: ProgrammeProposalForm,
    ProposalKind.STATEMENT: StatementProposalForm,
}


def form_of(proposal, sheet, data=None):
    """The form of a proposal: as the reader gave it, or with what somebody sent."""
    return FORMS[ProposalKind(proposal.kind)](data, proposal=proposal, sheet=sheet)


def read_now(proposal, sheet):
    """The form as if somebody accepted right now: its draft, what is missing by field, what would be entered first."""
    form = form_of(proposal, sheet, form_of(proposal, sheet).as_sent())
    form.is_valid()
    return form
