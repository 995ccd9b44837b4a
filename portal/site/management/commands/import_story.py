from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from articles.importing import draft_of, import_once
from articles.manuscripts import LARGEST_FILE, read_manuscript
from communities.extraction.decoding import RefusedTextError
from communities.intakes import Where, district_named_in
from portal.site.management.commands.extract_facts import iso_date, read_bytes


class Command(BaseCommand):
    help = "读入一篇报道：建一篇报道草稿、它的来源和采录建议；没有人逐条采用并确认，什么都不会公开。"

    def add_arguments(self, parser):
        parser.add_argument("file", help="报道的文件：文本（UTF-8、GB18030 或 UTF-16）、网页或 .docx；- 是标准输入")
        parser.add_argument("--published-on", type=iso_date, metavar="DATE", help="报道的日期，如 2019-12-05")
        parser.add_argument("--publisher", default="", metavar="NAME", help="发布机构")
        parser.add_argument("--url", default="", metavar="URL", help="原报道的网址")

    def handle(self, *, file, published_on, publisher, url, **options):
        try:
            text = read_manuscript(file, read_bytes(file, LARGEST_FILE))
            where = Where(district_named_in(text))
            told = {"published_on": published_on, "publisher": publisher, "url": url}
            intake, is_new = import_once(text, by=None, where=where, **told)
        except RefusedTextError as refusal:
            raise CommandError(f"{file}：{refusal}") from None
        except ValidationError as fault:
            raise CommandError(f"{file}：{' '.join(fault.messages)}") from None
        if not is_new:
            self.stdout.write("这篇报道已经读入过，没有再读一遍；下面是那一次的。")
        if story := draft_of(intake):
            self.stdout.write(f"报道草稿：{story.pk}　{story.title}")
        self.stdout.write(f"来源：{intake.source_id}　{intake.source}")
        self.stdout.write(f"采录建议：{intake.proposals.count()} 条（读入编号 {intake.pk}）")
