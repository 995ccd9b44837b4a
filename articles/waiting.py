"""What waits for whom among stories."""

from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.access import waiting_for
from articles.enums import UNDER_WAY, Part, RevisionState
from articles.models import CommunityWordingHit, Revision, Signature, Story, WordingHit, WordingTerm
from communities.models import Community
from portal.access.decisions import refusal, rows
from portal.records import PublicationState
from portal.waiting import Kind, Section


def to_review(user):
    """What stands before a review that this person may do, each review by itself."""
    return [Kind(revisions, "entered_at", told_of_stage(stage), shown_title) for stage, revisions in waiting_for(user)]


def told_of_stage(stage):
    return lambda revision: _("%(stage)s，第%(number)d版") % {"stage": stage.short, "number": revision.number}


def shown_title(revision):
    return revision.title


def returned(user):
    """What this person wrote and somebody sent back, while no newer revision is on its way."""
    if refusal(user, "story.submit"):
        return []
    newer = Revision._base_manager.filter(story=OuterRef("story"), number__gt=OuterRef("number"))
    mine = Revision.objects.filter(
        ~Exists(newer), pk__in=signed_by(user), state=RevisionState.RETURNED, draft__isnull=False
    )
    return [Kind(mine, "entered_at", lambda revision: _("看理由和留言，改好再送审"), shown_title)]


def signed_by(user):
    """The revisions that somebody signed as an author."""
    return Signature._base_manager.filter(person=user, part=Part.AUTHOR).values("revision")


def drafts(user):
    """Stories that somebody began, nobody reviews, and this person may go on with."""
    if refusal(user, Story.desk_scope.change):
        return []
    on_the_road = Revision._base_manager.filter(
        Q(state__in=UNDER_WAY) | Q(state=RevisionState.RETURNED), draft=OuterRef("pk")
    )
    begun = Story.objects.filter(~Exists(on_the_road), state=PublicationState.DRAFT)
    return [Kind(rows(user, Story.desk_scope.change, begun), "pk", lambda story: story.get_origin_display())]


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
    Section("review", _("等我审的稿子"), _("先到先审；三审由三个人完成。"), to_review),
    Section("returned", _("退回来的稿子"), _("审核人写了理由；改好以后再送审。"), returned),
    Section("drafts", _("报道草稿"), _("写完、核对好引用的事实，再送审。"), drafts),
    Section("wording", _("公开页面上的用词"), _("用词提示表里的词语出现在居民看得到的页面上，请核对后修改。"), wording),
]
