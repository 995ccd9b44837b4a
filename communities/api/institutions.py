"""Bodies, places, teams, ways of working and declared words, each with its source and clause."""

from collections.abc import Iterable
from typing import Annotated, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.api.sources import OwnerJson, SourceJson, owner_json, said_by, source_json
from communities.models import ContactCard, CouncilParty, Declaration, Duty, Facility, Institution, Programme, Team


class InstitutionJson(TypedDict):
    name: Annotated[str, _("名称。")]
    short_name: Annotated[str | None, _("简称。")]
    kind: Annotated[str, _("类别，如 科研单位、党组织。")]
    owner: Annotated[OwnerJson, _("在哪个社区，或属于哪个街道。")]
    parent: Annotated[str | None, _("上级。")]
    source: Annotated[SourceJson, _("出处。")]


class CouncilPartyJson(TypedDict):
    name: Annotated[str, _("参与议事的一方。")]
    source: Annotated[SourceJson, _("出处。")]


class FacilityJson(TypedDict):
    name: Annotated[str, _("名称。")]
    kind: Annotated[str | None, _("类别。")]
    qualifier: Annotated[str | None, _("没有数字的说法，如 多处。")]
    source: Annotated[SourceJson, _("出处。")]


class TeamJson(TypedDict):
    name: Annotated[str, _("名称。")]
    origin: Annotated[str, _("由谁组织：社区组织、居民自发或未注明。")]
    members: Annotated[str | None, _("成员，照录来源。")]
    source: Annotated[SourceJson, _("出处。")]


class ProgrammeJson(TypedDict):
    name: Annotated[str, _("名称。")]
    kind: Annotated[str, _("做法、平台或渠道。")]
    owner: Annotated[OwnerJson, _("谁的做法。")]
    source: Annotated[SourceJson, _("出处。")]


class DeclarationJson(TypedDict):
    kind: Annotated[str, _("口号、目标、依据等。")]
    text: Annotated[str, _("原话。")]
    owner: Annotated[OwnerJson, _("谁的表述。")]
    source: Annotated[SourceJson, _("出处。")]


class DutyJson(TypedDict):
    person: Annotated[str, _("姓名。")]
    duty: Annotated[str, _("职责。")]
    hours: Annotated[str, _("时间。")]
    place: Annotated[str | None, _("地点。")]


class ContactJson(TypedDict):
    address: Annotated[str | None, _("居委会地址。")]
    phone: Annotated[str | None, _("电话。")]
    hours: Annotated[str | None, _("办公时间。")]
    duties: Annotated[list[DutyJson], _("值班。")]
    source: Annotated[SourceJson, _("出处。")]


def institution_json(item: Institution) -> InstitutionJson:
    return {
        "name": item.name,
        "short_name": item.short_name or None,
        "kind": item.kind.name,
        "owner": owner_json(item),
        "parent": item.parent.name if item.parent and item.parent.is_public else None,
        "source": said_by(item),
    }


def council_party_json(item: CouncilParty) -> CouncilPartyJson:
    return {"name": item.name, "source": said_by(item)}


def facility_json(item: Facility) -> FacilityJson:
    return {"name": item.name, "kind": item.kind or None, "qualifier": item.extent or None, "source": said_by(item)}


def team_json(item: Team) -> TeamJson:
    return {
        "name": item.name,
        "origin": item.get_origin_display(),
        "members": item.members_text or None,
        "source": said_by(item),
    }


def programme_json(item: Programme) -> ProgrammeJson:
    return {"name": item.name, "kind": item.get_kind_display(), "owner": owner_json(item), "source": said_by(item)}


def declaration_json(item: Declaration) -> DeclarationJson:
    return {"kind": item.get_kind_display(), "text": item.words, "owner": owner_json(item), "source": said_by(item)}


def contact_json(card: ContactCard, duties: Iterable[Duty]) -> ContactJson:
    """`duties` are those of people who may be named."""
    return {
        "address": card.address or None,
        "phone": card.phone or None,
        "hours": card.hours or None,
        "duties": [
            {"person": duty.person.name, "duty": duty.duty, "hours": duty.hours, "place": duty.place or None}
            for duty in duties
        ],
        "source": source_json(card.source, ""),
    }
