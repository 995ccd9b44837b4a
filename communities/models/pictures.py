from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.enums import StatementState
from portal.access.scopes import DeskScope, Scoped, ScopedManager


class ActivityPictureQuerySet(models.QuerySet):
    def showing_pictures(self):
        """Those that residents see: of a confirmed activity in a published community."""
        return self.filter(activity__state=StatementState.PUBLISHED, activity__community__state="published")


class ActivityPicture(Scoped):
    """A picture of an activity, beside the sealed statement: what a source said of the activity stays as it is."""

    activity = models.ForeignKey(
        "communities.Activity", on_delete=models.CASCADE, related_name="pictures", verbose_name=_("活动")
    )
    picture = models.ForeignKey("images.Picture", on_delete=models.PROTECT, related_name="+", verbose_name=_("图片"))
    order = models.PositiveSmallIntegerField(_("次序"), default=10, help_text=_("数小的在前。"))

    names_a_person = True  # an activity is often named after who speaks

    desk_scope = DeskScope(
        add="photo.add_or_replace", change="photo.add_or_replace", delete="photo.add_or_replace", parent="activity"
    )
    objects = ScopedManager.from_queryset(ActivityPictureQuerySet)()

    class Meta:
        verbose_name = verbose_name_plural = _("活动图片")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "picture"],
                name="%(app_label)s_%(class)s_once_per_activity",
                violation_error_message=_("这个活动已经有这张图片。"),
            ),
        ]

    def __str__(self):
        return str(self.activity)
