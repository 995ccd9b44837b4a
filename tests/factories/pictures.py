"""Pictures for tests: honest ones drawn by code, hostile ones built byte by byte, and records without files."""

import struct
import zipfile
import zlib
from io import BytesIO

import factory
from PIL import Image, PngImagePlugin

from portal.images.models import Picture

# The sizes that a picture of 4:3 gets, as portal/images/darkroom.py reports them.
MADE = {
    "window": [[160, 211], [320, 422]],
    "face": [[120, 120], [240, 240]],
    "cover": [[480, 320], [960, 640]],
    "row": [[320, 213], [640, 427]],
    "lead": [[480, 360], [960, 720], [1200, 900]],
}


class PictureFactory(factory.django.DjangoModelFactory):
    """A record in the library, without files; those are made by `add_picture` only."""

    class Meta:
        model = Picture

    token = factory.Sequence(lambda number: f"{number:032x}")
    digest = factory.Sequence(lambda number: f"{number:064x}")
    width, height = 2000, 1500
    formats = factory.LazyFunction(lambda: ["avif", "webp", "jpg"])
    sizes = factory.LazyFunction(lambda: MADE)
    alt = factory.Sequence(lambda number: f"居民在议事厅里商量第{number}件事")
    credit = "穗文明"


def photo(width=64, height=48, mode="RGB"):
    """Something to look at: red at the left, blue at the right, and darker towards the bottom."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across.point(lambda value: 255 - value), down, across)).convert(mode)


def encoded(image, format="JPEG", **options):
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def jpeg_with_gps(orientation=1, size=(64, 48)):
    """A telephone's photo: where it was taken, who took it, which way up, a thumbnail's worth of notes."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SECRETMAKER"
    exif.get_ifd(0x8825).update({1: "N", 2: (23.0, 5.0, 12.0), 3: "E", 4: (113.0, 16.0, 30.0)})
    return encoded(photo(*size), exif=exif, comment=b"SECRETCOMMENT", xmp=b"<x:xmpmeta>SECRETXMP</x:xmpmeta>")


