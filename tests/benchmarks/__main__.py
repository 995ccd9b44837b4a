"""`make bench`: measures, prints a table, writes var/bench.json; exit 1 when a promise is broken."""

import json
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

from tests.benchmarks import desk_lists, lighthouse, pictures, reading
from tests.benchmarks.server import ROOT, running_portal

PAGES = ["/", "/communities/suihuabei/", "/communities/"]


def main() -> int:
    read = reading.measure()
    show_reading(read)
    lighthouse.install()
    with tempfile.TemporaryDirectory() as name:
        ratio = pictures.measure(Path(name))
    show_pictures(ratio)
    with tempfile.TemporaryDirectory() as name, running_portal(Path(name)) as address:
        scores = []
        for page in [*PAGES, newest_story(address)]:
            scores.append(lighthouse.measure(address, page, Path(name)))
            show(scores[-1])
    with tempfile.TemporaryDirectory() as name:
        lists = desk_lists.measure(Path(name))
    desk_lists.show(lists)
    target = ROOT / "var" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    found = {"reading": read.as_row(), "pictures": ratio.as_row(), "lighthouse": [score.as_row() for score in scores]}
    found["desk_lists"] = [growth.as_row() for growth in lists]
    target.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    return 1 if read.broken or ratio.broken or any(one.broken for one in [*scores, *lists]) else 0


def newest_story(address: str) -> str:
    """The path of a story, as a machine finds it."""
    with urlopen(f"{address}/api/communities/suihuabei/") as answer:  # noqa: S310 - our own server on this machine
        stories = json.load(answer)["stories"]
    return stories[0]["url"].removeprefix(address)


def show_reading(read: reading.Reading) -> None:
    """A pasted story read: 50 KB in 100 ms, and at most 2.6 times as long for a hostile string of double length."""
    verdict = "; ".join(read.broken) or "kept"
    told = f"{read.seconds * 1000:.0f} ms  worst growth {max(read.growth.values()):.2f} of {len(read.growth)} strings"
    sys.stdout.write(f"{'50 KB of stories read':45} {told}  → {verdict}\n")


def show_pictures(ratio: pictures.Ratio) -> None:
    """A photo developed, by the naive program's cost: promised at most 0.5 of the processor and 0.42 of the memory."""
    verdict = "; ".join(ratio.broken) or "kept"
    told = f"cpu {ratio.cpu:.2f} (same encoders {ratio.cpu_same_encoders:.2f})  memory {ratio.memory:.2f}"
    sys.stdout.write(f"{'a photo of 12 megapixels / naive Pillow':45} {told}  → {verdict}\n")


def show(score: lighthouse.Score) -> None:
    points = "  ".join(f"{name} {got}" for name, got in score.scores.items())
    verdict = "; ".join(score.broken) or "kept"
    sys.stdout.write(f"{score.page:45} {points}  {score.bytes} bytes  {score.requests} requests  → {verdict}\n")
    if score.faults:
        sys.stdout.write(f"{'':45} below 0.9: {', '.join(score.faults)}\n")


if __name__ == "__main__":
    sys.exit(main())
