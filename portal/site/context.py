from django.utils.functional import SimpleLazyObject

from portal.site.models import SiteSettings
from portal.site.navigation import MENU, section_of


def furniture(request):
    """What stands around every page. Lazy: pages that do not use it, such as the admin, ask nothing of the database."""
    return {
        "site": SimpleLazyObject(SiteSettings.load),
        "menu": MENU,
        "section": section_of(request.path_info),
        "elder": getattr(request, "elder", False),
    }
