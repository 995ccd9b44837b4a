"""Stories with their lasting paragraph anchors, bylines and the facts that each paragraph states."""

from typing import Annotated, Any, Literal, TypedDict

from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy as _

from articles.body import pictures_in
from articles.body.links import is_link, is_outside
from articles.credit_lines import STAFF, WRITERS
from articles.enums import StoryOrigin
from articles.models import Citation, Revision, Story
from communities.api.facts import FactRecordJson, fact_record
from communities.api.filters import COMMUNITY, TAG, refuse_unknown
from communities.api.sources import PlaceLinkJson, SourceJson, community_link, source_json
from communities.enums import CreditRole
from communities.models import Community, Fact
from portal.addresses import absolute
from portal.endpoints.pages import PageJson, page_json, row_at
from portal.endpoints.parameters import AFTER_SLUG
from portal.endpoints.shapes import ADDRESS, DAY
from portal.endpoints.table import Endpoint
from portal.images.models import Picture
from portal.images.sharing import shared_image
from portal.meta import Image
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


class LinkJson(TypedDict):
    start: Annotated[int, _("从第几个字起，由 0 数起，一个字符算一个。")]
    end: Annotated[int, _("到第几个字为止，不含这一个。")]
    url: Annotated[str, _("通到哪里。"), ADDRESS]


class PictureJson(TypedDict):
    url: Annotated[str, _("图片文件。"), ADDRESS]
    width: Annotated[int, _("宽，像素。")]
    height: Annotated[int, _("高，像素。")]
    alt: Annotated[str | None, _("替代文字；只是装饰的图片是 null。")]
    caption: Annotated[str | None, _("图片说明。")]
    credit: Annotated[str, _("摄影或来源。")]


class ParagraphJson(TypedDict):
    anchor: Annotated[str, _("锚点；网址后面加 # 和它，就到这一段，永远不变。")]
    kind: Annotated[
        Literal["lede", "heading", "paragraph", "item", "step", "quote", "picture"],
        _("导语、小标题、段落、列表的一项、步骤的一步、引文或图片；相邻的同类项合成一个列表。"),
    ]
    text: Annotated[str, _("文字，没有标记；图片的是它在这篇报道里的说明，可能是空的。")]
    links: Annotated[list[LinkJson], _("文字里的链接，按次序，不重叠。")]
    picture: Annotated[PictureJson | None, _("图片；其他类别是 null。撤下的图片连同这一段都不给出。")]


class CitationJson(TypedDict):
    anchor: Annotated[str, _("是哪一段。")]
    caption: Annotated[str | None, _("大字说明。")]
    fact: Annotated[FactRecordJson, _("这一段写到的事实，连同出处。")]


class SignedJson(TypedDict):
    role: Annotated[str, _("身份，如记者、通讯员、摄影、编辑、校对。")]
    name: Annotated[str, _("姓名、笔名或单位。")]
    kind: Annotated[str, _("个人、集体笔名或单位。")]


class ReprintJson(TypedDict):
    title: Annotated[str, _("原题。")]
    author: Annotated[str, _("原作者，照原文的署名；原文没有署名的是“未署名”。")]


class CorrectionJson(TypedDict):
    corrected_on: Annotated[str, _("更正发布的日子。"), DAY]
    text: Annotated[str, _("更正了什么。")]


class StoryDetailJson(StoryJson):
    credits: Annotated[list[SignedJson], _("本站这一篇的每一个署名，按身份，再按次序。")]
    reprint: Annotated[ReprintJson | None, _("转载的原题和原作者，来源在 source；不是转载的是 null。")]
    source: Annotated[SourceJson | None, _("原报道；本站采写的可能是 null。摘句在各条事实里。")]
    communities: Annotated[list[PlaceLinkJson], _("写到的社区。")]
    paragraphs: Annotated[list[ParagraphJson], _("正文。")]
    citations: Annotated[list[CitationJson], _("各段写到的事实。")]
    corrections: Annotated[list[CorrectionJson], _("更正，旧的在前；没有更正过的是空的。")]


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
    communities, pictures, corrections = fetch_together(
        story.communities.published().in_pinyin_order(),
        Picture.objects.filter(pk__in=pictures_in(story.body), is_public=True),
        story.revisions.corrections().defer("content"),
    )
    return {
        **story_json(story),
        "credits": credits_of(story),
        "reprint": reprint_of(story),
        "source": source_json(story.source, "") if story.source else None,
        "communities": [community_link(row) for row in communities],
        "paragraphs": paragraphs_of(story, pictures),
        "citations": citations_of(story),
        "corrections": corrections_of(corrections),
    }


def credits_of(story: Story) -> list[SignedJson]:
    order: list[str] = [*WRITERS, CreditRole.PHOTOGRAPHER, *STAFF]
    bylines = sorted(story.bylines.all(), key=lambda byline: order.index(byline.role))
    return [
        {
            "role": byline.get_role_display(),
            "name": byline.contributor.name,
            "kind": byline.contributor.get_kind_display(),
        }
        for byline in bylines
    ]


def reprint_of(story: Story) -> ReprintJson | None:
    if story.origin != StoryOrigin.REPRINT:
        return None
    return {"title": story.reprint_title, "author": story.reprint_author}


def paragraphs_of(story: Story, pictures: list[Picture]) -> list[ParagraphJson]:
    """The body, without pictures that residents do not see."""
    shown = {picture.pk: picture for picture in pictures}
    told: list[ParagraphJson] = []
    for block in story.body:
        image = shared_image(picture := shown.get(block.get("picture", 0)), "lead")
        if block["kind"] == "picture" and not image:
            continue
        links: list[LinkJson] = [
            {"start": link["start"], "end": link["end"], "url": link_json_address(link["url"])}
            for link in block.get("links", ())
            if is_link(link["url"])
        ]
        told.append(
            {
                "anchor": block["anchor"],
                "kind": block["kind"],
                "text": block["text"],
                "links": links,
                "picture": picture_json(picture, image) if picture and image else None,
            }
        )
    return told


def link_json_address(url: str) -> str:
    """Whole, and in ASCII as the format of an address asks."""
    return iri_to_uri(url if is_outside(url) else absolute("") + url)


def picture_json(picture: Picture, image: Image) -> PictureJson:
    return {
        "url": image.address,
        "width": image.width,
        "height": image.height,
        "alt": image.alt or None,
        "caption": picture.caption or None,
        "credit": picture.credit,
    }


def was_withdrawn(*, slug: str) -> bool:
    """Also at an address that the story once had."""
    return row_at(Story.objects.withdrawn(), slug) is not None


def corrections_of(revisions: list[Revision]) -> list[CorrectionJson]:
    """What readers are told was put right, the oldest first."""
    return [{"corrected_on": row.published_on.isoformat(), "text": row.correction} for row in revisions]


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
