"""What differs between two revisions, as the review desk shows it."""

from django import template

from articles.comparison.unseen import shown as with_hidden_signs

register = template.Library()

VIEWS = ("merged", "sides", "final")


@register.inclusion_tag("articles/desk/_comparison.html", takes_context=True)
def show_comparison(context, comparison, view="", keep=(), below="", versions=("", "")):
    """{% show_comparison comparison view=request.GET.view keep=anchors below="….html" versions=names %}: the section.

    `view` is one of VIEWS; anything else is the first, or the last where there is nothing to compare with. Paragraphs
    whose anchors are in `keep` are not folded. The template `below` is shown under every paragraph that still stands;
    it finds it as `paragraph`, and all of the page's context. `versions` says how the two revisions read: 来稿, 初审稿.
    """
    chosen = view if view in VIEWS else "final" if comparison.is_first else "merged"
    return {
        **context.flatten(),
        "comparison": comparison,
        "stretches": list(comparison.stretches(keep)),
        "view": chosen,
        "views": VIEWS,
        "below": below,
        "versions": versions,
    }


@register.filter
def shown(text):
    """{{ paragraph.after|shown }}: the text with every hidden sign as its number."""
    return with_hidden_signs(text)
