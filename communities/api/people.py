"""People who are named on the site: only those with a confirmed portrait, and on what ground."""

from typing import Annotated, Any, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.api.awards import AwardJson, award_json
from communities.api.filters import COMMUNITY, refuse_unknown
from communities.api.sources import PlaceLinkJson, SourceJson, community_link, said_by
from communities.models import Person, Portrait, Recognition
from portal.addresses import absolute
from portal.endpoints.pages import PageJson, page_json, row_at
from portal.endpoints.parameters import AFTER_SLUG
from portal.endpoints.shapes import ADDRESS
from portal.endpoints.table import Endpoint


class PersonToldJson(TypedDict):
    """Somebody on the profile of one community."""

    name: Annotated[str, _("姓名，照录来源。")]
    name_is_partial: Annotated[bool, _("来源是否只写了姓或称呼。")]
    role: Annotated[str, _("身份，照录来源。")]
    deed: Annotated[str | None, _("事迹。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]
    honours: Annotated[list[AwardJson], _("荣誉；候选也在内，以 status 区分。")]
    source: Annotated[SourceJson, _("出处。")]


class PortraitJson(TypedDict):
    role: Annotated[str, _("身份，照录来源。")]
    deed: Annotated[str | None, _("事迹。")]
    community: Annotated[PlaceLinkJson, _("所在社区。")]
    source: Annotated[SourceJson, _("出处。")]


class PersonJson(TypedDict):
    slug: Annotated[str, _("网址名。")]
    name: Annotated[str, _("姓名，照录来源。")]
    name_is_partial: Annotated[bool, _("来源是否只写了姓或称呼。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]
    basis: Annotated[str, _("公开姓名的依据：本人单独同意或公开报道。")]
    portraits: Annotated[list[PortraitJson], _("各处来源怎样介绍。")]
    honours: Annotated[list[AwardJson], _("荣誉；候选也在内，以 status 区分。")]


def person_told_json(entry: Any) -> PersonToldJson:
    portrait = entry.told.item
    return {
        "name": entry.person.name,
        "name_is_partial": entry.person.is_name_partial,
        "role": portrait.role,
        "deed": portrait.deed or None,
        "url": absolute(entry.person.get_absolute_url()),
        "honours": [award_json(item) for item, _note in entry.honours],
        "source": said_by(portrait),
    }


def portrait_json(portrait: Portrait) -> PortraitJson:
    return {
        "role": portrait.role,
        "deed": portrait.deed or None,
        "community": community_link(portrait.community),
        "source": said_by(portrait),
    }


def person_json(person: Any) -> PersonJson:
    """Somebody whose portraits and honours were fetched by `with_what_is_said`."""
    return {
        "slug": person.slug,
        "name": person.name,
        "name_is_partial": person.is_name_partial,
        "url": absolute(person.get_absolute_url()),
        "basis": person.get_basis_display(),
        "portraits": [portrait_json(item) for item in person.public_portraits],
        "honours": [award_json(item) for item in person.public_honours],
    }


def with_what_is_said(people: list[Any]) -> None:
    """Hands everybody what is public of them, in two queries."""
    by_number = {person.pk: person for person in people}
    for person in people:
        person.public_portraits, person.public_honours = [], []
    portraits = Portrait.objects.published().filter(person__in=people, community__state="published")
    for portrait in portraits.select_related("community", "source").order_by("pk"):
        by_number[portrait.person_id].public_portraits.append(portrait)
    for item in Recognition.objects.published().filter(person__in=people).with_everything().won_first():
        by_number[item.person_id].public_honours.append(item)


def person_list(*, community: str, after: str) -> PageJson[PersonJson]:
    found = Person.objects.public()
    if community:
        there = Portrait.objects.published().filter(community__slug=community, community__state="published")
        found = found.filter(pk__in=there.values("person"))
    key, filters = ["pinyin", "slug"], {"community": community}
    page = page_json("api_people", found, person_json, key=key, after=after, filters=filters, prepare=with_what_is_said)
    if not page["results"]:
        refuse_unknown(**filters)
    return page


def person_detail(*, slug: str) -> PersonJson | None:
    person = row_at(Person.objects.public(), slug)
    if person is None:
        return None
    with_what_is_said([person])
    return person_json(person)


ENDPOINTS = [
    Endpoint(
        "api_people",
        "people/",
        person_list,
        _("公开介绍的人物：身份、事迹、荣誉和公开姓名的依据。"),
        parameters=(COMMUNITY, AFTER_SLUG),
    ),
    Endpoint(
        "api_person",
        "people/<pinyin:slug>/",
        person_detail,
        _("一位人物。"),
        missing=_("没有这位人物，或者介绍还没有公开。"),
        example="xujindong",
    ),
]
