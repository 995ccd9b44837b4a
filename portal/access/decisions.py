"""The one place that says who may: "" is yes, a sentence is the reason why not; and the same for many rows at once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.access.scopes import cells_of, scope_of
from portal.access.viewer import standing_of


def insist(refusal: str) -> None:
    """Go on when there is no refusal; otherwise raise PermissionDenied with the reason."""
    if refusal:
        raise PermissionDenied(refusal)


def refusal(
    user,
    action: str,
    row: models.Model | type[models.Model] | None = None,
    *,
    chosen: dict[str, Any] | None = None,
    wrong_role: str = "",
    took_part: str = "",
) -> str:
    """Why `user` may not do `action`, a line of the matrix, to this row (or to any row, when a model is given).

    `chosen` holds choices of a form that the row does not have yet, such as the communities of a story. `wrong_role`
    and `took_part` are sentences of the caller's trade for two of the reasons.
    """
    if not user.is_active:
        return wrong_role or _("这个账号已停用。")
    standing = standing_of(user)
    cells = [(cell, reach) for cell, reach in cells_of(standing, action) if cell.reach not in ".PT"]
    if not cells:
        return wrong_role or _("您的角色不能做这件事。需要的话，请与区级管理员联系。")
    if row is None or isinstance(row, type):
        return ""
    scope = scope_of(type(row))
    if scope.holds(row, standing, action, chosen=chosen):
        return ""
    if any(scope.asks_for_somebody_else(cell) for cell, _reach in cells) and scope.took_part(row, standing):
        return took_part or _("这一条是您录入或写的，请由另一位同事决定。")
    return _("这条内容不在您负责的范围内。")


def rows(user, action: str, queryset: QuerySet) -> QuerySet:
    """Of `queryset`, the rows for which `refusal` would say ""."""
    model = queryset.model
    return queryset.filter(scope_of(model).condition(model, standing_of(user), action))
