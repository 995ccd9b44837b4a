"""The menu as data. A column without content hides itself; an entry stands here only when its page exists."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Story
from communities import council
from communities.models import Activity, Community, Person, Recognition


@dataclass(frozen=True)
class Entry:
    label: str
    long_label: str
    url_name: str
    section: str  # the first part of the address, by which the entry knows that it is the current one
    rows: Callable[[], QuerySet]  # what stands in the column; without a single row the entry hides

    @property
    def url(self):
        return reverse(self.url_name)


# In the order of the drawings: 社区 荣誉 报道 活动 好人 议事厅.
MENU = [
    Entry(_("社区"), _("社区名录"), "community_list", "communities", Community.objects.published),
    Entry(_("荣誉"), _("荣誉墙"), "award_list", "awards", Recognition.objects.on_the_wall),
    Entry(_("报道"), _("新闻报道"), "story_list", "stories", Story.objects.published),
    Entry(_("活动"), _("文明实践活动"), "activity_list", "activities", Activity.objects.public),
    Entry(_("好人"), _("身边好人"), "person_list", "good-people", Person.objects.public),
    Entry(_("议事厅"), _("居民议事厅"), "topic_list", "council", council.communities),
]


def column_of(section: str) -> Entry | None:
    """The column that a page belongs to; the front page and the pages about the site belong to none."""
    return next((entry for entry in MENU if entry.section == section), None)


def section_of(path_info: str) -> str:
    return path_info.strip("/").partition("/")[0]
