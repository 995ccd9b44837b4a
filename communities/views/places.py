from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from communities.directory import build_facets, matching_communities
from communities.footnotes import Footnotes
from communities.forms.places import DirectoryForm
from communities.models import Community, Street
from communities.profiles import build_profile, build_street_profile, cards_of, facts_by_community
from communities.telling import words_of_districts
from communities.views.moved import follow_former_slug
from portal.paging import page_after

PAGE_SIZE = 24
STREET_LIMIT = 100  # a street has a dozen communities, the largest a few dozen


@require_safe
def community_list(request):
    facets = build_facets(request.GET.getlist("tag"))
    form = DirectoryForm(request.GET, facets=facets)
    found = matching_communities(form)
    page = page_after(
        found.with_place().with_showcase().prefetch_related("tags"),
        token=request.GET.get("after", ""),
        key=["pinyin", "slug"],
        size=PAGE_SIZE,
    )
    cards = cards_of(page.rows, facts_by_community(page.rows))
    footnotes = Footnotes()
    context = {"form": form, "facets": facets, "page": page, "cards": cards, "count": found.count()}
    if not request.GET:
        context |= {"words": words_of_districts(footnotes), "sources": footnotes.by_source()}
    return render(request, "communities/community_list.html", context)


@require_safe
def community_detail(request, slug):
    visible = (
        Community.objects.published()
        .with_place()
        .with_showcase()
        .select_related("contact_card__source")
        .prefetch_related("contact_card__duties__person")
    )
    community = visible.prefetch_related("tags").filter(slug=slug).first()
    if community is None:
        return follow_former_slug(Community.objects.published(), slug)
    return render(request, "communities/community_detail.html", {"profile": build_profile(community)})


@require_safe
def community_by_name(request, name):
    """/communities/穗花北社区/, typed by hand, leads to the slug; a name that two communities share leads to both."""
    found = list(Community.objects.published().called(name)[:2])
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("community_detail", slug=found[0].slug)
    return redirect_to_directory(name)


def redirect_to_directory(words):
    response = redirect("community_list")
    response["Location"] += f"?{urlencode({'q': words})}"
    return response


@require_safe
def street_detail(request, slug):
    street = Street.objects.select_related("district").filter(slug=slug).first()
    if street is None:
        return follow_former_slug(Street.objects.all(), slug)
    found = Community.objects.published().filter(street=street).with_place().with_showcase()
    communities = list(found.prefetch_related("tags").in_pinyin_order()[:STREET_LIMIT])
    context = {
        "street": street,
        "cards": cards_of(communities, facts_by_community(communities)),
        "profile": build_street_profile(street),
    }
    return render(request, "communities/street_detail.html", context)
