"""What a file says of itself, read byte by byte before any decoder sees it: which format, how large, and whole or cut.

Nothing is decompressed and nothing is allocated by what the file claims, so a bomb costs as much as any other file.
"""

import re
from dataclasses import dataclass
from mmap import mmap

from portal.images.refusals import PictureError

Bytes = bytes | mmap

PNG_START, JPEG_START = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
MOST_EXTRAS = 2_000_000  # bytes of one ancillary chunk: profiles and descriptions have thousands
MARKUP = re.compile(rb"<(?:script|html|!doctype|\?php)", re.IGNORECASE)
TEXT_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|html|!doctype|!--)", re.IGNORECASE)
STRANGERS = [
    (re.compile(rb"GIF8"), "gif"),
    (re.compile(rb"PK\x03\x04|PK\x05\x06|Rar!|7z\xbc\xaf|\x1f\x8b|%PDF|\xd0\xcf\x11\xe0"), "archive"),
    (re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1)", re.DOTALL), "heic"),
    (TEXT_START, "svg"),
]


@dataclass(frozen=True)
class Header:
    """What the file claims; the decoder has to agree."""

    format: str  # as Pillow names it
    width: int
    height: int


def read_header(data: Bytes) -> Header:
    """The header of a whole JPEG, PNG or WebP file; raises PictureError for everything else."""
    if not len(data):
        raise PictureError("empty")
    start = data[:12]
    if start.startswith(PNG_START):
        header = read_png(data)
    elif start.startswith(JPEG_START):
        header = read_jpeg(data)
    elif start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        header = read_webp(data)
    else:
        raise PictureError(next((code for pattern, code in STRANGERS if pattern.match(data[:256])), "unknown"))
    if MARKUP.search(data):
        raise PictureError("markup")
    return header


def number(data: Bytes, offset: int, size: int, order: str = "big") -> int:
    """An unsigned number; a file that ends before it does is cut short."""
    piece = data[offset : offset + size]
    if len(piece) < size:
        raise PictureError("cut_short")
    return int.from_bytes(piece, "little" if order == "little" else "big")


def read_png(data: Bytes) -> Header:
    """Walk from chunk to chunk: lengths must add up, and the last one is IEND."""
    if data[12:16] != b"IHDR" or number(data, 8, 4) != 13:
        raise PictureError("broken")
    header = Header("PNG", number(data, 16, 4), number(data, 20, 4))
    offset, kind = 8, b""
    while kind != b"IEND":
        length = number(data, offset, 4)
        kind = data[offset + 4 : offset + 8]
        if not kind.isalpha():
            raise PictureError("cut_short" if len(kind) < 4 else "broken")
        offset += 12 + length
        if offset > len(data):
            raise PictureError("cut_short")
        if kind[:1].islower() and length > MOST_EXTRAS and kind != b"fdAT":
            raise PictureError("heavy_extras")
    return header


STANDS_ALONE = {0x01, *range(0xD0, 0xD8)}
START_OF_FRAME = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9


def read_jpeg(data: Bytes) -> Header:
    """Walk from segment to segment up to the first scan; an end-of-image mark must follow it."""
    offset, header = 2, None
    while True:
        if number(data, offset, 1) != 0xFF:
            raise PictureError("broken")
        marker = number(data, offset + 1, 1)
        if marker == 0xFF:  # a filler
            offset += 1
        elif marker in STANDS_ALONE:
            offset += 2
        elif marker == END_OF_IMAGE:
            raise PictureError("broken")
        else:
            if marker in START_OF_FRAME and header is None:
                header = Header("JPEG", number(data, offset + 7, 2), number(data, offset + 5, 2))
            offset += 2 + number(data, offset + 2, 2)
            if marker == START_OF_SCAN:
                break
    if header is None:
        raise PictureError("broken")
    if data.find(b"\xff\xd9", offset) < 0:
        raise PictureError("cut_short")
    return header


def read_webp(data: Bytes) -> Header:
    """The canvas of the first chunk: lossy, lossless or extended."""
    if number(data, 4, 4, "little") + 8 > len(data):
        raise PictureError("cut_short")
    kind = data[12:16]
    if kind == b"VP8X":
        return Header("WEBP", number(data, 24, 3, "little") + 1, number(data, 27, 3, "little") + 1)
    if kind == b"VP8L" and number(data, 20, 1) == 0x2F:
        packed = number(data, 21, 4, "little")
        return Header("WEBP", (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        return Header("WEBP", number(data, 26, 2, "little") & 0x3FFF, number(data, 28, 2, "little") & 0x3FFF)
    raise PictureError("broken")
