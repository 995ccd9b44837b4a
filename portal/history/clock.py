"""Whether the clock of the server can be believed, before something is deleted because it is old."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.history.models import ChangeRecord

QUIET = timedelta(days=2)  # nobody did anything for so long: rather the clock jumped


def doubt_of_clock(now: datetime) -> str:
    """Why nothing should be deleted now, for the operator; "" when the newest line of the book is not long past."""
    newest = ChangeRecord.objects.order_by("-number").values_list("at", flat=True).first()
    if newest is None or now - newest <= QUIET:
        return ""
    return _(
        "审计记录最新一行是 %(when)s，离现在超过两天，时钟可能跳快了：什么都没有删除。"
        "请核对服务器时间；时间没错的，有人登录或改过任何内容之后再运行。"
    ) % {"when": f"{timezone.localtime(newest):%Y-%m-%d %H:%M}"}
