"""Activities as their sources tell them, and the series they belong to."""

from datetime import time
from typing import Annotated, Any, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.api.filters import COMMUNITY, SERIES, THEME, refuse_unknown
from communities.api.sources import PlaceLinkJson, SourceJson, community_link, said_by
from communities.models import Activity, Person, Series
from portal.addresses import absolute
from portal.endpoints.pages import PageJson, page_json
from portal.endpoints.parameters import AFTER_NUMBER, AFTER_SLUG, Parameter
from portal.endpoints.shapes import ADDRESS
from portal.endpoints.table import Endpoint


class ActivityJson(TypedDict):
    name: Annotated[str, _("名称，照录来源。")]
    kind: Annotated[str, _("类别，如 讲座、志愿服务。")]
    series: Annotated[str | None, _("系列，如 我们的节日。")]
    occasion: Annotated[str | None, _("节日。")]
    date: Annotated[str | None, _("时间：2019、2019-12 或 2019-12-05；未载时是 null。")]
    period: Annotated[str | None, _("时段原文。")]
    setting: Annotated[str, _("室内、户外或未注明。")]
    host: Annotated[str | None, _("主办。")]
    location: Annotated[str | None, _("地点。")]
    speakers: Annotated[list[str], _("主讲人；没有姓名的照录说法。")]
    sessions: Annotated[int | None, _("场次。")]
    participants: Annotated[int | None, _("参加人数。")]
    participants_unit: Annotated[str | None, _("人数单位：人、人次等，不能混用。")]
    tags: Annotated[list[str], _("主题。")]
    stage: Annotated[str, _("held 是来源报道已举办，announced 是预告；日子过了，预告也不会变成已举办。")]
    starts_at: Annotated[str | None, _("开始时间，北京时间，如 09:30。")]
    ends_at: Annotated[str | None, _("结束时间。")]
    url: Annotated[str, _("本站的页面。"), ADDRESS]
    source: Annotated[SourceJson, _("出处。")]


class ActivityRecordJson(ActivityJson):
    """An activity away from its profile."""

    id: Annotated[int, _("编号。")]
    community: Annotated[PlaceLinkJson, _("所在社区。")]


class SeriesJson(TypedDict):
    slug: Annotated[str, _("网址名，用来筛选活动。")]
    name: Annotated[str, _("名称。")]
    occasions: Annotated[list[str], _("系列里的节日，按一年的次序。")]


def public_among(people: list[int]) -> set[int]:
    """The numbers of those who may be named, in one query; nobody is asked for when there is nobody."""
    return set(Person.objects.public().filter(pk__in=people).values_list("pk", flat=True)) if people else set()


def speaker_numbers(activities: list[Activity]) -> list[int]:
    return [person.pk for activity in activities for person in activity.speakers.all()]


def clock(moment: time | None) -> str | None:
    return f"{moment:%H:%M}" if moment else None


def activity_json(item: Activity, named: set[int]) -> ActivityJson:
    """`named` are the numbers of people who may be named: somebody without a public portrait is not."""
    speakers = [person.name for person in item.speakers.all() if person.pk in named]
    return {
        "name": item.name,
        "kind": item.get_kind_display(),
        "series": item.series.name if item.series else None,
        "occasion": item.occasion.name if item.occasion else None,
        "date": item.held_on or None,
        "period": item.period_text or None,
        "setting": item.get_setting_display(),
        "host": item.host.name if item.host and item.host.is_public else None,
        "location": item.place or None,
        "speakers": speakers or [words for words in [item.speakers_text] if words],
        "sessions": item.sessions,
        "participants": item.participants,
        "participants_unit": item.get_participants_unit_display() or None,
        "tags": [tag.name for tag in item.tags.all()],
        "stage": item.stage,
        "starts_at": clock(item.starts_at),
        "ends_at": clock(item.ends_at),
        "url": absolute(item.get_absolute_url()),
        "source": said_by(item),
    }


def activity_record(item: Activity) -> ActivityRecordJson:
    """An activity that was fetched `with_public_speakers`."""
    named = {person.pk for person in item.speakers.all()}
    return {**activity_json(item, named), "id": item.number, "community": community_link(item.community)}


def public_activities() -> Any:
    return Activity.objects.published().of_public_places().with_public_speakers()


def activity_list(*, series: str, community: str, theme: str, period: str, after: str) -> PageJson[ActivityRecordJson]:
    found = public_activities()
    if series:
        found = found.filter(series__slug=series)
    if community:
        found = found.filter(community__slug=community)
    if theme:
        found = found.filter(pk__in=Activity.objects.filter(tags__slug=theme).values("pk"))
    if period:
        found = found.held_in(period)
    filters = {"series": series, "community": community, "theme": theme, "period": period}
    key, cursor = ["pk"], "pk"
    page = page_json("api_activities", found, activity_record, key=key, cursor=cursor, after=after, filters=filters)
    if not page["results"]:
        refuse_unknown(series=series, community=community, theme=theme)
    return page


def activity_detail(*, number: int) -> ActivityRecordJson | None:
    item = public_activities().numbered(number).first()
    return activity_record(item) if item else None


def series_json(series: Series) -> SeriesJson:
    return {
        "slug": series.slug,
        "name": series.name,
        "occasions": [occasion.name for occasion in series.occasions.all()],
    }


def series_list(*, after: str) -> PageJson[SeriesJson]:
    rows = Series.objects.prefetch_related("occasions")
    return page_json("api_series", rows, series_json, key=["order", "slug"], after=after)


ENDPOINTS = [
    Endpoint(
        "api_activities",
        "activities/",
        activity_list,
        _("文明实践活动，照录来源；一段时间的总数是事实，不在这里。"),
        parameters=(
            SERIES,
            COMMUNITY,
            THEME,
            Parameter("period", _("年或年月，如 2019 或 2019-12。"), r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?"),
            AFTER_NUMBER,
        ),
    ),
    Endpoint(
        "api_activity",
        "activities/<int:number>/",
        activity_detail,
        _("一项活动。"),
        missing=_("没有这项活动，或者它还没有公开。"),
    ),
    Endpoint("api_series", "series/", series_list, _("活动系列和其中的节日。"), parameters=(AFTER_SLUG,)),
]
