import json
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from communities.extraction.decoding import RefusedTextError, decode
from communities.extraction.evaluation import OTHER_GROUPS, Customs, Score, Tally, judge
from communities.extraction.reader import read_story

GOLD = "gold.json"


class Command(BaseCommand):
    help = "把读稿程序读出的结果同人工读出的答案比较：文件夹里每篇 X.txt 配 X.json（或 story.txt 配 gold.json）。"
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("folders", nargs="+", metavar="FOLDER", help="文件夹，里面是报道和答案")
        parser.add_argument("--held-out", choices=["with", "without", "only"], default="with", help="留作检验的报道")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="输出格式")
        parser.add_argument("--faults", action="store_true", help="列出每一处读错和漏读")

    def handle(self, *, folders, held_out, faults, **options):
        total, stories, traps = Score(), 0, 0
        for folder in map(Path, folders):
            if not folder.is_dir():
                raise CommandError(f"{folder}：没有这个文件夹。")
            for story, gold, entry, index in pairs(folder):
                if held_out != "with" and bool(entry.get("held_out")) != (held_out == "only"):
                    continue
                score = self.judged(story, gold, entry, index)
                total.add(score)
                stories, traps = stories + 1, traps + bool(score.sprung)
        if not stories:
            raise CommandError("这些文件夹里没有成对的报道和答案。")
        self.show(total, stories, traps, as_json=options["format"] == "json", faults=faults)

    @staticmethod
    def judged(story: Path, gold: Path, entry: dict, index: dict) -> Score:
        published = entry.get("published_on") if entry.get("date_given", True) else None
        try:
            day = date.fromisoformat(published) if published else None
            reading = read_story(decode(story.read_bytes()).replace("\r\n", "\n"), day)
            return judge(reading, json.loads(gold.read_text(encoding="utf-8")), customs(entry, index))
        except RefusedTextError as refusal:
            raise CommandError(f"{story}：{refusal}") from None
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise CommandError(f"{gold}：答案的格式不对（{fault!r}）。") from None

    def show(self, total: Score, stories: int, traps: int, *, as_json: bool, faults: bool) -> None:
        rows = {name: total.by_field[name] for name in sorted(total.by_field)}
        sums = {"figures": total.figures(), **{name: total.group([name]) for name in OTHER_GROUPS}}
        if as_json:
            report = {
                "stories": stories,
                "stories_with_sprung_traps": traps,
                "sums": {name: as_row(tally, faults=faults) for name, tally in sums.items()},
                "fields": {name: as_row(tally, faults=faults) for name, tally in rows.items()},
                "sprung": total.sprung,
            }
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        self.stdout.write(f"{'field':28}{'right':>7}{'wrong':>7}{'missed':>7}{'precision':>11}{'recall':>9}")
        for name, tally in [*rows.items(), *((f"= {name}", tally) for name, tally in sums.items())]:
            self.stdout.write(
                f"{name:28}{tally.right:7}{len(tally.wrong):7}{len(tally.missed):7}{share(tally.precision):>11}{share(tally.recall):>9}"
            )
            if faults and not name.startswith("="):
                for sign, words in [
                    *(("+", words) for words in tally.wrong),
                    *(("-", words) for words in tally.missed),
                ]:
                    self.stdout.write(f"    {sign} {' '.join(words.split())}")
        self.stdout.write(f"{stories} stories, {traps} with a sprung trap")
        for words in total.sprung:
            self.stdout.write(f"    ! {words}")


def pairs(folder: Path):
    """Each story of a folder with its gold, its entry in index.json, and the index."""
    index = json.loads((folder / "index.json").read_text(encoding="utf-8")) if (folder / "index.json").exists() else {}
    entries = {entry["name"]: entry for entry in index.get("stories", [])}
    for story in sorted(folder.glob("*.txt")):
        gold = next((path for path in (story.with_suffix(".json"), folder / GOLD) if path.exists()), None)
        if gold is not None:
            yield story, gold, entries.get(story.stem, {}), index


def customs(entry: dict, index: dict) -> Customs:
    """What the index takes as equal, tolerates and warns of."""
    return Customs(
        minor=frozenset(index.get("minor_qualifiers", [])),
        same=tuple(frozenset(words) for words in index.get("same_qualifiers", [])),
        tolerated=tuple(
            (row["start"], row["start"] + len(row["span"]), frozenset(row.get("fields", [])))
            for row in entry.get("tolerated", [])
        ),
        traps=tuple((row["start"], row["start"] + len(row["span"]), row["why"]) for row in entry.get("traps", [])),
    )


def as_row(tally: Tally, *, faults: bool) -> dict:
    row = {
        "right": tally.right,
        "wrong": len(tally.wrong),
        "missed": len(tally.missed),
        "precision": tally.precision,
        "recall": tally.recall,
    }
    return row | ({"faults": {"wrong": tally.wrong, "missed": tally.missed}} if faults else {})


def share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
