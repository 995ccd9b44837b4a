"""HTML as a row of events: this element begins, these words, this element ends. No tree is built.

HTML's own rules for building a tree cost the square of the depth (lexbor and html5ever take minutes for 2 MB of open
tags), and so did Python's html.parser (CVE-2025-6069). libxml2 hands events over as it reads. The one thing that it
looks for in all that is open is an end tag; so what is open too deep is closed, and reading goes on.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from lxml import etree

DEEPEST = 500  # elements within each other; a page of the clipboard has some dozens
PART = 16_384


class Listener(Protocol):
    """Who is told what stands in a page; every `start` has its `end`."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, words: str) -> None: ...
    def comment(self, words: str) -> None: ...


class _Relay:
    """Passes events on and counts how deep they are."""

    def __init__(self, listener: Listener):
        self.listener, self.depth = listener, 0
        self.data, self.comment = listener.data, listener.comment

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self.listener.start(tag.lower(), attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.listener.end(tag.lower())

    def pi(self, target: str, words: str | None = None) -> None:
        """A page has no such instructions for us."""

    def close(self) -> None:
        """The parser asks for a result; there is none."""


def read(page: str, listener: Listener) -> None:
    """Tell `listener` what stands in a page, however broken. NUL and lone surrogates must be gone already."""
    relay = parser = None
    for part in _parts(page):
        if relay is None or parser is None:
            relay = _Relay(listener)
            parser = etree.HTMLParser(target=relay, huge_tree=True, recover=True)
        parser.feed(part)
        if relay.depth > DEEPEST:
            parser.close()
            relay = parser = None
    if parser is not None:
        parser.close()


def _parts(page: str) -> Iterator[str]:
    """The page in parts that begin where a tag may begin."""
    start = 0
    while start < len(page):
        end = page.find("<", start + PART)
        end = len(page) if end < 0 else end
        yield page[start:end]
        start = end
