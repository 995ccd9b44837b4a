from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.comparison import MOST, choose, compare


@require_safe
def community_compare(request):
    chosen = choose(request.GET.getlist("c"))
    comparison = compare(chosen.communities) if chosen.is_enough else None
    context = {
        "chosen": chosen,
        "comparison": comparison,
        "has_room": len(chosen.communities) < MOST,
        "sources": comparison.sources if comparison else [],
    }
    return render(request, "communities/community_compare.html", context)
