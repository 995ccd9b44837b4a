from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.endpoints.reading import read_addresses, read_shapes
from portal.site.api import description


@require_safe
def api_docs(request):
    """The description for people: the same one that programs read, drawn as a page of ours."""
    described = description()
    context = {
        "server": described["servers"][0]["url"],
        "addresses": read_addresses(described),
        "shapes": read_shapes(described),
    }
    return render(request, "portal/api_docs.html", context)
