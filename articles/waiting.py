"""What waits for whom among stories."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import CommunityWordingHit, Story, WordingHit, WordingTerm
from communities.models import Community
from portal.access.decisions import refusal, rows
from portal.records import PublicationState
from portal.waiting import Kind, Section


def drafts(user):
    """Stories that somebody began, and this person may go on with."""
    if refusal(user, Story.desk_scope.change):
        return []
    begun = rows(user, Story.desk_scope.change, Story.objects.filter(state=PublicationState.DRAFT))
    return [Kind(begun, "pk", lambda story: story.get_origin_display())]


def wording(user):
    """Public pages with words that are on the wording list, for whoever may change the page or keeps the list."""
    kinds = []
    for model, page, whose in ((WordingHit, Story, "story"), (CommunityWordingHit, Community, "community")):
        lines = [page.desk_scope.change, WordingTerm.desk_scope.change]
        reached = [
            Q(**{f"{whose}__in": rows(user, line, page.objects.published()).values("pk")})
            for line in lines
            if not refusal(user, line)
        ]
        if reached:
            found = model.objects.filter(reduce(or_, reached)).select_related("term", whose)
            kinds.append(Kind(found, "found_at", lambda hit: hit.term.get_kind_display(), query=""))
    return kinds


SECTIONS = [
    Section("drafts", _("报道草稿"), _("写完、核对好引用的事实，再发布。"), drafts),
    Section("wording", _("公开页面上的用词"), _("用词提示表里的词语出现在居民看得到的页面上，请核对后修改。"), wording),
]
