"""The form of a proposed figure: what the reader made of its words stands until somebody corrects them."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from communities.enums import ProposalKind, ValueKind
from communities.forms.proposing import Proposed
from communities.forms.statements import FactForm
from communities.models import Estate, Fact, Indicator
from communities.models.facts import OWNERS, SAME_FIGURE
from communities.periods import day_of
from communities.quantities import same_unit, written_parts
from portal.text.keys import is_key
from portal.text.normalise import joined_line

RESOLVED = _("上下文或报道日期")
NEW_ESTATE = "estate:new"
SHARE_SIGN = "%"


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
        community, name = self.proposal.community, joined_line(self.proposal.owner_name)
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
            "period_text": joined_line(period.get("text") or "")[:40],
            "period_start": day_of(period.get("start"), first=True),
            "period_end": day_of(period.get("end"), first=False) if period.get("start") else None,
            "period_reason": str(RESOLVED) if is_resolved else "",
            "quote": self.clause(text),
        }

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.refuse_a_second_value()
        return cleaned

    def refuse_a_second_value(self):
        """One report has one value for one figure; of two, somebody says now what each of them counts.

        The database refuses it once both are public, which is too late for whoever confirms.
        """
        if "estate" in self.first:
            return
        told = {name: self.cleaned_data[name] for name in SAME_FIGURE}
        owner = {name: getattr(self.instance, name) for name in OWNERS}
        rows = Fact.objects.current().filter(source=self.instance.source, **told, **owner).with_everything()
        replaced = self.data.get("replaces", "")
        row = (rows.exclude(pk=replaced) if is_key(replaced) else rows).first()
        if row is not None:
            words = _(
                "这篇报道的同一项已经录了“%(text)s”：说的是一回事，请并入那一条；不是一回事，请在细类里写明这个数说的是什么。"
            )
            self.add_error("subtype", words % {"text": row.written})

    # The figure

    def read_figure(self, text):
        """The reader saw what the words alone do not say: the head of a column, a unit before the number, 26公顷.

        That stands while nobody touches the words, for its own indicator and for any that is counted in that unit.
        """
        amounts = self.amounts_told()
        if text != self.told("text") or amounts is None or not self.is_counted_so():
            super().read_figure(text)
            return
        if not amounts:  # 数十位: a number nobody knows is kept as the words it is
            self.fill("text", words=text)
            return
        unit = "" if self.cleaned_data["indicator"].kind == ValueKind.SHARE else self.told("unit")
        if unit and not any(kind == "unit" for kind, _words in written_parts(text, amounts[0], unit)):
            super().read_figure(text)  # a bare number that is no such amount in any unit: nobody could show it rightly
            return
        self.fill("text", value=amounts[0], high=amounts[1] if len(amounts) > 1 else None, unit=unit)

    def amounts_told(self):
        """The reader's value, or both ends of its range; () where the source lost it; None where it is no number."""
        value = self.content.get("value")
        told = [] if value is None else value if isinstance(value, list) else [value]
        is_number = all(isinstance(one, int | float) and not isinstance(one, bool) for one in told)
        return [Decimal(str(one)) for one in told] if is_number else None

    def is_counted_so(self):
        """Whether what somebody chose is counted in the reader's unit: a cell of 居民小组 may be moved to 党支部."""
        indicator, unit = self.cleaned_data["indicator"], self.told("unit")
        if indicator.code == self.proposal.field:
            return True
        return unit == SHARE_SIGN if indicator.kind == ValueKind.SHARE else same_unit(unit, indicator.unit)

    def is_counted_in(self, unit, indicator):
        """Also the unit that the reader found: 300余名居民参加 is no 人次, and stays 名."""
        is_readers = indicator.code == self.proposal.field and same_unit(unit, self.told("unit"))
        return is_readers or super().is_counted_in(unit, indicator)
