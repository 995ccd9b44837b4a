"""Figures and descriptions with everything that their sources say of them; the indicators they count by."""

from decimal import Decimal
from typing import Annotated, Any, Literal, TypedDict

from django.utils.translation import gettext_lazy as _

from communities.api.filters import CODE, COMMUNITY, INDICATOR, STREET, refuse_unknown
from communities.api.sources import PlaceLinkJson, SourceJson, community_link, iso, said_by, street_link
from communities.models import Fact, Indicator
from portal.endpoints.pages import PageJson, page_json
from portal.endpoints.parameters import AFTER_NUMBER, Parameter
from portal.endpoints.shapes import DAY
from portal.endpoints.table import Endpoint


class PeriodJson(TypedDict):
    text: Annotated[str, _("时段原文，如 今年以来。")]
    start: Annotated[str | None, _("从哪一天起。"), DAY]
    end: Annotated[str | None, _("到哪一天止。"), DAY]
    resolved: Annotated[bool, _("年份是否由上下文推定。")]
    reason: Annotated[str | None, _("据什么推定。")]


class FigureOwnerJson(TypedDict):
    level: Annotated[Literal["community", "street", "estate", "facility"], _("社区、街道、小区或设施。")]
    name: Annotated[str, _("名称。")]


class FactJson(TypedDict):
    indicator: Annotated[str, _("指标代码。")]
    label: Annotated[str, _("指标名称，连同细类。")]
    subtype: Annotated[str | None, _("细类，如 总人口、常住。")]
    value: Annotated[
        int | float | list[int | float] | str, _("基本单位的数字；范围是 [下限, 上限]；没有数字的是文字。")
    ]
    text: Annotated[str, _("原文写法，连同约、多和单位。")]
    qualifier: Annotated[str | None, _("限定词，如 约、多、累计；几个之间用 / 隔开。")]
    unit: Annotated[str | None, _("单位。")]
    as_of: Annotated[str | None, _("统计时间：2019、2019-12 或 2019-12-05；未注明时是 null。")]
    period: Annotated[PeriodJson | None, _("时段；未注明时是 null。")]
    owner: Annotated[FigureOwnerJson, _("是谁的数字。")]
    source: Annotated[SourceJson, _("出处。")]


class FactRecordJson(FactJson):
    """A fact away from its profile, which therefore says where it belongs."""

    community: Annotated[PlaceLinkJson | None, _("所在社区；街道自己的数字是 null。")]
    street: Annotated[PlaceLinkJson, _("所在街道。")]


class IndicatorJson(TypedDict):
    code: Annotated[str, _("指标代码，定下后不改。")]
    name: Annotated[str, _("名称。")]
    kind: Annotated[Literal["number", "share", "words"], _("取值：数值、比例（0.244 即 24.4%）或文字。")]
    unit: Annotated[str | None, _("基本单位。")]
    group: Annotated[str, _("分组名称。")]


def fact_json(fact: Fact) -> FactJson:
    return {
        "indicator": fact.indicator.code,
        "label": fact.label,
        "subtype": fact.subtype or None,
        "value": value_json(fact),
        "text": fact.text,
        "qualifier": fact.qualifier or None,
        "unit": fact.unit or None,
        "as_of": fact.as_of or None,
        "period": period_json(fact),
        "owner": {"level": fact.owner_level, "name": fact.owner.name},
        "source": said_by(fact),
    }


def value_json(fact: Fact) -> int | float | list[int | float] | str:
    """A number, [low, high] for a range, or the words."""
    if fact.value is None:
        return fact.words
    return plain(fact.value) if fact.high is None else [plain(fact.value), plain(fact.high)]


def plain(number: Decimal) -> int | float:
    return int(number) if number == int(number) else float(number)


def period_json(fact: Fact) -> PeriodJson | None:
    if not fact.period_text:
        return None
    return {
        "text": fact.period_text,
        "start": iso(fact.period_start),
        "end": iso(fact.period_end),
        "resolved": fact.is_resolved,
        "reason": fact.period_reason or None,
    }


def fact_record(fact: Fact) -> FactRecordJson:
    community = fact.home_community
    return {
        **fact_json(fact),
        "community": community_link(community) if community else None,
        "street": street_link(community.street if community else fact.owner),
    }


def fact_list(*, community: str, street: str, indicator: str, after: str) -> PageJson[FactRecordJson]:
    found = Fact.objects.published().of_public_places().with_everything().with_streets()
    if community:
        found = found.of_community_called(community)
    if street:
        found = found.in_street_called(street)
    if indicator:
        found = found.filter(indicator__code=indicator)
    filters = {"community": community, "street": street, "indicator": indicator}
    page = page_json("api_facts", found, fact_record, key=["pk"], cursor="pk", after=after, filters=filters)
    if not page["results"]:
        refuse_unknown(**filters)
    return page


def indicator_json(indicator: Indicator) -> IndicatorJson:
    kind: Any = indicator.kind  # the table holds it to ValueKind
    return {
        "code": indicator.code,
        "name": indicator.name,
        "kind": kind,
        "unit": indicator.unit or None,
        "group": indicator.group.name,
    }


def indicator_list(*, after: str) -> PageJson[IndicatorJson]:
    rows = Indicator.objects.select_related("group")
    return page_json("api_indicators", rows, indicator_json, key=["code"], cursor="code", after=after)


ENDPOINTS = [
    Endpoint(
        "api_facts",
        "facts/",
        fact_list,
        _("全部事实：每个数字或说法，连同原文写法、限定词、单位、时间和出处。"),
        parameters=(COMMUNITY, STREET, INDICATOR, AFTER_NUMBER),
    ),
    Endpoint(
        "api_indicators",
        "indicators/",
        indicator_list,
        _("指标：数的是什么，用什么单位。"),
        parameters=(Parameter("after", AFTER_NUMBER.meaning, CODE),),
    ),
]