def png_chunk(kind, content, length=None):
    length = len(content) if length is None else length
    return struct.pack(">I", length) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height, *chunks, depth=8, colour=2):
    """A PNG with this header and these chunks, whatever they are worth."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + png_chunk(b"IEND", b"")


def pixel_bomb():
    """Twenty kilobytes that become 169 million pixels."""
    rows = zlib.compressobj(9)
    line = b"\0" * (1 + 13_000 // 8)
    packed = b"".join(rows.compress(line) for _row in range(13_000)) + rows.flush()
    return png(13_000, 13_000, png_chunk(b"IDAT", packed), depth=1, colour=0)


def profile_bomb():
    """A colour profile of a few kilobytes that unpacks to fifty million bytes."""
    profile = zlib.compress(b"\0" * 50_000_000, 9)
    return encoded(photo(), "PNG").replace(
        png_chunk(b"IEND", b""), png_chunk(b"iCCP", b"x\0\0" + profile) + png_chunk(b"IEND", b"")
    )


def profile_bomb_in_front():
    """The same where a decoder reads it: before the pixels."""
    data = encoded(photo(), "PNG")
    after_header = 8 + 25
    profile = png_chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 50_000_000, 9))
    return data[:after_header] + profile + data[after_header:]


def zip_file():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.jpg", encoded(photo()))
    return file.getvalue()


def polyglot():
    """A sound JPEG whose comment is a web page."""
    return encoded(photo(), comment=b"<html><script>alert(1)</script></html>")


def garbled():
    """A PNG whose structure is sound and whose pixels are no stream of anything."""
    return png(64, 48, png_chunk(b"IDAT", b"nothing that could be unpacked" * 40))


def lying():
    """A JPEG whose first frame header claims another size than the second one."""
    data = encoded(photo())
    start = data.index(b"\xff\xc0")
    frame = bytearray(data[start : start + 19])
    frame[5:9] = struct.pack(">HH", 4000, 4000)
    return data[:start] + bytes(frame) + data[start:]


# name: (file name, content, the reason it is refused for)
HOSTILE = {
    "pixel bomb of 20 KB": ("a.png", pixel_bomb, "too_many_pixels"),
    "PNG claiming 100,000 × 100,000": ("a.png", lambda: png(100_000, 100_000), "too_long"),
    "PNG claiming 19,999 × 19,999": ("a.png", lambda: png(19_999, 19_999), "too_many_pixels"),
    "web page that starts like nothing": ("a.jpg", lambda: b"<html><script>alert(1)</script></html>", "svg"),
    "JPEG and web page at once": ("a.jpg", polyglot, "markup"),
    "PNG with a page behind its end": ("a.png", lambda: encoded(photo(), "PNG") + b"<script>1</script>", "markup"),
    "SVG": ("a.png", lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>', "svg"),
    "SVG by name": ("a.svg", lambda: b"<svg/>", "wrong_ending"),
    "GIF": ("a.jpg", lambda: encoded(photo(), "GIF"), "gif"),
    "HEIC": ("a.jpg", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
    "TIFF": ("a.jpg", lambda: encoded(photo(), "TIFF"), "unknown"),
    "truncated JPEG": ("a.jpg", lambda: encoded(photo(640, 480))[:-500], "cut_short"),
    "JPEG cut in its header": ("a.jpg", lambda: encoded(photo())[:30], "cut_short"),
    "truncated PNG": ("a.png", lambda: encoded(photo(640, 480), "PNG")[:-500], "cut_short"),
    "truncated WebP": ("a.webp", lambda: encoded(photo(640, 480), "WEBP")[:-100], "cut_short"),
    "chunk longer than the file": ("a.png", lambda: png(9, 9, png_chunk(b"tEXt", b"a", 2**31 - 1)), "cut_short"),
    "three megabytes of remarks": ("a.png", lambda: png(9, 9, png_chunk(b"tEXt", b"a" * 3_000_000)), "heavy_extras"),
    "colour profile that is a bomb": ("a.png", profile_bomb_in_front, "broken"),
    "zip called .jpg": ("a.jpg", zip_file, "archive"),
    "PDF called .png": ("a.png", lambda: b"%PDF-1.7 and so on", "archive"),
    "empty file": ("a.jpg", lambda: b"", "empty"),
    "noise": ("a.jpg", lambda: bytes(range(256)) * 40, "unknown"),
    "JPEG without a picture": ("a.jpg", lambda: b"\xff\xd8\xff\xd9", "broken"),
    "JPEG with two sizes": ("a.jpg", lying, "broken"),
    "pixels that are none": ("a.png", garbled, "broken"),
    "nothing high": ("a.png", lambda: png(9, 0), "broken"),
    "program by name": ("a.php", lambda: encoded(photo()), "wrong_ending"),
}


def animated(format):
    frames = [photo(), Image.new("RGB", (64, 48), "lime")]
    return encoded(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def noted_png():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "SECRETTEXT")
    return encoded(photo(), "PNG", pnginfo=notes)


def grey_of_sixteen_bits():
    """From black at the left to white at the right, in 65,536 shades."""
    row = b"".join(struct.pack("<H", column * 1040) for column in range(64))
    return encoded(Image.frombytes("I;16", (64, 48), row * 48), "PNG")


# Odd, and taken: name: (file name, content)
ODD = {
    "animated WebP": ("a.webp", lambda: animated("WEBP")),
    "animated PNG": ("a.png", lambda: animated("PNG")),
    "CMYK": ("a.jpg", lambda: encoded(photo(mode="CMYK"))),
    "grey JPEG": ("a.jpg", lambda: encoded(photo(mode="L"))),
    "grey PNG of sixteen bits": ("a.png", grey_of_sixteen_bits),
    "one bit a pixel": ("a.png", lambda: encoded(photo(mode="1"), "PNG")),
    "palette with a hole": ("a.png", lambda: encoded(photo(mode="P"), "PNG", transparency=3)),
    "colour that is a hole": ("a.png", lambda: encoded(photo(), "PNG", transparency=(0, 0, 0))),
    "see-through PNG": ("a.png", lambda: encoded(photo(mode="RGBA"), "PNG")),
    "grey see-through PNG": ("a.png", lambda: encoded(photo(mode="LA"), "PNG")),
    "lossless WebP": ("a.webp", lambda: encoded(photo(), "WEBP", lossless=True)),
    "progressive JPEG": ("a.JPEG", lambda: encoded(photo(), progressive=True)),
    "JPEG called .png": ("a.png", lambda: encoded(photo())),
    "one pixel": ("a.png", lambda: encoded(photo(1, 1), "PNG")),
}
