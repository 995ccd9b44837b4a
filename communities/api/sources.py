"""Shared by everything that is told with its source: the source, whose it is, the place it belongs to."""

from datetime import date
from typing import Annotated, Any, Literal, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.models import Community, Source, Street
from communities.models.narrative import PLACES
from portal.addresses import absolute
from portal.endpoints.shapes import ADDRESS, DAY


class CreditJson(TypedDict):
    role: Annotated[str, _("身份：reporter、correspondent、photographer、editor 或 intern。")]
    name: Annotated[str, _("署名。")]


class SourceJson(TypedDict):
    title: Annotated[str | None, _("标题；原文没有标题时是 null。")]
    publisher: Annotated[str | None, _("发布机构。")]
    published_on: Annotated[str | None, _("刊发日期；原文未注明时是 null。"), DAY]
    url: Annotated[str | None, _("原文网址。")]
    credits: Annotated[list[CreditJson], _("署名，按原文次序。")]
    quote: Annotated[str, _("原文摘句，不超过 40 字；联系方式没有摘句，是空文字。")]


class OwnerJson(TypedDict):
    level: Annotated[Literal["community", "street", "district"], _("哪一级的。")]
    name: Annotated[str, _("名称。")]


class PlaceLinkJson(TypedDict):
    slug: Annotated[str, _("网址名。")]
    name: Annotated[str, _("名称；街道是简称。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]


def source_json(source: Source, quote: str) -> SourceJson:
    return {
        "title": source.title or None,
        "publisher": source.publisher or None,
        "published_on": iso(source.published_on),
        "url": source.url or None,
        "credits": source.credits,
        "quote": quote,
    }


def said_by(item: Any) -> SourceJson:
    """The source of a statement, with the clause that says it."""
    return source_json(item.source, item.quote)


def owner_json(item: Any) -> OwnerJson:
    level: Any = next(name for name in PLACES if getattr(item, f"{name}_id", None))
    return {"level": level, "name": getattr(item, level).name}


def community_link(community: Community) -> PlaceLinkJson:
    return {"slug": community.slug, "name": community.name, "url": absolute(community.get_absolute_url())}


def street_link(street: Street) -> PlaceLinkJson:
    return {"slug": street.slug, "name": street.short_name, "url": absolute(street.get_absolute_url())}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
