"""How a row stands with residents: a word for its state, and the page on which they see it."""

from dataclasses import dataclass

from django.db.models import Model
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from portal.site.desk.trail import trail

# state → the word, and the class that draws it
BADGES = {
    "draft": (_("草稿"), "n"),
    "waiting": (_("待确认"), "s"),
    "published": (_("已公开"), "m"),
    "withdrawn": (_("已撤下"), "p"),
    "retired": (_("已停用"), "n"),
}
CONFIRMED = _("已确认"), "d"  # said and agreed upon, of a place that is not published
NOT_SEEN = _("居民看不到。")
PLACE_NOT_SEEN = _("所属的社区或街道还没有发布，居民看不到。")


@dataclass(frozen=True)
class Standing:
    """What the head of a row's page says: a badge, where residents see it, and otherwise why they do not."""

    word: str = ""
    tone: str = ""
    page: str = ""
    place: str = ""  # on whose page it stands, when it has none of its own
    reason: str = ""


def standing_of(row: Model) -> Standing:
    page, place = page_for_residents(row)
    state = getattr(row, "state", "")
    if state not in BADGES:
        return Standing(page=page, place=place)
    word, tone = CONFIRMED if state == "published" and not page else BADGES[state]
    reason = "" if page else PLACE_NOT_SEEN if state == "published" else NOT_SEEN
    return Standing(str(word), tone, page, place, str(reason))


def page_for_residents(row: Model) -> tuple[str, str]:
    """(address, name of the place whose page it is): ("", "") when residents do not see the row."""
    if getattr(row, "state", "published") != "published":
        return "", ""
    if hasattr(row, "get_absolute_url"):
        return (address_of(row), "") if is_seen(row) else ("", "")
    for step in reversed(trail(row)):
        if hasattr(step.row, "get_absolute_url"):
            return (address_of(step.row), step.name) if is_seen(step.row) else ("", "")
    return "", ""


def is_seen(row: Model) -> bool:
    """Whether the row's own page opens for residents: the managers of rows that may be hidden say so."""
    rows = getattr(type(row)._default_manager, "public", None) or getattr(type(row)._default_manager, "published", None)
    return rows is None or rows().filter(pk=row.pk).exists()


def address_of(row: Model) -> str:
    try:
        return row.get_absolute_url()  # type: ignore[attr-defined,no-any-return] # asked for by its callers
    except NoReverseMatch:  # an address that was just typed, and is refused in the form
        return ""
