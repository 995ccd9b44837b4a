"""The address of a tag: its name in pinyin, given once, when somebody first uses it, and never changed (ADR 0018)."""

from typing import Any

from portal.text.pinyin import slug_from


def pinyin_slug(tags: Any, name: str) -> str:
    """The pinyin of `name`, with a number behind it when one of `tags` has that address already."""
    reading = slug_from(name, drop=(), joined="-")
    taken = set(tags.filter(slug__startswith=reading).values_list("slug", flat=True))
    candidates = [reading, *(f"{reading}-{number}" for number in range(2, len(taken) + 3))]
    return next(slug for slug in candidates if slug not in taken)


def give_slug(sender: Any, instance: Any, raw: bool = False, **_: object) -> None:
    """Hears taggit, which would write 志愿服务 itself into the address: there is no setting for another reading."""
    if instance._state.adding and not raw:
        instance.slug = pinyin_slug(sender._default_manager, instance.name)
