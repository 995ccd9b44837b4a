"""Who may do what to facts, awards and places: "" is yes, a sentence is the reason why not.

The button, the refusal page and the test use the same function. Scopes by street come with stewardship records; until
then every role that exists is a district's.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from communities.models.statements import SourcedStatement
from portal.accounts.models import User


def insist(refusal: str) -> None:
    """Go on when there is no refusal; otherwise raise PermissionDenied with the reason."""
    if refusal:
        raise PermissionDenied(refusal)


def permission(verb: str, statement: SourcedStatement | type[SourcedStatement]) -> str:
    return f"{statement._meta.app_label}.{verb}_{statement._meta.model_name}"


def refusal_to_record(user: User, statement: SourcedStatement | type[SourcedStatement]) -> str:
    if not user.is_active or not user.has_perm(permission("add", statement)):
        return _("您的角色不能录入%(what)s。") % {"what": statement._meta.verbose_name}
    return ""


def refusal_to_confirm(user: User, statement: SourcedStatement) -> str:
    if not statement.is_waiting:
        return _("这一条不在待确认状态，可能已经有人处理过了。")
    if user.is_superuser:
        return _("超级管理员不参与确认，请由承担审核角色的同事确认。")
    if not user.is_active or not user.has_perm(permission("confirm", statement)):
        return _("您的角色不能确认%(what)s。") % {"what": statement._meta.verbose_name}
    if statement.recorded_by_id == user.pk and not settings.SELF_CONFIRMATION:
        return _("这一条是您录入的，请由另一位同事确认。")
    return ""


def refusal_to_replace(user: User, statement: SourcedStatement) -> str:
    if not statement.is_public:
        return _("只有已确认的内容可以替换；待确认的请先停用，再重新录入。")
    if type(statement).objects.current().filter(replaces=statement).exists():
        return _("这一条已经录入了替换内容，请先处理那一条。")
    return refusal_to_record(user, statement)


def refusal_to_retire(user: User, statement: SourcedStatement) -> str:
    if statement.is_retired:
        return _("这一条已经停用。")
    if not user.is_active or not user.has_perm(permission("retire", statement)):
        return _("您的角色不能停用%(what)s。") % {"what": statement._meta.verbose_name}
    return ""
