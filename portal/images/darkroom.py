"""The darkroom: a program of its own that decodes one untrusted picture and writes clean ones.

`developing.py` starts it with a job on standard input and reads the answer from standard output. It imports nothing of
the portal, sees no settings and no secrets, and binds its own hands before the first byte is decoded: so much memory,
so much processor time, files no larger than so. A bad picture ends this process and nothing else.
"""

import errno
import json
import os
import resource
import sys
import warnings
from io import BytesIO

from PIL import Image, ImageCms

STRIP = 16  # reduced rows that are flattened at a time; a whole copy of a large picture would not fit
LARGEST_FILE = 64_000_000
SAVING = {
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "webp": {"format": "WEBP", "quality": 76, "method": 2},
    "avif": {"format": "AVIF", "quality": 55, "speed": 9, "max_threads": 1},
}
KEPT = {"format": "JPEG", "quality": 90}  # of the master, which nobody downloads
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def bind(memory, seconds):
    """What cannot be had cannot be taken: address space, processor time, file size, and no core dump of a picture."""
    for what, most in [
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ]:
        resource.setrlimit(what, (most, most))


def decode(job):
    """The first frame, no larger than needed, upright, in sRGB, and without anything that was attached to it."""
    with Image.open(job["source"], formats=[job["format"]]) as image:
        if image.size != (job["width"], job["height"]):
            raise ValueError("the decoder sees another size than the header says")
        scale = min(1, job["master"] / max(image.size))
        target = [max(1, round(side * scale)) for side in image.size]
        image.draft(None, target)  # JPEG: decode at a half, a quarter or an eighth
        profile, orientation = image.info.get("icc_profile"), image.getexif().get(0x0112, 1)
        image.load()
        flat = flatten(image, target)
    return upright(in_srgb(flat, profile, image.mode), orientation)


def flatten(image, target):
    """RGB (or CMYK, until its profile is read) on white, reduced by a whole number strip by strip, then to `target`."""
    factor = max(1, min(image.width // target[0], image.height // target[1]))
    mode = "CMYK" if image.mode == "CMYK" else "RGB"
    if factor == 1 and image.mode == mode and "transparency" not in image.info:
        return image if image.size == tuple(target) else image.resize(target, Image.Resampling.LANCZOS)
    reduced = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    for top in range(0, image.height, STRIP * factor):
        strip = plain(image.crop((0, top, image.width, min(top + STRIP * factor, image.height))))
        reduced.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    return reduced if reduced.size == tuple(target) else reduced.resize(target, Image.Resampling.LANCZOS)


def plain(strip):
    """Eight bits a colour, and white where one could see through."""
    if strip.mode == "CMYK" or (strip.mode == "RGB" and "transparency" not in strip.info):
        return strip
    if strip.mode.startswith("I"):  # sixteen bits of grey: Pillow would clip them, not scale them
        return strip.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if strip.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in strip.info:
        seen = strip.convert("RGBA")
        ground = Image.new("RGB", strip.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return strip.convert("RGB")


def in_srgb(image, profile, mode):
    """Colours as the picture's own profile means them; without a readable one they are taken for sRGB."""
    if profile and mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            sys.stderr.write("unreadable colour profile left out\n")
    return image if image.mode == "RGB" else image.convert("RGB")  # a conversion to itself would be a copy


TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(image, orientation):
    image = image.transpose(TURNS[orientation]) if orientation in TURNS else image
    image.info = {}  # what is saved from here on carries pixels and nothing else
    return image


def crop_box(size, ratio, focal):
    """The largest box of this ratio whose middle is as near to the focal point as the edges allow."""
    width, height = size
    if ratio is None:
        return (0, 0, width, height)
    box_width = min(width, height * ratio[0] / ratio[1])
    box_height = min(height, width * ratio[1] / ratio[0])
    left = min(max(width * focal[0] / 100 - box_width / 2, 0), width - box_width)
    top = min(max(height * focal[1] / 100 - box_height / 2, 0), height - box_height)
    return (left, top, left + box_width, top + box_height)


def cut_out(master, job):
    """The largest picture of every crop, so that the master need not be held while the encoders work.

    Each as (widths, shape, image): `widths` says which sizes want a width, {width: [name, …]} from the widest on, and
    `shape` is height by width. Nothing is enlarged.
    """
    cuts = {}
    for name, size in job["sizes"].items():
        box = crop_box(master.size, size["ratio"], job["focal"])
        widths = cuts.setdefault(box, {})
        for width in {min(width, round(box[2] - box[0])) or 1 for width in size["widths"]}:
            widths.setdefault(width, []).append(name)
    largest_first = sorted(cuts.items(), key=lambda cut: -max(cut[1]))
    return [cut(master, box, dict(sorted(widths.items(), reverse=True))) for box, widths in largest_first]


def cut(master, box, widths):
    shape = (box[3] - box[1]) / (box[2] - box[0])
    widest = measures(max(widths), shape)
    return widths, shape, master.resize(widest, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)


def measures(width, shape):
    return width, max(1, round(width * shape))


def print_sizes(cuts, job):
    """Every rendition in every format, each from the next larger one; [[width, height], …] of each size by its name."""
    made = {name: [] for name in job["sizes"]}
    while cuts:
        widths, shape, image = cuts.pop(0)  # the one before is let go of
        for width, names in widths.items():
            if width != image.width:
                image = image.resize(measures(width, shape), Image.Resampling.LANCZOS)
            for name in names:
                made[name].insert(0, image.size)
                for ending in job["formats"]:
                    write(image, os.path.join(job["into"], f"{name}-{width}.{ending}"), SAVING[ending])
    return made


def write(image, path, saving):
    """The file, and on the disk before anybody hears of it."""
    with open(path, "xb") as file:
        image.save(file, **saving)
        file.flush()
        os.fsync(file.fileno())


def develop(job):
    try:
        master = decode(job)
    except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return {"refused": "too_much"}
    except Exception as reason:  # decoders fail in every way there is, and all of them mean the same to its owner
        sys.stderr.write(f"{type(reason).__name__}: {reason}\n")
        return {"refused": "broken"}
    if job["is_new"]:
        write(master, os.path.join(job["into"], "master.jpg"), KEPT)
    (width, height), cuts = master.size, cut_out(master, job)
    del master
    return {"width": width, "height": height, "sizes": print_sizes(cuts, job)}


def peak_memory():
    """Kilobytes at the most, of this program alone; getrusage would count what the parent held when it forked."""
    with open("/proc/self/status") as status:
        return next((int(line.split()[1]) for line in status if line.startswith("VmHWM")), 0)


def main():
    job = json.load(sys.stdin)
    bind(job["memory"], job["seconds"])
    Image.MAX_IMAGE_PIXELS = job["pixels"]
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        answer = develop(job)
    except MemoryError:
        answer = {"refused": "too_much"}
    except OSError as reason:
        if reason.errno not in NO_ROOM:
            raise
        answer = {"refused": "no_room"}
    json.dump({**answer, "peak_kb": peak_memory()}, sys.stdout)


if __name__ == "__main__":
    main()
