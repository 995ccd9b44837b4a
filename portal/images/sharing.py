"""A picture as a page names it to machines: where a link is shared (Open Graph), and in JSON-LD."""

from portal.addresses import absolute
from portal.images.models import Picture
from portal.meta import Image
from portal.structured_data import Node, said


def shared_image(picture: Picture | None, size: str) -> Image | None:
    """The widest JPEG of this size, which every program can read; None where the page shows no picture either.

    That something public holds it is known to the page, which shows it; a withdrawn one is told to nobody.
    """
    if picture is None or not picture.is_public or size not in picture.sizes:
        return None
    width, height = picture.sizes[size][-1]
    return Image(absolute(picture.address(size, width)), width, height, picture.alt)


def image_data(picture: Picture | None, size: str) -> Node | None:
    """The same in schema.org's words, with whose picture it is."""
    image = shared_image(picture, size)
    if picture is None or image is None:
        return None
    return said(
        {
            "@type": "ImageObject",
            "url": image.address,
            "width": image.width,
            "height": image.height,
            "caption": picture.caption or image.alt,
            "creditText": picture.credit,
        }
    )
