from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.council import CouncilPage, choices
from communities.forms.filters import CouncilForm


@require_safe
def topic_list(request):
    form = CouncilForm(request.GET, facets=choices())
    council = CouncilPage(form.choice, request.GET.get("after", ""))
    context = {"form": form, "council": council, "page": council.page}
    context["beyond"] = council.beyond(form.facets["community"])
    return render(request, "communities/topic_list.html", context)
