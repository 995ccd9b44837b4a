"""Which databases may be filled with invented rows: empty ones, and the demonstration's."""

from communities.models import District
from portal.accounts.models import User
from portal.site.models import SiteSettings


def is_real() -> bool:
    """Whether somebody works in this database: it holds a district or accounts and is not the demonstration's."""
    return not SiteSettings.load().is_demonstration and (District.objects.exists() or User.objects.exists())


def mark_as_demonstration() -> tuple[SiteSettings, bool]:
    """The settings of the demonstration, and whether they are new: from now on no real district begins here."""
    return SiteSettings.objects.get_or_create(
        pk=1,
        defaults={
            "name": "海珠文明社区",
            "strapline": "文明社区示范点展示",
            "district_name": "海珠区",
            "is_demonstration": True,
        },
    )
