"""Bytes of a text file → its words: UTF-8, UTF-16 and GB18030, with any kind of line end."""

import codecs

LARGEST = 200_000  # bytes in UTF-8: about 65,000 characters, a thick report
TOO_LARGE = "文字超过 200 KB，没有读取。请分成几篇，逐篇粘贴或导入。"
UNREADABLE = "读不出这个文件的文字编码。请另存为 UTF-8 文本后再试。"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class RefusedTextError(ValueError):
    """The text is not read; the message is a sentence for the person who gave it."""


def decode(raw: bytes) -> str:
    """Return the text of ``raw``. RefusedTextError when it is too large or in no encoding that is known here.

    Line ends stay as they are: offsets count the characters of what is returned here.
    """
    if len(raw) > 2 * LARGEST:  # UTF-16 may need more bytes than UTF-8 for the same words, never twice as many
        raise RefusedTextError(TOO_LARGE)
    text = _decoded(raw)
    check_size(text)
    return text


def check_size(text: str) -> None:
    """Refuse a text of more than ``LARGEST`` bytes."""
    if len(text) > LARGEST or len(text.encode("utf-8", "surrogatepass")) > LARGEST:
        raise RefusedTextError(TOO_LARGE)


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    guess = _unmarked_utf_16(raw)
    if guess:
        return _strictly(raw, guess)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(raw, "gb18030")


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise RefusedTextError(UNREADABLE) from None


def _unmarked_utf_16(raw: bytes) -> str | None:
    """Line ends, blanks and digits have a zero byte in UTF-16: first or second, by which the order is known.

    一 (U+4E00) has one as well, on the other side; it is rarer.
    """
    sample = raw[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even + odd == 0 or len(raw) % 2:
        return None
    if odd > 3 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 3 * odd else None
