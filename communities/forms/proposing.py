"""What the forms of all proposals share: the story they were read from, whose it is, and a quote that stands in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from communities.clauses import clause, place_of
from communities.enums import OwnerLevel
from communities.homes import part_called
from communities.models import Alias, Community, District, Estate, Facility, Intake, Proposal, Street
from portal.text.keys import is_key
from portal.text.normalise import joined_line, place_form, stands_in

LABELS = {**dict(OwnerLevel.choices), "district": _("区")}
MODELS: dict[str, Any] = {
    "community": Community,
    "street": Street,
    "estate": Estate,
    "facility": Facility,
    "district": District,
}
MOST_PLACES = 500


@dataclass
class Sheet:
    """One story on the desk: its words, and the places that a statement of it may belong to."""

    intake: Intake
    found: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def words(self) -> str:
        return self.intake.words

    @cached_property
    def communities(self) -> list[Community]:
        """Those that the story speaks of, as far as they are on record and in sight."""
        told = self.intake.proposals.exclude(community=None).values("community")
        return list(Community.objects.kept().filter(pk__in=told).select_related("street").order_by("pk"))

    @cached_property
    def other_communities(self) -> list[Community]:
        ours = [row.pk for row in self.communities]
        rows = Community.objects.kept().filter(street__district=self.intake.district_id).exclude(pk__in=ours)
        return list(rows.select_related("street").order_by("pinyin", "slug")[:MOST_PLACES])

    @cached_property
    def streets(self) -> list[Street]:
        return list(Street.objects.present().filter(district=self.intake.district_id).order_by("pinyin", "slug"))

    @cached_property
    def parts(self) -> dict[str, list[Any]]:
        estates = Estate.objects.filter(community__in=self.communities).select_related("community")
        facilities = Facility.objects.current().filter(community__in=self.communities).select_related("community")
        return {"estate": list(estates.order_by("pk")), "facility": list(facilities.order_by("pk"))}

    def choices(self, levels: tuple[str, ...]) -> list[Any]:
        """Owners to choose from, as groups of (value, name)."""
        groups: list[Any] = []
        for level in levels:
            rows = self.rows_of(level)
            if rows:
                told = (
                    self.choices_of(rows)
                    if level == "community"
                    else [(f"{level}:{row.pk}", _name(level, row)) for row in rows]
                )
                groups.append((LABELS[level], told))
            if level == "community" and self.other_communities:
                groups.append((_("其他社区"), self.choices_of(self.other_communities)))
        return [("", _("——请选择——")), *groups]

    def choices_of(self, communities: list[Community]) -> list[tuple[str, str]]:
        """(value, name) of communities; with the street where several are called so."""
        known = Counter(row.name for row in (*self.communities, *self.other_communities))
        return [
            (f"community:{row.pk}", row.name if known[row.name] == 1 else f"{row.street}·{row.name}")
            for row in communities
        ]

    def communities_called(self, name: str) -> list[Community]:
        """Those on record by this name or an alias, in any spelling: 柳堤社区居委会 is 柳堤社区."""
        form = place_form(name)
        known = {row.pk: row for row in (*self.communities, *self.other_communities)}
        aliases = Alias.objects.filter(community__in=known).values_list("community", "name")
        also = {number for number, alias in aliases if place_form(alias) == form}
        return [row for row in known.values() if place_form(row.name) == form or row.pk in also]

    def rows_of(self, level: str) -> list[Any]:
        whole = {"community": self.communities, "street": self.streets, "district": [self.intake.district]}
        return whole[level] if level in whole else self.parts.get(level, [])

    def row(self, value: str) -> Any:
        """The owner behind a value of `choices`; None for one that nobody offered."""
        level, _colon, number = value.partition(":")
        is_known = level in MODELS and is_key(number)
        return MODELS[level]._default_manager.filter(pk=int(number)).first() if is_known else None

    def clause_of(self, proposal: Proposal) -> tuple[str, str, str]:
        """The sentence around the clause of a proposal: (before, the clause, behind)."""
        at = proposal.content.get("sentence") or {"start": proposal.start, "end": proposal.end}
        start, end = min(at["start"], proposal.start), max(at["end"], proposal.end)
        inside = self.words[proposal.start : proposal.end] or proposal.quote
        return self.words[start : proposal.start], inside, self.words[proposal.end : end]

    def owner_of(self, proposal: Proposal) -> str:
        """The value of the owner that the reader meant; "" while that place is not on record."""
        level = proposal.owner_level
        row: Any = None
        if level == "community":
            row = proposal.community
        elif level == "street":
            row = proposal.street if proposal.home_street else None
        elif level == "district" and place_form(proposal.owner_name) == place_form(self.intake.district.name):
            row = self.intake.district
        elif level in ("estate", "facility"):
            row = part_called(level, proposal.owner_name, proposal.community)
        return f"{level}:{row.pk}" if row is not None else ""


def _name(level: str, row: Any) -> str:
    return f"{row.community}·{row}" if level in ("estate", "facility") else str(row)


def lacking(form: Any) -> Iterator[str]:
    """What a form still wants, in sentences; 这个字段是必填项 says by itself which field it means."""
    for name, faults in form.errors.as_data().items():
        for fault in faults:
            label = form.fields[name].label if fault.code == "required" and name in form.fields else ""
            yield from (f"{label}：{words}" if label else words for words in fault.messages)


class Proposed:
    """Mixed into the form of a kind: begins with what the reader read, and notices what somebody corrected.

    `levels` are the owners that statements of the kind may have; `owner_column` turns one into the columns of the row.
    """

    levels: tuple[str, ...] = ("community",)
    proposal: Proposal
    sheet: Sheet
    has_quote = True

    def __init__(self, data=None, *, proposal, sheet, **kwargs):
        self.proposal, self.sheet = proposal, sheet
        self.content = proposal.content
        self.first: dict[str, Any] = {}
        super().__init__(data, initial=self.initial_words(), auto_id="proposal_%s", **kwargs)
        if self.levels:
            owner = forms.ChoiceField(
                label=_("归属"), choices=sheet.choices(self.levels), error_messages={"required": self.owner_wanted()}
            )
            self.fields = {"owner": owner, **self.fields}
            self.initial["owner"] = sheet.owner_of(proposal) if proposal.owner_level in self.levels else ""
        if self.has_quote:
            self.instance.source = sheet.intake.source

    def owner_wanted(self) -> str:
        """Why the owner must be chosen, such as a street's team, where teams are a community's."""
        level, name = self.proposal.owner_level, self.proposal.owner_name
        if level == OwnerLevel.FACILITY and level in self.levels:
            return _("原文说的是“%(name)s”，记录里还没有这处设施：先录这处设施，再定这一条；或者改归社区。") % {
                "name": name
            }
        if not level or level in self.levels:
            return _("请选归属：这条说的是哪里。")
        allowed = "、".join(str(LABELS[one]) for one in self.levels)
        return _("原文说的是“%(name)s”，而这一类只记在%(levels)s名下：请另选归属，或不采用。") % {
            "name": name,
            "levels": allowed,
        }

    def initial_words(self) -> dict[str, Any]:
        return {name: value for name, value in self.read().items() if value not in (None, "")}

    def read(self) -> dict[str, Any]:
        """What the reader read, by the names of the fields."""
        return {"quote": self.clause(str(self.content.get("text") or ""))}

    def clause(self, must: str, start: int | None = None) -> str:
        first = self.proposal.start if start is None else start
        return clause(self.sheet.words, first, self.proposal.end, must)[1] or self.proposal.quote[:40]

    def told(self, name: str) -> str:
        """A word of the proposal, on one line."""
        value = self.content.get(name)
        return joined_line(str(value)) if value is not None else ""

    def detail(self, name: str) -> Any:
        return (self.content.get("details") or {}).get(name)

    def clean(self):
        cleaned = super().clean()
        if self.levels and cleaned.get("owner"):
            self.set_owner(self.sheet.row(cleaned["owner"]), cleaned["owner"].partition(":")[0])
        if self.has_quote and (quote := cleaned.get("quote")):
            self.place_quote(quote)
        return cleaned

    def set_owner(self, row, level):
        if row is None:
            raise ValidationError({"owner": _("这个地方不在记录里，请另选。")})
        for name in self.levels:
            setattr(self.instance, name, row if name == level else None)

    def place_quote(self, quote):
        """A quote is of this story; where a line was broken in it, it stands nowhere as it is and has no place."""
        start = place_of(self.sheet.words, quote, self.proposal.start)
        if start is None and self.sheet.words and not stands_in(quote, self.sheet.words):
            self.add_error("quote", _("原文里没有这一句，请照录原文，一字不改。"))
        self.instance.quote_start = start
        self.instance.quote_end = start + len(quote) if start is not None else None

    @property
    def corrected(self) -> list[str]:
        """The fields that somebody changed, or filled where the reader had nothing to say."""
        return list(self.changed_data)

    @property
    def summary(self) -> list[tuple[str, str]]:
        """(label, words) of every field that has something to say, as people read it."""
        found = []
        for bound in self:
            value = bound.value()
            if bound.name == "quote" or value in (None, "", False):
                continue
            found.append((bound.label, _("是") if value is True else _chosen(bound.field, value)))
        return found

    def as_sent(self) -> dict[str, Any]:
        """What a browser would send back if nobody touched the form."""
        return {bound.html_name: _sent(bound.value()) for bound in self if _sent(bound.value()) is not None}


def _chosen(control: forms.Field, value: Any) -> str:
    """The label of a choice, the words of anything else."""
    if not isinstance(control, forms.ChoiceField):
        return str(value)
    for key, label in control.choices:
        options = label if isinstance(label, list | tuple) else [(key, label)]
        for number, words in options:
            if str(number) == str(value):
                return str(words)
    return str(value)


def _sent(value: Any) -> Any:
    if isinstance(value, bool):
        return "on" if value else None
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "pk", value)) if value is not None else None
