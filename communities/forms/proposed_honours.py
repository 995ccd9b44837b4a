"""The forms of an honour and of somebody who is named: an award or a person that nobody has entered comes along."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from communities.enums import ProposalKind, PublicationBasis
from communities.forms.proposing import Proposed
from communities.forms.statements import StatementForm
from communities.models import Award, AwardLevel, Community, HonourStatus, Person, Portrait, Recognition
from communities.on_record import people_called
from portal.text.normalise import clean_line, joined_line, place_form, stands_in

MOST_PEOPLE = 200  # to choose from
NEW, ANOTHER = "new", "another"  # nobody of that name is on record; somebody is, but is not meant
NAMESAKES = _("记录里已有同名的人：请看清是不是同一个人，再选。")


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
        self.fields["holder"].error_messages["required"] = self.holder_wanted()
        self.initial["holder"] = self.holder_read()

    def read(self):
        status = HonourStatus.objects.filter(name=self.told("status")).first()
        level = AwardLevel.objects.filter(short_name=self.told("level")).first()
        title = self.told("value")
        known = Award.objects.filter(title=title).select_related("level").first() if level is None else None
        return {
            "title": title[:100],
            "level": level.pk if level else known and known.level_id,
            "status": status and status.pk,
            "year": self.detail("year"),
            "group_name": (self.told("recipient") or self.proposal.owner_name)[:100] if self.is_of_group else "",
            "quote": self.clause(title),
        }

    # Who holds it

    @cached_property
    def people(self):
        name = self.told("recipient")
        return people_called(name, self.proposal.community) if name else []

    @cached_property
    def is_of_person(self):
        named = self.proposal.intake.proposals.filter(kind=ProposalKind.PERSON)
        return any(row.content.get("value") == self.told("recipient") for row in named)

    @property
    def is_of_owner(self):
        """Nobody else is told: the community, under any of its names (柳堤社区居委会 of 柳堤社区)."""
        names = {place_form(name) for name in (self.proposal.home_name, self.proposal.owner_name) if name}
        recipient = self.told("recipient")
        return not recipient or place_form(recipient) in names

    @cached_property
    def communities_told(self):
        """Other communities on record that are called like the one that the story says holds it."""
        return self.sheet.communities_called(self.told("recipient"))

    @property
    def is_of_community(self):
        return place_form(self.told("recipient")).endswith("社区")

    @property
    def is_of_group(self):
        """Of somebody who is neither a community nor a person: a street, too, is told by its name."""
        if self.is_of_owner:
            return self.proposal.owner_level in ("street", "district")
        return not (self.is_of_community or self.people or self.is_of_person)

    def holders(self):
        communities = self.sheet.choices_of(self.sheet.communities)
        others = self.sheet.choices_of(self.sheet.other_communities)
        known = Person.objects.filter(community__in=self.sheet.communities).select_related("community")
        named = list(known.order_by("pk")[:MOST_PEOPLE])
        named += [row for row in self.people if row not in named]
        people = [(f"person:{row.pk}", f"{row.name}（{row.community or _('未注明社区')}）") for row in named]
        groups = [
            *((_("社区"), communities), (_("个人"), people)),
            *((_("集体"), [("group", _("集体，写名称"))]), (_("其他社区"), others)),
        ]
        return [("", _("——请选择——")), *(group for group in groups if group[1])]

    def holder_read(self):
        if self.is_of_group:
            return "group"
        if self.is_of_owner:
            return self.sheet.owner_of(self.proposal)
        if self.is_of_community:
            return f"community:{self.communities_told[0].pk}" if len(self.communities_told) == 1 else ""
        ours = [row for row in self.people if self.is_surely_meant(row)]
        return f"person:{ours[0].pk}" if len(ours) == 1 else ""

    def is_surely_meant(self, person):
        """Somebody of this community or of this report; a namesake elsewhere may be another."""
        here = self.proposal.community_id
        is_here = here is not None and person.community_id == here
        return is_here or person.basis_source_id == self.sheet.intake.source_id

    def holder_wanted(self):
        """Why it must be chosen who holds it."""
        if self.is_of_owner or self.is_of_group:
            return _("请选得主：这项荣誉是谁的。")
        if self.is_of_community and self.communities_told:
            return _("记录里叫“%(name)s”的社区不止一个：请看清是哪条街道的，再选。") % {"name": self.told("recipient")}
        if self.is_of_community:
            return _("原文说得主是“%(name)s”，记录里还没有这个社区：请先录社区，或者另选得主。") % {
                "name": self.told("recipient")
            }
        if self.people:
            return NAMESAKES
        return _("原文说得主是“%(name)s”：请先录这个人，或者另选得主。") % {"name": self.told("recipient")}

    def clean(self):
        cleaned = super().clean()
        title, level = clean_line(cleaned.get("title") or ""), cleaned.get("level")
        if title and cleaned.get("quote") and not stands_in(title, cleaned["quote"]):
            self.add_error("quote", _("摘句里没有“%(title)s”：请照录写到它的原句。") % {"title": title})
        self.set_holder(cleaned.get("holder") or "", clean_line(cleaned.get("group_name") or ""))
        award = Award.objects.filter(title=title).select_related("level").first()
        if award is not None:
            self.instance.award = award
            if level and award.level != level:
                self.add_error(
                    "level",
                    _("“%(title)s”已经登记为%(level)s：同一项请选%(level)s；别的一级的，名称要照全称录，才分得开。")
                    % {"title": title, "level": award.level},
                )
        elif title and level:
            issuer = joined_line(self.detail("issuer") or "")[:100]
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
    """Somebody who is named: the entry, on the ground of this report, and what it says of them.

    Where people of that name are on record, as it was read or as somebody typed it, it must be said who is meant.
    """

    name = forms.CharField(label=_("姓名"), max_length=100)
    who = forms.ChoiceField(
        label=_("是谁"),
        help_text=_("记录里已有同名的人时，请看清是不是同一个人。"),
        error_messages={"required": NAMESAKES, "invalid_choice": NAMESAKES},
    )
    is_name_partial = forms.BooleanField(label=_("姓名不全"), required=False, help_text=_("来源只写“胡阿姨”的勾选。"))

    class Meta:
        model = Portrait
        fields = ["role", "deed", "quote"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        typed = clean_line(self.data.get(self.add_prefix("name"), "")) if self.is_bound else self.told("value")
        known = people_called(typed, self.proposal.community)
        told = [
            (f"{row.pk}", _("已有的：%(name)s（%(place)s）") % {"name": row, "place": row.community or _("未注明社区")})
            for row in known
        ]
        self.fields["who"].choices = self.choices_beside(told)
        same = [row for row in known if row.community_id and row.community_id == self.proposal.community_id]
        self.initial["who"] = str(same[0].pk) if len(same) == 1 else "" if known else NEW

    def choices_beside(self, told):
        """Who may be meant. That it is nobody of them can only be said once they were shown."""
        if told:
            return [("", _("——请选择——")), *told, (ANOTHER, _("不是他们，是另一位"))]
        asked = self.data.get(self.add_prefix("who")) == ANOTHER  # and the name was corrected since
        return [(ANOTHER if asked else NEW, _("新的一位"))]

    def read(self):
        return {
            "name": self.told("value")[:100],
            "is_name_partial": bool(self.detail("name_is_partial")),
            "role": joined_line(self.detail("role") or "")[:60],
            "quote": self.clause(self.told("value")),
        }

    def clean(self):
        cleaned = super().clean()
        name = clean_line(cleaned.get("name") or "")
        if name and cleaned.get("quote") and not stands_in(name, cleaned["quote"]):
            self.add_error("quote", _("摘句里没有“%(words)s”：请照录写到它的原句。") % {"words": name})
        if (who := cleaned.get("who")) and who not in (NEW, ANOTHER):
            self.instance.person = Person.objects.get(pk=who)
        elif name and who:
            self.first["person"] = Person(
                name=name,
                community=self.instance.community if self.instance.community_id else None,
                is_name_partial=cleaned.get("is_name_partial", False),
                basis=PublicationBasis.PUBLIC_REPORT,
                basis_source=self.sheet.intake.source,
            )
        return cleaned
