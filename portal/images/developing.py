"""From an uploaded file to clean pictures on the shelf: looked at, then developed by a bounded program of its own."""

import errno
import hashlib
import json
import logging
import os
import secrets
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from PIL import features

from portal.images import shelf
from portal.images.headers import Header, read_header
from portal.images.refusals import PictureError
from portal.images.sizes import FORMATS, MASTER, SIZES

DARKROOM = Path(__file__).with_name("darkroom.py")
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
MEGA = 1_000_000
# Its own environment: no settings, no secrets; one arena, so that the limit on memory counts what is really used, and
# what is not used any more goes back.
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "131072", "LC_ALL": "C.UTF-8"}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Developed:
    """A picture whose files are ready in shelf.incoming(); an action keeps them, or they are discarded."""

    token: str
    digest: str
    width: int
    height: int
    formats: list[str]
    sizes: dict[str, list[list[int]]]
    peak_kb: int


def develop(upload: File, *, focal: tuple[int, int]) -> Developed:
    """Check and develop what somebody sent; raises PictureError and leaves nothing behind when it cannot be taken."""
    check_outside(upload)
    token = secrets.token_hex(16)
    folder = shelf.start(token)
    source = folder / "upload"
    try:
        copy(upload, source)
        header = look_at(source)
        answer = run(job_for(source, header, folder, focal, is_new=True))
        source.unlink()
        digest = hashlib.sha256((folder / shelf.MASTER).read_bytes()).hexdigest()
    except OSError as reason:
        shelf.discard(token)
        if reason.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise PictureError("no_room") from reason
        raise
    except BaseException:
        shelf.discard(token)
        raise
    return Developed(token=token, digest=digest, formats=formats(), **answer)


def develop_again(token: str, size: tuple[int, int], *, focal: tuple[int, int]) -> Developed:
    """New renditions of a picture that is on the shelf, around another focal point and under another token."""
    again = secrets.token_hex(16)
    folder = shelf.start(again)
    try:
        master = shelf.path_of(token, shelf.MASTER)
        answer = run(job_for(master, Header("JPEG", *size), folder, focal, is_new=False))
        os.link(master, folder / shelf.MASTER)
        digest = hashlib.sha256(master.read_bytes()).hexdigest()
    except BaseException:
        shelf.discard(again)
        raise
    return Developed(token=again, digest=digest, formats=formats(), **answer)


def formats() -> list[str]:
    """The endings that can be written here, best first: a Pillow built without AVIF makes do with the rest."""
    return [ending for ending in FORMATS if ending == "jpg" or features.check(ending)]


def check_outside(upload: File) -> None:
    """What can be said without opening it."""
    if (upload.size or 0) > settings.PICTURE_MAX_MB * MEGA:
        raise PictureError("too_heavy", limit=settings.PICTURE_MAX_MB)
    if not str(upload.name).lower().endswith(ENDINGS):
        raise PictureError("wrong_ending")


def copy(upload: File, place: Path) -> None:
    with place.open("xb") as file:
        for chunk in upload.chunks():
            file.write(chunk)


def look_at(source: Path) -> Header:
    """The header of the file, within the limits on pixels and sides."""
    if not source.stat().st_size:
        raise PictureError("empty")
    with source.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        header = read_header(data)
    size = {"width": header.width, "height": header.height}
    if not header.width or not header.height:
        raise PictureError("broken")
    if max(header.width, header.height) > settings.PICTURE_MAX_SIDE:
        raise PictureError("too_long", limit=settings.PICTURE_MAX_SIDE, **size)
    most = most_megapixels(header)
    if header.width * header.height > most * MEGA:
        raise PictureError("too_many_pixels", limit=most * 100, **size)
    return header


def most_megapixels(header: Header) -> int:
    """The limit, lower where the decoder is known to need more than there is: WebP's holds three copies at once."""
    most: int = settings.PICTURE_MAX_MEGAPIXELS
    return min(most, (settings.PICTURE_MEMORY_MB - 80) // 12) if header.format == "WEBP" else most


def job_for(source: Path, header: Header, into: Path, focal: tuple[int, int], *, is_new: bool) -> dict[str, Any]:
    return {
        **asdict(header),
        "source": str(source),
        "into": str(into),
        "is_new": is_new,
        "focal": focal,
        "master": MASTER,
        "formats": formats(),
        "sizes": {name: asdict(size) for name, size in SIZES.items()},
        "pixels": settings.PICTURE_MAX_MEGAPIXELS * MEGA,
        "memory": settings.PICTURE_MEMORY_MB * MEGA,
        "seconds": settings.PICTURE_SECONDS,
    }


def run(job: dict[str, Any]) -> dict[str, Any]:
    """The darkroom's answer. The clock on the wall gives it twice its processor time, since others work here too."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program; what was uploaded is named in the job, not on the line
            [sys.executable, "-I", str(DARKROOM)],
            input=json.dumps(job),
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=2 * job["seconds"],
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        log.warning("darkroom: stopped after %s s", 2 * job["seconds"])
        raise PictureError("too_slow") from late
    if done.returncode:
        log.warning("darkroom: ended with %s: %s", done.returncode, done.stderr[-500:].strip())
        raise PictureError(verdict(done.returncode))
    answer: dict[str, Any] = json.loads(done.stdout)
    if code := answer.get("refused"):
        log.info("darkroom: %s: %s", code, done.stderr[-500:].strip())
        raise PictureError(code)
    return answer


def verdict(returncode: int) -> str:
    """What the way it ended says of the picture."""
    if returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return "too_slow"
    return "broken" if returncode in (-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGABRT, -signal.SIGFPE) else "failed"
