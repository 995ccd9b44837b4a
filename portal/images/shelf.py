"""Where the files stand: one folder a picture, put there whole by one rename or not at all.

MEDIA_ROOT/pictures/<token>/master.jpg        what is kept; no address leads to it
MEDIA_ROOT/pictures/<token>/cover-960.webp …  the renditions
MEDIA_ROOT/pictures/.incoming/<token>/        under way; nothing is served from here
"""

import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

MASTER = "master.jpg"
DAY = 24 * 60 * 60


def root() -> Path:
    return Path(settings.MEDIA_ROOT) / "pictures"


def incoming() -> Path:
    folder = root() / ".incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def start(token: str) -> Path:
    """An empty folder for a picture under way."""
    folder = incoming() / token
    folder.mkdir(mode=0o700)
    return folder


def keep(token: str) -> None:
    """Put a finished folder in its place: all of it or nothing, and on the disk when this returns."""
    sync(incoming() / token)
    (incoming() / token).rename(root() / token)
    sync(root())


def sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def discard(token: str) -> None:
    """Take a picture's files away, wherever they stand; what is gone already is no fault."""
    for folder in (incoming() / token, root() / token):
        if folder.exists():
            shutil.rmtree(folder)


def path_of(token: str, name: str) -> Path:
    """The place of one file. Both words come from our own records, never from an address."""
    return root() / token / name


def sweep(known: Iterable[str], *, now: float | None = None) -> list[str]:
    """Take away what no record knows and a day has passed over: the leavings of a process that was killed."""
    tokens, before = set(known), (now or time.time()) - DAY
    found = [*incoming().iterdir(), *(folder for folder in root().iterdir() if folder != incoming())]
    stale = [item for item in found if item.name not in tokens and item.stat().st_mtime < before]
    for item in stale:
        shutil.rmtree(item) if item.is_dir() else item.unlink()
    return sorted(item.name for item in stale)
