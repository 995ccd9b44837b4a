"""The addresses of stories: where a new one may live, and which were somebody's already."""

from django.utils.translation import gettext as _

from articles.models import FormerSlug, Story
from portal.access.viewer import everywhere
from portal.records import title_slug


def free_slug(story: Story) -> str:
    """The pinyin of the title, with a number behind it when a story has, or once had, that address."""
    reading = title_slug(story.title)
    with everywhere():  # an address is taken, whoever sees the story that has it
        taken = {
            slug
            for rows in (Story.objects.exclude(pk=story.pk), FormerSlug.objects.exclude(story=story.pk))
            for slug in rows.filter(slug__startswith=reading).values_list("slug", flat=True)
        }
    candidates = [reading, *(f"{reading}-{number}" for number in range(2, len(taken) + 3))]
    return next(slug for slug in candidates if slug not in taken)


def fault_in_slug(slug: str, story: Story) -> str:
    """Why a story may not have this address, in a sentence: old addresses of other stories are never given away."""
    taken = FormerSlug.objects.filter(slug=slug).exclude(story=story.pk).exists()
    return _("这是另一篇报道用过的网址名，读者手里的旧网址还要通到那一篇。请另取一个。") if taken else ""
