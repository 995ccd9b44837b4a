from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from communities.directory import build_facets, matching_communities, questions_about_facets
from communities.footnotes import Footnotes
from communities.forms.places import DirectoryForm
from communities.gathering import gather, questions_about_cards, questions_about_words
from communities.models import Community, Street
from communities.profiles import build_profile, build_street_profile, cards_of
from communities.structured_data import community_data, street_data
from communities.telling import words_of
from communities.views.moved import follow_community, follow_former_slug
from communities.years import runs_of
from portal.addresses import absolute
from portal.images.sharing import shared_image
from portal.meta import Meta
from portal.paging import clean_token, page_after

PAGE_SIZE = 24
STREET_LIMIT = 100  # a street has a dozen communities, the largest a few dozen


@require_safe
def community_list(request):
    token = clean_token(request.GET.get("after", ""))
    published = Community.objects.published()
    rows = gather(
        {**questions_about_facets(request.GET.getlist("tag")), "behind": published.filter(slug=token).order_by("pk")}
    )
    form = DirectoryForm(request.GET, facets=build_facets(rows))
    behind = next(iter(rows["behind"]), None)
    page = page_after(matching_communities(form), token=token, key=["pinyin", "slug"], size=PAGE_SIZE, behind=behind)
    shown = published.filter(pk__in=[row.pk for row in page.rows]).in_pinyin_order()
    rows = gather({**questions_about_cards(shown), **questions_about_words(Q(district__isnull=False))})
    footnotes = Footnotes()
    context = {
        "form": form,
        "page": page,
        "cards": cards_of(rows),
        "pick": "compare" if len(page.rows) > 1 else "",
        "count": page.rows[0].found if page.rows else 0,
    }
    if not request.GET:
        context |= {"words": words_of(rows, footnotes), "sources": footnotes.by_source()}
    return render(request, "communities/community_list.html", context)


@require_safe
def community_detail(request, slug):
    community = Community.objects.published().with_place().with_showcase().filter(slug=slug).first()
    if community is None:
        return follow_community(slug)
    profile = build_profile(community)
    context = {
        "meta": Meta(image=shared_image(community.picture, "cover"), nodes=[community_data(profile)]),
        "profile": profile,
        "runs": runs_of(profile.sheet),
        "address": absolute(community.get_absolute_url()),
    }
    return render(request, "communities/community_detail.html", context)


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
    street = Street.objects.select_related("district", "merged_into").filter(slug=slug).first()
    if street is None:
        return follow_former_slug(Street.objects.all(), slug)
    if street.merged_into_id:
        return redirect(street.merged_into, permanent=True)
    communities = Community.objects.published().filter(street=street).in_pinyin_order()[:STREET_LIMIT]
    profile = build_street_profile(street, communities)
    context = {"meta": Meta(nodes=[street_data(street)]), "street": street, "profile": profile}
    return render(request, "communities/street_detail.html", context)
