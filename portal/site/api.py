"""/api/: the read-only JSON of everything public, gathered from what each app says of itself."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.api import stories_json_about
from communities.api import answer, profile_json
from communities.models import Community
from communities.profiles import build_profile


@require_safe
def community_profile(request, slug):
    visible = Community.objects.published().with_place().with_showcase()
    community = visible.filter(slug=slug).first() or visible.filter(former_slugs__slug=slug).first()
    if community is None:
        return answer({"error": _("没有这个社区，或者它还没有发布。")}, status=404)
    return answer({**profile_json(build_profile(community)), "stories": stories_json_about(community)})
