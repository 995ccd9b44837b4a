"""The one way to write the record book, and the way to check it."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from portal.accounts.models import User
from portal.history.models import ChainHead, ChangeRecord, Verb

HASHED = [
    "number",
    "at",
    "verb",
    "by_id",
    "target_type",
    "target_id",
    "target_label",
    "note",
    "details",
    "previous_hash",
]


def record(
    verb: str, target: models.Model, *, by: User | None, note: str = "", details: dict[str, Any] | None = None
) -> ChangeRecord:
    """Write one line about `target`, in the transaction of the change itself: both are kept or neither.

    `by` is the person who did it, None for a system command. `details` must be plain JSON without personal data.
    Raises TransactionManagementError outside a transaction.
    """
    _insist_on_a_transaction()
    meta = target._meta
    return _write(verb, (meta.label_lower, str(target.pk), label_of(target)), by=by, note=note, details=details or {})


@transaction.atomic
def record_refusal(
    model: type[models.Model] | None, number: str, *, by: User, reason: str, details: dict[str, Any]
) -> ChangeRecord:
    """Write the line of an attempt that was refused, in a transaction of its own.

    It names the kind of the row and its number, "" where there is none, and never its title, which `by` may not know.
    """
    kind = model._meta.label_lower if model else ""
    label = f"{model._meta.verbose_name} {number}".strip() if model else ""
    return _write(Verb.REFUSED, (kind, number, label), by=by, note=reason[:500], details=details)


def record_export(
    model: type[models.Model], *, by: User, rows: int, details: dict[str, Any] | None = None
) -> ChangeRecord:
    """Write one line on rows of a kind that somebody takes away as a table: how many, and which part of them.

    In the transaction in which the table was read: no line, no file. Raises TransactionManagementError outside one.
    """
    _insist_on_a_transaction()
    target = (model._meta.label_lower, "", str(model._meta.verbose_name))
    return _write(Verb.EXPORTED, target, by=by, note="", details={"rows": rows, **(details or {})})


def _insist_on_a_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a line belongs into the transaction of the change it records")


def _write(
    verb: str, target: tuple[str, str, str], *, by: User | None, note: str, details: dict[str, Any]
) -> ChangeRecord:
    """Append one line to the chain, whose head is locked until the transaction ends."""
    kind, number, label = target
    head = ChainHead.objects.select_for_update().filter(pk=1).first() or _first_head()
    line = ChangeRecord(
        number=head.length + 1,
        at=timezone.now(),
        verb=verb,
        by_id=by.pk if by else None,
        target_type=kind,
        target_id=number,
        target_label=label[:200],
        note=note,
        details=details,
        previous_hash=head.hash,
    )
    line.hash = hash_of(line)
    line.save(force_insert=True)
    head.length, head.hash = line.number, line.hash
    head.save(update_fields=["length", "hash"])
    return line


def _first_head() -> ChainHead:
    """The head of an empty book; of two writers who make it at once, one waits for the other here."""
    ChainHead.objects.get_or_create(pk=1)
    return ChainHead.objects.select_for_update().get(pk=1)


def label_of(target: models.Model) -> str:
    """How a line names its object: never by somebody's name, so that erasing a person needs no change here."""
    if getattr(target, "names_a_person", False):
        return f"{target._meta.verbose_name} {target.pk}"
    return str(target)


def hash_of(line: ChangeRecord) -> str:
    """SHA-256 of the line's canonical JSON, the hash of the line before it included."""
    content = {name: getattr(line, name) for name in HASHED}
    content["at"] = line.at.astimezone(timezone.get_fixed_timezone(0)).isoformat(timespec="microseconds")
    return hashlib.sha256(
        json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def faults(lines: Iterable[ChangeRecord] | None = None) -> list[str]:
    """What is wrong with the chain, a sentence each; an intact chain gives none."""
    found: list[str] = []
    number, previous = 0, ""
    for line in lines if lines is not None else ChangeRecord.objects.order_by("number").iterator():
        if line.number != number + 1:
            found.append(f"第 {number} 行之后缺少 {line.number - number - 1} 行。")
        if line.previous_hash != previous:
            found.append(f"第 {line.number} 行与上一行接不上。")
        if line.hash != hash_of(line):
            found.append(f"第 {line.number} 行的内容被改动过。")
        number, previous = line.number, line.hash
    head = ChainHead.objects.filter(pk=1).first() or ChainHead()
    if (head.length, head.hash) != (number, previous):
        found.append(f"记录应有 {head.length} 行，实有 {number} 行，或末行被替换过。")
    return found
