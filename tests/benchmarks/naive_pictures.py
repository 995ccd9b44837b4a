"""Renditions as they are made without a thought: decoded whole, each cut from the whole, saved as the library likes.

A program of its own, like portal/images/darkroom.py, and with the same job on standard input.
"""

import json
import sys

from PIL import Image, ImageOps


def main():
    job = json.load(sys.stdin)
    photo = ImageOps.exif_transpose(Image.open(job["source"])).convert("RGB")
    kept = photo.copy()
    kept.thumbnail((job["master"], job["master"]), Image.Resampling.LANCZOS)
    kept.save(f"{job['into']}/master.jpg")
    for name, size in job["sizes"].items():
        for width in size["widths"]:
            across, down = size["ratio"] or photo.size
            rendition = ImageOps.fit(photo, (width, round(width * down / across)), Image.Resampling.LANCZOS)
            for ending in job["formats"]:
                options = job.get("saving", {}).get(ending, {})
                rendition.save(f"{job['into']}/{name}-{width}.{ending}", **options)
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    json.dump({"peak_kb": peak}, sys.stdout)


if __name__ == "__main__":
    main()
