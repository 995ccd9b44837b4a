"""What waits for whom among pictures."""

from django.utils.translation import gettext_lazy as _

from portal.images.models import Picture
from portal.waiting import Kind, Section


def unused(user):
    """Pictures that this person uploaded and nothing shows."""
    mine = Picture.objects.unused().filter(uploaded_by=user)
    return [Kind(mine, "uploaded_at", lambda picture: picture.credit)]


SECTIONS = [Section("unused", _("我传的、还没有用到的图片"), _("用不上的可以删掉。"), unused)]
