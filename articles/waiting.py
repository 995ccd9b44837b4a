"""What waits for whom among stories."""

from django.utils.translation import gettext_lazy as _

from articles.models import Story
from portal.access.decisions import refusal, rows
from portal.records import PublicationState
from portal.waiting import Kind, Section


def drafts(user):
    """Stories that somebody began, and this person may go on with."""
    if refusal(user, Story.desk_scope.change):
        return []
    begun = rows(user, Story.desk_scope.change, Story.objects.filter(state=PublicationState.DRAFT))
    return [Kind(begun, "pk", lambda story: story.get_origin_display())]


SECTIONS = [Section("drafts", _("报道草稿"), _("写完、核对好引用的事实，再发布。"), drafts)]
