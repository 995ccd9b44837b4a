"""Communities and streets: what stands in their lists, and a street with what it says of itself."""

from typing import Annotated, Any, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.api.awards import DesignationJson, designations_of
from communities.api.facts import FactJson, fact_json
from communities.api.filters import STREET, refuse_unknown
from communities.api.institutions import (
    DeclarationJson,
    InstitutionJson,
    ProgrammeJson,
    declaration_json,
    institution_json,
    programme_json,
)
from communities.api.sources import PlaceLinkJson, SourceJson, community_link, source_json
from communities.models import Community, Showcase, Street
from communities.profiles import build_street_profile
from portal.addresses import absolute
from portal.endpoints.pages import PageJson, page_json, row_at
from portal.endpoints.parameters import AFTER_SLUG
from portal.endpoints.shapes import ADDRESS
from portal.endpoints.table import Endpoint


class ShowcaseJson(TypedDict):
    title: Annotated[str, _("称号，照录来源。")]
    called_by: Annotated[str, _("由谁列为示范。")]
    level: Annotated[str | None, _("级别的简称；来源未注明时是 null。")]
    since: Annotated[str | None, _("起始时间；来源未注明时是 null。")]
    source: Annotated[SourceJson, _("出处。")]


class CommunityHeadJson(TypedDict):
    slug: Annotated[str, _("网址名。")]
    name: Annotated[str, _("社区名称。")]
    street: Annotated[str, _("街道的简称。")]
    district: Annotated[str, _("区。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]
    showcase: Annotated[ShowcaseJson | None, _("由谁列为示范；不是示范社区时是 null。")]


class CommunityJson(CommunityHeadJson):
    designations: Annotated[list[DesignationJson], _("候选、目标等；都不算获得。")]


class StreetJson(TypedDict):
    slug: Annotated[str, _("网址名。")]
    name: Annotated[str, _("简称，如 昌岗街。")]
    full_name: Annotated[str, _("全称，如 昌岗街道。")]
    district: Annotated[str, _("区。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]


class StreetProfileJson(StreetJson):
    communities: Annotated[list[PlaceLinkJson], _("已发布的社区。")]
    facts: Annotated[list[FactJson], _("街道自己的数字。")]
    institutions: Annotated[list[InstitutionJson], _("街道的组织。")]
    programmes: Annotated[list[ProgrammeJson], _("街道的做法与渠道。")]
    statements: Annotated[list[DeclarationJson], _("目标、依据等表述，照录原话。")]


def place_json(community: Community) -> CommunityHeadJson:
    showcase = community.current_showcase
    return {
        "slug": community.slug,
        "name": community.name,
        "street": community.street.short_name,
        "district": community.street.district.name,
        "url": absolute(community.get_absolute_url()),
        "showcase": showcase_json(showcase) if showcase else None,
    }


def showcase_json(showcase: Showcase) -> ShowcaseJson:
    return {
        "title": showcase.title,
        "called_by": showcase.called_by,
        "level": showcase.level.short_name if showcase.level else None,
        "since": showcase.since or None,
        "source": source_json(showcase.source, showcase.citation),
    }


def community_json(community: Any) -> CommunityJson:
    """A community whose `designations` were fetched by `with_designations`."""
    return {**place_json(community), "designations": community.designations}


def with_designations(communities: list[Any]) -> None:
    found = designations_of(communities)
    for community in communities:
        community.designations = found.get(community.pk, [])


def community_list(*, street: str, after: str) -> PageJson[CommunityJson]:
    found = Community.objects.published().with_place().with_showcase()
    if street:
        found = found.filter(street__slug=street)
    page = page_json(
        "api_communities",
        found,
        community_json,
        key=["pinyin", "slug"],
        after=after,
        filters={"street": street},
        prepare=with_designations,
    )
    if not page["results"]:
        refuse_unknown(street=street)
    return page


def street_json(street: Street) -> StreetJson:
    return {
        "slug": street.slug,
        "name": street.short_name,
        "full_name": street.name,
        "district": street.district.name,
        "url": absolute(street.get_absolute_url()),
    }


def street_list(*, after: str) -> PageJson[StreetJson]:
    rows = Street.objects.present().select_related("district")
    return page_json("api_streets", rows, street_json, key=["pinyin", "slug"], after=after)


def street_detail(*, slug: str) -> StreetProfileJson | None:
    street = row_at(Street.objects.select_related("district", "merged_into__district"), slug)
    street = street and (street.merged_into or street)  # an old address leads to the street of today
    if street is None:
        return None
    communities = Community.objects.published().filter(street=street).in_pinyin_order()
    profile = build_street_profile(street, communities)
    return {
        **street_json(street),
        "communities": [community_link(card.community) for card in profile.cards],
        "facts": [fact_json(line.fact) for line in profile.sheet],
        "institutions": [institution_json(told.item) for told in profile.words.bodies],
        "programmes": [programme_json(told.item) for told in profile.words.programmes],
        "statements": [declaration_json(told.item) for told in profile.words.declarations],
    }


ENDPOINTS = [
    Endpoint(
        "api_communities",
        "communities/",
        community_list,
        _("已发布的社区，按拼音排列。"),
        parameters=(STREET, AFTER_SLUG),
    ),
    Endpoint("api_streets", "streets/", street_list, _("街道，按拼音排列。"), parameters=(AFTER_SLUG,)),
    Endpoint(
        "api_street",
        "streets/<pinyin:slug>/",
        street_detail,
        _("一个街道：所辖社区、街道自己的数字、组织、做法和表述。"),
        missing=_("没有这个街道。"),
        example="changgang",
    ),
]
