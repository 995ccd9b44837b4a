"""The menu as data. An entry stands here only when its page exists."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    label: str
    long_label: str
    url_name: str
    section: str  # the first part of the address, by which the entry knows that it is the current one

    @property
    def url(self):
        return reverse(self.url_name)


MENU = [
    Entry(_("社区"), _("社区名录"), "community_list", "communities"),
    Entry(_("报道"), _("新闻报道"), "story_list", "stories"),
]


def section_of(path_info: str) -> str:
    return path_info.strip("/").partition("/")[0]
