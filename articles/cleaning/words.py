"""Words of a page as words of a text: white space as a browser shows it, and how attributes are read."""

import re
from collections.abc import Iterable, Mapping

from portal.text.normalise import IDEOGRAPHS

Piece = tuple[str, str, bool]  # words, where they lead or "", whether they are bold

_WORDS = re.compile(r"[^ \t\n\r\f]+|[ \t\n\r\f]+")
_WIDE = re.compile(f"[{IDEOGRAPHS}\u3001-\u3020\uff01-\uff60“”‘’…—]")
_EMOJI = re.compile(r"\bemoji_?([0-9a-fA-F]{4,6})\b")
_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)")


def as_shown(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with white space as one blank, and none where a line of Chinese was only broken in the source."""
    shown: list[Piece] = []
    last = pending = ""
    for words, url, is_bold in pieces:
        kept: list[str] = []
        for found in _WORDS.finditer(words):
            token = found[0]
            if token[0] in " \t\n\r\f":
                pending = "\n" if "\n" in token or pending == "\n" else " "
                continue
            is_broken_line = pending == "\n" and _WIDE.match(last) and _WIDE.match(token[0])
            if pending and last and not is_broken_line:
                if kept or not shown:
                    kept.append(" ")
                else:
                    shown[-1] = (shown[-1][0] + " ", *shown[-1][1:])
            kept.append(token)
            last, pending = token[-1], ""
        shown.append(("".join(kept), url, is_bold))
    return shown


def plain(pieces: Iterable[Piece]) -> str:
    return "".join(words for words, _url, _is_bold in pieces)


def style_of(attributes: Mapping[str, str]) -> str:
    """The style attribute without blanks, in small letters."""
    return "".join(attributes.get("style", "").split()).lower()


def is_hidden(style: str) -> bool:
    return "display:none" in style or "mso-hide:all" in style


def is_bold(style: str) -> bool:
    return bool(_BOLD.search(style))


def emoji_of(classes: str) -> str:
    """The sign that a span of WeChat stands for, emoji1f604 → 😄; "" when it stands for none."""
    found = _EMOJI.search(classes)
    number = int(found[1], 16) if found else 0
    return chr(number) if 0x2000 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""
