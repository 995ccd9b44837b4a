"""Lighthouse on the four pages that readers open most: what it scores, how many bytes and requests a page takes."""

import json
import os
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
PROMISED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
TRIES = 3
MOST_BYTES, MOST_REQUESTS = 120_000, 6  # of a page without photographs
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


@dataclass(frozen=True)
class Score:
    """What one page got, beside what is promised; `faults` name the audits that cost points."""

    page: str
    scores: dict[str, int]
    bytes: int
    requests: int
    faults: list[str]

    @property
    def broken(self) -> list[str]:
        below = [f"{name} {got} < {PROMISED[name]}" for name, got in self.scores.items() if got < PROMISED[name]]
        heavy = [f"{self.bytes} bytes > {MOST_BYTES}"] if self.bytes > MOST_BYTES else []
        many = [f"{self.requests} requests > {MOST_REQUESTS}"] if self.requests > MOST_REQUESTS else []
        return below + heavy + many

    def as_row(self) -> dict:
        return {**asdict(self), "broken": self.broken}


def install() -> None:
    """Lighthouse, as locked in package-lock.json; does nothing when it is there."""
    if not (HERE / "node_modules" / "lighthouse").exists():
        subprocess.run(["npm", "ci", "--no-progress", "--silent"], cwd=HERE, check=True)


def measure(address: str, page: str, folder: Path, *, rounds: int = 3) -> Score:
    """The round with the median performance of an odd number: the other scores do not vary."""
    found = sorted((run(address + page, folder / f"round-{n}.json") for n in range(rounds)), key=performance)
    return read(page, found[rounds // 2])


def run(url: str, target: Path) -> dict:
    command = [
        str(HERE / "node_modules" / ".bin" / "lighthouse"),
        *(url, "--quiet", "--output=json", f"--output-path={target}"),
        *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={CHROMIUM}"),
    ]
    environment = {**os.environ, "CHROME_PATH": os.environ.get("CHROMIUM", "/usr/bin/chromium")}
    for attempt in range(TRIES):  # now and then Chromium loses the trace, and Lighthouse asks to be run again
        done = subprocess.run(command, check=attempt == TRIES - 1, env=environment, capture_output=True)
        if not done.returncode:
            break
    return json.loads(target.read_text())


def performance(report: dict) -> float:
    return report["categories"]["performance"]["score"]


def read(page: str, report: dict) -> Score:
    requests = [
        item
        for item in report["audits"]["network-requests"]["details"]["items"]
        if item["url"].startswith("http") and "favicon" not in item["url"]
    ]
    weighed = [ref for name in CATEGORIES for ref in report["categories"][name]["auditRefs"] if ref["weight"]]
    audits = {ref["id"]: report["audits"][ref["id"]] for ref in weighed}
    faults = [name for name, audit in audits.items() if audit["score"] is not None and audit["score"] < 0.9]
    return Score(
        page=page,
        scores={name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        bytes=sum(int(item.get("transferSize", 0)) for item in requests),
        requests=len(requests),
        faults=faults,
    )
