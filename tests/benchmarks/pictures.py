"""What it costs to develop a photo, beside a naive program that makes the same files: a ratio of one run."""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from PIL import Image

from portal.images import developing
from portal.images.darkroom import SAVING
from portal.images.headers import Header
from portal.images.sizes import FORMATS, MASTER, SIZES

NAIVE = Path(__file__).with_name("naive_pictures.py")
MEASURES = (4032, 3024)  # twelve megapixels, as telephones make them
OCTAVES = ((16, 0.4), (63, 0.3), (252, 0.2), (1008, 0.12), (4032, 0.06))  # (grains across, how much of them)
MOST_CPU, MOST_MEMORY = 0.5, 0.42  # of the naive program's
MEMORY, SECONDS, PIXELS = 300_000_000, 20, 60_000_000


@dataclass(frozen=True)
class Cost:
    """Of one program from its start to its end: seconds of the processor, kilobytes at the most, the files it made."""

    cpu: float
    peak_kb: int
    files: frozenset[str]


@dataclass(frozen=True)
class Ratio:
    """Ours by the naive program's: with the encoders as the library likes them (promised), and set as ours are."""

    cpu: float
    memory: float
    cpu_same_encoders: float

    @property
    def broken(self) -> list[str]:
        dear = [f"cpu {self.cpu:.2f} > {MOST_CPU}"] if self.cpu > MOST_CPU else []
        large = [f"memory {self.memory:.2f} > {MOST_MEMORY}"] if self.memory > MOST_MEMORY else []
        return dear + large

    def as_row(self) -> dict:
        return {**asdict(self), "broken": self.broken}


def measure(folder: Path, *, rounds: int = 3) -> Ratio:
    """Medians of interleaved rounds on one photo; RuntimeError when the programs did not make the same files."""
    photo = folder / "photo.jpg"
    draw_photo().save(photo, quality=92)
    ours, naive, tuned = [], [], []
    for _round in range(rounds):
        ours.append(cost(developing.DARKROOM, photo, developing.ENVIRONMENT))
        naive.append(cost(NAIVE, photo, {}))
        tuned.append(cost(NAIVE, photo, {}, saving=SAVING))
    if {one.files for one in ours} != {one.files for one in naive + tuned}:
        raise RuntimeError("the two programs did not make the same files")
    cpu, peak = median(ours, "cpu"), median(ours, "peak_kb")
    return Ratio(cpu / median(naive, "cpu"), peak / median(naive, "peak_kb"), cpu / median(tuned, "cpu"))


def median(costs: list[Cost], name: str) -> float:
    return statistics.median(getattr(one, name) for one in costs)


def draw_photo() -> Image.Image:
    """Clouds in clouds, the same in every run: as hard to compress as a photo of a street."""
    chance = random.Random(4813)  # noqa: S311 - a drawing, not a secret
    photo = clouds(chance, 4)
    for grains, share in OCTAVES:
        photo = Image.blend(photo, clouds(chance, grains), share)
    return photo


def clouds(chance: random.Random, grains: int) -> Image.Image:
    size = (grains, grains * 3 // 4)
    return Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3)).resize(MEASURES)


def cost(program: Path, photo: Path, environment: dict[str, str], **more: object) -> Cost:
    with tempfile.TemporaryDirectory() as name:
        job = job_for(photo, name) | more
        process = subprocess.Popen(
            [sys.executable, "-I", str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        process.stdin.write(json.dumps(job).encode())
        process.stdin.close()
        answer = process.stdout.read()
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, str(program))
        # Both say themselves how much they held: the kernel would count what this program held when it forked.
        peak_kb = json.loads(answer)["peak_kb"]
        return Cost(usage.ru_utime + usage.ru_stime, peak_kb, frozenset(os.listdir(name)))


def job_for(photo: Path, into: str) -> dict:
    return {
        **asdict(Header("JPEG", *MEASURES)),
        "source": str(photo),
        "into": into,
        "is_new": True,
        "focal": (50, 50),
        "master": MASTER,
        "formats": list(FORMATS),
        "sizes": {name: asdict(size) for name, size in SIZES.items()},
        "pixels": PIXELS,
        "memory": MEMORY,
        "seconds": SECONDS,
    }
