"""The fact sheet of a community as a table: one row a fact, with its words, its number, its time and its source."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from communities.enums import OwnerLevel
from communities.models import Community, Fact
from portal.text.spreadsheets import guarded, to_csv

Column = tuple[Any, Callable[[Fact], str]]  # its heading, and what stands in the row of a fact

COLUMNS: list[Column] = [
    (_("指标"), lambda fact: fact.indicator.name),
    (_("细类"), lambda fact: fact.subtype),
    (_("原文写法"), lambda fact: fact.text),
    (_("数值"), lambda fact: number(fact.value)),
    (_("数值上限"), lambda fact: number(fact.high)),
    (_("单位"), lambda fact: fact.unit),
    (_("限定词"), lambda fact: fact.qualifier),
    (_("统计时间"), lambda fact: fact.as_of),
    (_("时段"), lambda fact: fact.period_text),
    (_("时段依据"), lambda fact: fact.period_reason),
    (_("归属"), lambda fact: f"{OwnerLevel(fact.owner_level).label} {fact.owner.name}"),
    (_("来源"), lambda fact: fact.source.display_name),
    (_("发布机构"), lambda fact: fact.source.publisher),
    (_("刊发日期"), lambda fact: fact.source.published_on.isoformat() if fact.source.published_on else ""),
    (_("原文摘句"), lambda fact: fact.quote),
    (_("网址"), lambda fact: fact.source.url),
]
NUMBERS = (3, 4)  # ours, from the database: a number that begins with - is no formula


def fact_sheet_csv(community: Community) -> str:
    """All public facts of the community, its estates and facilities, in the order of its page; empty is unknown."""
    facts = Fact.objects.published().about_community(community).with_everything().in_sheet_order()
    return to_csv([str(heading) for heading, _cell in COLUMNS], [cells_of(fact) for fact in facts])


def cells_of(fact: Fact) -> list[str]:
    cells = [str(cell(fact)) for _heading, cell in COLUMNS]
    return [cell if place in NUMBERS else guarded(cell) for place, cell in enumerate(cells)]


def number(value: Decimal | None) -> str:
    """The number in the base unit without trailing noughts; of a range either end."""
    return "" if value is None else f"{value.normalize():f}"
