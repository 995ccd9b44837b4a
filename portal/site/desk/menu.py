"""The menu of the desk: what Django lists by app, grouped by what people look for."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.text.pinyin import initials, slug_from

RECORD, PLACES, PEOPLE, STORIES, PICTURES, SETTINGS = "record", "places", "people", "stories", "pictures", "settings"
GROUPS = {
    RECORD: _("记录"),
    PLACES: _("地方"),
    PEOPLE: _("人物"),
    STORIES: _("报道"),
    PICTURES: _("图片"),
    SETTINGS: _("设置"),
}
BY_APP = {"communities": RECORD, "articles": STORIES, "taggit": STORIES, "images": PICTURES}
BY_MODEL = {
    **dict.fromkeys(["district", "street", "community", "estate", "contactcard", "showcase"], PLACES),
    **dict.fromkeys(["facility", "institution"], PLACES),
    **dict.fromkeys(["person", "portrait", "contributor"], PEOPLE),
    "activitypicture": PICTURES,
    **dict.fromkeys(
        ["indicator", "indicatorgroup", "awardlevel", "honourstatus", "institutionkind", "series", "stewardship"],
        SETTINGS,
    ),
}
# Pages beside the list of a kind, for whoever may open that list: the name, the page, and the group that it stands in.
BESIDE = {"contributor": (_("用稿统计"), "admin:articles_contributor_ledger", STORIES)}


@dataclass(frozen=True)
class Entry:
    """One list of the desk, with what may be typed to find it."""

    name: str
    url: str
    add_url: str
    is_current: bool
    keys: str


@dataclass
class Group:
    label: str
    entries: list[Entry] = field(default_factory=list)


def menu(app_list: list[dict[str, Any]], path: str) -> list[Group]:
    """The groups that have something in them, from what Django found this person may open."""
    groups = {key: Group(str(label)) for key, label in GROUPS.items()}
    for app in app_list:
        for model in app["models"]:
            url = model.get("admin_url")
            if url is None:
                continue
            key = BY_MODEL.get(model["object_name"].lower()) or BY_APP.get(app["app_label"], SETTINGS)
            name, add_url = str(model["name"]), model.get("add_url") or ""
            beside = BESIDE.get(model["object_name"].lower())
            page = reverse(beside[1]) if beside else ""
            is_beside = bool(page) and path.startswith(page)
            groups[key].entries.append(Entry(name, url, add_url, path.startswith(url) and not is_beside, keys_of(name)))
            if beside:
                groups[beside[2]].entries.append(Entry(str(beside[0]), page, "", is_beside, keys_of(str(beside[0]))))
    return [group for group in groups.values() if group.entries]


@cache
def keys_of(name: str) -> str:
    """事实 is found by 事实, shishi and ss."""
    return f"{name} {slug_from(name, drop=())} {initials(name)}"
