"""Autosaves: written every few seconds while somebody types, offered when they come back, gone when they save.

Nobody answers for them, so they leave no line in the record book; nobody but their owner reads them (ADR 0036).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body import BLOCK_LIMIT
from articles.models import Autosave, Story
from portal.accounts.models import User

KEPT_FOR = timedelta(days=30)
MOST_OF_ONE = 60  # of one account; the oldest gives way
LONGEST = 1_500_000  # bytes of what is sent
FIELDS = ("title", "deck", "source_credit", "original_title", "original_author", "tags", "change_reason")
AT_THE_SAME_TIME = timedelta(minutes=2)

_KEY = re.compile(r"[0-9a-f]{32}")
_UNFIT = re.compile(r"[\x00\ud800-\udfff]")


class AutosaveError(ValueError):
    """What was sent cannot be kept; the message is a sentence for the page that sent it."""


@dataclass(frozen=True)
class Kept:
    """What became of it: the number that the next one builds on, when, and other open pages of the same story."""

    number: int
    at: datetime
    others: list[Autosave]
    is_finished: bool = False  # its form was saved meanwhile
    is_taken: bool = False  # another page writes under this key


def check_key(key: object) -> str:
    """The key of a page; raises AutosaveError."""
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise AutosaveError(_("自动保存的编号不对。"))
    return key


def check_content(content: object) -> dict[str, Any]:
    """What was typed, as it is kept: some fields and the blocks of the text. Raises AutosaveError."""
    if not isinstance(content, dict) or set(content) - {"fields", "blocks", "opened"}:
        raise AutosaveError(_("自动保存的内容看不懂。"))
    fields, blocks, opened = content.get("fields", {}), content.get("blocks", []), content.get("opened", "")
    if not isinstance(fields, dict) or set(fields) - set(FIELDS) or not isinstance(opened, str):
        raise AutosaveError(_("自动保存的内容看不懂。"))
    if not isinstance(blocks, list) or len(blocks) > BLOCK_LIMIT or not all(isinstance(row, dict) for row in blocks):
        raise AutosaveError(_("自动保存的正文看不懂，或段落太多。"))
    if any(_UNFIT.search(word) for word in _words_in(content)):
        raise AutosaveError(_("里面有不能保存的字符。"))
    return {"fields": fields, "blocks": blocks, "opened": opened}


def _words_in(value: Any) -> Iterable[str]:
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one


@transaction.atomic
def keep_autosave(
    account: User, *, key: str, story: Story | None, number: int, based_on: str, content: dict[str, Any]
) -> Kept:
    """Keep what a page holds. `number` is what it heard last, at first 0; another tells of two pages with one key."""
    now = timezone.now()
    row, is_new = _locked(key, account)
    if row.account_id != account.pk:
        return Kept(0, now, [], is_taken=True)
    if row.is_finished:
        return Kept(row.number, row.at, [], is_finished=True)
    if row.number != number and not is_new:
        return Kept(row.number, row.at, [], is_taken=True)
    row.story, row.number, row.based_on, row.content, row.at = story, row.number + 1, based_on, content, now
    row.save()
    _forget_the_oldest(account)
    return Kept(row.number, row.at, _open_beside(row) if story else [])


def _locked(key: str, account: User) -> tuple[Autosave, bool]:
    """The row of a key, and whether it was made just now; of two that come at once, the second waits here."""
    _row, is_new = Autosave.objects.get_or_create(key=key, defaults={"account": account, "number": 0})
    return Autosave.objects.select_for_update().get(key=key), is_new


def _forget_the_oldest(account: User) -> None:
    beyond = Autosave.objects.of(account).order_by("-at", "-pk").values_list("pk", flat=True)[MOST_OF_ONE:]
    Autosave.objects.filter(pk__in=list(beyond)).delete()


def _open_beside(row: Autosave) -> list[Autosave]:
    """Autosaves of the same story by the same person that another page wrote a moment ago."""
    beside = Autosave.objects.of(row.account).open().filter(story=row.story, at__gt=row.at - AT_THE_SAME_TIME)
    return list(beside.exclude(pk=row.pk))


def open_autosaves(account: User, story: Story | None) -> list[Autosave]:
    """What somebody has typed and not saved, of this story, or of stories that are not there yet; newest first."""
    return list(Autosave.objects.of(account).open().filter(story=story, at__gt=timezone.now() - KEPT_FOR)[:5])


def finished_among(account: User, keys: Iterable[str]) -> list[str]:
    """Of these keys, those whose form was saved."""
    return list(Autosave.objects.of(account).filter(key__in=list(keys), is_finished=True).values_list("key", flat=True))


def discard_autosaves(account: User, keys: Iterable[str]) -> int:
    """Throw away what somebody does not want back; gives how many."""
    return Autosave.objects.of(account).open().filter(key__in=list(keys)).delete()[0]


@transaction.atomic
def finish_autosave(account: User, *, key: str, story: Story) -> None:
    """The form of this page was saved: forget what it held and remember only that."""
    row, _is_new = _locked(key, account)
    if row.account_id != account.pk:
        return
    row.story, row.content, row.is_finished, row.at = story, {}, True, timezone.now()
    row.save()


def purge_autosaves(now: datetime) -> int:
    """Delete what nobody has written for thirty days; gives how many."""
    return Autosave.objects.last_written_before(now - KEPT_FOR).delete()[0]
