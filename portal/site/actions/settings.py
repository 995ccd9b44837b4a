"""What the site says of itself: saved as staff left it; greying is an act of its own with a line of its own."""

from django.db import transaction

from portal.accounts.models import User
from portal.history import changes
from portal.site.actions.mourning import MOURNING_FIELDS, schedule_mourning
from portal.site.models import SiteSettings


@transaction.atomic
def save_settings(site: SiteSettings, *, by: User | None, reason: str = "") -> SiteSettings:
    """Save the one row, with a line for its words and another for a schedule of greying that changed."""
    contents = changes.before(site)
    schedule = {name: getattr(site, name) for name in MOURNING_FIELDS}
    stored = SiteSettings.load()
    for name in MOURNING_FIELDS:
        setattr(site, name, getattr(stored, name))
    site.save()
    changes.record(site, contents, by=by, reason=reason)
    if any(schedule[name] != getattr(stored, name) for name in MOURNING_FIELDS):
        start, end, scope = (schedule[name] for name in MOURNING_FIELDS)
        schedule_mourning(site, start=start, end=end, scope=scope, by=by)
    return site
