from django.utils.functional import SimpleLazyObject

from portal.site.models import SiteSettings
from portal.site.navigation import MENU, section_of


def furniture(request):
    """What stands around every page. Lazy: pages that do not use it, such as the admin, ask nothing of the database.

    Settings and menu are one question together, whatever the number of columns.
    """
    site = SimpleLazyObject(lambda: SiteSettings.load(presence={entry.section: entry.rows() for entry in MENU}))
    return {
        "site": site,
        "menu": SimpleLazyObject(lambda: [entry for entry in MENU if site.has_content(entry.section)]),
        "section": section_of(request.path_info),
        "mourning": SimpleLazyObject(lambda: site.greys(is_home=request.path_info == "/")),
        "elder": getattr(request, "elder", False),
    }
