"""Awards by level with whoever holds them or hopes for them, and the levels they are of."""

from typing import Annotated, Any, Literal, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.api.filters import CODE, LEVEL, refuse_unknown
from communities.api.sources import SourceJson, said_by
from communities.models import Award, AwardLevel, Recognition
from portal.addresses import absolute
from portal.endpoints.pages import PageJson, page_json
from portal.endpoints.parameters import AFTER_SLUG, Parameter
from portal.endpoints.shapes import ADDRESS
from portal.endpoints.table import Endpoint


class DesignationJson(TypedDict):
    title: Annotated[str, _("荣誉名称。")]
    level: Annotated[str, _("级别的简称，如 市。")]
    status: Annotated[str, _("候选、公示、目标等；都不算获得。")]


class AwardJson(TypedDict):
    title: Annotated[str, _("荣誉名称，照录来源。")]
    level: Annotated[str, _("级别的简称，如 市。")]
    level_inferred: Annotated[bool, _("级别是否据名称推定。")]
    status: Annotated[str, _("荣誉状态：获得、候选、目标等。")]
    recipient: Annotated[str, _("谁获得或争取。")]
    issuer: Annotated[str | None, _("颁发机构。")]
    year: Annotated[int | None, _("年份；来源未注明时是 null。")]
    source: Annotated[SourceJson, _("出处。")]


class HolderJson(TypedDict):
    recipient: Annotated[str, _("名称。")]
    kind: Annotated[Literal["community", "person", "group"], _("社区、个人或集体。")]
    url: Annotated[str | None, _("本站的页面；集体没有页面。"), ADDRESS]
    status: Annotated[str, _("荣誉状态：获得、候选、目标等。")]
    year: Annotated[int | None, _("年份；来源未注明时是 null。")]
    source: Annotated[SourceJson, _("出处。")]


class AwardEntryJson(TypedDict):
    slug: Annotated[str, _("网址名。")]
    title: Annotated[str, _("荣誉名称，照录来源。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]
    level: Annotated[str, _("级别的简称，如 市。")]
    level_inferred: Annotated[bool, _("级别是否据名称推定。")]
    issuer: Annotated[str | None, _("颁发机构。")]
    holders: Annotated[list[HolderJson], _("获得的社区、个人和集体。")]
    candidates: Annotated[list[HolderJson], _("候选、公示、以此为目标的；都不算获得。")]


class LevelJson(TypedDict):
    code: Annotated[str, _("代码，用来筛选荣誉。")]
    name: Annotated[str, _("名称。")]
    short_name: Annotated[str, _("简称。")]
    order: Annotated[int, _("次序；数小的级别高。")]


def award_json(item: Recognition) -> AwardJson:
    return {
        "title": item.award.title,
        "level": item.award.level.short_name,
        "level_inferred": item.award.is_level_inferred,
        "status": item.status.name,
        "recipient": str(item.holder),
        "issuer": item.award.issuer or None,
        "year": item.year,
        "source": said_by(item),
    }


def designations_of(communities: list[Any]) -> dict[int, list[DesignationJson]]:
    """What each community aims at or is a candidate for, by its number, in one query."""
    found = Recognition.objects.published().filter(community__in=communities, status__is_won=False).with_everything()
    designations: dict[int, list[DesignationJson]] = {}
    for item in found.in_wall_order():
        designations.setdefault(item.community_id, []).append(
            {"title": item.award.title, "level": item.award.level.short_name, "status": item.status.name}
        )
    return designations


def holder_json(item: Recognition) -> HolderJson:
    page = item.community or item.person
    return {
        "recipient": str(item.holder),
        "kind": item.holder_kind,
        "url": absolute(page.get_absolute_url()) if page else None,
        "status": item.status.name,
        "year": item.year,
        "source": said_by(item),
    }


def award_entry(award: Any) -> AwardEntryJson:
    """An award whose `public_recognitions` were fetched by `with_recognitions`."""
    return {
        "slug": award.slug,
        "title": award.title,
        "url": absolute(award.get_absolute_url()),
        "level": award.level.short_name,
        "level_inferred": award.is_level_inferred,
        "issuer": award.issuer or None,
        "holders": [holder_json(item) for item in award.public_recognitions if item.status.is_won],
        "candidates": [holder_json(item) for item in award.public_recognitions if not item.status.is_won],
    }


def with_recognitions(awards: list[Any]) -> None:
    """Hands each award what is public of its holders, in one query."""
    found: dict[int, list[Recognition]] = {award.pk: [] for award in awards}
    shown = Recognition.objects.public().filter(award__in=awards)
    for item in shown.with_everything().in_wall_order():
        found[item.award_id].append(item)
    for award in awards:
        award.public_recognitions = found[award.pk]


def award_list(*, level: str, after: str) -> PageJson[AwardEntryJson]:
    found = Award.objects.public().select_related("level")
    if level:
        found = found.filter(level__code=level)
    key = ["level__order", "slug"]
    page = page_json(
        "api_awards", found, award_entry, key=key, after=after, filters={"level": level}, prepare=with_recognitions
    )
    if not page["results"]:
        refuse_unknown(level=level)
    return page


def level_json(level: AwardLevel) -> LevelJson:
    return {"code": level.code, "name": level.name, "short_name": level.short_name, "order": level.order}


def level_list(*, after: str) -> PageJson[LevelJson]:
    key = ["order", "code"]
    return page_json("api_levels", AwardLevel.objects.all(), level_json, key=key, cursor="code", after=after)


ENDPOINTS = [
    Endpoint(
        "api_awards",
        "awards/",
        award_list,
        _("荣誉，级别高的在前，连同获得的社区、个人和集体；候选和目标另列。"),
        parameters=(LEVEL, AFTER_SLUG),
    ),
    Endpoint(
        "api_levels",
        "levels/",
        level_list,
        _("荣誉级别，级别高的在前。"),
        parameters=(Parameter("after", AFTER_SLUG.meaning, CODE),),
    ),
]
