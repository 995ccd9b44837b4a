from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from articles.road_map import drawing, put_into

DOCUMENT = Path("docs/NEWSROOM.zh.md")


class Command(BaseCommand):
    help = _("按代码里的三审三校步骤表画图列表；加 --write 就更新 docs/NEWSROOM.zh.md。")

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help=_("写进 docs/NEWSROOM.zh.md，不打印。"))

    def handle(self, *args, write, **options):
        drawn = drawing()
        if not write:
            self.stdout.write(drawn)
            return
        file = settings.BASE_DIR / DOCUMENT
        file.write_text(put_into(file.read_text(encoding="utf-8"), drawn), encoding="utf-8")
