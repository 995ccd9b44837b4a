"""How facts stand on a page: the figure as its source wrote it, and the number of its footnote."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from portal.text.dates import read_partial_date
from portal.text.speech import spoken
from portal.windows import LATTICES

register = template.Library()

# For each place a figure may stand in: how its qualifier, its number and its unit are marked up.
STYLES = {
    "fig": {
        "qualifier": '<span class="fig__q">{}</span>',
        "number": "<b>{}</b>",
        "unit": '<span class="fig__u">{}</span>',
    },
    "table": {"qualifier": '<span class="q">{}</span>', "number": "<b>{}</b>", "unit": "{}"},
    "pull": {"qualifier": '<small class="q">{}</small>', "number": "{}", "unit": "<small>{}</small>"},
    "plain": {"qualifier": "{}", "number": "{}", "unit": "{}"},
}


@register.simple_tag
def figure(fact, style="fig"):
    """{% figure fact "table" %}: the text as written inside <data>, whose value is the number in the base unit.

    A description, which has no number, is plain text.
    """
    if not fact.is_figure:
        return fact.text
    pieces = [format_html(STYLES[style][kind], words) for kind, words in fact.parts]
    return format_html(
        '<data value="{}" data-indicator="{}" data-say="{}">{}</data>',
        fact.plain_value,
        fact.indicator.code,
        spoken(fact.written),
        format_html_join("", "{}", ((piece,) for piece in pieces)),
    )


@register.simple_tag
def per_thousand(ratio):
    """{% per_thousand ratio %}: our own calculation as <data>, under a code that no source's figure has."""
    said, unit = _("约") if ratio.is_approximate else "", ratio.figure.fact.unit
    about = format_html('<span class="q">{}</span>', said) if said else ""
    return format_html(
        '<data value="{}" data-indicator="{}" data-say="{}">{}<b>{}</b>{}</data>',
        *(ratio.value, ratio.code, spoken(f"{said}{ratio.value}{unit}"), about, ratio.value, unit),
    )


@register.filter
def at(rows, number):
    """{{ communities|at:2 }}: the row at this place, counted from nought."""
    return rows[number]


@register.simple_tag
def when(fact):
    """{% when fact %}: 统计时间 in words, inside <time> where the source states one."""
    if not fact.iso_time:
        return fact.when
    return format_html('<time datetime="{}" data-say="{}">{}</time>', fact.iso_time, spoken(fact.when), fact.when)


@register.simple_tag
def as_of(fact):
    """{% as_of fact %}: like ``when``, and where no time is stated, what it is that nobody states: 统计时间未注明.

    Where a line is too short, it breaks between these two words.
    """
    return when(fact) if fact.is_dated else format_html("{}<wbr>{}", _("统计时间"), when(fact))


@register.simple_tag
def ref(footnote):
    """{% ref line.footnote %}: the small number that leads to the source."""
    label = _("出处%(number)s") % {"number": footnote.number}
    return format_html(
        '<sup class="ref"><a href="#{}" aria-label="{}">{}</a></sup>', footnote.anchor, label, footnote.number
    )


@register.simple_tag
def date_box(activity):
    """{% date_box activity %}: the date as far as the source states it, the smallest known part in large letters."""
    parts = read_partial_date(activity.held_on)
    if parts is None:
        large, small = activity.get_kind_display(), activity.held_on or _("日期未载")
        return format_html("<b>{}</b><span>{}</span>", large, small)
    spelt = [form % part for form, part in zip((_("%d年"), _("%d月"), _("%d日")), parts, strict=False)]
    large, small = spelt[-1], spelt[:-1] or [_("月日未载")]
    return format_html(
        '<time datetime="{}"><b>{}</b>{}</time>',
        *(activity.held_on, large, format_html_join("", "<span>{}</span>", ((words,) for words in small))),
    )


# How many dark windows fill the 6 × 3 façade beside so many lit ones, each of which takes four panes.
DARK_WINDOWS = {0: 18, 1: 14, 2: 10, 3: 6}


@register.inclusion_tag("communities/_facade.html")
def facade(cards):
    """{% facade cards %}: the first three communities as lit windows among dark ones; as more join, it lights up."""
    lit = cards[: max(DARK_WINDOWS)]
    return {"cards": lit, "dark": [LATTICES[number % len(LATTICES)] for number in range(DARK_WINDOWS[len(lit)])]}
