"""{% load pictures %}: a picture in the size of its place, in the formats that browsers know."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from portal.images.sizes import SIZES

register = template.Library()


@register.simple_tag
def picture(shown, size, alt=None, lazy=None):
    """{% picture community.picture "cover" %}; nothing when there is none, or when it was withdrawn.

    `alt=""` where the words stand right beside it and need not be heard twice. `lazy` where it stands further down
    than others of its size.
    """
    if size not in SIZES:
        raise template.TemplateSyntaxError(f"There is no size {size!r}. There are: {', '.join(SIZES)}")
    if not shown or not shown.is_public or size not in shown.sizes:
        return ""
    slot = SIZES[size].slot
    sources = ((kind, srcset, slot) for kind, srcset in shown.sources(size))
    width, height = shown.sizes[size][-1]
    return format_html(
        '<picture class="pic pic--{}{}">{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"'
        ' loading="{}" decoding="async"></picture>',
        *(size, " is-tall" if height > width else ""),
        format_html_join("", '<source type="{}" srcset="{}" sizes="{}">', sources),
        shown.address(size, width),
        shown.srcset(size, "jpg"),
        slot,
        *(width, height),
        shown.alt if alt is None else alt,
        "lazy" if (SIZES[size].is_lazy if lazy is None else lazy) else "eager",
    )


@register.simple_tag
def pictured(shown, size, anchor="", caption=""):
    """The same as a figure, with its caption and whose picture it is.

    In the midst of a text it has an anchor, and may have a caption of its own.
    """
    inner = picture(shown, size, lazy=True if anchor else None)
    if not inner:
        return ""
    said = caption or shown.caption
    return format_html(
        '<figure{} class="photo photo--{}">{}<figcaption>{}<span class="photo__credit">{}</span></figcaption></figure>',
        format_html(' id="{}"', anchor) if anchor else "",
        *(size, inner),
        format_html("<span>{}</span>", said) if said else "",
        _("图：%(credit)s") % {"credit": shown.credit},
    )
