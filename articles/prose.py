"""How a story's plain-text blocks become what a page shows: links to communities, figures as data, footnoted facts."""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Citation, Story
from communities.models import Community, Fact
from portal.text.speech import spoken


@dataclass(frozen=True)
class ShownBlock:
    """A block with its words as safe HTML and the figures that stand out after it."""

    kind: str
    anchor: str
    html: SafeString
    pulls: list[Citation]


def show_body(story: Story, communities: list[Community], citations: list[Citation]) -> list[ShownBlock]:
    """The body with the first mention of each community linked and every cited figure marked up.

    Words are escaped piece by piece, so nothing that somebody typed becomes markup.
    """
    unlinked = {community.name: community for community in communities}
    blocks = []
    for block in story.body:
        here = [citation for citation in citations if citation.anchor == block["anchor"]]
        marks = figure_marks(block["text"], here)
        if block["kind"] != "heading":
            marks += link_marks(block["text"], unlinked)
        pulls = [citation for citation in here if citation.caption]
        blocks.append(ShownBlock(block["kind"], block["anchor"], lay_over(block["text"], marks), pulls))
    return blocks


Mark = tuple[int, int, SafeString]  # from, to, the markup that takes the place of these characters


def figure_marks(text: str, citations: list[Citation]) -> list[Mark]:
    """Where a cited figure stands in the text exactly as its source wrote it."""
    marks: list[Mark] = []
    for citation in citations:
        fact = citation.fact
        found = fact.is_figure and re.search(rf"(?<![\d.,]){re.escape(fact.text)}", text)  # 28起, but not in 128起
        if found:
            marks.append((found.start(), found.end(), figure_in_text(fact)))
    return marks


def figure_in_text(fact: Fact) -> SafeString:
    """The figure as its source wrote it; it leads to its place among the facts, where its source is named."""
    data = format_html(
        '<data value="{}" data-indicator="{}" data-say="{}">{}</data>',
        *(fact.plain_value, fact.indicator.code, spoken(fact.text), fact.text),
    )
    place = place_of(fact)
    return format_html('<a class="to-fact" href="{}">{}</a>', place, data) if place else data


def place_of(fact: Fact) -> str:
    """The address of a public fact's line on the page of its community or street; "" where no page shows it."""
    if fact.street:
        return fact.street.get_absolute_url()
    community = fact.home_community
    return f"{community.get_absolute_url()}#fact-{fact.pk}" if community.is_published else ""


def link_marks(text: str, unlinked: dict[str, Community]) -> list[Mark]:
    """Links for communities that the story has not linked yet; takes them out of `unlinked`."""
    marks: list[Mark] = []
    for name in [name for name in unlinked if name in text]:
        start = text.index(name)
        html = format_html('<a href="{}">{}</a>', unlinked.pop(name).get_absolute_url(), name)
        marks.append((start, start + len(name), html))
    return marks


def lay_over(text: str, marks: list[Mark]) -> SafeString:
    """The text, escaped, with the marks in their places; of two that overlap the earlier one stays."""
    pieces: list[tuple[object]] = []
    position = 0
    for start, end, html in sorted(marks, key=lambda mark: mark[:2]):
        if start >= position:
            pieces += [(text[position:start],), (html,)]
            position = end
    return format_html_join("", "{}", [*pieces, (text[position:],)])
