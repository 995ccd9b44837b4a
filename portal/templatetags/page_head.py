"""What a page says of itself: title and description for two readers, its one address, JSON-LD, the way to it."""

from html import unescape

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from portal.addresses import canonical
from portal.structured_data import breadcrumb_list, graph, publisher, website
from portal.templatetags.portal_ui import data_block

register = template.Library()

TRAIL = "trail"  # where the crumbs of a page are kept until {% endcrumbs %}


@register.simple_block_tag
def captured(content):
    """{% captured as page_title %}{% block title %}…{% endblock %}{% endcaptured %}: a block as plain words."""
    return " ".join(unescape(content).split())


@register.filter
def without_site(title, name):
    """{{ page_title|without_site:site.name }}: the title alone, where the site's name stands beside it."""
    return title.removesuffix(f" — {name}")


@register.simple_tag(takes_context=True)
def canonical_address(context):
    """{% canonical_address as address %}: where this page is found; "" for one that says that nothing is there.

    A filtered list belongs to the list; a later page of the whole list is a page of its own.
    """
    if not context["meta"].is_found:
        return ""
    request, page = context["request"], context.get("page")
    begins_later = set(request.GET) == {"after"} and page is not None and not getattr(page, "is_first", True)
    return canonical(request.path, after=request.GET["after"] if begins_later else "")


@register.simple_tag(takes_context=True)
def structured_data(context):
    """{% structured_data %}: the JSON-LD of what the view put into `meta`; on the front page, of the site itself."""
    site, home, nodes = context["site"], reverse("home"), list(context["meta"].nodes)
    if context["request"].path == home:
        nodes.append(website(site.name, home=home))
    return data_block(graph(nodes, of=publisher(site.organiser or site.name, home=home))) if nodes else ""


@register.simple_tag(takes_context=True)
def crumb(context, label, path=""):
    """{% crumb street.short_name street.get_absolute_url %}: one step of {% crumbs %}; without a path, this page."""
    context.render_context.setdefault(TRAIL, []).append((str(label), path))
    return ""


@register.simple_block_tag(takes_context=True)
def crumbs(context, content):
    """{% crumbs %}{% crumb … %}{% endcrumbs %}: 当前位置, from the front page on, for readers and as BreadcrumbList."""
    trail = [(_("首页"), reverse("home")), *context.render_context.get(TRAIL, [])]
    context.render_context[TRAIL] = []
    steps = (
        (format_html('<li><a href="{}">{}</a></li>', path, label),)
        if path
        else (format_html('<li aria-current="page">{}</li>', label),)
        for label, path in trail
    )
    return format_html(
        '<nav class="crumbs" aria-label="{}"><ol>{}</ol></nav>{}',
        *(_("当前位置"), format_html_join("", "{}", steps), data_block(graph([breadcrumb_list(trail)], of={}))),
    )
