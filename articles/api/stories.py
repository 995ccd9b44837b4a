"""Stories with their lasting paragraph anchors, bylines and the facts that each paragraph states."""

from typing import Annotated, Any, Literal, TypedDict

from django.utils.translation import gettext_lazy as _

from articles.models import Citation, Story
from communities.api.facts import FactRecordJson, fact_record
from communities.api.filters import COMMUNITY, TAG, refuse_unknown
from communities.api.sources import PlaceLinkJson, SourceJson, community_link, source_json
from communities.models import Community, Fact
from portal.addresses import absolute
from portal.endpoints.pages import PageJson, page_json, row_at
from portal.endpoints.parameters import AFTER_SLUG
from portal.endpoints.shapes import ADDRESS, DAY
from portal.endpoints.table import Endpoint
from portal.together import fetch_together


class StoryLinkJson(TypedDict):
    title: Annotated[str, _("标题。")]
    byline: Annotated[list[str], _("署名，按次序。")]
    published_on: Annotated[str, _("首次发布的日子。"), DAY]
    url: Annotated[str, _("本站的页面。"), ADDRESS]


class StoryJson(StoryLinkJson):
    slug: Annotated[str, _("网址名。")]
    deck: Annotated[str | None, _("副题。")]
    origin: Annotated[str, _("来稿方式：本站采写、本站整理或转载。")]
    tags: Annotated[list[str], _("标签。")]


class ParagraphJson(TypedDict):
    anchor: Annotated[str, _("锚点；网址后面加 # 和它，就到这一段，永远不变。")]
    kind: Annotated[Literal["lede", "heading", "paragraph"], _("导语、小标题或段落。")]
    text: Annotated[str, _("文字，没有标记。")]


class CitationJson(TypedDict):
    anchor: Annotated[str, _("是哪一段。")]
    caption: Annotated[str | None, _("大字说明。")]
    fact: Annotated[FactRecordJson, _("这一段写到的事实，连同出处。")]


class StoryDetailJson(StoryJson):
    source: Annotated[SourceJson | None, _("原报道；本站采写的可能是 null。摘句在各条事实里。")]
    communities: Annotated[list[PlaceLinkJson], _("写到的社区。")]
    paragraphs: Annotated[list[ParagraphJson], _("正文。")]
    citations: Annotated[list[CitationJson], _("各段写到的事实。")]


def story_link(story: Story) -> StoryLinkJson:
    return {
        "title": story.title,
        "byline": story.byline,
        "published_on": story.published_on.isoformat(),
        "url": absolute(story.get_absolute_url()),
    }


def stories_json_about(community: Community) -> list[StoryLinkJson]:
    found = Story.objects.published().about(community).newest_first().prefetch_related("bylines__contributor")
    return [story_link(story) for story in fetch_together(found)[0]]


def story_json(story: Story) -> StoryJson:
    return {
        **story_link(story),
        "slug": story.slug,
        "deck": story.deck or None,
        "origin": story.get_origin_display(),
        "tags": [tag.name for tag in story.tags.all()],
    }


def at_once(stories: Any) -> list[Any]:
    """Stories with their bylines and tags, in one query."""
    return fetch_together(stories)[0]


def story_list(*, community: str, tag: str, after: str) -> PageJson[StoryJson]:
    found = Story.objects.published().prefetch_related("bylines__contributor", "tags")
    if community:
        there = Community.objects.published().filter(slug=community)
        found = found.filter(pk__in=Story.communities.through.objects.filter(community__in=there).values("story"))
    if tag:
        found = found.filter(pk__in=Story.objects.filter(tags__slug=tag).values("pk"))
    filters = {"community": community, "tag": tag}
    page = page_json(
        "api_stories", found, story_json, key=["-published_at", "-pk"], after=after, filters=filters, fetch=at_once
    )
    if not page["results"]:
        refuse_unknown(community=community, tag=tag)
    return page


def story_detail(*, slug: str) -> StoryDetailJson | None:
    stories = Story.objects.published().select_related("source").prefetch_related("bylines__contributor", "tags")
    story = row_at(stories, slug)
    if story is None:
        return None
    paragraphs: Any = story.body
    return {
        **story_json(story),
        "source": source_json(story.source, "") if story.source else None,
        "communities": [community_link(row) for row in story.communities.published().in_pinyin_order()],
        "paragraphs": paragraphs,
        "citations": citations_of(story),
    }


def was_withdrawn(*, slug: str) -> bool:
    """Also at an address that the story once had."""
    return row_at(Story.objects.withdrawn(), slug) is not None


def citations_of(story: Story) -> list[CitationJson]:
    """The public facts that the story states, paragraph by paragraph."""
    found = story.citations.filter(fact__in=Fact.objects.published().of_public_places())
    return [citation_json(citation) for citation in found.with_facts()]


def citation_json(citation: Citation) -> CitationJson:
    return {"anchor": citation.anchor, "caption": citation.caption or None, "fact": fact_record(citation.fact)}


ENDPOINTS = [
    Endpoint(
        "api_stories",
        "stories/",
        story_list,
        _("报道，新的在前。"),
        parameters=(COMMUNITY, TAG, AFTER_SLUG),
    ),
    Endpoint(
        "api_story",
        "stories/<pinyin:slug>/",
        story_detail,
        _("一篇报道：署名、各段文字和锚点、写到的事实与出处。"),
        missing=_("没有这篇报道，或者它还没有发布。"),
        gone=_("这篇报道已经撤下，不再公开；请删去您那里的副本。"),
        was_withdrawn=was_withdrawn,
        example="shang-liang-chu-lai-de-hao-lin-li-yan-jiu-suo-pang-de-da-ke",
    ),
]
