from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.award_wall import Filters, Tallies, build_award, hang, wall_page
from communities.forms.filters import AwardWallForm
from communities.models import Award
from communities.views.moved import follow_former_slug


@require_safe
def award_list(request):
    tallies = Tallies()
    form = AwardWallForm(request.GET, facets=tallies.facets())
    filters = Filters(**form.choice)
    page = wall_page(filters, request.GET.get("after", ""))
    levels = tallies.rows(filters)
    context = {"form": form, "page": page, "levels": levels, "hung": hang(page.rows, levels)}
    return render(request, "communities/award_list.html", {**context, "count": tallies.count(filters)})


@require_safe
def award_detail(request, slug):
    public = Award.objects.public()
    award = public.select_related("level").filter(slug=slug).first()
    if award is None:
        return follow_former_slug(public, slug)
    profile = build_award(award, request.GET.get("after", ""))
    return render(request, "communities/award_detail.html", {"profile": profile, "page": profile.page})
