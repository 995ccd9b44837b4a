"""JSON-LD that all apps share: the graph of a page, its publisher, the way to it. Pure dicts; schema.org's words."""

from collections.abc import Iterable
from typing import Any

from portal.addresses import absolute

Node = dict[str, Any]

# Stands for whoever runs the site; who that is, only the page around knows.
PUBLISHER: Node = {"@id": "#publisher"}


def publisher(name: str, *, home: str) -> Node:
    """Who runs the site, as every page names it."""
    return {"@type": "Organization", "@id": f"{absolute(home)}#publisher", "name": name, "url": absolute(home)}


def website(name: str, *, home: str) -> Node:
    return {
        "@type": "WebSite",
        "@id": f"{absolute(home)}#site",
        "name": name,
        "url": absolute(home),
        "inLanguage": "zh-Hans",
        "publisher": PUBLISHER,
    }


def breadcrumb_list(trail: Iterable[tuple[str, str]]) -> Node:
    """The way to a page: (label, path) pairs from the front page on; the page itself has no path."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            said({"@type": "ListItem", "position": number, "name": label, "item": path and absolute(path)})
            for number, (label, path) in enumerate(trail, 1)
        ],
    }


def graph(nodes: Iterable[Node], *, of: Node) -> Node:
    """All nodes of a page in one document; wherever one names the PUBLISHER, the publisher `of` the site stands."""
    return {"@context": "https://schema.org", "@graph": [_filled(node, of) for node in nodes]}


def said(node: Node) -> Node:
    """The node without what is not known: an empty value would state something."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}


def _filled(value: Any, publisher: Node) -> Any:
    if value == PUBLISHER:
        return publisher
    if isinstance(value, dict):
        return {name: _filled(inner, publisher) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, publisher) for inner in value]
    return value
