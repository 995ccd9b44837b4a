"""The sizes in which a picture stands on a page, as data. Each is made once, when the picture is uploaded."""

from dataclasses import dataclass

MASTER = 2000  # pixels of the longer side of what is kept: 17 cm in print; more is not stored
FORMATS = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}  # best first; jpg is what all can read


@dataclass(frozen=True)
class Size:
    """One place of the layout: `ratio` crops around the focal point, None keeps the picture whole."""

    widths: tuple[int, ...]
    ratio: tuple[int, int] | None
    slot: str  # how wide the place is, as the attribute `sizes` says it
    is_lazy: bool = True  # what stands at the top of a page is asked for at once


SIZES = {
    "window": Size((160, 320), (25, 33), "(min-width: 60rem) 9.5rem, 7rem"),
    "face": Size((120, 240), (1, 1), "7rem"),
    "cover": Size((480, 960), (3, 2), "(min-width: 60rem) 30rem, 92vw", is_lazy=False),
    "row": Size((320, 640), (3, 2), "(min-width: 48rem) 20rem, 92vw"),
    # Not 1440: an encoder of AVIF holds 24 bytes for each pixel, more than all else together.
    "lead": Size((480, 960, 1200), None, "(min-width: 60rem) 45rem, 92vw", is_lazy=False),
}
