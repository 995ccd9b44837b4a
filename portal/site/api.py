"""/api/: the read-only JSON of everything public, gathered from the table of each app.

The addresses, the answers and the description are made from this one list (ADR 0021).
"""

from typing import Annotated, Any, TypedDict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.api import stories
from communities.api import activities, awards, council, facts, people, places
from communities.api.profiles import ProfileJson, profile_json
from communities.models import Community
from communities.profiles import build_profile
from portal.addresses import absolute
from portal.endpoints.description import describe
from portal.endpoints.pages import PageJson, page_json, row_at
from portal.endpoints.parameters import AFTER_SLUG
from portal.endpoints.shapes import ADDRESS
from portal.endpoints.table import Endpoint
from portal.site.tags import public_tags


class EndpointJson(TypedDict):
    path: Annotated[str, _("地址；{} 里填网址名或编号。")]
    url: Annotated[str, _("完整的地址。")]
    summary: Annotated[str, _("有什么。")]
    parameters: Annotated[list[str], _("可以用哪些参数。")]


class IndexJson(TypedDict):
    description: Annotated[str, _("机器读的说明（OpenAPI）。"), ADDRESS]
    documentation: Annotated[str, _("给人看的说明。"), ADDRESS]
    endpoints: Annotated[list[EndpointJson], _("全部地址。")]


class CommunityProfileJson(ProfileJson):
    stories: Annotated[list[stories.StoryLinkJson], _("写到这个社区的报道，新的在前。")]


class TagJson(TypedDict):
    slug: Annotated[str, _("网址名，用来筛选报道和活动。")]
    name: Annotated[str, _("标签。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]


def community_profile(*, slug: str) -> CommunityProfileJson | None:
    """An address that the community once had answers too."""
    visible = Community.objects.published().with_place().with_showcase()
    community = row_at(visible, slug)
    if community is None:
        return None
    return {**profile_json(build_profile(community)), "stories": stories.stories_json_about(community)}


def was_withdrawn(*, slug: str) -> bool:
    return Community.objects.withdrawn().filter(slug=slug).exists()


def tag_json(tag: Tag) -> TagJson:
    url = absolute(reverse("tag_detail", kwargs={"slug": tag.slug}))
    return {"slug": tag.slug, "name": tag.name, "url": url}


def tag_list(*, after: str) -> PageJson[TagJson]:
    return page_json("api_tags", public_tags(), tag_json, key=["slug"], after=after)


def index() -> IndexJson:
    root = absolute(reverse("api_index")).removesuffix("/api/")
    return {
        "description": absolute(reverse("api_description")),
        "documentation": absolute(reverse("api_docs")),
        "endpoints": [
            {
                "path": endpoint.address,
                "url": root + endpoint.address,
                "summary": str(endpoint.summary),
                "parameters": [parameter.name for parameter in endpoint.parameters],
            }
            for endpoint in ENDPOINTS
        ],
    }


def description() -> dict[str, Any]:
    root = absolute(reverse("api_index")).removesuffix("/api/")
    return describe(ENDPOINTS, server=root, title=str(_("文明社区门户的公开数据")))


ENDPOINTS = [
    Endpoint("api_index", "", index, _("有哪些数据，各在哪里。")),
    *places.ENDPOINTS,
    Endpoint(
        "api_community",
        "communities/<pinyin:slug>/",
        community_profile,
        _("一个社区的全部公开内容：数字、荣誉、活动、组织、设施、队伍、人物、做法、表述、联系方式和报道。"),
        missing=_("没有这个社区，或者它还没有发布。"),
        gone=_("这个社区的内容已经撤下，不再公开；请删去您那里的副本。"),
        was_withdrawn=was_withdrawn,
        example="suihuabei",
    ),
    *facts.ENDPOINTS,
    *awards.ENDPOINTS,
    *people.ENDPOINTS,
    *activities.ENDPOINTS,
    *council.ENDPOINTS,
    *stories.ENDPOINTS,
    Endpoint("api_tags", "tags/", tag_list, _("社区、报道和活动的标签。"), parameters=(AFTER_SLUG,)),
]
DESCRIPTION = Endpoint("api_description", "openapi.json", description, _("机器读的说明（OpenAPI）。"))
