"""置灰: set, moved or called off, with a line in the record book each time."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.history import changes
from portal.site.models import MourningScope, SiteSettings

MOURNING_FIELDS = ["mourning_from", "mourning_until", "mourning_scope"]


@transaction.atomic
def schedule_mourning(
    site: SiteSettings,
    *,
    start: datetime | None,
    end: datetime | None,
    scope: str = MourningScope.SITE,
    by: User | None,
) -> SiteSettings:
    """Grey the public pages between two times; without times, call it off. Half a schedule is refused."""
    contents = changes.before(site)
    site.mourning_from, site.mourning_until, site.mourning_scope = start, end, scope
    site.full_clean()
    site.save()
    changes.record(site, contents, by=by, note=_sentence_on(site))
    return site


def _sentence_on(site: SiteSettings) -> str:
    """What the record book says of the schedule, in Beijing time."""
    if not site.mourning_from:
        return _("取消置灰")
    start, end = (timezone.localtime(at).strftime("%Y-%m-%d %H:%M") for at in (site.mourning_from, site.mourning_until))
    return _("%(scope)s置灰，%(start)s 至 %(end)s") % {
        "scope": site.get_mourning_scope_display(),
        "start": start,
        "end": end,
    }
