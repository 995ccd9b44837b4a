from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.site.forms import SearchForm
from portal.site.search import ENGINE
from portal.site.tags import public_tags

TAGS_SHOWN = 8


@require_safe
def search(request):
    form = SearchForm(request.GET)
    token = request.GET.get("after", "")
    results = ENGINE.find(form.query, kinds=form.chosen_kinds, street=form.chosen_street, after=token)
    context = {"form": form, "results": results, "sentences": form.sentences(results)}
    if not results.hits:
        context["tags"] = list(public_tags().order_by("-communities", "-stories", "-activities", "slug")[:TAGS_SHOWN])
    return render(request, "portal/search.html", context)
