"""今天要做什么: what waits for somebody, the communities that they look after, and the short ways to new entries."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, IntegerField, QuerySet, Value
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from articles import waiting as stories
from communities import waiting as places
from communities.models import Community
from portal.accounts.models import User
from portal.images import waiting as pictures
from portal.site.desk.trail import desk_address
from portal.together import fetch_together
from portal.waiting import Kind, Section

SECTIONS: list[Section] = [*places.SECTIONS[:2], *stories.SECTIONS, *places.SECTIONS[2:], *pictures.SECTIONS]
SHOWN = 6  # rows of a section
PLACES = 12


@dataclass(frozen=True)
class Item:
    """One row that waits."""

    name: str
    told: str
    url: str
    since: datetime | None


@dataclass
class Pile:
    """A section with what waits in it, the oldest first."""

    section: Section
    count: int
    items: list[Item]
    lists: list[tuple[str, int, str]] = field(default_factory=list)  # kind, how many, address of the whole list

    @property
    def has_more(self) -> bool:
        return self.count > len(self.items)


@dataclass(frozen=True)
class Place:
    community: Community
    url: str
    public: int
    waiting: int
    fact_url: str


@dataclass(frozen=True)
class StartPage:
    piles: list[Pile]
    places: list[Place]
    has_more_places: bool

    @property
    def count(self) -> int:
        """How much waits for this person, without what they wait for themselves."""
        return sum(pile.count for pile in self.piles if not pile.section.is_for_others)


def start_page(user: User) -> StartPage:
    """Everything on the start page, in three questions to the database, however much there is."""
    kinds = [(section, kind) for section in SECTIONS for kind in section.kinds(user)]
    mine = Community.objects.kept().select_related("street").order_by("pinyin", "slug")[: PLACES + 1]
    *found, communities = fetch_together(*(kind.rows.order_by(kind.since, "pk")[:SHOWN] for _s, kind in kinds), mine)
    numbers = counted([kind.rows for _section, kind in kinds])
    piles = []
    for section in SECTIONS:
        ours = [
            (kind, rows, numbers[n])
            for n, ((own, kind), rows) in enumerate(zip(kinds, found, strict=True))
            if own is section
        ]
        if any(count for _kind, _rows, count in ours):
            piles.append(pile_of(section, ours))
    return StartPage(piles, places_of(communities[:PLACES]), len(communities) > PLACES)


def pile_of(section: Section, found: list[tuple[Kind, list[Any], int]]) -> Pile:
    items = [item_of(kind, row) for kind, rows, _count in found for row in rows]
    items.sort(key=lambda item: (item.since is None, item.since))
    lists = [(str(kind.model._meta.verbose_name), count, list_address(kind)) for kind, _rows, count in found if count]
    return Pile(section, sum(count for _kind, _rows, count in found), items[:SHOWN], lists)


def item_of(kind: Kind, row: Any) -> Item:
    since = getattr(row, kind.since)
    return Item(kind.title(row), str(kind.told(row)), desk_address(row), since if isinstance(since, datetime) else None)


def list_address(kind: Kind) -> str:
    """The whole list at the desk, of what waits where the list knows states."""
    meta = kind.model._meta
    try:
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    except NoReverseMatch:
        return ""
    if kind.query is not None:
        return f"{address}?{kind.query}".rstrip("?")
    if meta.model_name == "picture":
        return f"{address}?use=none"
    state = kind.state or ("waiting" if hasattr(kind.model, "recorded_by_id") else "draft")
    return f"{address}?state__exact={state}"


def counted(querysets: list[QuerySet[Any]]) -> Counter[int]:
    """How many rows each queryset has, from one question."""
    arms = [
        rows.order_by()
        .select_related(None)
        .annotate(arm=numbered(n))
        .values("arm")
        .annotate(rows=Count("pk"))
        .values_list("arm", "rows")
        for n, rows in enumerate(querysets)
    ]
    return Counter(dict(arms[0].union(*arms[1:], all=True))) if arms else Counter()


def numbered(number: int) -> Value:
    return Value(number, output_field=IntegerField())


def places_of(communities: list[Community]) -> list[Place]:
    """The communities with what is public of each and what waits, from one question."""
    numbers: Counter[tuple[int, bool]] = Counter()
    arms = [
        tally.rows.order_by()
        .annotate(public=numbered(tally.is_public), home=F(tally.place))
        .values("public", "home")
        .annotate(rows=Count("pk"))
        .values_list("home", "public", "rows")
        for tally in places.tallies([community.pk for community in communities])
    ]
    for home, public, rows in arms[0].union(*arms[1:], all=True) if communities else []:
        numbers[home, bool(public)] += rows
    return [
        Place(
            community,
            desk_address(community),
            numbers[community.pk, True],
            numbers[community.pk, False],
            reverse("admin:communities_fact_add") + f"?community={community.pk}",
        )
        for community in communities
    ]


# model → icon, what to press, in whose words; shown to those who may add one
SHORTCUTS = {
    "Fact": ("flag", _("录入一条事实"), _("人口、面积、次数……照来源的原话")),
    "Intake": ("list", _("粘贴一篇报道"), _("数字、荣誉、人物，逐条采录")),
    "Activity": ("calendar", _("登记一次活动"), _("办过的，或预告要办的")),
    "Story": ("pencil", _("写一篇报道"), _("先存草稿，核对后再发布")),
    "Picture": ("grid", _("上传一张图片"), _("写明谁拍的、图上是什么")),
}


def shortcuts(app_list: list[dict[str, Any]]) -> list[tuple[str, str, str, str]]:
    """(icon, what, note, address) of what this person may add, from what Django found that they may open."""
    addresses = {model["object_name"]: model.get("add_url") for app in app_list for model in app["models"]}
    return [
        (icon, str(what), str(note), addresses[name])
        for name, (icon, what, note) in SHORTCUTS.items()
        if addresses.get(name)
    ]
