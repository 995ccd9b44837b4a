"""The words of an HTML page: what a reader sees, a line a paragraph; scripts, styles and markup left out."""

import re
from html.parser import HTMLParser

# Between these the reader sees nothing.
UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "textarea"})
INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "img",
        ),
        *(
            "ins",
            "kbd",
            "label",
            "mark",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
        ),
        *("sup", "time", "tt", "u", "var", "wbr", "o:p"),
    }
)
CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\u00a0\u3000]+")
_LINES = re.compile(r"\n{3,}")
# What the parser would look for over and over again to the end of the page when it is never closed.
_UNCLOSED = re.compile(r"<[^<>]*(?=<|\Z)")
_BARE = re.compile(r"<(?![A-Za-z/])")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self.unseen.append(tag)
        elif tag in CELLS:
            self.pieces.append(" ")
        elif tag not in INLINE:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE and tag not in UNSEEN:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.unseen and tag in UNSEEN:
            if tag in self.unseen:
                del self.unseen[self.unseen.index(tag) :]
        elif tag not in INLINE and tag not in CELLS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(" ".join(data.split("\n")))


def words_of_html(page: str) -> str:
    """What a reader sees of a page, in linear time whatever stands in it; markup that does not close is left out."""
    reader = _Reader()
    reader.feed(_without_comments(page))
    reader.close()
    lines = [_BLANKS.sub(" ", line).strip() for line in "".join(reader.pieces).split("\n")]
    return _LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_comments(page: str) -> str:
    """Without comments and with no tag left open, both of which cost Python's parser the square of their number."""
    pieces, place = [], 0
    while (start := page.find("<!", place)) >= 0:
        pieces.append(page[place:start])
        is_comment = page.startswith("<!--", start)
        end = page.find("-->" if is_comment else ">", start)
        if end < 0:
            place = len(page)
            break
        place = end + (3 if is_comment else 1)
    pieces.append(page[place:])
    return _UNCLOSED.sub("", _BARE.sub("&lt;", "".join(pieces)))
