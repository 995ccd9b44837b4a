"""Forms of a text: the one that is kept, the ones that are only compared, and the tags in a typed list.

What is kept is never put through NFC or NFKC: both replace compatibility ideographs (U+FA19) that people have in
their names. Nor is ``unicodedata.category`` asked: Python 3.11 takes the newest extensions (H, I) for unassigned.
"""

import re

# Ideographs by block, as a character class: 〇, extension A, the basic block, compatibility, planes 2 and 3 entire.
IDEOGRAPHS = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# Controls that are not white space, lone surrogates, and invisible marks that reorder or split what is read.
_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_QUOTATION_MARKS = re.compile("[“”‘’\"']")
_BROKEN = re.compile(r"(?<![A-Za-z])\n|\n(?![A-Za-z])")
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}

# Endings that mean the same body, the longest first. Streets and communities stay apart: 江海 names one of each.
_ENDINGS = {
    "社区居民委员会": "社区",
    "居民委员会": "社区",
    "社区居委会": "社区",
    "居委会": "社区",
    "居委": "社区",
    "街道": "街",
}
_SAME_BODY = {"社区": ("社区", "居委会", "居委"), "街": ("街",)}  # each is contained in its longer forms
_FULL_WIDTH = {half: full for full, half in _HALF_WIDTH.items()}
_BETWEEN_TAGS = re.compile(r"[，、,;；\r\n\x0b\x0c\x85\u2028\u2029]+")
_QUOTED = re.compile(r"[“”\"]([^“”\"]*)[“”\"]")


def clean_line(text: str) -> str:
    """Return what is safe to keep of one typed line: no control characters, and single spaces for all white space."""
    return " ".join(_UNSAFE.sub("", text).split())


def joined_line(text: str) -> str:
    """Return a passage on one line: where a line was broken, a blank comes only between two words in Latin letters."""
    lines = [line.strip() for line in text.splitlines()]
    return clean_line(_BROKEN.sub("", "\n".join(line for line in lines if line)))


def stands_in(words: str, quote: str) -> bool:
    """Whether the quote holds the words.

    What nobody says does not count: white space as in 鲍　蕾, invisible characters, quotation marks (市级“文明社区”).
    """
    return _as_said(words) in _as_said(quote)


def _as_said(words: str) -> str:
    return _QUOTATION_MARKS.sub("", "".join(without_unsafe(words).split()))


def without_unsafe(text: str) -> str:
    """Return ``text`` without control characters, lone surrogates and marks that hide or reorder; its lines stay."""
    return _UNSAFE.sub("", text)


def half_width(text: str) -> str:
    """Return ``text`` with full-width ASCII (Ａ, １, ，) as plain ASCII; ideographs and 、。 stay as they are."""
    return text.translate(_HALF_WIDTH)


def search_form(text: str) -> str:
    """Return ``text`` for matching only: half-width, without case, white space and control characters."""
    return "".join(half_width(clean_line(text)).casefold().split())


def spellings(word: str) -> tuple[str, ...]:
    """Return the ways in which a text may write a name that was typed, the typed one first.

    街道/街 and 社区/居委会/居委 name the same body; a text may hold letters and digits in full width.
    """
    body = next((body for ending, body in _ENDINGS.items() if word.endswith(ending)), "")
    if not body and word.endswith(("社区", "街")):
        body = "社区" if word.endswith("社区") else "街"
    ending = next((ending for ending in (*_ENDINGS, body) if body and word.endswith(ending)), "")
    place = word.removesuffix(ending) if ending else ""
    same = [f"{place}{other}" for other in _SAME_BODY[body]] if place else []
    wide = [spelt.translate(_FULL_WIDTH) for spelt in (word, *same)]
    return tuple(dict.fromkeys([word, *same, *wide]))


def street_short(name: str) -> str:
    """Return the short form of a street's name (昌岗街道 → 昌岗街); other names come back unchanged."""
    street = name.removesuffix("街道")
    return f"{street}街" if street and street != name else name


def street_full(name: str) -> str:
    """Return the full name of a street's office (昌岗街 → 昌岗街道); other names come back unchanged."""
    return f"{name}道" if name.endswith("街") and name != "街" else name


def same_place(a: str, b: str) -> bool:
    """Say whether two names are the same but for their way of writing the body: 街道/街, 社区/居委会/居委."""
    return place_form(a) == place_form(b)


def tag_parser(text: str) -> list[str]:
    """Split a typed list into tags, in order and without repeats.

    Tags are parted by ，、,;； and line ends, never by a blank: tags may contain one. Quotes around a tag are dropped.
    Length is not judged here: a tag too long for its field comes back whole, for the form to refuse.
    """
    tags = (_unquoted(clean_line(piece)) for piece in _BETWEEN_TAGS.split(text))
    return list(dict.fromkeys(tag for tag in tags if tag))


def place_form(name: str) -> str:
    """Return a name of a place for comparing only: 街道 and 街, 社区 and 居委会 are written in one way."""
    form = search_form(name)
    for ending, body in _ENDINGS.items():
        place = form.removesuffix(ending)
        if place and place != form:
            return place + body
    return form


def _unquoted(tag: str) -> str:
    quoted = _QUOTED.fullmatch(tag)
    return quoted[1].strip() if quoted else tag
