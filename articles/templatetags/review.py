"""Small readings of a revision for the pages of the review desk."""

from django import template

from articles.enums import CheckItem
from articles.models import Notice

register = template.Library()


MOST_COUNTED = 100


@register.simple_tag(takes_context=True)
def unread_notices(context):
    """{% unread_notices as unread %}: how many notices wait for whoever looks; 100 stands for more."""
    user = context["user"]
    if not user.is_authenticated or not user.is_staff:
        return 0
    return Notice.objects.filter(person=user).unread()[:MOST_COUNTED].count()


@register.filter
def remarks_at(reading, anchor):
    """{{ reading|remarks_at:block.anchor }}: what was said beside one paragraph."""
    return reading.remarks_at(anchor)


@register.filter
def checked(signature):
    """{{ signature|checked }}: the points that a reviewer affirmed, in the order of the sheet, as people read them."""
    return [item.label for item in CheckItem if item.value in signature.checklist]
