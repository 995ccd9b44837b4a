"""A page of events as drafts of blocks: which elements end a block, which say what it is, and which are left out.

Everything is decided element by element with what is open at the moment; nothing is looked for twice.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from articles.body.links import link_address
from articles.cleaning.drafts import Draft, Row, Table, is_bullet, number_in, spaced
from articles.cleaning.words import Piece, as_shown, emoji_of, is_bold, is_hidden, plain, style_of

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "form"),
    *("dl", "dt", "dd", "pre", "address", "center", "fieldset", "details", "summary", "hr", "body", "html", "option"),
    *("caption", "colgroup", "tbody", "tfoot", "legend", "blockquote", "ul", "ol", "li", "foreignobject"),
}
CODE = {"style", "head", "title", "template", "noscript", "xml", "meta", "link", "rp", "select", "datalist"}
EMBEDDED = {
    *("iframe", "object", "embed", "applet", "video", "audio", "canvas", "frame", "frameset", "map", "source"),
    *("mpvoice", "mpvideosnap", "mp-common-mpaudio", "mp-common-profile", "mpprofile", "mp-miniprogram", "qqmusic"),
    *("mp-common-product", "mpcps", "mpcpc", "mp-common-videosnap", "mp-common-poi", "wx-open-launch-weapp"),
}
PLAINER = {"i", "em", "u", "font", "mark", "sup", "sub", "s", "strike", "small", "big"}  # of which nothing is kept
TABLES = {"table", "tr", "td", "th"}
MOST_BLOCKS = 10_000  # five stories; whatever comes after is kept as one, so that no paste fills the memory
MOST_NESTED = 3  # tables within tables; what lies deeper is read as paragraphs
RAW = {"iframe", "applet", "frameset"}
UNSEEN = " \t\n\r\f\xa0\u200c\u200d\u3000"
SPACE: Piece = (" ", "", False)


@dataclass
class Opened:
    """What ends with an element."""

    tag: str
    is_left_out: bool = False
    is_block: bool = False
    is_table: bool = False  # or a row or a cell of one that is read as such
    is_too_deep: bool = False
    had: str = ""  # what kind of block was under way around it, or where the link around it leads
    is_link: bool = False
    is_bold: bool = False
    is_mark: bool = False
    is_in_lines: bool = False
    is_list: bool = False
    after: str = ""


class Page:
    """Listens to the events of a page (articles/cleaning/events.py) and writes `drafts` and `counts`."""

    def __init__(self, picture_of: Callable[[str], int | None]):
        self.picture_of = picture_of
        self.drafts: list[Draft] = []
        self.counts: Counter[str] = Counter()
        self.lost_pictures: list[str] = []
        self._out = self.drafts
        self._opened: list[Opened] = []
        self._tables: list[Table] = []
        self._lists: list[str] = []
        self._list_numbers: list[int] = []
        self._left_out = self._bold = self._marks = self._too_deep = self._in_lines = 0
        self._is_hiding = False
        self._kind, self._mark, self._is_listed, self._url = "paragraph", "", False, ""
        self._pieces: list[Piece] = []

    # What is told

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        opened = Opened(tag)
        self._opened.append(opened)
        if self._left_out:
            self._leave_out(opened)
            return
        if any(name.startswith("on") for name in attributes):
            self.counts["script"] += sum(name.startswith("on") for name in attributes)
        style, classes = style_of(attributes), attributes.get("class", "")
        if tag == "pre" or "white-space:pre" in style:
            opened.is_in_lines = True
            self._in_lines += 1
        if style or tag in PLAINER:
            self.counts["style"] += 1
        if self._is_left_out(tag, style, classes, attributes):
            self._leave_out(opened)
        elif tag == "img":
            self._see_picture(attributes, classes)
        elif tag == "br":
            self._break()
        elif tag in TABLES:
            self._start_table(opened)
        elif tag in BLOCKS or tag in HEADINGS:
            self._start_block(opened, style, classes, attributes)
        else:
            self._start_inline(opened, style, classes, attributes)

    def data(self, words: str) -> None:
        if self._left_out:
            if self._is_hiding and words.strip(UNSEEN):
                self.counts["hidden"] += 1
                self._is_hiding = False
        elif self._marks:
            self._mark += words
        elif self._in_lines and "\n" in words:
            for number, line in enumerate(words.split("\n")):
                if number:
                    self._break()
                self._pieces.append((line, self._url, self._bold > 0))
        else:
            self._pieces.append((words, self._url, self._bold > 0))

    def comment(self, words: str) -> None:
        """Word and WPS set the mark of a numbered paragraph between two remarks."""
        if words.startswith("[if !supportLists]") and not self._left_out:
            self._marks = 1
        elif words.startswith("[endif]"):
            self._marks = 0

    def end(self, tag: str) -> None:
        if not self._opened or self._opened[-1].tag != tag:
            return
        opened = self._opened.pop()
        self._in_lines -= opened.is_in_lines
        if opened.is_left_out:
            self._left_out -= 1
            self._is_hiding = self._is_hiding and self._left_out > 0
            return
        if opened.after:
            self._pieces.append((opened.after, self._url, self._bold > 0))
        self._bold -= opened.is_bold
        self._marks -= opened.is_mark and self._marks > 0
        if opened.is_link:
            self._url = opened.had
        if opened.is_block:
            self._end_block(opened)
        self._too_deep -= opened.is_too_deep

    def finish(self) -> None:
        """The page is over; whatever was never closed ends here."""
        self.flush()
        while self._tables:
            self._end_table()

    # Left out

    def _leave_out(self, opened: Opened) -> None:
        opened.is_left_out = True
        self._left_out += 1

    def _is_left_out(self, tag: str, style: str, classes: str, attributes: Mapping[str, str]) -> bool:
        """Whether nothing in an element is text that people saw; what is worth a sentence is counted."""
        if tag == "script":
            self.counts["script"] += 1
        elif tag in EMBEDDED:
            self.counts["embedded"] += 1
            return tag in RAW  # others may have words in them, and are left open more often than not
        elif tag == "del" or "msodel" in classes.lower():
            self.counts["deleted"] += 1
        elif "mso-element:comment" in style or "mso-special-character:comment" in style or "msocom" in classes.lower():
            self.counts["remark"] += "mso-element:comment" in style
        elif is_hidden(style) or "hidden" in attributes:
            self._is_hiding = True
        else:
            return tag in CODE
        return True

    # Pictures

    def _see_picture(self, attributes: Mapping[str, str], classes: str) -> None:
        source = attributes.get("src") or attributes.get("data-src") or ""
        alt = " ".join(attributes.get("alt", "").split())
        if "emoji" in classes or "emotion" in classes:
            self._pieces.append((alt, "", False))
            return
        if attributes.get("width") == "1" or attributes.get("height") == "1":
            return  # it counts readers and shows nothing
        number = self.picture_of(source)
        if number is None:
            is_inline = source.strip().lower().startswith("data:") and not attributes.get("data-src")
            self.counts["inline picture" if is_inline else "picture"] += 1
            self.lost_pictures.append(alt)
            return
        self.flush()
        self._out.append(Draft("picture", [], picture=number))

    # Blocks

    def _start_block(self, opened: Opened, style: str, classes: str, attributes: Mapping[str, str]) -> None:
        tag = opened.tag
        is_heading = tag in HEADINGS or "mso-outline-level:" in style.replace("mso-outline-level:body", "")
        if self._kind in ("item", "step") and not is_heading and tag not in ("li", "ul", "ol", "blockquote"):
            self._pieces.append(SPACE)  # paragraphs of one item stay together
            opened.is_bold, opened.after = is_bold(style), " "
            self._bold += opened.is_bold
            return
        self.flush()
        opened.is_block, opened.had = True, self._kind
        opened.is_bold = is_bold(style)
        self._bold += opened.is_bold
        if is_heading:
            self._kind = "heading"
        elif tag in ("ul", "ol"):
            opened.is_list = True
            self._lists.append(tag)
            self._list_numbers.append(_start_of(attributes))
            self._kind = "paragraph"
        elif tag == "li":
            self._start_item()
        elif tag == "blockquote":
            self._kind = "quote"
        elif "mso-list:" in style and "mso-list:none" not in style:
            self._kind, self._is_listed = "listed", False

    def _start_item(self) -> None:
        is_counted = bool(self._lists) and self._lists[-1] == "ol"
        self._kind, self._is_listed = ("step" if is_counted else "item"), True
        self._mark = "•"
        if is_counted:
            self._mark = f"{self._list_numbers[-1]}."
            self._list_numbers[-1] += 1
        if len(self._lists) > 1:
            self.counts["nested"] += 1

    def _end_block(self, opened: Opened) -> None:
        self.flush()
        if opened.is_table and self._tables:
            self._end_of_table(opened.tag)
        if opened.is_list:
            self._lists.pop()
            self._list_numbers.pop()
        self._kind = opened.had

    def _break(self) -> None:
        """The end of a line: of a paragraph too, but an item or a heading goes on."""
        if self._kind in ("paragraph", "quote"):
            self.flush()
        else:
            self._pieces.append(SPACE)

    def flush(self) -> None:
        """End the block under way; an empty one is forgotten."""
        pieces, self._pieces = as_shown(self._pieces), []
        mark, self._mark, self._marks = " ".join(self._mark.split()), "", 0
        if number_in(mark) is None and not is_bullet(mark):  # words that only looked like the mark of a list
            pieces, mark = [(mark, "", False), *pieces], ""
        if not plain(pieces).strip():
            return
        if len(self._out) >= MOST_BLOCKS:
            self._out[-1].pieces += [SPACE, *pieces]
            return
        kind = self._kind
        if kind == "listed" or (kind == "paragraph" and mark):
            kind = "item" if number_in(mark) is None else "step"
        elif kind == "heading" and mark:
            pieces.insert(0, (spaced(mark), "", False))
        self._out.append(Draft(kind, pieces, mark=mark, is_listed=self._is_listed))
        self._is_listed = False

    # Words

    def _start_inline(self, opened: Opened, style: str, classes: str, attributes: Mapping[str, str]) -> None:
        tag = opened.tag
        if tag in ("b", "strong") or is_bold(style):
            opened.is_bold = True
            self._bold += 1
        if tag == "a":
            self._start_link(opened, attributes)
        elif "mso-list:ignore" in style:
            opened.is_mark = True
            self._marks += 1
        elif "emoji" in classes and (sign := emoji_of(classes)):
            self._pieces.append((sign, self._url, False))
        elif tag in ("q", "rt"):
            before, opened.after = ("“", "”") if tag == "q" else ("（", "）")
            self._pieces.append((before, self._url, self._bold > 0))

    def _start_link(self, opened: Opened, attributes: Mapping[str, str]) -> None:
        href = attributes.get("href", "")
        opened.is_link, opened.had, self._url = True, self._url, link_address(href)
        if self._url or not href.strip() or href.strip().startswith("#"):
            return
        is_script = "".join(href.split()).lower().startswith(("javascript:", "vbscript:", "data:"))
        self.counts["script" if is_script else "address"] += 1

    # Tables

    def _start_table(self, opened: Opened) -> None:
        """A table, row or cell. What lies too deep, or in no table at all, is read as paragraphs."""
        opened.is_too_deep = opened.tag == "table" and len(self._tables) >= MOST_NESTED
        self._too_deep += opened.is_too_deep
        self.flush()
        opened.is_block, opened.had = True, self._kind
        self._kind = "paragraph"
        if self._too_deep:
            return
        if opened.tag == "table":
            self._tables.append(Table(self._out))
        elif self._tables:
            self._start_cell(opened.tag)
        opened.is_table = bool(self._tables)

    def _start_cell(self, tag: str) -> None:
        table = self._tables[-1]
        if tag == "tr" or table.row is None:
            table.end_row()
            table.row = Row()
        if tag != "tr":
            table.row.cells.append([])
            table.row.heads += tag == "th"
            self._out = table.row.cells[-1]

    def _end_of_table(self, tag: str) -> None:
        table = self._tables[-1]
        if tag == "table":
            self._end_table()
            return
        self._out = table.out
        if tag == "tr":
            table.end_row()

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._out = table.out
        table.end()
        self.counts["table"] += table.is_joined


def _start_of(attributes: Mapping[str, str]) -> int:
    start = attributes.get("start", "1").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 4 else 1
