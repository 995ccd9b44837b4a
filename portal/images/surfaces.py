"""Where the files of pictures are served, among the surfaces of the whole site (portal/site/surfaces.py)."""

from collections.abc import Iterable

from portal.images.models import Picture
from portal.surfaces import Subject, Surface

SURFACES = [Surface("picture_file", of="picture")]


def subject_of_pictures(pictures: Iterable[Picture]) -> Subject:
    """Every file of these pictures, as addresses name it."""
    return {
        "picture": [
            {"token": picture.token, "name": f"{size}-{width}.{ending}"}
            for picture in pictures
            for size, made in picture.sizes.items()
            for width, _height in made
            for ending in picture.formats
        ]
    }
