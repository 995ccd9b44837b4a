"""How a story's blocks become what a page shows: links, figures as data, footnoted facts, lists and pictures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.body import Block
from articles.body.links import is_link, is_outside
from articles.models import Citation, Story
from communities.models import Community, Fact
from portal.images.models import Picture
from portal.text.speech import spoken


@dataclass(frozen=True)
class ShownBlock:
    """A block with its words as safe HTML and the figures that stand out after it."""

    kind: str
    anchor: str
    html: SafeString
    pulls: list[Citation]
    picture: Picture | None = None


@dataclass(frozen=True)
class Run:
    """Blocks that stand together: the items of a list, the paragraphs of a quotation; any other block alone."""

    kind: str
    blocks: list[ShownBlock]


def show_body(
    story: Story, communities: list[Community], citations: list[Citation], pictures: Iterable[Picture] = ()
) -> list[ShownBlock]:
    """The body with the first mention of each community linked and every cited figure marked up.

    Words are escaped piece by piece, so nothing that somebody typed becomes markup; addresses are looked at once more.
    A picture that is not among `pictures`, or was withdrawn, is left out with its words.
    """
    unlinked = {community.name: community for community in communities}
    shown = {picture.pk: picture for picture in pictures if picture.is_public}
    blocks = []
    for block in story.body:
        picture = shown.get(block.get("picture"))
        if block["kind"] == "picture" and picture is None:
            continue
        here = [citation for citation in citations if citation.anchor == block["anchor"]]
        marks = figure_marks(block["text"], here)
        if block["kind"] != "heading":
            marks += link_marks(block, unlinked)
        html = with_links(block, marks)
        pulls = [citation for citation in here if citation.caption]
        blocks.append(ShownBlock(block["kind"], block["anchor"], html, pulls, picture))
    return blocks


def runs_of(blocks: Iterable[ShownBlock]) -> Iterator[Run]:
    """The same blocks, those of one list or quotation together. A pull figure behind an item ends no list."""
    for kind, together in groupby(blocks, key=lambda block: block.kind):
        if kind in ("item", "step", "quote"):
            yield Run(kind, list(together))
        else:
            yield from (Run(kind, [block]) for block in together)


Mark = tuple[int, int, SafeString]  # from, to, the markup that takes the place of these characters


def with_links(block: Block, marks: list[Mark]) -> SafeString:
    """The words of a block with its own links, and the marks laid over what stands outside of these."""
    text, pieces, position = block["text"], [], 0
    for link in block.get("links", ()):
        start, end, url = link["start"], link["end"], link["url"]
        if is_link(url) and position <= start < end <= len(text):
            pieces += [lay_over_part(text, marks, position, start), link_in_text(text[start:end], url)]
            position = end
    return format_html_join(
        "", "{}", [(piece,) for piece in (*pieces, lay_over_part(text, marks, position, len(text)))]
    )


def link_in_text(words: str, url: str) -> SafeString:
    """Whoever follows a link to another site does not tell it where they came from, nor is it vouched for."""
    if is_outside(url):
        return format_html('<a href="{}" rel="external noopener noreferrer nofollow">{}</a>', url, words)
    return format_html('<a href="{}">{}</a>', url, words)


def lay_over_part(text: str, marks: list[Mark], start: int, end: int) -> SafeString:
    """One part of a text with the marks that lie in it entirely."""
    inside = [(first - start, last - start, html) for first, last, html in marks if start <= first and last <= end]
    return lay_over(text[start:end], inside)


def figure_marks(text: str, citations: list[Citation]) -> list[Mark]:
    """Where a cited figure stands in the text exactly as its source wrote it."""
    marks: list[Mark] = []
    for citation in citations:
        fact = citation.fact
        found = fact.is_figure and re.search(rf"(?<![\d.,]){re.escape(fact.written)}", text)  # 28起, but not in 128起
        if found:
            marks.append((found.start(), found.end(), figure_in_text(fact)))
    return marks


def figure_in_text(fact: Fact) -> SafeString:
    """The figure as its source wrote it; it leads to its place among the facts, where its source is named."""
    data = format_html(
        '<data value="{}" data-indicator="{}" data-say="{}">{}</data>',
        *(fact.plain_value, fact.indicator.code, spoken(fact.written), fact.written),
    )
    place = place_of(fact)
    return format_html('<a class="to-fact" href="{}">{}</a>', place, data) if place else data


def place_of(fact: Fact) -> str:
    """The address of a public fact's line on the page of its community or street; "" where no page shows it."""
    if fact.street:
        return fact.street.get_absolute_url()
    community = fact.home_community
    return f"{community.get_absolute_url()}#fact-{fact.pk}" if community.is_published else ""


def link_marks(block: Block, unlinked: dict[str, Community]) -> list[Mark]:
    """Links for communities not linked yet, outside of the story's own links; takes them out of `unlinked`."""
    marks: list[Mark] = []
    text = block["text"]
    for link in block.get("links", ()):  # the length stays, so that places do
        text = text[: link["start"]] + "\0" * (link["end"] - link["start"]) + text[link["end"] :]
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
