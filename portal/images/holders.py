"""Who holds a picture. Nobody signs up: every relation that points at a picture is found, whichever app it comes from.

What a holder must say is which of its rows residents see: its queryset has a method `showing_pictures()`. From that
follows which pictures may be served at all. A model that forgets it stops the start, with advice (`check_holders`).
A row without a page of its own at the desk may name the one that it holds the picture for: `held_for`.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core import checks
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from portal.access.viewer import everywhere

MOST_LISTED = 20


def holding_fields() -> list[models.ForeignKey]:
    """The relations of other models that point at a picture, in a steady order."""
    relations = apps.get_model("images", "Picture")._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if relation.auto_created and not relation.concrete]
    return sorted(fields, key=lambda field: field.model._meta.label)


def held() -> Q:
    """A condition on pictures: some row holds it, whoever may see that row."""
    with everywhere():  # a picture is in use, whoever uses it
        return any_of(field.model._default_manager.filter(**{field.name: OuterRef("pk")}) for field in holding_fields())


def shown() -> Q:
    """A condition on pictures: some row that residents see holds it."""
    with everywhere():
        return any_of(
            field.model._default_manager.showing_pictures().filter(**{field.name: OuterRef("pk")})
            for field in holding_fields()
        )


def any_of(querysets: Any) -> Q:
    condition = Q(pk__in=[])
    for rows in querysets:
        condition |= Q(Exists(rows))
    return condition


@dataclass(frozen=True)
class Use:
    """One row that holds a picture."""

    row: models.Model
    is_shown: bool

    def __str__(self) -> str:
        return f"{self.row._meta.verbose_name} {self.row}"


def uses_of(picture: models.Model) -> list[Use]:
    """Where a picture is used, with what residents see first; two questions for each kind of holder."""
    uses = []
    for field in holding_fields():
        manager = field.model._default_manager
        rows = list(manager.filter(**{field.name: picture}).order_by("pk")[:MOST_LISTED])
        seen = set(manager.showing_pictures().filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
        uses += [Use(row, row.pk in seen) for row in rows]
    return sorted(uses, key=lambda use: not use.is_shown)


def refusal_to_delete(picture: models.Model) -> str:
    """Why a picture cannot be deleted: "" when nothing uses it."""
    if uses := uses_of(picture):
        return _("这张图片正在使用：%(where)s。请先在那里换掉或清空图片，再来删除。") % {
            "where": "、".join(str(use) for use in uses[:5])
        }
    with everywhere():
        return _("这张图片用在不在您范围内的内容里，不能删除。请与区级管理员联系。") if uses_of(picture) else ""


def check_holders(**_kwargs: Any) -> list[checks.CheckMessage]:
    """A model that holds a picture must be able to say which of its rows residents see."""
    return [
        checks.Error(
            f"{field.model._meta.label}.{field.name} holds a picture, but nothing says which rows residents see.",
            hint="Give its queryset a method showing_pictures() that returns those rows.",
            obj=field.model,
            id="images.E001",
        )
        for field in holding_fields()
        if not callable(getattr(field.model._default_manager, "showing_pictures", None))
    ]
