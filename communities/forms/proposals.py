"""The form of each kind of proposal: what the reader read, for somebody to accept as it is or to correct."""

from django import forms
from django.utils.translation import gettext_lazy as _

from communities.clauses import with_words_before
from communities.enums import (
    ActivityKind,
    DeclarationKind,
    ParticipantsUnit,
    ProgrammeKind,
    ProposalKind,
    PublicationBasis,
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
from communities.forms.proposing import Proposed
from communities.forms.statements import FactForm, StatementForm
from communities.kinds_by_name import ACTIVITIES, INSTITUTIONS, guess
from communities.models import (
    Activity,
    Award,
    AwardLevel,
    Community,
    Declaration,
    Estate,
    Facility,
    HonourStatus,
    Indicator,
    Institution,
    InstitutionKind,
    Person,
    Portrait,
    Programme,
    Recognition,
    Series,
    Team,
)
from communities.models.facts import OWNERS
from communities.on_record import people_called
from communities.periods import day_of
from portal.text.normalise import clean_line

RESOLVED = _("上下文或报道日期")
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
NEW_ESTATE = "estate:new"
HELD_LONGEST = len("2019-12-05")
MOST_PEOPLE = 200  # to choose from


class FactProposalForm(Proposed, FactForm):
    levels = tuple(OWNERS)

    class Meta(FactForm.Meta):
        fields = [name for name in FactForm.Meta.fields if name not in (*OWNERS, "source", "quote_start")]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.new_estate = self.estate_told()
        if self.new_estate is None:
            return
        label = _("新的小区：%(estate)s（%(community)s）")
        told = {"estate": self.new_estate.name, "community": self.new_estate.community}
        self.fields["owner"].choices = [*self.fields["owner"].choices, (NEW_ESTATE, label % told)]
        proposed = self.proposal.intake.proposals.filter(kind=ProposalKind.ESTATE)
        if all(row.content.get("value") != self.proposal.owner_name for row in proposed):
            self.initial["owner"] = NEW_ESTATE  # nobody is asked about it by itself

    def estate_told(self):
        """The estate of which the report gives the figure, not stored yet; None where it is on record or none."""
        community, name = self.proposal.community, clean_line(self.proposal.owner_name)
        if self.proposal.owner_level != "estate" or community is None or not name or self.initial.get("owner"):
            return None
        return Estate(community=community, name=name)

    def set_owner(self, row, level):
        if self.cleaned_data["owner"] == NEW_ESTATE:
            row = self.first["estate"] = self.new_estate
        super().set_owner(row, level)

    def read(self):
        text, period = self.told("text"), self.content.get("period") or {}
        indicator = Indicator.objects.filter(code=self.proposal.field).first()
        period = (
            period if period.get("text") else {}
        )  # days without words stand in the reader's note, not in the report
        is_resolved = bool(period.get("resolved") and period.get("start"))
        return {
            "indicator": indicator and indicator.pk,
            "subtype": self.told("subtype")[:40],
            "text": text,
            "qualifier": self.told("qualifier")[:20],
            "as_of": "" if is_resolved else self.told("as_of"),
            "period_text": clean_line(period.get("text") or "")[:40],
            "period_start": day_of(period.get("start"), first=True),
            "period_end": day_of(period.get("end"), first=False) if period.get("start") else None,
            "period_reason": str(RESOLVED) if is_resolved else "",
            "quote": self.clause(text),
        }


class AwardProposalForm(Proposed, StatementForm):
    """An honour; its award is entered along with it when nobody has it yet."""

    title = forms.CharField(label=_("荣誉名称"), max_length=100, help_text=_("照录，不加引号，不改字。"))
    level = forms.ModelChoiceField(label=_("级别"), queryset=AwardLevel.objects.all())
    holder = forms.ChoiceField(label=_("得主"))
    group_name = forms.CharField(label=_("集体名称"), max_length=100, required=False, help_text=_("得主选“集体”时填。"))
    levels = ()

    class Meta:
        model = Recognition
        fields = ["status", "year", "quote"]

    field_order = ["title", "level", "status", "holder", "group_name", "year", "quote"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"].choices = self.holders()
        self.initial["holder"] = self.holder_read()

    def read(self):
        status = HonourStatus.objects.filter(name=self.told("status")).first()
        level = AwardLevel.objects.filter(short_name=self.told("level")).first()
        title = self.told("value")
        return {
            "title": title[:100],
            "level": level and level.pk,
            "status": status and status.pk,
            "year": self.detail("year"),
            "group_name": (self.told("recipient") or self.proposal.owner_name)[:100] if self.is_of_group else "",
            "quote": self.clause(title),
        }

    @property
    def people(self):
        name = self.told("recipient")
        return people_called(name, self.proposal.community) if name else []

    @property
    def is_of_person(self):
        named = self.proposal.intake.proposals.filter(kind=ProposalKind.PERSON)
        return any(row.content.get("value") == self.told("recipient") for row in named)

    @property
    def is_of_group(self):
        """Of somebody who is neither a community nor a person: a street, too, is told by its name."""
        recipient = self.told("recipient")
        if self.proposal.owner_level in ("street", "district") and recipient in ("", self.proposal.owner_name):
            return True
        return (
            bool(recipient)
            and recipient not in (self.proposal.home_name, self.proposal.owner_name)
            and not (self.people or self.is_of_person)
        )

    def holders(self):
        communities = [(f"community:{row.pk}", row.name) for row in self.sheet.communities]
        known = Person.objects.filter(community__in=self.sheet.communities).select_related("community")
        named = list(known.order_by("pk")[:MOST_PEOPLE])
        named += [row for row in self.people if row not in named]
        people = [(f"person:{row.pk}", f"{row.name}（{row.community or _('未注明社区')}）") for row in named]
        groups = [(_("社区"), communities), (_("个人"), people), (_("集体"), [("group", _("集体，写名称"))])]
        return [("", _("——请选择——")), *(group for group in groups if group[1])]

    def holder_read(self):
        if self.is_of_group:
            return "group"
        if self.is_of_person or self.people:
            return f"person:{self.people[0].pk}" if self.people else ""
        return self.sheet.owner_of(self.proposal)

    def clean(self):
        cleaned = super().clean()
        title, level = clean_line(cleaned.get("title") or ""), cleaned.get("level")
        if title and cleaned.get("quote") and title not in cleaned["quote"]:
            self.add_error("quote", _("摘句里没有“%(title)s”：请照录写到它的原句。") % {"title": title})
        self.set_holder(cleaned.get("holder") or "", clean_line(cleaned.get("group_name") or ""))
        award = Award.objects.filter(title=title).first()
        if award is not None:
            self.instance.award = award
        elif title and level:
            issuer = clean_line(self.detail("issuer") or "")[:100]
            self.first["award"] = Award(title=title, level=level, is_level_inferred=True, issuer=issuer)
        return cleaned

    def set_holder(self, holder, group_name):
        kind, _colon, number = holder.partition(":")
        if kind == "group" and not group_name:
            self.add_error("group_name", _("请写集体的名称，照录原文。"))
        self.instance.community = Community.objects.filter(pk=number).first() if kind == "community" else None
        self.instance.person = Person.objects.filter(pk=number).first() if kind == "person" else None
        self.instance.group_name = group_name or None if kind == "group" else None


class PersonProposalForm(Proposed, StatementForm):
    """Somebody who is named: the entry, on the ground of this report, and what it says of them."""

    name = forms.CharField(label=_("姓名"), max_length=100)
    who = forms.ChoiceField(label=_("是谁"), help_text=_("记录里已有同名的人时，请看清是不是同一个人。"))
    is_name_partial = forms.BooleanField(label=_("姓名不全"), required=False, help_text=_("来源只写“胡阿姨”的勾选。"))

    class Meta:
        model = Portrait
        fields = ["role", "deed", "quote"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = people_called(self.told("value"), self.proposal.community)
        told = [
            (f"{row.pk}", _("已有的：%(name)s（%(place)s）") % {"name": row, "place": row.community}) for row in known
        ]
        self.fields["who"].choices = [("new", _("新的一位")), *told]
        same = [row for row in known if row.community_id and row.community_id == self.proposal.community_id]
        self.initial["who"] = str(same[0].pk) if same else "new"

    def read(self):
        return {
            "name": self.told("value")[:100],
            "is_name_partial": bool(self.detail("name_is_partial")),
            "role": clean_line(self.detail("role") or "")[:60],
            "quote": self.clause(self.told("value")),
        }

    def clean(self):
        cleaned = super().clean()
        name = clean_line(cleaned.get("name") or "")
        if name and cleaned.get("quote") and name not in cleaned["quote"]:
            self.add_error("quote", _("摘句里没有“%(words)s”：请照录写到它的原句。") % {"words": name})
        if (who := cleaned.get("who")) and who != "new":
            self.instance.person = Person.objects.get(pk=who)
        elif name:
            self.first["person"] = Person(
                name=name,
                community=self.instance.community if self.instance.community_id else None,
                is_name_partial=cleaned.get("is_name_partial", False),
                basis=PublicationBasis.PUBLIC_REPORT,
                basis_source=self.sheet.intake.source,
            )
        return cleaned


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
        return {"name": name[:60], "extent": extent if extent in quote else "", "quote": quote}


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
            "period_text": clean_line(period.get("text") or "")[:40],
            "place": clean_line(self.detail("location") or "")[:60],
            "sessions": self.detail("sessions"),
            "quote": quote,
            **counted,
        }

    def counted(self, unit, quote):
        """Participants with the words of the source, where the quoted clause has them."""
        words = self.sheet.words
        for row in self.proposal.intake.proposals.filter(kind=ProposalKind.FACT, start__gte=self.proposal.start):
            text = row.content.get("text") or ""
            if row.content.get("value") == self.detail("participants") and text in quote and words:
                return {
                    "participants": self.detail("participants"),
                    "participants_unit": unit,
                    "participants_text": clean_line(text)[:40],
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
