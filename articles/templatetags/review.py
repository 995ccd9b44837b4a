"""Small readings of a revision for the pages of the review desk."""

from django import template

from articles.enums import CheckItem

register = template.Library()


@register.filter
def remarks_at(reading, anchor):
    """{{ reading|remarks_at:block.anchor }}: what was said beside one paragraph."""
    return reading.remarks_at(anchor)


@register.filter
def checked(signature):
    """{{ signature|checked }}: the points that a reviewer affirmed, in the order of the sheet, as people read them."""
    return [item.label for item in CheckItem if item.value in signature.checklist]
