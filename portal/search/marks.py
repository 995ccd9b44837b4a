"""Found words marked in the text as it was written, and the piece of a long text that holds the first one."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from portal.text.normalise import half_width

LENGTH = 90  # characters of a text that a hit shows
BEFORE = 24  # of them before the first found word


def fold(text: str) -> str:
    """The text as it is compared, character by character: positions stay those of the original."""
    folded = (half_width(character).casefold() for character in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(folded, text, strict=True))


def places_of(text: str, spellings: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text, from left to right; at one place the longest, and no two overlap."""
    folded, needles = fold(text), [fold(spelt) for spelt in sorted(spellings, key=len, reverse=True) if spelt]
    places: list[tuple[int, int]] = []
    position = 0
    while starts := [(at, -len(needle)) for needle in needles if (at := folded.find(needle, position)) >= 0]:
        start, length = min(starts)
        places.append((start, start - length))
        position = start - length
    return places


def mark(text: str, spellings: Sequence[str]) -> SafeString:
    """The text with every found word inside <mark>, escaped piece by piece."""
    pieces: list[tuple[object]] = []
    position = 0
    for start, end in places_of(text, spellings):
        pieces += [(text[position:start],), (format_html("<mark>{}</mark>", text[start:end]),)]
        position = end
    return format_html_join("", "{}", [*pieces, (text[position:],)])


def excerpt(texts: Sequence[str], spellings: Sequence[str]) -> SafeString:
    """A piece of the first text that holds one of the words, or of the first text at all; …… where it was cut."""
    known = [text for text in texts if text]
    text = next((text for text in known if places_of(text, spellings)), known[0] if known else "")
    places = places_of(text, spellings)
    start = max(places[0][0] - BEFORE, 0) if places else 0
    end = start + LENGTH
    piece = mark(text[start:end], spellings)
    return format_html("{}{}{}", "……" if start else "", piece, "……" if end < len(text) else "")
