"""What waits for whom among stories."""

from django.utils.translation import gettext_lazy as _

from articles.models import Story
from portal.records import PublicationState
from portal.waiting import Kind, Section


def drafts(user):
    """Stories that somebody began."""
    if not user.has_perm("articles.change_story"):
        return []
    return [Kind(Story.objects.filter(state=PublicationState.DRAFT), "pk", lambda story: story.get_origin_display())]


SECTIONS = [Section("drafts", _("报道草稿"), _("写完、核对好引用的事实，再发布。"), drafts)]
