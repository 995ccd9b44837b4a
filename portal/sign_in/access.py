"""Who may touch a second factor: "" is yes, a sentence is the reason why not."""

from django.utils.translation import gettext as _

from portal.access.decisions import refusal
from portal.accounts.models import User
from portal.sign_in.second_factor import factor_of, is_required_of

RESET = "user.reset_password_or_second_factor"


def refusal_to_remove_second_factor(by: User, user: User) -> str:
    if by != user:
        return _("只有本人能停用自己的动态口令。")
    if is_required_of(user):
        return _("您的角色必须使用动态口令，不能停用；手机丢了或换了，请改用“换一部手机”。")
    return ""


def refusal_to_reset_second_factor(by: User, user: User | None = None) -> str:
    """By rank, as the matrix has it, and never one's own. Without `user`: why they may not for anybody at all."""
    if user is not None and by == user:
        return _("自己的动态口令不能自己重置，请另一位管理员来做。")
    if reason := refusal(by, RESET, user):
        return reason
    if user is None:
        return ""
    if factor_of(user) is None:
        return _("这个账号没有设置动态口令。")
    return ""
