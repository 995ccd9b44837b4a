from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.body import Block, pictures_in
from portal.access.scopes import DeskScope, Scoped, ScopedManager
from portal.images.models import Picture


class StoryPictureQuerySet(models.QuerySet):
    def showing_pictures(self):
        """Those that residents see: in the text of a published story."""
        return self.filter(is_shown=True, story__state="published")


class StoryPicture(Scoped):
    """正文图片: that a story's text holds a picture, written anew with the text; a database cannot look into JSON.

    `is_shown` tells the text that residents read from one that is still in work.
    """

    story = models.ForeignKey(
        "articles.Story", on_delete=models.CASCADE, related_name="held_pictures", verbose_name=_("报道")
    )
    picture = models.ForeignKey("images.Picture", on_delete=models.PROTECT, related_name="+", verbose_name=_("图片"))
    is_shown = models.BooleanField(_("在公开的正文里"), default=True)

    desk_scope = DeskScope(parent="story")
    objects = ScopedManager.from_queryset(StoryPictureQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("正文图片")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "picture"], name="%(app_label)s_%(class)s_once_a_story"),
        ]

    def __str__(self):
        return str(self.story)

    @property
    def held_for(self):
        """The row whose page at the desk is the place to take the picture out."""
        return self.story


def hold_pictures(story: models.Model, *, shown: Iterable[Block], in_work: Iterable[Block] = ()) -> None:
    """Write down which pictures a saved story holds: in the body that residents read, and in one that is in work.

    Called within the transaction that saves the body. A number of no picture is passed over: it shows nothing.
    """
    wanted = {**dict.fromkeys(pictures_in(in_work), False), **dict.fromkeys(pictures_in(shown), True)}
    held = {row.picture_id: row for row in StoryPicture._base_manager.filter(story=story.pk)}
    StoryPicture._base_manager.filter(pk__in=[row.pk for number, row in held.items() if number not in wanted]).delete()
    for number, row in held.items():
        if number in wanted and row.is_shown != wanted[number]:
            row.is_shown = wanted[number]
            row.save(update_fields=["is_shown"])
    fresh = wanted.keys() - held.keys()
    there = Picture._base_manager.filter(pk__in=fresh).values_list("pk", flat=True) if fresh else ()
    StoryPicture._base_manager.bulk_create(
        StoryPicture(story_id=story.pk, picture_id=number, is_shown=wanted[number]) for number in sorted(there)
    )


def unknown_pictures(body: Iterable[Block], *, before: Iterable[Block] = ()) -> list[int]:
    """Numbers in a body of which the viewer has no picture in the library; what stood there before may stay."""
    stood = set(pictures_in(before))
    asked = [number for number in pictures_in(body) if number not in stood]
    known = set(Picture.objects.kept().filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    return [number for number in asked if number not in known]
