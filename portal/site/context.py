from django.conf import settings
from django.utils.functional import SimpleLazyObject

from portal.addresses import site_host
from portal.elder_mode.preference import TextSize, page_classes
from portal.meta import Meta
from portal.site.models import SiteSettings
from portal.site.navigation import MENU, column_of, section_of


def furniture(request):
    """What stands around every page. Lazy: pages that do not use it, such as the admin, ask nothing of the database.

    Settings and menu are one question together, whatever the number of columns.
    """
    site = SimpleLazyObject(lambda: SiteSettings.load(presence={entry.section: entry.rows() for entry in MENU}))
    section = section_of(request.path_info)
    elder = getattr(request, "elder", False)
    text_size = getattr(request, "text_size", TextSize.STANDARD.value)

    def classes():
        return page_classes(elder=elder, text_size=text_size, grey=site.greys(is_home=request.path_info == "/"))

    return {
        "site": site,
        "site_host": site_host(),
        "is_indexed": settings.SEARCH_INDEXING,
        "meta": Meta(),  # a view that has more to say puts its own in front
        "column": column_of(section),
        "menu": SimpleLazyObject(lambda: [entry for entry in MENU if site.has_content(entry.section)]),
        "section": section,
        # Stands in the first line of every page, so a database that fails does so here, once: {% if %} with an operator
        # swallows what fails in it, and a page would wait for the database twice.
        "page_classes": SimpleLazyObject(classes),
        "elder": elder,
        "text_size": text_size,
        "text_sizes": TextSize.choices,
    }
