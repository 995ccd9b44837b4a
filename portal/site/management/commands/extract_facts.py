import errno
import json
import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from communities.extraction.decoding import LARGEST, RefusedTextError, decode
from communities.extraction.reader import read_story
from communities.extraction.shapes import Reading

UNREAD = {errno.ENOENT: "没有这个文件", errno.EACCES: "没有读它的权限", errno.EISDIR: "这是文件夹"}


def iso_date(words: str) -> date:
    """A day as 2019-12-05; argparse shows the sentence when it is none."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ArgumentTypeError(f"“{words}”不是日期，请写成 2019-12-05 这样。") from None


def read_bytes(name: str, most: int = 2 * LARGEST) -> bytes:
    """A file, or standard input for ``-``: at most one byte more than ``most``. CommandError when it cannot."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(most + 1)
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        why = UNREAD.get(fault.errno or 0, "读的时候出了错")
        raise CommandError(f"{name}：读不到这个文件（{why}）。") from None


def read_file(name: str) -> str:
    """The text of a file, or of standard input for ``-``; a CommandError says what is wrong with it."""
    try:
        return decode(read_bytes(name))
    except RefusedTextError as refusal:
        raise CommandError(f"{name}：{refusal}") from None


class Command(BaseCommand):
    help = "读一篇报道，列出其中可以收进记录的事实、荣誉、人物、单位……；只读，不写数据库。"
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", help="报道的文本文件（UTF-8、GB18030 或 UTF-16）；- 是标准输入")
        parser.add_argument("--published-on", type=iso_date, metavar="DATE", help="报道的日期，如 2019-12-05")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="输出格式")

    def handle(self, *, file, published_on, **options):
        reading = read_story(read_file(file), published_on)
        if options["format"] == "json":
            self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
        else:
            self.show(reading)

    def show(self, reading: Reading) -> None:
        byline = reading.byline
        self.stdout.write(f"标题：{reading.title or '（无）'}    日期：{reading.published_on or '（未写明）'}")
        self.stdout.write(
            f"记者：{'、'.join(byline.reporters) or '（无）'}    通讯员：{'、'.join(byline.correspondents) or '（无）'}"
        )
        for removal in reading.removed:
            self.stdout.write(f"去掉 {removal.start}–{removal.end}（{removal.why}）：{removal.quote}")
        for row in (proposal.as_json() for proposal in reading.proposals):
            owner = row["owner"]["name"] if row["owner"] else ""
            parts = [
                row["field"],
                row["subtype"],
                row["value"],
                row["unit"],
                row["qualifier"],
                row["as_of"],
                row["status"],
            ]
            words = " ".join(str(part) for part in parts if part is not None)
            self.stdout.write(f"{row['start']:6} {owner}  {words}  ←  {' '.join(row['quote'].split())}")
        for warning in reading.warnings:
            self.stdout.write(f"{warning.start:6} 请看：{warning.message}")
