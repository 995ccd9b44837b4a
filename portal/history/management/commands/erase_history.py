from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from portal.history.actions.erasing import erase_contents
from portal.history.models import lines_on


class Command(BaseCommand):
    help = "清除历史里保存的内容：一条记录修改前后的文字和原因，以及写有 --also 所给的词的修改。审计记录不变。"

    def add_arguments(self, parser):
        parser.add_argument("model", help="如 communities.person")
        parser.add_argument("number", help="那一条的编号")
        parser.add_argument("--also", action="append", default=[], help="别处也要清除的词，如姓名；可以给几次")

    def handle(self, model, number, also, **options):
        try:
            kind = apps.get_model(model)
            row = kind._base_manager.filter(pk=number).first() or kind(pk=kind._meta.pk.to_python(number))
        except (LookupError, ValueError, ValidationError):
            row = None
        if row is None or not (row._state.db or lines_on(row).exists()):
            raise CommandError(f"没有这一条：{model} {number}。")
        row.names_a_person = True  # its line in the book gets the number, no name
        self.stdout.write(f"已清除 {erase_contents(row, words=also, by=None)} 处历史内容。")
