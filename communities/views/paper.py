from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from communities.models import Community
from communities.paper import Board, Pocket
from communities.profiles import build_profile
from communities.views.moved import follow_community


@require_safe
def community_poster(request, slug):
    return printed(request, slug, Board, "communities/community_poster.html")


@require_safe
def community_leaflet(request, slug):
    return printed(request, slug, Pocket, "communities/community_leaflet.html")


def printed(request, slug, kind, template):
    """A sheet with today's date and the lasting address of the profile, which its QR code holds."""
    community = Community.objects.published().with_place().with_showcase().filter(slug=slug).first()
    if community is None:
        return follow_community(slug)
    context = {
        "sheet": kind(build_profile(community)),
        "community": community,
        "address": settings.BASE_URL + community.get_absolute_url(),
        "printed_on": timezone.localdate(),
    }
    return render(request, template, context)
