"""What reading a story costs: fifty kilobytes of stories, and the growth with hostile strings of double length."""

import time
from dataclasses import asdict, dataclass

from communities.extraction.reader import read_story
from tests.benchmarks.server import ROOT

STORIES = ROOT / "tests" / "data" / "stories"
SIZE, LIMIT = 50_000, 0.100  # bytes, seconds of processor time
GROWTH = 2.6  # t(2n) / t(n); 2 is linear
# Numerals without end, marks that never close, words that might begin something, in all mixtures that once were slow.
PIECES = [
    *(
        "万",
        "一万",
        "百十",
        "1,",
        "1.",
        "3、",
        "3至",
        "约",
        "点一",
        "2019年",
        "今年以来",
        "3人",
        "18场次",
        "%5",
        "位于",
        "东至甲,",
    ),
    *("社区", "街道", "小区", "新港街", "、", "“", "获得“", "荣获", "(", "(记者 ", "王", "书记王", "有中心、"),
]
HOSTILE = {
    **{piece: piece for piece in PIECES},
    "blanks": " ",
    "lines": "\n",
    "marks": "a # ",
    "dots": "。",
    "letters": "x",
}
LENGTH = 6_000  # characters of the shorter string


@dataclass(frozen=True)
class Reading:
    """Seconds of processor time for fifty kilobytes, and the growth by hostile string."""

    seconds: float
    growth: dict[str, float]

    @property
    def broken(self) -> list[str]:
        """The promises that do not hold, as sentences."""
        slow = (
            [f"50 KB take {self.seconds * 1000:.0f} ms, promised are {LIMIT * 1000:.0f}"]
            if self.seconds > LIMIT
            else []
        )
        return slow + [f"{name!r} grows by {ratio:.1f}" for name, ratio in self.growth.items() if ratio > GROWTH]

    def as_row(self) -> dict:
        return asdict(self)


def measure() -> Reading:
    """Measure both; the best of several runs, since only the machine can make one slower."""
    text = "\n".join(
        filter(is_read_whole, (path.read_text(encoding="utf-8") for path in sorted(STORIES.glob("*.txt"))))
    )
    text = text.encode()[:SIZE].decode(errors="ignore")
    if not is_read_whole(text):
        raise RuntimeError("the text to measure is not read whole: a line in it ends the story")
    growth = {}
    for name, piece in HOSTILE.items():
        short, long = piece * (LENGTH // len(piece)), piece * (2 * LENGTH // len(piece))
        growth[name] = cost(long) / max(cost(short), 0.002)  # below two milliseconds the clock is coarser than the work
    return Reading(cost(text, rounds=7), growth)


def is_read_whole(text: str) -> bool:
    """Whether hardly anything of ``text`` is removed: what stands behind 相关阅读 is not read, and costs nothing."""
    removed = sum(removal.end - removal.start for removal in read_story(text).removed)
    return 20 * removed < len(text)


def cost(text: str, rounds: int = 3) -> float:
    """Seconds of processor time that one reading takes."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        read_story(text)
        best = min(best, time.process_time() - start)
    return best
