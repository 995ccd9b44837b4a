"""Lists of the desk at ten thousand rows and at a million: the same pages, in turns, on two databases of one kind."""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.server import ROOT

FEW, MANY = 10_000, int(os.environ.get("BENCH_ROWS", "1000000"))
MOST = 2.0  # of the time at ten thousand rows
ROUNDS = 9
VIEWERS = ("superuser", "district_admin", "street_staff")
ABOUT_COMMUNITIES = {  # loaded with a community for every hundred rows
    "activities": "/admin/communities/activity/",
    "activities, one state": "/admin/communities/activity/?state__exact=waiting",
    "facts": "/admin/communities/fact/",
    "facts, one state": "/admin/communities/fact/?state__exact=waiting",
    "stories": "/admin/articles/story/",
    "stories, fifth page": "/admin/articles/story/?p=5",
}
COMMUNITIES = {"communities": "/admin/communities/community/"}  # loaded with as many communities as rows


@dataclass(frozen=True)
class Growth:
    """One list as one person sees it: seconds and questions to the database at few rows and at many."""

    page: str
    viewer: str
    few: float
    many: float
    queries: tuple[int, int]

    @property
    def ratio(self) -> float:
        return self.many / self.few

    @property
    def broken(self) -> list[str]:
        slow = [f"{self.ratio:.2f} > {MOST}"] if self.ratio > MOST else []
        more = [f"{self.queries[1]} queries > {self.queries[0]}"] if self.queries[1] > self.queries[0] else []
        return slow + more

    def as_row(self) -> dict:
        return {**asdict(self), "ratio": round(self.ratio, 2), "broken": self.broken}


def measure(folder: Path) -> list[Growth]:
    """Every list for every viewer; the first pages of each are not counted."""
    with ExitStack() as stack:
        desks = {rows: stack.enter_context(desk(folder, rows)) for rows in (FEW, MANY)}
        for rows, asked in desks.items():
            asked({"load": {"communities": rows // 100, "activities": rows, "stories": rows, "facts": rows}})
        found = list(compare(desks, ABOUT_COMMUNITIES))
        for rows, asked in desks.items():
            asked({"load": {"communities": rows - rows // 100, "activities": 0, "stories": 0, "facts": 0}})
        return found + list(compare(desks, COMMUNITIES))


def compare(desks, pages: dict[str, str]) -> Iterator[Growth]:
    for name, path in pages.items():
        for viewer in VIEWERS:
            seen = {rows: [] for rows in desks}
            for number in range(ROUNDS + 2):
                for rows, asked in desks.items():
                    answer = asked({"path": path, "viewer": viewer})
                    if number >= 2:
                        seen[rows].append(answer)
            few, many = (statistics.median(one["seconds"] for one in seen[rows]) for rows in (FEW, MANY))
            queries = tuple(
                min(one["queries"] for one in seen[rows]) for rows in (FEW, MANY)
            )  # a session is kept now and then
            yield Growth(name, viewer, few, many, queries)


@contextmanager
def desk(folder: Path, rows: int) -> Iterator:
    """A program with a database of its own, to be asked for pages: in SQLite, or in BENCH_DATABASE_URL + the rows."""
    server = os.environ.get("BENCH_DATABASE_URL")
    environment = {
        **os.environ,
        "DATABASE_URL": f"{server}{rows}" if server else f"sqlite:///{folder}/desk-{rows}.sqlite3",
        "BASE_URL": "http://localhost",
        "STATIC_ROOT": str(folder / "desk-static"),
        "MEDIA_ROOT": str(folder / "desk-media"),
        "REQUIRE_MFA": "False",
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    for command in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"]):
        subprocess.run([*manage, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    program = [sys.executable, "-m", "tests.benchmarks.desk_program"]
    with subprocess.Popen(
        program, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:

        def asked(question: dict) -> dict:
            process.stdin.write(json.dumps(question) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                raise RuntimeError(f"the desk with {rows} rows ended at {question}")
            return json.loads(line)

        try:
            yield asked
        finally:
            process.stdin.close()


def main() -> int:
    """`python -m tests.benchmarks.desk_lists FOLDER`: this part alone, on databases that stay in the folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    found = measure(folder)
    show(found)
    return 1 if any(one.broken for one in found) else 0


def show(found: list[Growth]) -> None:
    for one in found:
        told = f"{one.few * 1000:7.1f} ms  {one.many * 1000:7.1f} ms  ratio {one.ratio:.2f}  {one.queries[1]} queries"
        verdict = "; ".join(one.broken) or "kept"
        sys.stdout.write(f"{one.page + ' / ' + one.viewer:45} {told}  → {verdict}\n")


if __name__ == "__main__":
    sys.exit(main())
